//! Lists of announcements, the newest first.

use super::component::item::Item;
use super::component::list::{Month, Way, Ways, by_month, parts, shell, ways};
use super::component::removed::{self, Removed};
use super::component::shell::Shell;
use super::content::Content;
use crate::address::Site;
use crate::domain::Kind;
use crate::history::catalog::Scope;
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

/// How many announcements the front page of the section shows.
const LATEST: usize = 50;

#[derive(Serialize)]
struct View {
    page: Shell,
    ways: Ways,
    parts: Vec<Way>,
    months: Vec<Month<Item>>,
    count: usize,
    /// Whether the months stand below a heading.
    nested: bool,
    truncated: bool,
    /// Those that were withdrawn, on the front page.
    withdrawn: Vec<Removed>,
}

/// A list of announcements.
#[must_use]
pub fn page(site: &Site<'_>, scope: Scope<Kind>) -> Content<'static> {
    let (catalog, words) = (&site.history.catalog, words::of(&site.edition.config().language));
    let page = shell(site, scope, words.term(Term::Announcements), words.term(Term::AnnouncementsOf));
    let parts = parts(catalog, scope, &page.root, words);
    let shown = if parts.is_empty() { catalog.entries(scope) } else { Vec::new() };
    let limit = if scope == Scope::Front { LATEST } else { usize::MAX };
    let newest = shown.iter().rev().take(limit).filter_map(|index| site.edition.announcements.get(*index as usize));
    let items = newest.map(|announcement| (announcement.dated.value, Item::new(site, announcement, &page.root)));
    let years = matches!(scope, Scope::Front | Scope::Kind(_));
    let months = by_month(items, years, words);
    let ways = ways(catalog, scope, &page.root, words);
    let truncated = shown.len() > limit;
    let withdrawn = if scope == Scope::Front { removed::all(site, &page.root) } else { Vec::new() };
    let view = View { ways, parts, months, count: catalog.len(), nested: years, truncated, withdrawn, page };
    Content::page("announcements.html", &view)
}
