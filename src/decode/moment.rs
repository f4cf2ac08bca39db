//! Moments: days and instants with their zones, and what is known of them less exactly.

use super::day_hint;
use super::declaration::Shape;
use super::reader::{DocumentZone, Reader, Value};
use super::table::table;
use super::value::FromToml;
use super::word::words;
use crate::diagnostic::Code;
use crate::domain::moment::{Half, is_day};
use crate::domain::{Moment, When};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use toml::de::DeValue;

words!(Half { "morning" => Morning, "afternoon" => Afternoon });

/// A month of the calendar, by its first day.
struct Month;

impl FromToml for Month {
    type Output = NaiveDate;
    const SHAPE: Shape = Shape::Text("month");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<NaiveDate> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, "a month in quotes, such as \"2025-03\"");
        };
        let digits = |text: &str, len| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
        let parts = text.split_once('-').filter(|(year, month)| digits(year, 4) && digits(month, 2));
        first_day(parts.and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?))))
            .or_else(|| reader.refuse(Code::InvalidDate, value, format!("`{text}` is no month"), "write 2025-03"))
    }
}

/// A quarter of the calendar year, by its first day.
struct Quarter;

impl FromToml for Quarter {
    type Output = NaiveDate;
    const SHAPE: Shape = Shape::Text("quarter of a calendar year");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<NaiveDate> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, "a quarter of a calendar year in quotes, such as \"2025-Q3\"");
        };
        let first_month = |quarter| match quarter {
            "1" => Some(1),
            "2" => Some(4),
            "3" => Some(7),
            "4" => Some(10),
            _ => None,
        };
        let parts = text.split_once("-Q").filter(|(year, _)| year.len() == 4);
        first_day(parts.and_then(|(year, quarter)| Some((year.parse().ok()?, first_month(quarter)?)))).or_else(|| {
            let help = "write 2025-Q3 for the months from July to September";
            reader.refuse(Code::InvalidDate, value, format!("`{text}` is no quarter of a year"), help)
        })
    }
}

fn first_day(month: Option<(i32, u32)>) -> Option<NaiveDate> {
    month.and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1)).filter(|day| is_day(*day))
}

/// The keys that say when, and what each is; one of them must be there.
const WHEN: [&str; 5] = ["at", "on", "from", "month", "quarter"];

/// A day alone is one in the zone of its document, of the calendar's in that of the issuer; everything else says its zone.
impl FromToml for Moment {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[InZone::SHAPE, Shape::Date]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        match value.get_ref() {
            DeValue::Table(_) => InZone::from_toml(value, reader),
            DeValue::Datetime(it) if it.time.is_none() && it.date.is_some() => alone(value, reader),
            _ => refuse(value, reader),
        }
    }
}

/// A day without a zone.
fn alone(value: &Value<'_>, reader: &mut Reader) -> Option<Moment> {
    match reader.zone {
        DocumentZone::Of(zone) => Some(Moment::day(NaiveDate::from_toml(value, reader)?, zone)),
        // The zone's own finding says it, or that it is missing.
        DocumentZone::Unreadable => NaiveDate::from_toml(value, reader).and(None),
        DocumentZone::None => {
            let day = NaiveDate::from_toml(value, reader)?;
            let message = "a day needs its zone here, where no document says it";
            let help = format!("write {{ on = {day}, zone = \"Europe/Berlin\" }}, with the zone that is meant");
            reader.refuse(Code::WrongType, value, message, &help)
        }
    }
}

