//! The complete table of addresses.

use super::redirect::{self, Moved};
use super::{DataFile, Page, Route, Site, charts, checks, figures, metric_page, withdrawn};
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::domain::{Announcement, FileId, Span, composed};
use crate::ledger::manifest;
use crate::source::{LEDGER, MARKER, NO_JEKYLL, SIGNATURE, Sources};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// How many addresses one sitemap may have (sitemaps.org, protocol 0.9).
pub const SITEMAP_LIMIT: usize = 50_000;

/// The names of the sitemap's files for so many pages: `sitemap.xml` alone, or as an index of `sitemap-1.xml` and so on.
#[must_use]
pub fn sitemaps(pages: usize) -> Vec<String> {
    let parts = if pages > SITEMAP_LIMIT { pages.div_ceil(SITEMAP_LIMIT) } else { 0 };
    std::iter::once("sitemap.xml".to_owned()).chain((1..=parts).map(sitemap_part)).collect()
}

/// The name of a part, counted from 1.
#[must_use]
pub fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// Every file of the site but the sitemap, in a fixed order.
#[must_use]
pub fn routes<'a>(site: &Site<'a>, sources: &Sources) -> Vec<Route<'a>> {
    let edition = site.edition;
    let definitions = edition.definitions();
    let mut routes = vec![
        route("index.html", Page::Home),
        route("404.html", Page::NotFound),
        route("company/index.html", Page::Company),
        route("figures/index.html", Page::Figures),
        route(checks::PATH, Page::Checks),
        route("favicon.svg", Page::Favicon),
        route("robots.txt", Page::Data(DataFile::Robots)),
        route(manifest::NAME, Page::Data(DataFile::Manifest)),
        route(site.theme.stylesheet_name.as_str(), Page::Stylesheet),
    ];
    if !edition.announcements.is_empty() || !edition.withdrawn.is_empty() {
        routes.push(route(LEDGER, Page::Data(DataFile::Ledger)));
    }
    routes.extend(site.catalog.routes());
    routes.extend(site.timeline.catalog.routes());
    routes.push(route("events/events.csv", Page::Data(DataFile::Events)));
    routes.extend(site.figures.years().map(|year| route(figures::year_path(year), Page::FigureYear(year))));
    for metric in definitions.metrics {
        let id = &metric.id.value;
        routes.push(route(metric_page::path(metric), Page::Metric(metric)));
        routes.push(route(format!("figures/{id}/{id}.csv"), Page::Data(DataFile::Metric(metric))));
    }
    for spec in &edition.config().charts {
        if charts::has(edition, spec) {
            routes.push(route(format!("charts/{}.svg", spec.id.value), Page::Chart(spec)));
        }
    }
    let announcements = edition.announcements.par_iter().map(|announcement| of_announcement(site, announcement));
    routes.extend(announcements.collect::<Vec<_>>().into_iter().flatten());
    for tombstone in &edition.withdrawn {
        for path in withdrawn::paths(tombstone) {
            routes.push(route(path, Page::Withdrawn(tombstone)));
        }
    }
    routes.extend(redirect::routes(edition));
    for file in definitions.static_files {
        let path = sources.path(*file);
        routes.push(route(composed(path.strip_prefix("static/").unwrap_or(path)), Page::Static(*file)));
    }
    routes
}

fn route<'a>(path: impl Into<Box<str>>, page: Page<'a>) -> Route<'a> {
    Route { path: path.into(), page }
}

fn of_announcement<'a>(site: &Site<'a>, announcement: &'a Announcement) -> Vec<Route<'a>> {
    let folder = format!("announcements/{}", announcement.id);
    let mut routes = vec![route(format!("{folder}/index.html"), Page::Announcement(announcement))];
    for spec in site.edition.config().charts.iter().filter(|spec| charts::has_own(announcement, spec)) {
        let path = announcement_chart(announcement, &spec.id.value);
        routes.push(route(path, Page::AnnouncementChart(announcement, spec)));
    }
    for statement in &announcement.statements {
        let id = &statement.id.value;
        routes.push(route(statement_path(&announcement.id, id), Page::Statement(announcement, statement)));
        routes.push(route(format!("{folder}/{id}/{id}.csv"), Page::Data(DataFile::Statement(announcement, statement))));
    }
    if site.has_single_figures(announcement) {
        routes.push(route(format!("{folder}/figures.csv"), Page::Data(DataFile::Figures(announcement))));
    }
    for attachment in &announcement.attachments {
        routes.push(route(format!("{folder}/{}", attachment.name), Page::Attachment(attachment)));
    }
    routes
}

/// The path of a statement's page.
#[must_use]
pub fn statement_path(announcement: &str, statement: &str) -> String {
    format!("announcements/{announcement}/{statement}/index.html")
}

/// The path of a chart of an announcement.
#[must_use]
pub fn announcement_chart(announcement: &Announcement, id: &str) -> String {
    format!("announcements/{}/{id}.svg", announcement.id)
}

/// The longest part of a path, in bytes, that file systems take, and the longest whole path: with the folder before it,
/// it has to fit into the 1,024 bytes that some take.
const LONGEST: (usize, usize) = (255, 768);

