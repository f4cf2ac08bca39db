//! Days and instants with the zone they were printed in.

use chrono::{DateTime, Datelike, FixedOffset, Months, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use std::ops::RangeInclusive;

/// The years that a date, an instant or a period can have. Any other is a slip, and those with more or fewer than four
/// digits can't be read back from the ledger and the data files.
pub const YEARS: RangeInclusive<i32> = 1900..=2999;

/// Whether a day is in one of the [`YEARS`].
#[must_use]
pub fn is_day(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// Whether an instant is in one of the [`YEARS`], as written and in UTC.
#[must_use]
pub fn is_instant(at: DateTime<FixedOffset>) -> bool {
    is_day(at.date_naive()) && is_day(at.to_utc().date_naive())
}

/// When something is, as certainly as it is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day in the moment's zone.
    Day(NaiveDate),
    /// The morning or the afternoon of a day.
    Half(NaiveDate, Half),
    /// An instant, with the offset that was written.
    At(DateTime<FixedOffset>),
    /// All days from the first to the last, both included.
    Days(NaiveDate, NaiveDate),
    /// A day of a month, by its first.
    Month(NaiveDate),
    /// A day of a quarter of the calendar year, by its first.
    Quarter(NaiveDate),
}

/// A half of a day, which noon parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Before noon.
    Morning,
    /// From noon on.
    Afternoon,
}

impl When {
    /// The first and the last day that it may be on, in `zone`.
    #[must_use]
    pub fn days(self, zone: Tz) -> (NaiveDate, NaiveDate) {
        let months = |first: NaiveDate, months| {
            let last = first.checked_add_months(Months::new(months)).and_then(|next| next.pred_opt());
            (first, last.unwrap_or(first))
        };
        match self {
            Self::Day(day) | Self::Half(day, _) => (day, day),
            Self::At(at) => {
                let day = at.with_timezone(&zone).date_naive();
                (day, day)
            }
            Self::Days(first, last) => (first, last),
            Self::Month(first) => months(first, 1),
            Self::Quarter(first) => months(first, 3),
        }
    }

    /// Whether it is known on which one day it is.
    #[must_use]
    pub fn is_one_day(self) -> bool {
        matches!(self, Self::Day(_) | Self::Half(..) | Self::At(_))
    }
}

/// A day or instant in the zone its document states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day or instant.
    pub when: When,
    /// The IANA zone of the printed date.
    pub zone: Tz,
    /// How the document words the time where a clock time would say more than it does, such as
    /// `close of business`.
    pub wording: Option<Box<str>>,
}

impl Moment {
    /// A whole day.
    #[must_use]
    pub fn day(day: NaiveDate, zone: Tz) -> Self {
        Self { when: When::Day(day), zone, wording: None }
    }

    /// The calendar day in the printed zone; the first one where several are possible or meant.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.when.days(self.zone).0
    }

    /// The first and the last day in the printed zone.
    #[must_use]
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        self.when.days(self.zone)
    }

    /// Whether it is known on which days it is: of a month or a quarter it isn't.
    #[must_use]
    pub fn has_day(&self) -> bool {
        match self.when {
            When::Day(_) | When::Half(..) | When::At(_) | When::Days(..) => true,
            When::Month(_) | When::Quarter(_) => false,
        }
    }

    /// The first instant that belongs to the moment: the instant itself, or the start of the day in
    /// its zone.
    #[must_use]
    pub fn start(&self) -> DateTime<Utc> {
        match self.when {
            When::At(at) => at.to_utc(),
            When::Half(day, Half::Afternoon) => noon(day, self.zone),
            _ => start_of_day(self.date(), self.zone),
        }
    }

    /// The instant after which the moment is past: the instant itself, or the end of the last day.
    #[must_use]
    pub fn end(&self) -> DateTime<Utc> {
        match self.when {
            When::At(at) => at.to_utc(),
            When::Half(day, Half::Morning) => noon(day, self.zone),
            _ => {
                let last = self.days().1;
                start_of_day(last.succ_opt().unwrap_or(last), self.zone)
            }
        }
    }

    /// Whether a written offset is one that the zone has at that instant.
    #[must_use]
    pub fn offset_agrees(&self) -> bool {
        match self.when {
            When::At(at) => at.with_timezone(&self.zone).offset().fix() == *at.offset(),
            _ => true,
        }
    }
}

