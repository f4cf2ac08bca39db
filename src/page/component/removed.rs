//! What stays of a withdrawn announcement.

use super::day::Day;
use super::link::{Link, foreign};
use crate::address::{Site, path};
use crate::archive::Tombstone;
use crate::words;
use serde::Serialize;

/// A withdrawn announcement, on its page or in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Removed {
    /// Its title and page.
    pub link: Link,
    /// BCP 47 tag of its language, where it isn't the site's.
    pub language: Option<String>,
    /// The printed date.
    pub day: Day,
    /// The day on which it was withdrawn.
    pub withdrawn: Day,
}

/// The announcements that were withdrawn, the newest first.
#[must_use]
pub fn all(site: &Site<'_>, root: &str) -> Vec<Removed> {
    site.edition.withdrawn.iter().rev().map(|it| removed(site, it, root)).collect()
}

/// A withdrawn announcement on a page with this way to the site's base.
#[must_use]
pub fn removed(site: &Site<'_>, tombstone: &Tombstone<'_>, root: &str) -> Removed {
    let language = &site.edition.config().language;
    let words = words::of(language);
    Removed {
        link: Link { href: format!("{root}{}", path::announcement(tombstone.id)), text: tombstone.title.to_owned() },
        language: foreign(tombstone.language, language),
        day: Day::of(tombstone.dated, words),
        withdrawn: Day::of(tombstone.at.date_naive(), words),
    }
}
