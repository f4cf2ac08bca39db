//! Events: those that an announcement states as such, and those of the calendar, `content/calendar.toml`.

use super::address::Url;
use super::declaration::Shape;
use super::fields::document;
use super::id::Id;
use super::public_from::PublicFrom;
use super::reader::{Reader, Value};
use super::relation::EventTargets;
use super::scalar::Language;
use super::table::table;
use super::value::FromToml;
use super::word::{word, words};
use crate::diagnostic::Code;
use crate::domain::event::{Event, EventKind, Move, Planned, Status};
use crate::domain::{Field, Located, Moment, Period};
use chrono::{DateTime, FixedOffset};
use std::sync::Arc;

words!(Status { "tentative" => Tentative, "confirmed" => Confirmed, "cancelled" => Cancelled });

/// How many kinds can be typed: all but that an announcement is made.
const TYPED: usize = EventKind::ALL.len() - 1;

/// The kinds that can be typed.
const fn typed() -> [EventKind; TYPED] {
    let mut kinds = [EventKind::Other; TYPED];
    let (mut from, mut to) = (0, 0);
    while from < EventKind::ALL.len() {
        if !matches!(EventKind::ALL[from], EventKind::Announcement) {
            kinds[to] = EventKind::ALL[from];
            to += 1;
        }
        from += 1;
    }
    kinds
}

const fn ids() -> [&'static str; TYPED] {
    let (kinds, mut ids) = (typed(), [""; TYPED]);
    let mut at = 0;
    while at < TYPED {
        ids[at] = kinds[at].id();
        at += 1;
    }
    ids
}

impl FromToml for EventKind {
    type Output = Self;
    const SHAPE: Shape = Shape::Word(&const { ids() });

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().as_str() == Some(Self::Announcement.id()) {
            let message = "`announcement` is no event that is typed: each document is one by itself";
            let help =
                "a day on which results are published is `kind = \"results\"`; anything else is `kind = \"other\"`";
            return reader.refuse(Code::UnknownValue, value, message, help);
        }
        word(value, &typed().map(|it| (it.id(), it)), reader)
    }
}

/// A moment, or that it isn't known yet.
struct Announced;

impl FromToml for Announced {
    type Output = Option<Moment>;
    const SHAPE: Shape = Shape::Either(&[Moment::SHAPE, Shape::Word(&["To be announced"])]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Option<Moment>> {
        match Field::<Moment>::from_toml(value, reader)? {
            Field::Stated(moment) => Some(Some(moment)),
            Field::ToBeAnnounced => Some(None),
            Field::NotApplicable => {
                let help = "say when it is, as far as it is known, or write \"To be announced\"";
                reader.refuse(Code::UnknownValue, value, "an event has a day, or one is to be announced", help)
            }
        }
    }
}

table! {
    /// An event beyond those that follow from typed facts.
    pub static EVENT: Event = "an event", "`[[events]]` of an announcement" {
        /// Its id in the document, by which others can replace it.
        optional id: Id = "webcast";
        /// What happens.
        required kind: EventKind = "other";
        /// What it is called.
        required title: Arc<str> = "Trading resumes";
        /// When it is.
        required moment as "when": Announced;
        /// How firm it is.
        optional status: Status = "tentative";
        /// Of results, the period that they are of.
        optional period: Period = "2024-FY";
        /// The event of another document that it takes the place of: `<announcement>/<event>`, or `calendar/<event>`.
        optional replaces: EventTargets = "2024-05-10-notice/meeting";
        /// Where to follow it or to register.
        optional link: Located<Url> = "https://example.com/webcast";
        /// Where it takes place, as printed.
        optional place: Box<str> = "Grand Hall, Hong Kong";
        /// Whom to ask, as printed.
        optional contact: Box<str> = "Investor Relations, +852 5555 0100";
        /// The language that it is held in, where it isn't the document's.
        optional language: Language = "zh-Hans";
    }
    => |fields, _| {
        let (replaces, span) = (replaces.unwrap_or_default(), fields.span());
        Some(Self { id, kind, title, moment, status, period, replaces, link, place, contact, language, span })
    }
}

/// Reads `content/calendar.toml`.
pub fn read(text: &str, reader: &mut Reader) -> Vec<Planned> {
    document(text, &CALENDAR, reader, calendar).unwrap_or_default()
}

table! {
    /// What is planned and no announcement tells of yet.
    pub static CALENDAR, fn calendar() -> Vec<Planned> = "content/calendar.toml", "`content/calendar.toml`" {
        /// The events.
        list events: Planned;
    }
    => |_, _| Some(events)
}

table! {
    /// An event that is planned. The announcement that tells of it takes its place.
    pub static PLANNED: Planned = "a planned event", "`[[events]]` of the calendar" {
        /// Its id: announcements name it as `calendar/<id>`.
        required id: Id = "2024-results";
        /// What happens.
        required kind: EventKind = "results";
        /// What it is called.
        required title: Arc<str> = "Annual results 2024";
        /// When it is.
        required moment as "when": Announced;
        /// How it was moved, oldest first.
        list moved: Moved;
        /// How firm it is.
        optional status: Status = "tentative";
        /// Of results, the period that they are of: results of it take the event's place.
        optional period: Period = "2024-FY";
        /// Where to follow it or to register.
        optional link: Located<Url> = "https://example.com/webcast";
        /// Where it takes place.
        optional place: Box<str> = "Grand Hall, Hong Kong";
        /// Whom to ask.
        optional contact: Box<str> = "Investor Relations, +852 5555 0100";
        /// The language that it is held in.
        optional language: Language = "zh-Hans";
        /// Whether it is kept out of a public build.
        optional draft: bool = "true";
        /// From when on it is public; at once where left out.
        optional publish_at: PublicFrom = "2024-12-01T09:00:00+08:00";
    }
    => |fields, _| {
        let (id, replaces, span) = (Some(id), Vec::new(), fields.span());
        let event = Event { id, kind, title, moment, status, period, replaces, link, place, contact, language, span };
        let moved = moved.into_iter().map(|it: Moved| Move { at: it.at, was: Event { moment: it.from, ..event.clone() } });
        let moved = moved.collect();
        Some(Self { event, moved, draft: draft.unwrap_or_default(), publish_at })
    }
}

/// When a planned event was moved, and from when.
pub(super) struct Moved {
    at: Located<DateTime<FixedOffset>>,
    from: Option<Moment>,
}

table! {
    /// That a planned event was moved, so that the calendars of readers move it.
    pub static MOVED: Moved = "a move", "`moved` of a planned event" {
        /// From when on readers are told; until then the event is on its old day.
        required at: Located<PublicFrom> = "2025-02-10T09:00:00+08:00";
        /// When it was to be.
        required from: Announced;
    }
    => |_, _| Some(Self { at, from })
}
