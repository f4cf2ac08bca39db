//! Events: meetings and calls on the pages of their announcements, and what is upcoming in the calendar.

use super::Told;
use super::json::{Thing, add, reference, thing};
use crate::address::path;
use crate::domain::event::EventKind;
use crate::domain::issuer::Issuer;
use crate::domain::relation::Verb;
use crate::domain::{Announcement, Details, Moment, When};
use crate::history::timeline::{Entry, Timeline};
use crate::words;
use chrono::SecondsFormat;

/// How many upcoming events the calendar tells.
const MOST: usize = 20;

/// The meetings and calls of an announcement, and other events that it states as such.
pub(super) fn of_announcement(told: &Told<'_, '_>, announcement: &Announcement) -> Vec<Thing> {
    // Few announcements have any, and most of them can be told by their facts alone.
    let has_own = matches!(announcement.details, Details::Meeting(_) | Details::Results(_));
    if !has_own && announcement.events.is_empty() {
        return Vec::new();
    }
    let Some(at) = told.site.edition.position(&announcement.id) else { return Vec::new() };
    let entries = Timeline::of(told.site.edition.announcements[at], told.site.edition);
    let is_told = |entry: &&Entry<'_>| match entry.kind {
        EventKind::Meeting | EventKind::Call => true,
        kind => entry.event.is_some() && kind.is_awaited(),
    };
    entries.iter().filter(is_told).take(MOST).filter_map(|entry| event(told, entry)).collect()
}

/// What is upcoming, the next one first.
pub(super) fn upcoming(told: &Told<'_, '_>) -> Vec<Thing> {
    let timeline = &told.site.history.timeline;
    let awaited = timeline.upcoming(told.site.edition.as_of).filter(|entry| entry.kind.is_awaited());
    awaited.take(MOST).filter_map(|entry| event(told, entry)).collect()
}

/// An event; `None` where not even its month is known.
fn event(told: &Told<'_, '_>, entry: &Entry<'_>) -> Option<Thing> {
    let edition = told.site.edition;
    let moved = entry.replaced.and_then(|it| it.to.as_ref());
    let now = moved.map_or(entry.moment.as_ref(), |to| to.moment.as_ref());
    // One that was put off without a new day keeps the old one (schema.org, `EventPostponed`).
    let (start, end) = days(now.or(entry.moment.as_ref())?)?;
    let mut it = thing("Event");
    add(&mut it, "name", Some(words::of(&edition.config().language).event_title(&entry.title)));
    add(&mut it, "startDate", Some(start.clone()));
    add(&mut it, "endDate", end);
    let before = moved.is_some().then(|| days(entry.moment.as_ref()?)).flatten();
    let planned = planned_before(told, entry).filter(|planned| *planned != start);
    let status = if planned.is_some() && !entry.is_cancelled() { "EventRescheduled" } else { status(entry) };
    add(&mut it, "eventStatus", Some(format!("https://schema.org/{status}")));
    let before = before.map(|(before, _)| before).filter(|before| *before != start);
    add(&mut it, "previousStartDate", before.or(planned));
    add(&mut it, "location", location(told, entry));
    add(&mut it, "inLanguage", entry.event.and_then(|event| event.language.as_deref()));
    add(&mut it, "organizer", Some(reference(&told.issuer_id())));
    let page = entry.source.document().map(|it| path::announcement(&it.id));
    add(&mut it, "url", page.map(|page| told.address(&page)));
    Some(it)
}

/// The name of its state in the vocabulary.
/// When an event that stands in the calendar alone was planned before it was moved there last.
fn planned_before(told: &Told<'_, '_>, entry: &Entry<'_>) -> Option<String> {
    if entry.source.document().is_some() {
        return None;
    }
    let moved = told.site.edition.planned(&entry.key)?.moved_until(told.site.edition.as_of).last()?;
    days(moved.was.moment.as_ref()?).map(|(start, _)| start)
}

fn status(entry: &Entry<'_>) -> &'static str {
    match entry.replaced {
        _ if entry.is_cancelled() => "EventCancelled",
        Some(it) if it.verb == Verb::Cancels => "EventCancelled",
        Some(it) if it.to.as_ref().is_none_or(|to| to.moment.is_none()) => "EventPostponed",
        Some(it) if it.to.as_ref().is_some_and(|to| !to.is_same) => "EventRescheduled",
        _ => "EventScheduled",
    }
}

/// The first day or instant, and the last day where there are several. A day of a quarter can't be told.
fn days(moment: &Moment) -> Option<(String, Option<String>)> {
    Some(match moment.when {
        When::At(at) => (at.with_timezone(&moment.zone).to_rfc3339_opts(SecondsFormat::Secs, false), None),
        When::Day(day) | When::Half(day, _) => (day.to_string(), None),
        When::Days(first, last) => (first.to_string(), Some(last.to_string())),
        When::Month(first) => (first.format("%Y-%m").to_string(), None),
        When::Quarter(_) => return None,
    })
}

/// Where it takes place: as it is stated, else as the facts of its announcement say.
fn location(told: &Told<'_, '_>, entry: &Entry<'_>) -> Option<Thing> {
    let online = |url: &str| {
        let mut it = thing("VirtualLocation");
        add(&mut it, "url", Some(url));
        it
    };
    let event = entry.event;
    if let Some(place) = event.and_then(|event| event.place.as_deref()) {
        return Some(at(place));
    }
    if let Some(link) = event.and_then(|event| event.link.as_ref()) {
        return Some(online(&link.value));
    }
    match (&entry.source.document()?.details, entry.kind) {
        (Details::Results(results), EventKind::Call) => {
            let call = results.call.as_ref()?;
            call.webcast.as_ref().or(call.registration.as_ref()).map(|url| online(&url.value))
        }
        (Details::Meeting(meeting), EventKind::Meeting) => {
            let hall = meeting.place.as_ref().and_then(|id| hall(told.site.edition.issuer(), &id.value));
            hall.or_else(|| meeting.online.as_ref().map(|url| online(&url.value)))
        }
        _ => None,
    }
}

fn hall(issuer: &Issuer, place: &str) -> Option<Thing> {
    Some(at(&issuer.place(place)?.address.join(", ")))
}

fn at(address: &str) -> Thing {
    let mut it = thing("Place");
    add(&mut it, "address", Some(address));
    it
}
