//! Fiscal periods and the instants that balances are struck at.

use super::moment::is_day;
use chrono::{Datelike, Months, NaiveDate};
use std::fmt;

/// The part of a fiscal year that a period covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// The first nine months.
    NineMonths,
    /// The whole year.
    Year,
}

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

/// When an issuer's fiscal year ends: month and day. 29 February stands for the last of February.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalYearEnd {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl FiscalYearEnd {
    /// Reads `12-31`; `None` unless it is the last day of a month (other year ends are written as
    /// explicit spans).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-').filter(|_| has_form(text, "00-00"))?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        let date = NaiveDate::from_ymd_opt(2024, month, day)?;
        (date.succ_opt()?.day() == 1 || (month, day) == (2, 28)).then_some(Self { month, day })
    }

    /// The last day of the fiscal year named after the calendar year it ends in.
    #[must_use]
    pub fn end_of(self, year: i32) -> Option<NaiveDate> {
        last_of_month(year, self.month)
    }
}

fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
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
    /// Reads `2024-Q1`, `2024-H1`, `2024-9M`, `2024-FY` (fiscal years, by their end), `2024-03-31`
    /// (an instant) or `2024-01-01/2024-03-31` (an explicit span). Its days are in one of the [`super::moment::YEARS`].
    #[must_use]
    pub fn parse(text: &str, year_end: FiscalYearEnd) -> Option<Self> {
        Self::read(text, year_end).filter(|period| is_day(period.start()) && is_day(period.end()))
    }

    fn read(text: &str, year_end: FiscalYearEnd) -> Option<Self> {
        if let Some((start, end)) = text.split_once('/') {
            let (start, end) = (day(start)?, day(end)?);
            return (start <= end).then_some(Self::Span { start, end, fiscal: None });
        }
        if text.len() == 10 {
            return day(text).map(Self::Instant);
        }
        let (year, part) = text.split_once('-')?;
        let year = if has_form(year, "0000") { year.parse().ok()? } else { return None };
        let part = match part {
            "Q1" => Part::Quarter(1),
            "Q2" => Part::Quarter(2),
            "Q3" => Part::Quarter(3),
            "Q4" => Part::Quarter(4),
            "H1" => Part::Half(1),
            "H2" => Part::Half(2),
            "9M" => Part::NineMonths,
            "FY" => Part::Year,
            _ => return None,
        };
        Self::fiscal(year, part, year_end)
    }

    /// The span of a part of a fiscal year.
    #[must_use]
    pub fn fiscal(year: i32, part: Part, year_end: FiscalYearEnd) -> Option<Self> {
        let (first, months) = match part {
            Part::Quarter(n) => (u32::from(n) * 3 - 3, 3),
            Part::Half(n) => (u32::from(n) * 6 - 6, 6),
            Part::NineMonths => (0, 9),
            Part::Year => (0, 12),
        };
        let year_start = year_end.end_of(year - 1)?.succ_opt()?;
        let start = year_start.checked_add_months(Months::new(first))?;
        let end = start.checked_add_months(Months::new(months))?.pred_opt()?;
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

    /// The same part of the fiscal year before, or the instant a year before (month ends stay
    /// month ends). `None` for a span that is no part of a fiscal year.
    #[must_use]
    pub fn year_before(&self, year_end: FiscalYearEnd) -> Option<Self> {
        match *self {
            Self::Instant(day) => {
                let same = day.checked_sub_months(Months::new(12))?;
                let month_end = day.succ_opt()?.day() == 1;
                Some(Self::Instant(if month_end { last_of_month(same.year(), same.month())? } else { same }))
            }
            Self::Span { fiscal: Some((year, part)), .. } => Self::fiscal(year - 1, part, year_end),
            Self::Span { .. } => None,
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
            Self::Span { fiscal: Some((year, part)), .. } => match part {
                Part::Quarter(n) => format!("{year}-Q{n}"),
                Part::Half(n) => format!("{year}-H{n}"),
                Part::NineMonths => format!("{year}-9M"),
                Part::Year => format!("{year}-FY"),
            },
        }
    }
}

/// A short label for a chart or a heading: `Q1 2024`, `31 March 2024`, `FY 2023`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Instant(day) => write!(f, "{}", day.format("%-d %B %Y")),
            Self::Span { start, end, fiscal: None } => {
                write!(f, "{} to {}", start.format("%-d %B %Y"), end.format("%-d %B %Y"))
            }
            Self::Span { fiscal: Some((year, part)), .. } => match part {
                Part::Quarter(n) => write!(f, "Q{n} {year}"),
                Part::Half(n) => write!(f, "H{n} {year}"),
                Part::NineMonths => write!(f, "nine months {year}"),
                Part::Year => write!(f, "FY {year}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECEMBER: FiscalYearEnd = FiscalYearEnd { month: 12, day: 31 };
    const MARCH: FiscalYearEnd = FiscalYearEnd { month: 3, day: 31 };

    fn span(text: &str, year_end: FiscalYearEnd) -> (String, String) {
        let period = Period::parse(text, year_end).unwrap();
        (period.start().to_string(), period.end().to_string())
    }

    #[test]
    fn quarters_follow_the_fiscal_year_end() {
        assert_eq!(span("2024-Q1", DECEMBER), ("2024-01-01".into(), "2024-03-31".into()));
        assert_eq!(span("2024-Q1", MARCH), ("2023-04-01".into(), "2023-06-30".into()));
        assert_eq!(span("2024-FY", MARCH), ("2023-04-01".into(), "2024-03-31".into()));
        assert_eq!(span("2024-9M", DECEMBER), ("2024-01-01".into(), "2024-09-30".into()));
        assert_eq!(span("2024-H2", DECEMBER), ("2024-07-01".into(), "2024-12-31".into()));
    }

    #[test]
    fn a_february_year_end_follows_leap_years() {
        let february = FiscalYearEnd::parse("02-28").unwrap();
        assert_eq!(span("2024-FY", february), ("2023-03-01".into(), "2024-02-29".into()));
    }

    #[test]
    fn every_form_reads_back_from_its_id() {
        for text in ["2024-Q4", "2024-H1", "2024-9M", "2024-FY", "2024-03-31", "2023-12-31/2024-03-30"] {
            assert_eq!(Period::parse(text, DECEMBER).unwrap().id(), text);
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
            assert_eq!(Period::parse(text, DECEMBER), None, "{text}");
        }
    }

    #[test]
    fn there_is_one_way_to_write_a_period() {
        for text in ["2024-1-1/2024-3-31", "2024- 3-31", "+999-Q1", "+2024-3-31"] {
            assert_eq!(Period::parse(text, DECEMBER), None, "{text}");
        }
        assert_eq!(FiscalYearEnd::parse("+2-28"), None);
    }

    #[test]
    fn the_year_before_keeps_month_ends() {
        let before = |text| Period::parse(text, DECEMBER).unwrap().year_before(DECEMBER).unwrap().id();
        assert_eq!(before("2025-02-28"), "2024-02-29");
        assert_eq!(before("2024-03-31"), "2023-03-31");
        assert_eq!(before("2024-Q1"), "2023-Q1");
    }
}
