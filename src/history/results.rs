//! Which results a reader came for.

use super::highlight;
use crate::archive::Edition;
use crate::domain::kind::results::Results;
use crate::domain::{Announcement, Details};

/// Results and the announcement that states them.
pub type Reported<'a> = (&'a Announcement, &'a Results);

/// The results of the newest period, and those of the newest one with key figures where they are others: figures of an
/// earlier period never stand for those of the newest.
#[must_use]
pub fn newest<'a>(edition: &Edition<'a>) -> (Option<Reported<'a>>, Option<Reported<'a>>) {
    let reported = |it: &&'a Announcement| match &it.details {
        Details::Results(results) => Some((*it, &**results)),
        _ => None,
    };
    let mut all: Vec<Reported<'_>> = edition.announcements.iter().filter_map(reported).collect();
    all.sort_by_key(|(it, results)| (results.end(), it.dated.value));
    let has_figures = |(it, results): &Reported<'_>| !highlight::of(it, results, edition.issuer()).is_empty();
    let newest = all.pop();
    let earlier = newest.filter(|newest| !has_figures(newest)).and_then(|_| all.into_iter().rev().find(has_figures));
    (newest, earlier)
}
