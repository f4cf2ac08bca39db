//! The figures that results are shown by: with their translation and the year before.

use crate::domain::issuer::Issuer;
use crate::domain::results::Results;
use crate::domain::statement::{Column, Line, LineUnit, Statement};
use crate::domain::{Announcement, Currency, Period, Scale};
use rust_decimal::Decimal;

/// A figure of a statement that results are shown by.
#[derive(Clone, Copy, Debug)]
pub struct Highlight<'a> {
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
    /// The figure of the year before, in the same scale and currency, and its period.
    pub before: Option<(Decimal, Period)>,
}

/// The highlights of a results announcement, as it lists them. One whose line states nothing for the
/// period is left out.
#[must_use]
pub fn of<'a>(announcement: &'a Announcement, results: &Results, issuer: &Issuer) -> Vec<Highlight<'a>> {
    let highlight = |name: &str| {
        let (statement, line) = name.split_once('.')?;
        let statement = announcement.statement(statement)?;
        highlight(statement, statement.line(line)?, &results.period.value, issuer)
    };
    results.highlights.iter().filter_map(|name| highlight(&name.value)).collect()
}

fn highlight<'a>(statement: &'a Statement, line: &'a Line, period: &Period, issuer: &Issuer) -> Option<Highlight<'a>> {
    let columns = &statement.columns;
    let own = |column: usize| columns[column].translation.is_none() && statement.is_whole(line, &columns[column]);
    let stated = |column: usize| line.cells.get(column)?.printed?.value();
    let current = (0..columns.len())
        .find(|i| own(*i) && columns[*i].period == *period)
        .or_else(|| (0..columns.len()).find(|i| own(*i) && columns[*i].period.end() == period.end()))?;
    let column = &columns[current];
    let value = stated(current)?;
    // The table's scale is that of its money.
    let of_table = if line.unit == LineUnit::Money { statement.scale } else { Scale::One };
    let translated = columns.iter().enumerate().find_map(|(i, other)| {
        let from = &other.translation.as_ref()?.from;
        (*from == column.id).then(|| stated(i)).flatten().map(|value| (value, other.currency))
    });
    let before = column.period.year_before(issuer.fiscal_year_end).and_then(|year_before| {
        let is_before =
            |i: &usize| own(*i) && columns[*i].period == year_before && columns[*i].currency == column.currency;
        (0..columns.len()).find(is_before).and_then(stated).map(|value| (value, year_before))
    });
    Some(Highlight { statement, line, column, value, scale: line.scale.unwrap_or(of_table), translated, before })
}
