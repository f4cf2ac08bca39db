//! The calendar: what is upcoming and what is past, and lists of it by year, month and kind.
//!
//! What is upcoming stands in the order in which it comes; every other list begins with what is latest.

use super::component::day::{Day, today};
use super::component::event::{EventDay, days};
use super::component::feed;
use super::component::list::{Stretch, Way, WayRow, by_month, by_year, parts, shell, way};
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::Moment;
use crate::domain::event::EventKind;
use crate::history::catalog::Scope;
use crate::history::feed::Topic;
use crate::history::timeline::{Entry, Timeline};
use crate::words;
use crate::words::term::Term;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::cmp::Reverse;

/// How many upcoming events and how many of the past the calendar shows.
const SHOWN: usize = 50;

#[derive(Serialize)]
struct View {
    page: Shell,
    ways: WayRow,
    parts: Vec<Way>,
    /// Whether there is any event at all.
    is_empty: bool,
    today: Day,
    /// Whether it is the calendar itself.
    is_front: bool,
    /// Whether all that stood here was changed or called off, or stands elsewhere.
    nothing: bool,
    upcoming: Vec<Stretch<EventDay>>,
    /// What has no day yet.
    to_be_announced: Vec<EventDay>,
    /// Whether more is upcoming than the calendar shows.
    more_upcoming: bool,
    /// The past by year, in the calendar.
    past: Vec<PastYear>,
    /// Years with events of which the calendar shows none.
    earlier: Vec<Way>,
    /// The list, elsewhere.
    stretches: Vec<Stretch<EventDay>>,
}

/// The past events of a year.
#[derive(Serialize)]
struct PastYear {
    /// The anchor.
    id: String,
    year: String,
    /// How many are shown.
    count: usize,
    /// The list of the year, where the calendar shows only the latest of it.
    all: Option<String>,
    days: Vec<EventDay>,
}

/// A list of events.
#[must_use]
pub fn page(site: &Site<'_>, scope: Scope<EventKind>) -> Content<'static> {
    let (timeline, as_of) = (&site.history.timeline, site.edition.as_of);
    let words = words::of(&site.edition.config().language);
    let is_front = scope == Scope::Front;
    let page = shell(site, scope, words.term(Term::Calendar), words.term(Term::DatesOf));
    let mut page = if is_front { page.of_day() } else { page };
    page.feeds = feed::links(site, &page.root, |topic| *topic == Topic::Events);
    let parts = parts(&timeline.catalog, scope, &page.root, words);
    let awaited = || timeline.upcoming(as_of).filter(|entry| is_front && entry.kind.is_awaited());
    let (undated, dated): (Vec<&Entry<'_>>, Vec<_>) =
        awaited().take(SHOWN + 1).partition(|entry| entry.moment.is_none());
    let more_upcoming = undated.len() + dated.len() > SHOWN;
    let upcoming = by_month(dated_days(site, dated.into_iter().take(SHOWN), Order::OldestFirst, &page.root), words);
    let mut shown = if parts.is_empty() { listed(timeline, scope) } else { Vec::new() };
    let nothing = !is_front && parts.is_empty() && shown.is_empty();
    if nothing {
        shown = former(timeline, scope);
    }
    let list = dated_days(site, shown, Order::NewestFirst, &page.root);
    let stretches = if matches!(scope, Scope::Kind(_)) { by_year(list) } else { by_month(list, words) };
    let (past, earlier) = if is_front { past(site, &page.root) } else { (Vec::new(), Vec::new()) };
    let view = View {
        ways: calendar_ways(site, scope, &page.root),
        parts,
        is_empty: timeline.entries.is_empty(),
        today: today(site),
        is_front,
        nothing,
        upcoming,
        to_be_announced: days(site, &undated, &page.root),
        more_upcoming,
        past,
        earlier,
        stretches,
        page,
    };
    Content::page("events.html", &view)
}

/// What a list shows. That a document was made, and what only says what figures are of, stand with the document and in lists
/// of their own kind.
fn listed<'t, 'a>(timeline: &'t Timeline<'a>, scope: Scope<EventKind>) -> Vec<&'t Entry<'a>> {
    let is_shown = |entry: &&Entry<'_>| match scope {
        Scope::Front => false,
        Scope::Kind(_) | Scope::KindYear(..) => true,
        Scope::Year(_) | Scope::Month(..) => is_told(entry),
    };
    let positions = if scope == Scope::Front { Vec::new() } else { timeline.catalog.entries(scope) };
    positions.iter().filter_map(|at| timeline.entries.get(*at as usize)).filter(is_shown).collect()
}

/// Whether an event is one by itself.
fn is_told(entry: &Entry<'_>) -> bool {
    entry.kind != EventKind::Announcement && !entry.kind.is_stated()
}

#[derive(Clone, Copy)]
enum Order {
    OldestFirst,
    NewestFirst,
}

/// Events by printed day. A list mixes zones, so the printed day comes before the instant: 20 May in New York stands below
/// 20 May in Hong Kong.
fn dated_days<'a>(
    site: &Site<'_>,
    entries: impl IntoIterator<Item = &'a Entry<'a>>,
    order: Order,
    root: &str,
) -> Vec<(NaiveDate, EventDay)> {
    let mut entries: Vec<&Entry<'_>> = entries.into_iter().collect();
    let date = |entry: &&Entry<'_>| entry.moment.as_ref().map(Moment::date);
    match order {
        Order::OldestFirst => entries.sort_by_key(date),
        Order::NewestFirst => entries.sort_by_key(|entry| Reverse(date(entry))),
    }
    days(site, &entries, root).into_iter().filter_map(|day| Some((day.date?, day))).collect()
}

