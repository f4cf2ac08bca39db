//! Calendars: what a reader's calendar is told where a document is withdrawn, where a plan is moved, and that every list says
//! the same of an event.

use crate::archive::{Archive, Site, stdout};
use crate::calendars::{FILE, announce, at, events, meeting, told};

#[test]
fn an_event_of_a_withdrawn_document_is_called_off_under_its_name_and_nothing_else_is_told_of_it() {
    let archive = Archive::empty();
    let keys = "withdrawn = { at = 2024-06-04T09:00:00+08:00, reason = \"Issued in error.\" }\n\
                revisions = [{ at = 2024-05-20T09:00:00+08:00, reason = \"The hall was mistyped.\" }]";
    let facts = meeting("2024-06-27", keys).replace("Annual general", "Secret");
    announce(
        &archive,
        "notice",
        "2024-05-10",
        &format!("{facts}\nplace = \"Secret hall\"\nlink = \"https://secret.example.com/\""),
    );
    let names = ["UID", "SEQUENCE", "STATUS", "DTSTART", "DTSTART;VALUE=DATE", "SUMMARY", "DTSTAMP"];
    let before = told(&at(&archive, "2024-06-01"), FILE, &names);
    assert_eq!(before[1..4], ["1", "CONFIRMED", "20240627T013000Z"]);
    let site = at(&archive, "2024-06-05");
    let after = told(&site, FILE, &names);
    let title = "Cancelled: Example Corp.: Title of notice";
    assert_eq!(after, [&*before[0], "3", "CANCELLED", "", "20240604", title, "20240604T010000Z"]);
    let more = told(&site, FILE, &["DESCRIPTION", "URL", "LOCATION", "CATEGORIES"]);
    assert!(more[0].contains("Issued in error."), "{more:?}");
    assert!(more[1].ends_with("/announcements/notice/") && more[2..] == ["", ""], "{more:?}");
    for path in ["events/calendar.ics", "events/meetings.ics"] {
        assert_eq!(events(&site, path), events(&site, FILE), "{path}");
    }
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        let is_free = ["secret", "20240627", "2024-06-27", "27 june"].iter().all(|it| !text.contains(it));
        assert!(is_free, "{}", path.display());
    }
}

#[test]
fn what_a_withdrawn_document_said_of_an_event_of_another_is_no_event_by_itself() {
    let archive = Archive::empty();
    let keys = "withdrawn = { at = 2024-06-24T09:00:00+08:00, reason = \"Issued in error.\" }";
    announce(&archive, "notice", "2024-05-10", &meeting("2024-06-27", ""));
    let event = meeting("2024-07-11", keys);
    announce(&archive, "later", "2024-06-20", &format!("{event}\nreplaces = \"notice/event\""));
    let told = |day: &str| told(&at(&archive, day), "events/calendar.ics", &["SEQUENCE", "STATUS", "DTSTART"]);
    assert_eq!(told("2024-06-21"), ["1", "CONFIRMED", "20240711T013000Z"]);
    assert_eq!(told("2024-06-25"), ["2", "CONFIRMED", "20240627T013000Z"], "it goes back, and on in its count");
}

#[test]
fn what_was_planned_goes_on_in_its_count_when_the_announcement_that_came_for_it_is_withdrawn() {
    let archive = Archive::empty();
    archive.write("content/calendar.toml", planned("2024-06-27", ""));
    let keys = "withdrawn = { at = 2024-06-04T09:00:00+08:00, reason = \"Issued in error.\" }";
    announce(&archive, "notice", "2024-05-10", &meeting("2024-06-27", keys));
    let told = |day: &str| told(&at(&archive, day), "events/calendar.ics", &["UID", "SEQUENCE", "STATUS"]);
    let before = told("2024-05-11");
    assert_eq!(before[1..], ["1", "CONFIRMED"]);
    assert_eq!(told("2024-06-05"), [&*before[0], "2", "TENTATIVE"]);
}

#[test]
fn the_days_of_a_plan_in_a_withdrawn_document_are_told_nowhere_for_their_names_have_them() {
    let archive = Archive::empty();
    let keys = "withdrawn = { at = 2024-06-04T09:00:00+08:00, reason = \"Issued in error.\" }\n\
                [[repurchases]]\nplan = \"p\"\nname = \"Plan\"\nauthorized = \"US$1\"\nstart = 2024-05-11\nend = 2025-05-10";
    announce(&archive, "plan", "2024-05-10", keys);
    assert!(at(&archive, "2024-05-20").read("events/calendar.ics").contains("UID:plans/"));
    assert!(!at(&archive, "2024-06-05").has("events/calendar.ics"));
}

/// A planned general meeting.
fn planned(day: &str, more: &str) -> String {
    format!(
        "[[events]]\nid = \"agm\"\nkind = \"meeting\"\ntitle = \"Annual general meeting\"\n\
         when = {{ on = {day}, zone = \"Asia/Hong_Kong\" }}\npublish_at = 2024-02-01T00:00:00Z\n{more}\n"
    )
}

