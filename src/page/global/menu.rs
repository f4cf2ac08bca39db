//! The menu: the sections of the site that have a page.

use crate::address::{Site, path};
use crate::words::Words;
use crate::words::term::Term;
use serde::Serialize;

/// An entry of the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// The section that it leads to, as pages name theirs; empty where it leads to a single page.
    pub id: &'static str,
    /// Text.
    pub text: String,
    /// Path below the site's base, or the whole address of a page elsewhere.
    pub path: String,
    /// Whether it leads to another site.
    pub is_elsewhere: bool,
    /// Absolute address.
    pub canonical: String,
}

/// The site's sections, in the order of the menu. The brand leads home.
const SECTIONS: [(&str, Term, &str); 6] = [
    ("results", Term::Results, "results/index.html"),
    ("announcements", Term::Announcements, "announcements/index.html"),
    ("figures", Term::Financials, path::FIGURES),
    ("events", Term::Calendar, "events/index.html"),
    ("shareholders", Term::Shareholders, "shareholders/index.html"),
    ("company", Term::Company, path::COMPANY),
];

/// The entries of the menu.
pub(super) fn menu(site: &Site<'_>, words: &dyn Words) -> Vec<MenuItem> {
    let base = &site.edition.config().base_url.value;
    let sections = SECTIONS.into_iter().filter(|(.., path)| site.has(path));
    let item = |(id, text, path): (&'static str, Term, &str)| MenuItem {
        id,
        text: words.term(text).to_owned(),
        path: path.to_owned(),
        is_elsewhere: false,
        canonical: format!("{base}{}", path::canonical(path)),
    };
    sections.map(item).collect()
}
