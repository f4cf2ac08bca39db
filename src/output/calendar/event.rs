//! An event as a calendar has it.

use super::domain;
use super::line::{plain, text};
use crate::address::{Site, path};
use crate::domain::event::EventKind;
use crate::domain::occasion::Title;
use crate::domain::relation::Verb;
use crate::domain::{Announcement, Details, Moment, When};
use crate::history::calendar::{Calendar, CalendarEvent, State, WithdrawnEvent};
use crate::history::timeline::Entry;
use crate::words::term::Term;
use crate::words::{self, Words};
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

/// About how long an event is, in bytes.
const EVENT: usize = 800;

/// Writes the events of a site.
pub(super) struct Writer<'s, 'a> {
    site: &'s Site<'a>,
    words: &'static dyn Words,
    domain: String,
}

impl<'s, 'a> Writer<'s, 'a> {
    pub(super) fn new(site: &'s Site<'a>) -> Self {
        Self { site, words: words::of(&site.edition.config().language), domain: domain(site) }
    }

    /// The text of an event. It is free of any clock: `DTSTAMP` is when its documents changed it last.
    pub(super) fn event(&self, event: &CalendarEvent<'a>) -> String {
        let entry = Calendar::entry(&self.site.history.timeline, event);
        let company = self.site.edition.issuer().current_name();
        let title = self.words.event_title(&entry.title);
        let mut out = self.begin(&event.name, event.nth, event.changed, event.changes);
        when(&mut out, &event.moment);
        text(&mut out, "SUMMARY", &self.words.calendar_title(company, &title, entry.kind, event.state));
        text(&mut out, "DESCRIPTION", &self.description(event, entry));
        if let Some(place) = self.place(entry) {
            text(&mut out, "LOCATION", &place);
        }
        plain(&mut out, "URL", &self.page(event));
        text(&mut out, "CATEGORIES", self.words.event(entry.kind));
        end(&mut out, status(event.state));
        out
    }

    /// The text of an event of a withdrawn document: that it is off, and what its page says of that. Its day isn't told any more,
    /// and an event has one (RFC 5545, section 3.6.1), so that it stands on that of the withdrawal.
    pub(super) fn withdrawn(&self, event: &WithdrawnEvent<'_>) -> String {
        let (words, tombstone) = (self.words, event.tombstone);
        let company = self.site.edition.issuer().current_name();
        let address = self.address(&path::announcement(tombstone.id));
        let mut out = self.begin(&event.name, event.nth, event.changed, event.changes);
        let on = Moment { when: When::Day(tombstone.at.date_naive()), zone: chrono_tz::UTC, wording: None };
        when(&mut out, &on);
        let title = words.calendar_title(company, tombstone.title, EventKind::Other, State::Cancelled);
        text(&mut out, "SUMMARY", &title);
        let told = words.told_in(tombstone.title, &address);
        text(&mut out, "DESCRIPTION", &[words.term(Term::IsWithdrawn), tombstone.reason, &told].join("\n"));
        plain(&mut out, "URL", &address);
        end(&mut out, status(State::Cancelled));
        out
    }

    /// The beginning of an event: its name for good, and its version.
    fn begin(&self, name: &str, nth: usize, changed: DateTime<Utc>, changes: usize) -> String {
        let nth = if nth == 1 { String::new() } else { format!("/{nth}") };
        let changed = instant(changed);
        let mut out = String::with_capacity(EVENT);
        out.push_str("BEGIN:VEVENT\r\n");
        text(&mut out, "UID", &format!("{name}{nth}@{}", self.domain));
        plain(&mut out, "DTSTAMP", &changed);
        plain(&mut out, "LAST-MODIFIED", &changed);
        plain(&mut out, "SEQUENCE", &changes.to_string());
        out
    }

    /// The page that tells of it last: an announcement's, or the calendar.
    fn page(&self, event: &CalendarEvent<'_>) -> String {
        let path = event.documents.last().map_or_else(|| path::EVENTS.to_owned(), |it| path::announcement(&it.id));
        self.address(&path)
    }

    fn address(&self, path: &str) -> String {
        format!("{}{}", self.site.edition.config().base_url.value, path::canonical(path))
    }

