//! Metrics as a document states them.

use super::link;
use super::text::{Mark, Notes};
use crate::derive::{Site, statement};
use crate::domain::decimal;
use crate::domain::metric::{MetricPart, MetricValue, Observation};
use rust_decimal::Decimal;
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
    let metric = site.edition.metric(id);
    let definition = metric.and_then(|metric| match &stated.definition {
        Some(id) => metric.definitions.iter().find(|definition| definition.id == *id),
        None => metric.definitions.last(),
    });
    let label_of = |id: &str| site.edition.metric(id).map_or_else(|| id.to_owned(), |metric| metric.label.to_string());
    let anchor = format!("metric_{id}");
    MetricView {
        label: stated.label.as_deref().map_or_else(|| label_of(id), str::to_owned),
        href: link::metric(root, id),
        marks: notes.marks(&stated.footnotes, &anchor),
        values: stated.values.iter().map(|value| self::value(value, label_of)).collect(),
        parts: flat(&stated.parts, 0),
        definition: definition.map(|definition| definition.text.to_string()),
        anchor,
    }
}

fn value(value: &MetricValue, label_of: impl Fn(&str) -> String) -> ValueView {
    ValueView {
        amount: value.amount.printed.to_string(),
        period: statement::period_words(&value.period),
        change: value
            .change
            .as_ref()
            .map(|change| format!("{}% against {}", signed(change.percent.value), change.against)),
        share: value.share.as_ref().map(|share| format!("{} of {}", share.percent.printed, label_of(&share.of.value))),
    }
}

fn signed(value: Decimal) -> String {
    let sign = if value.is_zero() {
        ""
    } else if value.is_sign_negative() {
        "−"
    } else {
        "+"
    };
    format!("{sign}{}", decimal::grouped(value.abs()))
}

fn flat(parts: &[MetricPart], level: u8) -> Vec<PartView> {
    let mut rows = Vec::new();
    for part in parts {
        rows.push(PartView { label: part.label.to_string(), amount: part.amount.printed.to_string(), level });
        rows.extend(flat(&part.parts, level + 1));
    }
    rows
}
