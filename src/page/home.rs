//! The home page: the company, its latest results, the charts, what is next and what is new.

use super::component::chart::{self, ChartView, HeadlineView};
use super::component::company::{ListingView, NameView, listings, names};
use super::component::event::{EventDay, days};
use super::component::highlight::{self, GroupView, Tile};
use super::component::item::Item;
use super::component::link::foreign;
use super::component::note::Notes;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::domain::announcement::Headline;
use crate::domain::event::EventKind;
use crate::domain::kind::results::Results;
use crate::history::results;
use crate::history::timeline::Entry;
use crate::words;
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
    /// Whether there are announcements that are kept off the page.
    has_routine: bool,
}

/// Results at a glance.
#[derive(Serialize)]
struct Glance {
    period: String,
    announcement: Item,
    /// The figures that the document is to be shown by, by period.
    figures: Vec<GroupView>,
    /// Its first metrics, where it has no such figures.
    metrics: Vec<Tile>,
    /// How many metrics it states besides.
    more_metrics: usize,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (edition, issuer) = (site.edition, site.edition.issuer());
    let config = edition.config();
    let words = words::of(&config.language);
    let page = Shell::new(config, path::HOME, "home", "home", &*config.title, &*config.description).of_day();
    let drawn = config.charts.iter().filter_map(|spec| {
        let drawn = chart::of_edition(edition, spec)?;
        let headline = drawn.headline.map(|(announcement, it)| headline(site, announcement, it, &page.root));
        Some(drawn.view(spec, path::chart(&spec.id.value), &page.root, headline))
    });
    let latest = edition
        .announcements
        .iter()
        .rev()
        .filter(|it| !config.is_routine(it))
        .take(SHOWN)
        .map(|it| Item::new(site, it, &page.root));
    // Announcements have a list of their own on the page.
    let is_other = |entry: &&Entry<'_>| entry.kind != EventKind::Announcement && !entry.kind.is_stated();
    let past: Vec<&Entry<'_>> = site.history.timeline.past(edition.as_of).filter(is_other).take(SHOWN).collect();
    let upcoming = next(site);
    let (newest, key_figures) = results::newest(edition);
    let glance = |(announcement, results)| glance(site, announcement, results, &page.root);
    let view = View {
        description: issuer.description.as_deref().map(str::to_owned),
        former_names: names(issuer, words).into_iter().skip(1).collect(),
        listings: listings(issuer, &config.zones, words),
        newest: newest.map(glance),
        key_figures: key_figures.map(glance),
        charts: drawn.collect(),
        upcoming: days(site, &upcoming, &page.root),
        past: days(site, &past, &page.root),
        latest: latest.collect(),
        has_routine: edition.announcements.iter().any(|it| config.is_routine(it)),
        page,
    };
    Content::page("home.html", &view)
}

/// What is next: the next results, and then what comes first.
fn next<'a>(site: &'a Site<'_>) -> Vec<&'a Entry<'a>> {
    let to_come = || site.history.timeline.upcoming(site.edition.as_of).filter(|entry| entry.kind.is_awaited());
    let results = to_come().find(|entry| entry.kind == EventKind::Results);
    let others = to_come().filter(|entry| !results.is_some_and(|results| std::ptr::eq(results, *entry)));
    results.into_iter().chain(others).take(SHOWN).collect()
}

/// What an announcement says of a chart, away from its page.
fn headline(site: &Site<'_>, announcement: &Announcement, it: &Headline, root: &str) -> HeadlineView {
    let folder = format!("{root}{}", path::folder(&announcement.id));
    let html = Notes::elsewhere(site, announcement, root, &folder).inline(&it.text);
    HeadlineView { html, language: foreign(&announcement.language, &site.edition.config().language) }
}

fn glance(site: &Site<'_>, announcement: &Announcement, results: &Results, root: &str) -> Glance {
    let words = words::of(&site.edition.config().language);
    let folder = format!("{root}{}", path::folder(&announcement.id));
    let figures = highlight::views(site, announcement, results, root, &folder);
    let shown = if figures.is_empty() { METRICS } else { 0 };
    Glance {
        period: words.periods(&results.periods.iter().map(|it| it.value).collect::<Vec<_>>()),
        announcement: Item::new(site, announcement, root),
        metrics: highlight::of_metrics(site, announcement, root, &folder, shown),
        more_metrics: if figures.is_empty() { announcement.metrics.len().saturating_sub(METRICS) } else { 0 },
        figures,
    }
}