    /// What has become of it, when it is as its document has it, where to follow it, whom to ask, and the first and the last
    /// document that tell of it.
    fn description(&self, event: &CalendarEvent<'a>, entry: &Entry<'a>) -> String {
        let words = self.words;
        let mut lines: Vec<String> = Vec::new();
        lines.extend(self.became(event, entry));
        lines.extend(self.printed(&event.moment));
        if let Some(it) = entry.event {
            lines.extend(it.link.as_ref().map(|link| link.value.to_string()));
            lines.extend(it.contact.as_deref().map(str::to_owned));
            lines.extend(it.language.as_deref().map(|language| words.held_in(language)));
        }
        match stated_last(entry).map(|it| &it.details) {
            Some(Details::Results(results)) if entry.kind == EventKind::Call && entry.event.is_none() => {
                let call = results.call.iter();
                lines.extend(call.clone().filter_map(|it| Some(words.registration(&it.registration.as_ref()?.value))));
                lines.extend(call.filter_map(|it| Some(words.webcast(&it.webcast.as_ref()?.value))));
            }
            Some(Details::Meeting(meeting)) if is_meeting(entry) => {
                lines.extend(meeting.online.as_ref().map(|it| words.webcast(&it.value)));
            }
            _ => {}
        }
        match &*event.documents {
            [] => lines.push(words.planned().to_owned()),
            [only] => lines.push(self.told_in(only)),
            [first, .., last] => lines.extend([last, first].map(|it| self.told_in(it))),
        }
        lines.join("\n")
    }

    fn told_in(&self, it: &Announcement) -> String {
        self.words.told_in(&it.title, &self.address(&path::announcement(&it.id)))
    }

    /// What has become of one that is off.
    fn became(&self, event: &CalendarEvent<'_>, entry: &Entry<'_>) -> Option<String> {
        let to = entry.replaced.and_then(|it| it.to.as_ref()?.moment.as_ref());
        // One that stands with less than a day was put off to what is known of it.
        let to = to.or(entry.moment.as_ref().filter(|it| event.state == State::PutOff && **it != event.moment));
        let to = to.map(|to| self.words.when(to.when, to.zone));
        let verb = match event.state {
            State::Confirmed | State::Tentative | State::Published => return None,
            State::Cancelled => Verb::Cancels,
            State::PutOff => Verb::Postpones,
            State::Replaced => entry.replaced?.verb,
        };
        let became = self.words.became(verb, entry.kind, to.as_deref());
        let mut letters = became.chars();
        Some(letters.next()?.to_uppercase().chain(letters).collect())
    }

    /// The time in the printed zone, where there is more to tell than the day.
    fn printed(&self, moment: &Moment) -> Option<String> {
        let (words, zones) = (self.words, &self.site.edition.config().zones);
        let time = match moment.when {
            When::At(at) => Some(words.time(at.with_timezone(&moment.zone).time())),
            When::Half(_, half) => Some(words.half(half).to_owned()),
            _ => None,
        };
        if time.is_none() && moment.wording.is_none() {
            return None;
        }
        let day = words.when(moment.when, moment.zone);
        let told = [Some(day), time, Some(words.zone(moment.zone, zones).to_string())];
        let told: Vec<String> = told.into_iter().flatten().collect();
        let wording = moment.wording.as_deref().map_or_else(String::new, |wording| format!(" ({wording})"));
        Some(format!("{}{wording}", told.join(", ")))
    }

    /// Where it takes place, by the document that states it last.
    fn place(&self, entry: &Entry<'_>) -> Option<String> {
        if let Some(event) = entry.event {
            return event.place.as_deref().map(str::to_owned);
        }
        let Details::Meeting(meeting) = &stated_last(entry)?.details else { return None };
        let place = meeting.place.as_ref().filter(|_| is_meeting(entry))?;
        Some(self.site.edition.issuer().place(&place.value)?.address.join(", "))
    }
}

/// The end of an event, which keeps nobody busy.
fn end(out: &mut String, status: &str) {
    plain(out, "STATUS", status);
    out.push_str("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

/// The announcement that states an event last.
fn stated_last<'a>(entry: &Entry<'a>) -> Option<&'a Announcement> {
    entry.last.as_ref().map_or(entry.source, |(source, _)| *source).document()
}

/// Whether it is the meeting that a notice calls.
fn is_meeting(entry: &Entry<'_>) -> bool {
    entry.kind == EventKind::Meeting && entry.event.is_none() && matches!(entry.title, Title::Text(_))
}

/// The beginning, and the end where there is one. A whole day ends before the next one, which `DTEND` names (RFC 5545, section
/// 3.6.1); of what begins at an instant nothing says how long it takes.
fn when(out: &mut String, moment: &Moment) {
    match moment.when {
        When::At(at) => plain(out, "DTSTART", &instant(at.to_utc())),
        _ => {
            let (first, last) = moment.days();
            plain(out, "DTSTART;VALUE=DATE", &day(first));
            plain(out, "DTEND;VALUE=DATE", &day(last.succ_opt().unwrap_or(last)));
        }
    }
}

fn day(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn instant(at: DateTime<Utc>) -> String {
    format!("{}T{:02}{:02}{:02}Z", day(at.date_naive()), at.hour(), at.minute(), at.second())
}

/// RFC 5545, section 3.8.1.11.
fn status(state: State) -> &'static str {
    match state {
        State::Confirmed | State::Published => "CONFIRMED",
        State::Tentative => "TENTATIVE",
        State::Cancelled | State::PutOff | State::Replaced => "CANCELLED",
    }
}
