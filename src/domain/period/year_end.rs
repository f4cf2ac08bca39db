//! The rules by which companies end their fiscal years.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// The names of the months as rules and headings write them.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// When fiscal years end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearEnd {
    /// On the last day of a month, 1 to 12.
    Month(u32),
    /// On the last such weekday of a month, 1 to 12.
    LastWeekday(Weekday, u32),
    /// On the weekday that is nearest to a day: month and day.
    Nearest(Weekday, u32, u32),
    /// On these days, by the fiscal year's name.
    Listed(BTreeMap<i32, LastDays>),
}

/// The last days of a fiscal year that is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDays {
    /// The year's; its quarters follow from its length.
    Year(NaiveDate),
    /// The quarters', of which the last is the year's.
    Quarters([NaiveDate; 4]),
}

impl LastDays {
    /// The last day of the year.
    #[must_use]
    pub fn year(&self) -> NaiveDate {
        match self {
            Self::Year(day) | Self::Quarters([.., day]) => *day,
        }
    }
}

impl YearEnd {
    /// Reads `12-31`, the last day of a month; `last Saturday of September`; `Saturday nearest 31 January`. `None` where
    /// it is nothing of this.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let [month @ .., b'-', _, _] = text.as_bytes()
            && month.len() == 2
        {
            return month_end(text);
        }
        let words: Vec<String> = text.split_whitespace().map(|word| word.trim_matches(',').to_lowercase()).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "the").collect();
        match &*words {
            ["last", "day", "of" | "in", month] => Some(Self::Month(self::month(month)?)),
            ["last", day, "of" | "in", month] => Some(Self::LastWeekday(weekday(day)?, self::month(month)?)),
            [day, "nearest" | "closest", "to", rest @ ..] | [day, "nearest" | "closest", rest @ ..] => {
                let (month, of_month) = day_of_year(rest)?;
                Some(Self::Nearest(weekday(day)?, month, of_month))
            }
            _ => None,
        }
    }

    /// The last day of the year that ends in, or nearest to the end of, a calendar year's month of the rule; of listed
    /// years, the one with this name.
    #[must_use]
    pub(super) fn in_year(&self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Month(month) => last_of_month(year, *month),
            Self::LastWeekday(weekday, month) => {
                let last = last_of_month(year, *month)?;
                last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(*weekday))))
            }
            Self::Nearest(weekday, month, day) => {
                let day = NaiveDate::from_ymd_opt(year, *month, *day).or_else(|| last_of_month(year, *month))?;
                let earlier = u64::from(day.weekday().days_since(*weekday));
                if earlier < 4 {
                    day.checked_sub_days(Days::new(earlier))
                } else {
                    day.checked_add_days(Days::new(7 - earlier))
                }
            }
            Self::Listed(years) => years.get(&year).map(LastDays::year),
        }
    }

    /// By how many years the calendar year of its last day is ahead of the year's name.
    pub(super) fn ahead(&self, named_after_start: bool) -> i32 {
        let (month, day) = match self {
            Self::Month(month) | Self::LastWeekday(_, month) => (*month, 28),
            Self::Nearest(_, month, day) => (*month, *day),
            Self::Listed(_) => return 0,
        };
        match (month, day) {
            // The calendar's year, give or take some days: both customs name it alike.
            (12, 15..) => 0,
            (1, ..=15) => 1,
            _ => i32::from(named_after_start),
        }
    }

    /// Whether issuers with such a year end name their years after the end and after the start, so that neither can be
    /// taken for granted.
    #[must_use]
    pub fn is_named_either_way(&self) -> bool {
        matches!(self, Self::Nearest(_, 1, 16..) | Self::Nearest(_, 2, _))
    }
}

/// `12-31`: the last day of its month; 28 and 29 February both stand for the last of February.
fn month_end(text: &str) -> Option<YearEnd> {
    let (month, day) = text.split_once('-')?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (month, day) =
        if is_number(month) && is_number(day) { (month.parse().ok()?, day.parse().ok()?) } else { return None };
    let date = NaiveDate::from_ymd_opt(2024, month, day)?;
    (date.succ_opt()?.day() == 1 || (month, day) == (2, 28)).then_some(YearEnd::Month(month))
}

fn weekday(word: &str) -> Option<Weekday> {
    word.parse().ok()
}

fn month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|month| *month == word)?;
    u32::try_from(at + 1).ok()
}

/// `31 january` or `january 31`.
fn day_of_year(words: &[&str]) -> Option<(u32, u32)> {
    let [a, b] = words else { return None };
    let (name, number) = if a.starts_with(|c: char| c.is_ascii_digit()) { (b, a) } else { (a, b) };
    let (month, day) = (month(name)?, number.parse().ok()?);
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
}

/// The last day of a month.
pub(super) fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}
