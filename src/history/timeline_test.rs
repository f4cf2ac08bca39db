//! Tests of the timeline, on small archives read from text.

use super::*;
use crate::archive::Archive;
use crate::check::{Verdict, check};
use crate::decode::decode;
use crate::source::{Content, SourceFile, Sources};
use crate::words;

const SITE: &str = include_str!("../check/tests/fixture/site.toml");
const DIVIDEND: &str = include_str!("../check/tests/fixture/dividend.md");
const ISSUANCE: &str = include_str!("../check/tests/fixture/issuance.md");
const MEETING: &str = include_str!("../check/tests/fixture/meeting.md");

const RESULTS: &str = r#"+++
title = "Results"
dated = 2024-05-19
zone = "Asia/Shanghai"
released_at = 2024-05-19T17:00:00-04:00
kind = "results"
source = { title = "Form 6-K" }

[[repurchases]]
plan = "2024"
name = "2024 plan"
announced = 2024-03-12
start = 2024-04-01
months = 12
progress = [{ as_of = 2024-05-17, spent = "US$65 million" }]

[results]
period = "2024-Q1"

[results.call]
at = { at = 2024-05-20T07:30:00-04:00, zone = "America/New_York" }
+++
"#;

/// An announcement without facts of its own, with TOML between its front matter's fences.
fn other(rest: &str) -> String {
    format!(
        "+++\ntitle = \"Note\"\ndated = 2024-08-01\nzone = \"Asia/Shanghai\"\nkind = \"other\"\n\
         source = {{ title = \"Note\" }}\n{rest}\n+++\n"
    )
}

fn archive(announcements: &[(&str, &str)]) -> Archive {
    with_calendar(announcements, "")
}

fn with_calendar(announcements: &[(&str, &str)], calendar: &str) -> Archive {
    let site = SITE.split("[[charts]]").next().unwrap();
    let text = |path: String, text: &str| SourceFile { path: path.into(), content: Content::Text(text.into()) };
    let mut files: Vec<SourceFile> = announcements
        .iter()
        .map(|(id, body)| text(format!("content/announcements/{id}/announcement.md"), body))
        .collect();
    files.push(text("content/calendar.toml".to_owned(), calendar));
    files.push(text("site.toml".to_owned(), site));
    let sources = Sources { root: "archive".into(), files, ..Sources::default() };
    let (documents, mut findings) = decode(&sources).unwrap();
    let Verdict { archive, findings: found, .. } = check(documents, &sources);
    findings.extend(found);
    assert!(findings.is_empty(), "{findings:?}");
    archive.unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

#[path = "timeline_states_test.rs"]
mod states;

fn told(entry: &Entry<'_>) -> String {
    words::of("en").event_title(&entry.title)
}

fn day(entry: &Entry<'_>) -> String {
    entry.moment.as_ref().map_or_else(|| "to be announced".to_owned(), |moment| moment.date().to_string())
}

/// The events: day in the printed zone, kind, title.
fn lines<'t>(entries: impl IntoIterator<Item = &'t Entry<'t>>) -> Vec<String> {
    entries.into_iter().map(|entry| format!("{} {}: {}", day(entry), entry.kind.id(), told(entry))).collect()
}

fn timeline(archive: &Archive) -> Timeline<'_> {
    Timeline::new(Box::leak(Box::new(Edition::new(archive, instant("2026-01-01T00:00:00Z"), false))))
}

#[test]
fn every_typed_date_is_an_event() {
    let archive =
        archive(&[("dividend", DIVIDEND), ("issuance", ISSUANCE), ("meeting", MEETING), ("results", RESULTS)]);
    let expected = [
        "2022-09-30 as-of: Shares in issue counted from this day: issue of 830,000 shares",
        "2022-12-06 announcement: Over-allotment option",
        "2022-12-06 other: Option exercised or issue agreed: 830,000 shares",
        "2022-12-09 listing: Dealings begin: 830,000 shares issued",
        "2023-05-12 announcement: Notice of annual general meeting",
        "2023-05-30 record-date: Annual general meeting: Share Record Date (Holders of shares)",
        "2023-06-28 deadline: Annual general meeting: Proxy form (Holders of shares)",
        "2023-06-30 meeting: Annual general meeting",
        "2023-12-31 period-end: Reporting period of the dividend ends: USD 0.29 per share",
        "2024-03-12 other: 2024 plan announced",
        "2024-03-13 announcement: Dividend",
        "2024-03-31 period-end: Q1 2024 ends",
        "2024-04-01 plan-start: 2024 plan starts",
        "2024-04-12 ex-date: Ex-dividend date on HKEX: USD 0.29 per share",
        "2024-04-15 record-date: Record date for HKEX: USD 0.29 per share",
        "2024-04-15 deadline: Last time to lodge transfers for HKEX: USD 0.29 per share",
        "2024-05-17 as-of: 2024 plan: progress as of this day",
        "2024-05-20 announcement: Results",
        "2024-05-20 call: Results call for Q1 2024",
        "2024-05-21 payment: Payment for HKEX: USD 0.29 per share",
        "2025-03-31 plan-end: 2024 plan ends (computed from its start and length)",
    ];
    assert_eq!(lines(&timeline(&archive).entries), expected);
}

