//! The figures of a line, a row a period, with what each document states.

use super::headline::on;
use crate::address::{Site, path};
use crate::domain::announcement::Restatement;
use crate::domain::number::Format;
use crate::domain::period::FiscalCalendar;
use crate::domain::{Period, Scale, Unit};
use crate::history::cadence;
use crate::history::financials::{Concept, Fact, Row};
use crate::page::component::change::ChangeView;
use crate::page::component::figure::{cell, in_scale, unit_in, whole};
use crate::page::component::restated;
use crate::page::component::source::{Source, source};
use crate::words::{self, Words};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many periods of a length the page shows: the latest. The CSV has all.
const PERIODS: usize = 40;

/// The figures of periods that stand beside each other.
#[derive(Debug, Serialize)]
pub struct Section {
    pub title: &'static str,
    /// What the figures of each column count: the company's own currency first.
    pub units: Vec<String>,
    pub rows: Vec<RowView>,
    /// How many periods there are.
    pub all: usize,
    /// Whether a row has a change.
    pub has_change: bool,
}

/// A period.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Address of the row, each once on the page.
    pub anchor: Option<String>,
    pub period: String,
    /// One a unit.
    pub figures: Vec<Option<FigureView>>,
    /// The computed change on the year.
    pub change: Option<ChangeView>,
    /// Every document that states the first of the figures, the latest first.
    pub documents: Vec<Statement>,
    /// `confirmed twice`, where documents state it again.
    pub confirmed: Option<String>,
    /// The figures that earlier documents state otherwise, the latest first.
    pub before: Vec<Statement>,
    /// Which periods before it have no figure.
    pub gap: Option<String>,
}

/// A figure.
#[derive(Debug, Serialize)]
pub struct FigureView {
    pub text: String,
    /// Its very cell.
    pub href: String,
}

/// What a document states.
#[derive(Debug, Serialize)]
pub struct Statement {
    /// As printed there.
    pub value: String,
    /// Its very cell.
    pub href: String,
    pub source: Source,
    /// Why a later document states another one, where it says so.
    pub cause: Option<&'static str>,
}

/// The figures, those of the periods that a reader came for first.
#[must_use]
pub fn sections(site: &Site<'_>, concept: &Concept<'_>, root: &str) -> Vec<Section> {
    let units = concept.units();
    let mut groups: Vec<(Unit, Period, Vec<Row<'_, '_>>)> = Vec::new();
    // A unit of its own begins a group; the same in another currency is a column of it.
    let leads: Vec<Unit> = units.iter().copied().filter(|unit| is_lead(*unit, &units)).collect();
    for row in concept.rows().rev().filter(|row| leads.contains(&row.unit)) {
        let is_of = |(unit, period, _): &&mut (Unit, Period, Vec<Row<'_, '_>>)| {
            *unit == row.unit && cadence::is_comparable(*period, row.period)
        };
        match groups.iter_mut().find(is_of) {
            Some((.., rows)) => rows.push(row),
            None => groups.push((row.unit, row.period, vec![row])),
        }
    }
    let order = |unit: &Unit| units.iter().position(|it| it == unit);
    groups.sort_by_key(|(unit, period, _)| (order(unit), cadence::days(*period)));
    let config = site.edition.config();
    let mut drawing = Drawing {
        site,
        concept,
        units: &units,
        words: words::of(&config.language),
        format: config.conventions.number_format(),
        calendar: &site.edition.issuer().calendar,
        root,
        anchors: Vec::new(),
    };
    groups.into_iter().map(|(unit, period, rows)| drawing.section(unit, period, &rows)).collect()
}

/// Whether no unit before it is the same in another currency.
fn is_lead(unit: Unit, units: &[Unit]) -> bool {
    let Some(currency) = unit.currency() else { return true };
    units.iter().find(|other| unit_in(**other, currency) == unit) == Some(&unit)
}

struct Drawing<'d, 'a> {
    site: &'d Site<'a>,
    concept: &'d Concept<'a>,
    units: &'d [Unit],
    words: &'static dyn Words,
    format: Format,
    calendar: &'d FiscalCalendar,
    root: &'d str,
    /// The addresses that are given.
    anchors: Vec<Period>,
}

