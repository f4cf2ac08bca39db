//! Tests of what becomes of events that other documents change.

use super::*;

const NOTICE: &str = r#"+++
title = "Notice of Annual General Meeting"
dated = 2024-05-10
zone = "Asia/Hong_Kong"
kind = "general-meeting-notice"
source = { title = "Notice" }

[meeting]
name = "Annual general meeting"
at = { at = 2024-06-28T10:00:00+08:00, zone = "Asia/Hong_Kong" }
place = "office"

[[meeting.record_dates]]
name = "Record date"
holders = "Shareholders"
at = { on = 2024-05-24, zone = "Asia/Hong_Kong" }
voting = "In person."

[[meeting.deadlines]]
name = "Proxy form"
holders = "Shareholders"
at = { at = 2024-06-26T10:00:00+08:00, zone = "Asia/Hong_Kong" }
organization = "example-bank"
+++
"#;

fn notice(dated: &str, keys: &str, meeting: &str, deadline: &str) -> String {
    NOTICE
        .replace("dated = 2024-05-10", &format!("dated = {dated}\n{keys}"))
        .replace("2024-06-28T10", meeting)
        .replace("2024-06-26T10", deadline)
}

/// An announcement of a day without facts of its own.
fn note(dated: &str, rest: &str) -> String {
    other(rest).replace("2024-08-01", dated)
}

/// Events but announcements that stand, and those that don't with what has become of them.
fn states(archive: &Archive, as_of: &str) -> (Vec<String>, Vec<String>) {
    let edition = Box::leak(Box::new(Edition::new(archive, instant(as_of), false)));
    let timeline = Timeline::new(edition);
    let entries = timeline.entries.iter().filter(|entry| entry.kind != EventKind::Announcement);
    let stands = entries.map(|entry| format!("{} {}", day(entry), entry.id())).collect();
    let off = timeline.off.iter().map(|entry| {
        let became = entry.replaced.map_or_else(
            || "cancelled".to_owned(),
            |it| {
                let day = |at: Option<&Moment>| at.map_or("open".to_owned(), |at| at.date().to_string());
                let to = it.to.as_ref().map_or_else(|| "-".to_owned(), |to| day(to.moment.as_ref()));
                format!("{} {to} by {}", it.verb.key(), it.by.id)
            },
        );
        format!("{} {became}", entry.id())
    });
    (stands, off.collect())
}

fn standing(archive: &Archive, as_of: &str) -> Vec<String> {
    states(archive, as_of).0
}

#[test]
fn a_meeting_stands_once_before_and_after_it_is_postponed() {
    let postponed = notice("2024-06-14", "postpones = \"a\"", "2024-07-26T10", "2024-07-24T10");
    let archive = archive(&[("a", NOTICE), ("b", &postponed)]);
    let before = ["2024-05-24 a/record-date", "2024-06-26 a/deadline", "2024-06-28 a/meeting"];
    assert_eq!(states(&archive, "2024-06-01T00:00:00Z"), (before.map(str::to_owned).to_vec(), vec![]));
    let (stands, off) = states(&archive, "2024-06-20T00:00:00Z");
    assert_eq!(stands, ["2024-05-24 a/record-date", "2024-07-24 b/deadline", "2024-07-26 b/meeting"]);
    assert_eq!(off, ["a/deadline postpones 2024-07-24 by b", "a/meeting postpones 2024-07-26 by b"]);
}

#[test]
fn with_a_meeting_that_a_plain_note_postpones_go_the_days_before_it_that_are_to_come() {
    let moved = "postpones = \"a\"\n[[events]]\nkind = \"meeting\"\ntitle = \"Meeting of the year\"\n\
                 when = { at = 2024-07-26T10:00:00+08:00, zone = \"Asia/Hong_Kong\" }";
    let archive = archive(&[("a", NOTICE), ("b", &note("2024-06-14", moved))]);
    let (stands, off) = states(&archive, "2024-06-20T00:00:00Z");
    assert_eq!(stands, ["2024-05-24 a/record-date", "2024-07-26 b/event"], "who could vote on 24 May is past");
    assert_eq!(off, ["a/deadline postpones - by b", "a/meeting postpones 2024-07-26 by b"]);
}

