//! Days.

use crate::address::Site;
use crate::words::{self, Words};
use chrono::NaiveDate;
use serde::Serialize;

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// For `<time datetime>`.
    pub machine: String,
    /// In words.
    pub text: String,
}

impl Day {
    /// A calendar day.
    #[must_use]
    pub fn of(day: NaiveDate, words: &dyn Words) -> Self {
        Self { machine: day.to_string(), text: words.date(day) }
    }
}

/// The day that a site speaks from, in its first zone.
#[must_use]
pub fn today(site: &Site<'_>) -> Day {
    Day::of(today_date(site), words::of(&site.edition.config().language))
}

/// The same as a date.
#[must_use]
pub fn today_date(site: &Site<'_>) -> NaiveDate {
    let zone = site.edition.config().zones.first().map_or(chrono_tz::UTC, |named| named.zone);
    site.edition.as_of.with_timezone(&zone).date_naive()
}
