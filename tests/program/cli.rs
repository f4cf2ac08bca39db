//! The command line: arguments, output, exit status, and what happens to the output folder.

use crate::archive::{AS_OF, Archive, Site, irbook, stderr, stdout};
use std::fs;

/// An announcement with a mistake: `titel`.
fn broken() -> Archive {
    let archive = Archive::empty();
    archive.announce("one", "2024-05-20", "titel = \"Twice\"");
    archive
}

/// An archive with nothing but a warning: a footnote that nothing refers to.
fn warned() -> Archive {
    let archive = Archive::empty();
    archive.announce("one", "2024-05-20", "[[footnotes]]\nid = \"1\"\ntext = \"Unused.\"");
    archive
}

#[test]
fn the_version_is_the_packages() {
    let run = irbook().arg("--version").assert().success();
    assert_eq!(stdout(&run), format!("irbook {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_tells_the_exit_status_and_gives_examples_of_every_command() {
    let help = stdout(&irbook().arg("--help").assert().success());
    assert!(help.contains("Exit status:"), "{help}");
    let serve = cfg!(feature = "serve").then_some("serve");
    let commands =
        ["build", "check", "diff", "events", "explain", "fmt", "import", "init", "keys", "new", "schema", "templates"];
    for command in commands.into_iter().chain(serve) {
        assert!(help.contains(&format!("  {command}  ")), "{help}");
        let help = stdout(&irbook().args([command, "--help"]).assert().success());
        let (_, examples) = help.split_once("Examples:\n").unwrap();
        assert!(examples.contains(&format!("  irbook {command} ")), "{help}");
    }
}

#[test]
fn usage_and_missing_folders_end_with_2_and_findings_with_1() {
    irbook().assert().code(2);
    irbook().arg("biuld").assert().code(2);
    irbook().args(["build", "--format", "xml"]).assert().code(2);
    irbook().args(["check", "--root", "no/such/folder"]).assert().code(2);
    Archive::empty().run("check", &[]).code(0);
    broken().run("check", &[]).code(1);
}

#[test]
fn a_folder_without_site_toml_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let run = irbook().args(["build", "--root"]).arg(folder.path()).assert().code(2);
    assert!(stderr(&run).contains("site.toml"), "{}", stderr(&run));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_code_is_explained_with_examples_and_a_slip_is_suggested() {
    let page = stdout(&irbook().args(["explain", "unknown-key"]).assert().success());
    assert!(page.contains("unknown-key") && page.contains("```toml"), "{page}");
    let run = irbook().args(["explain", "unknown-kee"]).assert().code(2);
    assert!(stderr(&run).contains("`unknown-key`"), "{}", stderr(&run));
    assert_eq!(stdout(&run), "");
}

#[test]
fn every_code_and_every_topic_of_the_list_is_explained() {
    let list = stdout(&irbook().arg("explain").assert().success());
    let (topics, codes) = list.split_once("\nCodes of findings:\n").unwrap();
    let name = |line: &str| line.trim_start().split("  ").next().unwrap().to_owned();
    let (topics, codes): (Vec<_>, Vec<_>) =
        (topics.lines().skip(1).map(name).collect(), codes.lines().map(name).collect());
    assert!(
        topics.iter().any(|it| it == "content-format") && topics.iter().any(|it| it == "guide results"),
        "{topics:?}"
    );
    assert!(codes.iter().any(|it| it == "route-collision"), "{codes:?}");
    assert!(list.lines().any(|line| line.starts_with("  route-collision ") && line.ends_with("overwrite the other.")));
    for words in topics.iter().chain(&codes) {
        irbook().arg("explain").args(words.split(' ')).assert().success();
    }
}

#[test]
fn a_section_of_a_topic_is_printed_with_the_ways_to_what_it_leads_to() {
    let text = stdout(&irbook().args(["explain", "content-format", "dividends"]).assert().success());
    assert!(text.starts_with("### kind = \"dividend\"\n") && !text.contains("general-meeting-notice"), "{text}");
    let text = stdout(&irbook().args(["explain", "guide", "results"]).assert().success());
    assert!(text.contains("[irbook explain guide figures]") && !text.contains("](figures.md"), "{text}");
    let whole = stdout(&irbook().args(["explain", "content-format", "--whole"]).assert().success());
    let short = stdout(&irbook().args(["explain", "content-format"]).assert().success());
    assert!(short.len() < 10_000 && whole.len() > 100_000);
    for (wrong, help) in [
        (&["content-format", "dividned"][..], "did you mean `dividend`?"),
        (&["buyback-return"], "`irbook explain content-format buyback-return`"),
        (&["legder"], "did you mean `ledger`?"),
    ] {
        let run = irbook().arg("explain").args(wrong).assert().code(2);
        assert!(stderr(&run).contains(help), "{}", stderr(&run));
    }
}

#[test]
fn every_help_ends_with_where_the_documentation_is() {
    let end = concat!("\nDocumentation: `irbook explain`, or ", env!("CARGO_PKG_REPOSITORY"), "/tree/main/docs\n");
    for words in [&["--help"][..], &["-h"], &["build", "--help"], &["templates", "export", "--help"]] {
        let help = stdout(&irbook().args(words).assert().success());
        assert!(help.ends_with(end), "{help}");
    }
}

#[test]
fn findings_for_people_go_to_standard_error() {
    let archive = broken();
    let place = "content/announcements/one/announcement.md:7:1";
    let full = archive.run("check", &[]).code(1);
    assert_eq!(stdout(&full), "");
    for text in ["error[unknown-key]", place, "titel = \"Twice\"", "^^^^^", "`title`", "irbook explain unknown-key"] {
        assert!(stderr(&full).contains(text), "no {text} in {}", stderr(&full));
    }
    let short = archive.run("check", &["--format", "short"]).code(1);
    assert_eq!(stdout(&short), "");
    assert!(stderr(&short).starts_with(&format!("{place}: error[unknown-key]: ")), "{}", stderr(&short));
}

#[test]
fn findings_for_machines_are_all_that_stands_on_standard_output() {
    let archive = broken();
    for command in ["check", "build"] {
        let json = archive.run(command, &["--format", "json"]).code(1);
        assert_eq!(stderr(&json), "");
        let findings: Vec<serde_json::Value> =
            stdout(&json).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0]["code"], "unknown-key");
        assert_eq!(findings[0]["severity"], "error");
    }
    assert_eq!(stdout(&Archive::empty().run("check", &["--format", "json"]).success()), "");
    let github = archive.run("check", &["--format", "github"]).code(1);
    let annotation = "::error file=content/announcements/one/announcement.md,line=7,col=1";
    assert!(stdout(&github).starts_with(annotation), "{}", stdout(&github));
}