/// Midnight of the day, or the first instant after a gap that swallows midnight.
fn start_of_day(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    from_hour(day, 0, zone)
}

fn noon(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    from_hour(day, 12, zone)
}

/// The full hour of the day, or the first one after a gap that swallows it.
fn from_hour(day: NaiveDate, hour: u32, zone: Tz) -> DateTime<Utc> {
    (hour..24)
        .filter_map(|hour| day.and_hms_opt(hour, 0, 0))
        .find_map(|local| zone.from_local_datetime(&local).earliest())
        .map_or_else(|| day.and_time(chrono::NaiveTime::MIN).and_utc(), |start| start.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, zone: Tz) -> Moment {
        Moment { when: When::At(DateTime::parse_from_rfc3339(text).unwrap()), zone, wording: None }
    }

    #[test]
    fn a_day_and_an_instant_are_within_four_digits_wherever_they_are_read() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        assert_eq!([0, 1899, 1900, 2999, 3000].map(|year| is_day(day(year))), [false, false, true, true, false]);
        let instant = |text| is_instant(DateTime::parse_from_rfc3339(text).unwrap());
        assert!(instant("1900-01-01T08:00:00+08:00") && !instant("1900-01-01T07:59:59+08:00"));
        assert!(instant("2999-12-31T18:59:59-05:00") && !instant("2999-12-31T19:00:00-05:00"));
    }

    #[test]
    fn the_printed_zone_decides_the_day() {
        assert_eq!(at("2023-06-22T12:00:00-04:00", chrono_tz::America::New_York).date().to_string(), "2023-06-22");
        assert_eq!(at("2023-06-22T12:00:00-04:00", chrono_tz::Asia::Hong_Kong).date().to_string(), "2023-06-23");
    }

    #[test]
    fn an_offset_that_the_zone_never_has_at_that_time_disagrees() {
        assert!(at("2023-06-22T12:00:00-04:00", chrono_tz::America::New_York).offset_agrees());
        assert!(!at("2023-06-22T12:00:00-05:00", chrono_tz::America::New_York).offset_agrees());
        assert!(at("2023-01-22T12:00:00-05:00", chrono_tz::America::New_York).offset_agrees());
    }

    #[test]
    fn what_may_be_on_several_days_lasts_until_the_last_of_them_ends() {
        let lasts = |when| {
            let moment = Moment { when, zone: chrono_tz::Asia::Hong_Kong, wording: None };
            [moment.start().to_rfc3339(), moment.end().to_rfc3339()].map(|at| at[..13].to_owned())
        };
        let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap();
        assert_eq!(lasts(When::Month(day(2, 1))), ["2024-01-31T16", "2024-02-29T16"]);
        assert_eq!(lasts(When::Quarter(day(10, 1))), ["2024-09-30T16", "2024-12-31T16"]);
        assert_eq!(lasts(When::Days(day(2, 1), day(3, 4))), ["2024-01-31T16", "2024-03-04T16"]);
        assert_eq!(lasts(When::Half(day(3, 4), Half::Morning)), ["2024-03-03T16", "2024-03-04T04"]);
        assert_eq!(lasts(When::Half(day(3, 4), Half::Afternoon)), ["2024-03-04T04", "2024-03-04T16"]);
    }

    #[test]
    fn a_day_lasts_from_midnight_to_midnight_in_its_zone() {
        let day = Moment::day(NaiveDate::from_ymd_opt(2024, 3, 10).unwrap(), chrono_tz::America::New_York);
        assert_eq!(day.start().to_rfc3339(), "2024-03-10T05:00:00+00:00");
        assert_eq!(day.end().to_rfc3339(), "2024-03-11T04:00:00+00:00");
    }
}
