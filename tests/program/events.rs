//! Events that other documents move or call off: what stands where, before and after.

use crate::archive::{Archive, Site, irbook, stdout};

const HALL: &str = "[[issuer.places]]\nid = \"hall\"\naddress = [\"1 Example Street\"]\n";

/// A meeting that is postponed, with a deadline before it, and a dividend that is updated.
fn archive() -> Archive {
    let archive = Archive::empty();
    let site = std::fs::read_to_string(archive.root().join("site.toml")).unwrap();
    archive.write("site.toml", format!("{site}\n{HALL}"));
    let write = |id: &str, dated: &str, rest: &str| {
        archive.write(
            &format!("content/announcements/{id}/announcement.md"),
            format!(
                "+++\ntitle = \"Title of {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nsource = {{ title = \"Notice\" }}\n{rest}\n+++\nText.\n"
            ),
        );
    };
    write(
        "notice",
        "2024-05-10",
        "kind = \"general-meeting-notice\"\n[meeting]\nname = \"Annual general meeting\"\nplace = \"hall\"\n\
         at = { at = 2024-06-27T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }",
    );
    write(
        "postponed",
        "2024-06-20",
        "kind = \"other\"\npostpones = { to = \"notice\", reason = \"The venue is closed.\" }\n[[events]]\nkind = \"meeting\"\n\
         title = \"Annual general meeting\"\nwhen = { at = 2024-07-11T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }",
    );
    let dividend = |keys: &str, payment: &str| {
        format!(
            "kind = \"dividend\"\n{keys}\n[dividend]\ntype = \"Final\"\ndeclared = \"HKD 0.29 per share\"\nfinancial_year_end = 2023-12-31\n\
             ex_date = {{ on = 2024-07-03, zone = \"Asia/Hong_Kong\" }}\nrecord_date = {{ on = 2024-07-05, zone = \"Asia/Hong_Kong\" }}\n\
             payment_date = {{ on = {payment}, zone = \"Asia/Hong_Kong\" }}"
        )
    };
    write("dividend", "2024-03-13", &dividend("", "2024-07-19"));
    write("update", "2024-06-20", &dividend("updates = \"dividend\"", "2024-08-16"));
    archive
}

fn at(archive: &Archive, day: &str) -> Site {
    archive.build_as_of(&format!("{day}T00:00:00Z"), &[])
}

/// The part of a page below the heading of what is to come.
fn to_come(site: &Site, page: &str) -> String {
    let text = site.read(page);
    let (start, end) =
        if page == "index.html" { ("id=\"next\"", "</section>") } else { ("id=\"upcoming\"", "id=\"past\"") };
    let (_, rest) = text.split_once(start).unwrap();
    rest.split(end).next().unwrap().split("Most recent").next().unwrap().to_owned()
}

/// Of each of the days, how often it stands there.
fn counts(text: &str, days: &[&str]) -> Vec<usize> {
    days.iter().map(|day| text.matches(&format!("datetime=\"{day}\"")).count()).collect()
}

const MEETINGS: [&str; 2] = ["2024-06-27", "2024-07-11"];
const PAYMENTS: [&str; 2] = ["2024-07-19", "2024-08-16"];

#[test]
fn what_is_to_come_has_each_event_once_on_the_day_that_holds() {
    let archive = archive();
    for (day, meetings, payments) in [
        ("2024-06-01", [1, 0], [1, 0]),
        ("2024-06-21", [0, 1], [0, 1]),
        ("2024-07-12", [0, 0], [0, 1]),
        ("2024-08-20", [0, 0], [0, 0]),
    ] {
        let site = at(&archive, day);
        let text = to_come(&site, "events/index.html");
        assert_eq!(
            (counts(&text, &MEETINGS), counts(&text, &PAYMENTS)),
            (meetings.to_vec(), payments.to_vec()),
            "{day}"
        );
    }
    let late = at(&archive, "2024-08-20").read("events/index.html");
    assert_eq!(counts(&late, &["2024-06-27", "2024-07-11", "2024-07-19", "2024-08-16"]), [0, 1, 0, 1]);
}

