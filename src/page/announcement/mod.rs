//! The page of an announcement: what every kind shows, and a part made for its kind.
//!
//! Ids on a page come from the content (headings, figures, statements and their lines: letters, digits
//! and hyphens) or from here; those given here have an underscore, so that the two never meet.

mod contents;
mod document;
mod elsewhere;
mod grid;
mod key_figures;
mod kind;
mod people;
mod rate;
mod repurchase;
mod source;
mod statements;
mod text;
mod versions;

#[cfg(test)]
mod tests;

pub use elsewhere::text_elsewhere;

use super::content::Content;
use crate::address::Site;
use crate::domain::Announcement;

/// The page of an announcement.
#[must_use]
pub fn page(site: &Site<'_>, announcement: &Announcement) -> Content<'static> {
    kind::page(site, announcement)
}
