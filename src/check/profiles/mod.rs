//! Rules of markets, which an archive switches on in `site.toml`. They judge what the company did, not only whether the
//! archive is at one with itself, so their findings are warnings. Weekends are the only days off: no calendar of
//! holidays is kept.

mod hkex;
mod sec;

use crate::config::{Config, Profile};
use crate::diagnostic::Diagnostic;
use crate::domain::Announcement;
use crate::domain::issuer::Issuer;
use crate::domain::kind::dividend::{Dividend, Holders};
use chrono::{Datelike, NaiveDate, Weekday};

/// What the profiles of the archive say of an announcement.
pub(super) fn announcement(it: &Announcement, config: &Config, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    for profile in &config.profiles {
        match profile {
            Profile::Hkex => hkex::announcement(it, issuer, findings),
            Profile::Sec => sec::announcement(it, issuer, findings),
        }
    }
}

/// The holders of each listing that a dividend is for, with its id: the listing that they are on, or the document's only one.
fn listed<'a>(it: &'a Announcement, dividend: &'a Dividend) -> impl Iterator<Item = (Holders<'a>, &'a str)> {
    dividend.distributions.iter().flat_map(move |distribution| {
        let has_apart = !distribution.apart.is_empty();
        distribution.holders().filter_map(move |holders| {
            let listing = holders.own.listing.as_ref().map(|id| &*id.value);
            let only = || it.only_listing().filter(|_| holders.are_all() && !has_apart);
            Some((holders, listing.or_else(only)?))
        })
    })
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The last weekday before a day.
fn weekday_before(day: NaiveDate) -> NaiveDate {
    day.iter_days().rev().skip(1).find(|day| is_weekday(*day)).unwrap_or(day)
}

/// The first weekday after a day.
fn weekday_after(day: NaiveDate) -> NaiveDate {
    day.iter_days().skip(1).find(|day| is_weekday(*day)).unwrap_or(day)
}

/// A day of the calendar.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_leave_the_weekend_out() {
        let (friday, monday) = (day(2024, 4, 12), day(2024, 4, 15));
        assert_eq!((weekday_after(friday), weekday_before(monday)), (monday, friday));
        assert_eq!((weekday_after(day(2024, 4, 13)), weekday_before(day(2024, 4, 14))), (monday, friday));
        assert!(is_weekday(friday) && !is_weekday(day(2024, 4, 13)));
    }
}
