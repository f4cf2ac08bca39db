//! The figures that results are shown by: with their translation and the year before.

use crate::domain::issuer::Issuer;
use crate::domain::kind::results::Results;
use crate::domain::statement::{Column, Line, LineUnit, Statement};
use crate::domain::{Announcement, Currency, Period, Scale};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// A figure of a statement that results are shown by.
#[derive(Clone, Copy, Debug)]
pub struct Highlight<'a> {
    /// What it is called, where the line's own label says too little.
    pub label: Option<&'a str>,
    /// The statement.
    pub statement: &'a Statement,
    /// The line.
    pub line: &'a Line,
    /// The column of the reported period.
    pub column: &'a Column,
    /// The figure, in units of `scale`.
    pub value: Decimal,
    /// The printed scale.
    pub scale: Scale,
    /// The figure's translation, in the same scale.
    pub translated: Option<(Decimal, Currency)>,
    /// The period of the year before and its figure, in the same scale and currency.
    pub before: Option<(Period, Decimal)>,
}

/// The highlights of a results announcement, as it lists them, for each reported period that has some. One whose line
/// states nothing for the period is left out; a balance is that of the first period that ends with its day.
#[must_use]
pub fn of<'a>(
    announcement: &'a Announcement,
    results: &'a Results,
    issuer: &Issuer,
) -> Vec<(Period, Vec<Highlight<'a>>)> {
    let mut shown: HashSet<(&str, &str)> = HashSet::new();
    let groups = results.periods.iter().map(|period| {
        let of_period = results.highlights.iter().filter_map(|named| {
            results.periods_of(named).find(|it| it.value == period.value)?;
            let (statement, line) = named.line.value.split_once('.')?;
            let statement = announcement.statement(statement)?;
            let found = highlight(statement, statement.line(line)?, period.value, issuer)?;
            let is_first = shown.insert((&named.line.value, &found.column.id.value));
            is_first.then_some(Highlight { label: named.label.as_deref(), ..found })
        });
        (period.value, of_period.collect::<Vec<_>>())
    });
    groups.filter(|(_, of_period)| !of_period.is_empty()).collect()
}

fn highlight<'a>(statement: &'a Statement, line: &'a Line, period: Period, issuer: &Issuer) -> Option<Highlight<'a>> {
    let columns = &statement.columns;
    let own = |column: usize| columns[column].translation.is_none() && statement.is_whole(line, &columns[column]);
    let stated = |column: usize| line.cells.get(column)?.printed?.value();
    let current = statement.column_of(line, period)?;
    let column = &columns[current];
    let value = stated(current)?;
    // The table's scale is that of its money.
    let of_table = if line.unit == LineUnit::Money { statement.scale } else { Scale::One };
    let translated = columns.iter().enumerate().find_map(|(i, other)| {
        let from = &other.translation.as_ref()?.from;
        (*from == column.id).then(|| stated(i)).flatten().map(|value| (value, other.currency))
    });
    let before = column.period.year_before(&issuer.calendar).and_then(|year_before| {
        let is_before =
            |i: &usize| own(*i) && columns[*i].period == year_before && columns[*i].currency == column.currency;
        (0..columns.len()).find(is_before).and_then(stated).map(|value| (year_before, value))
    });
    Some(Highlight {
        label: None,
        statement,
        line,
        column,
        value,
        scale: line.scale.unwrap_or(of_table),
        translated,
        before,
    })
}
