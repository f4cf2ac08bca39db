//! The list that an announcement belongs to beside that of its year: its category's, or its kind's.

use crate::address::{Site, path};
use crate::domain::{Announcement, Details};
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

/// What an announcement is, in words: as it says itself, a document that is a file by its type, else by its kind.
#[must_use]
pub fn what(site: &Site<'_>, announcement: &Announcement, words: &dyn Words) -> String {
    let own = match &announcement.details {
        Details::Document(document) => words.document(document.what),
        details => words.kind(details.kind()),
    };
    category::label(site.edition, announcement).unwrap_or(own).to_owned()
}