/// Shows the form of a moment where something else was found.
fn refuse(value: &Value<'_>, reader: &mut Reader) -> Option<Moment> {
    let zone = match reader.zone {
        DocumentZone::Of(zone) => zone.name(),
        DocumentZone::None | DocumentZone::Unreadable => "Europe/Berlin",
    };
    let has_zone = matches!(reader.zone, DocumentZone::Of(_));
    let (found, help) = match value.get_ref() {
        DeValue::Datetime(it) if it.date.is_none() => {
            let at = format!("2024-04-12T{it}");
            ("a time without its day", format!("write {{ at = {at}{}, zone = \"{zone}\" }}", offset(&at, zone)))
        }
        DeValue::Datetime(it) if it.offset.is_none() => (
            "an instant without its offset from UTC",
            format!("write {{ at = {it}{}, zone = \"{zone}\" }}", offset(&it.to_string(), zone)),
        ),
        DeValue::Datetime(it) => ("an instant without its zone", format!("write {{ at = {it}, zone = \"{zone}\" }}")),
        DeValue::String(text) => {
            let day = day_hint::day(text);
            let written = match (day, day_hint::written(text)) {
                (Some(day), _) if has_zone => format!("write {day}, without quotes"),
                (Some(day), _) => format!("write {{ on = {day}, zone = \"{zone}\" }}"),
                (None, Some(written)) => written,
                (None, None) => {
                    format!(
                        "write a day, 2024-04-12, {{ at = 2024-04-12T16:30:00{}, zone = \"{zone}\" }} for an instant, or {{ month = \
                         \"2024-04\", zone = \"{zone}\" }} where no more is known",
                        offset("2024-04-12T16:30:00", zone)
                    )
                }
            };
            ("a text", written)
        }
        _ => {
            return reader.wrong_type(
                value,
                "a moment: a day, or a table such as { on = 2024-04-12, zone = \"Europe/Berlin\" }",
            );
        }
    };
    reader.refuse(Code::WrongType, value, format!("expected a moment, found {found}"), &help)
}

/// The offset that a zone has at a local time; that of UTC where there is no such time.
#[must_use]
pub fn offset(local: &str, zone: &str) -> String {
    let local = local.parse::<NaiveDateTime>().ok();
    let zone = zone.parse::<Tz>().ok();
    let there = local.zip(zone).and_then(|(local, zone)| zone.from_local_datetime(&local).earliest());
    there.map_or_else(|| "+00:00".to_owned(), |at| at.format("%:z").to_string())
}

/// A moment that says its zone.
struct InZone;

