//! Repurchase plans as a document states them.

use crate::domain::ads::AdsRatio;
use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::{Amount, Located, decimal};
use crate::history::plan::{self, days_elapsed};
use crate::words::Words;
use chrono::NaiveDate;
use serde::Serialize;

/// A plan.
#[derive(Debug, Serialize)]
pub struct RepurchaseView {
    /// Anchor.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// When it was announced or approved.
    pub announced: Option<Day>,
    /// The most that may be spent or bought, as printed.
    pub authorized: Vec<String>,
    /// What was authorized until this document, as printed.
    pub authorized_before: Option<String>,
    /// What is authorized in percent of the shares in issue, as printed.
    pub percent: Option<String>,
    /// The shares in issue when it was approved, as printed.
    pub issued: Option<String>,
    /// What may be bought.
    pub securities: Option<String>,
    /// First day of the window.
    pub start: Option<Day>,
    /// Last day of the window.
    pub end: Option<Day>,
    /// Whether the last day was computed from the start and the length.
    pub end_computed: bool,
    /// The last day until this document.
    pub end_before: Option<Day>,
    /// Length of the window, in words.
    pub length: Option<String>,
    /// How far it has got.
    pub progress: Vec<ProgressView>,
}

/// A day.
#[derive(Debug, Serialize)]
pub struct Day {
    /// For `<time datetime>`.
    pub machine: String,
    /// In words.
    pub day: String,
}

/// A statement of progress.
#[derive(Debug, Serialize)]
pub struct ProgressView {
    /// The day it speaks of.
    pub as_of: Day,
    /// The first day that is counted, where it isn't the plan's.
    pub since: Option<Day>,
    /// What has been spent, as printed.
    pub spent: Option<String>,
    /// The computed share of the money that may be spent.
    pub used: Option<String>,
    /// The computed share of the number that may be bought.
    pub bought_used: Option<String>,
    /// What is left, as printed.
    pub remaining: Option<String>,
    /// What has been bought in percent of the shares in issue, as printed.
    pub percent: Option<String>,
    /// The computed share of the window that had gone by.
    pub elapsed: Option<String>,
    /// What has been bought, as printed.
    pub bought: Option<String>,
    /// The average price, as printed.
    pub average_price: Option<String>,
    /// Progress in words.
    pub wording: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A day in words.
fn day(day: NaiveDate, words: &dyn Words) -> Day {
    Day { machine: day.to_string(), day: words.date(day) }
}

/// The view of a plan; `ratio` is that of shares to ADSs on the document's day.
pub fn view(plan: &Repurchase, ratio: Option<AdsRatio>, words: &dyn Words) -> RepurchaseView {
    let end = plan.window_end();
    RepurchaseView {
        anchor: format!("plan_{}", plan.plan.value),
        name: plan.name.to_string(),
        announced: plan.announced.as_ref().map(|at| day(at.value, words)),
        authorized: plan.bounds().map(|amount| at_most(amount)).collect(),
        authorized_before: plan.authorized_before.as_ref().map(|amount| at_most(amount)),
        percent: printed(plan.percent.as_ref()),
        issued: printed(plan.issued.as_ref()),
        securities: plan.securities.as_deref().map(str::to_owned),
        start: plan.start.as_ref().map(|at| day(at.value, words)),
        end: end.map(|(at, _)| day(at, words)),
        end_computed: end.is_some_and(|(_, computed)| computed),
        end_before: plan.end_before.as_ref().map(|at| day(at.value, words)),
        length: plan.months.map(|months| words.months(months)),
        progress: plan.progress.iter().map(|at| progress(plan, at, ratio, words)).collect(),
    }
}

fn printed(amount: Option<&Located<Amount>>) -> Option<String> {
    amount.map(|amount| amount.printed.to_string())
}

/// An amount without the words that the page says before it.
fn at_most(amount: &Amount) -> String {
    let said = amount.printed.get(..6).is_some_and(|words| words.eq_ignore_ascii_case("up to "));
    amount.printed[if said { 6 } else { 0 }..].to_owned()
}

fn progress(plan: &Repurchase, at: &Progress, ratio: Option<AdsRatio>, words: &dyn Words) -> ProgressView {
    let share = |used: Option<&Located<Amount>>| {
        let used = used?;
        let percent = plan.bounds().find_map(|bound| plan::used(used, bound, ratio))?;
        Some(format!("{}%", decimal::grouped(percent)))
    };
    ProgressView {
        as_of: day(at.as_of.value, words),
        since: at.since.as_ref().map(|at| day(at.value, words)),
        spent: printed(at.spent.as_ref()),
        used: share(at.spent.as_ref()),
        bought: printed(at.bought.as_ref()),
        bought_used: share(at.bought.as_ref()),
        remaining: printed(at.remaining.as_ref()),
        percent: printed(at.percent.as_ref()),
        elapsed: days_elapsed(plan, at.as_of.value).map(|(gone, all)| words.days_of(gone, all)),
        average_price: printed(at.average_price.as_ref()),
        wording: at.wording.as_deref().map(str::to_owned),
        note: at.note.as_deref().map(str::to_owned),
    }
}
