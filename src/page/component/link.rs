//! Links.

use serde::Serialize;

/// A link of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Address, relative to the page.
    pub href: String,
    /// Text.
    pub text: String,
}

/// The language of an announcement's own words, as a BCP 47 tag, where it isn't that of the page around them.
#[must_use]
pub fn foreign(language: &str, around: &str) -> Option<String> {
    (language != around).then(|| language.to_owned())
}
