//! `irbook events`: which dates are listed, and in which form.

use crate::archive::{Archive, irbook, stderr, stdout};

const AS_OF: [&str; 2] = ["--as-of", "2024-05-20T12:00:00Z"];

fn listed(archive: &Archive, arguments: &[&str]) -> String {
    stdout(&archive.run("events", &[&AS_OF, arguments].concat()).success())
}

#[test]
fn events_are_listed_by_day_and_kind() {
    let archive = Archive::example();
    let all = listed(&archive, &[]);
    assert!(all.contains("2024-05-20  07:30 America/New_York  call          Results call for Q1 2024\n"), "{all}");
    assert!(!all.contains("announcement  ") && !all.contains("period-end"), "{all}");
    let some = listed(&archive, &["--from", "2024-05-20", "--to", "2024-05-21"]);
    assert_eq!(some.lines().map(|line| &line[..10]).collect::<Vec<_>>(), ["2024-05-20", "2024-05-21"]);
    let of_kinds = listed(&archive, &["--kind", "ex-date,record-date", "--from", "2024-01-01"]);
    assert_eq!(of_kinds.lines().count(), 2, "{of_kinds}");
    assert!(listed(&archive, &["--kind", "announcement"]).lines().count() > 5);
    assert_eq!(listed(&archive, &["--from", "2999-01-01"]), "no events\n");
}

#[test]
fn csv_has_the_records_of_the_data_file_and_json_the_same() {
    let archive = Archive::example();
    let site = archive.build_as_of(AS_OF[1], &[]);
    let own = listed(&archive, &["--kind", "payment", "--format", "csv"]);
    let file = site.read("events/events.csv");
    let payments = file.lines().filter(|line| line.contains(",payment,"));
    assert_eq!(own.lines().skip(1).collect::<Vec<_>>(), payments.collect::<Vec<_>>());
    assert_eq!(own.lines().next(), file.lines().next());
    let json = listed(&archive, &["--kind", "payment", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["date"], "2024-05-21");
    assert_eq!(json[0]["title"], "Payment for HKEX: USD 0.25 per share");
    assert!(json[0].get("status").is_none() && json.as_array().unwrap().len() == own.lines().count() - 1);
    assert_eq!(listed(&archive, &["--from", "2999-01-01", "--format", "json"]), "[]\n");
}

#[test]
fn what_is_not_public_is_not_listed_and_what_was_moved_says_so() {
    let archive = Archive::empty();
    let write = |id: &str, dated: &str, keys: &str, day: &str| {
        let text = format!(
            "+++\ntitle = \"Title of {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\n\
             source = {{ title = \"Form\" }}\n{keys}\n[[events]]\nkind = \"meeting\"\ntitle = \"Meeting\"\n\
             when = {{ on = {day}, zone = \"Asia/Hong_Kong\" }}\n+++\nText.\n"
        );
        archive.write(&format!("content/announcements/{id}/announcement.md"), text);
    };
    write("notice", "2024-05-10", "", "2024-06-27");
    write("later", "2024-05-15", "postpones = \"notice\"", "2024-07-11");
    write("secret", "2024-05-12", "draft = true", "2024-09-09");
    write("scheduled", "2024-05-21", "", "2024-08-08");
    assert_eq!(
        listed(&archive, &[]),
        "2024-07-11    meeting  Meeting\n2024-06-27    meeting  Meeting (postponed to 11 July 2024)\n"
    );
}

#[test]
fn a_wrong_kind_or_day_is_usage_and_a_broken_archive_has_findings() {
    for arguments in [["--kind", "party"], ["--from", "yesterday"]] {
        let run = irbook().arg("events").args(arguments).assert().code(2);
        assert!(stderr(&run).contains(arguments[1]), "{}", stderr(&run));
    }
    let run = irbook().args(["events", "--from", "2024-05-02", "--to", "2024-05-01"]).assert().code(2);
    assert_eq!(
        stderr(&run),
        "error: --from 2024-05-02 is after --to 2024-05-01, so no day is asked for: exchange them\n"
    );
    let archive = Archive::empty();
    archive.write("content/announcements/a/announcement.md", "+++\ntitle = 1\n+++\n");
    archive.run("events", &[]).code(1);
    irbook().args(["events", "--root", "no/such/folder"]).assert().code(2);
}
