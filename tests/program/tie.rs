//! `irbook tie`: what it proposes, what it writes, and what it leaves alone.

use crate::archive::{AS_OF, Archive, irbook, program, stderr, stdout};
use assert_cmd::assert::Assert;
use std::fs;
use std::path::Path;

const RESULTS: &str = "content/announcements/2024-q1-results/announcement.md";
const SHARES: &str = "content/announcements/2023-03-01-over-allotment/announcement.md";

/// The example with figures in the text of two announcements that have no tie.
fn archive() -> Archive {
    let archive = Archive::example();
    archive.edit(
        RESULTS,
        "Revenue from lending[^1] grew;",
        "Total revenue was RMB1,234.5 million, up from\nRMB900 million; **1,500** umbrellas were lent, 25% more, and 7 were\nlost. \
         Revenue from lending[^1] grew;",
    );
    archive.edit(RESULTS, "include *parasols*.", "include *parasols*, a third of RMB1,230 million.");
    archive.edit(SHARES, "exercised the option in full.", "exercised the option for 1,000 shares.");
    archive
}

/// What of it is unambiguous, as it stands then.
const TIED: [(&str, &str); 5] = [
    ("RMB1,234.5 million, up", "[RMB1,234.5 million](figure:total-revenue), up"),
    ("RMB900 million", "[RMB900 million](figure:total-revenue@2023-Q1)"),
    ("**1,500**", "**[1,500](figure:umbrellas-lent)**"),
    ("25%", "[25%](figure:umbrellas-lent.change)"),
    ("RMB1,230 million", "[RMB1,230 million](figure:lending)"),
];

fn tied(text: &str) -> String {
    TIED.iter().fold(text.to_owned(), |text, (words, tie)| {
        assert_eq!(text.matches(words).count(), 1, "{words}");
        text.replace(words, tie)
    })
}

fn tie(archive: &Archive, file: &str, arguments: &[&str]) -> Assert {
    let path = archive.root().join(file);
    archive.run("tie", &[&[path.to_str().unwrap()], arguments].concat())
}

fn read(archive: &Archive, file: &str) -> String {
    fs::read_to_string(archive.root().join(file)).unwrap()
}

#[test]
fn each_figure_without_a_tie_is_listed_with_its_place_and_what_it_can_tell() {
    let archive = archive();
    let before = read(&archive, RESULTS);
    let run = tie(&archive, RESULTS, &[]).success();
    let place = |words: &str| {
        let at = before.find(words).unwrap();
        let line = before[..at].matches('\n').count() + 1;
        format!("{RESULTS}:{line}:{}: ", before[..at].chars().rev().take_while(|c| *c != '\n').count() + 1)
    };
    let mut expected = String::new();
    for (words, to) in [
        ("RMB1,234.5 million, up", "RMB1,234.5 million -> figure:total-revenue"),
        ("RMB900 million", "RMB900 million -> figure:total-revenue@2023-Q1"),
        ("1,500", "1,500 -> figure:umbrellas-lent"),
        ("25%", "25% -> figure:umbrellas-lent.change"),
        ("7 were", "7 -> no figure of this document"),
        ("RMB1,230 million", "RMB1,230 million -> figure:lending"),
    ] {
        expected.push_str(&format!("{}{to}\n", place(words)));
    }
    assert_eq!(stdout(&run), expected);
    assert_eq!(stderr(&run), "5 figures can be tied as shown (`--write` does it); 1 left\n");
    assert_eq!(read(&archive, RESULTS), before);
}

#[test]
fn writing_ties_what_is_unambiguous_and_changes_nothing_else() {
    let archive = archive();
    let before = read(&archive, RESULTS);
    let run = tie(&archive, RESULTS, &["--write"]).success();
    assert_eq!(stderr(&run), "tied 5 figures; 1 left\n");
    let after = read(&archive, RESULTS);
    assert_eq!(after, tied(&before));

    let again = tie(&archive, RESULTS, &["--write"]).success();
    assert_eq!(read(&archive, RESULTS), after);
    assert_eq!(stdout(&again).lines().count(), 1);
    assert!(stdout(&again).contains(": 7 -> no figure"), "{}", stdout(&again));
}

