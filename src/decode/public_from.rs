//! The instants from which on something is public.

use super::declaration::Shape;
use super::reader::{DocumentZone, Reader, Value};
use super::value::FromToml;
use crate::diagnostic::Code;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;

/// An instant from which on something is public. Its offset may be that of any place, but not the one that the document's own zone has
/// in the other half of the year: that is an hour too early or too late.
pub(super) struct PublicFrom;

impl FromToml for PublicFrom {
    type Output = DateTime<FixedOffset>;
    const SHAPE: Shape = Shape::Instant;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        let at = DateTime::from_toml(value, reader)?;
        let is_utc = value.get_ref().as_datetime().is_some_and(|it| it.offset == Some(toml::value::Offset::Z));
        match reader.zone {
            DocumentZone::Of(zone) if !is_utc && is_of_other_season(at, zone) => {
                let there = at.with_timezone(&zone);
                let message =
                    format!("the offset is {}, but {zone} is at {} on that day", at.format("%:z"), there.format("%:z"));
                let meant = zone.from_local_datetime(&at.naive_local()).earliest();
                let meant =
                    meant.map_or_else(|| "the offset".to_owned(), |it| it.format("%Y-%m-%dT%H:%M:%S%:z").to_string());
                let help = format!("it would be public an hour from when it is meant to be: write {meant}");
                reader.refuse(Code::ZoneOffset, value, message, &help)
            }
            _ => Some(at),
        }
    }
}

/// Whether a zone has another offset than an instant then, and the same in another month of that year.
fn is_of_other_season(at: DateTime<FixedOffset>, zone: Tz) -> bool {
    let offset = |at: &DateTime<Tz>| at.offset().fix();
    if offset(&at.with_timezone(&zone)) == *at.offset() {
        return false;
    }
    let year = at.year();
    let noons = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1)?.and_hms_opt(12, 0, 0));
    noons.filter_map(|noon| zone.from_local_datetime(&noon).earliest()).any(|it| offset(&it) == *at.offset())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FileId;
    use crate::domain::period::FiscalCalendar;
    use toml::de::DeTable;

    fn read(zone: Tz, at: &str) -> Result<String, String> {
        let text = format!("at = {at}");
        let parsed = DeTable::parse(&text).unwrap();
        let mut reader = Reader::new(FileId(0), 0, FiscalCalendar::default());
        reader.zone = DocumentZone::Of(zone);
        let read = PublicFrom::from_toml(parsed.get_ref().get("at").unwrap(), &mut reader);
        read.map(|at| at.to_rfc3339()).ok_or_else(|| {
            reader
                .findings
                .iter()
                .map(|it| format!("{}; {}", it.message, it.help.as_deref().unwrap_or_default()))
                .collect()
        })
    }

    #[test]
    fn an_offset_of_the_other_season_is_refused() {
        assert_eq!(
            read(Tz::Europe__Zurich, "2027-07-20T07:00:00+01:00"),
            Err("the offset is +01:00, but Europe/Zurich is at +02:00 on that day; it would be public an hour from when it is \
                 meant to be: write 2027-07-20T07:00:00+02:00"
                .to_owned())
        );
        assert!(read(Tz::Europe__London, "2027-07-20T07:00:00+00:00").is_err());
        assert!(read(Tz::America__New_York, "2027-01-20T16:05:00-04:00").is_err());
    }

    #[test]
    fn an_offset_of_the_zone_then_or_of_another_place_is_taken() {
        for (zone, at) in [
            (Tz::Europe__Zurich, "2027-07-20T07:00:00+02:00"),
            (Tz::Europe__Zurich, "2027-07-20T07:00:00-04:00"),
            (Tz::Europe__London, "2027-07-20T06:00:00Z"),
            (Tz::Asia__Hong_Kong, "2027-05-19T17:00:00-04:00"),
        ] {
            assert!(read(zone, at).is_ok(), "{zone} {at}");
        }
    }
}
