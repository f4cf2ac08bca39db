//! The events as calendars of readers keep them: each under one name for good, from its first statement to its newest state.
//!
//! An event that is moved stays the same event, so that a reader's calendar moves it. One that is called off, or loses its day,
//! stays in it, said to be off; of one that only a withdrawn document told of nothing else stays. What never had a day isn't in
//! it: events to be announced, and those of which only a month or a quarter is known. Neither is that a document was made, nor
//! what only says what figures are of.

use super::timeline::{Entry, Timeline};
use crate::archive::{Edition, Tombstone};
use crate::config::Output;
use crate::domain::event::{EventKind, Planned, Status};
use crate::domain::event_group::Group;
use crate::domain::former::first_id;
use crate::domain::relation::{CALENDAR, Verb};
use crate::domain::{Announcement, Moment, When};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// What has become of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is said to be on that day.
    Confirmed,
    /// It may still be on another day.
    Tentative,
    /// Its results were published, which the calendar had planned.
    Published,
    /// It does not take place.
    Cancelled,
    /// It is not on that day, and no other is known.
    PutOff,
    /// Another event of the calendar took its place.
    Replaced,
}

impl State {
    /// Whether the event is on its day.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Confirmed | Self::Tentative | Self::Published)
    }
}

/// An event of the calendar.
#[derive(Clone, Debug)]
pub struct CalendarEvent<'a> {
    /// Its name for good, whatever its documents are called later: `2024-05-10-notice/meeting`.
    pub name: Box<str>,
    /// Which of the events with this name it is, from 1; documents hardly name two alike.
    pub nth: usize,
    /// What has become of it.
    pub state: State,
    /// The day or instant; the last one that was known where it is off.
    pub moment: Moment,
    /// The announcements that state it or have changed it, oldest first.
    pub documents: Vec<&'a Announcement>,
    /// How often it was changed: by later documents, or in one after its publication.
    pub changes: usize,
    /// When it was changed last; when the newest announcement was made, of what is planned without a day of publication.
    pub changed: DateTime<Utc>,
    /// Where it stands in the timeline: among the events that stand, or behind them among those that are off.
    at: usize,
}

/// An event of a withdrawn document: that it is off, and nothing that the document said. Its day is that of the withdrawal.
#[derive(Clone, Debug)]
pub struct WithdrawnEvent<'a> {
    /// Its name for good, as [`CalendarEvent::name`].
    pub name: Box<str>,
    /// Which of the events with this name it is, from 1.
    pub nth: usize,
    /// What stays of its document.
    pub tombstone: &'a Tombstone<'a>,
    /// The calendar that has it beside that of all events.
    pub group: Option<Group>,
    /// How often it was changed.
    pub changes: usize,
    /// When it was changed last.
    pub changed: DateTime<Utc>,
}

/// The events of an edition as a calendar has them.
#[derive(Clone, Debug, Default)]
pub struct Calendar<'a> {
    /// In the timeline's order; those that are off come last.
    pub events: Vec<CalendarEvent<'a>>,
    /// Those of withdrawn documents, in the order of these.
    pub withdrawn: Vec<WithdrawnEvent<'a>>,
    /// Their positions by name.
    named: HashMap<Box<str>, Vec<usize>>,
}

impl<'a> Calendar<'a> {
    /// The calendar of an edition; empty where the site has none.
    #[must_use]
    pub fn new(edition: &'a Edition<'a>, timeline: &Timeline<'a>) -> Self {
        let mut calendar = Self::default();
        if !edition.config().outputs.has(Output::Calendars) {
            return calendar;
        }
        let newest = edition.announcements.iter().map(|it| it.public_from()).max().unwrap_or_default();
        for (at, entry) in timeline.entries.iter().chain(&timeline.off).enumerate() {
            let goes_on = at >= timeline.entries.len() && entry.replaced.is_some_and(|it| it.goes_on);
            if entry.kind == EventKind::Announcement || entry.kind.is_stated() || goes_on {
                continue;
            }
            let course = Course::of(edition, entry);
            let Some((state, moment)) = course.state(edition, entry, timeline) else { continue };
            let documents = course.documents(edition, entry);
            let (changes, changed) = changes(edition, &documents, course.planned(edition), newest);
            let name: Box<str> = course.name(edition, entry).into();
            let same = calendar.named.entry(name.clone()).or_default();
            same.push(calendar.events.len());
            let nth = same.len();
            calendar.events.push(CalendarEvent { name, nth, state, moment, documents, changes, changed, at });
        }
        calendar.withdrawn = withdrawn(edition);
        calendar
    }

