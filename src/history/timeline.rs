//! Every event of an edition in one chronological list: those that announcements and the calendar state as such and
//! those that follow from their typed fields. What other documents have changed or called off stands apart.

use super::catalog::Catalog;
use crate::archive::{Edition, Replacement};
use crate::domain::event::{Event, EventKind, Planned, Status};
use crate::domain::event_group::Group;
use crate::domain::issuer::Issuer;
use crate::domain::occasion::{DividendOf, Occasion, PlanDay, Title};
use crate::domain::relation::CALENDAR;
use crate::domain::{Announcement, Moment, When};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{HashMap, hash_map};

/// The longest day that a zone can have.
const LONGEST_DAY: TimeDelta = TimeDelta::hours(26);

/// An event.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// What kind.
    pub kind: EventKind,
    /// What happens.
    pub title: Title<'a>,
    /// When; `None` where that is to be announced.
    pub moment: Option<Moment>,
    /// What states it first.
    pub source: Source<'a>,
    /// Its name in there, by which others can mean it.
    pub key: Cow<'a, str>,
    /// Later announcements that state the same event.
    pub also: Vec<&'a Announcement>,
    /// What else is stated of it as an event.
    pub event: Option<&'a Event>,
    /// What has become of it, where another document has changed it.
    pub replaced: Option<&'a Replacement<'a>>,
    /// The repurchase plan that it is a day of.
    pub plan: Option<&'a str>,
    /// Its name where it was stated last, if that is another document than the first.
    pub last: Option<(Source<'a>, Cow<'a, str>)>,
    /// The first instant of the moment; the end of time without one.
    start: DateTime<Utc>,
}

/// What states an event.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// An announcement.
    Document(&'a Announcement),
    /// The calendar, as planned.
    Calendar,
}

impl<'a> Source<'a> {
    /// The announcement, where it is one.
    #[must_use]
    pub fn document(self) -> Option<&'a Announcement> {
        match self {
            Self::Document(announcement) => Some(announcement),
            Self::Calendar => None,
        }
    }

    /// The announcement's id, or the calendar's name.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.document().map_or(CALENDAR, |it| &it.id)
    }
}

impl<'a> Entry<'a> {
    fn new(kind: EventKind, title: Title<'a>, moment: Option<Moment>, source: Source<'a>, key: Cow<'a, str>) -> Self {
        let start = moment.as_ref().map_or(DateTime::<Utc>::MAX_UTC, Moment::start);
        let (also, event, replaced, plan, last) = (Vec::new(), None, None, None, None);
        Self { kind, title, moment, source, key, also, event, replaced, plan, last, start }
    }

    /// Whether the event is over at an instant. A day is over when it ends in its zone; an announcement of the
    /// edition has been made, whatever day it prints.
    #[must_use]
    pub fn is_past(&self, as_of: DateTime<Utc>) -> bool {
        let Some(moment) = &self.moment else { return false };
        self.kind == EventKind::Announcement
            || self.start <= as_of
                && (moment.when.is_one_day() && as_of - self.start > LONGEST_DAY || moment.end() <= as_of)
    }

    /// Whether its document says that it does not take place.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.event.is_some_and(|event| event.status == Some(Status::Cancelled))
    }

    /// How firm it is: as stated, and of what is planned where nothing says otherwise it may still be another day.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        let said = self.event.and_then(|event| event.status);
        let stated_last = self.last.as_ref().map_or(self.source, |(source, _)| *source);
        said.or_else(|| matches!(stated_last, Source::Calendar).then_some(Status::Tentative))
    }

    /// Which events it belongs to in calendars.
    #[must_use]
    pub fn group(&self) -> Option<Group> {
        Group::of(self.kind, &self.title, self.source.document().map(Announcement::kind))
    }

    /// Its name in the archive: `2024-notice/meeting`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.source.id(), self.key)
    }

    /// Whether it has the same place in lists as the announcement that it is.
    fn order(&self) -> (DateTime<Utc>, EventKind, &'a str) {
        (self.start, self.kind, self.source.id())
    }
}

