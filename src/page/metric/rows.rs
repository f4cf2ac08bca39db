//! The values of a metric, a row a period and definition, with what each document states.

use super::ties::{LATEST, Reason, Sentence, Ties};
use crate::address::{Site, figure, path};
use crate::domain::announcement::Restatement;
use crate::domain::metric::{Metric, MetricPart};
use crate::domain::period::FiscalCalendar;
use crate::domain::{Amount, Period};
use crate::history::cadence;
use crate::history::series::Stated;
use crate::page::component::change::{self, ChangeView};
use crate::page::component::definition;
use crate::page::component::restated;
use crate::page::component::source::{Source, source};
use crate::words::{self, Words};
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeSet;

/// The deepest indentation of parts that the stylesheet has.
const DEEPEST: usize = 4;

/// The values of periods that stand beside each other.
#[derive(Debug, Serialize)]
pub struct Section {
    pub title: &'static str,
    pub rows: Vec<RowView>,
    /// How many rows there are.
    pub all: usize,
    /// Which columns have something in them.
    pub has: Columns,
}

#[derive(Debug, Serialize)]
pub struct Columns {
    pub change: bool,
    pub share: bool,
    pub definition: bool,
}

/// A period by one definition.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Address of the first row of the period.
    pub period_anchor: Option<String>,
    /// Address of the value that is shown.
    pub anchor: Option<String>,
    /// Addresses of what other documents state.
    pub others: Vec<String>,
    pub period: String,
    /// As printed by the document that states it last.
    pub value: String,
    pub changes: Vec<ChangeView>,
    pub share: Option<Share>,
    pub definition: String,
    pub source: Source,
    /// `confirmed twice`, where other documents state it again.
    pub confirmed: Option<String>,
    /// What documents state otherwise, the latest first.
    pub otherwise: Vec<Otherwise>,
    /// What each document states, the latest first, and how it ties; empty where the row says all of it.
    pub origins: Vec<Origin>,
    pub parts: Vec<PartView>,
    /// Which periods before it have no figure.
    pub gap: Option<String>,
    /// That values before it follow another definition.
    pub broken: Option<String>,
}

/// A share of another metric.
#[derive(Debug, Serialize)]
pub struct Share {
    pub percent: String,
    pub of: String,
    pub href: String,
}

/// What a document states otherwise.
#[derive(Debug, Serialize)]
pub struct Otherwise {
    pub value: String,
    pub source: Source,
    /// Why, where a document says so.
    pub cause: Option<&'static str>,
}

/// What a document states, and how that ties.
#[derive(Debug, Serialize)]
pub struct Origin {
    pub source: Source,
    pub value: String,
    /// Whether the document is about the value; else it is given for comparison.
    pub current: bool,
    /// The name of the metric in the document, where it differs.
    pub label: Option<String>,
    /// What holds of it.
    pub ties: Vec<Sentence>,
    /// What doesn't, and why.
    pub reasons: Vec<Reason>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PartView {
    pub label: String,
    pub value: String,
    /// 1 for a part of the value, 2 for a part of a part.
    pub level: usize,
}

/// The values of one period by one definition, in the order of the documents.
type Row<'s, 'a> = Vec<&'s Stated<'a>>;

/// The sections of a metric's page: the shortest periods first.
#[must_use]
pub fn sections<'a>(site: &'a Site<'a>, metric: &'a Metric, root: &'a str) -> Vec<Section> {
    let series = site.history.series(metric);
    let mut groups: Vec<Vec<Row<'_, '_>>> = Vec::new();
    for of_period in series.chunk_by(|a, b| a.value.period == b.value.period).rev() {
        let is_like =
            |rows: &&mut Vec<Row<'_, '_>>| cadence::is_comparable(rows[0][0].value.period, of_period[0].value.period);
        match groups.iter_mut().find(is_like) {
            Some(rows) => rows.extend(by_definition(of_period)),
            None => groups.push(by_definition(of_period)),
        }
    }
    groups.sort_by_key(|rows| cadence::days(rows[0][0].value.period));
    let shown = || groups.iter().flat_map(|rows| rows.iter().take(LATEST)).flatten().copied();
    let mut drawing = Drawing {
        site,
        metric,
        words: words::of(&site.edition.config().language),
        calendar: &site.edition.issuer().calendar,
        ties: Ties::new(site, root, shown()),
        root,
        given: BTreeSet::new(),
    };
    groups.iter().map(|rows| drawing.section(rows)).collect()
}

