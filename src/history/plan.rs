//! Repurchase plans over time: what is known of each, and how far it has got.

use crate::domain::ads::{AdsRatio, converted};
use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::{Amount, Announcement, Located, Scale, Unit, decimal};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// What the archive knows of one plan: its terms, what is authorized by the latest word on it, and its latest progress.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The entry that states the terms.
    pub terms: &'a Repurchase,
    /// The most that may be spent, and the most shares or ADSs that may be bought.
    pub bounds: [Option<&'a Located<Amount>>; 2],
    /// The progress with the latest as-of date, from the plan's first day.
    pub latest: Option<&'a Progress>,
    /// The announcement that states the progress, or the terms where there is none.
    pub announcement: &'a Announcement,
    /// What each announcement states of it, oldest first; at least one.
    pub told: Vec<(&'a Announcement, &'a Repurchase)>,
    /// The first day of the window, by the latest word on it.
    pub start: Option<NaiveDate>,
    /// The last one, likewise, and whether it was computed from the start and the length.
    pub end: Option<(NaiveDate, bool)>,
}

/// Where a plan is in its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its window begins on this day.
    ToBegin(NaiveDate),
    /// It runs, until this day where that is known.
    Running(Option<NaiveDate>),
    /// Its window ended on this day.
    Ended(NaiveDate),
}

/// An average price.
#[derive(Clone, Copy, Debug)]
pub enum AveragePrice<'a> {
    /// As its document states it.
    Stated(&'a Amount),
    /// What was spent by what was bought, both told to the last unit; rounded to cents.
    Computed(Decimal, Unit),
}

impl<'a> AveragePrice<'a> {
    /// That of a progress statement, where it is stated or follows.
    #[must_use]
    pub fn of(progress: &'a Progress) -> Option<Self> {
        if let Some(stated) = &progress.average_price {
            return Some(Self::Stated(&stated.value));
        }
        let to_the_unit = |amount: &Amount| amount.scale == Scale::One && amount.hedge.is_none();
        let (spent, bought) = (progress.spent.as_ref()?, progress.bought.as_ref()?);
        let unit = match (spent.unit, bought.unit) {
            (Unit::Money(currency), Unit::Shares) => Unit::PerShare(currency),
            (Unit::Money(currency), Unit::Ads) => Unit::PerAds(currency),
            _ => return None,
        };
        let mut price = decimal::round(spent.value.value.checked_div(bought.value.value)?, 2);
        price.rescale(2);
        (to_the_unit(spent) && to_the_unit(bought)).then_some(Self::Computed(price, unit))
    }
}

impl<'a> Plan<'a> {
    fn new(terms: &'a Repurchase, announcement: &'a Announcement) -> Self {
        let (told, start, end) = (Vec::new(), None, None);
        let mut plan = Self { terms, bounds: [None; 2], latest: None, announcement, told, start, end };
        plan.tell(terms, announcement);
        plan
    }

    fn tell(&mut self, entry: &'a Repurchase, announcement: &'a Announcement) {
        self.told.push((announcement, entry));
        self.start = entry.start.as_ref().map(|day| day.value).or(self.start);
        self.end = entry.window_end().or(self.end);
        if self.bounds == [None; 2] && entry.bounds().next().is_some() {
            self.terms = entry;
        }
        for bound in entry.bounds() {
            self.bounds[usize::from(!matches!(bound.unit, Unit::Money(_)))] = Some(bound);
        }
        let newest = entry.progress.iter().filter(|it| it.since.is_none()).max_by_key(|progress| progress.as_of.value);
        let as_of = |progress: Option<&Progress>| progress.map(|progress| progress.as_of.value);
        if newest.is_some() && as_of(newest) >= as_of(self.latest) {
            (self.latest, self.announcement) = (newest, announcement);
        }
    }

