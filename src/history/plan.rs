//! Repurchase plans over time: what is known of each, and how far it has got.

use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::{Announcement, Unit, decimal};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What the archive knows of one plan: its terms as first stated and its latest progress.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The entry that states the terms.
    pub terms: &'a Repurchase,
    /// The progress with the latest as-of date.
    pub latest: Option<&'a Progress>,
    /// The announcement that states the progress, or the terms where there is none.
    pub announcement: &'a Announcement,
}

/// The plans of the announcements, by the start of their windows.
#[must_use]
pub fn plans<'a>(announcements: &[&'a Announcement]) -> Vec<Plan<'a>> {
    let mut plans: Vec<Plan<'a>> = Vec::new();
    let entries = announcements.iter().flat_map(|it| it.repurchases.iter().map(move |entry| (*it, entry)));
    for (announcement, entry) in entries {
        let newest = entry.progress.iter().max_by_key(|progress| progress.as_of.value);
        match plans.iter_mut().find(|plan| plan.terms.plan == entry.plan) {
            Some(plan) => {
                if plan.terms.authorized.is_none() && entry.authorized.is_some() {
                    plan.terms = entry;
                }
                let as_of = |progress: Option<&Progress>| progress.map(|progress| progress.as_of.value);
                if newest.is_some() && as_of(newest) >= as_of(plan.latest) {
                    (plan.latest, plan.announcement) = (newest, announcement);
                }
            }
            None => plans.push(Plan { terms: entry, latest: newest, announcement }),
        }
    }
    let start = |plan: &Plan<'_>| plan.terms.start.as_ref().or(plan.terms.announced.as_ref()).map(|day| day.value);
    plans.sort_by_key(start);
    plans
}

/// The share of the authorized amount that was spent, in percent with one decimal.
#[must_use]
pub fn used(terms: &Repurchase, progress: &Progress) -> Option<Decimal> {
    let (spent, authorized) = (progress.spent.as_ref()?, terms.authorized.as_ref()?);
    let comparable = matches!(spent.unit, Unit::Money(_)) && spent.unit == authorized.unit;
    let (spent, authorized) = (spent.in_units()?, authorized.in_units()?);
    let percent = spent.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(authorized)?;
    comparable.then(|| decimal::round(percent, 1))
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
