//! Events by day.

use super::moment::{self, Outcome};
use super::tag;
use crate::address::{Site, path};
use crate::config::NamedZone;
use crate::domain::event::EventKind;
use crate::domain::relation::Verb;
use crate::domain::{Moment, Span, When};
use crate::history::catalog::Scope;
use crate::history::timeline::Entry;
use crate::prose::{clocks, plain_passage};
use crate::words::{self, Words};
use chrono::{NaiveDate, Timelike};
use serde::Serialize;

/// A day with its events, or a range of days, or that they are to be announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventDay {
    /// The day itself, the first where there are several.
    #[serde(skip)]
    pub date: Option<NaiveDate>,
    /// For `<time datetime>`; `None` where it is to be announced.
    pub machine: Option<String>,
    /// The day in words: `19 May 2024`.
    pub day: String,
    /// The weekday; nothing where it isn't known or there are several.
    pub weekday: &'static str,
    /// What happens, by instant.
    pub events: Vec<EventView>,
}

/// An event in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventView {
    /// The kind's name.
    pub kind: &'static str,
    /// Address of the kind's list, relative to the page; `None` where it has none.
    pub kind_href: Option<String>,
    /// The kind's color: the class behind `tag-`.
    pub tag: &'static str,
    /// What happens.
    pub title: String,
    /// When on its day, in the printed zone and the others; nothing of a whole day.
    pub at: Option<Clock>,
    /// How firm it is, and where and with whom.
    pub facts: EventFacts,
    /// The announcements that state it; none where the calendar does.
    pub announcements: Vec<StatedIn>,
    /// What states it where no announcement does.
    pub calendar: Option<&'static str>,
    /// When it was planned before, where the calendar moved it.
    pub moved_from: Option<String>,
    /// Whether the event is the announcement itself.
    pub is_announcement: bool,
    /// Address of its file for calendars, relative to the page, while it is to come.
    pub ics: Option<String>,
}

/// When on its day something happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// The document's wording, such as `close of business`, where it says more than the time.
    pub wording: Option<String>,
    /// The time in the zones that have it: first as printed.
    pub times: Vec<ZoneTime>,
}

/// A time in zones that have it on the same day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ZoneTime {
    /// For `<time datetime>`; of the printed zone alone.
    pub machine: Option<String>,
    /// The time in words; nothing where only the wording tells it.
    pub time: Option<String>,
    /// The day, where it is another than the printed one.
    pub day: Option<String>,
    /// The zones.
    pub zones: Vec<String>,
}

impl Clock {
    /// The time of a moment; `None` of a whole day or of several.
    fn of(moment: &Moment, zones: &[NamedZone], words: &dyn Words) -> Option<Self> {
        let has_time = matches!(moment.when, When::At(_) | When::Half(..));
        if !has_time && moment.wording.is_none() {
            return None;
        }
        let view = moment::moment(moment, zones, words);
        let machine = has_time.then_some(view.machine);
        let mut times = vec![ZoneTime { machine, time: view.time, day: None, zones: vec![view.zone] }];
        for there in view.elsewhere {
            let (time, day) = (Some(there.time), there.other_day.then_some(there.day));
            match times.iter_mut().find(|it| (&it.time, &it.day) == (&time, &day)) {
                Some(same) => same.zones.push(there.zone),
                None => times.push(ZoneTime { machine: None, time, day, zones: vec![there.zone] }),
            }
        }
        Some(Self { wording: view.wording.filter(|wording| !is_told(wording, moment)), times })
    }
}

/// Whether a wording says no more than the time, as `12:00 p.m., New York time` does.
fn is_told(wording: &str, moment: &Moment) -> bool {
    let When::At(at) = moment.when else { return false };
    let time = at.with_timezone(&moment.zone).time();
    let passage = plain_passage(wording, Span::default());
    let is_end = |end: usize| wording[end..].chars().all(|it| !it.is_alphanumeric());
    matches!(&*clocks(&passage), [only] if only.words.start == 0
        && is_end(only.end.max(only.words.end))
        && (only.hour, only.minute) == (time.hour(), time.minute()))
}

