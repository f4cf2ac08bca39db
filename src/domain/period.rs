//! Fiscal periods and the instants that balances are struck at.

mod calendar;
pub mod heading;
mod part;
mod year_end;

pub use calendar::{FiscalCalendar, Named, Spell};
pub use part::Part;
pub use year_end::{LastDays, MONTHS, YearEnd};

use super::moment::is_day;
use chrono::{Datelike, Months, NaiveDate};
use std::fmt;
use year_end::last_of_month;

/// What a figure speaks of: a flow over a span of days or a balance at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// The end of a day.
    Instant(NaiveDate),
    /// From the first day to the last, both included.
    Span {
        /// First day.
        start: NaiveDate,
        /// Last day.
        end: NaiveDate,
        /// The fiscal year and its part, where the span is one.
        fiscal: Option<(i32, Part)>,
    },
}

/// A day as `2024-03-31`; the parser alone would take `2024-3-31` as well, and spaces.
fn day(text: &str) -> Option<NaiveDate> {
    if has_form(text, "0000-00-00") { text.parse().ok() } else { None }
}

/// Whether a text has a digit wherever the form has one, and else what the form has.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(byte, of_form): (u8, u8)| if of_form == b'0' { byte.is_ascii_digit() } else { byte == of_form };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

impl Period {
    /// Reads `2024-Q1`, `2024-H1`, `2024-9M`, `2024-FY` (fiscal years, as the issuer names them), `2024-03-31` (an
    /// instant) or `2024-01-01/2024-03-31` (an explicit span, which may be a part of a fiscal year all the same). Its days
    /// are in one of the [`super::moment::YEARS`].
    #[must_use]
    pub fn parse(text: &str, calendar: &FiscalCalendar) -> Option<Self> {
        Self::read(text, calendar).filter(|period| is_day(period.start()) && is_day(period.end()))
    }

    fn read(text: &str, calendar: &FiscalCalendar) -> Option<Self> {
        if let Some((start, end)) = text.split_once('/') {
            let (start, end) = (day(start)?, day(end)?);
            return (start <= end).then(|| Self::Span { start, end, fiscal: calendar.part(start, end) });
        }
        if text.len() == 10 {
            return day(text).map(Self::Instant);
        }
        let (year, part) = Self::named(text)?;
        Self::fiscal(year, part, calendar)
    }

    /// Reads the name of a part of a fiscal year, such as `2024-Q1`, whether or not a calendar has it.
    #[must_use]
    pub fn named(text: &str) -> Option<(i32, Part)> {
        let (year, part) = text.split_once('-')?;
        let year = if has_form(year, "0000") { year.parse().ok()? } else { return None };
        Some((year, Part::from_id(part)?))
    }

    /// The span of a part of a fiscal year; `None` where the calendar has no such year or doesn't tell its days.
    #[must_use]
    pub fn fiscal(year: i32, part: Part, calendar: &FiscalCalendar) -> Option<Self> {
        let (start, end) = calendar.span(year, part)?;
        Some(Self::Span { start, end, fiscal: Some((year, part)) })
    }

    /// The last day.
    #[must_use]
    pub fn end(&self) -> NaiveDate {
        match *self {
            Self::Instant(day) => day,
            Self::Span { end, .. } => end,
        }
    }

    /// The first day; for an instant the day itself.
    #[must_use]
    pub fn start(&self) -> NaiveDate {
        match *self {
            Self::Instant(day) => day,
            Self::Span { start, .. } => start,
        }
    }

    /// The same part of the fiscal year before, or the instant a year before (ends of quarters and of months stay such).
    /// `None` for a span that is no part of a fiscal year.
    #[must_use]
    pub fn year_before(&self, calendar: &FiscalCalendar) -> Option<Self> {
        match *self {
            Self::Instant(day) => {
                let quarter = calendar.quarter_ending(day);
                let before = quarter.and_then(|(year, quarter)| calendar.span(year - 1, Part::Quarter(quarter)));
                if let Some((_, end)) = before {
                    return Some(Self::Instant(end));
                }
                let same = day.checked_sub_months(Months::new(12))?;
                let month_end = day.succ_opt()?.day() == 1;
                Some(Self::Instant(if month_end { last_of_month(same.year(), same.month())? } else { same }))
            }
            Self::Span { fiscal: Some((year, part)), .. } => Self::fiscal(year - 1, part, calendar),
            Self::Span { .. } => None,
        }
    }

    /// Whether it is a part of a fiscal year that isn't the calendar's, give or take a week: its name has to say so.
    #[must_use]
    pub fn is_of_fiscal_year(&self) -> bool {
        let Self::Span { start, end, fiscal: Some((year, part)) } = *self else { return false };
        let calendars = FiscalCalendar::default().span(year, part);
        calendars.is_none_or(|(first, last)| {
            [(start, first), (end, last)].iter().any(|(a, b)| (*a - *b).num_days().abs() > 7)
        })
    }

