//! Metrics as a document states them.

use super::note::{Mark, Notes};
use crate::address::{Site, path};
use crate::domain::metric::{MetricPart, MetricValue, Observation};
use crate::words::{self, Words};
use serde::Serialize;

/// A metric.
#[derive(Debug, Serialize)]
pub struct MetricView {
    /// Anchor.
    pub anchor: String,
    /// Label in this document.
    pub label: String,
    /// The metric's own page.
    pub href: String,
    /// Footnotes.
    pub marks: Vec<Mark>,
    /// The values, the current one first.
    pub values: Vec<ValueView>,
    /// Parts of the current value.
    pub parts: Vec<PartView>,
    /// What it covers.
    pub definition: Option<String>,
}

/// A value.
#[derive(Debug, Serialize)]
pub struct ValueView {
    /// The figure as printed.
    pub amount: String,
    /// The period in words.
    pub period: String,
    /// The change stated with it: `+13.8% against 31 March 2023`.
    pub change: Option<String>,
    /// The share stated with it: `61.0% of Loan volume`.
    pub share: Option<String>,
}

/// A part of the current value.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PartView {
    /// What the part is.
    pub label: String,
    /// The figure as printed.
    pub amount: String,
    /// Depth: 0 for a part of the value, 1 for a part of a part.
    pub level: u8,
}

/// The view of a metric.
pub fn view(site: &Site<'_>, stated: &Observation, root: &str, notes: &Notes<'_>) -> MetricView {
    let id = &stated.metric.value;
    let words = words::of(&site.edition.config().language);
    let metric = site.edition.metric(id);
    let definition = metric.and_then(|metric| match &stated.definition {
        Some(id) => metric.definitions.iter().find(|definition| definition.id == *id),
        None => metric.definitions.last(),
    });
    let label_of = |id: &str| site.edition.metric(id).map_or_else(|| id.to_owned(), |metric| metric.label.to_string());
    let anchor = format!("metric_{id}");
    MetricView {
        label: stated.label.as_deref().map_or_else(|| label_of(id), str::to_owned),
        href: format!("{root}{}", path::metric(id)),
        marks: notes.marks(&stated.footnotes, &anchor),
        values: stated.values.iter().map(|value| self::value(value, label_of, words)).collect(),
        parts: flat(&stated.parts, 0),
        definition: definition.map(|definition| definition.text.to_string()),
        anchor,
    }
}

fn value(value: &MetricValue, label_of: impl Fn(&str) -> String, words: &dyn Words) -> ValueView {
    ValueView {
        amount: value.amount.printed.to_string(),
        period: words.period_at_length(&value.period),
        change: value.change.as_ref().map(|change| words.stated_change(change.percent.value, &change.against)),
        share: value.share.as_ref().map(|share| words.share_of(&share.percent.printed, &label_of(&share.of.value))),
    }
}

fn flat(parts: &[MetricPart], level: u8) -> Vec<PartView> {
    let mut rows = Vec::new();
    for part in parts {
        rows.push(PartView { label: part.label.to_string(), amount: part.amount.printed.to_string(), level });
        rows.extend(flat(&part.parts, level + 1));
    }
    rows
}