#[test]
fn the_earlier_documents_strike_their_days_through_and_lead_to_what_holds() {
    let archive = archive();
    let page = |site: &Site, id: &str| site.read(&format!("announcements/{id}/index.html"));
    let before = page(&at(&archive, "2024-06-01"), "notice");
    assert!(!before.contains("<s ") && !before.contains("11 July 2024"));
    let after = at(&archive, "2024-06-21");
    let notice = page(&after, "notice");
    assert!(
        notice.contains("<a href=\"../../announcements/postponed/index.html\">postponed to 11 July 2024</a>"),
        "{notice}"
    );
    assert!(
        notice.contains("Postponed by <a href=\"../../announcements/postponed/index.html\"")
            && notice.contains("The venue is closed.")
    );
    let struck = notice.split("<s class=\"off\">").nth(1).unwrap().split("</s>").next().unwrap();
    assert!(struck.contains("27 June 2024"), "{struck}");
    let postponed = page(&after, "postponed");
    assert!(!postponed.contains("<s ") && postponed.contains("Postpones <a"));
    let dividend = page(&after, "dividend");
    assert!(dividend.contains("updated to 16 August 2024"), "{dividend}");
    assert!(!dividend.contains("updated to 3 July 2024"), "what is stated again as it was has no mark");
    assert!(after.read("announcements/index.html").contains("Postponed since"));
}

