//! The figures of an announcement, one by one, and the ways to find them.

use super::fact::{Fact, Place, Version, same_days};
use super::value::Value;
use crate::domain::ads::AdsRatio;
use crate::domain::issuer::Issuer;
use crate::domain::member::Members;
use crate::domain::metric::{MetricPart, Observation};
use crate::domain::slug;
use crate::domain::statement::{Column, Derived, LineRole, LineUnit, Statement};
use crate::domain::{Amount, Announcement, Currency, Located, Period, Scale, Span, Unit};
use std::borrow::Cow;

/// The figures of an announcement and the ways to find them.
#[derive(Debug)]
pub struct Book<'a> {
    /// The announcement.
    pub announcement: &'a Announcement,
    /// The company.
    pub issuer: &'a Issuer,
    /// Its figures, in the order of the announcement's parts.
    pub facts: Vec<Fact<'a>>,
    /// For each figure, what tells most keys apart at a glance: texts ask for many.
    glances: Vec<u32>,
    /// For each statement, the figure of each cell by line and column; `NONE` where nothing is stated.
    cells: Vec<Vec<u32>>,
    /// For each statement, its lines of figures in the order of their ids.
    lines: Vec<Vec<(&'a str, u32)>>,
}

const NONE: u32 = u32::MAX;

fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NONE)
}

/// The length of a key and its last three bytes.
fn glance(key: &str) -> u32 {
    let [.., a, b, c] = *key.as_bytes() else { return u32::MAX };
    u32::from_le_bytes([a, b, c, u8::try_from(key.len()).unwrap_or(u8::MAX)])
}

impl<'a> Book<'a> {
    /// Collects the figures of an announcement.
    #[must_use]
    pub fn of(announcement: &'a Announcement, issuer: &'a Issuer) -> Self {
        let most = announcement.statements.iter().map(|it| it.lines.len() * it.columns.len()).sum::<usize>() + 32;
        let mut book = Self::empty(announcement, issuer, most);
        for (index, statement) in announcement.statements.iter().enumerate() {
            book.statement(position(index), statement);
        }
        book.outside();
        book.shares();
        book.glances.extend(book.facts.iter().map(|fact| glance(&fact.key)));
        book
    }