    /// What is authorized, and what of it was used: that of two bounds of which something is told.
    #[must_use]
    pub fn measured(&self) -> (Option<&'a Located<Amount>>, Option<&'a Located<Amount>>) {
        let mut bounds = self.bounds.into_iter().flatten().peekable();
        let first = bounds.peek().copied();
        let used = bounds.find_map(|bound| Some((bound, self.latest?.against(bound.unit)?)));
        match (used, self.latest) {
            (Some((bound, used)), _) => (Some(bound), Some(used)),
            (None, Some(latest)) => (first, latest.spent.as_ref().or(latest.bought.as_ref())),
            (None, None) => (first, None),
        }
    }

    /// Every progress statement with its announcement, the latest day first, and of one day as stated last.
    #[must_use]
    pub fn steps(&self) -> Vec<(&'a Announcement, &'a Progress)> {
        let all =
            self.told.iter().rev().flat_map(|(it, entry)| entry.progress.iter().rev().map(move |step| (*it, step)));
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|(_, step)| std::cmp::Reverse(step.as_of.value));
        all
    }

    /// Where it is in its window on a day.
    #[must_use]
    pub fn stage(&self, today: NaiveDate) -> Stage {
        match (self.start, self.end) {
            (Some(start), _) if start > today => Stage::ToBegin(start),
            (_, Some((end, _))) if end < today => Stage::Ended(end),
            (_, end) => Stage::Running(end.map(|(end, _)| end)),
        }
    }

    /// The days of the window that had elapsed at the end of a day, and all of them; both ends count.
    #[must_use]
    pub fn days_elapsed(&self, as_of: NaiveDate) -> Option<(i64, i64)> {
        elapsed(self.start?, self.end?.0, as_of)
    }

    /// Whether there is something to draw: an amount that is authorized.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.bounds.into_iter().flatten().any(|bound| bound.value.value > Decimal::ZERO)
    }
}

/// The plans of the announcements, by the start of their windows.
#[must_use]
pub fn plans<'a>(announcements: &[&'a Announcement]) -> Vec<Plan<'a>> {
    let mut plans: Vec<Plan<'a>> = Vec::new();
    let mut positions: HashMap<&str, usize> = HashMap::new();
    let entries = announcements.iter().flat_map(|it| it.repurchases.iter().map(move |entry| (*it, entry)));
    for (announcement, entry) in entries {
        let at = *positions.entry(&entry.plan.value).or_insert(plans.len());
        match plans.get_mut(at) {
            Some(plan) => plan.tell(entry, announcement),
            None => plans.push(Plan::new(entry, announcement)),
        }
    }
    let start = |plan: &Plan<'_>| plan.start.or(plan.terms.announced.as_ref().map(|day| day.value));
    plans.sort_by_key(start);
    plans
}

/// What was used in percent of what is authorized, with one decimal; shares count as ADSs and the other way round at a ratio.
#[must_use]
pub fn used(used: &Amount, authorized: &Amount, ratio: Option<AdsRatio>) -> Option<Decimal> {
    let used = converted(used.in_units()?, used.unit, authorized.unit, ratio)?;
    let percent = used.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(authorized.in_units()?)?;
    Some(decimal::round(percent, 1))
}

/// The days of the window that had elapsed at the end of a day, and all of them; both ends count.
#[must_use]
pub fn days_elapsed(plan: &Repurchase, as_of: NaiveDate) -> Option<(i64, i64)> {
    elapsed(plan.start.as_ref()?.value, plan.window_end()?.0, as_of)
}

fn elapsed(start: NaiveDate, end: NaiveDate, as_of: NaiveDate) -> Option<(i64, i64)> {
    let all = (end - start).num_days() + 1;
    (all > 0).then(|| (((as_of - start).num_days() + 1).clamp(0, all), all))
}

/// The day that the latest figures of a plan are of: that of its progress, else of its terms.
#[must_use]
pub fn told_on(plan: &Plan<'_>) -> Option<NaiveDate> {
    let terms = plan.terms.announced.as_ref().or(plan.terms.start.as_ref());
    plan.latest.map(|progress| progress.as_of.value).or(terms.map(|day| day.value))
}
