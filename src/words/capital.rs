//! Shares and notes that are issued or bought back, and documents that are files.

use crate::domain::kind::document::DocumentType;
use chrono::NaiveDate;

/// How a language speaks of capital, and of files.
pub trait Capital {
    /// The days from one to another: `1 May 2025 to 31 May 2025`.
    fn days(&self, from: NaiveDate, to: NaiveDate) -> String;
    /// From a day on.
    fn since_day(&self, day: NaiveDate) -> String;
    /// Until a day.
    fn until_day(&self, day: NaiveDate) -> String;
    /// A day of each year: `15 November`.
    fn day_of_year(&self, month: u32, day: u32) -> String;
    /// Several things: `1 April and 1 October`.
    fn listed(&self, all: &[String]) -> String;
    /// What rows of a day add up to.
    fn total_of(&self, day: NaiveDate) -> String;
    /// How many shares for how much principal.
    fn rate_per(&self, rate: &str, principal: &str) -> String;
    /// What a document is.
    fn document(&self, what: DocumentType) -> &'static str;
    /// How many pages a document has.
    fn pages(&self, pages: u32) -> String;
}