#[test]
fn a_text_with_all_its_ties_passes_a_check_that_denies_warnings() {
    let archive = archive();
    archive.edit(RESULTS, "and 7 were\nlost", "and some were\nlost");
    archive.edit(SHARES, "for 1,000 shares", "in full");
    archive.run("check", &["--deny-warnings", "--as-of", AS_OF]).code(1);
    tie(&archive, RESULTS, &["--write"]).success();
    archive.run("check", &["--deny-warnings", "--as-of", AS_OF]).success();
}

#[test]
fn what_several_facts_round_to_is_listed_and_left() {
    let archive = archive();
    let before = read(&archive, SHARES);
    let run = tie(&archive, SHARES, &["--write"]).success();
    let line = "1,000 shares -> one of figure:borrowed-shares, figure:issuance.number\n";
    assert!(stdout(&run).ends_with(line), "{}", stdout(&run));
    assert_eq!(read(&archive, SHARES), before);
}

#[test]
fn a_figure_in_a_link_or_across_markup_is_left_for_the_author() {
    let archive = Archive::example();
    archive.edit(
        RESULTS,
        "see the [income statement](#operations)",
        "see the [RMB1,234.5 million](#operations) or **RMB1,230** million",
    );
    let before = read(&archive, RESULTS);
    let run = tie(&archive, RESULTS, &["--write"]).success();
    for figure in ["RMB1,234.5 million -> figure:total-revenue", "RMB1,230 million -> figure:lending"] {
        let line = format!("{figure}, by hand: a link, markup or an escape stands in the way\n");
        assert!(stdout(&run).contains(&line), "{}", stdout(&run));
    }
    assert_eq!(read(&archive, RESULTS), before);
}

#[test]
fn line_ends_of_windows_stay() {
    let archive = archive();
    let windows = |text: &str| text.replace('\n', "\r\n");
    let before = read(&archive, RESULTS);
    archive.write(RESULTS, windows(&before));
    tie(&archive, RESULTS, &["--write"]).success();
    assert_eq!(read(&archive, RESULTS), windows(&tied(&before)));
}

#[test]
fn a_file_is_found_from_any_working_folder() {
    for (folder, root, file) in [
        ("content/announcements/2024-q1-results", "../../..", "announcement.md"),
        ("static", "..", "../content/legends/../announcements/2024-q1-results/announcement.md"),
    ] {
        let archive = archive();
        let before = read(&archive, RESULTS);
        let mut command = irbook();
        command.current_dir(archive.root().join(folder)).args(["tie", file, "--root", root, "--write"]);
        command.assert().success();
        assert_eq!(read(&archive, RESULTS), tied(&before));
    }
}

#[test]
#[cfg(unix)]
fn through_a_link_the_file_that_it_leads_to_is_rewritten() {
    let archive = archive();
    let before = read(&archive, RESULTS);
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("text.md");
    std::os::unix::fs::symlink(archive.root().join(RESULTS), &link).unwrap();
    archive.run("tie", &[link.to_str().unwrap(), "--write"]).success();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(read(&archive, RESULTS), tied(&before));
}

#[test]
fn a_file_that_is_no_announcement_of_the_archive_is_refused() {
    let archive = archive();
    let foreign = Archive::example();
    let foreign = foreign.root().join(RESULTS);
    let missing = archive.root().join("no/such/file.md");
    let legend = archive.root().join("content/legends/safe-harbor.md");
    for file in [&*foreign, &*missing, &*legend, Path::new(".")] {
        let run = archive.run("tie", &[file.to_str().unwrap(), "--write"]).code(2);
        let message = format!("error: `{}` is no announcement.md of this archive that can be read\n", file.display());
        assert_eq!(stderr(&run), message);
        assert_eq!(stdout(&run), "");
    }
}

/// No file can grow in this shell, for any user: what is written beside the old file fails.
#[test]
#[cfg(unix)]
fn a_file_that_can_not_be_written_stays_as_it_was() {
    let archive = archive();
    let before = read(&archive, RESULTS);
    let mut shell = assert_cmd::Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh"]).arg(program()).args(["tie", "--write"]);
    shell.arg("--root").arg(archive.root()).arg(archive.root().join(RESULTS));
    let run = shell.assert().code(2);
    assert!(stderr(&run).contains("announcement.md"), "{}", stderr(&run));
    assert_eq!(read(&archive, RESULTS), before);
    let folder = archive.root().join(RESULTS);
    let files = fs::read_dir(folder.parent().unwrap()).unwrap().count();
    assert_eq!(files, 3, "nothing is left beside it");
}