    /// What the timeline tells of an event.
    #[must_use]
    pub fn entry<'t>(timeline: &'t Timeline<'a>, event: &CalendarEvent<'_>) -> &'t Entry<'a> {
        match event.at.checked_sub(timeline.entries.len()) {
            None => &timeline.entries[event.at],
            Some(at) => &timeline.off[at],
        }
    }

    /// The calendars that have an event: that of all, and those of groups.
    #[must_use]
    pub fn groups(&self, timeline: &Timeline<'a>) -> Vec<Option<Group>> {
        let stands = |group| self.events.iter().any(|it| Self::entry(timeline, it).group() == Some(group));
        let has = |group| stands(group) || self.withdrawn.iter().any(|it| it.group == Some(group));
        let all = (!self.events.is_empty() || !self.withdrawn.is_empty()).then_some(None);
        all.into_iter().chain(Group::ALL.into_iter().filter(|group| has(*group)).map(Some)).collect()
    }

    /// The event that an entry of the timeline, or of an announcement's own events, is a statement of.
    #[must_use]
    pub fn find<'e>(&self, edition: &'e Edition<'e>, entry: &Entry<'e>) -> Option<&CalendarEvent<'a>> {
        if self.events.is_empty() {
            return None;
        }
        let same = self.named.get(&*Course::of(edition, entry).name(edition, entry))?;
        let is_it = |at: &&usize| entry.moment.as_ref() == Some(&self.events[**at].moment);
        same.iter().find(is_it).or_else(|| same.first()).map(|at| &self.events[*at])
    }
}

/// The statements of an event in its documents, the newest first, as document and key.
struct Course<'a>(Vec<(&'a str, String)>);

impl<'a> Course<'a> {
    fn of(edition: &'a Edition<'a>, entry: &Entry<'a>) -> Self {
        let (source, key) = entry.last.as_ref().map_or((entry.source, &*entry.key), |(source, key)| (*source, key));
        let mut statements = vec![(source.id(), key.to_owned())];
        while let Some((document, key)) = statements.last().and_then(|(id, key)| edition.succession.before(id, key)) {
            statements.push((document, key.to_owned()));
        }
        Self(statements)
    }

    /// The name that stays: that of the first statement under its document's first id. A plan's day is the same in all
    /// documents, whichever of them the archive has, and is called after the day that it was first said to be on.
    fn name(&self, edition: &Edition<'_>, entry: &Entry<'_>) -> String {
        if let (Some(_), Some(moment)) = (entry.plan, &entry.moment) {
            let first = self.0.last().and_then(|(document, key)| {
                let mut stated = edition.announcements[edition.position(document)?].occasions().into_iter();
                stated.find(|it| *it.key == **key)
            });
            return format!("plans/{}-{}", entry.key, first.map_or_else(|| moment.date(), |it| it.moment.date()));
        }
        let Some((document, key)) = self.0.last() else { return String::new() };
        let announcement = edition.position(document).map(|at| edition.announcements[at]);
        let document = announcement.map_or(*document, |it| first_id(&it.former, &it.id));
        format!("{document}/{key}")
    }

