//! Metrics as a document states them.

use super::note::{Mark, Notes};
use crate::address::{Site, figure, path};
use crate::domain::Announcement;
use crate::domain::metric::{MetricPart, MetricValue, NoFigure, Observation};
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

/// A part of the values, a row.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PartView {
    /// What the part is.
    pub label: String,
    /// Depth: 0 for a part of the value, 1 for a part of a part.
    pub level: u8,
    /// Its figures of current values.
    pub current: Vec<PartFigure>,
    /// Those of values that are given for comparison.
    pub comparatives: Vec<PartFigure>,
}

/// A figure of a part.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PartFigure {
    /// As printed.
    pub amount: String,
    /// The period, where it could be of several values.
    pub period: Option<String>,
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
    let label_of = |id: &str| label_of(site, id);
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
    // Words in place of a figure are current where a figure would be.
    let last = reported.or_else(|| stated.last().map(|value| value.period.end()));
    let said = |is_current: bool| {
        let is_of = move |it: &&NoFigure| last.is_none_or(|day| it.period.end() >= day) == is_current;
        let view = |it: &NoFigure| ValueView {
            amount: it.words.to_string(),
            period: words.period_at_length(&it.period),
            share: None,
        };
        stated.no_figures.iter().filter(is_of).map(view)
    };
    let mut parts = Parts::default();
    for (values, compared) in [(&current, false), (&comparatives, true)] {
        values.iter().for_each(|value| parts.add(&value.parts, &mut Vec::new(), &period(value), compared));
    }
    MetricView {
        label: label(site, stated),
        href: format!("{root}{}", path::metric(id)),
        marks: notes.marks(&stated.footnotes, &anchor),
        changes: changes.collect(),
        parts: parts.rows.into_iter().map(|(_, row)| row).collect(),
        current: current.into_iter().map(|value| self::value(value, label_of, words)).chain(said(true)).collect(),
        comparatives: comparatives.into_iter().map(|it| value(it, label_of, words)).chain(said(false)).collect(),
        definition: definition.map(|definition| definition.text.to_string()).filter(|text| !text.is_empty()),
        anchor,
    }
}

/// What a document calls a metric.
#[must_use]
pub fn label(site: &Site<'_>, stated: &Observation) -> String {
    stated.label.as_deref().map_or_else(|| label_of(site, &stated.metric.value), str::to_owned)
}

fn label_of(site: &Site<'_>, id: &str) -> String {
    site.edition.metric(id).map_or_else(|| id.to_owned(), |metric| metric.label.to_string())
}

fn value(value: &MetricValue, label_of: impl Fn(&str) -> String, words: &dyn Words) -> ValueView {
    ValueView {
        amount: value.amount.printed.to_string(),
        period: words.period_at_length(&value.period),
        share: value.share.as_ref().map(|share| words.share_of(&share.percent.printed, &label_of(&share.of.value))),
    }
}

/// The parts of several values, one row a part, in the order in which they are stated.
#[derive(Default)]
struct Parts<'a> {
    /// By the labels that lead to the part.
    rows: Vec<(Vec<&'a str>, PartView)>,
    /// Where the part stated last is.
    last: usize,
}

impl<'a> Parts<'a> {
    fn add(&mut self, parts: &'a [MetricPart], above: &mut Vec<&'a str>, period: &Option<String>, compared: bool) {
        for part in parts {
            above.push(&part.label);
            self.last = match self.rows.iter().position(|(way, _)| way == above) {
                Some(at) => at,
                None => {
                    let at = (self.last + 1).min(self.rows.len());
                    let level = u8::try_from(above.len() - 1).unwrap_or(u8::MAX);
                    let (label, current, comparatives) = (part.label.to_string(), Vec::new(), Vec::new());
                    self.rows.insert(at, (above.clone(), PartView { label, level, current, comparatives }));
                    at
                }
            };
            let row = &mut self.rows[self.last].1;
            let figures = if compared { &mut row.comparatives } else { &mut row.current };
            figures.push(PartFigure { amount: part.amount.printed.to_string(), period: period.clone() });
            self.add(&part.parts, above, period, compared);
            above.pop();
        }
    }
}
