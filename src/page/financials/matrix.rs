//! The table of lines and periods.

use super::width::Width;
use crate::address::{Site, path};
use crate::domain::number::Format;
use crate::domain::statement::{LineRole, LineUnit};
use crate::domain::{Currency, Period, Scale, Unit};
use crate::history::financials::{Cadence, Column, Concept, Fact, Group, Row};
use crate::page::component::figure::{cell, in_scale, name};
use crate::page::component::link::Link;
use crate::page::component::sparkline::sparkline;
use crate::words::{self, Words};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

/// How many periods a page shows: the latest.
const PERIODS: usize = 8;

/// How many values a sparkline has at most.
const COURSE: usize = 20;

/// How many currencies can be chosen from: those of most figures.
const CURRENCIES: usize = 3;

/// The lines and the latest periods.
#[derive(Debug, Serialize)]
pub struct Matrix {
    /// The currencies; more than one can be chosen from.
    pub currencies: Vec<CurrencyView>,
    /// The periods and the gaps between them, newest first.
    pub head: Vec<HeadView>,
    /// Which periods have no figure at all.
    pub missing: Option<String>,
    /// The lines as statements group them.
    pub groups: Vec<GroupView>,
    /// How many columns the tables have.
    pub columns: usize,
    /// How wide these are.
    pub width: Width,
    /// Whether they scroll on a phone.
    pub scrolls: bool,
    /// Lines that have figures of other periods alone.
    pub others: Vec<Link>,
    /// Whether a figure was stated otherwise before.
    pub restated: bool,
}

/// A currency.
#[derive(Debug, Serialize)]
pub struct CurrencyView {
    /// The sign: `RMB`.
    pub sign: String,
    /// What money counts: `RMB million`.
    pub unit: String,
    /// Whether all of its amounts are translated for the reader's convenience.
    pub translated: bool,
}

/// The head of a column.
#[derive(Debug, Serialize)]
pub struct HeadView {
    /// The period; of a gap the periods without a figure.
    pub text: String,
    /// Its last day, where its name doesn't tell it.
    pub end: Option<String>,
    /// Its last day, at which balances are struck.
    pub day: String,
    /// Whether there is no figure.
    pub gap: bool,
}

/// The lines of a group.
#[derive(Debug, Serialize)]
pub struct GroupView {
    pub id: &'static str,
    pub title: &'static str,
    pub rows: Vec<RowView>,
    /// Whether a line counts money, so that the scale is told.
    pub money: bool,
}

/// A line.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// The heading that it and what follows stand below in their statement, where that is another one.
    pub heading: Option<String>,
    pub label: String,
    /// What it stands below, where its label alone isn't unique.
    pub above: Option<String>,
    pub href: String,
    /// What it counts, where that isn't money in the table's scale.
    pub unit: String,
    /// Depth of indentation.
    pub level: u8,
    /// Whether it is a sum.
    pub total: bool,
    pub sparkline: String,
    /// One a column.
    pub cells: Vec<CellView>,
    /// The one currency that it has figures in, likewise.
    pub only: Option<usize>,
}

/// What stands where a line meets a column.
#[derive(Debug, Default, Serialize)]
pub struct CellView {
    /// The figures, one a currency that has one.
    pub figures: Vec<FigureView>,
    pub gap: bool,
}

/// A figure.
#[derive(Debug, Serialize)]
pub struct FigureView {
    pub text: String,
    /// Its very cell.
    pub href: String,
    /// Its currency by its place among those that can be chosen, from 1.
    pub currency: Option<usize>,
    /// The sign of a currency that isn't the first.
    pub sign: Option<String>,
    /// Whether an earlier document states another one.
    pub restated: bool,
}