#[test]
fn events_come_by_their_first_instant_then_kind_then_announcement() {
    let event = |kind: &str, when: &str| {
        other(&format!("[[events]]\nkind = \"{kind}\"\ntitle = \"Event\"\nwhen = {{ {when} }}"))
    };
    let archive = archive(&[
        ("b", &event("other", "on = 2024-06-02, zone = \"America/New_York\"")),
        ("c", &event("call", "at = 2024-06-02T00:00:00-04:00, zone = \"America/New_York\"")),
        ("d", &event("other", "on = 2024-06-02, zone = \"Asia/Hong_Kong\"")),
        ("a", &event("other", "on = 2024-06-02, zone = \"America/New_York\"")),
    ]);
    let timeline = timeline(&archive);
    let june: Vec<&str> = timeline
        .entries
        .iter()
        .filter(|entry| entry.kind != EventKind::Announcement)
        .map(|entry| entry.source.id())
        .collect();
    assert_eq!(june, ["d", "c", "a", "b"]);
}

#[test]
fn a_date_of_a_plan_that_several_announcements_state_is_one_event() {
    let stated = "[[repurchases]]\nplan = \"2024\"\nname = \"2024 plan\"\nstart = 2024-04-01\nend = 2025-03-31";
    let later = other(stated);
    let archive = archive(&[("results", RESULTS), ("update", &later)]);
    let timeline = timeline(&archive);
    let plan = |kind| timeline.entries.iter().filter(move |entry| entry.kind == kind).collect::<Vec<_>>();
    let (starts, ends) = (plan(EventKind::PlanStart), plan(EventKind::PlanEnd));
    assert_eq!((starts.len(), ends.len()), (1, 1));
    let stating: Vec<&str> =
        starts[0].source.document().into_iter().chain(starts[0].also.iter().copied()).map(|it| &*it.id).collect();
    assert_eq!(stating, ["results", "update"]);
    assert_eq!(told(ends[0]), "2024 plan ends", "a stated end replaces the computed one");
}

#[test]
fn a_day_is_to_come_until_it_ends_in_its_zone() {
    let event =
        "[[events]]\nkind = \"other\"\ntitle = \"Event\"\nwhen = { on = 2024-06-02, zone = \"Asia/Hong_Kong\" }";
    let text = other(event);
    let archive = archive(&[("note", &text)]);
    let timeline = timeline(&archive);
    let split = |at: &str| (lines(timeline.past(instant(at))).len(), lines(timeline.upcoming(instant(at))).len());
    assert_eq!(split("2024-06-01T15:59:59Z"), (1, 1));
    assert_eq!(split("2024-06-02T15:59:59Z"), (1, 1));
    assert_eq!(split("2024-06-02T16:00:00Z"), (2, 0));
}

#[test]
fn an_announcement_is_past_even_on_the_day_that_it_prints() {
    let text = other("");
    let archive = archive(&[("note", &text)]);
    let timeline = timeline(&archive);
    for at in ["2024-07-31T00:00:00Z", "2024-08-01T08:00:00Z"] {
        assert_eq!((lines(timeline.past(instant(at))).len(), lines(timeline.upcoming(instant(at))).len()), (1, 0));
    }
}

#[test]
fn the_next_event_and_the_latest_one_come_first() {
    let archive = archive(&[("dividend", DIVIDEND)]);
    let timeline = timeline(&archive);
    let as_of = instant("2024-04-15T00:00:00Z");
    assert!(lines(timeline.upcoming(as_of).take(1))[0].contains("record-date"));
    assert!(lines(timeline.past(as_of).take(1))[0].contains("ex-date"));
}

#[test]
fn kinds_count_their_events() {
    let archive = archive(&[("dividend", DIVIDEND), ("meeting", MEETING)]);
    let kinds = timeline(&archive).catalog.kinds();
    let count = |kind| kinds.iter().find(|(other, _)| *other == kind).map(|(_, count)| *count);
    assert_eq!(count(EventKind::RecordDate), Some(2));
    assert_eq!(count(EventKind::Announcement), Some(2));
    assert_eq!(count(EventKind::Call), None);
}
