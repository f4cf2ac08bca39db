//! Calendars (RFC 5545 with RFC 7986): one of all events, one of each group, and one of each event by itself.
//!
//! They are written here and not by a crate, because those that there are write faults: `icalendar` 0.17 leaves `NAME` as it is
//! where it must be escaped and ends a whole day on the day itself, and `calcard` escapes commas in addresses.
//!
//! There is no `METHOD`, for these are no invitations, no `VALARM`, for reminders are the reader's, and no `VTIMEZONE`, for times
//! are in UTC.

mod event;
mod line;

use crate::address::{DataFile, Site, path};
use crate::domain::event_group::Group;
use crate::history::calendar::Calendar;
use crate::words;
use event::Writer;
use line::{plain, text};
use rayon::prelude::*;

/// How often a calendar that is subscribed to should be asked for anew.
const REFRESH: &str = "PT12H";

/// The calendars of a site. An event stands in that of all events, in that of its group and by itself, and is written once.
#[derive(Debug)]
pub struct Calendars<'s, 'a> {
    site: &'s Site<'a>,
    events: Vec<String>,
    withdrawn: Vec<String>,
}

impl<'s, 'a> Calendars<'s, 'a> {
    /// Writes the events of a site.
    #[must_use]
    pub fn new(site: &'s Site<'a>) -> Self {
        let (writer, calendar) = (Writer::new(site), &site.history.calendar);
        Self {
            site,
            events: calendar.events.par_iter().map(|event| writer.event(event)).collect(),
            withdrawn: calendar.withdrawn.par_iter().map(|event| writer.withdrawn(event)).collect(),
        }
    }

    /// The text of a file; `None` of one that is no calendar.
    #[must_use]
    pub fn text(&self, file: DataFile<'_>) -> Option<String> {
        match file {
            DataFile::Calendar(group) => Some(self.calendar(group)),
            DataFile::Event(at) => Some(by_itself(&self.events[at])),
            DataFile::WithdrawnEvent(at) => Some(by_itself(&self.withdrawn[at])),
            _ => None,
        }
    }

    /// The calendar of a group, or of all events.
    fn calendar(&self, group: Option<Group>) -> String {
        let (config, history) = (self.site.edition.config(), &self.site.history);
        let issuer = self.site.edition.issuer().current_name();
        let name = words::of(&config.language).calendar_name(issuer, group);
        let base_url = &config.base_url.value;
        let mut out = String::new();
        begin(&mut out);
        text(&mut out, "NAME", &name);
        text(&mut out, "X-WR-CALNAME", &name);
        plain(&mut out, "SOURCE;VALUE=URI", &format!("{base_url}{}", path::calendar(group)));
        plain(&mut out, "URL", &format!("{base_url}{}", path::canonical(path::EVENTS)));
        plain(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        plain(&mut out, "X-PUBLISHED-TTL", REFRESH);
        let groups = history.calendar.events.iter().map(|event| Calendar::entry(&history.timeline, event).group());
        let groups = groups.chain(history.calendar.withdrawn.iter().map(|event| event.group));
        let events = groups.zip(self.events.iter().chain(&self.withdrawn));
        out.extend(events.filter(|(of, _)| group.is_none() || *of == group).map(|(_, event)| &**event));
        end(&mut out);
        out
    }
}

/// An event by itself, by its position among the calendar's.
#[must_use]
pub fn event(site: &Site<'_>, at: usize) -> String {
    by_itself(&Writer::new(site).event(&site.history.calendar.events[at]))
}

/// An event of a withdrawn document by itself, likewise.
#[must_use]
pub fn withdrawn(site: &Site<'_>, at: usize) -> String {
    by_itself(&Writer::new(site).withdrawn(&site.history.calendar.withdrawn[at]))
}

/// An event by itself has no name of a calendar: some programs make a new calendar of that.
fn by_itself(event: &str) -> String {
    let mut out = String::with_capacity(event.len() + 128);
    begin(&mut out);
    out.push_str(event);
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
