//! Beginning: an empty folder becomes an archive, and an announcement is begun in it.

use crate::archive::{irbook, stderr, stdout};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const ANSWERS: [&str; 6] =
    ["--name", "Example \"Umbrellas\" Corp.", "--base-url", "https://ir.example.com/", "--zone", "Europe/Berlin"];

/// An archive as `irbook init` leaves it, with the default fiscal year.
fn begun() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    irbook().args(["init"]).arg(folder.path()).args(ANSWERS).args(["--fiscal-year-end", "12-31"]).assert().code(0);
    folder
}

fn check(root: &Path) -> (i32, String) {
    let run =
        irbook().args(["check", "--format", "short", "--as-of", "2025-03-01T00:00:00Z", "--root"]).arg(root).assert();
    (run.get_output().status.code().unwrap(), stderr(&run))
}

#[test]
fn an_archive_begins_in_form_and_with_a_name_that_can_stand_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    irbook().arg("init").arg(folder.path()).args(ANSWERS).args(["--fiscal-year-end", "12-31"]).assert().success();
    irbook().args(["new", "results", "2025-q1-results", "--root"]).arg(folder.path()).assert().success();
    irbook().args(["fmt", "--check", "--root"]).arg(folder.path()).assert().success();
    let other = tempfile::tempdir().unwrap();
    for name in ["Ex\u{1}ample", "Two\nLines", "<b>Bold</b> Corp."] {
        let run = irbook().arg("init").arg(other.path()).args(["--name", name]).args(&ANSWERS[2..]).assert().code(2);
        assert!(stderr(&run).starts_with("error: --name: "), "{}", stderr(&run));
    }
    for (option, value, said) in [
        ("--base-url", "https://ir.example.com/a", "write \"https://ir.example.com/a/\""),
        ("--fiscal-year-end", "31 December", "write \"12-31\""),
    ] {
        let run = irbook()
            .arg("init")
            .arg(other.path())
            .args(&ANSWERS[..2])
            .args([option, value])
            .write_stdin("https://ir.example.com/\nEurope/Berlin\n")
            .assert()
            .code(2);
        assert!(stderr(&run).contains(said), "{}", stderr(&run));
    }
    assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
}

#[test]
fn a_file_in_the_place_of_a_folder_and_an_answer_in_another_encoding_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let run = irbook().arg("init").arg(&file).args(ANSWERS).assert().code(2);
    assert!(stderr(&run).ends_with("file is no folder\n"), "{}", stderr(&run));
    let answers = b"Stra\xdfe AG\r\nExample Corp.\r\nhttps://ir.example.com/\r\nEurope/Berlin\r\n\r\n".to_vec();
    let run = irbook().arg("init").arg(folder.path().join("new")).write_stdin(answers).assert().success();
    assert!(stderr(&run).contains("this is no text in UTF-8: type it again"), "{}", stderr(&run));
    let site = fs::read_to_string(folder.path().join("new/site.toml")).unwrap();
    assert!(site.contains("title = \"Example Corp. investor relations\"\n"), "{site}");
}

#[test]
fn an_announcement_that_can_not_be_is_not_begun() {
    let folder = tempfile::tempdir().unwrap();
    irbook().arg("init").arg(folder.path()).args(ANSWERS).args(["--fiscal-year-end", "12-31"]).assert().success();
    let new = |arguments: &[&str]| {
        let run = irbook().args(["new", "other"]).args(arguments).arg("--root").arg(folder.path()).assert().code(2);
        stderr(&run)
    };
    assert!(new(&["calendar"]).contains("an announcement can't be `calendar`"));
    assert!(!new(&[""]).contains("is one"));
    assert!(new(&["x", "--title", "Two\nLines"]).starts_with("error: --title: "));
    assert!(!folder.path().join("content/announcements/x").exists());
}

#[test]
fn a_new_archive_passes_every_check_and_publishes_none_of_its_examples() {
    let folder = begun();
    let (code, said) = check(folder.path());
    assert_eq!((code, &*said), (0, ""), "{said}");
    let run = irbook()
        .args(["build", "--deny-warnings", "--as-of", "2025-03-01T00:00:00Z", "--root"])
        .arg(folder.path())
        .assert();
    assert_eq!(run.get_output().status.code(), Some(0), "{}", stderr(&run));
    let home = fs::read_to_string(folder.path().join("public/index.html")).unwrap();
    assert!(home.contains("Example &quot;Umbrellas&quot; Corp."), "{home}");
    assert!(!home.contains("invented"), "{home}");
    assert!(!folder.path().join("public/announcements/example-results").exists());
}

