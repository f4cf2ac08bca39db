//! The event index: what is to come, what was, by year, month and kind.

use super::component::day::{Day, today};
use super::component::event::{EventDay, days};
use super::component::list::{Month, Way, Ways, by_month, parts, shell, ways};
use super::component::shell::Shell;
use super::content::Content;
use crate::address::Site;
use crate::domain::Moment;
use crate::domain::event::EventKind;
use crate::history::catalog::Scope;
use crate::history::timeline::{Entry, Timeline};
use crate::words;
use crate::words::term::Term;
use chrono::Datelike;
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
    /// Whether all that stood here was changed or called off.
    nothing: bool,
    upcoming: Vec<Month<EventDay>>,
    /// What has no day yet.
    to_be_announced: Vec<EventDay>,
    months: Vec<Month<EventDay>>,
    /// Whether the months stand below a heading.
    nested: bool,
    /// Whether there are more to come, and more of the past, than the front page shows.
    more_upcoming: bool,
    more_past: bool,
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
    let date = |entry: &&Entry<'_>| entry.moment.as_ref().map(Moment::date);
    match order {
        Order::OldestFirst => entries.sort_by_key(date),
        Order::NewestFirst => entries.sort_by_key(|entry| Reverse(date(entry))),
    }
    by_month(
        days(site, &entries, root).into_iter().filter_map(|day| Some((day.date?, day))),
        years,
        words::of(&site.edition.config().language),
    )
}

#[derive(Clone, Copy)]
enum Order {
    OldestFirst,
    NewestFirst,
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

/// A list of events.
#[must_use]
pub fn page(site: &Site<'_>, scope: Scope<EventKind>) -> Content<'static> {
    let (timeline, as_of) = (&site.history.timeline, site.edition.as_of);
    let words = words::of(&site.edition.config().language);
    let page = shell(site, scope, words.term(Term::Events), words.term(Term::DatesOf));
    let page = if scope == Scope::Front { page.of_day() } else { page };
    let parts = parts(&timeline.catalog, scope, &page.root, words);
    let front = scope == Scope::Front;
    let awaited = || timeline.upcoming(as_of).filter(|entry| entry.kind.is_awaited());
    // What only says what figures are of stands with its document and in lists of its own.
    let told = || timeline.past(as_of).filter(|entry| !entry.kind.is_stated());
    let undated: Vec<&Entry<'_>> = awaited().filter(|entry| front && entry.moment.is_none()).collect();
    let (upcoming, shown, order) = if front {
        let upcoming = awaited().filter(|entry| entry.moment.is_some()).take(SHOWN).collect();
        (upcoming, told().take(SHOWN).collect(), Order::NewestFirst)
    } else {
        let indexes = if parts.is_empty() { timeline.catalog.entries(scope) } else { Vec::new() };
        let entries: Vec<&Entry<'_>> =
            indexes.iter().filter_map(|index| timeline.entries.get(*index as usize)).collect();
        (Vec::new(), entries, Order::OldestFirst)
    };
    let nothing = !front && parts.is_empty() && shown.is_empty();
    let shown = if nothing { former(timeline, scope) } else { shown };
    let mut upcoming = months(site, upcoming, &page.root, Order::OldestFirst, false);
    for month in &mut upcoming {
        // A month that is not over may stand among the past, too.
        month.id = format!("upcoming-{}", month.id);
    }
    let years = matches!(scope, Scope::Kind(_));
    let view = View {
        ways: ways(&timeline.catalog, scope, &page.root, words),
        parts,
        count: timeline.entries.len(),
        today: today(site),
        front,
        nothing,
        upcoming,
        to_be_announced: days(site, &undated, &page.root),
        months: months(site, shown, &page.root, order, years),
        nested: years || front,
        more_upcoming: front && awaited().nth(SHOWN).is_some(),
        more_past: front && told().nth(SHOWN).is_some(),
        page,
    };
    Content::page("events.html", &view)
}
