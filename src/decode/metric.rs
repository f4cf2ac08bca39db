//! Metrics: their definitions in `content/metrics.toml` and what announcements state of them.

use super::amount::Percent;
use super::fields::document;
use super::id::Id;
use super::reader::Reader;
use super::table::table;
use super::word::words;
use crate::domain::figure::{StatedChange, StatedShare};
use crate::domain::former::Former;
use crate::domain::metric::{Better, Definition, Metric, MetricPart, MetricValue, Observation};
use crate::domain::span::Name;
use crate::domain::{Amount, Located, Period};
use std::sync::Arc;

/// Reads `content/metrics.toml`.
pub fn read(text: &str, reader: &mut Reader) -> Vec<Metric> {
    document(text, &METRICS, reader, metrics).unwrap_or_default()
}

table! {
    /// The operating metrics of the archive.
    pub static METRICS, fn metrics() -> Vec<Metric> = "content/metrics.toml", "`content/metrics.toml`" {
        /// The metrics.
        list metrics: Metric;
    }
    => |_, _| Some(metrics)
}

table! {
    /// A metric that documents state.
    pub static METRIC: Metric = "a metric", "`[[metrics]]`" {
        /// Its id, and the address of its page.
        required id: Id = "90-day-delinquency-rate";
        /// Where its page once stood; see "Former addresses".
        list former: Located<Former> = r#"["metrics/delinquency/"]"#;
        /// What it is called.
        required label: Arc<str> = "90 day+ delinquency rate";
        /// Which way is better; left out where it isn't plain.
        optional better: Better = "lower";
        /// What it counts. A second definition breaks the series.
        some definitions: Definition;
    }
}

words!(Better { "higher" => Higher, "lower" => Lower });

table! {
    /// What a metric counts.
    pub static DEFINITION: Definition = "a definition", "`definitions` of `[[metrics]]`" {
        /// Its id, by which documents name it.
        required id: Id = "2024";
        /// The definition.
        required text: Arc<str> = "Loans more than 90 days past due, of all outstanding ones.";
        /// The announcement that gives it, by its id.
        optional source: Name = "2024-q1-results";
    }
}

table! {
    /// What a document states of a metric.
    pub static OBSERVATION: Observation = "a stated metric", "`[[metrics]]`" {
        /// The metric, by its id.
        required metric: Name = "users-with-approved-credit-lines";
        /// Its name where this document calls it otherwise.
        optional label: Arc<str> = "Users with approved credit lines";
        /// The definition by which it is counted.
        when("where the metric has several") definition: Name = "2024";
        /// The values, the current one first.
        some values: MetricValue;
        /// What the current value is made of.
        list parts: MetricPart;
        /// Whether the parts are all there are and add up; `false` where left out.
        optional complete: bool = "true";
        /// The footnotes that it refers to.
        list footnotes: Name = r#"["2"]"#;
    }
    => |fields, _| {
        let (complete, footnotes) = (complete.unwrap_or_default(), footnotes.into());
        Some(Self { metric, label, definition, values, parts, complete, footnotes, span: fields.span() })
    }
}

table! {
    /// A value of a metric.
    pub static METRIC_VALUE: MetricValue = "a value of a metric", "`values` of `[[metrics]]`" {
        /// The period or day that it is of.
        required period: Period = "2024-03-31";
        /// The value as printed.
        required amount: Located<Amount> = "52.3 million";
        /// By how much it changed.
        when("with `against`") change: Percent = "13.8%";
        /// The period from which it did.
        when("with `change`") against: Period = "2023-03-31";
        /// The share of another metric that it is.
        optional share: StatedShare;
    }
    also |fields, _| {
        for (one, other) in [("change", "against"), ("against", "change")] {
            if fields.has(other) && !fields.has(one) {
                fields.missing(&[one]);
            }
        }
    }
    => |_, _| {
        let stated = |(Located { value: percent, span }, against)| StatedChange { percent, against, span };
        let change = change.zip(against).map(stated);
        let Located { value: amount, span } = amount;
        Some(Self { period, amount, span, change, share })
    }
}

table! {
    /// The share of another metric that a value is.
    pub static SHARE: StatedShare = "a share of another metric", "`share` of a value" {
        /// How much of it.
        required percent: Percent = "61.0%";
        /// The other metric, by its id.
        required of: Name = "loan-volume";
    }
    => |_, _| {
        let Located { value: percent, span } = percent;
        Some(Self { percent, of, span })
    }
}

table! {
    /// A part of a metric's value.
    pub static METRIC_PART: MetricPart = "a part of a metric", "`parts` of `[[metrics]]`" {
        /// What it is called.
        required label: Arc<str> = "V-pocket";
        /// Its amount as printed.
        required amount: Located<Amount> = "3.4 million";
        /// What it is made of in turn.
        list parts: MetricPart = "[]";
        /// Whether these parts are all there are and add up; `false` where left out.
        optional complete: bool = "false";
    }
    => |_, _| {
        let Located { value: amount, span } = amount;
        Some(Self { label, amount, span, parts, complete: complete.unwrap_or_default() })
    }
}
