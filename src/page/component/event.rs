//! Events by day.

use super::moment::{self, MomentView, Outcome};
use crate::address::{Site, path};
use crate::domain::event::EventKind;
use crate::domain::relation::Verb;
use crate::domain::{Moment, When};
use crate::history::catalog::Scope;
use crate::history::timeline::Entry;
use crate::words::{self, Words};
use chrono::NaiveDate;
use serde::Serialize;

/// A day with its events, or a range of days, or that they are to be announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventDay {
    /// The day itself, the first where there are several.
    #[serde(skip)]
    pub date: Option<NaiveDate>,
    /// For `<time datetime>`; `None` where it is to be announced.
    pub machine: Option<String>,
    /// The day in words: `19 May 2024`.
    pub day: String,
    /// The weekday; nothing where it isn't known or there are several.
    pub weekday: &'static str,
    /// What happens, by instant.
    pub events: Vec<EventView>,
}

/// An event in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventView {
    /// The kind's name.
    pub kind: &'static str,
    /// Address of the kind's list, relative to the page; `None` where it has none.
    pub kind_href: Option<String>,
    /// What happens.
    pub title: String,
    /// The time in the printed zone and the others, for an instant.
    pub at: Option<MomentView>,
    /// The document's wording of the time, such as `close of business`.
    pub wording: Option<String>,
    /// The printed zone; nothing where the day is to be announced.
    pub zone: Option<String>,
    /// How firm it is, and where and with whom.
    pub facts: EventFacts,
    /// The announcements that state it; none where the calendar does.
    pub announcements: Vec<StatedIn>,
    /// What states it where no announcement does.
    pub calendar: Option<&'static str>,
    /// Whether the event is the announcement itself.
    pub is_announcement: bool,
}

/// What else is stated of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EventFacts {
    /// How firm it is.
    pub status: Option<&'static str>,
    /// Where to follow it or to register.
    pub link: Option<String>,
    /// The host of the link.
    pub host: Option<String>,
    /// Where it takes place.
    pub place: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// BCP 47 tag of the language that it is held in.
    pub language: Option<String>,
}

impl EventFacts {
    /// What an event states beyond its day.
    #[must_use]
    pub fn of(entry: &Entry<'_>, words: &dyn Words) -> Self {
        let Some(event) = entry.event else { return Self::default() };
        let link = event.link.as_ref().map(|link| link.value.to_string());
        let host = |link: &String| {
            let rest = link.split_once("://").map_or(&**link, |(_, rest)| rest);
            rest.split(['/', '?', '#']).next().unwrap_or(rest).to_owned()
        };
        Self {
            status: event.status.map(|status| words.status(status)),
            host: link.as_ref().map(host),
            link,
            place: event.place.as_deref().map(str::to_owned),
            contact: event.contact.as_deref().map(str::to_owned),
            language: event.language.as_deref().map(str::to_owned),
        }
    }
}

/// An announcement that states an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedIn {
    /// Address relative to the page.
    pub href: String,
    /// Title.
    pub text: String,
    /// That another announcement changes it, where the event stands all the same.
    pub changed: Option<&'static str>,
}

impl EventView {
    fn new(site: &Site<'_>, entry: &Entry<'_>, root: &str) -> Self {
        let (moment, config) = (entry.moment.as_ref(), site.edition.config());
        let words = words::of(&config.language);
        let has_time = |moment: &&Moment| matches!(moment.when, When::At(_) | When::Half(..));
        let stated = entry.source.document().into_iter().chain(entry.also.iter().copied());
        let has_list = moment.is_some() || site.history.timeline.catalog.has(entry.kind);
        Self {
            kind: words.event(entry.kind),
            kind_href: has_list.then(|| format!("{root}{}", path::list(Scope::Kind(entry.kind)))),
            title: words.event_title(&entry.title),
            at: moment.filter(has_time).map(|moment| moment::moment(moment, &config.zones, words)),
            wording: moment.and_then(|moment| moment.wording.as_deref()).map(str::to_owned),
            zone: moment.map(|moment| words.zone(moment.zone, &config.zones)),
            facts: EventFacts::of(entry, words),
            announcements: stated
                .map(|announcement| StatedIn {
                    href: format!("{root}{}", path::announcement(&announcement.id)),
                    text: announcement.title.to_string(),
                    changed: site.edition.correction_of(&announcement.id).map(|_| words.changed_since(Verb::Corrects)),
                })
                .collect(),
            calendar: entry.source.document().is_none().then(|| words.calendar()),
            is_announcement: entry.kind == EventKind::Announcement,
        }
    }
}

/// Events by printed day, in the order in which the days come, for a page with this way to the site's base.
#[must_use]
pub fn days(site: &Site<'_>, entries: &[&Entry<'_>], root: &str) -> Vec<EventDay> {
    let words = words::of(&site.edition.config().language);
    let days = |entry: &Entry<'_>| entry.moment.as_ref().map(|it| (it.days(), it.when.is_one_day()));
    entries
        .chunk_by(|a, b| days(a) == days(b))
        .map(|events| {
            let view = events[0].moment.as_ref().map(|at| moment::moment(at, &[], words));
            EventDay {
                date: events[0].moment.as_ref().map(Moment::date),
                day: view.as_ref().map_or_else(|| words.to_be_announced().to_owned(), |at| at.day.clone()),
                weekday: view.as_ref().map_or("", |at| at.weekday),
                machine: view.map(|at| at.machine.chars().take(10).collect()),
                events: events.iter().map(|entry| EventView::new(site, entry, root)).collect(),
            }
        })
        .collect()
}

/// What has become of an event, for its own document's page with this way to the site's base.
#[must_use]
pub fn outcome(site: &Site<'_>, entry: &Entry<'_>, root: &str) -> Option<Outcome> {
    let words = words::of(&site.edition.config().language);
    let own = || Outcome { text: words.became(Verb::Cancels, entry.kind, None), href: None };
    let replaced = entry.replaced.map(|it| moment::outcome(site, it, entry.kind, entry.moment.as_ref(), root));
    replaced.or_else(|| entry.is_cancelled().then(own))
}