/// The matrix of a cadence; `None` where nothing can be followed.
#[must_use]
pub fn of(site: &Site<'_>, cadence: Cadence, root: &str) -> Option<Matrix> {
    let (financials, issuer) = (&site.history.financials, site.edition.issuer());
    let columns = financials.columns(cadence, &issuer.calendar, PERIODS);
    let (shown, others): (Vec<_>, Vec<_>) =
        financials.concepts().iter().filter_map(|concept| Line::of(concept, &columns)).partition(Line::is_shown);
    if shown.is_empty() {
        return None;
    }
    let config = site.edition.config();
    let money = |unit: Unit| matches!(unit, Unit::Money(_));
    let facts = || shown.iter().flat_map(|line| line.rows.iter().flatten()).map(|row| row.best);
    let currencies = currencies(facts());
    let mut scales: BTreeMap<Scale, usize> = BTreeMap::new();
    facts().filter(|fact| money(fact.unit())).for_each(|fact| *scales.entry(fact.scale()).or_default() += 1);
    let scale = scales.into_iter().max_by_key(|(scale, count)| (*count, *scale)).map_or(Scale::One, |(scale, _)| scale);
    let drawing = Drawing {
        currencies: &currencies,
        columns: &columns,
        scale,
        format: config.conventions.number_format(),
        words: words::of(&config.language),
        root,
    };
    let mut groups: Vec<GroupView> = Vec::new();
    let mut heading = None;
    for line in &shown {
        let group = line.concept.group;
        let (id, title) = (id(group), drawing.words.group(group));
        if groups.last().is_none_or(|last| last.id != id) {
            groups.push(GroupView { id, title, rows: Vec::new(), money: false });
            heading = None;
        }
        if let Some(last) = groups.last_mut() {
            last.money |= money(line.unit);
            let own = line.concept.heading;
            let heading = if std::mem::replace(&mut heading, own) == own { None } else { own.map(str::to_owned) };
            last.rows.push(RowView { heading, ..drawing.row(line) });
        }
    }
    let has_restated = |row: &RowView| row.cells.iter().flat_map(|cell| &cell.figures).any(|figure| figure.restated);
    let gaps: Vec<_> = columns.iter().rev().map(|column| column.missing_before.clone()).collect();
    let width = Width::of(longest(&groups));
    Some(Matrix {
        restated: groups.iter().flat_map(|group| &group.rows).any(has_restated),
        head: drawing.head(),
        missing: drawing.words.no_figures(&gaps),
        others: others.iter().map(|line| drawing.way(line.concept)).collect(),
        currencies: currencies.iter().map(|currency| drawing.currency(*currency, facts())).collect(),
        columns: columns.len(),
        width,
        scrolls: width.scrolls(columns.len()),
        groups,
    })
}

/// The characters of the longest figure.
fn longest(groups: &[GroupView]) -> usize {
    let cells = groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    cells.flat_map(|cell| &cell.figures).map(|figure| figure.text.chars().count()).max().unwrap_or_default()
}

fn id(group: Group) -> &'static str {
    match group {
        Group::Operations => "income",
        Group::PerShare => "per-share",
        Group::BalanceSheet => "balance-sheet",
        Group::CashFlows => "cash-flows",
        Group::Reconciliation => "reconciliations",
        Group::Other => "other",
    }
}

/// The currencies of figures: the company's own before those of translations, and those of more figures first.
fn currencies<'a>(facts: impl Iterator<Item = Fact<'a>>) -> Vec<Currency> {
    let mut counts: BTreeMap<Currency, (usize, usize)> = BTreeMap::new();
    for fact in facts {
        if let Some(currency) = fact.unit().currency() {
            let (own, all) = counts.entry(currency).or_default();
            *own += usize::from(!fact.is_translated());
            *all += 1;
        }
    }
    let mut currencies: Vec<_> = counts.into_iter().collect();
    currencies.sort_by_key(|(currency, counts)| (Reverse(*counts), *currency));
    currencies.into_iter().map(|(currency, _)| currency).take(CURRENCIES).collect()
}

/// A concept and its figures in the columns: by column, one a unit.
struct Line<'f, 'a> {
    concept: &'f Concept<'a>,
    /// What it counts, in the currency that it is shown by.
    unit: Unit,
    rows: Vec<Vec<Row<'f, 'a>>>,
}

impl<'f, 'a> Line<'f, 'a> {
    fn of(concept: &'f Concept<'a>, columns: &[Column]) -> Option<Self> {
        let unit = concept.newest()?.unit;
        let units: Vec<Unit> =
            concept.units().into_iter().filter(|other| discriminant(other) == discriminant(&unit)).collect();
        let of_column =
            |column: &Column| units.iter().filter_map(|unit| concept.in_column(column, *unit)).collect::<Vec<_>>();
        Some(Self { concept, unit, rows: columns.iter().map(of_column).collect() })
    }

    fn is_shown(&self) -> bool {
        self.rows.iter().any(|rows| !rows.is_empty())
    }
}

/// What all lines of a matrix are shown with.
struct Drawing<'m> {
    currencies: &'m [Currency],
    columns: &'m [Column],
    /// That of money.
    scale: Scale,
    format: Format,
    words: &'static dyn Words,
    root: &'m str,
}