/// Paths that the file systems of readers and hosts don't take.
#[must_use]
pub fn too_long(routes: &[Route<'_>], sources: &Sources) -> Vec<Diagnostic> {
    let (part, whole) = LONGEST;
    let is_long = |path: &str| path.len() > part && (path.len() > whole || path.split('/').any(|it| it.len() > part));
    let found = routes.iter().filter(|route| is_long(&route.path)).map(|route| {
        let start = route.path.char_indices().nth(40).map_or(route.path.len(), |(at, _)| at);
        let message = format!(
            "the address `{}...` of {} is too long: {} bytes",
            &route.path[..start],
            describe(route, sources),
            route.path.len()
        );
        let finding = match place(route) {
            Some(span) => Diagnostic::error(Code::InvalidAddress, span, message),
            None => Diagnostic::without_place(Code::InvalidAddress, message),
        };
        finding.help(format!(
            "file systems take {part} bytes between two slashes, and the site {whole} in all: shorten it"
        ))
    });
    found.collect()
}

/// Addresses that two things would have, also on file systems that don't tell upper from lower case, and files
/// whose address is a folder of others.
#[must_use]
pub fn collisions(routes: &[Route<'_>], sources: &Sources) -> Vec<Diagnostic> {
    // What every site has besides its routes, or may have: a site without documents has no ledger yet.
    let own = [LEDGER, MARKER, NO_JEKYLL, SIGNATURE].map(|name| route(name, Page::Data(DataFile::Ledger)));
    let has_ledger = routes.iter().any(|it| matches!(it.page, Page::Data(DataFile::Ledger)));
    let own = own.iter().filter(|it| !has_ledger || *it.path != *LEDGER);
    let mut at: HashMap<Cow<'_, str>, &Route<'_>> = HashMap::with_capacity(routes.len());
    let mut found = Vec::new();
    for route in own.clone().chain(routes) {
        if let Some(first) = at.insert(lowercase(&route.path), route) {
            found.push(collision(first, route, sources));
        }
    }
    let mut in_the_way = HashSet::new();
    for route in routes {
        for (slash, _) in route.path.match_indices('/') {
            if let Some(file) = at.get(&lowercase(&route.path[..slash]))
                && in_the_way.insert(&file.path)
            {
                found.push(collision(route, file, sources));
            }
        }
    }
    found
}

/// Nearly all paths are in lower case already, and there are many.
fn lowercase(path: &str) -> Cow<'_, str> {
    let is_lowercase = path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lowercase { Cow::Borrowed(path) } else { Cow::Owned(path.to_lowercase()) }
}

/// The finding that `second` stands where `first` does, or where `first` needs a folder.
fn collision(first: &Route<'_>, second: &Route<'_>, sources: &Sources) -> Diagnostic {
    let (one, other) = (describe(first, sources), describe(second, sources));
    let relation = if first.path.to_lowercase() == second.path.to_lowercase() { "address" } else { "folder" };
    let message = format!("`{}` would be the {relation} of {one} and the address of {other}", second.path);
    let diagnostic = match (place(second), place(first)) {
        (Some(span), Some(other)) => Diagnostic::error(Code::RouteCollision, span, message).related(other, "here too"),
        (Some(span), None) | (None, Some(span)) => Diagnostic::error(Code::RouteCollision, span, message),
        (None, None) => Diagnostic::without_place(Code::RouteCollision, message),
    };
    diagnostic.help("rename one of them: every address belongs to one thing")
}

/// Where a file of the site is written of, if it is by one file of the archive.
#[must_use]
pub fn place(route: &Route<'_>) -> Option<Span> {
    let head = |file: FileId| Span { file, start: 0, end: 0 };
    match route.page {
        Page::Announcement(announcement) => Some(head(announcement.file)),
        Page::Statement(_, statement) | Page::Data(DataFile::Statement(_, statement)) => Some(statement.id.span),
        Page::Metric(metric) | Page::Data(DataFile::Metric(metric)) => Some(metric.id.span),
        Page::Data(DataFile::Figures(announcement)) => Some(head(announcement.file)),
        Page::Chart(spec) | Page::AnnouncementChart(_, spec) => Some(spec.id.span),
        Page::Attachment(attachment) => Some(head(attachment.file)),
        Page::Static(file) => Some(head(file)),
        Page::Redirect(redirect) => Some(redirect.former.span),
        _ => None,
    }
}

fn describe(route: &Route<'_>, sources: &Sources) -> String {
    match route.page {
        Page::Withdrawn(tombstone) => format!("the withdrawn announcement `{}`", tombstone.id),
        Page::Announcement(announcement) => format!("the announcement `{}`", announcement.id),
        Page::Statement(announcement, statement) | Page::Data(DataFile::Statement(announcement, statement)) => {
            format!("the statement `{}` of `{}`", statement.id.value, announcement.id)
        }
        Page::Data(DataFile::Figures(announcement)) => format!("the single figures of `{}`", announcement.id),
        Page::Metric(metric) | Page::Data(DataFile::Metric(metric)) => format!("the metric `{}`", metric.id.value),
        Page::Chart(spec) | Page::AnnouncementChart(_, spec) => format!("the chart `{}`", spec.id.value),
        Page::Attachment(attachment) => format!("the file {}", sources.path(attachment.file)),
        Page::Static(file) => format!("the file {}", sources.path(file)),
        Page::Redirect(redirect) => match redirect.moved {
            Moved::Announcement(id) => format!("a page that the announcement `{id}` once had"),
            Moved::Statement(announcement, id) => {
                format!("a page that the statement `{id}` of `{announcement}` once had")
            }
            Moved::Metric(metric) => format!("a page that the metric `{}` once had", metric.id.value),
        },
        _ => "a page that irbook makes".to_owned(),
    }
}