#[test]
fn the_data_file_marks_what_no_longer_holds() {
    let site = at(&archive(), "2024-06-21");
    let csv = site.read("events/events.csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let columns = rows.headers().unwrap().clone();
    let field = |row: &csv::StringRecord, name: &str| row[columns.iter().position(|it| it == name).unwrap()].to_owned();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let told = |kind: &str| -> Vec<String> {
        let of_kind = rows.iter().filter(|row| field(row, "kind") == kind);
        of_kind.map(|row| ["date", "id", "also", "status", "replaced_by"].map(|it| field(row, it)).join(" ")).collect()
    };
    assert_eq!(
        told("meeting"),
        ["2024-07-11 postponed/event   ", "2024-06-27 notice/meeting  postponed postponed/event"]
    );
    assert_eq!(
        told("payment"),
        ["2024-08-16 update/payment   ", "2024-07-19 dividend/payment  updated update/payment"]
    );
    assert_eq!(told("ex-date"), ["2024-07-03 dividend/ex-date update  "]);
}

#[test]
fn a_comparison_says_once_that_an_event_moved() {
    let archive = archive();
    let folder = tempfile::tempdir().unwrap();
    let build = |day: &str| {
        let output = folder.path().join(day);
        let as_of = format!("{day}T00:00:00Z");
        archive.run("build", &["--as-of", &as_of, "--output", output.to_str().unwrap()]).success();
        output
    };
    let run = irbook().arg("diff").arg(build("2024-06-01")).arg(build("2024-06-21")).assert();
    let text = stdout(&run);
    let events: Vec<&str> = text.lines().filter(|line| line.contains("-07-11") || line.contains("-08-16")).collect();
    assert_eq!(events.len(), 2, "{text}");
    assert!(events[0].contains("2024-06-27") && events[0].contains("2024-07-11"), "{text}");
    assert!(events[1].contains("2024-07-19 Asia/Hong_Kong -> 2024-08-16 Asia/Hong_Kong"), "{text}");
}

#[test]
fn results_that_are_planned_lead_what_is_next_until_they_are_published() {
    let archive = archive();
    archive.write(
        "content/calendar.toml",
        "[[events]]\nid = \"interim\"\nkind = \"results\"\ntitle = \"Interim results 2024\"\nperiod = \"2024-H1\"\nstatus = \"tentative\"\n\
         when = { month = \"2024-08\", zone = \"Asia/Hong_Kong\" }\nlink = \"https://webcast.example.com/interim\"\n\
         [[events]]\nid = \"closed\"\nkind = \"closed-period\"\ntitle = \"Closed period\"\n\
         when = { from = 2024-07-20, to = 2024-08-20, zone = \"Asia/Hong_Kong\" }\n\
         [[events]]\nid = \"day\"\nkind = \"other\"\ntitle = \"Investor day\"\nwhen = \"To be announced\"\n",
    );
    let site = at(&archive, "2024-06-21");
    let next = to_come(&site, "index.html");
    assert!(next.find("Interim results 2024").unwrap() < next.find("Ex-dividend date").unwrap(), "{next}");
    for text in ["August 2024", "tentative", "webcast.example.com", "planned in the financial calendar"] {
        assert!(next.contains(text), "{text}: {next}");
    }
    let index = to_come(&site, "events/index.html");
    assert!(index.contains("Investor day") && index.contains("To be announced") && !index.contains("Closed period"));
    assert!(site.read("events/year/2024/index.html").contains("20 July to 20 August 2024"));
    archive.write(
        "content/announcements/interim/announcement.md",
        "+++\ntitle = \"Interim\"\ndated = 2024-08-22\nzone = \"Asia/Hong_Kong\"\nkind = \"results\"\n\
         source = { title = \"Release\" }\n[results]\nperiod = \"2024-H1\"\n+++\nText.\n",
    );
    let site = at(&archive, "2024-08-23");
    assert!(!to_come(&site, "index.html").contains("Interim results 2024"));
    assert!(site.read("events/events.csv").contains("calendar/interim,month,updated,interim"));
}

#[test]
fn what_the_calendar_withholds_is_in_no_file() {
    let archive = archive();
    let event = |id: &str, gate: &str| {
        format!(
            "[[events]]\nid = \"{id}\"\nkind = \"results\"\ntitle = \"Secret {id}\"\n{gate}\n\
             when = {{ on = 2024-12-19, zone = \"Asia/Hong_Kong\" }}\n"
        )
    };
    let open = event("zopen", "publish_at = 2024-06-20T09:00:00+08:00");
    archive.write("content/calendar.toml", format!("{open}{}", event("zdraft", "draft = true")));
    let has = |site: &Site, word: &str| {
        site.files().into_iter().any(|(path, bytes)| {
            path.to_string_lossy().contains(word) || String::from_utf8_lossy(&bytes).to_lowercase().contains(word)
        })
    };
    let site = archive.build_as_of("2024-06-20T00:59:59Z", &[]);
    assert!(!has(&site, "zopen") && !has(&site, "zdraft") && !has(&site, "2024-12-19"));
    let site = archive.build_as_of("2024-06-20T01:00:00Z", &[]);
    assert!(has(&site, "zopen") && !has(&site, "zdraft"));
}

#[test]
fn an_event_of_the_kind_announcement_is_refused_with_what_to_write() {
    let archive = archive();
    archive.write(
        "content/calendar.toml",
        "[[events]]\nid = \"r\"\nkind = \"announcement\"\ntitle = \"Results\"\nwhen = { on = 2025-02-19, zone = \"Europe/London\" }\n",
    );
    let said = crate::archive::stderr(&archive.run("check", &[]).failure());
    assert!(said.contains("`announcement` is no event that is typed") && said.contains("kind = \"results\""), "{said}");
}

/// A meeting that documents move and call off, each with what it does and the days that it states.
fn moved(documents: &[(&str, &str, &str)]) -> Site {
    let archive = Archive::empty();
    let site = std::fs::read_to_string(archive.root().join("site.toml")).unwrap();
    archive.write("site.toml", format!("{site}\n{HALL}"));
    let notice = |id: &str, dated: &str, relation: &str, meeting: &str, record: &str| {
        archive.write(
            &format!("content/announcements/{id}/announcement.md"),
            format!(
                "+++\ntitle = \"Title of {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nsource = {{ title = \"Notice\" }}\n\
                 kind = \"general-meeting-notice\"\n{relation}\n[meeting]\nname = \"Annual general meeting\"\nplace = \"hall\"\n\
                 at = {{ at = {meeting}T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }}\n\
                 record_dates = [{{ name = \"Record date\", holders = \"Holders\", at = {{ on = {record}, zone = \"Asia/Hong_Kong\" }} }}]\n+++\nText.\n"
            ),
        );
    };
    notice("n1", "2024-05-10", "", "2024-06-28", "2024-06-20");
    for (nth, (relation, meeting, record)) in documents.iter().enumerate() {
        let (id, dated) = (format!("n{}", nth + 2), format!("2024-05-2{nth}"));
        if meeting.is_empty() {
            archive.announce(&id, &dated, relation);
        } else {
            notice(&id, &dated, relation, meeting, record);
        }
    }
    at(&archive, "2024-05-30")
}

const MOVED: [&str; 6] = ["2024-06-20", "2024-06-28", "2024-07-03", "2024-07-11", "2024-08-08", "2024-08-15"];

#[test]
fn documents_that_each_name_the_first_notice_follow_each_other() {
    let site = moved(&[
        ("postpones = \"n1\"", "2024-07-11", "2024-07-03"),
        ("postpones = \"n1\"", "2024-08-15", "2024-08-08"),
    ]);
    assert_eq!(counts(&to_come(&site, "index.html"), &MOVED), [0, 0, 0, 0, 1, 1]);
    let page = site.read("announcements/n1/index.html");
    assert!(page.contains("postponed to 15 August 2024"), "{page}");
}

#[test]
fn what_calls_the_first_notice_off_calls_off_what_it_was_postponed_to() {
    for cancels in ["cancels = \"n1\"", "cancels = \"n1/meeting\"", "cancels = \"n2\"", "cancels = \"n2/meeting\""] {
        let site = moved(&[("postpones = \"n1\"", "2024-07-11", "2024-07-03"), (cancels, "", "")]);
        assert_eq!(counts(&to_come(&site, "index.html"), &MOVED), [0; 6], "{cancels}");
    }
}

#[test]
fn a_meeting_that_an_event_puts_off_takes_the_days_before_it_along() {
    let event = "[[events]]\nkind = \"meeting\"\ntitle = \"Annual general meeting\"\nreplaces = \"n1/meeting\"\n\
                 when = { on = 2024-07-11, zone = \"Asia/Hong_Kong\" }";
    let site = moved(&[(event, "", "")]);
    assert_eq!(counts(&to_come(&site, "index.html"), &MOVED), [0, 0, 0, 1, 0, 0]);
    assert!(site.read("announcements/n1/index.html").contains("postponed to 11 July 2024"));
}

#[test]
fn an_event_takes_the_place_of_one_of_an_earlier_document_only() {
    let archive = Archive::empty();
    let call = |replaces: &str| {
        format!(
            "[[events]]\nid = \"call\"\nkind = \"call\"\ntitle = \"Call\"\n{replaces}\nwhen = {{ on = 2024-07-11, zone = \"Asia/Hong_Kong\" }}"
        )
    };
    archive.announce("first", "2024-05-10", &call("replaces = \"second/call\""));
    archive.announce("second", "2024-05-20", &call("replaces = \"first/call\""));
    let said = crate::archive::stderr(&archive.run("check", &["--format", "short"]).code(1));
    assert!(said.contains("date-order") && said.contains("can't replace one of `second`"), "{said}");
}

#[test]
fn no_announcement_has_the_name_of_the_calendar() {
    let archive = Archive::empty();
    archive.announce("calendar", "2024-05-10", "");
    let said = crate::archive::stderr(&archive.run("check", &["--format", "short"]).code(1));
    assert!(said.contains("invalid-id") && said.contains("content/calendar.toml"), "{said}");
}
