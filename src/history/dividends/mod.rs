//! Dividends over time: each as it stands now, by all that its documents tell of it.
//!
//! Documents of one dividend are one entry: a first form, its updates, and what moves or calls off its days. What a later
//! document states takes the place of what an earlier one did, field by field.

mod amount;
mod day;
mod gather;
pub mod total;

pub use amount::{Origin, PerSecurity};
pub use day::{Day, Entitlement, State};

use crate::archive::Edition;
use crate::domain::kind::dividend::Distribution;
use crate::domain::kind::poll::{Outcome, Poll};
use crate::domain::occasion::DividendDay;
use crate::domain::period::{FiscalCalendar, Part};
use crate::domain::relation::Verb;
use crate::domain::{Announcement, Details, Moment, Period};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use gather::Group;
use std::collections::BTreeMap;

/// A dividend as it stands.
#[derive(Clone, Debug)]
pub struct Dividend<'a> {
    /// The documents that state it, oldest first; at least one.
    pub stated: Vec<(&'a Announcement, &'a Distribution)>,
    /// Other announcements that changed it or called it off, oldest first, each with what it did.
    pub changes: Vec<(Verb, &'a Announcement)>,
    /// Whether it is paid.
    pub status: Status<'a>,
    /// What it is among those of its year.
    pub sort: Sort,
    /// Its type as printed last.
    pub name: Option<&'a str>,
    /// The period that it is for, where that is typed as one.
    pub period: Option<Period>,
    /// The last day of the period or the year that it is for.
    pub period_end: Option<NaiveDate>,
    /// The name of the financial year that it is of, where the documents and the issuer's calendar tell.
    pub year: Option<i32>,
    /// When shareholders approve, where they have to.
    pub approval: Option<NaiveDate>,
    /// Whether its amount is to be announced.
    pub is_open: bool,
    /// The amount for a share; `None` where it is neither stated nor follows exactly.
    pub per_share: Option<PerSecurity<'a>>,
    /// The amount for a depositary share, likewise.
    pub per_ads: Option<PerSecurity<'a>>,
    /// Who is paid when; at least one.
    pub entitlements: Vec<Entitlement<'a>>,
}

/// Whether a dividend is paid.
#[derive(Clone, Copy, Debug)]
pub enum Status<'a> {
    /// It is declared.
    Declared,
    /// Shareholders are to approve it on a day that isn't over.
    Proposed(NaiveDate),
    /// Shareholders approved it, by the results of a poll.
    Approved(&'a Announcement),
    /// Shareholders did not.
    Rejected(&'a Announcement),
    /// It was called off, by an announcement.
    Cancelled(&'a Announcement),
}

impl Status<'_> {
    /// Whether it is known not to be paid.
    #[must_use]
    pub fn is_off(self) -> bool {
        matches!(self, Self::Rejected(_) | Self::Cancelled(_))
    }
}

/// What a dividend is among those of a year, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Of a part of the year.
    Interim,
    /// The last one, or the only one of the year.
    Final,
    /// Beside those that come every year.
    Special,
    /// Its documents don't say.
    Other,
}

impl Sort {
    /// What a type or the name of a part says.
    fn of(name: &str) -> Self {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let is_special = has(&["special", "extraordinary"]);
        if has(&["interim", "quarter", "half", "semi", "month"]) {
            if is_special { Self::Other } else { Self::Interim }
        } else if has(&["final", "annual", "year"]) {
            if is_special { Self::Other } else { Self::Final }
        } else if is_special {
            Self::Special
        } else {
            Self::Other
        }
    }
}

