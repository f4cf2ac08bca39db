//! Moments, in the printed zone and the others of the site.

use crate::config::NamedZone;
use crate::domain::{Moment, When};
use crate::words::Words;
use serde::Serialize;

/// A moment as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MomentView {
    /// For `<time datetime>`: a date or an instant with its offset.
    pub machine: String,
    /// The day in the printed zone, in words.
    pub day: String,
    /// The weekday in the printed zone.
    pub weekday: &'static str,
    /// The clock time in the printed zone, for an instant.
    pub time: Option<String>,
    /// The document's wording, such as `close of business`.
    pub wording: Option<String>,
    /// The printed zone.
    pub zone: String,
    /// The same instant in the other zones of the site; empty for a whole day.
    pub elsewhere: Vec<Elsewhere>,
}

/// An instant in another zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// The zone.
    pub zone: String,
    /// The day there, in words.
    pub day: String,
    /// The time there.
    pub time: String,
    /// Whether it is another day than the printed one.
    pub other_day: bool,
}

/// The view of a moment, with the other zones beside it.
#[must_use]
pub fn moment(moment: &Moment, zones: &[NamedZone], words: &dyn Words) -> MomentView {
    let day = moment.date();
    let wording = moment.wording.as_deref().map(str::to_owned);
    let (machine, printed_time, elsewhere) = match moment.when {
        When::Day(day) => (day.to_string(), None, Vec::new()),
        When::At(at) => {
            let elsewhere = zones.iter().filter(|other| other.zone != moment.zone).map(|other| {
                let there = at.with_timezone(&other.zone);
                Elsewhere {
                    zone: other.name.to_string(),
                    day: words.date(there.date_naive()),
                    time: words.time(there.time()),
                    other_day: there.date_naive() != day,
                }
            });
            (at.to_rfc3339(), Some(words.time(at.with_timezone(&moment.zone).time())), elsewhere.collect())
        }
    };
    MomentView {
        machine,
        day: words.date(day),
        weekday: words.weekday(day),
        time: printed_time,
        wording,
        zone: words.zone(moment.zone, zones),
        elsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;
    use chrono::DateTime;
    use chrono_tz::{America::New_York, Asia::Hong_Kong};

    #[test]
    fn a_deadline_at_noon_in_new_york_is_the_next_day_in_hong_kong() {
        let at = DateTime::parse_from_rfc3339("2023-06-22T12:00:00-04:00").unwrap();
        let view = moment(
            &Moment { when: When::At(at), zone: New_York, wording: None },
            &[NamedZone::of(Hong_Kong), NamedZone::of(New_York)],
            words::of("en"),
        );
        assert_eq!((&*view.day, view.time.as_deref()), ("22 June 2023", Some("12:00 noon")));
        assert_eq!(view.elsewhere.len(), 1);
        let there = &view.elsewhere[0];
        assert_eq!((&*there.day, &*there.time, there.other_day), ("23 June 2023", "00:00, start of the day", true));
    }
}