const MOVED: &str = "moved = [{ at = 2024-03-01T00:00:00Z, from = { on = 2024-06-20, zone = \"Asia/Hong_Kong\" } },\n\
                     { at = 2024-04-01T00:00:00Z, from = { on = 2024-06-24, zone = \"Asia/Hong_Kong\" } }]";

#[test]
fn a_planned_event_is_on_the_day_that_readers_are_told_and_counts_each_move() {
    let archive = Archive::empty();
    archive.write("content/calendar.toml", planned("2024-06-27", MOVED));
    let names = ["SEQUENCE", "DTSTART;VALUE=DATE", "DTSTAMP"];
    let site = |day: &str| at(&archive, day);
    for (day, expected) in [
        ("2024-02-10", ["0", "20240620", "20240201T000000Z"]),
        ("2024-03-10", ["1", "20240624", "20240301T000000Z"]),
        ("2024-04-10", ["2", "20240627", "20240401T000000Z"]),
    ] {
        assert_eq!(told(&site(day), "events/calendar/agm.ics", &names), expected, "{day}");
    }
    let page = site("2024-03-10").read("events/index.html");
    assert!(page.contains("Planned in the financial calendar, moved from 20 June 2024<"), "{page}");
    let before = "\"eventStatus\":\"https://schema.org/EventRescheduled\",\"previousStartDate\":\"2024-06-20\"";
    assert!(page.contains(before), "{page}");
    for (path, bytes) in site("2024-03-10").files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("2024-06-27") && !text.contains("27 June"), "{}", path.display());
    }
    announce(&archive, "notice", "2024-05-10", &meeting("2024-06-27", ""));
    assert_eq!(told(&site("2024-05-11"), "events/calendar.ics", &["SEQUENCE", "STATUS"]), ["3", "CONFIRMED"]);
    let feed = site("2024-04-10").read("events/feed.json");
    assert!(feed.contains("\"date_modified\":\"2024-04-01T00:00:00Z\""), "{feed}");
}

#[test]
fn a_planned_event_that_loses_its_day_is_called_off_on_the_day_that_it_was_to_be() {
    for (when, more, state, sequence) in [
        ("\"To be announced\"", "", "Postponed: ", "2"),
        ("{ month = \"2024-08\", zone = \"Asia/Hong_Kong\" }", "", "Postponed: ", "2"),
        ("\"To be announced\"", "status = \"cancelled\"", "Cancelled: ", "3"),
    ] {
        let archive = Archive::empty();
        let plan = planned("2024-06-27", &format!("{MOVED}\n{more}"));
        archive.write(
            "content/calendar.toml",
            plan.replace("{ on = 2024-06-27, zone = \"Asia/Hong_Kong\" }\n", &format!("{when}\n")),
        );
        let names = ["SEQUENCE", "STATUS", "DTSTART;VALUE=DATE", "SUMMARY"];
        let said = told(&at(&archive, "2024-04-10"), "events/calendar/agm.ics", &names);
        assert_eq!(said[..3], [sequence, "CANCELLED", "20240624"], "{when} {more}");
        assert!(said[3].starts_with(state), "{said:?}");
    }
}

#[test]
fn a_planned_event_that_is_called_off_in_the_calendar_is_a_newer_version() {
    let archive = Archive::empty();
    archive.write("content/calendar.toml", planned("2024-06-27", "status = \"cancelled\""));
    let told = told(&at(&archive, "2024-03-01"), "events/calendar/agm.ics", &["SEQUENCE", "STATUS", "SUMMARY"]);
    assert_eq!(told, ["1", "CANCELLED", "Cancelled: Example Corp.: Annual general meeting"]);
}

#[test]
fn moves_that_are_out_of_order_or_move_nothing_are_errors() {
    let said = |moves: &str| {
        let archive = Archive::empty();
        archive.write("content/calendar.toml", planned("2024-06-27", moves));
        crate::archive::stderr(&archive.run("check", &["--format", "short"]).code(1))
    };
    let zone = "zone = \"Asia/Hong_Kong\"";
    let of = |at: &str, day: &str| format!("{{ at = {at}, from = {{ on = {day}, {zone} }} }}");
    let early = said(&format!("moved = [{}]", of("2024-02-01T00:00:00Z", "2024-06-20")));
    assert!(early.contains("date-order") && early.contains("not after the publication of the event"), "{early}");
    let (first, second) = (of("2024-04-01T00:00:00Z", "2024-06-20"), of("2024-03-01T00:00:00Z", "2024-06-24"));
    let mixed = said(&format!("moved = [{first}, {second}]"));
    assert!(mixed.contains("date-order") && mixed.contains("not after the one before it"), "{mixed}");
    let same = said(&format!("moved = [{}]", of("2024-04-01T00:00:00Z", "2024-06-27")));
    assert!(same.contains("`agm` is moved to the day that it was on"), "{same}");
}

/// Events by the ends of their titles, each with what lists say of it.
const STATES: [(&str, &str); 7] = [
    ("moved", "updated"),
    ("open", "postponed"),
    ("off", "cancelled"),
    ("called", "cancelled"),
    ("perhaps", "tentative"),
    ("firm", "confirmed"),
    ("planned", "tentative"),
];

