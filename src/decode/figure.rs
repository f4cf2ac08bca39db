//! What any announcement may state: single figures, events, footnotes, headlines of charts, exchange rates.

use super::fields::{Fields, FromToml, Reader, Value};
use super::scalar::word;
use crate::diagnostic::Code;
use crate::domain::announcement::{Footnote, Headline};
use crate::domain::event::{Event, EventKind};
use crate::domain::figure::{ChangeOf, Figure};
use crate::domain::statement::ExchangeRate;
use crate::domain::{Amount, Located};
use rust_decimal::Decimal;

impl FromToml for Figure {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a figure", reader)?;
        let id = fields.id("id", reader);
        let label = fields.required("label", reader);
        let amount: Option<Located<Amount>> = fields.required("amount", reader);
        let period = fields.optional("period", reader);
        let concept = fields.optional("concept", reader);
        let sum: Box<[_]> = fields.list("sum", reader).into();
        let change: Option<ChangeOf> = fields.optional("change", reader);
        let note = fields.optional("note", reader);
        // What other figures determine is of a period, as they are.
        let is_determined = concept.is_some() || !sum.is_empty() || change.is_some();
        if fields.value("period").is_none() && is_determined {
            fields.missing(&["period"]);
        }
        fields.finish(reader);
        let Located { value: amount, span } = amount?;
        Some(Self { id: id?, label: label?, amount, span, period, concept, sum, change, note })
    }
}

impl FromToml for ChangeOf {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "what changed", reader)?;
        let of = fields.required("of", reader);
        let against = fields.required("against", reader);
        fields.finish(reader);
        Some(Self { of: of?, against: against? })
    }
}

impl FromToml for EventKind {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        word(value, &Self::ALL.map(|kind| (kind.id(), kind)), reader)
    }
}

impl FromToml for Event {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "an event", reader)?;
        let kind = fields.required("kind", reader);
        let title = fields.required("title", reader);
        let moment = fields.required("when", reader);
        let span = fields.span();
        fields.finish(reader);
        Some(Self { kind: kind?, title: title?, moment: moment?, span })
    }
}

impl FromToml for Footnote {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a footnote", reader)?;
        let id = fields.id("id", reader);
        let text = fields.required("text", reader);
        fields.finish(reader);
        Some(Self { id: id?, text: text? })
    }
}

impl FromToml for Headline {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a chart's headline", reader)?;
        let chart = fields.required("chart", reader);
        let text = fields.required("headline", reader);
        fields.finish(reader);
        Some(Self { chart: chart?, text: text? })
    }
}

impl FromToml for ExchangeRate {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "an exchange rate", reader)?;
        let id = fields.id("id", reader);
        let base = fields.required("base", reader);
        let quote = fields.required("quote", reader);
        let rate: Option<Located<Decimal>> = fields.required("value", reader);
        let date = fields.required("date", reader);
        let source = fields.required("source", reader);
        fields.finish(reader);
        if rate.is_some_and(|rate| rate.value <= Decimal::ZERO) {
            let help = "write how much of `quote` one unit of `base` costs";
            return reader.refuse(Code::InvalidNumber, value, "an exchange rate is greater than zero", help);
        }
        Some(Self { id: id?, base: base?, quote: quote?, value: rate?, date: date?, source: source? })
    }
}
