//! Lists of filings: rows that are announcements, their files, what becomes of a row that grows, and what is found in lists.

use crate::archive::{AS_OF, Archive, stderr};
use std::fmt::Write;
use std::fs;

const LIST: &str = r#"zone = "Asia/Hong_Kong"

[[filings]]
id = "return"
dated = 2024-05-20
time = "17:31"
title = "Next Day Disclosure Return"
category = "Next day return"
file = "2024/0520.pdf"

[[filings]]
id = "monthly"
dated = 2024-06-03
title = "月報表"
language = "zh-Hant"
url = "https://www.example.com/monthly.pdf"
"#;

fn archive() -> Archive {
    let archive = Archive::empty();
    archive.write("content/filings/2024.toml", LIST);
    archive.write("content/filings/2024/0520.pdf", "%PDF-1.4 return");
    archive
}

/// The findings of `check`, a line each.
fn found(archive: &Archive) -> String {
    let run = archive.run("check", &["--as-of", AS_OF, "--format", "short"]);
    stderr(&run).lines().filter(|line| line.starts_with("content/")).fold(String::new(), |all, line| all + line + "\n")
}

#[test]
fn each_row_is_an_announcement_with_its_page_its_file_and_its_line_in_the_ledger() {
    let archive = archive();
    assert_eq!(found(&archive), "");
    let site = archive.build();
    assert_eq!(site.read("announcements/return/0520.pdf"), "%PDF-1.4 return");
    for (path, texts) in [
        ("announcements/return/index.html", &["Next Day Disclosure Return", "href=\"0520.pdf\"", "5:31 p.m."][..]),
        ("announcements/monthly/index.html", &["lang=\"zh-Hant\"", "https://www.example.com/monthly.pdf"]),
        ("announcements/year/2024/index.html", &["announcements/return/index.html", "月報表"]),
        ("sitemap.xml", &["announcements/return/", "announcements/monthly/"]),
        ("events/events.csv", &["2024-05-20", "announcements/return/"]),
        ("ledger.jsonl", &["\"at\":\"2024-05-20T09:31:00Z\"", "\"at\":\"2024-06-02T16:00:00Z\""]),
        ("manifest.sha256", &["announcements/return/0520.pdf"]),
    ] {
        for text in texts {
            assert!(site.read(path).contains(text), "{path}: {text}");
        }
    }
}

#[test]
fn a_row_that_becomes_a_folder_keeps_its_addresses_and_its_history() {
    let archive = archive();
    let published = archive.build();
    let ledger = archive.root().join("published.jsonl");
    fs::copy(published.folder.join("ledger.jsonl"), &ledger).unwrap();
    let facts = "released_at = 2024-05-20T17:31:00+08:00\n\
                 revisions = [{ at = 2024-07-01T00:00:00Z, reason = \"Its text was added.\" }]\n";
    archive.announce("return", "2024-05-20", facts);
    let found = found(&archive);
    assert!(
        found.contains("content/filings/2024.toml:3:1: error[duplicate-id]: `return` is a row here and a folder"),
        "{found}"
    );

    let (head, rest) = LIST.split_once("[[filings]]").unwrap();
    let (_, rest) = rest.split_once("[[filings]]").unwrap();
    archive.write("content/filings/2024.toml", format!("{head}[[filings]]{rest}"));
    assert!(self::found(&archive).contains("content/filings/2024/0520.pdf:1:1: error[unlisted-file]"));
    fs::rename(
        archive.root().join("content/filings/2024/0520.pdf"),
        archive.root().join("content/announcements/return/0520.pdf"),
    )
    .unwrap();
    assert_eq!(self::found(&archive), "");
    let arguments = ["--ledger", ledger.to_str().unwrap()];
    let grown = archive.build_as_of(AS_OF, &arguments);
    assert!(grown.has("announcements/return/index.html") && grown.has("announcements/return/0520.pdf"));
    assert!(grown.read("ledger.jsonl").contains("\"reason\":\"Its text was added.\""));
}

#[test]
fn a_changed_row_needs_a_reason_and_one_that_is_gone_is_missed() {
    let archive = archive();
    let ledger = archive.root().join("published.jsonl");
    fs::copy(archive.build().folder.join("ledger.jsonl"), &ledger).unwrap();
    let verify = |status| {
        let run =
            archive.run("verify", &["--published", ledger.to_str().unwrap(), "--as-of", AS_OF, "--format", "short"]);
        stderr(&run.code(status))
    };
    let edit = |old, new| archive.edit("content/filings/2024.toml", old, new);
    verify(0);
    // What steers publication and where the file lies says nothing to readers.
    edit("time = \"17:31\"", "time = \"17:31\"\nroutine = true");
    fs::rename(archive.root().join("content/filings/2024"), archive.root().join("content/filings/files")).unwrap();
    edit("2024/0520.pdf", "files/0520.pdf");
    verify(0);
    edit("Next Day Disclosure Return", "Next Day Return");
    assert!(verify(1).contains("content/filings/2024.toml:5:9: error[published-changed]: `return`"));
    edit("routine = true", "revisions = [{ at = 2024-07-01T00:00:00Z, reason = \"A slip.\" }]");
    verify(0);
    edit("id = \"monthly\"", "id = \"month\"");
    assert!(verify(1).contains("[published-missing]: `monthly`"));
    edit("id = \"month\"", "id = \"month\"\nformer = [\"announcements/monthly/\"]");
    verify(0);
}

