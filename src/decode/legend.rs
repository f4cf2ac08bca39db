//! Legends: `content/legends/<key>.md`.

use super::announcement::body;
use super::canonical::Canonical;
use super::fields::document;
use super::id::is_id;
use super::misplaced;
use super::reader::Reader;
use super::table::table;
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
    let title = document(&text[parts.toml.clone()], &LEGEND, reader, |fields, reader| {
        misplaced::facts(text, parts, &LEGEND, reader);
        facts(fields, reader)
    });
    let key = Name::new(key.into(), reader.top());
    let (title, body) = (title?, body(text, parts, reader));
    let digest = Canonical::legend(&title, &body.markdown);
    Some(Legend { key, title, body, digest }).filter(|_| reader.is_clean())
}

table! {
    /// A text that travels with documents.
    pub static LEGEND, fn facts() -> Box<str> = "a legend", "`content/legends/<key>.md`" {
        /// Its heading.
        required title: Box<str> = "Safe harbor";
    }
    => |_, _| Some(title)
}
