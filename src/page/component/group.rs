//! The list that an announcement belongs to beside that of its year: its category's, or its kind's.

use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::history::catalog::Scope;
use crate::history::category;
use crate::words::Words;

/// The path of the list, below the site's base, and what a way to it is called.
#[must_use]
pub fn group(site: &Site<'_>, announcement: &Announcement, words: &dyn Words) -> (String, String) {
    match category::of(site.edition, announcement) {
        Some((id, name)) => (path::category(&id, None), name),
        None => (path::list(Scope::Kind(announcement.kind())), words.kind(announcement.kind()).to_owned()),
    }
}
