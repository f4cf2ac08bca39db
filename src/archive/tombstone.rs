//! What is left of a document that was withdrawn.

use crate::domain::event_group::Group;
use crate::domain::former::Former;
use crate::domain::revision::Revision;
use crate::domain::{Announcement, Located};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

/// What stays of a withdrawn announcement: nothing that it said, but the names under which readers have it: its own, those of
/// its statements' pages, and those of its events in calendars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone<'a> {
    /// The folder's name: key and address.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// BCP 47 tag of the title's language.
    pub language: &'a str,
    /// The printed date.
    pub dated: NaiveDate,
    /// Since when it is withdrawn.
    pub at: DateTime<FixedOffset>,
    /// Why.
    pub reason: &'a str,
    /// Where its page once stood.
    pub former: &'a [Located<Former>],
    /// The public reasons why it was changed.
    pub revisions: &'a [Revision],
    /// Its statements, each of which had a page below its own: the id, and where that page once stood.
    pub statements: Vec<(&'a str, &'a [Located<Former>])>,
    /// Its events that calendars had under its name.
    pub events: Vec<FormerEvent>,
    /// What was planned in the calendar and had given way to it, by the ids.
    pub planned: Vec<Box<str>>,
}

/// What stays of an event of a withdrawn announcement: neither what it was nor when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerEvent {
    /// Its name in the announcement.
    pub key: Box<str>,
    /// The calendar that had it beside that of all events.
    pub group: Option<Group>,
}

impl<'a> Tombstone<'a> {
    /// What stays of an announcement once it is withdrawn; `None` where it never is.
    pub(super) fn of(announcement: &'a Announcement, as_of: DateTime<Utc>) -> Option<Self> {
        let withdrawal = announcement.publication.withdrawn.as_ref()?;
        Some(Self {
            id: &announcement.id,
            title: &announcement.title,
            language: &announcement.language,
            dated: announcement.dated.value,
            at: withdrawal.at.value,
            reason: &withdrawal.reason,
            former: &announcement.former,
            revisions: announcement.publication.revisions.until(as_of),
            statements: announcement.statements.iter().map(|it| (&*it.id.value, &*it.former)).collect(),
            events: Vec::new(),
            planned: Vec::new(),
        })
    }
}