#[test]
fn a_meeting_postponed_twice_leads_to_the_last_day_and_one_called_off_to_none() {
    let second = notice("2024-06-14", "postpones = \"a\"", "2024-07-26T10", "2024-07-24T10");
    let third = notice("2024-07-10", "postpones = \"b\"", "2024-09-26T10", "2024-09-24T10");
    let called_off = note("2024-08-20", "cancels = \"c\"");
    let archive = archive(&[("a", NOTICE), ("b", &second), ("c", &third), ("d", &called_off)]);
    let (stands, off) = states(&archive, "2024-08-01T00:00:00Z");
    assert_eq!(stands, ["2024-05-24 a/record-date", "2024-09-24 c/deadline", "2024-09-26 c/meeting"]);
    assert!(off.contains(&"a/meeting postpones 2024-09-26 by c".to_owned()), "{off:?}");
    assert!(off.contains(&"b/meeting postpones 2024-09-26 by c".to_owned()), "{off:?}");
    let (stands, off) = states(&archive, "2024-09-01T00:00:00Z");
    assert_eq!(stands, ["2024-05-24 a/record-date"]);
    for meeting in ["a/meeting", "b/meeting", "c/meeting"] {
        assert!(off.contains(&format!("{meeting} cancels - by d")), "{off:?}");
    }
}

#[test]
fn a_postponement_without_a_new_day_takes_the_old_one_away_and_a_later_one_brings_it() {
    let open = note("2024-06-14", "postpones = \"a\"");
    let day = note(
        "2024-07-01",
        "updates = \"b\"\n[[events]]\nkind = \"meeting\"\ntitle = \"Annual general meeting\"\n\
         when = { at = 2024-07-26T10:00:00+08:00, zone = \"Asia/Hong_Kong\" }",
    );
    let archive = archive(&[("a", NOTICE), ("b", &open), ("c", &day)]);
    assert_eq!(standing(&archive, "2024-06-20T00:00:00Z"), ["2024-05-24 a/record-date"]);
    let (stands, off) = states(&archive, "2024-07-02T00:00:00Z");
    assert_eq!(stands, ["2024-05-24 a/record-date", "2024-07-26 c/event"]);
    assert!(off.contains(&"a/meeting updates 2024-07-26 by c".to_owned()), "{off:?}");
}

#[test]
fn an_update_of_a_dividend_moves_what_it_states_otherwise_and_joins_what_it_states_again() {
    let update = DIVIDEND
        .replace("dated = 2024-03-13", "dated = 2024-04-02\nupdates = \"a\"")
        .replace("2024-05-21", "2024-05-28");
    assert_ne!(update, DIVIDEND);
    let archive = archive(&[("a", DIVIDEND), ("b", &update)]);
    let edition = Edition::new(&archive, instant("2024-04-10T00:00:00Z"), false);
    let timeline = Timeline::new(&edition);
    let payments: Vec<String> =
        timeline.entries.iter().filter(|it| it.kind == EventKind::Payment).map(|it| day(it)).collect();
    assert_eq!(payments, ["2024-05-28"]);
    let ex: Vec<&Entry<'_>> = timeline.entries.iter().filter(|it| it.kind == EventKind::ExDate).collect();
    assert_eq!((ex.len(), ex[0].source.id(), ex[0].also.len()), (1, "a", 1));
}

#[test]
fn one_event_of_a_document_is_replaced_by_name_and_another_called_off() {
    let notice_call = "[[events]]\nid = \"webcast\"\nkind = \"call\"\ntitle = \"Webcast\"\n\
                       when = { on = 2024-09-02, zone = \"Asia/Hong_Kong\" }\n\
                       [[events]]\nkind = \"other\"\ntitle = \"Site visit\"\n\
                       when = { month = \"2024-10\", zone = \"Asia/Hong_Kong\" }";
    let later = "[[events]]\nkind = \"call\"\ntitle = \"Investor call\"\nreplaces = \"a/webcast\"\n\
                 when = { on = 2024-09-04, zone = \"Asia/Hong_Kong\" }\n\
                 [[events]]\nkind = \"other\"\ntitle = \"Site visit\"\nreplaces = \"a/event-2\"\nstatus = \"cancelled\"\n\
                 when = { month = \"2024-10\", zone = \"Asia/Hong_Kong\" }";
    let archive = archive(&[("a", &note("2024-08-01", notice_call)), ("b", &note("2024-08-20", later))]);
    let (stands, off) = states(&archive, "2024-08-21T00:00:00Z");
    assert_eq!(stands, ["2024-09-04 b/event"]);
    assert_eq!(off, ["a/webcast updates 2024-09-04 by b", "a/event-2 cancels - by b"]);
}

