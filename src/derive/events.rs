//! The event index: what is to come, what was, by year, month and kind.

use super::catalog::{Scope, Way, Ways};
use super::format::{self, MomentView};
use super::global::{Day, today};
use super::listing::{Month, by_month, parts, shell};
use super::shell::Shell;
use super::timeline::Entry;
use super::{Content, Site};
use crate::domain::When;
use crate::domain::event::EventKind;
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Reverse;

/// How many events to come and how many of the past the front page of the section shows.
const SHOWN: usize = 50;

#[derive(Serialize)]
struct View {
    page: Shell,
    ways: Ways,
    parts: Vec<Way>,
    count: usize,
    today: Day,
    front: bool,
    upcoming: Vec<Month<EventDay>>,
    months: Vec<Month<EventDay>>,
    /// Whether the months stand below a heading.
    nested: bool,
    /// Whether there are more to come, and more of the past, than the front page shows.
    more_upcoming: bool,
    more_past: bool,
}

/// A day with its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventDay {
    #[serde(skip)]
    date: NaiveDate,
    /// For `<time datetime>`.
    pub machine: String,
    /// The day in words: `19 May 2024`.
    pub day: String,
    /// The weekday.
    pub weekday: String,
    /// What happens, by instant.
    pub events: Vec<EventView>,
}

/// An event in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventView {
    /// The kind's name.
    pub kind: &'static str,
    /// Address of the kind's list, relative to the page.
    pub kind_href: String,
    /// What happens.
    pub title: String,
    /// The time in the printed zone and the others, for an instant.
    pub at: Option<MomentView>,
    /// The document's wording of the time, such as `close of business`.
    pub wording: Option<String>,
    /// The printed zone.
    pub zone: String,
    /// The announcements that state it.
    pub announcements: Vec<StatedIn>,
    /// Whether the event is the announcement itself.
    pub is_announcement: bool,
}

/// An announcement that states an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedIn {
    /// Address relative to the page.
    pub href: String,
    /// Title.
    pub text: String,
    /// Whether another announcement corrects it, so that the event may not be as it says.
    pub corrected: bool,
}

impl EventView {
    fn new(site: &Site<'_>, entry: &Entry<'_>, root: &str) -> Self {
        let moment = &entry.moment;
        let at = matches!(moment.when, When::At(_)).then(|| format::moment(moment, &site.edition.config().zones));
        let stated = std::iter::once(&entry.announcement).chain(&entry.also);
        Self {
            kind: entry.kind.label(),
            kind_href: format!("{root}{}", Scope::Kind(entry.kind).path()),
            title: entry.title.to_string(),
            at,
            wording: moment.wording.as_deref().map(str::to_owned),
            zone: format::zone(moment.zone, &site.edition.config().zones),
            announcements: stated
                .map(|announcement| StatedIn {
                    href: format!("{root}announcements/{}/index.html", announcement.id),
                    text: announcement.title.to_string(),
                    corrected: site.edition.correction_of(&announcement.id).is_some(),
                })
                .collect(),
            is_announcement: entry.kind == EventKind::Announcement,
        }
    }
}

/// Events by printed day, in the order in which the days come, for a page with this way to the site's base.
#[must_use]
pub fn days(site: &Site<'_>, entries: &[&Entry<'_>], root: &str) -> Vec<EventDay> {
    entries
        .chunk_by(|a, b| a.moment.date() == b.moment.date())
        .map(|events| {
            let day = events[0].moment.date();
            EventDay {
                date: day,
                machine: day.to_string(),
                day: format::date(day),
                weekday: day.format("%A").to_string(),
                events: events.iter().map(|entry| EventView::new(site, entry, root)).collect(),
            }
        })
        .collect()
}

/// Events by month and printed day. A list mixes zones, so the printed day comes before the instant: 20 May in New
/// York stands below 20 May in Hong Kong.
fn months(
    site: &Site<'_>,
    mut entries: Vec<&Entry<'_>>,
    root: &str,
    order: Order,
    years: bool,
) -> Vec<Month<EventDay>> {
    match order {
        Order::OldestFirst => entries.sort_by_key(|entry| entry.moment.date()),
        Order::NewestFirst => entries.sort_by_key(|entry| Reverse(entry.moment.date())),
    }
    by_month(days(site, &entries, root).into_iter().map(|day| (day.date, day)), years)
}

#[derive(Clone, Copy)]
enum Order {
    OldestFirst,
    NewestFirst,
}

/// A list of events.
#[must_use]
pub fn page(site: &Site<'_>, scope: Scope<EventKind>) -> Content<'static> {
    let (timeline, as_of) = (&site.timeline, site.edition.as_of);
    let page = shell(site, scope, "Events", "dates and deadlines of");
    let parts = parts(&timeline.catalog, scope, &page.root);
    let front = scope == Scope::Front;
    let (upcoming, shown, order) = if front {
        let upcoming = timeline.upcoming(as_of).take(SHOWN).collect();
        (upcoming, timeline.past(as_of).take(SHOWN).collect(), Order::NewestFirst)
    } else {
        let indexes = if parts.is_empty() { timeline.catalog.entries(scope) } else { Vec::new() };
        let entries = indexes.iter().filter_map(|index| timeline.entries.get(*index as usize)).collect();
        (Vec::new(), entries, Order::OldestFirst)
    };
    let mut upcoming = months(site, upcoming, &page.root, Order::OldestFirst, false);
    for month in &mut upcoming {
        // A month that is not over may stand among the past, too.
        month.id = format!("upcoming-{}", month.id);
    }
    let years = matches!(scope, Scope::Kind(_));
    let view = View {
        ways: timeline.catalog.ways(scope, &page.root),
        parts,
        count: timeline.catalog.len(),
        today: today(site),
        front,
        upcoming,
        months: months(site, shown, &page.root, order, years),
        nested: years || front,
        more_upcoming: front && timeline.upcoming(as_of).nth(SHOWN).is_some(),
        more_past: front && timeline.past(as_of).nth(SHOWN).is_some(),
        page,
    };
    Content::page("events.html", &view)
}