/// The latest past events by year, and the ways to the years before them.
fn past(site: &Site<'_>, root: &str) -> (Vec<PastYear>, Vec<Way>) {
    let (timeline, as_of) = (&site.history.timeline, site.edition.as_of);
    let mut latest: Vec<&Entry<'_>> = timeline.past(as_of).filter(|entry| is_told(entry)).take(SHOWN + 1).collect();
    let is_cut = latest.len() > SHOWN;
    latest.truncate(SHOWN);
    // A list of a day is told as it goes.
    latest.reverse();
    let days = dated_days(site, latest, Order::NewestFirst, root);
    let oldest = days.last().filter(|_| is_cut).map(|(day, _)| day.year());
    let list = |year| path::list(Scope::<EventKind>::Year(year));
    let mut years: Vec<PastYear> = by_year(days).into_iter().map(PastYear::of).collect();
    if let (Some(year), Some(last)) = (oldest, years.last_mut()) {
        last.all = Some(format!("{root}{}", list(year)));
    }
    let before = timeline.catalog.years().into_iter().filter(|(year, count)| *count > 0 && Some(*year) < oldest);
    let earlier =
        before.map(|(year, _)| way(Scope::<EventKind>::Year(year), Scope::Front, year.to_string(), None, root));
    (years, earlier.collect())
}

impl PastYear {
    fn of(stretch: Stretch<EventDay>) -> Self {
        let count = stretch.items.iter().map(|day| day.events.len()).sum();
        Self { id: stretch.id, year: stretch.heading, count, all: None, days: stretch.items }
    }
}

/// The ways through the calendar: to the kinds that shareholders wait for, and folded to every kind and year.
fn calendar_ways(site: &Site<'_>, here: Scope<EventKind>, root: &str) -> WayRow {
    let (catalog, words) = (&site.history.timeline.catalog, words::of(&site.edition.config().language));
    let kinds: Vec<(EventKind, usize)> = catalog.kinds().into_iter().filter(|(_, count)| *count > 0).collect();
    let kind =
        |(kind, count): &(EventKind, usize)| way(Scope::Kind(*kind), here, words.events(*kind), Some(*count), root);
    let years = catalog.years().into_iter().filter(|(_, count)| *count > 0);
    let years = years.map(|(year, _)| way(Scope::Year(year), here, year.to_string(), None, root));
    let all = way(Scope::Front, here, words.term(Term::All), None, root);
    let is_first = |(kind, _): &&(EventKind, usize)| kind.is_awaited() && *kind != EventKind::Other;
    let shown = std::iter::once(all).chain(kinds.iter().filter(is_first).map(kind)).collect();
    WayRow { shown, folded: vec![kinds.iter().map(kind).collect(), years.collect()], on_phones: false }
}

/// What stood in a list before other documents changed it or called it off.
fn former<'t, 'a>(timeline: &'t Timeline<'a>, scope: Scope<EventKind>) -> Vec<&'t Entry<'a>> {
    let is_here = |entry: &&Entry<'_>| {
        let Some(day) = entry.moment.as_ref().map(Moment::date) else { return false };
        match scope {
            Scope::Front => false,
            Scope::Year(year) => day.year() == year,
            Scope::Month(year, month) => (day.year(), day.month()) == (year, month),
            Scope::Kind(kind) => entry.kind == kind,
            Scope::KindYear(kind, year) => (entry.kind, day.year()) == (kind, year),
        }
    };
    timeline.off.iter().filter(is_here).collect()
}