impl Drawing<'_, '_> {
    fn section(&mut self, lead: Unit, period: Period, rows: &[Row<'_, '_>]) -> Section {
        let is_same =
            |unit: &&Unit| unit.currency().map_or(**unit == lead, |currency| unit_in(lead, currency) == **unit);
        let units: Vec<Unit> = self.units.iter().filter(is_same).copied().collect();
        let has = |unit: &Unit| rows.iter().take(PERIODS).any(|row| self.concept.at(&row.period, *unit).is_some());
        let units: Vec<Unit> = units.into_iter().filter(has).collect();
        let scale = scale(rows);
        let periods: Vec<Period> = rows.iter().rev().map(|row| row.period).collect();
        let mut missing = cadence::missing(&periods);
        missing.reverse();
        let mut views = Vec::new();
        for (at, row) in rows.iter().enumerate().take(PERIODS) {
            let gap = missing.get(at).and_then(|names| self.words.no_figures(std::slice::from_ref(names)));
            views.push(self.row(row, &units, scale, gap));
        }
        Section {
            title: self.words.periods_of(&period),
            units: units.iter().map(|unit| self.words.unit(*unit, scale)).collect(),
            has_change: views.iter().any(|row| row.change.is_some()),
            rows: views,
            all: rows.len(),
        }
    }

    fn row(&mut self, row: &Row<'_, '_>, units: &[Unit], scale: Scale, gap: Option<String>) -> RowView {
        let is_first = !self.anchors.contains(&row.period);
        self.anchors.push(row.period);
        let figure = |unit: &Unit| {
            let fact = self.concept.at(&row.period, *unit)?.best;
            let text = in_scale(&fact, scale, self.format, self.words);
            Some(FigureView { text, href: format!("{}{}", self.root, cell(&fact)) })
        };
        let mut stated: Vec<Fact<'_>> = row.documents().collect();
        stated.reverse();
        let best = row.best;
        let (documents, before): (Vec<_>, Vec<_>) = stated.into_iter().partition(|fact| fact.agrees(&best));
        RowView {
            anchor: is_first.then(|| path::period_anchor(row.period)),
            period: self.words.period(&row.period),
            figures: units.iter().map(figure).collect(),
            change: row
                .period
                .year_before(self.calendar)
                .and_then(|from| on(self.concept, row, from, self.format, self.words)),
            confirmed: (documents.len() > 1).then(|| self.words.confirmed(documents.len() - 1)),
            documents: documents.iter().map(|fact| self.statement(fact)).collect(),
            before: before
                .iter()
                .map(|fact| Statement { cause: self.cause(row, fact), ..self.statement(fact) })
                .collect(),
            gap,
        }
    }

    fn statement(&self, fact: &Fact<'_>) -> Statement {
        Statement {
            value: whole(fact, self.format, self.words),
            href: format!("{}{}", self.root, cell(fact)),
            source: source(self.site, fact.announcement, self.root),
            cause: None,
        }
    }

    /// Why a later document of the row states another figure than an earlier one.
    fn cause(&self, row: &Row<'_, '_>, earlier: &Fact<'_>) -> Option<&'static str> {
        let is_it = |it: &&Restatement| {
            let (concept, document) = (&*it.concept.value, &*it.document.value);
            (concept, document) == (self.concept.id, &*earlier.announcement.id)
                && it.period.order() == row.period.order()
        };
        let mut restatements = row.documents().flat_map(|fact| &fact.announcement.restatements);
        restatements.find(is_it).map(|it| restated::cause(it.cause, self.words))
    }
}

/// The scale that most of the figures are printed in; that of one unit where they aren't money.
fn scale(rows: &[Row<'_, '_>]) -> Scale {
    let mut scales: BTreeMap<Scale, usize> = BTreeMap::new();
    rows.iter().for_each(|row| *scales.entry(row.best.scale()).or_default() += 1);
    scales.into_iter().max_by_key(|(scale, count)| (*count, *scale)).map_or(Scale::One, |(scale, _)| scale)
}
