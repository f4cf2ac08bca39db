//! Metrics: their definitions in `content/metrics.toml` and what announcements state of them.

use super::amount::{Counted, counting};
use super::fields::{Fields, FromToml, Reader, Value};
use super::scalar::word;
use crate::domain::figure::{StatedChange, StatedShare};
use crate::domain::metric::{Better, Definition, Metric, MetricPart, MetricValue, Observation};
use crate::domain::{Amount, Located, Period};

/// Reads `content/metrics.toml`.
pub fn read(text: &str, reader: &mut Reader) -> Vec<Metric> {
    reader.document(text, "content/metrics.toml", |fields, reader| fields.list("metrics", reader))
}

impl FromToml for Metric {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a metric", reader)?;
        let id = fields.id("id", reader);
        let former = fields.list("former", reader);
        let label = fields.required("label", reader);
        let better = fields.optional("better", reader);
        let definitions = fields.some("definitions", reader);
        fields.finish(reader);
        Some(Self { id: id?, former, label: label?, definitions: definitions?, better })
    }
}

impl FromToml for Better {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        word(value, &[("higher", Self::Higher), ("lower", Self::Lower)], reader)
    }
}

impl FromToml for Definition {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a definition", reader)?;
        let id = fields.id("id", reader);
        let text = fields.required("text", reader);
        let source = fields.optional("source", reader);
        fields.finish(reader);
        Some(Self { id: id?, text: text?, source })
    }
}

impl FromToml for Observation {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a stated metric", reader)?;
        let metric = fields.required("metric", reader);
        let label = fields.optional("label", reader);
        let definition = fields.optional("definition", reader);
        let values = fields.some("values", reader);
        let parts = fields.list("parts", reader);
        let complete = fields.optional("complete", reader).unwrap_or(false);
        let footnotes = fields.list("footnotes", reader).into_boxed_slice();
        let span = fields.span();
        fields.finish(reader);
        Some(Self { metric: metric?, label, definition, values: values?, parts, complete, footnotes, span })
    }
}

impl FromToml for MetricValue {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a value of a metric", reader)?;
        let period = fields.required("period", reader);
        let amount: Option<Located<Amount>> = fields.required("amount", reader);
        let change = stated_change(&mut fields, reader);
        let share = fields.optional("share", reader);
        fields.finish(reader);
        let Located { value: amount, span } = amount?;
        Some(Self { period: period?, amount, span, change, share })
    }
}

/// A change and the period it is against: both or neither.
fn stated_change(fields: &mut Fields<'_, '_>, reader: &mut Reader) -> Option<StatedChange> {
    if !fields.has("change") && !fields.has("against") {
        return None;
    }
    let percent = counting(Counted::Percent, fields.required("change", reader), reader);
    let against: Option<Period> = fields.required("against", reader);
    let Located { value: percent, span } = percent?;
    Some(StatedChange { percent, against: against?, span })
}

impl FromToml for StatedShare {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a share of another metric", reader)?;
        let percent = counting(Counted::Percent, fields.required("percent", reader), reader);
        let of = fields.required("of", reader);
        fields.finish(reader);
        let Located { value: percent, span } = percent?;
        Some(Self { percent, of: of?, span })
    }
}

impl FromToml for MetricPart {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a part of a metric", reader)?;
        let label = fields.required("label", reader);
        let amount: Option<Located<Amount>> = fields.required("amount", reader);
        let parts = fields.list("parts", reader);
        let complete = fields.optional("complete", reader).unwrap_or(false);
        fields.finish(reader);
        let Located { value: amount, span } = amount?;
        Some(Self { label: label?, amount, span, parts, complete })
    }
}
