//! The home page: the company, its latest results, the charts, what is next and what is new.

use super::announcement::highlight::{self, Highlight};
use super::charts::{self, ChartView};
use super::company::{ListingView, NameView, listings, names};
use super::events::{EventDay, days};
use super::listing::Item;
use super::shell::Shell;
use super::timeline::Entry;
use super::{Content, Site};
use crate::domain::Details;
use crate::domain::event::EventKind;
use serde::Serialize;

/// How many announcements, events to come and past events are shown.
const SHOWN: usize = 5;

#[derive(Serialize)]
struct View {
    page: Shell,
    description: Option<String>,
    former_names: Vec<NameView>,
    listings: Vec<ListingView>,
    glance: Option<Glance>,
    charts: Vec<ChartView>,
    upcoming: Vec<EventDay>,
    past: Vec<EventDay>,
    latest: Vec<Item>,
}

/// The newest results that have figures to show first, at a glance.
#[derive(Serialize)]
struct Glance {
    period: String,
    announcement: Item,
    /// The way to the announcement's folder.
    folder: String,
    figures: Vec<Highlight>,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (edition, issuer) = (site.edition, site.edition.issuer());
    let config = edition.config();
    let page = Shell::new(config, "index.html", "home", "home", &*config.title, &*config.description);
    let drawn = config.charts.iter().filter_map(|spec| {
        Some(charts::of_edition(edition, spec)?.view(spec, format!("charts/{}.svg", spec.id.value), &page.root))
    });
    let latest = edition.announcements.iter().rev().take(SHOWN).map(|it| Item::new(site, it, &page.root));
    // Announcements have a list of their own on the page, and are never to come.
    let is_other = |entry: &&Entry<'_>| entry.kind != EventKind::Announcement;
    let past: Vec<&Entry<'_>> = site.timeline.past(edition.as_of).filter(is_other).take(SHOWN).collect();
    let upcoming: Vec<&Entry<'_>> = site.timeline.upcoming(edition.as_of).take(SHOWN).collect();
    let view = View {
        description: issuer.description.as_deref().map(str::to_owned),
        former_names: names(issuer).into_iter().skip(1).collect(),
        listings: listings(issuer, &site.edition.config().zones),
        glance: glance(site, &page.root),
        charts: drawn.collect(),
        upcoming: days(site, &upcoming, &page.root),
        past: days(site, &past, &page.root),
        latest: latest.collect(),
        page,
    };
    Content::page("home.html", &view)
}

fn glance(site: &Site<'_>, root: &str) -> Option<Glance> {
    site.edition.announcements.iter().rev().find_map(|announcement| {
        let Details::Results(results) = &announcement.details else { return None };
        let figures = highlight::of(announcement, results, site.edition.issuer());
        (!figures.is_empty()).then(|| Glance {
            period: results.period.value.to_string(),
            announcement: Item::new(site, announcement, root),
            folder: format!("{root}announcements/{}/", announcement.id),
            figures,
        })
    })
}
