//! A plain example of a figure that follows from others.

use super::folder;
use crate::address::{Site, figure};
use crate::audit::{Book, Place, Rule, Tie};
use crate::domain::statement::{Column, Statement};
use crate::domain::{Announcement, decimal};
use crate::page::component::source::{Source, source};
use crate::page::component::table::unit;
use crate::words;
use rust_decimal::Decimal;
use serde::Serialize;

/// How many parts the total of an example has at most.
const PARTS: usize = 4;

/// How many announcements are looked through for one.
const LOOKED: usize = 20;

/// A total and its parts.
#[derive(Serialize)]
pub struct Example {
    source: Source,
    statement: String,
    period: String,
    parts: Vec<FigureView>,
    total: FigureView,
}

/// A figure of the example.
#[derive(Serialize)]
struct FigureView {
    label: String,
    value: String,
    href: String,
}

/// A sum of the newest announcement that has a plain one: of a few figures, all added, with the printed total to the digit.
pub fn example(site: &Site<'_>, root: &str) -> Option<Example> {
    let with_tables = site.edition.announcements.iter().rev().filter(|it| !it.statements.is_empty());
    with_tables.take(LOOKED).find_map(|announcement| of(site, announcement, root))
}

fn of(site: &Site<'_>, announcement: &Announcement, root: &str) -> Option<Example> {
    let examined = site.examine(announcement);
    let tie = examined.ties.iter().find(|tie| is_plain(&examined.book, tie))?;
    let view = |fact: u32| view(site, announcement, examined.book.fact(fact).place, root);
    let (statement, column) = column(announcement, examined.book.fact(tie.result).place)?;
    Some(Example {
        source: source(site, announcement, root),
        statement: statement.title.to_string(),
        period: words::of(&site.edition.config().language).period(&column.period),
        parts: tie.inputs.iter().filter_map(|input| view(*input)).collect(),
        total: view(tie.result)?,
    })
}

fn column(announcement: &Announcement, place: Place) -> Option<(&Statement, &Column)> {
    let Place::Cell(statement, _, column) = place else { return None };
    let statement = announcement.statements.get(statement as usize)?;
    Some((statement, statement.columns.get(column as usize)?))
}

fn is_plain(book: &Book<'_>, tie: &Tie) -> bool {
    let announcement = book.announcement;
    let value = |place: Place| {
        let Place::Cell(statement, line, column) = place else { return None };
        let line = announcement.statements.get(statement as usize)?.lines.get(line as usize)?;
        line.cells.get(column as usize)?.printed?.value()
    };
    let result = book.fact(tie.result).place;
    let place = |fact: &u32| book.fact(*fact).place;
    let is_of = |other: Place| match (result, other) {
        (Place::Cell(a, _, column), Place::Cell(b, _, other)) => (a, column) == (b, other),
        _ => false,
    };
    let sum = || {
        let mut parts = tie.inputs.iter().map(|it| value(place(it)).filter(|part| *part > Decimal::ZERO));
        parts.try_fold(Decimal::ZERO, |sum, part| decimal::exact_sum(sum, part?))
    };
    tie.rule == Rule::Sum
        && tie.failure.is_none()
        && (2..=PARTS).contains(&tie.inputs.len())
        && tie.inputs.iter().all(|it| is_of(place(it)))
        && sum().is_some_and(|sum| value(result) == Some(sum))
}

fn view(site: &Site<'_>, announcement: &Announcement, place: Place, root: &str) -> Option<FigureView> {
    let words = words::of(&site.edition.config().language);
    let Place::Cell(at, line, column) = place else { return None };
    let statement = announcement.statements.get(at as usize)?;
    let (line, column) =
        (statement.lines.get(line as usize)?, (column as usize, statement.columns.get(column as usize)?));
    let value = line.cells.get(column.0)?.printed?.value()?;
    let format = announcement.conventions.number_format();
    let scale = statement.scale(line, column.1);
    let (value, behind) = words.figure(value, statement.unit(line, column.1), column.1.currency, scale, format);
    Some(FigureView {
        label: unit::label(line, words).to_owned(),
        value: format!("{value}{}{behind}", if behind.is_empty() { "" } else { " " }),
        href: figure::href(&folder(root, announcement), announcement, place),
    })
}
