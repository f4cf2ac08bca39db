//! Figures of statements over time.

use crate::domain::Period;
use crate::history::financials::{Cadence, Group};
use chrono::NaiveDate;

/// How a language speaks of financials.
pub trait Financial {
    /// What the statements of a group are called: `Income statement`.
    fn group(&self, group: Group) -> &'static str;
    /// Periods of a length: `Quarters`.
    fn cadence(&self, cadence: Cadence) -> &'static str;
    /// The financials by a length of periods: `Financials by year`.
    fn financials_by(&self, cadence: Cadence) -> &'static str;
    /// What the page of a line has.
    fn concept_description(&self, line: &str, company: &str) -> String;
    /// A line by its label and what it stands below.
    fn line_below(&self, label: &str, above: &str) -> String;
    /// How often a figure was stated again: `confirmed twice`.
    fn confirmed(&self, times: usize) -> String;
    /// A day where there is little room: `31 Mar 2024`.
    fn short_date(&self, day: NaiveDate) -> String;
    /// Lines of a sort of period on the page of a line: `Quarters`, `Balances`, `Nine months`, `Other periods`.
    fn periods_of(&self, period: &Period) -> &'static str;
}
