//! Repurchase plans as a document states them.

use crate::domain::decimal;
use crate::domain::repurchase::{Progress, Repurchase};
use crate::history::plan::{days_elapsed, used};
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
    /// The most that may be spent, as printed.
    pub authorized: Option<String>,
    /// What may be bought.
    pub securities: Option<String>,
    /// First day of the window.
    pub start: Option<Day>,
    /// Last day of the window.
    pub end: Option<Day>,
    /// Whether the last day was computed from the start and the length.
    pub end_computed: bool,
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
    /// What has been spent, as printed.
    pub spent: Option<String>,
    /// The computed share of the authorized amount.
    pub used: Option<String>,
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

/// The view of a plan.
pub fn view(plan: &Repurchase, words: &dyn Words) -> RepurchaseView {
    let end = plan.window_end();
    RepurchaseView {
        anchor: format!("plan_{}", plan.plan.value),
        name: plan.name.to_string(),
        announced: plan.announced.as_ref().map(|at| day(at.value, words)),
        authorized: plan.authorized.as_ref().map(|amount| amount.printed.to_string()),
        securities: plan.securities.as_deref().map(str::to_owned),
        start: plan.start.as_ref().map(|at| day(at.value, words)),
        end: end.map(|(at, _)| day(at, words)),
        end_computed: end.is_some_and(|(_, computed)| computed),
        length: plan.months.map(|months| words.months(months)),
        progress: plan.progress.iter().map(|at| self::progress(plan, at, words)).collect(),
    }
}

fn progress(plan: &Repurchase, at: &Progress, words: &dyn Words) -> ProgressView {
    let used = used(plan, at);
    ProgressView {
        as_of: day(at.as_of.value, words),
        spent: at.spent.as_ref().map(|amount| amount.printed.to_string()),
        used: used.map(|percent| format!("{}%", decimal::grouped(percent))),
        elapsed: days_elapsed(plan, at.as_of.value).map(|(gone, all)| words.days_of(gone, all)),
        bought: at.bought.as_ref().map(|amount| amount.printed.to_string()),
        average_price: at.average_price.as_ref().map(|amount| amount.printed.to_string()),
        wording: at.wording.as_deref().map(str::to_owned),
        note: at.note.as_deref().map(str::to_owned),
    }
}
