//! Two things at one address, and addresses that no file system takes.

use super::path;
use super::route::{DataFile, Moved, Page, Route};
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::source::{LEDGER, MARKER, NO_JEKYLL, SIGNATURE, Sources};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

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
        let finding = match route.place() {
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
    let own = [LEDGER, MARKER, NO_JEKYLL, SIGNATURE].map(|name| Route::new(name, Page::Data(DataFile::Ledger)));
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
    found.extend(in_search_index(routes, sources));
    found
}

/// The findings that files would stand in the folder of the index that search looks into, whose files have no names before it
/// is made.
fn in_search_index(routes: &[Route<'_>], sources: &Sources) -> Vec<Diagnostic> {
    let Some(page) = routes.iter().find(|it| matches!(it.page, Page::Search)) else { return Vec::new() };
    let within = routes.iter().filter(|it| lowercase(&it.path).starts_with(path::SEARCH_INDEX));
    within.map(|route| collision(page, route, sources)).collect()
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
    let diagnostic = match (second.place(), first.place()) {
        (Some(span), Some(other)) => Diagnostic::error(Code::RouteCollision, span, message).related(other, "here too"),
        (Some(span), None) | (None, Some(span)) => Diagnostic::error(Code::RouteCollision, span, message),
        (None, None) => Diagnostic::without_place(Code::RouteCollision, message),
    };
    diagnostic.help("rename one of them: every address belongs to one thing")
}

fn describe(route: &Route<'_>, sources: &Sources) -> String {
    match route.page {
        Page::Withdrawn(tombstone) => format!("the withdrawn announcement `{}`", tombstone.id),
        Page::Announcement(announcement) => format!("the announcement `{}`", announcement.id),
        Page::Statement(announcement, statement) | Page::Data(DataFile::Statement(announcement, statement)) => {
            format!("the statement `{}` of `{}`", statement.id.value, announcement.id)
        }
        Page::Data(DataFile::XbrlReport(announcement) | DataFile::XbrlSchema(announcement)) => {
            format!("the xBRL report of `{}`", announcement.id)
        }
        Page::Data(DataFile::Figures(announcement)) => format!("the single figures of `{}`", announcement.id),
        Page::Metric(metric) | Page::Data(DataFile::Metric(metric)) => format!("the metric `{}`", metric.id.value),
        Page::Concept(_) | Page::Data(DataFile::Financials(Some(_))) => "a line of statements over time".to_owned(),
        Page::Chart(spec) | Page::AnnouncementChart(_, spec) => format!("the chart `{}`", spec.id.value),
        Page::Attachment(attachment) => format!("the file {}", sources.path(attachment.file)),
        Page::Static(file) => format!("the file {}", sources.path(file)),
        Page::Redirect(redirect) => match redirect.moved {
            Moved::Announcement(id) => format!("a page that the announcement `{id}` once had"),
            Moved::Statement(announcement, id) => {
                format!("a page that the statement `{id}` of `{announcement}` once had")
            }
            Moved::Plain(page) => format!("an address that the page `{}` once had", page.id),
            Moved::Metric(metric) => format!("a page that the metric `{}` once had", metric.id.value),
        },
        Page::Plain(page) => format!("the page `{}`", page.id),
        Page::Category(..) => "the list of a category".to_owned(),
        _ => "a page that irbook makes".to_owned(),
    }
}