#[test]
fn every_list_of_events_says_the_same_of_each() {
    let archive = Archive::empty();
    let event = |id: &str, more: &str| {
        format!(
            "[[events]]\nid = \"{id}\"\nkind = \"other\"\ntitle = \"Day of {id}\"\n\
             when = {{ on = 2024-06-27, zone = \"Asia/Hong_Kong\" }}\n{more}\n"
        )
    };
    let first = ["moved", "open", "off"].map(|id| event(id, "")).concat()
        + &event("called", "status = \"cancelled\"")
        + &event("perhaps", "status = \"tentative\"")
        + &event("firm", "status = \"confirmed\"");
    announce(&archive, "first", "2024-05-10", &first);
    let again = event("again", "").replace("06-27", "07-04");
    announce(&archive, "second", "2024-05-20", "postpones = \"first/open\"");
    announce(&archive, "third", "2024-05-21", "cancels = \"first/off\"");
    announce(&archive, "fourth", "2024-05-22", &format!("{again}replaces = \"first/moved\""));
    archive.write("content/calendar.toml", event("planned", ""));
    let site = at(&archive, "2024-06-01");
    let run = |format: &str| {
        let run = archive.run("events", &["--as-of", "2024-06-01T00:00:00Z", "--format", format]);
        stdout(&run.success())
    };
    let (table, json, csv) = (run("table"), run("json"), run("csv"));
    let (feed, atom) = (site.read("events/feed.json"), site.read("events/feed.xml"));
    let file = site.read("events/events.csv");
    for (id, status) in STATES {
        let title = format!("Day of {id}");
        let line = |text: &str| text.lines().find(|it| it.contains(&title)).unwrap().to_owned();
        assert!(line(&table).contains(&format!("({status}")), "{table}");
        assert!(line(&csv).contains(&format!(",{status},")) && line(&file).contains(&format!(",{status},")), "{id}");
        let record = json.split("},{").find(|it| it.contains(&title)).unwrap();
        assert!(record.contains(&format!("\"status\":\"{status}\"")), "{record}");
        let item = feed.split("{\"id\"").find(|it| it.contains(&title)).unwrap();
        assert!(item.contains(&format!("\"status\":\"{status}\"")), "{item}");
        let entry = atom.split("<entry>").find(|it| it.contains(&format!(">{title}<"))).unwrap();
        assert!(entry.contains(&format!("term=\"{status}\"")), "{entry}");
        let all = events(&site, "events/calendar.ics");
        let of = all.iter().find(|it| {
            it["UID"].starts_with(&format!("first/{id}@")) || it["UID"].starts_with(&format!("calendar/{id}@"))
        });
        let told = of.unwrap()["STATUS"].to_lowercase();
        let expected = match (id, status) {
            // It stands on its new day.
            ("moved", _) => "confirmed",
            (_, "postponed") => "cancelled",
            (_, status) => status,
        };
        assert_eq!(told, expected, "{id}");
    }
}

/// A document that tells of a plan and its last day.
fn plan(end: &str) -> String {
    format!("[[repurchases]]\nplan = \"p\"\nname = \"Plan\"\nauthorized = \"US$1\"\nstart = 2024-05-11\nend = {end}")
}

#[test]
fn the_end_of_a_plan_that_a_document_moves_is_the_same_event_on_another_day() {
    let archive = Archive::empty();
    announce(&archive, "a", "2024-05-10", &plan("2025-05-10"));
    announce(&archive, "b", "2024-06-10", &plan("2025-05-10"));
    let withdrawn = "withdrawn = { at = 2024-08-10T00:00:00+08:00, reason = \"Issued in error.\" }\n";
    announce(&archive, "c", "2024-07-10", &format!("{withdrawn}{}\nend_before = 2025-05-10", plan("2025-11-10")));
    let end = |site: &Site| -> Vec<[String; 4]> {
        let all = events(site, "events/calendar.ics").into_iter().filter(|it| it["UID"].contains("end"));
        all.map(|it| ["UID", "SEQUENCE", "STATUS", "DTSTART;VALUE=DATE"].map(|name| it[name].clone())).collect()
    };
    let uid = end(&at(&archive, "2024-05-20"))[0][0].clone();
    assert!(uid.starts_with("plans/plan-p-end-2025-05-10@"), "{uid}");
    for (day, sequence, date) in [
        ("2024-05-20", "0", "20250510"),
        ("2024-06-20", "1", "20250510"),
        ("2024-07-20", "2", "20251110"),
        ("2024-08-20", "3", "20250510"),
    ] {
        assert_eq!(end(&at(&archive, day)), [[&*uid, sequence, "CONFIRMED", date]], "{day}");
    }
    let csv = at(&archive, "2024-07-20").read("events/events.csv");
    assert!(csv.contains("a/plan-p-end,day,updated,c/plan-p-end\r\n"), "{csv}");
    assert_eq!(csv.matches("plan-p-end,day").count(), 2, "{csv}");
    let page = at(&archive, "2024-07-20").read("announcements/a/index.html");
    assert!(page.contains("10 November 2025"), "{page}");
}
