//! The table of contents of a long page.

use super::document::Document;
use crate::derive::shell::Link;
use serde::Serialize;

/// The fewest sections that make a table of contents worth its place.
const FEWEST: usize = 5;

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

/// The sections of the page in their order; nothing for a short page. `comments` are sections of the page's
/// kind that follow the text.
pub fn of(document: &Document, facts: Vec<Entry>, comments: Vec<Entry>, headings: Vec<Link>) -> Vec<Entry> {
    let mut contents = facts;
    contents.extend(shown(&[(!document.charts.is_empty(), "document_charts", "Charts")]));
    if !document.body.is_empty() {
        contents.push(Entry { places: headings, ..entry("document_text", "The announcement, retold") });
    }
    contents.extend(comments);
    contents.extend(shown(&[(document.metrics.is_some(), "operating_metrics", "Operating metrics")]));
    for group in &document.statements {
        let places = group.tables.iter().map(|table| place(&table.id, &table.title)).collect();
        contents.push(Entry { places, ..entry(group.anchor, group.title) });
    }
    contents.extend(shown(&[
        (!document.repurchases.is_empty(), "repurchase_plans", "Share repurchase"),
        (!document.rates.is_empty(), "exchange_rates", "Exchange rates"),
        (!document.figures.is_empty(), "single_figures", "Other figures stated"),
        (!document.events.is_empty(), "document_events", "Dates of this document"),
        (!document.waivers.is_empty(), "printed_otherwise", "Printed otherwise"),
        (!document.footnotes.is_empty(), "document_footnotes", "Footnotes"),
        (document.versions.as_ref().is_some_and(|it| !it.all.is_empty()), "document_versions", "Versions of this page"),
        (true, "about_document", "About this document"),
    ]));
    if contents.len() < FEWEST { Vec::new() } else { contents }
}
