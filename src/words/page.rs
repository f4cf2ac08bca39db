//! Titles and descriptions of pages, and sentences on them.

use crate::audit::Rule;
use crate::domain::ads::AdsRatio;
use chrono::NaiveDate;

/// How a language speaks of pages.
pub trait Pages {
    /// A list of a calendar year: `Events of 2024`.
    fn of_year(&self, what: &str, year: i32) -> String;
    /// A list of a month: `Events of May 2024`.
    fn of_month(&self, what: &str, year: i32, month: u32) -> String;
    /// What a list has: its title, what it lists, and the company.
    fn list_description(&self, title: &str, what: &str, company: &str) -> String;
    /// What leads to a feed: `Feed`, or that of the announcements in a language by its BCP 47 tag.
    fn feed(&self, language: Option<&str>) -> String;
    /// What the page of the checks tells.
    fn checks_description(&self, company: &str) -> String;
    /// What the section of figures has.
    fn figures_description(&self, company: &str) -> String;
    /// The statements of a calendar year.
    fn statements_of(&self, year: i32) -> String;
    /// What the page of a year's statements has.
    fn year_description(&self, company: &str, year: i32) -> String;
    /// What the page of a metric has.
    fn metric_description(&self, metric: &str, company: &str) -> String;
    /// What the page of the company has.
    fn company_description(&self, company: &str) -> String;
    /// What the page of a statement has: the issuer's name then, the announcement and its day.
    fn statement_description(&self, statement: &str, issuer: &str, announcement: &str, dated: NaiveDate) -> String;
    /// An announcement by its title and day.
    fn title_of_day(&self, title: &str, dated: NaiveDate) -> String;
    /// What one depositary share stands for.
    fn ads_ratio(&self, ratio: AdsRatio, class: &str) -> String;
    /// Days from one to another, both included.
    fn day_to_day(&self, from: NaiveDate, to: NaiveDate) -> String;
    /// A footnote by its mark.
    fn footnote(&self, mark: &str) -> String;
    /// The name of a reference to a footnote: `Footnote 4`.
    fn footnote_mark(&self, mark: &str) -> String;
    /// That a figure is printed otherwise than a rule makes it, as a sentence.
    fn printed_otherwise(&self, printed: &str, expected: &str, rule: Rule) -> String;
    /// The same as a part of a sentence.
    fn printed_by_rule(&self, printed: &str, expected: &str, rule: Rule) -> String;
}
