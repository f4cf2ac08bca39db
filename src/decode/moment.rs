//! Moments: days and instants with their zones.

use super::table::table;
use crate::diagnostic::Code;
use crate::domain::{Moment, When};
use chrono::{DateTime, FixedOffset, NaiveDate};
use chrono_tz::Tz;

table! {
    /// A day, or an instant, in a time zone.
    pub static MOMENT: Moment = "a moment", "wherever a day or an instant has a zone" {
        /// The time zone, by its IANA name, in which the document prints the moment.
        required zone: Tz = "Asia/Hong_Kong";
        /// The moment in the document's words, where these say more.
        optional wording: Box<str> = "close of business";
        /// The instant, with the offset that the zone has then.
        apart("without `on`") at: DateTime<FixedOffset> = "2024-04-15T16:30:00+08:00";
        /// The day.
        apart("without `at`") on: NaiveDate = "2024-04-12";
    }
    also |fields, reader| {
        let when = if fields.has("at") {
            fields.exclude(&["on"]);
            fields.required::<DateTime<FixedOffset>>("at", reader).map(When::At)
        } else {
            fields.optional::<NaiveDate>("on", reader).map(When::Day)
        };
        if !fields.has("at") && !fields.has("on") {
            fields.missing(&["at", "on"]);
        }
    }
    => |fields, reader| {
        let moment = Self { when: when?, zone, wording };
        if let (false, When::At(at)) = (moment.offset_agrees(), moment.when) {
            let there = at.with_timezone(&moment.zone).format("%:z");
            let message = format!("the offset is {}, but {} is at {there} then", at.format("%:z"), moment.zone);
            let help = "mend the one that is wrong: the time shown to readers in other zones depends on it";
            return reader.refuse_at(Code::ZoneOffset, fields.span(), message, help);
        }
        Some(moment)
    }
}
