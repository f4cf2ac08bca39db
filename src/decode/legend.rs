//! Legends: `content/legends/<key>.md`.

use super::announcement::body;
use super::canonical::Canonical;
use super::fields::Reader;
use super::misplaced;
use super::scalar::is_id;
use crate::archive::Legend;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::span::Name;
use crate::source::FrontMatter;

/// Reads a legend.
pub fn read(key: &str, text: &str, parts: &FrontMatter, reader: &mut Reader) -> Option<Legend> {
    if !is_id(key) {
        let message = format!("`{key}` can't be the key of a legend");
        let help =
            "name the file with lower-case letters, digits and single hyphens, and no name of a device such as `con`";
        reader.findings.push(Diagnostic::error(Code::InvalidId, reader.top(), message).help(help));
    }
    let title = reader.document(&text[parts.toml.clone()], "a legend", |fields, reader| {
        let title = fields.required("title", reader);
        misplaced::facts(text, parts, fields.keys(), reader);
        title
    });
    let key = Name::new(key.into(), reader.top());
    let (title, body): (Box<str>, _) = (title?, body(text, parts, reader));
    let digest = Canonical::legend(&title, &body.markdown);
    Some(Legend { key, title, body, digest }).filter(|_| reader.is_clean())
}