/// The events of an edition.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    /// The events that stand, by their first instant, then kind, then the announcement's id; those to be announced last.
    pub entries: Vec<Entry<'a>>,
    /// Events that were changed or called off, in the same order.
    pub off: Vec<Entry<'a>>,
    /// Where those with a day stand by year, month and kind, each by its printed day.
    pub catalog: Catalog<EventKind>,
    /// How long the longest of them lasts.
    longest: TimeDelta,
}

impl<'a> Timeline<'a> {
    /// The events of an edition.
    #[must_use]
    pub fn new(edition: &'a Edition<'a>) -> Self {
        let mut stated: Vec<_> = edition.announcements.par_iter().map(|it| stated(it, edition.issuer())).collect();
        let planned = |it: &&'a Planned| of_event(Source::Calendar, it.id().into(), it.event_at(edition.as_of));
        stated.push(edition.calendar.iter().map(planned).collect());
        Self::from(stated, edition)
    }

    /// The events of one announcement, those that were changed or called off among them.
    #[must_use]
    pub fn of(announcement: &'a Announcement, edition: &'a Edition<'a>) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'_>> =
            stated(announcement, edition.issuer()).into_iter().map(|stated| stated.entry).collect();
        for entry in &mut entries {
            let replaced = edition.succession.of(&announcement.id, &entry.key);
            entry.replaced = replaced.filter(|it| it.to.as_ref().is_none_or(|to| !to.is_same));
        }
        entries.sort_by(|a, b| a.order().cmp(&b.order()));
        entries
    }

    /// Joins what documents state, in their order: an event of a plan stands once, and so does one that a later
    /// document states again as it was.
    fn from(stated: Vec<Vec<Stated<'a>>>, edition: &'a Edition<'a>) -> Self {
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(stated.iter().map(Vec::len).sum());
        let mut plans: HashMap<PlanEvent<'a>, usize> = HashMap::new();
        let (mut off, mut again) = (Vec::<Entry<'a>>::new(), HashMap::<_, Vec<Entry<'_>>>::new());
        for Stated { mut entry, plan } in stated.into_iter().flatten() {
            if let Some(replaced) = edition.succession.of(entry.source.id(), &entry.key) {
                entry.replaced = Some(replaced);
                match replaced.to.as_ref().filter(|to| to.is_same) {
                    Some(to) => again.entry((&*to.announcement.id, to.key.to_string())).or_default().push(entry),
                    // A day of a plan that several documents state was moved once.
                    None => match off.iter_mut().find(|it| entry.is_same_day_of_plan(it)) {
                        Some(first) => first.also.extend(entry.source.document()),
                        None => off.push(entry),
                    },
                }
                continue;
            }
            if entry.is_cancelled() {
                // What it calls off tells of it.
                if entry.event.is_none_or(|event| event.replaces.is_empty()) {
                    off.push(entry);
                }
                continue;
            }
            let known = plan.and_then(|plan| match plans.entry(plan) {
                hash_map::Entry::Occupied(at) => Some(*at.get()),
                hash_map::Entry::Vacant(free) => {
                    free.insert(entries.len());
                    None
                }
            });
            let Some(first) = known.map(|at| &mut entries[at]) else {
                entries.push(entry);
                continue;
            };
            if first.source.id() != entry.source.id() {
                first.also.extend(entry.source.document());
                if matches!(entry.title, Title::Plan(PlanDay::Ends, _)) {
                    first.title = entry.title;
                }
            }
        }
        if !again.is_empty() {
            for entry in &mut entries {
                let same = again.remove(&(entry.source.id(), entry.key.to_string()));
                entry.join(same.unwrap_or_default());
            }
        }
        entries.par_sort_by(|a, b| a.order().cmp(&b.order()));
        off.sort_by(|a, b| a.order().cmp(&b.order()));
        let days = entries.iter().map_while(|entry| Some((entry.kind, entry.moment.as_ref()?.date())));
        let former = off.iter().filter_map(|entry| Some((entry.kind, entry.moment.as_ref()?.date())));
        let catalog = Catalog::new(days).keeping(former);
        let lasts = |moment: &Moment| (!moment.when.is_one_day()).then(|| moment.end() - moment.start());
        let longest = entries.iter().filter_map(|entry| entry.moment.as_ref().and_then(lasts)).max();
        Self { entries, off, catalog, longest: longest.unwrap_or_default().max(LONGEST_DAY) }
    }

