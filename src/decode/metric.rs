//! Metrics: their definitions in `content/metrics.toml` and what announcements state of them.

use super::amount::Percent;
use super::declaration::Shape;
use super::fields::{Fields, document};
use super::id::Id;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use super::word::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::cell::instead;
use crate::domain::figure::{StatedChange, StatedShare};
use crate::domain::former::Former;
use crate::domain::metric::{Better, Definition, Metric, MetricPart, MetricValue, NoFigure, Observation};
use crate::domain::span::Name;
use crate::domain::{Amount, Located, Period, Span};
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
        /// What readers call it where the metric has several.
        optional label: Arc<str> = "Ongoing services";
        /// The definition.
        required text: Arc<str> = "Loans more than 90 days past due, of all outstanding ones.";
        /// The announcement that gives it, by its id. A second definition is in force from there on.
        optional source: Name = "2024-q1-results";
    }
    => |_, _| Some(Self { id, label, text, source, implied: None })
}

table! {
    /// What a document states of a metric.
    pub static OBSERVATION: Observation = "a stated metric", "`[[metrics]]`" {
        /// The metric, by its id.
        required metric: Name = "users-with-approved-credit-lines";
        /// Its name where this document calls it otherwise.
        optional label: Arc<str> = "Users with approved credit lines";
        /// The definition by which it is counted, where it isn't the one in force; see "Definitions of a metric".
        optional named as "definition": Name = "2024";
        /// The values, of whatever periods, each period once.
        some stated as "values": StatedValue;
        /// What the value is made of, of several the first of those that end last. Parts of another one stand in it.
        list parts: MetricPart;
        /// Whether the parts are all there are and add up; `false` where left out.
        optional complete: bool = "true";
        /// The footnotes that it refers to.
        list footnotes: Name = r#"["2"]"#;
    }
    also |fields, reader| {
        let stated = stated.map(|stated| {
            let (mut values, mut no_figures) = (Vec::with_capacity(stated.len()), Vec::new());
            for value in stated {
                match value {
                    StatedValue::Figure(value) => values.push(*value),
                    StatedValue::Words(words) => no_figures.push(words),
                }
            }
            divide(&mut values, parts, complete, fields, reader);
            (values, no_figures)
        });
    }
    => |fields, _| {
        let ((values, no_figures), definition) = (stated, named.clone());
        let footnotes = footnotes.into();
        Some(Self { metric, label, named, definition, values, no_figures, footnotes, span: fields.span() })
    }
}

/// Gives the parts that stand beside the values to the one that they are of.
fn divide(
    values: &mut [MetricValue],
    parts: Vec<MetricPart>,
    complete: Option<bool>,
    fields: &Fields<'_, '_>,
    reader: &mut Reader,
) {
    let last = values.iter().map(|value| value.period.end()).max();
    let Some(whole) = values.iter_mut().find(|value| Some(value.period.end()) == last) else { return };
    if !whole.parts.is_empty() && fields.has("parts") {
        let message = format!("the value of {} has parts of its own already", whole.period);
        fields.unknown(
            "parts",
            message,
            "keep its parts in one place: inside of the value, or beside `values`",
            reader,
        );
        return;
    }
    if !parts.is_empty() {
        whole.parts = parts;
    }
    whole.complete |= complete.unwrap_or_default();
}

/// What stands in the list of values.
pub enum StatedValue {
    /// A value.
    Figure(Box<MetricValue>),
    /// Words in place of one.
    Words(NoFigure),
}

/// An amount, or the words in place of one.
struct AmountOrWords;

impl FromToml for AmountOrWords {
    type Output = Result<Amount, Box<str>>;
    const SHAPE: Shape = Amount::SHAPE;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        match value.get_ref().as_str().map(str::trim).filter(|text| instead(text).is_some()) {
            Some(words) => Some(Err(words.into())),
            None => Amount::from_toml(value, reader).map(Ok),
        }
    }
}

table! {
    /// A value of a metric.
    pub static METRIC_VALUE: StatedValue = "a value of a metric", "`values` of `[[metrics]]`" {
        /// The period or day that it is of.
        required period: Period = "2024-03-31";
        /// The value as printed; `n.m.` or `N/A` where the document prints that.
        required amount: Located<AmountOrWords> = "52.3 million";
        /// By how much it changed: in percent, or as a difference in points, basis points or the value's own unit.
        when("with `against`") change: Located<Amount> = "13.8%";
        /// The period from which it did.
        when("with `change`") against: Period = "2023-03-31";
        /// Further changes.
        list changes: StatedChange;
        /// The share of another metric that it is.
        optional share: StatedShare;
        /// What it is made of.
        list parts: MetricPart;
        /// Whether the parts are all there are and add up; `false` where left out.
        optional complete: bool = "true";
    }
    also |fields, reader| {
        for (one, other) in [("change", "against"), ("against", "change")] {
            if fields.has(other) && !fields.has(one) {
                fields.missing(&[one]);
            }
        }
        let stated = |(Located { value: amount, span }, against)| StatedChange { amount, against, span };
        let changes: Box<[StatedChange]> = change.zip(against).map(stated).into_iter().chain(changes).collect();
        match &amount {
            Some(Located { value: Ok(amount), span }) => check_changes(&changes, amount, *span, reader),
            Some(Located { value: Err(words), .. }) => {
                for key in ["change", "changes", "share", "parts"] {
                    let help = "take it out: only a figure has changes, shares and parts";
                    fields.unknown(key, format!("`{words}` is no figure that could have `{key}`"), help, reader);
                }
            }
            None => {}
        }
    }
    => |_, _| {
        let Located { value: amount, span } = amount;
        let complete = complete.unwrap_or_default();
        Some(match amount {
            Ok(amount) => Self::Figure(Box::new(MetricValue { period, amount, span, changes, share, parts, complete })),
            Err(words) => Self::Words(NoFigure { period, words }),
        })
    }
}

/// Reports a change that its value can't have, and one that is told twice.
fn check_changes(changes: &[StatedChange], amount: &Amount, span: Span, reader: &mut Reader) {
    for (at, change) in changes.iter().enumerate() {
        if change.measure(amount.unit).is_none() {
            let message = format!("`{}` is no change of `{}`", change.amount.printed, amount.printed);
            let help = "a change is in percent, or a difference in the unit of its value; that of a percentage may be in \
                        percentage points or basis points";
            let finding = Diagnostic::error(Code::UnitMismatch, change.span, message).related(span, "the value");
            reader.findings.push(finding.help(help));
        }
        let is_again =
            |it: &&StatedChange| it.against == change.against && it.measure(amount.unit) == change.measure(amount.unit);
        if let Some(before) = changes[..at].iter().find(is_again) {
            let message = format!("a second change of this value against {}", change.against);
            let finding = Diagnostic::error(Code::DuplicatePeriod, change.span, message);
            let help = "name in `against` the period that each change is from, and state each change once";
            reader.findings.push(finding.label("again here").related(before.span, "first here").help(help));
        }
    }
}

table! {
    /// A change of a value, one of several.
    pub static CHANGE: StatedChange = "a change of a value", "`changes` of a value" {
        /// By how much it changed, as `change` of the value.
        required amount: Located<Amount> = "-3.1%";
        /// The period from which it did.
        required against: Period = "2023-12-31";
    }
    => |_, _| {
        let Located { value: amount, span } = amount;
        Some(Self { amount, against, span })
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
    pub static METRIC_PART: MetricPart = "a part of a metric", "`parts` of a value" {
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