#[test]
fn its_examples_are_documents_that_can_be_published() {
    for (zone, end) in [
        ("Europe/Berlin", "12-31"),
        ("Asia/Shanghai", "06-30"),
        ("America/New_York", "03-31"),
        ("America/Sao_Paulo", "01-31"),
        ("Asia/Tokyo", "12-31"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let answers = [&ANSWERS[..4], &["--zone", zone, "--fiscal-year-end", end]].concat();
        irbook().arg("init").arg(folder.path()).args(answers).assert().code(0);
        for example in ["example-results", "example-dividend", "example-notice"] {
            let path = folder.path().join(format!("content/announcements/{example}/announcement.md"));
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains("\ndraft = true\n"), "{text}");
            fs::write(&path, text.replace("draft = true\n", "")).unwrap();
        }
        let run = irbook()
            .args(["build", "--deny-warnings", "--as-of", "2025-06-01T00:00:00Z", "--root"])
            .arg(folder.path())
            .assert();
        assert_eq!(run.get_output().status.code(), Some(0), "{zone}, {end}: {}", stderr(&run));
        assert!(folder.path().join("public/announcements/example-notice/index.html").exists());
    }
}

#[test]
fn what_is_not_given_is_asked_until_the_answer_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let answers = "Example Corp.\nir.example.com\nhttps://ir.example.com/\nBerlin\nEurope/Berlin\n\n";
    let run = irbook().arg("init").arg(folder.path()).write_stdin(answers).assert().code(0);
    let asked = stderr(&run);
    assert!(
        asked.contains("Name of the company: ") && asked.contains("End of its fiscal year, month and day [12-31]: "),
        "{asked}"
    );
    assert_eq!(asked.matches("Time zone of its announcements").count(), 2, "{asked}");
    let site = fs::read_to_string(folder.path().join("site.toml")).unwrap();
    assert!(site.contains("fiscal_year_end = \"12-31\"") && site.contains("zones = [\"Europe/Berlin\"]"), "{site}");
    assert!(stdout(&run).contains("  3. irbook new results"), "{}", stdout(&run));
}

#[test]
fn without_answers_nothing_is_written_and_the_option_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let run = irbook().arg("init").arg(folder.path()).write_stdin("Example Corp.\n").assert().code(2);
    assert!(stderr(&run).contains("give --base-url"), "{}", stderr(&run));
    let run =
        irbook().arg("init").arg(folder.path()).args(["--zone", "Berlin"]).args(ANSWERS.split_at(4).0).assert().code(2);
    assert!(stderr(&run).contains("--zone: `Berlin`"), "{}", stderr(&run));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn no_file_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".gitignore"), "mine\n").unwrap();
    let run =
        irbook().arg("init").arg(folder.path()).args(ANSWERS).args(["--fiscal-year-end", "12-31"]).assert().code(0);
    assert!(stdout(&run).contains(".gitignore, which was there"), "{}", stdout(&run));
    assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).unwrap(), "mine\n");
    let site = fs::read_to_string(folder.path().join("site.toml")).unwrap();
    irbook().arg("init").arg(folder.path()).args(["--name", "Other Corp."]).args(&ANSWERS[2..]).assert().code(2);
    assert_eq!(fs::read_to_string(folder.path().join("site.toml")).unwrap(), site);
}

#[test]
fn an_announcement_of_every_kind_is_begun_with_nothing_but_gaps_to_fill_in() {
    for kind in [
        "results",
        "dividend",
        "general-meeting-notice",
        "poll-results",
        "board-change",
        "share-issuance",
        "buyback-return",
        "debt-issue",
        "document",
        "other",
    ] {
        let folder = begun();
        let id = format!("2025-03-13-{kind}");
        let run = irbook().args(["new", kind, &id, "--root"]).arg(folder.path()).assert().code(0);
        assert!(stdout(&run).contains(&format!("{id}/announcement.md")), "{}", stdout(&run));
        let path = folder.path().join(format!("content/announcements/{id}/announcement.md"));
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.contains("dated = 2025-03-13\nzone = \"Europe/Berlin\"\n") && text.contains("\ndraft = true\n"),
            "{text}"
        );
        insta::assert_snapshot!(format!("new_{}", kind.replace('-', "_")), text);
        let (code, said) = check(folder.path());
        assert_eq!(code, 1, "{said}");
        insta::assert_snapshot!(format!("new_{}_checked", kind.replace('-', "_")), said);
        // All that is offered as a comment is a key, or a table, that can stand there.
        let is_offer =
            |line: &&str| line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
        let offered = text.lines().map(|line| line.strip_prefix("# ").filter(is_offer).unwrap_or(line));
        fs::write(&path, offered.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        let (_, said) = check(folder.path());
        assert!(!said.contains("is no key") && !said.contains("toml-syntax"), "{said}");
    }
}