/// What else is stated of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EventFacts {
    /// How firm it is.
    pub status: Option<&'static str>,
    /// Where to follow it or to register.
    pub link: Option<String>,
    /// The host of the link.
    pub host: Option<String>,
    /// Where it takes place.
    pub place: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// BCP 47 tag of the language that it is held in.
    pub language: Option<String>,
}

impl EventFacts {
    /// What an event states beyond its day.
    #[must_use]
    pub fn of(entry: &Entry<'_>, words: &dyn Words) -> Self {
        let Some(event) = entry.event else { return Self::default() };
        let link = event.link.as_ref().map(|link| link.value.to_string());
        let host = |link: &String| {
            let rest = link.split_once("://").map_or(&**link, |(_, rest)| rest);
            rest.split(['/', '?', '#']).next().unwrap_or(rest).to_owned()
        };
        Self {
            status: event.status.map(|status| words.status(status)),
            host: link.as_ref().map(host),
            link,
            place: event.place.as_deref().map(str::to_owned),
            contact: event.contact.as_deref().map(str::to_owned),
            language: event.language.as_deref().map(str::to_owned),
        }
    }
}

/// An announcement that states an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedIn {
    /// Address relative to the page.
    pub href: String,
    /// Title.
    pub text: String,
    /// That another announcement changes it, where the event stands all the same.
    pub changed: Option<&'static str>,
}

impl EventView {
    fn new(site: &Site<'_>, entry: &Entry<'_>, root: &str) -> Self {
        let (moment, config) = (entry.moment.as_ref(), site.edition.config());
        let words = words::of(&config.language);
        let stated = entry.source.document().into_iter().chain(entry.also.iter().copied());
        let is_planned = entry.source.document().is_none() && entry.also.is_empty();
        let has_list = moment.is_some() || site.history.timeline.catalog.has(entry.kind);
        Self {
            kind: words.event(entry.kind),
            kind_href: has_list.then(|| format!("{root}{}", path::list(Scope::Kind(entry.kind)))),
            title: words.event_title(&entry.title),
            tag: tag::of_event(entry.kind),
            at: moment.and_then(|moment| Clock::of(moment, &config.zones, words)),
            facts: EventFacts::of(entry, words),
            announcements: stated
                .map(|announcement| StatedIn {
                    href: format!("{root}{}", path::announcement(&announcement.id)),
                    text: announcement.title.to_string(),
                    changed: site.edition.correction_of(&announcement.id).map(|_| words.changed_since(Verb::Corrects)),
                })
                .collect(),
            calendar: is_planned.then(|| words.calendar()),
            moved_from: is_planned.then(|| moved_from(site, entry, words)).flatten(),
            is_announcement: entry.kind == EventKind::Announcement,
            ics: calendar_file(site, entry, root),
        }
    }
}

/// When a planned event was to be before it was moved last: the time alone where the day stayed.
fn moved_from(site: &Site<'_>, entry: &Entry<'_>, words: &dyn Words) -> Option<String> {
    let moved = site.edition.planned(&entry.key)?.moved_until(site.edition.as_of).last()?;
    let from = moved.was.moment.as_ref()?;
    let day = words.when(from.when, from.zone);
    let is_same_day = entry.moment.as_ref().is_some_and(|to| to.days() == from.days());
    let time = Some(moment::moment(from, &[], words)).filter(|_| is_same_day).and_then(|it| Some((it.time?, it.zone)));
    Some(time.map_or(day, |(time, zone)| format!("{time}, {zone}")))
}

