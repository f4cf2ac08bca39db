//! An announcement as the source of a figure.

use super::link::{Link, foreign};
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::words;
use serde::Serialize;

/// An announcement as the source of a figure.
#[derive(Debug, Serialize)]
pub struct Source {
    /// Its title and page.
    pub link: Link,
    /// BCP 47 tag of its language, where it isn't the site's.
    pub language: Option<String>,
    /// The printed date in words.
    pub day: String,
    /// The printed date for `<time datetime>`.
    pub machine: String,
}

/// The announcement as a source, on a page with this way to the site's base.
#[must_use]
pub fn source(site: &Site<'_>, announcement: &Announcement, root: &str) -> Source {
    let language = &site.edition.config().language;
    Source {
        link: Link {
            href: format!("{root}{}", path::announcement(&announcement.id)),
            text: announcement.title.to_string(),
        },
        language: foreign(&announcement.language, language),
        day: words::of(language).date(announcement.dated.value),
        machine: announcement.dated.value.to_string(),
    }
}