    /// The event of the calendar that it was planned as.
    fn planned(&self, edition: &'a Edition<'a>) -> Option<&'a Planned> {
        let (_, key) = self.0.last().filter(|(document, _)| *document == CALENDAR)?;
        edition.planned(key)
    }

    /// The announcements that state it or changed it, oldest first.
    fn documents(&self, edition: &'a Edition<'a>, entry: &Entry<'a>) -> Vec<&'a Announcement> {
        let told = self.0.iter().rev().flat_map(|(id, key)| {
            let stated = edition.position(id).map(|at| edition.announcements[at]);
            let changed = edition.succession.of(id, key).into_iter().flat_map(|it| it.changed_by.iter().copied());
            stated.into_iter().chain(changed)
        });
        let mut documents: Vec<&Announcement> = Vec::new();
        for it in told.chain(entry.also.iter().copied()) {
            if documents.iter().all(|known| known.id != it.id) {
                documents.push(it);
            }
        }
        documents
    }

    /// What has become of the event, and its day; `None` where it never had one.
    fn state(&self, edition: &'a Edition<'a>, entry: &Entry<'a>, timeline: &Timeline<'a>) -> Option<(State, Moment)> {
        let own = entry.moment.clone().filter(Moment::has_day);
        if let Some(replaced) = entry.replaced {
            let state = match (replaced.verb, &replaced.to) {
                (_, Some(_)) => State::Replaced,
                (Verb::Cancels, None) => State::Cancelled,
                (Verb::Postpones, None) => State::PutOff,
                (Verb::Updates | Verb::Corrects, None) => return Some((State::Published, made(replaced.by))),
            };
            return Some((state, own.or_else(|| self.last_day(edition, timeline))?));
        }
        if entry.is_cancelled() {
            return Some((State::Cancelled, own.or_else(|| self.last_day(edition, timeline))?));
        }
        let Some(moment) = own else { return Some((State::PutOff, self.last_day(edition, timeline)?)) };
        let is_open = entry.status() == Some(Status::Tentative);
        Some((if is_open { State::Tentative } else { State::Confirmed }, moment))
    }

    /// The last day that it was to be on.
    fn last_day(&self, edition: &'a Edition<'a>, timeline: &Timeline<'a>) -> Option<Moment> {
        let stated = self.0.iter().skip(1);
        let mut moments = stated.filter_map(|(document, key)| {
            let before = timeline.off.iter().find(|it| it.source.id() == *document && *it.key == **key)?;
            before.moment.clone().filter(Moment::has_day)
        });
        let moved = self.planned(edition).map_or(&[][..], |it| it.moved_until(edition.as_of));
        let planned = || moved.iter().rev().find_map(|it| it.was.moment.clone().filter(Moment::has_day));
        moments.next().or_else(planned)
    }
}

/// When an announcement was made.
fn made(it: &Announcement) -> Moment {
    Moment { when: it.released_at.map_or(When::Day(it.dated.value), When::At), zone: it.zone, wording: None }
}

/// The events that calendars had of withdrawn documents.
fn withdrawn<'a>(edition: &'a Edition<'a>) -> Vec<WithdrawnEvent<'a>> {
    let mut events: Vec<WithdrawnEvent<'_>> = Vec::new();
    for tombstone in &edition.withdrawn {
        let document = first_id(tombstone.former, tombstone.id);
        let changes = edition.changes_of_withdrawn(tombstone);
        for event in &tombstone.events {
            let name: Box<str> = format!("{document}/{}", event.key).into();
            events.push(WithdrawnEvent {
                nth: 1 + events.iter().filter(|it| it.name == name).count(),
                name,
                tombstone,
                group: event.group,
                changes: changes.count,
                changed: changes.last.unwrap_or(edition.as_of),
            });
        }
    }
    events
}

/// How often an event was changed, and when it was last. The first document changes what was planned.
fn changes(
    edition: &Edition<'_>,
    documents: &[&Announcement],
    planned: Option<&Planned>,
    newest: DateTime<Utc>,
) -> (usize, DateTime<Utc>) {
    let later = documents.len() - usize::from(planned.is_none() && !documents.is_empty());
    let moved = planned.map_or(&[][..], |it| it.moved_until(edition.as_of));
    let is_called_off = planned.is_some_and(|it| it.event.status == Some(Status::Cancelled));
    let published = planned.and_then(|it| it.publish_at).map(|at| at.to_utc());
    let revisions = || documents.iter().flat_map(|it| it.publication.revisions.until(edition.as_of));
    let lost = edition.lost_changes(documents, planned.map(Planned::id));
    let at = documents.iter().map(|it| it.public_from()).chain(revisions().map(|it| it.at.value.to_utc()));
    let at = at.chain(lost.last).chain(published).chain(moved.iter().map(|it| it.at.value.to_utc()));
    let count = later + revisions().count() + lost.count + moved.len() + usize::from(is_called_off);
    (count, at.max().unwrap_or(newest))
}
