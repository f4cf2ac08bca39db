//! What a command says must arrive: where it can't be written, the command fails.

use crate::archive::{AS_OF, Archive, irbook};
use std::fs::OpenOptions;
use std::path::Path;
use std::process::{Command, Stdio};

/// The binary, ready for arguments, without those variables that change it.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(irbook().get_program());
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[cfg(target_os = "linux")]
fn full() -> Stdio {
    OpenOptions::new().write(true).open("/dev/full").unwrap().into()
}

/// A pipe that nobody reads.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Runs commands that print on standard output, and those that print on standard error, each with its status.
fn each(archive: &Archive, run: impl Fn(&[&str], bool, i32)) {
    let site = archive.build_as_of(AS_OF, &[]);
    let (root, folder) = (path(archive.root()), path(&site.folder));
    let text = archive.root().join("content/announcements/2024-q1-results/announcement.md");
    let broken = Archive::empty();
    broken.announce("one", "2024-05-19", "titel = \"Twice\"");
    let broken = path(broken.root());
    let archive = ["--as-of", AS_OF, "--root", root];
    run(&["--help"], true, 0);
    run(&["check", "--help"], true, 0);
    run(&["--version"], true, 0);
    run(&["explain"], true, 0);
    run(&["explain", "unknown-key"], true, 0);
    run(&["explain", "guide"], true, 0);
    run(&["templates"], true, 0);
    run(&["diff", folder, folder], true, 0);
    run(&["diff", folder, folder, "--format", "json"], true, 0);
    run(&["tie", path(&text), "--root", root], false, 0);
    run(&[&["check"], &archive[..]].concat(), true, 0);
    run(&[&["check"], &archive[..]].concat(), false, 0);
    run(&[&["check", "--format", "json"], &archive[..]].concat(), true, 0);
    run(&[&["verify", "--published", folder], &archive[..]].concat(), true, 0);
    run(&[&["build"], &archive[..]].concat(), true, 0);
    run(&[&["build"], &archive[..]].concat(), false, 0);
    run(&["check", "--root", broken], false, 1);
    run(&["check", "--root", broken, "--format", "github"], true, 1);
    run(&["explain", "unknown-kye"], false, 2);
    run(&["chekc"], false, 2);
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_ends_with_2_and_is_told_where_it_can_be() {
    each(&Archive::example(), |arguments, is_on_output, _| {
        let mut command = command(arguments);
        let run = if is_on_output { command.stdout(full()) } else { command.stderr(full()) }.output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{arguments:?} {is_on_output} {said}");
        assert!(!is_on_output || said.contains("error: can't write") && said.contains("No space left"), "{said}");
    });
}

#[test]
fn a_reader_that_went_away_changes_nothing() {
    each(&Archive::example(), |arguments, is_on_output, status| {
        let mut command = command(arguments);
        let run = if is_on_output { command.stdout(closed()) } else { command.stderr(closed()) }.output().unwrap();
        assert_eq!(run.status.code(), Some(status), "{arguments:?}");
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_warning_that_cannot_be_said_keeps_a_site_from_being_replaced() {
    let archive = Archive::empty();
    archive.announce("one", "2024-05-19", "[[footnotes]]\nid = \"1\"\ntext = \"Unused.\"");
    let run = command(&["build", "--root", path(archive.root())]).stderr(full()).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(!archive.public().exists());
}
