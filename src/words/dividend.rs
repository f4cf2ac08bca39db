//! Dividends: their days, amounts and what a document leaves open.

use crate::domain::Period;
use crate::domain::occasion::DividendDay;
use chrono::NaiveDate;

/// How a language speaks of dividends.
pub trait Dividends {
    /// A day, and of which market and holders it is: `Record date for HKEX`.
    fn dividend_day(&self, day: DividendDay, market: Option<&str>, holders: Option<&str>) -> String;
    /// What a day means for holders.
    fn dividend_day_means(&self, day: DividendDay) -> &'static str;
    /// The days on which the register of a market is closed.
    fn book_closure(&self, market: Option<&str>, holders: Option<&str>) -> String;
    /// What that means.
    fn book_closure_means(&self) -> &'static str;
    /// When shareholders approve.
    fn approval(&self) -> &'static str;
    /// What that means.
    fn approval_means(&self) -> &'static str;
    /// What an election is until its deadline.
    fn election_means(&self) -> &'static str;
    /// What a document says that another one will tell.
    fn to_be_announced(&self) -> &'static str;
    /// That a document says nothing of something.
    fn unstated(&self) -> &'static str;
    /// The period that a dividend is for, and whether it was over: `for the period that ended on 31 December 2023`.
    fn for_period(&self, period: Option<&Period>, end: NaiveDate, is_over: bool) -> String;
    /// That an amount per ADS was computed: `2 × USD 0.29`, from what one ADS stands for.
    fn computed_per_ads(&self, sum: &str, ratio: &str) -> String;
    /// That a whole was computed from its parts.
    fn computed_sum(&self, sum: &str) -> String;
    /// That an amount is what is paid: on which market, to whom, at which rate.
    fn paid(&self, market: Option<&str>, holders: Option<&str>, rate: Option<&str>) -> String;
    /// Components of a dividend.
    fn components(&self) -> &'static str;
    /// The details of a dividend that stand on no form.
    fn dividend_details(&self) -> &'static str;
    /// How far a dividend is franked.
    fn franking(&self) -> &'static str;
    /// The class of shares that a dividend is paid on.
    fn paid_on(&self) -> &'static str;
    /// The terms of some holders.
    fn terms_of(&self, market: Option<&str>, holders: Option<&str>) -> String;
}