#[test]
fn a_build_for_machines_prints_nothing_that_is_no_finding() {
    let run = Archive::empty().run("build", &["--format", "json"]).success();
    for line in stdout(&run).lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
    }
}

#[test]
fn warnings_are_errors_only_where_they_are_denied() {
    let archive = warned();
    for command in ["check", "build"] {
        let run = archive.run(command, &[]).success();
        assert!(stderr(&run).contains("warning[unused-footnote]"), "{}", stderr(&run));
        fs::remove_dir_all(archive.public()).ok();
        archive.run(command, &["--deny-warnings"]).code(1);
        assert!(!archive.public().exists());
    }
}

/// An archive with nothing but a note: the name of its issuer changed, and nothing tells of it.
fn noted() -> Archive {
    let archive = Archive::empty();
    let names =
        "names = [{ name = \"Old Corp.\", until = 2023-01-01 }, { name = \"Example Corp.\", from = 2023-02-01 }]";
    archive.edit("site.toml", "names = [{ name = \"Example Corp.\" }]", names);
    archive
}

#[test]
fn notes_are_shown_by_a_check_counted_by_a_build_and_never_denied() {
    let archive = noted();
    let check = archive.run("check", &["--deny-warnings"]).code(0);
    assert!(stderr(&check).starts_with("note[gap]: "), "{}", stderr(&check));
    assert!(stderr(&check).ends_with("1 note; `irbook explain gap` says more\n"), "{}", stderr(&check));
    assert_eq!(
        stdout(&check),
        "checked 0 announcements: no errors; `irbook new results 2024-q1-results` begins the first one\n"
    );
    let build = archive.run("build", &["--deny-warnings"]).code(0);
    assert_eq!(stderr(&build), "1 note: `irbook check` shows it\n");
}

