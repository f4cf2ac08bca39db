//! Every event of an edition in one chronological list: those that announcements state as such and
//! those that follow from their typed fields.

use super::catalog::Catalog;
use crate::archive::Edition;
use crate::domain::dividend::{Dividend, Field};
use crate::domain::event::EventKind;
use crate::domain::issuance::Issuance;
use crate::domain::issuer::Issuer;
use crate::domain::meeting::Meeting;
use crate::domain::repurchase::Repurchase;
use crate::domain::results::Results;
use crate::domain::statement::ExchangeRate;
use crate::domain::{Announcement, Details, Moment, Period, When};
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

/// What happens. A text borrowed from the archive stands as it is printed.
#[derive(Clone, Copy, Debug)]
pub enum Title<'a> {
    /// Words of the archive.
    Text(&'a str),
    /// The end of a reported period.
    PeriodEnds(Period),
    /// The call on the results of a period.
    ResultsCall(Period),
    /// The end of the period that a dividend of this amount is declared for.
    DividendPeriodEnds(&'a str),
    /// A day of a dividend, the market, and the amount.
    Dividend(DividendDay, &'a str, &'a str),
    /// Shareholders approve a dividend of this amount.
    DividendApproved(&'a str),
    /// A meeting's name, what is due before it, and whom that is for.
    BeforeMeeting(&'a str, &'a str, &'a str),
    /// The option for so many shares is exercised, or their issue agreed.
    IssueAgreed(&'a str),
    /// Shares in issue are counted from this day, for an issue of so many.
    CountedSince(&'a str),
    /// Dealings in so many shares begin.
    DealingsBegin(&'a str),
    /// The day of an exchange rate.
    Rate(&'a ExchangeRate),
    /// A day of a repurchase plan of this name.
    Plan(PlanDay, &'a str),
}

/// A day of a dividend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DividendDay {
    /// Shares trade without it from this day.
    Ex,
    /// The last time to lodge transfers.
    LastLodgement,
    /// Who is on the register receives it.
    Record,
    /// It is paid.
    Payment,
    /// The register is closed from this day.
    BookCloses,
    /// The register is closed until this day.
    BookClosureEnds,
}

/// A day of a repurchase plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanDay {
    /// It is announced.
    Announced,
    /// Its window begins.
    Starts,
    /// Its window ends.
    Ends,
    /// Its window ends, as computed from its start and length.
    EndsComputed,
    /// What its progress is told for.
    Progress,
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
        let stated: Vec<_> = edition.announcements.par_iter().map(|it| Collector::of(it, edition.issuer())).collect();
        Self::from(stated)
    }

    /// The events of one announcement of the issuer.
    #[must_use]
    pub fn of(announcement: &'a Announcement, issuer: &'a Issuer) -> Self {
        Self::from(vec![Collector::of(announcement, issuer)])
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

/// What a document states of a plan: the same of another document is the same event.
type PlanEvent<'a> = (EventKind, NaiveDate, Tz, &'a str);

/// An event as a document states it.
struct Stated<'a> {
    entry: Entry<'a>,
    plan: Option<PlanEvent<'a>>,
}

struct Collector<'a> {
    issuer: &'a Issuer,
    stated: Vec<Stated<'a>>,
}

impl<'a> Collector<'a> {
    fn of(announcement: &'a Announcement, issuer: &'a Issuer) -> Vec<Stated<'a>> {
        let mut collector = Self { issuer, stated: Vec::new() };
        collector.announcement(announcement);
        collector.stated
    }

    fn push(&mut self, announcement: &'a Announcement, kind: EventKind, title: Title<'a>, moment: Moment) {
        let start = moment.start();
        let entry = Entry { kind, title, moment, announcement, also: Vec::new(), start };
        self.stated.push(Stated { entry, plan: None });
    }

    fn announcement(&mut self, announcement: &'a Announcement) {
        let released = announcement.released_at.map_or(When::Day(announcement.dated.value), When::At);
        let moment = Moment { when: released, zone: announcement.zone, wording: None };
        self.push(announcement, EventKind::Announcement, Title::Text(&announcement.title), moment);
        match &announcement.details {
            Details::Results(results) => self.results(announcement, results),
            Details::Dividend(dividend) => self.dividend(announcement, dividend),
            Details::Meeting(meeting) => self.meeting(announcement, meeting),
            Details::Issuance(issuance) => self.issuance(announcement, issuance),
            Details::Other => {}
        }
        for repurchase in &announcement.repurchases {
            self.repurchase(announcement, repurchase);
        }
        for rate in &announcement.rates {
            let day = Moment::day(rate.date, announcement.zone);
            self.push(announcement, EventKind::AsOf, Title::Rate(rate), day);
        }
        for event in &announcement.events {
            self.push(announcement, event.kind, Title::Text(&event.title), event.moment.clone());
        }
    }

    fn results(&mut self, announcement: &'a Announcement, results: &'a Results) {
        let mut ends = Vec::with_capacity(results.periods.len());
        for period in &results.periods {
            // A quarter and the year that end on one day are one event.
            if !ends.contains(&period.end()) {
                ends.push(period.end());
                let end = Moment::day(period.end(), announcement.zone);
                self.push(announcement, EventKind::PeriodEnd, Title::PeriodEnds(period.value), end);
            }
        }
        if let (Some(call), Some(period)) = (&results.call, results.periods.first()) {
            let period = period.value;
            let title = Title::ResultsCall(period);
            self.push(announcement, EventKind::Call, title, call.at.value.clone());
        }
    }

    fn dividend(&mut self, announcement: &'a Announcement, dividend: &'a Dividend) {
        let amount: &'a str = &dividend.declared.value.printed;
        let listing = &dividend.listing.value;
        let market: &'a str = self.issuer.listing(listing).map_or(listing, |listing| &listing.market);
        let title = Title::DividendPeriodEnds(amount);
        let end = Moment::day(dividend.reporting_period_end.value, announcement.zone);
        self.push(announcement, EventKind::PeriodEnd, title, end);
        let mut push = |kind, what, moment: Moment| {
            self.push(announcement, kind, Title::Dividend(what, market, amount), moment);
        };
        push(EventKind::ExDate, DividendDay::Ex, dividend.ex_date.value.clone());
        if let Some(lodgement) = &dividend.last_lodgement {
            push(EventKind::Deadline, DividendDay::LastLodgement, lodgement.value.clone());
        }
        push(EventKind::RecordDate, DividendDay::Record, dividend.record_date.value.clone());
        push(EventKind::Payment, DividendDay::Payment, dividend.payment_date.value.clone());
        let zone = dividend.record_date.value.zone;
        if let Field::Stated((from, to)) = dividend.book_close {
            push(EventKind::Other, DividendDay::BookCloses, Moment::day(from, zone));
            push(EventKind::Other, DividendDay::BookClosureEnds, Moment::day(to, zone));
        }
        if let Field::Stated(day) = dividend.shareholder_approval {
            let title = Title::DividendApproved(amount);
            self.push(announcement, EventKind::Other, title, Moment::day(day, zone));
        }
    }

    fn meeting(&mut self, announcement: &'a Announcement, meeting: &'a Meeting) {
        self.push(announcement, EventKind::Meeting, Title::Text(&meeting.name), meeting.at.value.clone());
        for date in &meeting.record_dates {
            let title = Title::BeforeMeeting(&meeting.name, &date.name, &date.holders);
            self.push(announcement, EventKind::RecordDate, title, date.at.value.clone());
        }
        for deadline in &meeting.deadlines {
            let title = Title::BeforeMeeting(&meeting.name, &deadline.name, &deadline.holders);
            self.push(announcement, EventKind::Deadline, title, deadline.at.value.clone());
        }
    }

    fn issuance(&mut self, announcement: &'a Announcement, issuance: &'a Issuance) {
        let number: &'a str = &issuance.number.value.printed;
        if let Some(at) = &issuance.exercised {
            let title = Title::IssueAgreed(number);
            self.push(announcement, EventKind::Other, title, at.value.clone());
        }
        if let Some(day) = &issuance.counts_since {
            let title = Title::CountedSince(number);
            self.push(announcement, EventKind::AsOf, title, Moment::day(day.value, announcement.zone));
        }
        if let Some(at) = &issuance.listing_at {
            let title = Title::DealingsBegin(number);
            self.push(announcement, EventKind::Listing, title, at.value.clone());
        }
    }

    fn repurchase(&mut self, announcement: &'a Announcement, plan: &'a Repurchase) {
        let mut plan_event = |kind, day, what| {
            let moment = Moment::day(day, announcement.zone);
            self.push(announcement, kind, Title::Plan(what, &plan.name), moment);
            if let Some(stated) = self.stated.last_mut() {
                stated.plan = Some((kind, day, announcement.zone, &*plan.plan.value));
            }
        };
        if let Some(day) = &plan.announced {
            plan_event(EventKind::Other, day.value, PlanDay::Announced);
        }
        if let Some(day) = &plan.start {
            plan_event(EventKind::PlanStart, day.value, PlanDay::Starts);
        }
        if let Some((day, computed)) = plan.window_end() {
            plan_event(EventKind::PlanEnd, day, if computed { PlanDay::EndsComputed } else { PlanDay::Ends });
        }
        for progress in &plan.progress {
            plan_event(EventKind::AsOf, progress.as_of.value, PlanDay::Progress);
        }
    }
}

#[cfg(test)]
#[path = "timeline_test.rs"]
mod tests;