impl Drawing<'_> {
    fn head(&self) -> Vec<HeadView> {
        let column = |column: &Column| {
            let is_plain = !column.period.is_of_fiscal_year() && column.period.weeks().is_none();
            let day = self.words.short_date(column.period.end());
            let end = Some(day.clone()).filter(|_| !is_plain);
            let head = HeadView { text: self.words.period(&column.period), end, day, gap: false };
            let gap = self.words.no_figures(std::slice::from_ref(&column.missing_before));
            [Some(head), gap.map(|text| HeadView { text, end: None, day: String::new(), gap: true })]
                .into_iter()
                .flatten()
        };
        self.columns.iter().flat_map(column).collect()
    }

    fn currency<'a>(&self, currency: Currency, facts: impl Iterator<Item = Fact<'a>>) -> CurrencyView {
        let mut of_it = facts.filter(|fact| fact.unit().currency() == Some(currency));
        CurrencyView {
            sign: currency.prefix().trim().to_owned(),
            unit: self.words.money_unit(currency, self.scale),
            translated: of_it.all(|fact| fact.is_translated()),
        }
    }

    fn way(&self, concept: &Concept<'_>) -> Link {
        Link { href: format!("{}{}", self.root, path::concept(concept.id)), text: name(concept, self.words) }
    }

    fn row(&self, line: &Line<'_, '_>) -> RowView {
        let Link { href, .. } = self.way(line.concept);
        let label = line.concept.label.to_owned();
        let home = line.rows.iter().flatten().next().map(|row| row.best);
        let mut cells = Vec::new();
        for (column, rows) in self.columns.iter().zip(&line.rows) {
            cells.push(CellView { figures: rows.iter().filter_map(|row| self.figure(row)).collect(), gap: false });
            if !column.missing_before.is_empty() {
                cells.push(CellView { figures: Vec::new(), gap: true });
            }
        }
        let places = line.rows.iter().flatten().filter_map(|row| self.place(row.unit));
        let used: BTreeSet<usize> = places.collect();
        RowView {
            heading: None,
            label,
            above: line.concept.above.map(str::to_owned),
            href,
            unit: self.unit(line.unit),
            level: home.map_or(0, |fact| fact.line().level.min(3)),
            total: home.is_some_and(|fact| matches!(fact.line().role, LineRole::Subtotal | LineRole::Total)),
            sparkline: self.course(line),
            cells,
            only: used.first().copied().filter(|_| used.len() == 1),
        }
    }

    /// What a line counts: nothing for money, whose scale the table tells; the currency of an amount per share is chosen.
    fn unit(&self, unit: Unit) -> String {
        match unit {
            Unit::Money(_) | Unit::Percent | Unit::Times => String::new(),
            Unit::PerShare(_) if self.currencies.len() > 1 => self.words.line_unit(LineUnit::PerShare, Scale::One),
            Unit::PerAds(_) if self.currencies.len() > 1 => self.words.line_unit(LineUnit::PerAds, Scale::One),
            other => self.words.unit(other, Scale::One),
        }
    }

    /// The scale that figures of a unit are shown in.
    fn scale_of(&self, unit: Unit) -> Scale {
        if matches!(unit, Unit::Money(_)) { self.scale } else { Scale::One }
    }

    /// The place of a unit's currency among those that can be chosen, from 1.
    fn place(&self, unit: Unit) -> Option<usize> {
        let at = self.currencies.iter().position(|it| Some(*it) == unit.currency())?;
        (self.currencies.len() > 1).then_some(at + 1)
    }

    fn figure(&self, row: &Row<'_, '_>) -> Option<FigureView> {
        let fact = row.best;
        let currency = row.unit.currency();
        if currency.is_some_and(|currency| !self.currencies.contains(&currency)) {
            return None;
        }
        let place = self.place(row.unit);
        Some(FigureView {
            text: in_scale(&fact, self.scale_of(row.unit), self.format, self.words),
            href: format!("{}{}", self.root, cell(&fact)),
            currency: place,
            sign: currency.filter(|_| place > Some(1)).map(|currency| currency.prefix().trim().to_owned()),
            restated: row.documents().any(|other| other.rate() == fact.rate() && !other.agrees(&fact)),
        })
    }

    fn course(&self, line: &Line<'_, '_>) -> String {
        let own = |rows: &Vec<Row<'_, '_>>| rows.iter().find(|row| row.unit == line.unit).map(|row| row.period);
        let Some(like) = line.rows.iter().find_map(own) else { return String::new() };
        let series = line.concept.series(like, line.unit, COURSE);
        let values: Vec<(Period, _)> =
            series.iter().filter_map(|row| Some((row.period, row.best.in_units()?))).collect();
        sparkline(&values)
    }
}
