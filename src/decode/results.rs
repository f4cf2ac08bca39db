//! The facts of a results announcement: the table `[results]`.

use super::address::Url;
use super::amount::{Counted, counting};
use super::fields::{Fields, FromToml, Reader, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::results::{Call, Guidance, Quote, Results};
use crate::domain::{Amount, Located, Period};

impl FromToml for Results {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "the results", reader)?;
        let period = fields.required("period", reader);
        let highlights = fields.list("highlights", reader);
        let call = fields.optional("call", reader);
        let guidance = fields.list("guidance", reader);
        let quotes = fields.list("quotes", reader);
        fields.finish(reader);
        Some(Self { period: period?, highlights, guidance, call, quotes })
    }
}

impl FromToml for Call {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a call", reader)?;
        let at = fields.required("at", reader);
        let also = fields.list("also", reader);
        let registration: Option<Located<Url>> = fields.optional("registration", reader);
        let webcast: Option<Located<Url>> = fields.optional("webcast", reader);
        let note = fields.optional("note", reader);
        fields.finish(reader);
        let plain = |url: Located<Url>| url.map(|url| url.0);
        Some(Self { at: at?, also, registration: registration.map(plain), webcast: webcast.map(plain), note })
    }
}

impl FromToml for Guidance {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "guidance", reader)?;
        let id = fields.id("id", reader);
        let label = fields.required("label", reader);
        let concept = fields.optional("concept", reader);
        let period = fields.required("period", reader);
        let range = range(&mut fields, reader);
        let growth: Option<Growth> = fields.optional("growth", reader);
        let note = fields.optional("note", reader);
        fields.finish(reader);
        let (low, high) = range?;
        let (growth, against) = growth.map(|growth| ((growth.low, growth.high), growth.against)).unzip();
        Some(Self { id: id?, label: label?, concept, period: period?, low, high, growth, against, note })
    }
}

/// Both ends of a range, which count the same.
fn range(fields: &mut Fields<'_, '_>, reader: &mut Reader) -> Option<(Located<Amount>, Located<Amount>)> {
    let low: Option<Located<Amount>> = fields.required("low", reader);
    let high: Option<Located<Amount>> = fields.required("high", reader);
    let (low, high) = (low?, high?);
    if low.unit == high.unit {
        return Some((low, high));
    }
    let message = "the ends of a range must count the same thing in the same currency";
    let finding = Diagnostic::error(Code::UnitMismatch, high.span, message);
    let finding = finding.label("the high end").related(low.span, "the low end");
    reader.findings.push(finding.help("write both ends with the same currency or unit, as far as the document does"));
    None
}

/// Growth stated for both ends of a range.
struct Growth {
    low: Located<Amount>,
    high: Located<Amount>,
    against: Period,
}

impl FromToml for Growth {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "stated growth", reader)?;
        let low = counting(Counted::Percent, fields.required("low", reader), reader);
        let high = counting(Counted::Percent, fields.required("high", reader), reader);
        let against = fields.required("against", reader);
        fields.finish(reader);
        Some(Self { low: low?, high: high?, against: against? })
    }
}

impl FromToml for Quote {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a quote", reader)?;
        let person = fields.required("person", reader);
        let printed_name = fields.optional("printed_name", reader);
        let capacity = fields.required("capacity", reader);
        let text = fields.required("text", reader);
        let span = fields.span();
        fields.finish(reader);
        Some(Self { person: person?, printed_name, capacity: capacity?, text: text?, span })
    }
}