#[test]
fn rows_are_withheld_by_draft_publish_at_time_and_day() {
    let archive = archive();
    let has = |id: &str, as_of: &str| {
        let site = archive.build_as_of(as_of, &[]);
        let files = site.files();
        let is_told = |(path, bytes): (&std::path::PathBuf, &Vec<u8>)| {
            path.to_str().unwrap().contains(id)
                || String::from_utf8_lossy(bytes).contains(&format!("announcements/{id}"))
        };
        files.iter().any(is_told)
    };
    assert!(!has("return", "2024-05-20T09:30:59Z") && has("return", "2024-05-20T09:31:00Z"));
    assert!(!has("monthly", "2024-06-02T15:59:59Z") && has("monthly", "2024-06-02T16:00:00Z"));
    archive.edit("content/filings/2024.toml", "time =", "publish_at = 2024-05-20T12:00:00Z\ntime =");
    assert!(!has("return", "2024-05-20T11:59:59Z") && has("return", "2024-05-20T12:00:00Z"));
    archive.edit("content/filings/2024.toml", "publish_at", "draft = true\npublish_at");
    assert!(!has("return", AS_OF));
}

#[test]
fn the_site_is_the_same_without_a_row_that_is_withheld_and_its_file() {
    let archive = archive();
    let without = archive.build_as_of("2024-06-03T00:00:00Z", &[]).files();
    let more = "[[filings]]\nid = \"zanzibar\"\ndated = 2024-06-04\ntitle = \"Zanzibar\"\ncategory = \"Zanzibar\"\nfile = \"zanzibar.pdf\"\n";
    archive.write("content/filings/2024.toml", format!("{LIST}{more}"));
    archive.write("content/filings/zanzibar.pdf", "%PDF-1.4 zanzibar");
    assert_eq!(archive.build_as_of("2024-06-03T00:00:00Z", &[]).files(), without);
    assert!(archive.build_as_of("2024-06-04T00:00:00Z", &[]).has("announcements/zanzibar/zanzibar.pdf"));
}

#[test]
fn what_is_wrong_in_lists_is_found_where_it_stands() {
    for (old, new, finding) in [
        (
            "2024/0520.pdf",
            "2024/0502.pdf",
            "2024.toml:9:8: error[unknown-attachment]: there is no file `2024/0502.pdf`",
        ),
        ("file = \"2024/0520.pdf\"\n", "", "2024.toml:3:1: error[missing-key]: a filing needs `file` or `url`"),
        ("id = \"monthly\"", "id = \"return\"", "2024.toml:11:1: error[duplicate-id]: a second row `return`"),
        ("17:31", "5.31 pm", "2024.toml:6:8: error[invalid-date]: `5.31 pm` is no time of day"),
        ("zone = \"Asia/Hong_Kong\"", "zone = \"Asia/Hongkong\"", "2024.toml:1:8: error[unknown-zone]"),
        ("category", "categroy", "2024.toml:8:1: error[unknown-key]: `categroy` is no key of a filing"),
        (
            "url = \"https://www.example.com/monthly.pdf\"",
            "file = \"2024/0520.pdf\"",
            "2024.toml:16:8: warning[duplicate-filing]: another row names `2024/0520.pdf` as well",
        ),
        (
            "id = \"monthly\"",
            "id = \"2024-06-13-monthly\"",
            "2024.toml:13:9: warning[filing-date]: the row is dated 2024-06-03, but its id begins with 2024-06-13",
        ),
        (
            "dated = 2024-06-03",
            "dated = 2025-06-03",
            "2024.toml:13:9: warning[filing-date]: the row is dated 2025-06-03, but its list is of 2024",
        ),
        (
            "月報表",
            "Return for the month ended 30 June 2024",
            "2024.toml:13:9: warning[filing-date]: the row is dated 2024-06-03, before what ended on 2024-06-30 by its title",
        ),
        (
            "title = \"月報表\"\nlanguage = \"zh-Hant\"",
            "title = \"Next Day Disclosure Return\"\ncategory = \"Next day retrun\"",
            "2024.toml:11:1: warning[misspelled-category]: `Next day retrun` is a category of its own, beside `Next day return`",
        ),
    ] {
        let archive = archive();
        archive.edit("content/filings/2024.toml", old, new);
        assert!(found(&archive).contains(finding), "{finding}:\n{}", found(&archive));
    }
}

