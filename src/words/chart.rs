//! Charts and their data tables.

use chrono::NaiveDate;

/// How a language speaks of charts.
pub trait Charts {
    /// Where a chart's figures are from, and as of when. `title` and `dated` are those of the newest of so many
    /// announcements, `as_of` the day that something in it depends on, where it is another.
    fn chart_source(&self, announcements: usize, title: &str, dated: NaiveDate, as_of: Option<NaiveDate>) -> String;
    /// What stands for a figure that isn't stated.
    fn not_stated(&self) -> &'static str;
    /// The row of the total.
    fn total(&self) -> &'static str;
    /// The heading of the parts.
    fn part(&self) -> &'static str;
    /// What a table of parts shows: amounts in a unit, and shares.
    fn mix_caption(&self, chart: &str, panel: &str, unit: &str) -> String;
    /// A part of a total that isn't divided any further.
    fn not_broken_down(&self) -> &'static str;
    /// What that part is.
    fn not_broken_down_note(&self) -> &'static str;
    /// The headings of a metric's table: period and value.
    fn metric_head(&self) -> [&'static str; 2];
    /// A definition, by its name, that holds from a period on.
    fn defined_from(&self, name: &str, period: &str, definition: &str) -> String;
    /// The name of the definition that a metric began with, where it has no other.
    fn defined_first(&self) -> &'static str;
    /// The name of a definition that is known only from a document of that day, which states by another one than before.
    fn defined_on(&self, day: NaiveDate) -> String;
    /// That another definition holds from a period on.
    fn defined_otherwise(&self, period: &str) -> String;
    /// The headings of the plans' table: plan, authorized, used, as of, time.
    fn plan_head(&self) -> [&'static str; 5];
    /// What is authorized, beside the bar.
    fn authorized_mark(&self, amount: &str) -> String;
    /// What is authorized, in a sentence.
    fn authorized(&self, amount: &str) -> String;
    /// How much of a plan is used, with its share of what is authorized.
    fn used(&self, amount: &str, share: Option<&str>) -> String;
    /// A sentence on how much is used, with its day.
    fn used_as_of(&self, used: &str, day: &str) -> String;
    /// That a plan's window has ended.
    fn plan_ended(&self, day: NaiveDate) -> String;
    /// How many days of a window have elapsed on a day, and their share.
    fn elapsed(&self, days: i64, all: i64, on: NaiveDate, share: &str) -> String;
    /// How many days of a window had elapsed.
    fn days_of(&self, days: i64, all: i64) -> String;
    /// A length in months.
    fn months(&self, months: u32) -> String;
}
