//! Since when the public has an announcement, and since when as it is.

use crate::archive::Edition;
use crate::domain::{Announcement, Moment};
use chrono::{DateTime, NaiveDate, Utc};

/// When an announcement was made: its release, or the beginning of the day that it is dated, in its zone.
#[must_use]
pub fn published(announcement: &Announcement) -> DateTime<Utc> {
    let day = || Moment::day(announcement.dated.value, announcement.zone).start();
    announcement.released_at.map_or_else(day, |at| at.to_utc())
}

/// Since when readers have an announcement as it is: the last of its release, its publication, its public revisions and the
/// publication of those that change it. Nothing here follows from the instant that the site speaks from.
#[must_use]
pub fn updated<'a>(edition: &'a Edition<'a>, announcement: &'a Announcement) -> DateTime<Utc> {
    let since = published(announcement).max(announcement.public_from());
    let revised = edition.revisions(announcement).last().map(|revision| revision.at.value.to_utc());
    let changed = edition.change_of(&announcement.id).map(|(_, by)| by.public_from());
    [revised, changed].into_iter().flatten().fold(since, Ord::max)
}

/// The day of [`updated`], in the zone of the announcement.
#[must_use]
pub fn day<'a>(edition: &'a Edition<'a>, announcement: &'a Announcement) -> NaiveDate {
    updated(edition, announcement).with_timezone(&announcement.zone).date_naive()
}