/// The values of a period by definition, the newest definition first.
fn by_definition<'s, 'a>(of_period: &'s [Stated<'a>]) -> Vec<Row<'s, 'a>> {
    let mut definitions: Vec<Option<usize>> = of_period.iter().map(|stated| stated.definition).collect();
    definitions.sort_unstable();
    definitions.dedup();
    let of = |definition| of_period.iter().filter(|stated| stated.definition == definition).collect();
    definitions.into_iter().rev().map(of).collect()
}

struct Drawing<'a> {
    site: &'a Site<'a>,
    metric: &'a Metric,
    words: &'static dyn Words,
    calendar: &'a FiscalCalendar,
    ties: Ties<'a>,
    root: &'a str,
    /// The addresses that are given: each stands once on the page.
    given: BTreeSet<String>,
}

impl Drawing<'_> {
    fn section(&mut self, rows: &[Row<'_, '_>]) -> Section {
        let values: Vec<Stated<'_>> = rows.iter().rev().filter_map(|row| row.last()).map(|last| **last).collect();
        let mut views: Vec<RowView> = Vec::new();
        for (at, row) in rows.iter().enumerate().take(LATEST) {
            let Some(last) = row.last() else { continue };
            let mut view = self.row(row, last, &values);
            if let Some(earlier) = rows.get(at + 1).and_then(|row| row.last()) {
                let missing = cadence::missing(&self.periods_between(rows, earlier.value.period, last.value.period));
                view.gap = self.words.no_figures(&missing[missing.len().saturating_sub(1)..]);
                let is_first = rows[at + 1..].iter().flatten().all(|other| other.definition < last.definition);
                view.broken = is_first.then(|| self.words.defined_otherwise(&view.period));
            }
            views.push(view);
        }
        Section {
            title: rows.first().map_or("", |row| self.words.periods_of(&row[0].value.period)),
            has: Columns {
                change: views.iter().any(|row| !row.changes.is_empty()),
                share: views.iter().any(|row| row.share.is_some()),
                definition: self.metric.definitions.len() > 1,
            },
            rows: views,
            all: rows.len(),
        }
    }

    /// The periods of a section up to one, so that its cadence is known, the last two of which are these.
    fn periods_between(&self, rows: &[Row<'_, '_>], from: Period, to: Period) -> Vec<Period> {
        let mut periods: Vec<Period> = rows.iter().rev().map(|row| row[0].value.period).collect();
        periods.dedup();
        periods.retain(|period| period.order() <= from.order());
        if from != to {
            periods.push(to);
        }
        periods
    }

    fn row(&mut self, row: &Row<'_, '_>, last: &Stated<'_>, values: &[Stated<'_>]) -> RowView {
        let others = row.iter().rev().filter(|stated| !std::ptr::eq(stated.value, last.value));
        let others = others.copied();
        let (alike, otherwise): (Vec<&Stated<'_>>, Vec<&Stated<'_>>) =
            others.clone().partition(|stated| agrees(&stated.value.amount, &last.value.amount));
        let mut origins: Vec<Origin> = row.iter().rev().map(|stated| self.origin(stated)).collect();
        if let [only] = &*origins
            && only.ties.is_empty()
            && only.reasons.is_empty()
            && only.label.is_none()
        {
            origins.clear();
        }
        let with_parts = row.iter().rev().find(|stated| !stated.value.parts.is_empty());
        let with_share = row.iter().rev().find_map(|stated| stated.value.share.as_ref());
        let anchor = |stated: &Stated<'_>| path::value_anchor(stated.value.period, stated.announcement);
        RowView {
            period_anchor: self.once(path::period_anchor(last.value.period)),
            anchor: self.once(anchor(last)),
            others: others.filter_map(|stated| self.once(anchor(stated))).collect(),
            period: self.words.period(&last.value.period),
            value: last.value.amount.printed.to_string(),
            changes: self.changes(row, last, values),
            share: with_share.map(|share| {
                let whole = &share.of.value;
                let of = self.site.edition.metric(whole).map_or(whole, |metric| &metric.label);
                let href = format!("{}{}", self.root, path::metric(whole));
                Share { percent: share.percent.printed.to_string(), of: of.to_string(), href }
            }),
            definition: definition::name(self.metric, last.definition, self.words),
            source: self.source(last),
            confirmed: (!alike.is_empty()).then(|| self.words.confirmed(alike.len())),
            otherwise: otherwise.iter().map(|stated| self.otherwise(row, stated)).collect(),
            parts: with_parts.map_or_else(Vec::new, |stated| parts(&stated.value.parts, 1)),
            origins,
            gap: None,
            broken: None,
        }
    }

    /// The changes that documents state of a value, each once, and where none is that on the year, the computed one.
    fn changes(&self, row: &Row<'_, '_>, last: &Stated<'_>, values: &[Stated<'_>]) -> Vec<ChangeView> {
        let mut changes: Vec<ChangeView> = Vec::new();
        let alike = row.iter().rev().filter(|stated| agrees(&stated.value.amount, &last.value.amount));
        for change in alike.flat_map(|stated| &stated.value.changes) {
            let (text, against) = (self.words.stated_amount(change), self.words.period(&change.against));
            let view = ChangeView { text, against, was: None, stated: true };
            if !changes.contains(&view) {
                changes.push(view);
            }
        }
        let on_the_year = change::on_the_year(values, last, self.calendar, self.words);
        changes.extend(on_the_year.filter(|it| changes.iter().all(|stated| stated.against != it.against)));
        changes
    }

    fn origin(&self, stated: &Stated<'_>) -> Origin {
        Origin {
            source: self.source(stated),
            value: stated.value.amount.printed.to_string(),
            current: stated.is_current(),
            label: stated.observation.label.as_deref().filter(|it| *it != &*self.metric.label).map(str::to_owned),
            ties: self.ties.sentences(stated),
            reasons: self.ties.reasons(stated),
        }
    }

    /// The document of a value, at the place where it states the metric.
    fn source(&self, stated: &Stated<'_>) -> Source {
        let mut source = source(self.site, stated.announcement, self.root);
        let at = stated.announcement.metrics.iter().position(|it| std::ptr::eq(it, stated.observation));
        let anchor = figure::of_metric(stated.announcement, at.unwrap_or_default(), stated.observation);
        source.link.href.push_str(&format!("#{anchor}"));
        source
    }

    fn otherwise(&self, row: &Row<'_, '_>, earlier: &Stated<'_>) -> Otherwise {
        let is_it = |it: &&Restatement| {
            it.concept.value == self.metric.id.value
                && it.period == earlier.value.period
                && *it.document.value == *earlier.announcement.id
        };
        let mut restatements = row.iter().flat_map(|stated| &stated.announcement.restatements);
        Otherwise {
            value: earlier.value.amount.printed.to_string(),
            source: self.source(earlier),
            cause: restatements.find(is_it).map(|it| restated::cause(it.cause, self.words)),
        }
    }

    /// An address is that of the first alone that would have it: a document may state a value for several definitions.
    fn once(&mut self, anchor: String) -> Option<String> {
        self.given.insert(anchor.clone()).then_some(anchor)
    }
}

/// Whether two amounts may be one before both were rounded.
fn agrees(one: &Amount, other: &Amount) -> bool {
    let half =
        |it: &Amount| it.scale.factor().checked_mul(Decimal::new(1, it.value.scale()))?.checked_div(Decimal::TWO);
    let apart = || Some((one.in_units()?.checked_sub(other.in_units()?)?.abs(), half(one)?, half(other)?));
    let is_near = apart().is_some_and(|(apart, one, other)| apart.is_zero() || one != other && apart <= one.max(other));
    one.unit == other.unit && is_near
}

/// The parts of a value as rows.
#[must_use]
pub fn parts(stated: &[MetricPart], level: usize) -> Vec<PartView> {
    let mut rows = Vec::new();
    for part in stated {
        let value = part.amount.printed.to_string();
        rows.push(PartView { label: part.label.to_string(), value, level: level.min(DEEPEST) });
        rows.extend(parts(&part.parts, level + 1));
    }
    rows
}