    /// Every event: those that stand, then those that were changed or called off.
    pub fn told(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().chain(&self.off)
    }

    /// The event at a position among them.
    #[must_use]
    pub fn at(&self, position: u32) -> Option<&Entry<'a>> {
        let position = position as usize;
        self.entries.get(position).or_else(|| self.off.get(position.checked_sub(self.entries.len())?))
    }

    /// Events that are not over at an instant, the next one first; those to be announced come last.
    pub fn upcoming(&self, as_of: DateTime<Utc>) -> impl Iterator<Item = &Entry<'a>> {
        let from = self.entries.partition_point(|entry| entry.start < as_of - self.longest);
        self.entries[from..].iter().filter(move |entry| !entry.is_past(as_of))
    }

    /// Events that are over at an instant, the latest one first.
    pub fn past(&self, as_of: DateTime<Utc>) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().rev().filter(move |entry| entry.is_past(as_of))
    }
}

impl<'a> Entry<'a> {
    /// Takes in earlier statements of the same event, oldest first: it is known by the first of them.
    fn join(&mut self, mut earlier: Vec<Self>) {
        if earlier.is_empty() {
            return;
        }
        earlier.push(self.clone());
        let documents: Vec<&Announcement> = earlier.iter().filter_map(|entry| entry.source.document()).collect();
        self.last = Some((self.source, self.key.clone()));
        (self.source, self.key) = (earlier[0].source, earlier[0].key.clone());
        let also = documents.into_iter().chain(std::mem::take(&mut self.also));
        self.also = also.filter(|it| *it.id != *self.source.id()).collect();
    }

    /// Whether another document states it as the same day of the same plan.
    fn is_same_day_of_plan(&self, other: &Self) -> bool {
        self.plan.is_some() && self.plan == other.plan && self.kind == other.kind && self.moment == other.moment
    }
}

/// A day of a plan: the same of another document is the same event.
type PlanEvent<'a> = (EventKind, NaiveDate, Tz, &'a str);

/// An event as a document states it.
struct Stated<'a> {
    entry: Entry<'a>,
    plan: Option<PlanEvent<'a>>,
}

/// The events of an announcement: that it was made, and what it states.
fn stated<'a>(announcement: &'a Announcement, issuer: &'a Issuer) -> Vec<Stated<'a>> {
    let released = announcement.released_at.map_or(When::Day(announcement.dated.value), When::At);
    let made = Moment { when: released, zone: announcement.zone, wording: None };
    let (kind, title, source) =
        (EventKind::Announcement, Title::Text(&announcement.title), Source::Document(announcement));
    let mut stated = vec![Stated { entry: Entry::new(kind, title, Some(made), source, kind.id().into()), plan: None }];
    stated.extend(announcement.occasions().into_iter().map(|occasion| {
        let Occasion { key, kind, title, moment, plan, event, .. } = occasion;
        let (day, id) = (plan.map(|plan| (kind, moment.date(), moment.zone, plan)), plan);
        let title = match title {
            Title::Dividend(day, of) => {
                let listing = of.listing.or(announcement.only_listing().filter(|_| of.holders.is_none()));
                let market = |id| issuer.listing(id).map_or(id, |listing| &listing.market);
                Title::Dividend(day, DividendOf { listing: listing.map(market), ..of })
            }
            Title::BoardChange(step, person, capacity, committee) => {
                let name = issuer.person(person).map_or(person, |person| &person.name);
                Title::BoardChange(step, name, capacity, committee)
            }
            title => title,
        };
        Stated { entry: Entry { event, plan: id, ..Entry::new(kind, title, Some(moment), source, key) }, plan: day }
    }));
    let undated = announcement.keyed_events().filter(|(_, event)| event.moment.is_none());
    stated.extend(undated.map(|(key, event)| of_event(source, key, event)));
    stated
}

fn of_event<'a>(source: Source<'a>, key: Cow<'a, str>, event: &'a Event) -> Stated<'a> {
    let title = Title::Text(&event.title);
    let entry = Entry::new(event.kind, title, event.moment.clone(), source, key);
    Stated { entry: Entry { event: Some(event), ..entry }, plan: None }
}

#[cfg(test)]
#[path = "timeline_test.rs"]
mod tests;
