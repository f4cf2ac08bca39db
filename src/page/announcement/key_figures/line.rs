//! Key figures of statements.

use super::{Cell, Change, Periods, Row, Table};
use crate::address::{Site, path};
use crate::domain::kind::results::Results;
use crate::domain::number::Format;
use crate::domain::statement::LineUnit;
use crate::domain::{Announcement, Currency, Period, Scale};
use crate::history::comparative::{self, Comparative};
use crate::history::highlight::{self, Highlight};
use crate::page::component::table::unit;
use crate::words::{self, Words};
use rust_decimal::Decimal;

/// The figures that results are shown by, a table for each reported period. `root` is the way to the site's base.
pub fn tables(site: &Site<'_>, announcement: &Announcement, results: &Results, root: &str) -> Vec<Table> {
    let words = words::of(&site.edition.config().language);
    let issuer = site.edition.issuer();
    // The edition's own, which lives as long as its history.
    let Some(at) = site.edition.position(&announcement.id) else { return Vec::new() };
    let announcement = site.edition.announcements[at];
    let groups = highlight::of(announcement, results, issuer);
    let table = |(period, figures): &(Period, Vec<Highlight<'_>>)| {
        let periods = Periods::of(*period, &issuer.calendar);
        let rows = figures.iter().map(|it| row(site, announcement, it, &periods, root)).collect();
        periods.table(rows, words)
    };
    groups.iter().filter_map(table).collect()
}

fn row<'a>(site: &Site<'a>, announcement: &'a Announcement, it: &Highlight<'a>, periods: &Periods, root: &str) -> Row {
    let words = words::of(&site.edition.config().language);
    let format = announcement.conventions.number_format();
    let others: Vec<Option<Comparative<'_>>> = periods
        .others
        .iter()
        .map(|other| comparative::of_line(site.edition, &site.history, announcement, it, *other))
        .collect();
    let now = Cell {
        text: text(it.value, it.line.unit, it.scale, format, words),
        href: Some(path::cell(&announcement.id, &it.statement.id.value, &it.line.id.value, &it.column.id.value)),
    };
    let cell = |other: &Comparative<'_>| Cell {
        text: text(other.value, it.line.unit, it.scale, format, words),
        href: Some(path::cell(
            &other.announcement.id,
            &other.statement.id.value,
            &other.line.id.value,
            &other.column.id.value,
        )),
    };
    let change = |other: &Comparative<'_>| {
        let text = match it.line.unit {
            LineUnit::Percent if it.scale != Scale::Hundredth => Some(words.points(it.value, other.value)),
            LineUnit::Percent | LineUnit::Points | LineUnit::Text => None,
            _ => words.change(it.value, other.value),
        };
        text.map(|text| Change { text, is_stated: false })
    };
    let cells = std::iter::once(Some(now)).chain(others.iter().map(|other| other.as_ref().map(cell)));
    let beside = |cell: Cell| Cell { href: cell.href.map(|href| format!("{root}{href}")), ..cell };
    let is_balance = matches!(it.statement.period(it.line, it.column), Period::Instant(_))
        && matches!(periods.reported, Period::Span { .. });
    Row {
        label: it.label.unwrap_or_else(|| unit::label(it.line, words)).to_owned(),
        href: Some(path::concept(it.line.concept())).filter(|path| site.has(path)).map(|path| format!("{root}{path}")),
        unit: unit_of(it, words),
        cells: cells.map(|cell| cell.map(beside)).collect(),
        changes: others.iter().map(|other| other.as_ref().and_then(change)).collect(),
        notes: is_balance.then(|| words.at_the_end().to_owned()).into_iter().collect(),
        ..Row::default()
    }
}

/// A figure without its unit, but for what is joined to the number.
fn text(value: Decimal, unit: LineUnit, scale: Scale, format: Format, words: &dyn Words) -> String {
    let shown = match unit {
        LineUnit::Percent if scale != Scale::Hundredth => unit,
        LineUnit::Times => unit,
        _ => LineUnit::Count,
    };
    words.figure(value, shown, Currency::NONE, Scale::One, format).0
}

fn unit_of(it: &Highlight<'_>, words: &dyn Words) -> String {
    match it.line.unit {
        LineUnit::Percent if it.scale != Scale::Hundredth => String::new(),
        LineUnit::Times | LineUnit::Text => String::new(),
        unit => words.unit(unit.of(it.column.currency), it.scale),
    }
}
