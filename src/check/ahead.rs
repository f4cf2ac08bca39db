//! Documents that are public before their own date.

use crate::archive::Edition;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Moment;

/// A warning for each public announcement whose printed day has not begun in its zone.
#[must_use]
pub fn ahead(edition: &Edition<'_>) -> Vec<Diagnostic> {
    let begins = |dated, zone| Moment::day(dated, zone).start();
    let early = edition.announcements.iter().filter(|it| begins(it.dated.value, it.zone) > edition.as_of);
    early
        .map(|it| {
            let message = format!("`{}` is public, but the day it is dated has not begun", it.id);
            let help =
                "add `publish_at` with the instant of its release, or `draft = true`: a date alone keeps nothing back";
            Diagnostic::error(Code::DatedAhead, it.dated.span, message).help(help).warning()
        })
        .collect()
}
