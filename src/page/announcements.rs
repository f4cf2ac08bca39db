//! Lists of announcements, the newest first.

use super::component::feed;
use super::component::item::Item;
use super::component::list::{Stretch, Way, WayRow, by_month, by_year, parts, shell, ways};
use super::component::removed::{self, Removed};
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::Kind;
use crate::history::catalog::Scope;
use crate::history::category::CategoryList;
use crate::history::feed::Topic;
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

/// How many announcements the front page of the section shows.
const LATEST: usize = 50;

#[derive(Serialize)]
struct View {
    page: Shell,
    is_front: bool,
    ways: Vec<WayRow>,
    /// The ways to the categories.
    categories: Option<WayRow>,
    parts: Vec<Way>,
    /// By year; those of one year by month.
    stretches: Vec<Stretch<Item>>,
    count: usize,
    /// How many of them are shown, where there are more.
    latest: Option<usize>,
    /// Where results stand by period with what there is of each.
    results: Option<String>,
    /// Those that were withdrawn, on the front page.
    withdrawn: Vec<Removed>,
}

/// A list of announcements.
#[must_use]
pub fn page(site: &Site<'_>, scope: Scope<Kind>) -> Content<'static> {
    let (catalog, words) = (&site.history.catalog, words::of(&site.edition.config().language));
    let mut page = shell(site, scope, words.term(Term::Announcements), words.term(Term::AnnouncementsOf));
    page.feeds = feed::links(site, &page.root, |topic| match (scope, topic) {
        (Scope::Kind(of) | Scope::KindYear(of, _), Topic::Kind(kind)) => of == *kind,
        (Scope::Kind(_) | Scope::KindYear(..), _) => false,
        (_, topic) => matches!(topic, Topic::All | Topic::Language(_)),
    });
    let parts = parts(catalog, scope, &page.root, words);
    let shown = if parts.is_empty() { catalog.entries(scope) } else { Vec::new() };
    let limit = if scope == Scope::Front { LATEST } else { usize::MAX };
    let is_of_years = matches!(scope, Scope::Front | Scope::Kind(_));
    let view = View {
        is_front: scope == Scope::Front,
        ways: ways(catalog, scope, &page.root, words),
        categories: WayRow::of(categories(site, None, &page.root)),
        parts,
        stretches: stretches(site, &shown, limit, is_of_years, &page.root),
        count: catalog.len(),
        latest: (shown.len() > limit).then_some(limit),
        results: (scope == Scope::Kind(Kind::Results)).then(|| results(site, &page.root)).flatten(),
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
    let mut page = if year.is_some() { page.under(&path::category(&list.id, None), &*list.name) } else { page };
    page.feeds = feed::links(site, &page.root, |topic| *topic == Topic::Category(position));
    let parts: Vec<Way> = match year {
        Some(_) => Vec::new(),
        None => list.parts().into_iter().map(|(year, count)| part(list, year, count, &page.root)).collect(),
    };
    let shown = if parts.is_empty() { list.entries(year) } else { Vec::new() };
    let mut ways = ways(catalog, Scope::Front, &page.root, words);
    let lists = ways.iter_mut().flat_map(|row| row.shown.iter_mut().chain(row.folded.iter_mut().flatten()));
    lists.for_each(|way| way.current = "");
    let view = View {
        is_front: false,
        ways,
        categories: WayRow::of(categories(site, Some((position, year)), &page.root)),
        parts,
        stretches: stretches(site, &shown, usize::MAX, year.is_none(), &page.root),
        count: catalog.len(),
        latest: None,
        results: None,
        withdrawn: Vec::new(),
        page,
    };
    Content::page("announcements.html", &view)
}

/// Announcements by year or by month, the newest first, as many as the limit allows.
fn stretches(site: &Site<'_>, shown: &[u32], limit: usize, years: bool, root: &str) -> Vec<Stretch<Item>> {
    let newest = shown.iter().rev().take(limit).filter_map(|index| site.edition.announcements.get(*index as usize));
    let items = newest.map(|announcement| (announcement.dated.value, Item::new(site, announcement, root)));
    if years { by_year(items) } else { by_month(items, words::of(&site.edition.config().language)) }
}

/// The way to the results by period, where the site has that page.
fn results(site: &Site<'_>, root: &str) -> Option<String> {
    site.has(path::RESULTS).then(|| format!("{root}{}", path::RESULTS))
}

/// The way to a year of a category.
fn part(list: &CategoryList, year: i32, count: usize, root: &str) -> Way {
    let href = format!("{root}{}", path::category(&list.id, Some(year)));
    Way { href, text: year.to_string(), count: Some(count), current: "" }
}

/// The ways to the categories for the list of one of them, or of a year of it.
fn categories(site: &Site<'_>, here: Option<(usize, Option<i32>)>, root: &str) -> Vec<Way> {
    let way = |(position, list): (usize, &CategoryList)| Way {
        href: format!("{root}{}", path::category(&list.id, None)),
        text: list.name.clone(),
        count: Some(list.len()),
        current: match here {
            Some((at, None)) if at == position => "page",
            Some((at, _)) if at == position => "true",
            _ => "",
        },
    };
    site.history.categories.iter().enumerate().map(way).collect()
}
