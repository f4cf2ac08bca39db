//! The table of contents of a long page.

use crate::page::component::link::Link;
use serde::Serialize;

/// The fewest sections that make a table of contents worth its place.
const FEWEST: usize = 5;

/// The most entries that are read at a glance.
const MOST: usize = 14;

/// A section, and the places in it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Address on the page.
    pub href: String,
    /// Heading.
    pub text: String,
    /// Places in it.
    pub places: Vec<Link>,
}

/// An entry for a section.
pub fn entry(id: &str, text: &str) -> Entry {
    Entry { href: format!("#{id}"), text: text.to_owned(), places: Vec::new() }
}

/// A place in a section.
pub fn place(id: &str, text: &str) -> Link {
    Link { href: format!("#{id}"), text: text.to_owned() }
}

/// The entries of those sections that are shown.
pub fn shown(sections: &[(bool, &str, &str)]) -> Vec<Entry> {
    sections.iter().filter(|(shown, ..)| *shown).map(|(_, id, text)| entry(id, text)).collect()
}

/// The table of contents of these sections; nothing for a short page. Where the places in them are many, it has the sections
/// alone.
pub fn of(mut sections: Vec<Entry>) -> Vec<Entry> {
    if sections.len() < FEWEST {
        return Vec::new();
    }
    if sections.iter().map(|section| 1 + section.places.len()).sum::<usize>() > MOST {
        sections.iter_mut().for_each(|section| section.places.clear());
    }
    sections
}