#[test]
fn machines_get_notes_from_a_check_and_none_from_a_build() {
    let archive = noted();
    let json = stdout(&archive.run("check", &["--format", "json"]).code(0));
    let note: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&note["code"], &note["severity"]), (&"gap".into(), &"note".into()));
    assert!(stdout(&archive.run("check", &["--format", "github"]).code(0)).starts_with("::notice file=site.toml,"));
    assert_eq!(stdout(&archive.run("build", &["--format", "json"]).code(0)), "");
}

#[test]
fn the_summary_counts_errors_warnings_and_notes() {
    let archive = Archive::example();
    let meeting = "content/announcements/2023-05-10-annual-general-meeting/announcement.md";
    archive.edit(meeting, "dated = 2023-05-10", "dated = 2023-06-20");
    let dividend = "content/announcements/2024-03-12-dividend/announcement.md";
    archive.edit(dividend, "payment_date = { on = 2024-05-21", "payment_date = { on = 2024-04-11");
    archive.edit("site.toml", "[issuer]\n", "[checks]\nprofiles = [\"hkex\"]\n\n[issuer]\n");
    let summary = |command: &str| {
        let run = archive.run(command, &["--format", "short"]).code(1);
        stderr(&run).lines().rev().find(|line| line.contains("irbook explain")).unwrap().to_owned()
    };
    assert!(summary("check").starts_with("1 error, 3 warnings and 4 notes; `irbook explain date-order`"));
    assert!(summary("build").starts_with("1 error and 3 warnings; "));
}

#[test]
fn the_instant_that_the_site_speaks_from_needs_an_offset() {
    let archive = Archive::empty();
    for wrong in ["2024-05-20", "2024-05-20T08:00:00", "today"] {
        let run = archive.run("build", &["--as-of", wrong]).code(2);
        assert!(stderr(&run).contains("write date, time and offset"), "{}", stderr(&run));
    }
    for wrong in ["0000-01-01T00:00:00Z", "1899-12-31T00:00:00Z", "3000-01-01T00:00:00Z"] {
        let run = archive.run("build", &["--as-of", wrong]).code(2);
        assert!(stderr(&run).contains("years are from 1900 to 2999"), "{}", stderr(&run));
    }
    archive.announce("later", "2024-05-20", "publish_at = 2024-05-20T08:00:00+08:00");
    let published = |as_of: &str| archive.build_as_of(as_of, &[]).has("announcements/later/index.html");
    assert!(!published("2024-05-19T23:59:59Z"));
    assert!(published("2024-05-20T00:00:00Z"));
    assert!(published("2024-05-19T20:00:00-04:00"));
}

