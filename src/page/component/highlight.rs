//! Figures shown first: with their translation, the year before and the computed change.

use super::table::unit;
use crate::domain::issuer::Issuer;
use crate::domain::kind::results::Results;
use crate::domain::number::Format;
use crate::domain::statement::LineUnit;
use crate::domain::{Announcement, Currency, Period, Scale};
use crate::history::highlight::{self, Highlight};
use crate::words::Words;
use rust_decimal::Decimal;
use serde::Serialize;

/// A highlight.
#[derive(Debug, Serialize)]
pub struct HighlightView {
    /// Label as printed, or as the document is to be shown by it.
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
    /// Whether that is the end of a day rather than a span.
    pub before_is_day: bool,
    /// The computed change against it: `+15.4%`, or `+4.8 points` for a percentage.
    pub change: Option<String>,
}

/// The highlights of a reported period.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// The period, at length: `Three months ended 31 March 2024`.
    pub period: String,
    /// Its highlights.
    pub figures: Vec<HighlightView>,
}

/// The highlights of a results announcement, as it lists them, by period.
#[must_use]
pub fn views(announcement: &Announcement, results: &Results, issuer: &Issuer, words: &dyn Words) -> Vec<GroupView> {
    let format = announcement.conventions.number_format();
    let group = |(period, figures): &(Period, Vec<Highlight<'_>>)| GroupView {
        period: words.period_at_length(period),
        figures: figures.iter().map(|it| view(it, format, words)).collect(),
    };
    highlight::of(announcement, results, issuer).iter().map(group).collect()
}

fn view(it: &Highlight<'_>, format: Format, words: &dyn Words) -> HighlightView {
    let (unit, currency) = (it.line.unit, it.column.currency);
    let (value, words_behind) = words.figure(it.value, unit, currency, it.scale, format);
    let whole = |value: Decimal, currency: Currency| {
        let (text, behind) = words.figure(value, unit, currency, it.scale, format);
        format!("{text}{}{behind}", if behind.is_empty() { "" } else { " " })
    };
    let change = |old| match unit {
        LineUnit::Percent if it.scale != Scale::Hundredth => Some(words.points(it.value, old)),
        LineUnit::Percent | LineUnit::Points | LineUnit::Text => None,
        _ => words.change(it.value, old),
    };
    let (statement, line) = (&it.statement.id.value, &it.line.id.value);
    HighlightView {
        label: it.label.unwrap_or_else(|| unit::label(it.line, words)).to_owned(),
        anchor: format!("{statement}.{line}"),
        cell: format!("{statement}/index.html#{statement}.{line}.{}", it.column.id.value),
        value,
        unit: words_behind,
        translated: it.translated.map(|(value, currency)| whole(value, currency)),
        change: it.before.and_then(|(old, _)| change(old)),
        before_is_day: it.before.is_some_and(|(_, period)| matches!(period, Period::Instant(_))),
        before: it.before.map(|(old, _)| whole(old, currency)),
        before_period: it.before.map(|(_, period)| words.period(&period)),
    }
}
