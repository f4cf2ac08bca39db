//! Figures shown first: with their translation, the year before and the computed change.

use crate::derive::format;
use crate::domain::issuer::Issuer;
use crate::domain::number::Printed;
use crate::domain::results::Results;
use crate::domain::statement::{Line, LineUnit, Statement};
use crate::domain::{Announcement, Currency, Period, Scale, decimal};
use rust_decimal::Decimal;
use serde::Serialize;

/// A highlight.
#[derive(Debug, Serialize)]
pub struct Highlight {
    /// Label as printed.
    pub label: String,
    /// The line's anchor on the announcement's page, without the `#`.
    pub anchor: String,
    /// The figure's very cell, from the announcement's folder.
    pub cell: String,
    /// The figure with its currency: `RMB4,153.2`.
    pub value: String,
    /// What follows it: `million`, `per ADS`.
    pub unit: String,
    /// The figure's translation, whole: `US$575.2 million`.
    pub translated: Option<String>,
    /// The figure of the year before, whole.
    pub before: Option<String>,
    /// The period of the year before: `Q1 2023`.
    pub before_period: Option<String>,
    /// The computed change against it: `+15.4%`, or `+4.8 points` for a percentage.
    pub change: Option<String>,
}

/// The highlights of a results announcement, as it lists them. One whose line states nothing for the
/// period is left out.
#[must_use]
pub fn of(announcement: &Announcement, results: &Results, issuer: &Issuer) -> Vec<Highlight> {
    let highlight = |name: &str| {
        let (statement, line) = name.split_once('.')?;
        let statement = announcement.statement(statement)?;
        highlight(statement, statement.line(line)?, &results.period.value, issuer)
    };
    results.highlights.iter().filter_map(|name| highlight(&name.value)).collect()
}

fn highlight(statement: &Statement, line: &Line, period: &Period, issuer: &Issuer) -> Option<Highlight> {
    let columns = &statement.columns;
    let own = |column: usize| columns[column].translation.is_none();
    let stated = |column: usize| match line.cells.get(column)?.printed? {
        Printed::Number(value) => Some(value),
        Printed::Nil => Some(Decimal::ZERO),
    };
    let current = (0..columns.len())
        .find(|i| own(*i) && columns[*i].period == *period)
        .or_else(|| (0..columns.len()).find(|i| own(*i) && columns[*i].period.end() == period.end()))?;
    let column = &columns[current];
    let value = stated(current)?;
    // The table's scale is that of its money.
    let of_table = if line.unit == LineUnit::Money { statement.scale } else { Scale::One };
    let scale = line.scale.unwrap_or(of_table);
    let (text, unit) = parts(value, line.unit, column.currency, scale);
    let whole = |value: Decimal, currency: Currency| {
        let (text, unit) = parts(value, line.unit, currency, scale);
        format!("{text}{}{unit}", if unit.is_empty() { "" } else { " " })
    };
    let translated = columns.iter().enumerate().find_map(|(i, other)| {
        let from = &other.translation.as_ref()?.from;
        (*from == column.id).then(|| stated(i)).flatten().map(|value| whole(value, other.currency))
    });
    let before = column.period.year_before(issuer.fiscal_year_end).and_then(|year_before| {
        let is_before =
            |i: &usize| own(*i) && columns[*i].period == year_before && columns[*i].currency == column.currency;
        (0..columns.len()).find(is_before).and_then(stated).map(|value| (value, year_before))
    });
    Some(Highlight {
        label: line.label.to_string(),
        anchor: format!("{}.{}", statement.id.value, line.id.value),
        cell: format!("{0}/index.html#{0}.{1}.{2}", statement.id.value, line.id.value, column.id.value),
        value: text,
        unit,
        translated,
        change: before.and_then(|(old, _)| change(value, old, line.unit)),
        before: before.map(|(old, _)| whole(old, column.currency)),
        before_period: before.map(|(_, period)| period.to_string()),
    })
}

/// A figure with its currency, and the words that follow it.
fn parts(value: Decimal, unit: LineUnit, currency: Currency, scale: Scale) -> (String, String) {
    let sign = if value.is_sign_negative() && !value.is_zero() { "−" } else { "" };
    let digits = decimal::grouped(value.abs());
    let scaled =
        |what: &str| [scale.word(), what].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match unit {
        LineUnit::Money => (format!("{sign}{}{digits}", currency.prefix()), scale.word().to_owned()),
        LineUnit::PerShare => (format!("{sign}{}{digits}", currency.prefix()), "per share".to_owned()),
        LineUnit::PerAds => (format!("{sign}{}{digits}", currency.prefix()), "per ADS".to_owned()),
        LineUnit::Shares => (format!("{sign}{digits}"), scaled("shares")),
        LineUnit::Ads => (format!("{sign}{digits}"), scaled("ADSs")),
        LineUnit::Percent => (format!("{sign}{digits}%"), String::new()),
        LineUnit::Months => (format!("{sign}{digits}"), "months".to_owned()),
        LineUnit::Count => (format!("{sign}{digits}"), scaled("")),
    }
}

fn change(new: Decimal, old: Decimal, unit: LineUnit) -> Option<String> {
    if unit != LineUnit::Percent {
        return format::change(new, old);
    }
    let points = new - old;
    let sign = if points.is_zero() {
        ""
    } else if points.is_sign_negative() {
        "−"
    } else {
        "+"
    };
    Some(format!("{sign}{} points", decimal::grouped(points.abs())))
}
