//! Repurchase plans and how far they have got.

use super::amount::{Counted, counting};
use super::fields::{Fields, FromToml, Reader, Value};
use crate::domain::repurchase::{Progress, Repurchase};

impl FromToml for Repurchase {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a repurchase plan", reader)?;
        let plan = fields.id("plan", reader);
        let name = fields.required("name", reader);
        let announced = fields.optional("announced", reader);
        let authorized = counting(Counted::Money, fields.optional("authorized", reader), reader);
        let securities = fields.optional("securities", reader);
        let start = fields.optional("start", reader);
        let months = fields.optional("months", reader);
        let end = fields.optional("end", reader);
        let progress = fields.list("progress", reader);
        let span = fields.span();
        fields.finish(reader);
        Some(Self { plan: plan?, name: name?, announced, authorized, securities, start, months, end, progress, span })
    }
}

impl FromToml for Progress {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a progress statement", reader)?;
        let as_of = fields.required("as_of", reader);
        let spent = counting(Counted::Money, fields.optional("spent", reader), reader);
        let bought = counting(Counted::Securities, fields.optional("bought", reader), reader);
        let average_price = counting(Counted::Price, fields.optional("average_price", reader), reader);
        let wording = fields.optional("wording", reader);
        let note = fields.optional("note", reader);
        let said = ["spent", "bought", "wording"];
        if !said.iter().any(|key| fields.has(key)) {
            fields.missing(&said);
        }
        fields.finish(reader);
        Some(Self { as_of: as_of?, spent, bought, average_price, wording, note })
    }
}