impl<'a> Dividend<'a> {
    fn new(group: Group<'a>, edition: &'a Edition<'a>) -> Self {
        let Group { stated, changes, .. } = group;
        let latest =
            |field: &dyn Fn(&'a Distribution) -> Option<&'a str>| stated.iter().rev().find_map(|(_, it)| field(it));
        let (name, nature) = (latest(&|it| it.dividend_type.as_deref()), latest(&|it| it.nature.as_deref()));
        let is_special = nature.is_some_and(|nature| Sort::of(nature) == Sort::Special);
        let period = stated.iter().rev().find_map(|(_, it)| it.period).map(|it| it.value);
        let period_end = stated.iter().rev().find_map(|(_, it)| it.period_end()).map(|it| it.value);
        let year_end = stated.iter().rev().find_map(|(_, it)| it.financial_year_end).map(|it| it.value);
        let approval = stated.iter().rev().find_map(|(_, it)| it.shareholder_approval.as_ref());
        let sort = match name.map_or(Sort::Other, Sort::of) {
            _ if is_special => Sort::Special,
            Sort::Other => period.map_or(Sort::Other, of_part),
            sort => sort,
        };
        let amounts = amount::Amounts::of(&stated, edition.issuer());
        Self {
            status: Status::Declared,
            sort,
            name,
            period,
            period_end,
            year: year(period, year_end.or(period_end), &edition.issuer().calendar),
            approval: approval.and_then(|it| it.stated()).map(|it| it.value),
            is_open: amounts.is_open,
            per_share: amounts.per_share,
            per_ads: amounts.per_ads,
            entitlements: day::entitlements(&stated, edition),
            stated,
            changes,
        }
    }

    /// The document that states it first.
    #[must_use]
    pub fn first(&self) -> &'a Announcement {
        self.stated[0].0
    }

    /// The document that states it last.
    #[must_use]
    pub fn latest(&self) -> &'a Announcement {
        self.stated.last().unwrap_or(&self.stated[0]).0
    }

    /// The announcement that changed it last, where one did: a later document of it, or one that moved its days.
    #[must_use]
    pub fn updated_by(&self) -> Option<&'a Announcement> {
        let later = self.stated.iter().skip(1).map(|(it, _)| *it).chain(self.changes.iter().map(|(_, it)| *it));
        later.max_by_key(|it| (it.dated.value, it.public_from()))
    }

    /// Whether one of its documents is this one.
    #[must_use]
    pub fn is_stated_in(&self, announcement: &Announcement) -> bool {
        self.stated.iter().any(|(it, _)| *it.id == *announcement.id)
    }

    /// Its ex-dates, record and payment dates that are set, in order; nothing of one that is off.
    #[must_use]
    pub fn days(&self) -> Vec<(DividendDay, &Entitlement<'a>, &'a Moment)> {
        let is_off = self.status.is_off();
        let all = self.entitlements.iter().filter(|_| !is_off).flat_map(|it| {
            let days = [DividendDay::Ex, DividendDay::Record, DividendDay::Payment];
            days.map(|of| it.day(of).moment().map(|moment| (of, it, moment)))
        });
        let mut days: Vec<_> = all.flatten().collect();
        days.sort_by_key(|(_, _, moment)| moment.start());
        days
    }

    /// Those of [`Self::days`] that are not over at an instant.
    pub fn days_to_come(
        &self,
        as_of: DateTime<Utc>,
    ) -> impl Iterator<Item = (DividendDay, &Entitlement<'a>, &'a Moment)> {
        self.days().into_iter().filter(move |(_, _, moment)| moment.end() > as_of)
    }

    fn status(&self, edition: &Edition<'a>, polls: &Polls<'a>) -> Status<'a> {
        if let Some(by) = self.cancelled_by() {
            return Status::Cancelled(by);
        }
        let Some(approval) = self.approval else { return Status::Declared };
        match polls.on(approval) {
            Some((Outcome::Carried, by)) => return Status::Approved(by),
            Some((Outcome::NotCarried, by)) => return Status::Rejected(by),
            _ => {}
        }
        let record = self.entitlements.iter().find_map(|it| it.record.moment());
        let zone = record.map_or(self.latest().zone, |it| it.zone);
        if Moment::day(approval, zone).end() > edition.as_of { Status::Proposed(approval) } else { Status::Declared }
    }

    /// The last announcement that tells of it, where that calls it off: without stating it anew, or by its status on a form.
    fn cancelled_by(&self) -> Option<&'a Announcement> {
        let (latest, it) = self.stated.last()?;
        if it.status.as_deref().is_some_and(|status| status.to_lowercase().contains("cancel")) {
            return Some(latest);
        }
        // A dividend whose payment is called off is none.
        let paid = self.entitlements.iter().map(|it| &it.payment);
        if paid.clone().all(|day| day.state == State::Off) {
            return paid.filter_map(|day| day.before.as_ref()).map(|(_, by)| *by).next();
        }
        let (verb, by) = self.changes.last()?;
        let is_last = (by.dated.value, by.public_from()) >= (latest.dated.value, latest.public_from());
        (*verb == Verb::Cancels && is_last).then_some(by)
    }
}

