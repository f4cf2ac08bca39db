//! How dates, times and figures are written for readers.

use crate::config::NamedZone;
use crate::domain::number::Printed;
use crate::domain::statement::{Cell, LineUnit};
use crate::domain::{Moment, When, decimal};
use chrono::{DateTime, NaiveDate, TimeZone, Timelike};
use chrono_tz::Tz;
use rust_decimal::Decimal;
use serde::Serialize;

/// A day in words: `19 May 2024`.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The clock time in a zone: `7:30 p.m.`; noon and the start of a day in words, because
/// 12:00 p.m. and midnight are misread.
#[must_use]
pub fn time<Z: TimeZone>(at: &DateTime<Z>) -> String {
    match (at.hour(), at.minute()) {
        (0, 0) => "00:00, start of the day".to_owned(),
        (12, 0) => "12:00 noon".to_owned(),
        (hour, minute) => {
            let half = if hour < 12 { "a.m." } else { "p.m." };
            format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
        }
    }
}

/// A zone as readers know it: as the site names it, or after its city.
#[must_use]
pub fn zone(zone: Tz, zones: &[NamedZone]) -> String {
    let named = zones.iter().find(|named| named.zone == zone);
    named.map_or_else(|| NamedZone::of(zone).name, |named| named.name.clone()).into()
}

/// A moment as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MomentView {
    /// For `<time datetime>`: a date or an instant with its offset.
    pub machine: String,
    /// The day in the printed zone, in words.
    pub day: String,
    /// The weekday in the printed zone.
    pub weekday: String,
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
pub fn moment(moment: &Moment, zones: &[NamedZone]) -> MomentView {
    let day = moment.date();
    let wording = moment.wording.as_deref().map(str::to_owned);
    let (machine, printed_time, elsewhere) = match moment.when {
        When::Day(day) => (day.to_string(), None, Vec::new()),
        When::At(at) => {
            let elsewhere = zones.iter().filter(|other| other.zone != moment.zone).map(|other| {
                let there = at.with_timezone(&other.zone);
                Elsewhere {
                    zone: other.name.to_string(),
                    day: date(there.date_naive()),
                    time: time(&there),
                    other_day: there.date_naive() != day,
                }
            });
            (at.to_rfc3339(), Some(time(&at.with_timezone(&moment.zone))), elsewhere.collect())
        }
    };
    MomentView {
        machine,
        day: date(day),
        weekday: day.format("%A").to_string(),
        time: printed_time,
        wording,
        zone: zone(moment.zone, zones),
        elsewhere,
    }
}

/// A cell as accounting tables print it: parentheses for negatives, an en dash for nil, nothing where
/// nothing is stated, and `%` behind percentages.
pub fn push_cell(out: &mut String, cell: &Cell, unit: LineUnit) {
    match cell.printed {
        None => {}
        Some(Printed::Nil) => out.push('–'),
        Some(Printed::Number(value)) => {
            let negative = value.is_sign_negative() && !value.is_zero();
            out.push_str(if negative { "(" } else { "" });
            decimal::push_grouped(out, value.abs());
            out.push_str(if unit == LineUnit::Percent { "%" } else { "" });
            out.push_str(if negative { ")" } else { "" });
        }
    }
}

/// A computed change in percent with one decimal and its sign: `+15.4%`. `None` where the base is zero
/// or negative, for which a percentage says nothing.
#[must_use]
pub fn change(new: Decimal, old: Decimal) -> Option<String> {
    if old <= Decimal::ZERO {
        return None;
    }
    let percent = decimal::round((new - old).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old)?, 1);
    let sign = if percent > Decimal::ZERO { "+" } else { "" };
    Some(format!("{sign}{}%", decimal::grouped(percent)).replace('-', "−"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America::New_York, Asia::Hong_Kong, Asia::Shanghai};

    #[test]
    fn a_deadline_at_noon_in_new_york_is_the_next_day_in_hong_kong() {
        let at = DateTime::parse_from_rfc3339("2023-06-22T12:00:00-04:00").unwrap();
        let view = moment(
            &Moment { when: When::At(at), zone: New_York, wording: None },
            &[NamedZone::of(Hong_Kong), NamedZone::of(New_York)],
        );
        assert_eq!((&*view.day, view.time.as_deref()), ("22 June 2023", Some("12:00 noon")));
        assert_eq!(view.elsewhere.len(), 1);
        let there = &view.elsewhere[0];
        assert_eq!((&*there.day, &*there.time, there.other_day), ("23 June 2023", "00:00, start of the day", true));
    }

    #[test]
    fn times_are_written_on_the_twelve_hour_clock() {
        let at = |text| time(&DateTime::parse_from_rfc3339(text).unwrap());
        assert_eq!(at("2024-05-20T19:30:00+08:00"), "7:30 p.m.");
        assert_eq!(at("2024-05-20T00:05:00+08:00"), "12:05 a.m.");
        assert_eq!(at("2024-05-20T12:30:00+08:00"), "12:30 p.m.");
        assert_eq!(zone(Shanghai, &[]), "Shanghai time");
        assert_eq!(zone(Shanghai, &[NamedZone { zone: Shanghai, name: "Beijing time".into() }]), "Beijing time");
    }

    #[test]
    fn changes_round_half_away_from_zero_and_need_a_positive_base() {
        let decimal = |text| Decimal::from_str_exact(text).unwrap();
        assert_eq!(change(decimal("4153183"), decimal("3599174")).as_deref(), Some("+15.4%"));
        assert_eq!(change(decimal("99.85"), decimal("100")).as_deref(), Some("−0.2%"));
        assert_eq!(change(decimal("1"), decimal("-5")), None);
    }
}
