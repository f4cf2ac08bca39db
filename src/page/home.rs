//! The home page: the newest results, what is next, what is new, two charts, and the company in a sentence.

mod charts;
mod company;
mod lead;
mod strip;

use super::component::day::{Day, today};
use super::component::event::{EventDay, days};
use super::component::feed;
use super::component::item::{self, Item};
use super::component::link::Link;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::event::EventKind;
use crate::history::feed::Topic;
use crate::history::results;
use crate::history::timeline::Entry;
use charts::ChartView;
use company::Company;
use lead::{Lead, Statements};
use serde::Serialize;
use strip::{Dividend, Plan};

/// How many announcements are shown.
const ANNOUNCEMENTS: usize = 4;

/// How many events are shown.
const EVENTS: usize = 2;

#[derive(Serialize)]
struct View {
    page: Shell,
    lead: Option<Lead>,
    /// The newest key figures, where they are of earlier results.
    statements: Option<Statements>,
    upcoming: Vec<EventDay>,
    /// The latest events, where fewer are upcoming than there is room for.
    recent: Vec<EventDay>,
    today: Day,
    latest: Vec<Item>,
    /// Whether there are announcements that are kept off the page.
    has_routine: bool,
    charts: Vec<ChartView>,
    /// The pictures of the charts that aren't shown.
    more_charts: Vec<Link>,
    dividend: Option<Dividend>,
    plan: Option<Plan>,
    company: Company,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (edition, config) = (site.edition, site.edition.config());
    let mut page = Shell::new(config, path::HOME, "home", "home", &*config.title, &*config.description).of_day();
    page.feeds =
        feed::links(site, &page.root, |topic| matches!(topic, Topic::All | Topic::Language(_) | Topic::Events));
    let root = &page.root;
    let (newest, key_figures) = results::newest(edition);
    let (upcoming, recent) = events(site);
    let (charts, more_charts) = charts::charts(site, root);
    let view = View {
        lead: newest.map(|it| lead::lead(site, it, root)),
        statements: key_figures.map(|it| lead::statements(site, it, root)),
        upcoming: days(site, &upcoming, root),
        recent: days(site, &recent, root),
        today: today(site),
        latest: item::latest(site, ANNOUNCEMENTS, root),
        has_routine: edition.announcements.iter().any(|it| config.is_routine(it)),
        charts,
        more_charts,
        dividend: strip::dividend(site, root),
        plan: strip::plan(site, root),
        company: company::company(site),
        page,
    };
    Content::page("home.html", &view)
}

/// What is next: the next results, and then what comes first; and where that is little, what was last.
fn events<'a>(site: &'a Site<'_>) -> (Vec<&'a Entry<'a>>, Vec<&'a Entry<'a>>) {
    let (timeline, as_of) = (&site.history.timeline, site.edition.as_of);
    let to_come = || timeline.upcoming(as_of).filter(|entry| entry.kind.is_awaited());
    let results = to_come().find(|entry| entry.kind == EventKind::Results);
    let others = to_come().filter(|entry| !results.is_some_and(|results| std::ptr::eq(results, *entry)));
    let upcoming: Vec<&Entry<'_>> = results.into_iter().chain(others).take(EVENTS).collect();
    let past = timeline.past(as_of).filter(|entry| entry.kind.is_awaited() && entry.kind != EventKind::Other);
    let recent = past.take(EVENTS - upcoming.len()).collect();
    (upcoming, recent)
}