/// The list with a row behind it.
fn with_row(row: &str) -> Archive {
    let archive = archive();
    archive.write("content/filings/2024.toml", format!("{LIST}\n[[filings]]\nid = \"more\"\n{row}"));
    archive
}

#[test]
fn a_row_that_was_copied_and_not_edited_is_asked_about() {
    let url = "dated = 2024-07-03\ntitle = \"More\"\nurl = \"https://www.example.com/monthly.pdf\"\n";
    let found_beside = |row: &str| found(&with_row(row));
    assert!(
        found_beside(url)
            .contains("warning[duplicate-filing]: another row names `https://www.example.com/monthly.pdf`")
    );
    // A page may lead to documents of many days.
    assert_eq!(found_beside(&url.replace("monthly.pdf", "filings/")), "");

    let titled = |first: &str, second: &str, day: &str| {
        let row = format!(
            "dated = {day}\ntitle = \"{second}\"\nlanguage = \"zh-Hant\"\nurl = \"https://www.example.com/\"\n"
        );
        let archive = with_row(&row);
        archive.edit("content/filings/2024.toml", "title = \"月報表\"", &format!("title = \"{first}\""));
        found(&archive)
    };
    let may = "Return for May 2024";
    assert!(
        titled(may, may, "2024-07-03").contains("2024.toml:18:1: warning[duplicate-filing]: `Return for May 2024` is")
    );
    assert_eq!(titled(may, may, "2024-08-03"), "");
    assert_eq!(titled(may, "Return for June 2024", "2024-07-03"), "");
    assert_eq!(titled("Return", "Return", "2024-06-04"), "");
}

#[test]
fn a_list_of_a_financial_year_has_rows_of_the_year_before() {
    let rows = |many: u32| {
        let row = |day| {
            format!(
                "[[filings]]\nid = \"r-{day}\"\ndated = 2023-11-0{day}\ntitle = \"Return\"\nurl = \"https://www.example.com/\"\n"
            )
        };
        let archive = archive();
        archive.write("content/filings/2024.toml", format!("{LIST}\n{}", (1..=many).map(row).collect::<String>()));
        found(&archive).matches("filing-date").count()
    };
    assert_eq!([rows(1), rows(3), rows(4)], [1, 3, 0]);
}

#[test]
fn files_of_filings_are_such_as_may_be_published_and_each_is_named_by_a_row() {
    for (path, finding) in [
        ("2024/page.html", "error[unsafe-attachment]"),
        ("2024/Thumbs.db", "error[stray-file]"),
        ("2024/x.pages", "error[attachment-type]"),
        ("2024/_x.pdf", "error[reserved-name]"),
        ("2024/more.toml", "error[unexpected-file]"),
        ("2024/0521.pdf", "error[unlisted-file]: no row names the file `2024/0521.pdf`"),
    ] {
        let archive = archive();
        archive.write(&format!("content/filings/{path}"), "x");
        assert!(found(&archive).contains(&format!("content/filings/{path}:1:1: {finding}")), "{}", found(&archive));
    }
    // A row that can't be read may have named it.
    let archive = archive();
    archive.write("content/filings/2024/0521.pdf", "x");
    archive.write("content/filings/2025.toml", "zone = \"Asia/Hong_Kong\"\n[[filings]]\nid = \n");
    let found = found(&archive);
    assert!(found.contains("error[toml-syntax]") && !found.contains("unlisted-file"), "{found}");
}

#[cfg(unix)]
#[test]
fn a_link_to_the_file_of_a_row_that_is_withheld_is_an_error() {
    let archive = archive();
    archive.edit("content/filings/2024.toml", "time =", "draft = true\ntime =");
    fs::create_dir(archive.root().join("static")).unwrap();
    let link = archive.root().join("static/early.pdf");
    std::os::unix::fs::symlink("../content/filings/2024/0520.pdf", link).unwrap();
    let run = archive.run("build", &["--as-of", AS_OF, "--format", "short"]).code(1);
    assert!(stderr(&run).contains("static/early.pdf:1:1: error[link-target]: the link"), "{}", stderr(&run));
}

#[test]
fn two_thousand_rows_are_two_thousand_announcements() {
    let archive = Archive::empty();
    let mut list = "zone = \"Asia/Hong_Kong\"\n".to_owned();
    for row in 0..2000 {
        let day = 1 + row % 28;
        write!(
            list,
            "[[filings]]\nid = \"r-{row}\"\ndated = 2024-{:02}-{day:02}\ntitle = \"Return {row}\"\nfile = \"r-{row}.pdf\"\n",
            1 + row % 12
        )
        .unwrap();
        archive.write(&format!("content/filings/r-{row}.pdf"), row.to_string());
    }
    archive.write("content/filings/2024.toml", list);
    let site = archive.build();
    assert_eq!(site.read("ledger.jsonl").lines().count(), 2000);
    assert_eq!(site.read("announcements/r-1999/r-1999.pdf"), "1999");
}
