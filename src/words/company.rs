//! The company, its people, meetings and shares.

use crate::history::shares::{Basis, Stage};
use chrono::NaiveDate;

/// How a language speaks of the company.
pub trait Companies {
    /// What the page of the general meetings has.
    fn meetings_description(&self, company: &str) -> String;
    /// A class of shares by its name, as so many of it are called.
    fn shares_of(&self, number: u32, class: &str) -> String;
    /// Depositary shares, as so many of them are called.
    fn depositary_shares(&self, number: u32) -> &'static str;
    /// What the page of the shares in issue has.
    fn shares_description(&self, company: &str) -> String;
    /// What a count of shares counts.
    fn count_basis(&self, basis: Basis) -> &'static str;
    /// When within its document a count is.
    fn count_stage(&self, stage: Stage) -> &'static str;
    /// That so many shares were issued, as a document states.
    fn shares_issued(&self, number: &str) -> String;
    /// That so many shares were bought back, as a document states.
    fn shares_bought(&self, number: &str) -> String;
    /// That nothing is known between the points of a course.
    fn unknown_between(&self) -> &'static str;
    /// What the page of board and management has.
    fn people_description(&self, company: &str) -> String;
    /// That a person is on a list of the board and wasn't on the one of a day, or the other way round.
    fn listed_anew(&self, person: &str, before: NaiveDate, is_on: bool) -> String;
}