table! {
    /// A day, or an instant, in a time zone; or what is known of one: a half of a day, a month, a quarter; or a range of days.
    pub static MOMENT: InZone => Moment = "a moment", "wherever a day or an instant has a zone" {
        /// The time zone, by its IANA name, in which the document prints the moment.
        required zone: Tz = "Asia/Hong_Kong";
        /// The moment in the document's words, where these say more.
        optional wording: Box<str> = "close of business";
        /// The instant, with the offset that the zone has then.
        apart("where the time is known") at: DateTime<FixedOffset> = "2024-04-15T16:30:00+08:00";
        /// The day.
        apart("where the day is known") on: NaiveDate = "2024-04-12";
        /// The half of the day `on`, where no more is known of the time.
        optional half: Half = "morning";
        /// The first of several days.
        apart("of a range of days") from: NaiveDate = "2025-01-20";
        /// The last of them.
        apart("with `from`") to: NaiveDate = "2025-03-19";
        /// The month, where no day of it is known.
        apart("where no more is known") month: Month = "2025-03";
        /// The quarter of the calendar year, where no month of it is known.
        apart("where no more is known") quarter: Quarter = "2025-Q3";
    }
    also |fields, reader| {
        let stated = WHEN.into_iter().find(|key| fields.has(key));
        let when = match stated {
            Some("at") => {
                fields.exclude(&["on", "half", "from", "to", "month", "quarter"]);
                fields.required::<DateTime<FixedOffset>>("at", reader).map(When::At)
            }
            Some("on") => {
                fields.exclude(&["from", "to", "month", "quarter"]);
                let day = fields.required::<NaiveDate>("on", reader);
                day.map(|day| half.map_or(When::Day(day), |half| When::Half(day, half)))
            }
            Some("from") => {
                fields.exclude(&["half", "month", "quarter"]);
                let days = fields.required::<NaiveDate>("from", reader);
                let days = days.zip(fields.required::<NaiveDate>("to", reader));
                days.map(|(from, to)| if from == to { When::Day(from) } else { When::Days(from, to) })
            }
            Some("month") => {
                fields.exclude(&["half", "to", "quarter"]);
                fields.required::<Month>("month", reader).map(When::Month)
            }
            Some(_) => {
                fields.exclude(&["half", "to"]);
                fields.required::<Quarter>("quarter", reader).map(When::Quarter)
            }
            None => {
                fields.missing(&["at", "on"]);
                None
            }
        };
    }
    => |fields, reader| {
        let moment = Moment { when: when?, zone, wording };
        match moment.when {
            When::At(at) if !moment.offset_agrees() => {
                let there = at.with_timezone(&moment.zone).format("%:z");
                let message = format!("the offset is {}, but {} is at {there} then", at.format("%:z"), moment.zone);
                let help = "mend the one that is wrong: the time shown to readers in other zones depends on it";
                reader.refuse_at(Code::ZoneOffset, fields.span(), message, help)
            }
            When::Days(first, last) if last < first => {
                let message = format!("the last day ({last}) is before the first ({first})");
                let help = "`from` is the first day and `to` the last; both count";
                reader.refuse_at(Code::DateOrder, fields.span(), message, help)
            }
            _ => Some(moment),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FileId;
    use crate::domain::period::FiscalCalendar;
    use toml::de::DeTable;

    fn read(keys: &str) -> Result<When, Vec<String>> {
        let text = format!("when = {{ {keys}, zone = \"Asia/Hong_Kong\" }}");
        let parsed = DeTable::parse(&text).unwrap();
        let mut reader = Reader::new(FileId(0), 0, FiscalCalendar::default());
        let moment = Moment::from_toml(parsed.get_ref().get("when").unwrap(), &mut reader);
        let messages = reader.findings.iter().map(|finding| finding.message.clone()).collect();
        moment.map(|moment| moment.when).ok_or(messages)
    }

    #[test]
    fn a_moment_is_read_as_exactly_as_it_is_known() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(read("on = 2025-03-19"), Ok(When::Day(day("2025-03-19"))));
        assert_eq!(read("on = 2025-03-19, half = \"afternoon\""), Ok(When::Half(day("2025-03-19"), Half::Afternoon)));
        let days = When::Days(day("2025-01-20"), day("2025-03-19"));
        assert_eq!(read("from = 2025-01-20, to = 2025-03-19"), Ok(days));
        assert_eq!(read("from = 2025-01-20, to = 2025-01-20"), Ok(When::Day(day("2025-01-20"))));
        assert_eq!(read("month = \"2025-03\""), Ok(When::Month(day("2025-03-01"))));
        assert_eq!(read("quarter = \"2025-Q3\""), Ok(When::Quarter(day("2025-07-01"))));
    }

    fn in_document(zone: DocumentZone, value: &str) -> Result<Moment, String> {
        let text = format!("when = {value}");
        let parsed = DeTable::parse(&text).unwrap();
        let mut reader = Reader::new(FileId(0), 0, FiscalCalendar::default());
        reader.zone = zone;
        let moment = Moment::from_toml(parsed.get_ref().get("when").unwrap(), &mut reader);
        moment.ok_or_else(|| reader.findings.iter().filter_map(|it| it.help.clone()).collect())
    }

    #[test]
    fn a_day_alone_is_a_whole_day_in_the_zone_of_its_document() {
        let day = "2024-06-21".parse().unwrap();
        let berlin = DocumentZone::Of(Tz::Europe__Berlin);
        assert_eq!(in_document(berlin, "2024-06-21"), Ok(Moment::day(day, Tz::Europe__Berlin)));
        assert_eq!(in_document(DocumentZone::Unreadable, "2024-06-21"), Err(String::new()));
        assert!(in_document(DocumentZone::None, "2024-06-21").unwrap_err().contains("{ on = 2024-06-21, zone = "));
    }

    #[test]
    fn the_form_of_a_moment_is_shown_in_the_values_that_were_found() {
        let help = |value: &str| in_document(DocumentZone::Of(Tz::Europe__Berlin), value).unwrap_err();
        assert_eq!(help("\"21 June 2024\""), "write 2024-06-21, without quotes");
        let instant = "write { at = 2024-06-21T09:00:00+02:00, zone = \"Europe/Berlin\" }";
        assert_eq!(help("2024-06-21T09:00:00"), instant);
        assert_eq!(help("2024-06-21T09:00:00+02:00"), instant);
        assert!(help("\"soon\"").contains("{ month = \"2024-04\", zone = \"Europe/Berlin\" }"));
    }

    #[test]
    fn a_moment_that_says_nothing_or_two_things_is_refused() {
        let refused = |keys: &str| read(keys).unwrap_err().join("; ");
        assert_eq!(refused("wording = \"soon\""), "a moment needs `at` or `on`");
        assert_eq!(refused("from = 2025-01-20"), "a moment needs `to`");
        assert_eq!(refused("month = \"March 2025\""), "`March 2025` is no month");
        assert_eq!(refused("quarter = \"2025-Q5\""), "`2025-Q5` is no quarter of a year");
        assert_eq!(
            refused("from = 2025-03-19, to = 2025-01-20"),
            "the last day (2025-01-20) is before the first (2025-03-19)"
        );
    }
}