    /// The figures that an announcement itself states outside its statements and its text.
    #[must_use]
    pub fn outside_statements(announcement: &'a Announcement, issuer: &'a Issuer) -> Vec<Fact<'a>> {
        let mut book = Self::empty(announcement, issuer, 0);
        book.outside();
        book.facts
    }

    fn empty(announcement: &'a Announcement, issuer: &'a Issuer, most: usize) -> Self {
        let (facts, glances) = (Vec::with_capacity(most), Vec::with_capacity(most));
        Self { announcement, issuer, facts, glances, cells: Vec::new(), lines: Vec::new() }
    }

    fn outside(&mut self) {
        for (index, observation) in self.announcement.metrics.iter().enumerate() {
            self.observation(position(index), observation);
        }
        self.single();
        self.kind();
    }

    /// The figure of a cell, where something is stated.
    #[must_use]
    pub fn cell(&self, statement: usize, line: usize, column: usize) -> Option<u32> {
        let width = self.announcement.statements.get(statement)?.columns.len();
        let found = *self.cells.get(statement)?.get(line * width + column)?;
        (found != NONE).then_some(found)
    }

    /// The line that a reference of a statement means: `line` in the same statement, `statement.line` in any.
    #[must_use]
    pub fn line(&self, home: usize, reference: &str) -> Option<(usize, usize)> {
        let (statement, line) = match reference.split_once('.') {
            Some((statement, line)) => {
                (self.announcement.statements.iter().position(|it| &*it.id.value == statement)?, line)
            }
            None => (home, reference),
        };
        let lines = self.lines.get(statement)?;
        let (id, at) = lines[..lines.partition_point(|(id, _)| *id <= line)].last()?;
        (*id == line).then_some((statement, *at as usize))
    }

    /// The figure of a line for a period and members, in a currency where it is money. Counts have no currency, but a table
    /// may repeat them in each column: that of the currency is taken, or else the first.
    #[must_use]
    pub fn figure_at(
        &self,
        (statement, line): (usize, usize),
        period: Period,
        currency: Currency,
        members: Members<'_>,
    ) -> Option<u32> {
        let table = self.announcement.statements.get(statement)?;
        let of = table.lines.get(line)?;
        let is_of = |column: &Column| {
            let days = same_days(table.period(of, column), period);
            days && column.states_figures() && table.members(of, column) == members
        };
        let stated = table.columns.iter().enumerate().filter(|(_, column)| is_of(column));
        let mut cells = stated.filter_map(|(at, column)| Some((column.currency, self.cell(statement, line, at)?)));
        let first = cells.clone().find(|(of, _)| *of == currency);
        first.or_else(|| if of.unit.has_currency() { None } else { cells.next() }).map(|(_, fact)| fact)
    }

    /// The figure of a line that belongs with a cell: of the same column where the line stands in the same table and is of
    /// the period there, for a table may have several columns of one period; else [`Self::figure_at`].
    #[must_use]
    pub fn beside(
        &self,
        (home, at, column): (usize, usize, usize),
        line: (usize, usize),
        period: Period,
    ) -> Option<u32> {
        let table = self.announcement.statements.get(home)?;
        let (of, from) = (table.columns.get(column)?, table.lines.get(at)?);
        let is_own = line.0 == home && same_days(table.period(table.lines.get(line.1)?, of), period);
        let own = if is_own { self.cell(home, line.1, column) } else { None };
        own.or_else(|| self.figure_at(line, period, of.currency, table.members(from, of)))
    }

    /// How many shares an ADS stands for on the date of the announcement; `None` where there are no ADSs.
    #[must_use]
    pub fn ads_ratio(&self) -> Option<AdsRatio> {
        self.issuer.ads.as_ref().map(|ads| ads.ratio_on(self.announcement.dated.value))
    }

    /// The figures of a key; those that texts tell are not among them.
    pub fn of_key(&self, key: &str) -> impl Iterator<Item = u32> {
        let wanted = glance(key);
        let near = (0..).zip(&self.glances).filter(move |(_, it)| **it == wanted).map(|(at, _)| at);
        near.filter(move |at| *self.fact(*at).key == *key)
    }

    /// The first figure that a test lets through.
    pub fn find(&self, test: impl FnMut(&Fact<'_>) -> bool) -> Option<u32> {
        self.facts.iter().position(test).map(position)
    }

    /// The figure that stands at a place in the source.
    pub fn at(&self, span: Span) -> Option<u32> {
        self.facts.iter().position(|fact| fact.span == span).map(position)
    }

    /// A figure.
    #[must_use]
    pub fn fact(&self, index: u32) -> &Fact<'a> {
        &self.facts[index as usize]
    }

    /// What a figure is called in its document: the label of its line, or its key in words.
    pub(super) fn label(&self, index: u32) -> Cow<'a, str> {
        match self.fact(index).place {
            Place::Cell(statement, line, _) => {
                Cow::Borrowed(&*self.announcement.statements[statement as usize].lines[line as usize].label)
            }
            _ => Cow::Owned(self.fact(index).key.replace(['-', '.'], " ")),
        }
    }

    /// What a place is called, as far as it is a cell: `statement.line.column`.
    #[must_use]
    pub fn cell_id(&self, place: Place) -> Option<String> {
        let Place::Cell(statement, line, column) = place else { return None };
        let statement = self.announcement.statements.get(statement as usize)?;
        let (line, column) = (statement.lines.get(line as usize)?, statement.columns.get(column as usize)?);
        Some(format!("{}.{}.{}", statement.id.value, line.id.value, column.id.value))
    }

    /// How a figure is named in a message and in a waiver: a cell by its id, everything else by key and period.
    #[must_use]
    pub fn name(&self, index: u32) -> String {
        let fact = self.fact(index);
        self.cell_id(fact.place).unwrap_or_else(|| fact.name())
    }

    fn statement(&mut self, index: u32, statement: &'a Statement) {
        let mut cells = Vec::with_capacity(statement.lines.len() * statement.columns.len());
        let rate = |column: &Column| {
            let id = &column.translation.as_ref()?.rate.value;
            let rate = self.announcement.rates.iter().find(|rate| rate.id.value == *id)?;
            Some(Version::Rate(rate.value.value.normalize()))
        };
        let columns: Vec<(bool, Option<Version<'_>>)> =
            (0..statement.columns.len()).map(|at| (statement.states_facts(at), rate(&statement.columns[at]))).collect();
        for (at, line) in statement.lines.iter().enumerate() {
            for (to, column) in statement.columns.iter().enumerate() {
                let counted = statement.unit(line, column);
                let (unit, scale) = (counted.of(column.currency), statement.scale(line, column));
                let cell = line.cells.get(to).filter(|_| counted != LineUnit::Text);
                let cell = cell.and_then(|cell| Some((Value::of_cell(cell.printed?, scale, unit)?, cell.span)));
                let Some((value, span)) = cell else {
                    cells.push(NONE);
                    continue;
                };
                cells.push(position(self.facts.len()));
                let place = Place::Cell(index, position(at), position(to));
                let key = match column.derived.as_deref() {
                    None => Cow::Borrowed(line.concept()),
                    Some(Derived::Change { .. }) => Cow::Owned(format!("{}.change", line.concept())),
                    Some(Derived::Share { .. }) => Cow::Owned(format!("{}.share", line.concept())),
                };
                let (period, members) = (Some(statement.period(line, column)), statement.members(line, column));
                let (shared, rate) = columns[to];
                let version = rate.filter(|_| unit.currency().is_some());
                self.facts.push(Fact { key, members, version, period, value, amount: None, place, span, shared });
            }
        }
        self.cells.push(cells);
        let figures = (0..).zip(&statement.lines).filter(|(_, line)| line.role != LineRole::Heading);
        let mut lines: Vec<(&str, u32)> = figures.map(|(at, line)| (&*line.id.value, at)).collect();
        lines.sort_unstable();
        self.lines.push(lines);
    }

    fn observation(&mut self, index: u32, observation: &'a Observation) {
        let metric = &*observation.metric.value;
        let first = self.facts.len();
        for (at, value) in observation.values.iter().enumerate() {
            let at = position(at);
            let period = Some(value.period);
            self.add(Cow::Borrowed(metric), period, &value.amount, Place::Metric(index, at), value.span, true);
            for (nth, change) in value.changes.iter().enumerate() {
                // What is told first is the change as such; others are told apart by the period that they are from.
                let key = match nth {
                    0 => format!("{metric}.change"),
                    _ => format!("{metric}.change.{}", change.against.id()),
                };
                let place = Place::Change(index, at, position(nth));
                self.add(Cow::Owned(key), period, &change.amount, place, change.span, false);
            }
            if let Some(share) = &value.share {
                let key = Cow::Owned(format!("{metric}.share"));
                self.add(key, period, &share.percent, Place::Share(index, at), share.span, false);
            }
        }
        for value in &observation.values {
            self.parts(metric, Some(value.period), &value.parts, index);
        }
        let version = observation.definition.as_ref().map(|it| Version::Definition(&it.value));
        self.facts[first..].iter_mut().for_each(|fact| fact.version = version);
    }

    fn parts(&mut self, whole: &str, period: Option<Period>, parts: &'a [MetricPart], observation: u32) {
        for part in parts {
            let key = format!("{whole}.{}", slug(&part.label));
            self.add(Cow::Owned(key.clone()), period, &part.amount, Place::Part(observation), part.span, true);
            self.parts(&key, period, &part.parts, observation);
        }
    }

    fn single(&mut self) {
        let announcement = self.announcement;
        for (index, figure) in announcement.figures.iter().enumerate() {
            let (key, shared) = match &figure.concept {
                Some(concept) => (&concept.value, figure.period.is_some()),
                None => (&figure.id.value, false),
            };
            let place = Place::Figure(position(index));
            self.add(Cow::Borrowed(key), figure.period, &figure.amount, place, figure.span, shared);
            // One that repeats nothing is alone under its id.
            if let Some(fact) = self.facts.last_mut().filter(|_| figure.concept.is_some()) {
                fact.members = Members::new(&figure.members, &[]);
            }
        }
        for (index, rate) in announcement.rates.iter().enumerate() {
            let unit = Unit::Money(rate.quote);
            let value = Value::of(rate.value.value, Scale::One, unit);
            let key = Cow::Owned(format!("rate.{}", rate.id.value));
            let (period, place) = (Some(Period::Instant(rate.date)), Place::Rate(position(index)));
            let (span, shared) = (rate.value.span, true);
            let members = Members::default();
            self.facts.push(Fact { key, members, version: None, period, value, amount: None, place, span, shared });
        }
        for (index, plan) in announcement.repurchases.iter().enumerate() {
            let place = Place::Plan(position(index));
            let mut add = |name: &str, period, amount: &'a Option<Located<Amount>>, shared| {
                if let Some(amount) = amount {
                    let key = Cow::Owned(format!("repurchase.{}.{name}", plan.plan.value));
                    self.add(key, period, amount, place, amount.span, shared);
                }
            };
            // What one document authorizes another may raise: `plans` compares both.
            add("authorized", None, &plan.authorized, false);
            add("authorized-number", None, &plan.authorized_number, false);
            add("authorized-before", None, &plan.authorized_before, false);
            add("issued", None, &plan.issued, true);
            add("percent", None, &plan.percent, true);
            for progress in &plan.progress {
                let as_of = progress.as_of.value;
                let period = match &progress.since {
                    Some(since) => Period::Span { start: since.value, end: as_of, fiscal: None },
                    None => Period::Instant(as_of),
                };
                add("spent", Some(period), &progress.spent, true);
                add("bought", Some(period), &progress.bought, true);
                add("average-price", Some(period), &progress.average_price, true);
                let at = Some(Period::Instant(as_of));
                add("remaining", at, &progress.remaining, true);
                add("bought-percent", at, &progress.percent, true);
            }
        }
    }

    fn shares(&mut self) {
        for class in &self.issuer.share_classes {
            if let Some(par) = &class.par {
                let key = Cow::Owned(format!("par.{}", class.id.value));
                self.add(key, None, par, Place::Issuer, par.span, false);
            }
        }
    }

    fn kind(&mut self) {
        for (index, it) in self.announcement.details.figures().into_iter().enumerate() {
            let index = position(index);
            let place = if it.key.starts_with("guidance.") { Place::Guidance(index) } else { Place::Own(index) };
            let version = self.announcement.details.dividend().and_then(|dividend| dividend.identity(&it.key));
            let (version, shared) = (version.map(Version::Dividend), version.is_some());
            self.add(it.key, it.period, it.amount, place, it.amount.span, shared);
            if let Some(fact) = self.facts.last_mut() {
                fact.version = version;
            }
        }
    }

    fn add(
        &mut self,
        key: Cow<'a, str>,
        period: Option<Period>,
        amount: &'a Amount,
        place: Place,
        span: Span,
        shared: bool,
    ) {
        let value = Value::from(amount);
        let (members, amount) = (Members::default(), Some(amount));
        self.facts.push(Fact { key, members, version: None, period, value, amount, place, span, shared });
    }
}