/// Events by printed day, in the order in which the days come, for a page with this way to the site's base.
#[must_use]
pub fn days(site: &Site<'_>, entries: &[&Entry<'_>], root: &str) -> Vec<EventDay> {
    let words = words::of(&site.edition.config().language);
    let days = |entry: &Entry<'_>| entry.moment.as_ref().map(|it| (it.days(), it.when.is_one_day()));
    entries
        .chunk_by(|a, b| days(a) == days(b))
        .map(|events| {
            let view = events[0].moment.as_ref().map(|at| moment::moment(at, &[], words));
            EventDay {
                date: events[0].moment.as_ref().map(Moment::date),
                day: view.as_ref().map_or_else(|| words.to_be_announced().to_owned(), |at| at.day.clone()),
                weekday: view.as_ref().map_or("", |at| at.weekday),
                machine: view.map(|at| at.machine.chars().take(10).collect()),
                events: events.iter().map(|entry| EventView::new(site, entry, root)).collect(),
            }
        })
        .collect()
}

/// The file by which an event is added to a reader's calendar, for a page with this way to the site's base; none of what is
/// over or off, or has no day.
#[must_use]
pub fn calendar_file(site: &Site<'_>, entry: &Entry<'_>, root: &str) -> Option<String> {
    if entry.is_past(site.edition.as_of) || entry.replaced.is_some() {
        return None;
    }
    let event = site.history.calendar.find(site.edition, entry).filter(|event| event.state.holds())?;
    Some(format!("{root}{}", path::encoded(&path::event(&event.name, event.nth))))
}

/// What takes an event that is to come into a reader's calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarFile {
    /// Address of its file, relative to the page.
    pub ics: String,
    /// Which event it is, for those who don't see what stands beside the link.
    pub title: String,
}

impl CalendarFile {
    /// That of an event, for a page with this way to the site's base; none where [`calendar_file`] has none.
    #[must_use]
    pub fn of(site: &Site<'_>, entry: &Entry<'_>, root: &str) -> Option<Self> {
        let title = words::of(&site.edition.config().language).event_title(&entry.title);
        Some(Self { ics: calendar_file(site, entry, root)?, title })
    }
}

/// What has become of an event, for its own document's page with this way to the site's base.
#[must_use]
pub fn outcome(site: &Site<'_>, entry: &Entry<'_>, root: &str) -> Option<Outcome> {
    let words = words::of(&site.edition.config().language);
    let own = || Outcome { text: words.became(Verb::Cancels, entry.kind, None), href: None };
    let replaced = entry.replaced.map(|it| moment::outcome(site, it, entry.kind, entry.moment.as_ref(), root));
    replaced.or_else(|| entry.is_cancelled().then(own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use chrono_tz::{America::New_York, Asia::Hong_Kong, Asia::Shanghai};

    fn clock(at: &str, wording: &str) -> String {
        let wording = (!wording.is_empty()).then(|| wording.into());
        let moment = Moment { when: When::At(DateTime::parse_from_rfc3339(at).unwrap()), zone: New_York, wording };
        let zones = [Shanghai, Hong_Kong, New_York].map(NamedZone::of);
        let clock = Clock::of(&moment, &zones, words::of("en")).unwrap();
        let told = |it: &ZoneTime| format!("{} {:?} {}", it.time.as_deref().unwrap(), it.day, it.zones.join("+"));
        let times: Vec<String> = clock.times.iter().map(told).collect();
        format!("{} ({})", times.join(" · "), clock.wording.unwrap_or_default())
    }

    #[test]
    fn a_time_is_told_once_and_zones_that_share_one_stand_together() {
        let noon = "12:00 noon None New York time · \
                    00:00, start of the day Some(\"23 June 2023\") Shanghai time+Hong Kong time";
        let at = "2023-06-22T12:00:00-04:00";
        for wording in ["", "12:00 p.m., New York time", "12 noon (New York time)"] {
            assert_eq!(clock(at, wording), format!("{noon} ()"));
        }
        for wording in ["no later than noon", "12:30 p.m., New York time", "12:00 p.m. sharp"] {
            assert_eq!(clock(at, wording), format!("{noon} ({wording})"));
        }
    }
}
