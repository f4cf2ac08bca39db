//! Calendars (RFC 5545 with RFC 7986): one of all events, one of each group, and one of each event by itself.
//!
//! They are written here and not by a crate, because those that there are write faults: `icalendar` 0.17 leaves `NAME` as it is
//! where it must be escaped and ends a whole day on the day itself, and `calcard` escapes commas in addresses.
//!
//! There is no `METHOD`, for these are no invitations, no `VALARM`, for reminders are the reader's, and no `VTIMEZONE`, for times
//! are in UTC.

mod event;
mod line;

use crate::address::{Site, path};
use crate::domain::event_group::Group;
use crate::history::calendar::{Calendar, CalendarEvent, WithdrawnEvent};
use crate::words;
use line::{plain, text};

/// How often a calendar that is subscribed to should be asked for anew.
const REFRESH: &str = "PT12H";

/// About how long an event is, in bytes.
const EVENT: usize = 800;

/// The calendar of a group, or of all events.
#[must_use]
pub fn calendar(site: &Site<'_>, group: Option<Group>) -> String {
    let (config, issuer) = (site.edition.config(), site.edition.issuer());
    let name = words::of(&config.language).calendar_name(issuer.current_name(), group);
    let base_url = &config.base_url.value;
    let history = &site.history;
    let is_shown = |of: Option<Group>| group.is_none() || of == group;
    let stands = |event: &&CalendarEvent<'_>| is_shown(Calendar::entry(&history.timeline, event).group());
    let mut out = String::with_capacity(EVENT * history.calendar.events.len());
    begin(&mut out);
    text(&mut out, "NAME", &name);
    text(&mut out, "X-WR-CALNAME", &name);
    plain(&mut out, "SOURCE;VALUE=URI", &format!("{base_url}{}", path::calendar(group)));
    plain(&mut out, "URL", &format!("{base_url}{}", path::canonical(path::EVENTS)));
    plain(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    plain(&mut out, "X-PUBLISHED-TTL", REFRESH);
    let writer = event::Writer::new(site);
    for event in history.calendar.events.iter().filter(stands) {
        writer.write(&mut out, event);
    }
    for event in history.calendar.withdrawn.iter().filter(|event| is_shown(event.group)) {
        writer.withdrawn(&mut out, event);
    }
    end(&mut out);
    out
}

/// An event by itself. It has no name of a calendar: some programs make a new calendar of that.
#[must_use]
pub fn event(site: &Site<'_>, event: &CalendarEvent<'_>) -> String {
    let mut out = String::with_capacity(EVENT);
    begin(&mut out);
    event::Writer::new(site).write(&mut out, event);
    end(&mut out);
    out
}

/// An event of a withdrawn document by itself.
#[must_use]
pub fn withdrawn(site: &Site<'_>, event: &WithdrawnEvent<'_>) -> String {
    let mut out = String::new();
    begin(&mut out);
    event::Writer::new(site).withdrawn(&mut out, event);
    end(&mut out);
    out
}

fn begin(out: &mut String) {
    out.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//irbook//irbook//EN\r\nCALSCALE:GREGORIAN\r\n");
}

fn end(out: &mut String) {
    out.push_str("END:VCALENDAR\r\n");
}

/// The part of UIDs behind the `@`: it tells issuers apart, and stays when the site moves. It is made of the issuer's first
/// name, which stays when it takes another.
fn domain(site: &Site<'_>) -> String {
    let first = site.edition.issuer().names.first().map_or("", |name| &*name.name.value);
    let hash = blake3::hash(first.as_bytes()).to_hex();
    format!("{}.irbook", &hash[..16])
}
