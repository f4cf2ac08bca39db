//! Ids, which stand in addresses and references.

use super::declaration::Shape;
use super::name::is_device;
use super::reader::{Reader, Value};
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::slug;
use crate::domain::span::Name;

/// A text that defines an id.
pub(super) struct Id;

impl FromToml for Id {
    type Output = Name;
    const SHAPE: Shape = Shape::Text("id");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Name> {
        let id = Name::from_toml(value, reader)?;
        if is_id(&id.value) {
            return Some(id);
        }
        let message = format!("`{}` can't be an id", id.value);
        let rule = "an id is made of lower-case letters, digits and single hyphens, and is no name of a device such as `con`; labels \
                    can hold anything";
        let help = meant(&id.value).map_or_else(|| rule.to_owned(), |it| format!("write `{it}`: {rule}"));
        reader.refuse(Code::InvalidId, value, message, &help)
    }
}

/// The id that is nearest to a text.
pub(super) fn meant(text: &str) -> Option<String> {
    Some(slug::ascii(text)).filter(|id| is_id(id))
}

/// Whether a text can be an id: lower-case letters, digits and single hyphens between them, beginning
/// with a letter or digit, and is no name of a device. Ids stand in addresses and must survive every file system.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !is_device(text)
}
