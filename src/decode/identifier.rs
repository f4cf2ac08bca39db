//! Identifiers of entities and securities, whose check digits tell a slip.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::identifier::{Isin, Lei};

impl FromToml for Lei {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("LEI");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text = Box::<str>::from_toml(value, reader)?;
        Self::parse(&text).map_or_else(
            |wrong| {
                let help = "an LEI has 18 capital letters and digits and two check digits (ISO 17442): copy it whole";
                reader.refuse(Code::InvalidIdentifier, value, format!("`{text}` is no LEI: {wrong}"), help)
            },
            Some,
        )
    }
}

impl FromToml for Isin {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("ISIN");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text = Box::<str>::from_toml(value, reader)?;
        Self::parse(&text).map_or_else(
            |wrong| {
                let help = "an ISIN has two capital letters, nine letters and digits, and a check digit (ISO 6166): \
                            copy it whole";
                reader.refuse(Code::InvalidIdentifier, value, format!("`{text}` is no ISIN: {wrong}"), help)
            },
            Some,
        )
    }
}
