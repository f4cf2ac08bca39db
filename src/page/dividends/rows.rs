//! Each dividend: what a security gets, the days, and the documents that tell of it.

use crate::address::{Site, path};
use crate::domain::field::stated;
use crate::domain::occasion::DividendDay;
use crate::domain::{Amount, Announcement};
use crate::history::dividends::{Dividend, Status};
use crate::page::component::day::Day;
use crate::page::component::dividend::{self, DayView, PayoutView, days, payout};
use crate::words::{self, Words};
use serde::Serialize;

/// How many of the latest dividends are shown large.
const LARGE: usize = 3;

/// A dividend on top of the page.
#[derive(Serialize)]
pub struct LatestView {
    row: RowView,
    /// The days in order, the next one marked.
    days: Vec<NamedDay>,
}

/// A day with its name.
#[derive(Serialize)]
struct NamedDay {
    name: &'static str,
    views: Vec<DayView>,
    is_next: bool,
}

/// A dividend in the table.
#[derive(Serialize)]
pub struct RowView {
    pub anchor: String,
    name: String,
    period: Option<String>,
    /// Its status, where it isn't simply declared.
    state: Option<String>,
    is_off: bool,
    /// The announcement that tells of the status.
    state_href: Option<String>,
    /// When shareholders approve, where that is told otherwise than by the status.
    approval: Option<Day>,
    is_open: bool,
    per_share: Option<PayoutView>,
    pub per_ads: Option<PayoutView>,
    /// What is paid in other currencies, with whom and at which rate.
    paid: Vec<PaidView>,
    ex: Vec<DayView>,
    record: Vec<DayView>,
    payment: Vec<DayView>,
    announced: LinkedDay,
    updated: Option<LinkedDay>,
    franking: Option<String>,
}

/// What some holders are paid.
#[derive(Serialize)]
struct PaidView {
    amount: Option<String>,
    whom: Option<String>,
    rate: Option<String>,
}

/// A day that leads to its announcement.
#[derive(Serialize)]
struct LinkedDay {
    href: String,
    title: String,
    day: Day,
}

/// The latest dividends that stand: those of the newest document.
pub fn latest(site: &Site<'_>, root: &str) -> Vec<LatestView> {
    let standing = || site.history.dividends.iter().filter(|it| !it.status.is_off());
    let Some(newest) = standing().next() else { return Vec::new() };
    let same = standing().filter(|it| it.first().id == newest.first().id);
    same.take(LARGE).map(|it| large(site, it, root)).collect()
}

fn large(site: &Site<'_>, it: &Dividend<'_>, root: &str) -> LatestView {
    let words = words::of(&site.edition.config().language);
    let next = it.days_to_come(site.edition.as_of).map(|(of, ..)| of).next();
    let named = |of: DividendDay| NamedDay {
        name: words.dividend_day_name(of),
        views: days(site, it, of, root),
        is_next: next == Some(of),
    };
    LatestView {
        row: row(site, it, root),
        days: [DividendDay::Ex, DividendDay::Record, DividendDay::Payment].map(named).into(),
    }
}

/// A dividend in the table.
pub fn row(site: &Site<'_>, it: &Dividend<'_>, root: &str) -> RowView {
    let words = words::of(&site.edition.config().language);
    let linked = |of: &Announcement| LinkedDay {
        href: format!("{root}{}", path::announcement(&of.id)),
        title: of.title.to_string(),
        day: Day::of(of.dated.value, words),
    };
    let by = match it.status {
        Status::Approved(by) | Status::Rejected(by) | Status::Cancelled(by) => Some(by),
        Status::Declared | Status::Proposed(_) => None,
    };
    let is_plain = matches!(it.status, Status::Declared);
    let franking = it.stated.iter().rev().find_map(|(_, it)| stated(&it.franking));
    RowView {
        anchor: anchor(it),
        name: dividend::name(it, words),
        period: dividend::period(site, it, words),
        state: (!is_plain).then(|| words.dividend_state(dividend::state(it))),
        is_off: it.status.is_off(),
        state_href: by.map(|by| format!("{root}{}", path::announcement(&by.id))),
        approval: it.approval.filter(|_| is_plain).map(|day| Day::of(day, words)),
        is_open: it.is_open,
        per_share: it.per_share.as_ref().map(|it| payout(it, words)),
        per_ads: it.per_ads.as_ref().map(|it| payout(it, words)),
        paid: paid(site, it, words),
        ex: days(site, it, DividendDay::Ex, root),
        record: days(site, it, DividendDay::Record, root),
        payment: days(site, it, DividendDay::Payment, root),
        announced: linked(it.first()),
        updated: it.updated_by().map(linked),
        franking: franking.map(ToString::to_string),
    }
}

/// What is paid in another currency than declared. What is stated per share or per ADS isn't said again.
fn paid(site: &Site<'_>, it: &Dividend<'_>, words: &dyn Words) -> Vec<PaidView> {
    let is_shown =
        |amount: &Amount| [&it.per_share, &it.per_ads].into_iter().flatten().any(|it| it.unit == amount.unit);
    let several = it.entitlements.len() > 1;
    let view = |of: &crate::history::dividends::Entitlement<'_>| {
        let amount = of.paid.filter(|amount| !is_shown(amount));
        (amount.is_some() || of.is_open).then(|| PaidView {
            amount: amount.map(|amount| amount.printed.to_string()),
            whom: several.then(|| dividend::whom(site, of, words)),
            rate: of.rate.map(|rate| rate.printed.to_string()),
        })
    };
    it.entitlements.iter().filter_map(view).collect()
}

/// Where its row stands on the page.
fn anchor(it: &Dividend<'_>) -> String {
    let (announcement, distribution) = &it.stated[0];
    let is_single = announcement.details.dividend().is_some_and(|all| all.distributions.len() == 1);
    let tag = if is_single { "" } else { &*distribution.tag };
    let between = if tag.is_empty() { "" } else { "." };
    format!("dividend_{}{between}{tag}", announcement.id)
}