#[test]
fn a_new_announcement_needs_an_id_of_its_own_and_an_archive() {
    let folder = begun();
    let new = |arguments: &[&str]| irbook().arg("new").args(arguments).arg("--root").arg(folder.path()).assert();
    let run = new(&["dividend", "2025 H1 Dividend"]).code(2);
    assert!(stderr(&run).contains("`2025-h1-dividend` is one"), "{}", stderr(&run));
    let run = new(&["dividend", "example-dividend"]).code(2);
    assert!(stderr(&run).contains("already"), "{}", stderr(&run));
    let run = new(&["divident", "one"]).code(2);
    assert!(stderr(&run).contains("dividend"), "{}", stderr(&run));
    let empty = tempfile::tempdir().unwrap();
    let run = irbook().args(["new", "other", "one", "--root"]).arg(empty.path()).assert().code(2);
    assert!(stderr(&run).contains("site.toml"), "{}", stderr(&run));
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
}

#[test]
fn invented_figures_contradict_none_of_the_same_year() {
    let folder = begun();
    let announcement = "+++\ntitle = \"Results for 2024\"\ndated = 2025-02-20\nzone = \"Europe/Berlin\"\nkind = \"results\"\n\
        source = { title = \"Release\" }\n[results]\nperiod = \"2024-FY\"\n+++\nResults.\n";
    let rows = "In thousands of dollars (USD)\tFY2024\tFY2023\nRevenue\t5,000.5\t4,000.5\nCost of sales\t(2,000.0)\t(1,000.0)\n\
        Net income\t3,000.5\t3,000.5\n";
    let own = folder.path().join("content/announcements/2024-results");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("announcement.md"), announcement).unwrap();
    let mut import = irbook();
    import.args(["import", "-", "--kind", "operations", "--title", "Income statement", "--root"]).arg(folder.path());
    let run = import.write_stdin(rows).assert().code(0);
    fs::write(own.join("figures.toml"), stdout(&run)).unwrap();
    let (code, said) = check(folder.path());
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("error[") && !said.contains("warning["), "{said}");
}

#[test]
fn a_title_is_written_as_it_was_given() {
    let folder = begun();
    let title = "Dividend \\ \"Final\"";
    irbook()
        .args(["new", "dividend", "one", "--title", title, "--dated", "2025-03-13", "--root"])
        .arg(folder.path())
        .assert()
        .code(0);
    let text = fs::read_to_string(folder.path().join("content/announcements/one/announcement.md")).unwrap();
    let front: toml::Table = text.split("+++\n").nth(1).unwrap().parse().unwrap();
    assert_eq!(front["title"].as_str(), Some(title));
    assert_eq!(front["dated"].to_string(), "2025-03-13");
}

#[test]
fn a_year_end_that_leaves_the_name_of_the_year_open_is_asked_and_the_archive_passes() {
    let begin = |more: &[&str], typed: &str| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = irbook();
        command.arg("init").arg(folder.path()).args(ANSWERS).args(["--fiscal-year-end", "Saturday nearest 31 January"]);
        (command.args(more).write_stdin(typed.to_owned()).assert(), folder)
    };
    for (run, folder) in [begin(&["--fiscal-year-named", "start"], ""), begin(&[], "start\n")] {
        run.success();
        let site = fs::read_to_string(folder.path().join("site.toml")).unwrap();
        assert!(site.contains("\nfiscal_year_named = \"start\"\n"), "{site}");
        assert_eq!(check(folder.path()).0, 0, "{}", check(folder.path()).1);
    }
    let (run, _folder) = begin(&[], "");
    assert!(stderr(&run.code(2)).contains("give --fiscal-year-named"));
    let (run, _folder) = begin(&["--fiscal-year-named", "middle"], "");
    assert!(stderr(&run.code(2)).starts_with("error: --fiscal-year-named: "));
}
