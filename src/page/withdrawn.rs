//! What stays of a withdrawn announcement: its title and date, since when it is withdrawn, and why; and what leads on from it.

use super::component::item::{self, Item};
use super::component::removed::{Removed, removed};
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::archive::Tombstone;
use crate::domain::Kind;
use crate::history::catalog::Scope;
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

/// How many announcements it leads on to.
const LATEST: usize = 3;

#[derive(Serialize)]
struct View {
    page: Shell,
    removed: Removed,
    reason: String,
    /// What another announcement does to it, and that one.
    replaced: Option<(&'static str, Item)>,
    latest: Vec<Item>,
}

/// The page at one of its paths.
#[must_use]
pub fn page(site: &Site<'_>, tombstone: &Tombstone<'_>, at: &str) -> Content<'static> {
    let config = site.edition.config();
    let words = words::of(&config.language);
    let description = words.term(Term::IsWithdrawn);
    let own = path::announcement(tombstone.id);
    let page = Shell::new(config, at, "withdrawn", "announcements", tombstone.title, description)
        .under(&path::list(Scope::<Kind>::Front), words.term(Term::Announcements));
    let page = if at == own { page } else { page.under(&own, tombstone.title) };
    let replaced = site.edition.change_of(tombstone.id);
    let view = View {
        removed: removed(site, tombstone, &page.root),
        reason: tombstone.reason.to_owned(),
        replaced: replaced.map(|(verb, by)| (words.changed_by(verb), Item::new(site, by, &page.root))),
        latest: item::latest(site, LATEST, &page.root),
        page,
    };
    Content::page("withdrawn.html", &view)
}
