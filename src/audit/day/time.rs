//! Times of day in texts, against the instants that typed facts state.

use super::super::Others;
use super::super::book::Book;
use super::super::untold::Untold;
use super::known::Known;
use super::untold;
use crate::diagnostic::Code;
use crate::prose::{Clock, Day, Passage, clocks};
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;

/// The times of a passage that are none of the document's instants: of one that stands beside a day, on that day.
pub(super) fn slips<'a>(
    book: &Book<'a>,
    others: &Others<'a>,
    passage: &Passage,
    days: &[Day],
    known: &mut Option<Known<'a>>,
    slips: &mut Vec<Untold>,
) {
    let found = clocks(passage);
    for (_, clock) in found.iter().enumerate().filter(|(at, _)| !is_of_hours(passage, &found, *at)) {
        let known = known.get_or_insert_with(|| Known::of(book, others));
        if known.instants.is_empty() {
            return;
        }
        let beside = beside(passage, days, clock);
        // A document for one listing is read where that is.
        let own = &book.announcement.listings;
        let is_own = |id: &str| own.is_empty() || own.iter().any(|it| &*it.value == id);
        let listed = || book.issuer.listings.iter().filter(|it| is_own(&it.id.value)).map(|it| it.zone);
        let zones = |zone: Tz| -> Vec<Tz> {
            if clock.zones.is_empty() { listed().chain([zone]).collect() } else { clock.zones.clone() }
        };
        let is_then = |(instant, zone): &(DateTime<Utc>, Tz)| {
            zones(*zone).into_iter().any(|zone| {
                let local = instant.with_timezone(&zone);
                let is_day = beside.is_none_or(|day| day.says.may_be(local.date_naive()));
                is_day && (local.hour(), local.minute()) == (clock.hour, clock.minute)
            })
        };
        if known.instants.iter().any(is_then) {
            continue;
        }
        let locals = || {
            let of = |(instant, zone): &(DateTime<Utc>, Tz)| {
                let zone = clock.zones.first().copied().unwrap_or(*zone);
                instant.with_timezone(&zone)
            };
            known.instants.iter().map(of)
        };
        let is_on_day = |day: NaiveDate| beside.is_none_or(|it| it.says.may_be(day));
        let on_day = known.instants.iter().zip(locals()).filter(|((instant, zone), local)| {
            is_on_day(local.date_naive()) || is_on_day(instant.with_timezone(zone).date_naive())
        });
        let on_day: Vec<DateTime<Tz>> = on_day.map(|(_, local)| local).collect();
        // A day on which nothing is typed with a time says nothing of times; and it may be none of the document's days.
        if !on_day.is_empty() {
            slips.push(slip(passage, clock, &on_day));
        }
    }
}

fn slip(passage: &Passage, clock: &Clock, instants: &[DateTime<Tz>]) -> Untold {
    let words = passage.words[clock.words.start..clock.end].trim().to_owned();
    let minutes = |hour: u32, minute: u32| i64::from(hour * 60 + minute);
    let told = minutes(clock.hour, clock.minute);
    let near = instants.iter().min_by_key(|it| (minutes(it.hour(), it.minute()) - told).abs());
    let message = format!("`{words}` is none of the times that the document states");
    let mend = match near {
        Some(near) => format!(
            "the nearest is {} {}: mend the one that is wrong",
            near.format("%H:%M on %-d %B %Y"),
            near.timezone().name()
        ),
        None => "mend it".to_owned(),
    };
    untold(Code::UntypedTime, clock.span, words, message, &mend, "A time")
}

/// Whether a time is one of opening hours and the like: `from 9:00 a.m. to 5:00 p.m.`.
fn is_of_hours(passage: &Passage, found: &[Clock], at: usize) -> bool {
    let text = passage.words.as_str();
    let joins = |a: &Clock, b: &Clock| {
        let gap = text.get(a.end..b.words.start).unwrap_or_default();
        let gap = gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ','));
        matches!(gap, "to" | "and" | "until" | "till" | "-" | "–" | "—" | "through" | "or")
    };
    let is_joined =
        at > 0 && joins(&found[at - 1], &found[at]) || found.get(at + 1).is_some_and(|next| joins(&found[at], next));
    let hours =
        ["trading hours", "business hours", "office hours", "each day", "every day", "daily", "each business day"];
    is_joined && !is_same_instant(found, at) || hours.iter().any(|it| text.contains(it))
}

/// Whether the time beside it is the same one in another zone: `8:00 p.m. New York time and 8:00 a.m. Beijing time`.
fn is_same_instant(found: &[Clock], at: usize) -> bool {
    let zones = |at: usize| found.get(at).map(|it| it.zones.as_slice()).unwrap_or_default();
    let differ = |a: &[Tz], b: &[Tz]| !a.is_empty() && !b.is_empty() && a != b;
    at > 0 && differ(zones(at - 1), zones(at)) || differ(zones(at), zones(at + 1))
}

/// The day that a time stands beside.
fn beside<'d>(passage: &Passage, days: &'d [Day], clock: &Clock) -> Option<&'d Day> {
    let text = passage.words.as_str();
    let is_beside = |gap: &str| {
        gap.len() < 48
            && gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
                let word = word.to_ascii_lowercase();
                matches!(
                    word.as_str(),
                    "on" | "at"
                        | "by"
                        | "from"
                        | "the"
                        | "of"
                        | "before"
                        | "no"
                        | "not"
                        | "later"
                        | "than"
                        | "until"
                        | "local"
                        | "time"
                        | "day"
                ) || word.ends_with("day")
            })
    };
    let behind = days.iter().find(|day| day.words.start >= clock.end);
    let behind = behind.filter(|day| is_beside(&text[clock.end..day.words.start]));
    let before = days.iter().rev().find(|day| day.words.end <= clock.words.start);
    behind.or(before.filter(|day| is_beside(&text[day.words.end..clock.words.start])))
}
