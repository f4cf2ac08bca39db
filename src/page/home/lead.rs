//! The newest results, with their figures, files and call.

use crate::address::{Site, path};
use crate::domain::kind::results::{Call, Results};
use crate::domain::{Announcement, Moment};
use crate::history::results::Reported;
use crate::page::component::file::{self, FileView};
use crate::page::component::highlight::{self, Tile};
use crate::page::component::item::Item;
use crate::words;
use serde::Serialize;

/// How many figures are shown.
const TILES: usize = 4;

/// How many figures are told of results that don't lead.
const TOLD: usize = 2;

/// The newest results.
#[derive(Serialize)]
pub struct Lead {
    period: String,
    announcement: Item,
    /// Its first figures, or its first metrics where it has no such figures.
    tiles: Vec<Tile>,
    /// The period of the figures, where the results are of several.
    of: Option<String>,
    /// How many metrics it states, where they are shown.
    metrics: usize,
    files: Vec<FileView>,
    /// Its figures as CSV.
    csv: Option<String>,
    call: Option<CallView>,
}

/// A results call.
#[derive(Serialize)]
pub struct CallView {
    /// Where the announcement tells of it.
    href: String,
    webcast: Option<String>,
    /// Where to register, until it is held.
    registration: Option<String>,
}

/// Key figures of earlier results than the newest.
#[derive(Serialize)]
pub struct Statements {
    period: String,
    announcement: Item,
    tiles: Vec<Tile>,
}

/// The results that the page leads with.
pub fn lead(site: &Site<'_>, (announcement, results): Reported<'_>, root: &str) -> Lead {
    let words = words::of(&site.edition.config().language);
    let folder = folder(announcement, root);
    let (of, mut tiles) = figures(site, announcement, results, root);
    let has_figures = !tiles.is_empty();
    if !has_figures {
        tiles = highlight::of_metrics(site, announcement, root, &folder, TILES);
    }
    let csv = path::figures_csv(&announcement.id);
    Lead {
        period: period(site, results),
        announcement: Item::new(site, announcement, root),
        of: of.filter(|_| results.periods.len() > 1),
        metrics: if has_figures || tiles.is_empty() { 0 } else { announcement.metrics.len() },
        tiles,
        files: file::listed(announcement, &folder, words).0,
        csv: site.has(&csv).then(|| format!("{root}{csv}")),
        call: results.call.as_ref().map(|it| call(site, it, &folder)),
    }
}

/// The newest key figures, where the newest results have none.
pub fn statements(site: &Site<'_>, (announcement, results): Reported<'_>, root: &str) -> Statements {
    let mut tiles = figures(site, announcement, results, root).1;
    tiles.truncate(TOLD);
    Statements { period: period(site, results), announcement: Item::new(site, announcement, root), tiles }
}

fn figures(site: &Site<'_>, announcement: &Announcement, results: &Results, root: &str) -> (Option<String>, Vec<Tile>) {
    let groups = highlight::views(site, announcement, results, root, &folder(announcement, root));
    let Some(mut first) = groups.into_iter().next() else { return (None, Vec::new()) };
    first.figures.truncate(TILES);
    (Some(first.period), first.figures)
}

fn folder(announcement: &Announcement, root: &str) -> String {
    format!("{root}{}", path::folder(&announcement.id))
}

fn period(site: &Site<'_>, results: &Results) -> String {
    let periods: Vec<_> = results.periods.iter().map(|it| it.value).collect();
    words::of(&site.edition.config().language).periods(&periods)
}

fn call(site: &Site<'_>, call: &Call, folder: &str) -> CallView {
    let is_held = Moment::end(&call.at) <= site.edition.as_of;
    let text = |it: &Option<crate::domain::Located<Box<str>>>| it.as_ref().map(|it| it.value.to_string());
    CallView {
        href: format!("{folder}index.html#conference_call"),
        webcast: text(&call.webcast),
        registration: text(&call.registration).filter(|_| !is_held),
    }
}
