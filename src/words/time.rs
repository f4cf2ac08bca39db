//! Days, times, zones and periods.

use crate::config::NamedZone;
use crate::domain::moment::Half;
use crate::domain::period::{FiscalCalendar, Part};
use crate::domain::{Period, When};
use crate::history::cadence::Missing;
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use std::borrow::Cow;

/// How a language says when.
pub trait Times {
    /// A day: `19 May 2024`.
    fn date(&self, day: NaiveDate) -> String;
    /// The same where there is little room: `19 May 2024`, `31 Dec 2023`.
    fn date_in_short(&self, day: NaiveDate) -> String;
    /// The day of a moment in its zone, or what is known of it: `March 2025`, `third quarter of 2025`, `20 January to 19 March
    /// 2025`.
    fn when(&self, when: When, zone: Tz) -> String;
    /// A half of a day: `morning`.
    fn half(&self, half: Half) -> &'static str;
    /// The weekday of a day.
    fn weekday(&self, day: NaiveDate) -> &'static str;
    /// A month, 1 to 12.
    fn month(&self, month: u32) -> &'static str;
    /// A month of a year: `May 2024`.
    fn month_of(&self, year: i32, month: u32) -> String;
    /// When fiscal years end: `31 December`, `last Saturday of September`.
    fn year_end(&self, calendar: &FiscalCalendar) -> String;
    /// The clock time: `7:30 p.m.`; noon and the start of a day are said so that nobody misreads them.
    fn time(&self, at: NaiveTime) -> String;
    /// A zone as readers know it: as the site names it, or after its city.
    fn zone(&self, zone: Tz, zones: &[NamedZone]) -> String;
    /// A period in short: `Q1 2024`, `31 March 2024`; `Q2 FY2024` of a fiscal year that isn't the calendar's.
    fn period(&self, period: &Period) -> String;
    /// A part of a fiscal year by its name, whether or not its days are known.
    fn fiscal_period(&self, year: i32, part: Part, is_own: bool) -> String;
    /// Periods in short: `Q4 2023 and FY 2023`.
    fn periods(&self, periods: &[Period]) -> String;
    /// What leads up to the last day of a part of a fiscal year: `Three months ended`, `13 weeks ended`; nothing for
    /// an instant or another span.
    fn ended(&self, period: &Period) -> Option<Cow<'static, str>>;
    /// A period at length: `Three months ended 31 March 2024`, `31 March 2024`.
    fn period_at_length(&self, period: &Period) -> String {
        match self.ended(period) {
            Some(length) => format!("{length} {}", self.date(period.end())),
            None => self.period(period),
        }
    }
    /// The sentence on the periods without a figure; `None` where there are none.
    fn no_figures(&self, missing: &[Vec<Missing>]) -> Option<String>;
    /// `in documents until 6 December 2022`; nothing where neither day is given.
    fn in_documents(&self, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Option<String>;
}
