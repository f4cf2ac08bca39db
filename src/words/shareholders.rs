//! Pages for shareholders, and the periods that were reported.

use crate::domain::ads::AdsRatio;
use crate::domain::occasion::DividendDay;
use crate::history::dividends::Sort;
use crate::history::dividends::total::Basis;
use crate::history::plan::Stage;
use chrono::NaiveDate;

/// A page for shareholders, or the one of the periods that were reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareholderPage {
    /// The ways to all others.
    Front,
    /// Dividends over time.
    Dividends,
    /// Repurchase plans and returns.
    Repurchases,
    /// What was published of each period.
    Results,
}

/// What has become of a dividend, in words for readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DividendState {
    /// Declared.
    Declared,
    /// Shareholders are to approve it on a day.
    Proposed(NaiveDate),
    /// Shareholders approved it.
    Approved,
    /// Shareholders did not.
    Rejected,
    /// Called off.
    Cancelled,
}

/// How a language speaks to shareholders.
pub trait Shareholders {
    /// The title of a page.
    fn shareholder_page(&self, page: ShareholderPage) -> &'static str;
    /// What it has, in a sentence.
    fn shareholder_description(&self, page: ShareholderPage, company: &str) -> String;
    /// What a dividend is among those of a year.
    fn dividend_sort(&self, sort: Sort) -> &'static str;
    /// A day of a dividend in a word or two: `Record date`.
    fn dividend_day_name(&self, day: DividendDay) -> &'static str;
    /// What has become of a dividend.
    fn dividend_state(&self, state: DividendState) -> String;
    /// That an amount was computed from another one for the other security: `2 × USD 0.29`.
    fn computed_by_ratio(&self, amount: &str, ratio: AdsRatio, is_for_ads: bool) -> String;
    /// That an amount was computed as a sum: `USD 0.25 + USD 0.05`.
    fn computed_from(&self, parts: &str) -> String;
    /// What follows an amount that was computed: `per ADS`.
    fn per_security(&self, is_ads: bool) -> &'static str;
    /// The holders that have no days of their own.
    fn all_holders(&self) -> &'static str;
    /// A day that was called off.
    fn called_off(&self) -> &'static str;
    /// A day that there is none of.
    fn no_such_day(&self) -> &'static str;
    /// The dividends of years together, by what the years are.
    fn dividends_by_year(&self, basis: Basis) -> &'static str;
    /// What the sum of a year is, per share or per ADS: `Total per share`.
    fn total_per_security(&self, is_ads: bool) -> &'static str;
    /// Where a plan is in its window.
    fn plan_stage(&self, stage: Stage) -> String;
    /// How much of what is authorized was used, in percent: `18.6% of US$350 million`.
    fn used_of(&self, percent: &str, authorized: &str) -> String;
    /// The days of a plan's window that have elapsed, and their share: `48 of 365 days elapsed, 13.2%`.
    fn days_elapsed(&self, days: i64, all: i64, percent: &str) -> String;
    /// A period that ended on a day and has no name.
    fn period_to(&self, end: NaiveDate) -> String;
    /// How many metrics there are.
    fn metrics_stated(&self, count: usize) -> String;
}
