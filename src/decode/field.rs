//! Fields that may be marked as not applicable or left open.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::Field;

/// What a document prints where a field has nothing to tell.
const NOT_APPLICABLE: &str = "Not applicable";

/// What it prints where another document will tell.
const TO_BE_ANNOUNCED: &str = "To be announced";

/// What others print instead, in small letters.
const OTHERWISE: [(&str, &str); 11] = [
    ("n/a", NOT_APPLICABLE),
    ("na", NOT_APPLICABLE),
    ("n.a.", NOT_APPLICABLE),
    ("none", NOT_APPLICABLE),
    ("nil", NOT_APPLICABLE),
    ("tba", TO_BE_ANNOUNCED),
    ("tbc", TO_BE_ANNOUNCED),
    ("tbd", TO_BE_ANNOUNCED),
    ("to be advised", TO_BE_ANNOUNCED),
    ("to be confirmed", TO_BE_ANNOUNCED),
    ("to be determined", TO_BE_ANNOUNCED),
];

impl<T: FromToml> FromToml for Field<T> {
    type Output = Field<T::Output>;
    const SHAPE: Shape = Shape::Either(&[Shape::Word(&[NOT_APPLICABLE, TO_BE_ANNOUNCED]), T::SHAPE]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        let Some(text) = value.get_ref().as_str().map(str::trim) else {
            return T::from_toml(value, reader).map(Field::Stated);
        };
        if text.eq_ignore_ascii_case(NOT_APPLICABLE) {
            return Some(Field::NotApplicable);
        }
        if text.eq_ignore_ascii_case(TO_BE_ANNOUNCED) {
            return Some(Field::ToBeAnnounced);
        }
        // Any text may stand where words are expected as printed.
        if !matches!(T::SHAPE, Shape::Text("text"))
            && let Some((_, meant)) = OTHERWISE.iter().find(|(other, _)| text.eq_ignore_ascii_case(other))
        {
            let help = format!("write \"{meant}\"");
            return reader.refuse(
                Code::UnknownValue,
                value,
                format!("`{text}` is not one of the words known here"),
                &help,
            );
        }
        T::from_toml(value, reader).map(Field::Stated)
    }
}
