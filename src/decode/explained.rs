//! What explains figures that don't fit: waivers and restatements.

use super::fields::{Fields, FromToml, Reader, Value};
use super::scalar::word;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::announcement::{Cause, Restatement, Waiver};
use crate::domain::{Amount, Located};

impl FromToml for Waiver {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a waiver", reader)?;
        let rule = fields.required("rule", reader);
        let figure = fields.required("figure", reader);
        let printed = fields.required("printed", reader);
        let expected = fields.optional("expected", reader);
        let reason = fields.required("reason", reader);
        let span = fields.span();
        fields.finish(reader);
        Some(Self { rule: rule?, figure: figure?, printed: printed?, expected, reason: reason?, span })
    }
}

impl FromToml for Cause {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let choices = [
            ("restatement", Self::Restatement),
            ("reclassification", Self::Reclassification),
            ("definition", Self::Definition),
        ];
        word(value, &choices, reader)
    }
}

impl FromToml for Restatement {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a restatement", reader)?;
        let concept = fields.required("concept", reader);
        let period = fields.required("period", reader);
        let cause = fields.required("cause", reader);
        let old: Option<Located<Amount>> = fields.required("old", reader);
        let new: Option<Located<Amount>> = fields.required("new", reader);
        let document = fields.required("document", reader);
        let note = fields.optional("note", reader);
        let span = fields.span();
        fields.finish(reader);
        let (old, new) = (old?, new?);
        if old.unit != new.unit {
            let message = "the old and the new figure must count the same thing in the same currency";
            let finding = Diagnostic::error(Code::UnitMismatch, new.span, message);
            reader.findings.push(finding.label("the new figure").related(old.span, "the old one"));
            return None;
        }
        Some(Self { concept: concept?, period: period?, cause: cause?, old, new, document: document?, note, span })
    }
}
