//! Calendars: one name and one address an event, whatever becomes of it, and what a reader's calendar is told.

use crate::archive::{Archive, Site};
use std::collections::BTreeMap;

/// The properties of an event, by their names with parameters, unfolded.
pub type Event = BTreeMap<String, String>;

/// The events of a calendar. Every line has its end, and none is too long.
pub fn events(site: &Site, path: &str) -> Vec<Event> {
    let text = site.read(path);
    assert!(text.ends_with("END:VCALENDAR\r\n") && text.matches('\n').count() == text.matches("\r\n").count());
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    let text = text.replace("\r\n ", "");
    let events = text.split("BEGIN:VEVENT\r\n").skip(1).map(|it| it.split("END:VEVENT").next().unwrap());
    events.map(|it| it.lines().map(|line| line.split_once(':').unwrap()).map(own).collect()).collect()
}

fn own((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// The only event of a file, by these properties.
pub fn told(site: &Site, path: &str, names: &[&str]) -> Vec<String> {
    let all = events(site, path);
    assert_eq!(all.len(), 1, "{all:?}");
    names.iter().map(|name| all[0].get(*name).cloned().unwrap_or_default()).collect()
}

fn local_part(uid: &str) -> &str {
    uid.split_once('@').unwrap().0
}

/// An announcement without events of its own.
pub fn announce(archive: &Archive, id: &str, day: &str, facts: &str) {
    let text = format!(
        "+++\ntitle = \"Title of {id}\"\ndated = {day}\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\n\
         source = {{ title = \"Form\" }}\n{facts}\n+++\nText.\n"
    );
    archive.write(&format!("content/announcements/{id}/announcement.md"), text);
}

pub fn meeting(day: &str, more: &str) -> String {
    format!(
        "{more}\n[[events]]\nkind = \"meeting\"\ntitle = \"Annual general meeting\"\n\
         when = {{ at = {day}T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }}"
    )
}

/// A meeting that is put off twice and called off then.
fn moved() -> Archive {
    let archive = Archive::empty();
    announce(&archive, "notice", "2024-05-10", &meeting("2024-06-27", ""));
    announce(&archive, "later", "2024-06-20", &meeting("2024-07-11", "postpones = \"notice\""));
    announce(&archive, "last", "2024-07-02", &meeting("2024-09-26", "postpones = \"later\""));
    announce(&archive, "off", "2024-08-20", "cancels = \"last\"");
    archive
}

pub fn at(archive: &Archive, day: &str) -> Site {
    archive.build_as_of(&format!("{day}T00:00:00Z"), &[])
}

pub const FILE: &str = "events/notice/event.ics";

#[test]
fn an_event_keeps_name_and_address_while_documents_move_it_and_call_it_off() {
    let archive = moved();
    let names = ["SEQUENCE", "STATUS", "DTSTART", "DTSTAMP"];
    let mut uids = Vec::new();
    for (day, expected) in [
        ("2024-06-01", ["0", "CONFIRMED", "20240627T013000Z", "20240509T160000Z"]),
        ("2024-06-21", ["1", "CONFIRMED", "20240711T013000Z", "20240619T160000Z"]),
        ("2024-07-03", ["2", "CONFIRMED", "20240926T013000Z", "20240701T160000Z"]),
        ("2024-08-21", ["3", "CANCELLED", "20240926T013000Z", "20240819T160000Z"]),
    ] {
        let site = at(&archive, day);
        assert_eq!(told(&site, FILE, &names), expected, "{day}");
        uids.extend(told(&site, FILE, &["UID"]));
        let all = events(&site, "events/calendar.ics");
        assert_eq!(all.len(), 1, "what was moved stands once: {all:?}");
        assert_eq!(all[0]["UID"], uids[0]);
        assert_eq!(events(&site, "events/meetings.ics"), all);
    }
    uids.dedup();
    assert_eq!(uids.iter().map(|it| local_part(it)).collect::<Vec<_>>(), ["notice/event"]);
    let summary = |day| told(&at(&archive, day), FILE, &["SUMMARY"]).remove(0);
    assert_eq!(summary("2024-08-21"), "Cancelled: Example Corp.: Annual general meeting");
    assert_eq!(summary("2024-06-21"), "Example Corp.: Annual general meeting");
}

#[test]
fn an_event_that_is_put_off_without_a_day_is_off_on_its_old_day_until_one_is_told() {
    let archive = Archive::empty();
    announce(&archive, "notice", "2024-05-10", &meeting("2024-06-27", ""));
    announce(&archive, "open", "2024-06-14", "postpones = \"notice\"");
    announce(&archive, "again", "2024-07-01", &meeting("2024-07-26", "updates = \"open\""));
    let names = ["SEQUENCE", "STATUS", "DTSTART", "SUMMARY"];
    let open = told(&at(&archive, "2024-06-20"), FILE, &names);
    assert_eq!(open, ["1", "CANCELLED", "20240627T013000Z", "Postponed: Example Corp.: Annual general meeting"]);
    let described = told(&at(&archive, "2024-06-20"), FILE, &["DESCRIPTION"]).remove(0);
    assert!(described.starts_with("Postponed\\, new date to be announced\\n"), "{described}");
    let again = told(&at(&archive, "2024-07-02"), FILE, &names);
    assert_eq!(again, ["2", "CONFIRMED", "20240726T013000Z", "Example Corp.: Annual general meeting"]);
}

#[test]
fn names_depend_neither_on_the_address_of_the_site_nor_on_what_a_document_is_called_later() {
    let archive = Archive::empty();
    announce(&archive, "notice", "2024-05-10", &meeting("2024-06-27", ""));
    let uid = |archive: &Archive, base: &str| {
        let site = archive.build_as_of("2024-06-01T00:00:00Z", &["--base-url", base]);
        told(&site, FILE, &["UID", "URL"])
    };
    let first = uid(&archive, "https://ir.example.com/");
    assert_eq!(first[1], "https://ir.example.com/announcements/notice/");
    let renamed = Archive::empty();
    let keys = "former = [\"announcements/notice/\"]";
    announce(&renamed, "2024-agm", "2024-05-10", &meeting("2024-06-27", keys));
    let second = uid(&renamed, "https://example.org/elsewhere/");
    assert_eq!(second, [&*first[0], "https://example.org/elsewhere/announcements/2024-agm/"]);
    let other = Archive::empty();
    announce(&other, "notice", "2024-05-10", &meeting("2024-06-27", ""));
    other.edit("site.toml", "Example Corp.", "Another Corp.");
    assert_ne!(uid(&other, "https://ir.example.com/")[0], first[0], "two issuers share no name");
}

#[test]
fn whole_days_end_with_the_next_day_times_are_in_utc_and_what_has_no_day_is_left_out() {
    let archive = Archive::empty();
    let event = |id: &str, when: &str| {
        format!("[[events]]\nid = \"{id}\"\nkind = \"other\"\ntitle = \"Visit, {id}; of all\"\nwhen = {when}\n")
    };
    let zone = "zone = \"America/New_York\"";
    let all = [
        event("day", &format!("{{ on = 2024-02-29, {zone} }}")),
        event("half", &format!("{{ on = 2024-03-04, half = \"morning\", {zone} }}")),
        event("days", &format!("{{ from = 2024-12-30, to = 2025-01-02, {zone} }}")),
        event("at", &format!("{{ at = 2024-03-05T20:00:00-05:00, {zone} }}")),
        event("month", &format!("{{ month = \"2024-09\", {zone} }}")),
        event("quarter", &format!("{{ quarter = \"2024-Q4\", {zone} }}")),
        event("open", "\"To be announced\""),
    ];
    announce(&archive, "visits", "2024-01-10", &all.concat());
    let site = at(&archive, "2024-02-01");
    let all = events(&site, "events/calendar.ics");
    let when: BTreeMap<&str, Vec<&str>> = all
        .iter()
        .map(|it| {
            let of = ["DTSTART", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"];
            (local_part(&it["UID"]), of.iter().filter_map(|name| it.get(*name)).map(|it| &**it).collect())
        })
        .collect();
    let expected: BTreeMap<&str, Vec<&str>> = [
        ("visits/at", vec!["20240306T010000Z"]),
        ("visits/day", vec!["20240229", "20240301"]),
        ("visits/days", vec!["20241230", "20250103"]),
        ("visits/half", vec!["20240304", "20240305"]),
    ]
    .into();
    assert_eq!(when, expected);
    assert!(!site.has("events/visits/month.ics") && !site.has("events/visits/open.ics"));
    let day = all.iter().find(|it| local_part(&it["UID"]) == "visits/day").unwrap();
    assert_eq!(day["SUMMARY"], "Example Corp.: Visit\\, day\\; of all");
    assert!(!site.has("events/dividends.ics"), "a calendar that has nothing isn't there");
}

#[test]
fn what_is_planned_stays_the_same_event_when_the_announcement_comes() {
    let archive = Archive::empty();
    archive.write(
        "content/calendar.toml",
        "[[events]]\nid = \"agm\"\nkind = \"meeting\"\ntitle = \"Annual general meeting\"\n\
         when = { on = 2024-06-27, zone = \"Asia/Hong_Kong\" }\npublish_at = 2024-02-01T00:00:00Z\n",
    );
    announce(&archive, "notice", "2024-05-10", &meeting("2024-06-27", ""));
    let names = ["SEQUENCE", "STATUS", "DTSTAMP"];
    let planned = at(&archive, "2024-03-01");
    assert_eq!(told(&planned, "events/calendar/agm.ics", &names), ["0", "TENTATIVE", "20240201T000000Z"]);
    let told_of = at(&archive, "2024-05-11");
    assert_eq!(told(&told_of, "events/calendar/agm.ics", &names), ["1", "CONFIRMED", "20240509T160000Z"]);
    assert_eq!(events(&told_of, "events/calendar.ics").len(), 1);
    assert!(!at(&archive, "2024-01-31").has("events/calendar.ics"), "what isn't public yet is nowhere");
}

#[test]
fn the_days_of_a_dividend_and_a_meeting_are_calendars_of_their_own() {
    let site = Archive::example().build_as_of("2024-05-20T12:00:00Z", &[]);
    let kinds = |path: &str| {
        let mut kinds: Vec<String> = events(&site, path).iter().map(|it| it["CATEGORIES"].clone()).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds("events/results.ics"), ["Conference call"]);
    assert!(kinds("events/meetings.ics").contains(&"General meeting".to_owned()));
    assert!(kinds("events/dividends.ics").contains(&"Ex-dividend date".to_owned()));
    let count = |path: &str| events(&site, path).len();
    let groups = ["results", "meetings", "dividends"].map(|it| count(&format!("events/{it}.ics")));
    assert!(groups.iter().sum::<usize>() < count("events/calendar.ics"));
}

#[test]
fn a_site_without_calendars_has_none() {
    let archive = moved();
    let site = std::fs::read_to_string(archive.root().join("site.toml")).unwrap();
    archive.write("site.toml", format!("{site}\n[outputs]\ncalendars = false\n"));
    let site = at(&archive, "2024-06-01");
    for (path, bytes) in site.files() {
        assert_ne!(path.extension().and_then(|it| it.to_str()), Some("ics"), "{}", path.display());
        assert!(!String::from_utf8_lossy(&bytes).contains("webcal:"), "{}", path.display());
    }
}

#[test]
fn pages_lead_to_subscriptions_and_each_event_that_is_to_come_to_its_file() {
    let site = Archive::example().build_as_of("2024-05-20T12:00:00Z", &["--base-url", "https://example.org/ir/"]);
    let added = |page: &str| site.read(page).matches("class=\"event-add\"").count();
    let addition = |page: &str, path: &str, title: &str| {
        let link = format!(" href=\"{path}\">Add to calendar<span class=\"visually-hidden\">: {title}");
        assert!(site.read(page).contains(&link), "{page}: {link}");
    };
    let payment = "2024-03-12-dividend/payment.ics";
    addition("shareholders/index.html", &format!("../events/{payment}"), "");
    addition("shareholders/dividends/index.html", &format!("../../events/{payment}"), "");
    for (page, root) in [("index.html", ""), ("events/index.html", "../")] {
        let text = site.read(page);
        assert!(text.contains("<a href=\"webcal://example.org/ir/events/calendar.ics\">Subscribe<"), "{page}");
        assert!(text.contains(&format!("<a href=\"{root}events/calendar.ics\">File<")), "{page}");
        let add =
            format!("<a class=\"event-add\" href=\"{root}events/2024-03-12-dividend/payment.ics\">Add to calendar");
        assert!(text.contains(&add), "{page}");
        for path in text.split("class=\"event-add\" href=\"").skip(1).map(|it| it.split('"').next().unwrap()) {
            assert!(site.has(path.strip_prefix(root).unwrap()), "{path} on {page}");
        }
    }
    assert!(site.read("events/index.html").contains("webcal://example.org/ir/events/dividends.ics"));
    assert!(added("announcements/2024-03-12-dividend/index.html") > 0);
    assert_eq!(added("announcements/2023-05-10-annual-general-meeting/index.html"), 0, "what is over has no link");
    assert_eq!(added("events/year/2023/index.html"), 0);
}

#[test]
fn an_archive_without_days_has_no_calendar_and_no_link_to_one() {
    let archive = Archive::empty();
    let open = "[[events]]\nkind = \"results\"\ntitle = \"Annual results\"\nwhen = \"To be announced\"";
    announce(&archive, "notice", "2024-05-10", open);
    let site = at(&archive, "2024-06-01");
    assert!(!site.has("events/calendar.ics"));
    assert!(!site.read("index.html").contains("webcal:") && !site.read("events/index.html").contains("event-add"));
}

#[test]
fn planned_results_that_were_published_are_on_the_day_of_their_announcement() {
    let archive = Archive::example();
    archive.write(
        "content/calendar.toml",
        "[[events]]\nid = \"q1\"\nkind = \"results\"\ntitle = \"First quarter results\"\nperiod = \"2024-Q1\"\n\
         when = { on = 2024-05-22, zone = \"Asia/Hong_Kong\" }\nstatus = \"confirmed\"\n",
    );
    let told = |as_of: &str| {
        let site = archive.build_as_of(as_of, &[]);
        told(&site, "events/calendar/q1.ics", &["STATUS", "SEQUENCE", "DTSTART;VALUE=DATE", "DTSTART"])
    };
    assert_eq!(told("2024-05-01T00:00:00Z"), ["CONFIRMED", "0", "20240522", ""]);
    assert_eq!(told("2024-05-20T12:00:00Z"), ["CONFIRMED", "1", "", "20240519T100000Z"]);
}

#[test]
fn an_event_goes_back_to_its_day_and_on_in_its_count_when_what_moved_it_is_withdrawn() {
    let archive = Archive::empty();
    let keys = "postpones = \"notice\"\nwithdrawn = { at = 2024-06-24T09:00:00+08:00, reason = \"Issued in error.\" }";
    announce(&archive, "notice", "2024-05-10", &meeting("2024-06-27", ""));
    announce(&archive, "later", "2024-06-20", &meeting("2024-07-11", keys));
    let told = |day: &str| told(&at(&archive, day), FILE, &["SEQUENCE", "STATUS", "DTSTART", "DTSTAMP"]);
    assert_eq!(told("2024-06-21"), ["1", "CONFIRMED", "20240711T013000Z", "20240619T160000Z"]);
    assert_eq!(told("2024-06-25"), ["2", "CONFIRMED", "20240627T013000Z", "20240624T010000Z"]);
}
