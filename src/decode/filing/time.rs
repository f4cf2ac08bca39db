//! Times of a day, as lists of filings print them.

use crate::decode::declaration::Shape;
use crate::decode::reader::{Reader, Value};
use crate::decode::value::FromToml;
use crate::diagnostic::Code;
use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;

/// A time of a day.
pub struct TimeOfDay;

impl FromToml for TimeOfDay {
    type Output = NaiveTime;
    const SHAPE: Shape = Shape::Text("time of day");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<NaiveTime> {
        let typed = match (value.get_ref().as_str(), value.get_ref().as_datetime()) {
            (Some(text), _) => text.trim().to_owned(),
            (None, Some(at)) if at.date.is_none() && at.offset.is_none() => at.to_string(),
            _ => return reader.wrong_type(value, "a time of day, such as \"17:31\""),
        };
        let read = ["%H:%M", "%H:%M:%S"].into_iter().find_map(|form| NaiveTime::parse_from_str(&typed, form).ok());
        // A minute of 61 seconds is no time that a list prints.
        read.filter(|_| !typed.ends_with(":60")).or_else(|| {
            let help = "write hours and minutes of the 24-hour clock, such as \"17:31\"";
            reader.refuse(Code::InvalidDate, value, format!("`{typed}` is no time of day"), help)
        })
    }
}

/// The instant of a time of a day in a zone, the first where clocks are set back; `None` where they are set forward past it.
pub fn instant(day: NaiveDate, time: NaiveTime, zone: Tz) -> Option<DateTime<FixedOffset>> {
    match zone.from_local_datetime(&day.and_time(time)) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Some(at.fixed_offset()),
        MappedLocalTime::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_an_instant_by_its_zone_and_none_where_clocks_are_set_past_it() {
        let at = |day: &str, time: &str| {
            let (day, time) = (day.parse().unwrap(), time.parse().unwrap());
            instant(day, time, chrono_tz::America::New_York).map(|at| at.to_rfc3339())
        };
        assert_eq!(at("2024-07-01", "17:31:00").as_deref(), Some("2024-07-01T17:31:00-04:00"));
        assert_eq!(at("2024-11-03", "01:30:00").as_deref(), Some("2024-11-03T01:30:00-04:00"));
        assert_eq!(at("2024-03-10", "02:30:00"), None);
    }
}