/// What a period says of the dividend that is for it.
fn of_part(period: Period) -> Sort {
    match period {
        Period::Span { fiscal: Some((_, Part::Year)), .. } => Sort::Final,
        Period::Span { fiscal: Some(_), .. } => Sort::Interim,
        _ => Sort::Other,
    }
}

/// The financial year that a dividend is of: that of its period, or else the one in which its last day lies. Years of weeks
/// end up to a week beside the day that documents may name.
fn year(period: Option<Period>, end: Option<NaiveDate>, calendar: &FiscalCalendar) -> Option<i32> {
    if let Some(Period::Span { fiscal: Some((year, _)), .. }) = period {
        return Some(year);
    }
    let end = end.filter(|_| !calendar.is_assumed())?;
    let names = end.year() - 2..=end.year() + 2;
    let ends = names.filter_map(|name| Some((calendar.end_of(name)?, name)));
    let of_end = ends.filter(|(last, _)| *last + TimeDelta::days(7) >= end).min();
    of_end.map(|(_, name)| name)
}

/// How meetings voted on a dividend, by the day of the meeting: where they voted on a single one.
struct Polls<'a>(BTreeMap<NaiveDate, Option<(Outcome, &'a Announcement)>>);

impl<'a> Polls<'a> {
    fn of(edition: &'a Edition<'a>) -> Self {
        let mut on = BTreeMap::new();
        for it in &edition.announcements {
            let Details::Poll(poll) = &it.details else { continue };
            let Some(outcome) = on_dividend(poll) else { continue };
            let day = poll.at.value.date();
            on.entry(day).and_modify(|known| *known = None).or_insert(Some((outcome, *it)));
        }
        Self(on)
    }

    fn on(&self, day: NaiveDate) -> Option<(Outcome, &'a Announcement)> {
        *self.0.get(&day)?
    }
}

/// What became of the only resolution on a dividend.
fn on_dividend(poll: &Poll) -> Option<Outcome> {
    let mut on = poll.resolutions.iter().filter(|it| it.text.to_lowercase().contains("dividend"));
    let only = on.next().filter(|_| on.next().is_none())?;
    only.outcome
}

/// The dividends of an edition, the newest first; several of one document in its order.
#[must_use]
pub fn of<'a>(edition: &'a Edition<'a>) -> Vec<Dividend<'a>> {
    let groups = gather::groups(edition);
    if groups.is_empty() {
        return Vec::new();
    }
    let mut polls = Polls::of(edition);
    let mut dividends: Vec<Dividend<'_>> = groups.into_iter().map(|group| Dividend::new(group, edition)).collect();
    // A resolution of a day on which several wait for approval doesn't tell on which of them it is.
    let mut waiting: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    dividends.iter().filter_map(|it| it.approval).for_each(|day| *waiting.entry(day).or_default() += 1);
    polls.0.retain(|day, _| waiting.get(day).is_none_or(|count| *count == 1));
    for dividend in &mut dividends {
        dividend.status = dividend.status(edition, &polls);
    }
    dividends.sort_by_key(|it| std::cmp::Reverse(edition.position(&it.first().id)));
    dividends
}

#[cfg(test)]
#[path = "dividends_test.rs"]
mod tests;