#[test]
fn another_base_address_stands_in_canonical_links_sitemap_robots_and_404() {
    let archive = Archive::example();
    for base in ["https://example.github.io/project/", "https://example.github.io/project"] {
        let site = archive.build_as_of(AS_OF, &["--base-url", base]);
        let page = site.read("announcements/2024-q1-results/index.html");
        let address = "https://example.github.io/project/announcements/2024-q1-results/";
        assert!(page.contains(&format!(r#"<link rel="canonical" href="{address}">"#)));
        assert!(page.contains(&format!(r#"<meta property="og:url" content="{address}">"#)));
        assert!(site.read("sitemap.xml").contains(&format!("<loc>{address}</loc>")));
        assert!(site.read("robots.txt").contains("Sitemap: https://example.github.io/project/sitemap.xml"));
        assert!(site.read("404.html").contains(r#"href="/project/index.html""#));
        for (path, bytes) in site.files() {
            assert!(!String::from_utf8_lossy(&bytes).contains("ir.example.com/archive"), "{}", path.display());
        }
    }
}

#[test]
fn an_address_that_is_not_absolute_is_refused() {
    let archive = Archive::empty();
    for wrong in ["/project/", "example.com", "ftp://example.com/", "https://", "https://example.com/?a=b"] {
        let run = archive.run("build", &["--base-url", wrong]).code(2);
        assert!(stderr(&run).contains("write an absolute address"), "{}", stderr(&run));
    }
    assert!(!archive.public().exists());
}

#[test]
fn a_build_reports_what_it_wrote() {
    let archive = Archive::example();
    let run = archive.run("build", &["--as-of", AS_OF]).success();
    let site = Site::at(archive.public());
    let (pages, others): (Vec<_>, Vec<_>) =
        site.files().into_iter().partition(|(path, _)| path.extension().is_some_and(|end| end == "html"));
    // The marker of the folder and the file against Jekyll are no files of the site.
    let counts = format!("10 announcements: {} pages and {} other files, ", pages.len(), others.len() - 2);
    assert!(stdout(&run).starts_with(&counts), "{}", stdout(&run));
    let whole = format!(" ms into {}\nof which search: ", archive.public().display());
    assert!(stdout(&run).contains(&whole), "{}", stdout(&run));
    assert_eq!(stderr(&run), "5 notes: `irbook check` shows them\n");
}

#[test]
fn a_build_counts_what_it_left_out_and_names_nothing() {
    let archive = Archive::empty();
    archive.announce("secret-draft", "2024-01-01", "draft = true");
    archive.announce("secret-later", "2027-01-01", "publish_at = 2027-01-01T09:00:00+08:00");
    archive.announce("secret-much-later", "2028-01-03", "publish_at = 2028-01-03T09:00:00+08:00");
    let run = archive.run("build", &["--as-of", AS_OF]).success();
    assert_eq!(stderr(&run), "left out: 1 draft, 2 scheduled documents\n");
    let asked = archive.run("build", &["--as-of", AS_OF, "--show-embargo"]).success();
    let report = "left out: 1 draft, 2 scheduled documents, the next of them until 2027-01-01T01:00:00Z\n";
    assert_eq!(stderr(&asked), report);
    assert!(stdout(&run).starts_with("0 announcements: "));
    assert!(!stdout(&run).contains("secret"));
}

#[test]
fn a_folder_that_irbook_did_not_make_is_refused_and_left_as_it_was() {
    let archive = Archive::example();
    archive.write("public/thesis.txt", "mine");
    let run = archive.run("build", &["--as-of", AS_OF]).code(2);
    assert!(stderr(&run).contains("irbook did not make it"), "{}", stderr(&run));
    assert_eq!(fs::read_dir(archive.public()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(archive.public().join("thesis.txt")).unwrap(), "mine");
}

#[test]
fn a_failed_build_leaves_the_old_site_as_it_was_and_writes_nothing_beside_it() {
    let archive = Archive::example();
    let old = archive.build().files();
    archive.edit("content/announcements/2024-04-02-website/announcement.md", "dated =", "datde =");
    archive.run("build", &["--as-of", AS_OF]).code(1);
    assert!(Site::at(archive.public()).files() == old);
    assert_eq!(fs::read_dir(archive.root()).unwrap().count(), 4, "content, static, site.toml and public");

    fs::remove_dir_all(archive.public()).unwrap();
    archive.run("build", &["--as-of", AS_OF]).code(1);
    assert!(!archive.public().exists());
}

#[test]
fn an_output_in_the_content_or_around_the_archive_is_refused() {
    let archive = Archive::example();
    for output in [".", "content", "content/announcements", "static/site", "templates"] {
        let output = archive.root().join(output);
        let existed = output.exists();
        let run = archive.run("build", &["--output", output.to_str().unwrap()]).code(2);
        assert!(stderr(&run).contains("choose another --output"), "{}", stderr(&run));
        assert_eq!(output.exists(), existed, "{}", output.display());
    }
    archive.build();
}

#[test]
fn an_output_that_does_not_exist_is_made_with_all_its_folders() {
    let archive = Archive::example();
    let output = archive.root().join("a/new/deep/folder");
    archive.run("build", &["--output", output.to_str().unwrap()]).success();
    assert!(output.join("index.html").exists());
    assert!(!archive.public().exists());
}

#[test]
fn a_page_of_an_announcement_that_is_gone_goes_with_the_next_build() {
    let archive = Archive::example();
    assert!(archive.build().has("announcements/2024-04-02-website/index.html"));
    fs::remove_dir_all(archive.root().join("content/announcements/2024-04-02-website")).unwrap();
    assert!(!archive.build().has("announcements/2024-04-02-website"));
}