    /// How many weeks a span has that lasts whole weeks and not from the first day of a month to the last of one; nothing
    /// for any other and for an instant.
    #[must_use]
    pub fn weeks(&self) -> Option<i64> {
        let Self::Span { start, end, .. } = *self else { return None };
        let days = (end - start).num_days() + 1;
        let is_months = start.day() == 1 && end.succ_opt().is_none_or(|next| next.day() == 1);
        (days % 7 == 0 && !is_months).then_some(days / 7)
    }

    /// Its length in months, rounded: a quarter of 13 weeks has three. An instant has none.
    #[must_use]
    pub fn months(&self) -> i64 {
        match *self {
            Self::Instant(_) => 0,
            Self::Span { start, end, .. } => ((end - start).num_days() * 2 + 30) / 61,
        }
    }

    /// Key of the order in which periods stand in a series: by end, longer spans first.
    #[must_use]
    pub fn order(&self) -> (NaiveDate, NaiveDate, bool) {
        (self.end(), self.start(), matches!(self, Self::Instant(_)))
    }

    /// The id used in addresses and data: the form that [`Period::parse`] reads.
    #[must_use]
    pub fn id(&self) -> String {
        match *self {
            Self::Instant(day) => day.to_string(),
            Self::Span { start, end, fiscal: None } => format!("{start}/{end}"),
            Self::Span { fiscal: Some((year, part)), .. } => format!("{year}-{}", part.id()),
        }
    }
}

/// A short label for a chart or a heading: `Q1 2024`, `31 March 2024`, `FY 2023`; `Q2 FY2024` of a fiscal year that isn't
/// the calendar's.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Instant(day) => write!(f, "{}", day.format("%-d %B %Y")),
            Self::Span { start, end, fiscal: None } => {
                write!(f, "{} to {}", start.format("%-d %B %Y"), end.format("%-d %B %Y"))
            }
            Self::Span { fiscal: Some((year, part)), .. } => {
                let of = if self.is_of_fiscal_year() { "FY" } else { "" };
                match part {
                    Part::Quarter(n) => write!(f, "Q{n} {of}{year}"),
                    Part::Half(n) => write!(f, "H{n} {of}{year}"),
                    Part::NineMonths => write!(f, "nine months {of}{year}"),
                    Part::Year if of.is_empty() => write!(f, "FY {year}"),
                    Part::Year => write!(f, "FY{year}"),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(end: &str) -> FiscalCalendar {
        FiscalCalendar::parse(end, Named::End).unwrap()
    }

    fn span(text: &str, end: &str) -> (String, String) {
        let period = Period::parse(text, &calendar(end)).unwrap();
        (period.start().to_string(), period.end().to_string())
    }

    #[test]
    fn quarters_follow_the_fiscal_year_end() {
        assert_eq!(span("2024-Q1", "12-31"), ("2024-01-01".into(), "2024-03-31".into()));
        assert_eq!(span("2024-Q1", "03-31"), ("2023-04-01".into(), "2023-06-30".into()));
        assert_eq!(span("2024-FY", "03-31"), ("2023-04-01".into(), "2024-03-31".into()));
        assert_eq!(span("2024-9M", "12-31"), ("2024-01-01".into(), "2024-09-30".into()));
        assert_eq!(span("2024-H2", "12-31"), ("2024-07-01".into(), "2024-12-31".into()));
    }

    #[test]
    fn a_february_year_end_follows_leap_years() {
        assert_eq!(span("2024-FY", "02-28"), ("2023-03-01".into(), "2024-02-29".into()));
    }

    #[test]
    fn every_form_reads_back_from_its_id() {
        for text in ["2024-Q4", "2024-H1", "2024-9M", "2024-FY", "2024-03-31", "2023-12-31/2024-03-30"] {
            assert_eq!(Period::parse(text, &FiscalCalendar::default()).unwrap().id(), text);
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "2024",
            "2024-Q5",
            "24-Q1",
            "2024-03-32",
            "2024-03-31/2024-01-01",
            "",
            "2024-q1",
            "0000-Q1",
            "1899-FY",
            "3000-01-01",
        ] {
            assert_eq!(Period::parse(text, &FiscalCalendar::default()), None, "{text}");
        }
    }

    #[test]
    fn there_is_one_way_to_write_a_period() {
        for text in ["2024-1-1/2024-3-31", "2024- 3-31", "+999-Q1", "+2024-3-31"] {
            assert_eq!(Period::parse(text, &FiscalCalendar::default()), None, "{text}");
        }
        assert_eq!(YearEnd::parse("+2-28"), None);
    }

    #[test]
    fn the_year_before_keeps_month_ends() {
        let before = |text| {
            Period::parse(text, &FiscalCalendar::default())
                .unwrap()
                .year_before(&FiscalCalendar::default())
                .unwrap()
                .id()
        };
        assert_eq!(before("2025-02-28"), "2024-02-29");
        assert_eq!(before("2024-03-31"), "2023-03-31");
        assert_eq!(before("2024-Q1"), "2023-Q1");
    }
}
