//! Every event of an edition in one chronological list: those that announcements state as such and
//! those that follow from their typed fields.

use super::catalog::Catalog;
use crate::archive::Edition;
use crate::domain::event::EventKind;
use crate::domain::issuer::Issuer;
use crate::domain::occasion::{DividendOf, PlanDay, Title};
use crate::domain::{Announcement, Moment, When};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use rayon::prelude::*;
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
    /// When.
    pub moment: Moment,
    /// The announcement that states it first.
    pub announcement: &'a Announcement,
    /// Later announcements that state the same event of a repurchase plan.
    pub also: Vec<&'a Announcement>,
    /// The first instant of the moment.
    start: DateTime<Utc>,
}

impl Entry<'_> {
    /// Whether the event is over at an instant. A day is over when it ends in its zone; an announcement of the
    /// edition has been made, whatever day it prints.
    #[must_use]
    pub fn is_past(&self, as_of: DateTime<Utc>) -> bool {
        self.kind == EventKind::Announcement
            || self.start <= as_of && (as_of - self.start > LONGEST_DAY || self.moment.end() <= as_of)
    }
}

/// The events of an edition.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    /// The events by their first instant, then kind, then the announcement's id.
    pub entries: Vec<Entry<'a>>,
    /// Where they stand by year, month and kind, each by its printed day.
    pub catalog: Catalog<EventKind>,
}

impl<'a> Timeline<'a> {
    /// The events of an edition.
    #[must_use]
    pub fn new(edition: &'a Edition<'a>) -> Self {
        let stated: Vec<_> = edition.announcements.par_iter().map(|it| stated(it, edition.issuer())).collect();
        Self::from(stated)
    }

    /// The events of one announcement of the issuer.
    #[must_use]
    pub fn of(announcement: &'a Announcement, issuer: &'a Issuer) -> Self {
        Self::from(vec![stated(announcement, issuer)])
    }

    /// Joins what announcements state, in their order: an event of a plan stands once, whoever states it.
    fn from(stated: Vec<Vec<Stated<'a>>>) -> Self {
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(stated.iter().map(Vec::len).sum());
        let mut plans: HashMap<PlanEvent<'a>, usize> = HashMap::new();
        for Stated { entry, plan } in stated.into_iter().flatten() {
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
            if first.announcement.id != entry.announcement.id {
                first.also.push(entry.announcement);
                if matches!(entry.title, Title::Plan(PlanDay::Ends, _)) {
                    first.title = entry.title;
                }
            }
        }
        entries.par_sort_by(|a, b| (a.start, a.kind, &a.announcement.id).cmp(&(b.start, b.kind, &b.announcement.id)));
        let catalog = Catalog::new(entries.iter().map(|entry| (entry.kind, entry.moment.date())));
        Self { entries, catalog }
    }

    /// Events that are not over at an instant, the next one first.
    pub fn upcoming(&self, as_of: DateTime<Utc>) -> impl Iterator<Item = &Entry<'a>> {
        let from = self.entries.partition_point(|entry| entry.start < as_of - LONGEST_DAY);
        self.entries[from..].iter().filter(move |entry| !entry.is_past(as_of))
    }

    /// Events that are over at an instant, the latest one first.
    pub fn past(&self, as_of: DateTime<Utc>) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().rev().filter(move |entry| entry.is_past(as_of))
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
    let entry = |kind, title, moment: Moment| {
        let start = moment.start();
        Entry { kind, title, moment, announcement, also: Vec::new(), start }
    };
    let title = Title::Text(&announcement.title);
    let mut stated = vec![Stated { entry: entry(EventKind::Announcement, title, made), plan: None }];
    stated.extend(announcement.occasions().into_iter().map(|occasion| {
        let plan = occasion.plan.map(|plan| (occasion.kind, occasion.moment.date(), occasion.moment.zone, plan));
        let title = match occasion.title {
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
        Stated { entry: entry(occasion.kind, title, occasion.moment), plan }
    }));
    stated
}

#[cfg(test)]
#[path = "timeline_test.rs"]
mod tests;