#[test]
fn what_replaces_must_be_public_itself_and_what_is_withdrawn_replaces_nothing() {
    let gate = "postpones = \"a\"\npublish_at = 2024-06-14T09:00:00+08:00\n\
                withdrawn = { at = 2024-06-16T09:00:00+08:00, reason = \"Issued in error.\" }";
    let postponed = notice("2024-06-14", gate, "2024-07-26T10", "2024-07-24T10");
    let archive = archive(&[("a", NOTICE), ("b", &postponed)]);
    let meeting = |as_of| standing(&archive, as_of).pop().unwrap();
    assert_eq!(meeting("2024-06-14T00:59:59Z"), "2024-06-28 a/meeting");
    assert_eq!(meeting("2024-06-14T01:00:00Z"), "2024-07-26 b/meeting");
    assert_eq!(meeting("2024-06-16T01:00:00Z"), "2024-06-28 a/meeting");
}

#[test]
fn what_has_no_day_yet_comes_last_and_is_never_past() {
    let open = "[[events]]\nkind = \"results\"\ntitle = \"Annual results\"\nwhen = \"To be announced\"\n\
                [[events]]\nkind = \"call\"\ntitle = \"Call\"\nwhen = { quarter = \"2024-Q4\", zone = \"Asia/Hong_Kong\" }";
    let archive = archive(&[("a", &note("2024-08-01", open))]);
    let timeline = timeline(&archive);
    let to_come = |as_of| lines(timeline.upcoming(instant(as_of)));
    let both = ["2024-10-01 call: Call", "to be announced results: Annual results"];
    assert_eq!(to_come("2024-12-31T15:59:59Z"), both, "a quarter is to come until it ends");
    assert_eq!(to_come("2024-12-31T16:00:00Z"), both[1..]);
}

#[test]
fn what_is_planned_gives_way_to_the_announcement_that_comes_for_it() {
    let calendar = "[[events]]\nid = \"agm\"\nkind = \"meeting\"\ntitle = \"Annual General Meeting\"\n\
                    when = { quarter = \"2024-Q2\", zone = \"Asia/Hong_Kong\" }\n\
                    [[events]]\nid = \"q1\"\nkind = \"results\"\ntitle = \"First quarter results\"\nperiod = \"2024-Q1\"\n\
                    when = { on = 2024-05-20, zone = \"Asia/Hong_Kong\" }\nstatus = \"tentative\"\n\
                    [[events]]\nid = \"q2\"\nkind = \"results\"\ntitle = \"Second quarter results\"\nperiod = \"2024-Q2\"\n\
                    when = { month = \"2024-08\", zone = \"Asia/Hong_Kong\" }\npublish_at = 2024-06-01T00:00:00Z\n";
    let archive = with_calendar(&[("a", NOTICE), ("r", RESULTS)], calendar);
    let planned = |as_of: &str| {
        let (stands, off) = states(&archive, as_of);
        let of = |all: Vec<String>| all.into_iter().filter(|it| it.contains("calendar/")).collect::<Vec<_>>();
        (of(stands), of(off))
    };
    let both = ["2024-04-01 calendar/agm", "2024-05-20 calendar/q1"].map(str::to_owned).to_vec();
    assert_eq!(planned("2024-05-01T00:00:00Z"), (both, vec![]));
    let (stands, off) = planned("2024-05-21T00:00:00Z");
    assert_eq!(stands, [""; 0], "what isn't public yet is in no list");
    assert_eq!(off, ["calendar/agm updates 2024-06-28 by a", "calendar/q1 updates - by r"]);
    assert_eq!(planned("2024-06-01T00:00:00Z").0, ["2024-08-01 calendar/q2"]);
}
