//! Progress of repurchase plans: spent against authorized, against the time gone in the window.

use super::charts::Table;
use super::format::date;
use crate::chart::{PlanProgress, RepurchaseChart};
use crate::config::ChartSpec;
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
}

/// The plans of the announcements, by the start of their windows.
#[must_use]
pub fn plans<'a>(announcements: &[&'a Announcement]) -> Vec<Plan<'a>> {
    let mut plans: Vec<Plan<'a>> = Vec::new();
    for entry in announcements.iter().flat_map(|announcement| &announcement.repurchases) {
        let newest = entry.progress.iter().max_by_key(|progress| progress.as_of.value);
        match plans.iter_mut().find(|plan| plan.terms.plan == entry.plan) {
            Some(plan) => {
                if plan.terms.authorized.is_none() && entry.authorized.is_some() {
                    plan.terms = entry;
                }
                let as_of = |progress: Option<&Progress>| progress.map(|progress| progress.as_of.value);
                if as_of(newest) >= as_of(plan.latest) {
                    plan.latest = newest.or(plan.latest);
                }
            }
            None => plans.push(Plan { terms: entry, latest: newest }),
        }
    }
    let start = |plan: &Plan<'_>| plan.terms.start.as_ref().or(plan.terms.announced.as_ref()).map(|day| day.value);
    plans.sort_by_key(start);
    plans
}

/// The share of the authorized amount that was spent, in percent with one decimal.
#[must_use]
pub fn used(plan: &Plan<'_>) -> Option<Decimal> {
    let (spent, authorized) = (plan.latest?.spent.as_ref()?, plan.terms.authorized.as_ref()?);
    let comparable = matches!(spent.unit, Unit::Money(_)) && spent.unit == authorized.unit;
    let (spent, authorized) = (spent.in_units()?, authorized.in_units()?);
    let percent = spent.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(authorized)?;
    comparable.then(|| decimal::round(percent, 1))
}

/// The days of the window that were gone at the end of a day, and all of them; both ends count.
#[must_use]
pub fn days_gone(plan: &Repurchase, as_of: NaiveDate) -> Option<(i64, i64)> {
    let (start, (end, _)) = (plan.start.as_ref()?.value, plan.window_end()?);
    let all = (end - start).num_days() + 1;
    (all > 0).then(|| (((as_of - start).num_days() + 1).clamp(0, all), all))
}

/// The chart of all plans. `None` where there are none.
#[must_use]
pub fn chart(announcements: &[&Announcement], spec: &ChartSpec) -> Option<RepurchaseChart> {
    let plans: Vec<PlanProgress> = plans(announcements).iter().map(progress).collect();
    if plans.is_empty() {
        return None;
    }
    let describe = |plan: &PlanProgress| {
        let facts = [&plan.authorized_text, &plan.used_text, &plan.elapsed_text, &plan.as_of_text];
        let facts = facts.into_iter().chain(plan.statement.as_ref()).filter(|text| !text.is_empty());
        format!("{}: {}.", plan.name, facts.map(String::as_str).collect::<Vec<_>>().join("; "))
    };
    let description = plans.iter().map(describe).collect::<Vec<_>>().join(" ");
    Some(RepurchaseChart { id: spec.id.value.to_string(), title: spec.title.to_string(), description, plans })
}

fn progress(plan: &Plan<'_>) -> PlanProgress {
    let authorized = plan.terms.authorized.as_ref();
    let spent = plan.latest.and_then(|progress| progress.spent.as_ref());
    let used = used(plan);
    let gone = plan.latest.and_then(|progress| days_gone(plan.terms, progress.as_of.value));
    let elapsed = gone.map(|(gone, all)| decimal::round(Decimal::from(gone * 100) / Decimal::from(all), 1));
    let statement =
        plan.latest.filter(|progress| progress.spent.is_none()).and_then(|progress| progress.wording.as_deref());
    PlanProgress {
        name: plan.terms.name.to_string(),
        authorized_text: authorized.map_or_else(String::new, |amount| format!("authorized {}", amount.printed)),
        used,
        used_text: match (spent, used) {
            (Some(spent), Some(used)) => format!("{} used, {used}%", spent.printed),
            (Some(spent), None) => format!("{} used", spent.printed),
            _ => String::new(),
        },
        elapsed,
        elapsed_text: match (gone, elapsed) {
            (Some((gone, all)), Some(elapsed)) => format!("{gone} of {all} days gone, {elapsed}%"),
            _ => String::new(),
        },
        as_of_text: plan.latest.map_or_else(String::new, |progress| format!("as of {}", date(progress.as_of.value))),
        statement: statement.map(|wording| format!("used: {wording}")),
    }
}

/// The data table.
#[must_use]
pub fn tables(chart: &RepurchaseChart) -> Vec<Table> {
    // The headings say what the picture's labels begin with.
    let or_none = |text: &str| {
        let heads = ["authorized ", "used: ", "as of "];
        match heads.iter().find_map(|head| text.strip_prefix(head)).unwrap_or(text) {
            "" => "not stated".to_owned(),
            text => text.to_owned(),
        }
    };
    let row = |plan: &PlanProgress| {
        let used = plan.statement.as_deref().unwrap_or(&plan.used_text);
        vec![
            plan.name.clone(),
            or_none(&plan.authorized_text),
            or_none(used),
            or_none(&plan.elapsed_text),
            or_none(&plan.as_of_text),
        ]
    };
    let head = ["Plan", "Authorized", "Used", "Time gone", "As of"];
    vec![Table {
        caption: chart.title.clone(),
        head: head.map(str::to_owned).to_vec(),
        rows: chart.plans.iter().map(row).collect(),
        note: None,
        href: None,
    }]
}
