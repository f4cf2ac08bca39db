//! Metrics as a document states them.

use super::note::{Mark, Notes};
use crate::address::{Site, figure, path};
use crate::domain::Announcement;
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
    /// The current values.
    pub current: Vec<ValueView>,
    /// Those that are given for comparison.
    pub comparatives: Vec<ValueView>,
    /// Parts of the values.
    pub parts: Vec<PartView>,
    /// The changes that are stated.
    pub changes: Vec<ChangeView>,
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
    /// The share stated with it: `61.0% of Loan volume`.
    pub share: Option<String>,
}

/// A change of a value.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// The change and the period that it is from: `+13.8% against 31 March 2023`.
    pub text: String,
    /// The period that it leads to, where it could be of several.
    pub of: Option<String>,
}

/// A part of a value.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PartView {
    /// What the part is.
    pub label: String,
    /// The figure as printed.
    pub amount: String,
    /// The period, where it could be of several values.
    pub period: Option<String>,
    /// Whether it is a part of a value that is given for comparison.
    pub compared: bool,
    /// Depth: 0 for a part of the value, 1 for a part of a part.
    pub level: u8,
}

/// The view of a metric.
pub fn view(
    site: &Site<'_>,
    announcement: &Announcement,
    stated: &Observation,
    root: &str,
    notes: &Notes<'_>,
) -> MetricView {
    let id = &stated.metric.value;
    let words = words::of(&site.edition.config().language);
    let metric = site.edition.metric(id);
    let definition = metric.and_then(|metric| match &stated.definition {
        Some(id) => metric.definitions.iter().find(|definition| definition.id == *id),
        None => metric.definitions.last(),
    });
    let label_of = |id: &str| site.edition.metric(id).map_or_else(|| id.to_owned(), |metric| metric.label.to_string());
    let at = announcement.metrics.iter().position(|it| std::ptr::eq(it, stated)).unwrap_or_default();
    let anchor = figure::of_metric(announcement, at, stated);
    let reported = announcement.reported();
    let (current, comparatives): (Vec<&MetricValue>, Vec<&MetricValue>) =
        stated.values.iter().partition(|value| stated.is_current(value, reported));
    let only = if let [only] = &*current { Some(*only) } else { None };
    let period = |value: &MetricValue| {
        let is_plain = only.is_some_and(|only| std::ptr::eq(only, value));
        (!is_plain).then(|| words.period_at_length(&value.period))
    };
    let changes = current.iter().chain(&comparatives).flat_map(|value| {
        value.changes.iter().map(|change| ChangeView { text: words.stated_change(change), of: period(value) })
    });
    let all = current.iter().map(|value| (value, false)).chain(comparatives.iter().map(|value| (value, true)));
    let parts = all.flat_map(|(value, compared)| flat(&value.parts, (period(value), compared), 0));
    MetricView {
        label: stated.label.as_deref().map_or_else(|| label_of(id), str::to_owned),
        href: format!("{root}{}", path::metric(id)),
        marks: notes.marks(&stated.footnotes, &anchor),
        changes: changes.collect(),
        parts: parts.collect(),
        current: current.into_iter().map(|value| self::value(value, label_of, words)).collect(),
        comparatives: comparatives.into_iter().map(|value| self::value(value, label_of, words)).collect(),
        definition: definition.map(|definition| definition.text.to_string()).filter(|text| !text.is_empty()),
        anchor,
    }
}

fn value(value: &MetricValue, label_of: impl Fn(&str) -> String, words: &dyn Words) -> ValueView {
    ValueView {
        amount: value.amount.printed.to_string(),
        period: words.period_at_length(&value.period),
        share: value.share.as_ref().map(|share| words.share_of(&share.percent.printed, &label_of(&share.of.value))),
    }
}

fn flat(parts: &[MetricPart], of: (Option<String>, bool), level: u8) -> Vec<PartView> {
    let mut rows = Vec::new();
    for part in parts {
        let (label, amount) = (part.label.to_string(), part.amount.printed.to_string());
        rows.push(PartView { label, amount, period: of.0.clone(), compared: of.1, level });
        rows.extend(flat(&part.parts, of.clone(), level + 1));
    }
    rows
}
