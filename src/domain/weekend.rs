//! Weekends: the days of a week on which banks and markets of a place are closed.

use chrono::{Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;

/// Whether a day is one of a weekend where clocks show this zone's time: Saturday and Sunday, but Friday and Saturday around the
/// Gulf (in the Emirates until 2022, in Israel's markets until 2026).
#[must_use]
pub fn is_weekend(day: NaiveDate, zone: Tz) -> bool {
    let until = match zone {
        Tz::Asia__Riyadh
        | Tz::Asia__Kuwait
        | Tz::Asia__Qatar
        | Tz::Asia__Bahrain
        | Tz::Asia__Muscat
        | Tz::Asia__Amman
        | Tz::Asia__Baghdad
        | Tz::Asia__Dhaka
        | Tz::Africa__Cairo => i32::MAX,
        Tz::Asia__Dubai => 2022,
        Tz::Asia__Jerusalem | Tz::Asia__Tel_Aviv => 2026,
        _ => i32::MIN,
    };
    match day.weekday() {
        Weekday::Sat => true,
        Weekday::Fri => day.year() < until,
        Weekday::Sun => day.year() >= until,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_is_that_of_its_place() {
        let day = |day| NaiveDate::from_ymd_opt(2025, 6, day).unwrap();
        let free = |zone| [6, 7, 8, 9].map(|it| is_weekend(day(it), zone));
        assert_eq!(free(Tz::Asia__Hong_Kong), [false, true, true, false]);
        assert_eq!(free(Tz::Asia__Riyadh), [true, true, false, false]);
        assert_eq!(free(Tz::Asia__Dubai), [false, true, true, false]);
    }
}
