//! Operating metrics: defined once for the archive, stated by announcements.

use super::figure::{StatedChange, StatedShare};
use super::{Amount, Located, Period, Span, former::Former, span::Name};
use std::sync::Arc;

/// Which way is better for the company, where that is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
}

/// A metric and what it covers.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Key in the archive; part of the address.
    pub id: Name,
    /// Where its page once stood.
    pub former: Vec<Located<Former>>,
    /// Its name.
    pub label: Arc<str>,
    /// Definitions, oldest first; at least one. A second one is a break in the series.
    pub definitions: Vec<Definition>,
    /// Which way is better, where stated.
    pub better: Option<Better>,
}

/// What a metric covers, from a document on.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Key within the metric, such as `2024`.
    pub id: Name,
    /// The definition in the archive's words.
    pub text: Arc<str>,
    /// The announcement that gives it, where one of the archive does.
    pub source: Option<Name>,
}

/// What one announcement states of a metric.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The metric's id.
    pub metric: Name,
    /// The label in this document, where it differs.
    pub label: Option<Arc<str>>,
    /// Id of the definition; the metric's only one where absent.
    pub definition: Option<Name>,
    /// The stated values, the current one first.
    pub values: Vec<MetricValue>,
    /// Stated parts of the current value: 3,449,001 loans of 17,524,872.
    pub parts: Vec<MetricPart>,
    /// Whether the parts are all there are, so that they add up to the current value.
    pub complete: bool,
    /// Ids of footnotes.
    pub footnotes: Box<[Name]>,
    /// Where it stands.
    pub span: Span,
}

/// A value of a metric for a period or instant.
#[derive(Clone, Debug)]
pub struct MetricValue {
    /// The period or instant.
    pub period: Period,
    /// The figure.
    pub amount: Amount,
    /// Where the figure stands.
    pub span: Span,
    /// The change stated with it.
    pub change: Option<StatedChange>,
    /// The share of another metric stated with it.
    pub share: Option<StatedShare>,
}

/// A stated part of a metric's current value.
#[derive(Clone, Debug)]
pub struct MetricPart {
    /// What the part is.
    pub label: Arc<str>,
    /// The figure.
    pub amount: Amount,
    /// Where the figure stands.
    pub span: Span,
    /// Parts of this part.
    pub parts: Vec<MetricPart>,
    /// Whether these parts are all there are.
    pub complete: bool,
}
