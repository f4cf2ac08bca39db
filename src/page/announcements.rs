//! Lists of announcements, the newest first.

use super::component::item::Item;
use super::component::list::{Month, Way, Ways, by_month, parts, shell, ways};
use super::component::removed::{self, Removed};
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::Kind;
use crate::history::catalog::Scope;
use crate::history::category::CategoryList;
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

/// How many announcements the front page of the section shows.
const LATEST: usize = 50;

#[derive(Serialize)]
struct View {
    page: Shell,
    is_front: bool,
    ways: Ways,
    /// The ways to the categories.
    categories: Vec<Way>,
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
    let years = matches!(scope, Scope::Front | Scope::Kind(_));
    let view = View {
        is_front: scope == Scope::Front,
        ways: ways(catalog, scope, &page.root, words),
        categories: categories(site, None, &page.root),
        parts,
        months: months(site, &shown, limit, years, &page.root),
        count: catalog.len(),
        nested: years,
        truncated: shown.len() > limit,
        withdrawn: if scope == Scope::Front { removed::all(site, &page.root) } else { Vec::new() },
        page,
    };
    Content::page("announcements.html", &view)
}

/// The announcements of a category, or those of one of its years.
#[must_use]
pub fn of_category(site: &Site<'_>, position: usize, year: Option<i32>) -> Content<'static> {
    let (edition, catalog) = (site.edition, &site.history.catalog);
    let Some(list) = site.history.categories.get(position) else { return page(site, Scope::Front) };
    let (config, words) = (edition.config(), words::of(&edition.config().language));
    let what = words.term(Term::Announcements);
    let title = year.map_or_else(|| list.name.clone(), |year| words.of_year(&list.name, year));
    let company = edition.issuer().current_name();
    let sentence = words.list_description(&title, words.term(Term::AnnouncementsOf), company);
    let path = path::category(&list.id, year);
    let page = Shell::new(config, &path, "announcement-list", "announcements", title, sentence)
        .under(&path::list(Scope::<Kind>::Front), what);
    let page = if year.is_some() { page.under(&path::category(&list.id, None), &*list.name) } else { page };
    let parts: Vec<Way> = match year {
        Some(_) => Vec::new(),
        None => list.parts().into_iter().map(|(year, count)| part(list, year, count, &page.root)).collect(),
    };
    let shown = if parts.is_empty() { list.entries(year) } else { Vec::new() };
    let mut ways = ways(catalog, Scope::Front, &page.root, words);
    ways.all.current = "";
    let view = View {
        is_front: false,
        ways,
        categories: categories(site, Some((position, year)), &page.root),
        parts,
        months: months(site, &shown, usize::MAX, year.is_none(), &page.root),
        count: catalog.len(),
        nested: year.is_none(),
        truncated: false,
        withdrawn: Vec::new(),
        page,
    };
    Content::page("announcements.html", &view)
}

/// Announcements by month, the newest first, as many as the limit allows.
fn months(site: &Site<'_>, shown: &[u32], limit: usize, years: bool, root: &str) -> Vec<Month<Item>> {
    let newest = shown.iter().rev().take(limit).filter_map(|index| site.edition.announcements.get(*index as usize));
    let items = newest.map(|announcement| (announcement.dated.value, Item::new(site, announcement, root)));
    by_month(items, years, words::of(&site.edition.config().language))
}

/// The way to a year of a category.
fn part(list: &CategoryList, year: i32, count: usize, root: &str) -> Way {
    let href = format!("{root}{}", path::category(&list.id, Some(year)));
    Way { href, text: year.to_string(), count, current: "" }
}

/// The ways to the categories for the list of one of them, or of a year of it.
fn categories(site: &Site<'_>, here: Option<(usize, Option<i32>)>, root: &str) -> Vec<Way> {
    let way = |(position, list): (usize, &CategoryList)| Way {
        href: format!("{root}{}", path::category(&list.id, None)),
        text: list.name.clone(),
        count: list.len(),
        current: match here {
            Some((at, None)) if at == position => "page",
            Some((at, _)) if at == position => "true",
            _ => "",
        },
    };
    site.history.categories.iter().enumerate().map(way).collect()
}
