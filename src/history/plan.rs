//! Repurchase plans over time: what is known of each, and how far it has got.

use crate::domain::ads::{AdsRatio, converted};
use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::{Amount, Announcement, Located, Unit, decimal};
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
}

impl<'a> Plan<'a> {
    fn new(terms: &'a Repurchase, announcement: &'a Announcement) -> Self {
        let mut plan = Self { terms, bounds: [None; 2], latest: None, announcement };
        plan.tell(terms, announcement);
        plan
    }

    fn tell(&mut self, entry: &'a Repurchase, announcement: &'a Announcement) {
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
    let start = |plan: &Plan<'_>| plan.terms.start.as_ref().or(plan.terms.announced.as_ref()).map(|day| day.value);
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
    let (start, (end, _)) = (plan.start.as_ref()?.value, plan.window_end()?);
    let all = (end - start).num_days() + 1;
    (all > 0).then(|| (((as_of - start).num_days() + 1).clamp(0, all), all))
}

/// The day that the latest figures of a plan are of: that of its progress, else of its terms.
#[must_use]
pub fn told_on(plan: &Plan<'_>) -> Option<NaiveDate> {
    let terms = plan.terms.announced.as_ref().or(plan.terms.start.as_ref());
    plan.latest.map(|progress| progress.as_of.value).or(terms.map(|day| day.value))
}
