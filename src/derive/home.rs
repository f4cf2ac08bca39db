//! The home page: the company, its latest results, the charts, what is next and what is new.

use super::announcement::highlight::{self, Highlight};
use super::announcement::metric::{self, MetricView};
use super::announcement::text::Notes;
use super::charts::{self, ChartView, HeadlineView};
use super::company::{ListingView, NameView, listings, names};
use super::events::{EventDay, days};
use super::listing::Item;
use super::shell::Shell;
use super::timeline::Entry;
use super::{Content, Site};
use crate::domain::announcement::Headline;
use crate::domain::event::EventKind;
use crate::domain::results::Results;
use crate::domain::{Announcement, Details};
use serde::Serialize;

/// How many announcements, events to come and past events are shown.
const SHOWN: usize = 5;

/// How many metrics are shown of results that have no key figures.
const METRICS: usize = 8;

#[derive(Serialize)]
struct View {
    page: Shell,
    description: Option<String>,
    former_names: Vec<NameView>,
    listings: Vec<ListingView>,
    newest: Option<Glance>,
    key_figures: Option<Glance>,
    charts: Vec<ChartView>,
    upcoming: Vec<EventDay>,
    past: Vec<EventDay>,
    latest: Vec<Item>,
}

/// Results at a glance.
#[derive(Serialize)]
struct Glance {
    period: String,
    announcement: Item,
    /// The way to the announcement's folder.
    folder: String,
    /// The figures that the document is to be shown by.
    figures: Vec<Highlight>,
    /// Its first metrics, where it has no such figures.
    metrics: Vec<MetricView>,
    /// How many metrics it states besides.
    more_metrics: usize,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (edition, issuer) = (site.edition, site.edition.issuer());
    let config = edition.config();
    let page = Shell::new(config, "index.html", "home", "home", &*config.title, &*config.description);
    let drawn = config.charts.iter().filter_map(|spec| {
        let drawn = charts::of_edition(edition, spec)?;
        let headline = drawn.headline.map(|(announcement, it)| headline(site, announcement, it, &page.root));
        Some(drawn.view(spec, format!("charts/{}.svg", spec.id.value), &page.root, headline))
    });
    let latest = edition.announcements.iter().rev().take(SHOWN).map(|it| Item::new(site, it, &page.root));
    // Announcements have a list of their own on the page, and are never to come.
    let is_other = |entry: &&Entry<'_>| entry.kind != EventKind::Announcement;
    let past: Vec<&Entry<'_>> = site.timeline.past(edition.as_of).filter(is_other).take(SHOWN).collect();
    let upcoming: Vec<&Entry<'_>> = site.timeline.upcoming(edition.as_of).take(SHOWN).collect();
    let (newest, key_figures) = results(site, &page.root);
    let view = View {
        description: issuer.description.as_deref().map(str::to_owned),
        former_names: names(issuer).into_iter().skip(1).collect(),
        listings: listings(issuer, &site.edition.config().zones),
        newest,
        key_figures,
        charts: drawn.collect(),
        upcoming: days(site, &upcoming, &page.root),
        past: days(site, &past, &page.root),
        latest: latest.collect(),
        page,
    };
    Content::page("home.html", &view)
}

/// What an announcement says of a chart, away from its page.
fn headline(site: &Site<'_>, announcement: &Announcement, it: &Headline, root: &str) -> HeadlineView {
    let folder = format!("{root}announcements/{}/", announcement.id);
    let html = Notes::elsewhere(site, announcement, root, &folder).inline(&it.text);
    let is_foreign = announcement.language != site.edition.config().language;
    HeadlineView { html, language: is_foreign.then(|| announcement.language.to_string()) }
}

/// The results of the newest period, and those of the newest one with key figures where they are others: figures of an
/// earlier period never stand for those of the newest.
fn results(site: &Site<'_>, root: &str) -> (Option<Glance>, Option<Glance>) {
    let mut all: Vec<_> = site.edition.announcements.iter().filter_map(|it| Some((*it, results_of(it)?))).collect();
    all.sort_by_key(|(it, results)| (results.period.value.end(), it.dated.value));
    let mut all = all.into_iter().rev().map(|(announcement, results)| glance(site, announcement, results, root));
    let newest = all.next();
    let has_figures = newest.as_ref().is_none_or(|newest| !newest.figures.is_empty());
    let key_figures = if has_figures { None } else { all.find(|earlier| !earlier.figures.is_empty()) };
    (newest, key_figures)
}

fn results_of(announcement: &Announcement) -> Option<&Results> {
    match &announcement.details {
        Details::Results(results) => Some(results),
        _ => None,
    }
}

fn glance(site: &Site<'_>, announcement: &Announcement, results: &Results, root: &str) -> Glance {
    let figures = highlight::of(announcement, results, site.edition.issuer());
    let shown = if figures.is_empty() { METRICS } else { 0 };
    let folder = format!("{root}announcements/{}/", announcement.id);
    let notes = Notes::elsewhere(site, announcement, root, &folder);
    let metrics = announcement.metrics.iter().take(shown).map(|stated| metric::view(site, stated, root, &notes));
    Glance {
        period: results.period.value.to_string(),
        announcement: Item::new(site, announcement, root),
        metrics: metrics.collect(),
        more_metrics: if figures.is_empty() { announcement.metrics.len().saturating_sub(METRICS) } else { 0 },
        figures,
        folder,
    }
}
