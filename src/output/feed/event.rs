//! Events as entries of a feed, with when they take place.

use super::entry::{Entry, Occurrence, instant};
use super::tag::{FIRST_YEAR, tag};
use crate::address::{Site, path};
use crate::config::Config;
use crate::domain::former::first_id;
use crate::domain::{Announcement, Moment, When};
use crate::history::{feed, timeline, updated};
use crate::output::csv_events::{certainty, status};
use crate::page::outcome;
use crate::words::Words;
use chrono::Datelike;
use std::fmt::Write;

/// The entry of an event.
pub fn event(site: &Site<'_>, it: &timeline::Entry<'_>, words: &dyn Words) -> Entry {
    let (edition, config) = (site.edition, site.edition.config());
    let base = &*config.base_url.value;
    let address = |id: &str| format!("{base}{}", path::canonical(&path::announcement(id)));
    let source = it.source.document();
    let became = outcome(site, it, base);
    let published = feed::known(edition, it);
    let replaced = it.replaced.map(|replaced| replaced.by);
    let documents = source.into_iter().chain(it.also.iter().copied()).chain(replaced);
    let moved =
        edition.planned(&it.key).filter(|_| source.is_none()).and_then(|it| it.moved_until(edition.as_of).last());
    let updated = documents.clone().map(|it| updated::updated(edition, it)).fold(published, Ord::max);
    let updated = moved.map_or(updated, |it| updated.max(it.at.value.to_utc()));
    let related = documents.skip(usize::from(source.is_some())).map(|it| (address(&it.id), it.title.to_string()));
    let mut summary =
        it.moment.as_ref().map_or_else(|| words.to_be_announced().to_owned(), |at| said(at, config, words));
    if let Some(became) = &became {
        let _ = write!(summary, " ({})", became.text);
    }
    if let Some(source) = source {
        let _ = write!(summary, ". {}", source.title);
    }
    Entry {
        id: name(site, it, source),
        title: words.event_title(&it.title),
        page: source.map_or_else(|| format!("{base}events/"), |it| address(&it.id)),
        related: related.collect(),
        official: None,
        published,
        updated,
        language: source.filter(|it| it.language != config.language).map(|it| it.language.to_string()),
        author: None,
        summary: Some(summary),
        text: None,
        categories: vec![(it.kind.id().to_owned(), words.event(it.kind).to_owned())],
        files: Vec::new(),
        event: Some(occurrence(it)),
    }
}

/// The event's name: by the document that states it first and its key in there. What the calendar plans has no year: its day
/// may be moved.
fn name(site: &Site<'_>, it: &timeline::Entry<'_>, source: Option<&Announcement>) -> String {
    let year = source.map_or(FIRST_YEAR, |it| it.dated.value.year());
    let id = source.map_or_else(|| it.source.id(), |it| first_id(&it.former, &it.id));
    tag(&site.edition.config().first_base_url, year, &format!("events/{id}/{}", it.key))
}

fn occurrence(it: &timeline::Entry<'_>) -> Occurrence {
    let moment = it.moment.as_ref();
    let (start, end) = moment.map_or((None, None), bounds);
    Occurrence {
        start,
        end,
        zone: moment.map(|at| at.zone.name()),
        certainty: certainty(moment),
        status: status(it),
        place: it.event.and_then(|event| event.place.as_deref()).map(str::to_owned),
        link: it.event.and_then(|event| event.link.as_ref()).map(|link| link.value.to_string()),
    }
}

/// When it starts and, where it lasts, when it ends: an instant, or the first and the last day.
fn bounds(moment: &Moment) -> (Option<String>, Option<String>) {
    let local = |at: chrono::DateTime<chrono::Utc>| instant(at.with_timezone(&moment.zone).fixed_offset());
    match moment.when {
        When::At(_) => (Some(local(moment.start())), None),
        When::Half(..) => (Some(local(moment.start())), Some(local(moment.end()))),
        When::Day(day) => (Some(day.to_string()), None),
        When::Days(..) | When::Month(_) | When::Quarter(_) => {
            let (first, last) = moment.days();
            (Some(first.to_string()), Some(last.to_string()))
        }
    }
}

/// When it is, in words: `Monday, 20 May 2024, 7:30 a.m. New York time`.
fn said(moment: &Moment, config: &Config, words: &dyn Words) -> String {
    let mut said = String::new();
    if moment.when.is_one_day() {
        let _ = write!(said, "{}, ", words.weekday(moment.date()));
    }
    said.push_str(&words.when(moment.when, moment.zone));
    let time = match moment.when {
        When::At(at) => Some(words.time(at.with_timezone(&moment.zone).time())),
        When::Half(_, half) => Some(words.half(half).to_owned()),
        _ => None,
    };
    if let Some(time) = time {
        let _ = write!(said, ", {time} {}", words.zone(moment.zone, &config.zones));
    }
    said
}
