//! Notices of general meetings: the table `[meeting]`.

use super::fields::{Fields, FromToml, Reader, Value};
use crate::domain::meeting::{Deadline, Meeting, RecordDate, Resolution};

impl FromToml for Meeting {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a meeting", reader)?;
        let name = fields.required("name", reader);
        let at = fields.required("at", reader);
        let place = fields.required("place", reader);
        let resolutions = fields.list("resolutions", reader);
        let record_dates = fields.list("record_dates", reader);
        let deadlines = fields.list("deadlines", reader);
        fields.finish(reader);
        Some(Self { name: name?, at: at?, place: place?, resolutions, record_dates, deadlines })
    }
}

impl FromToml for Resolution {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a resolution", reader)?;
        let number = fields.required("number", reader);
        let kind = fields.required("kind", reader);
        let text = fields.required("text", reader);
        let people = fields.list("people", reader);
        let span = fields.span();
        fields.finish(reader);
        Some(Self { number: number?, kind: kind?, text: text?, people, span })
    }
}

impl FromToml for RecordDate {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a record date", reader)?;
        let name = fields.required("name", reader);
        let holders = fields.required("holders", reader);
        let at = fields.required("at", reader);
        let voting = fields.required("voting", reader);
        fields.finish(reader);
        Some(Self { name: name?, holders: holders?, at: at?, voting: voting? })
    }
}

impl FromToml for Deadline {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a deadline", reader)?;
        let name = fields.required("name", reader);
        let holders = fields.required("holders", reader);
        let at = fields.required("at", reader);
        let organization = fields.required("organization", reader);
        let place = fields.optional("place", reader);
        fields.finish(reader);
        Some(Self { name: name?, holders: holders?, at: at?, organization: organization?, place })
    }
}
