//! An output that the system doesn't let be moved, as if it were a mounted volume: its files are exchanged within it.

use super::trace::{Call, FILES, trace};
use super::{INSTANTS, Place, files, said};
use std::process::{Command, ExitStatus};

/// What the system says to whoever moves a mounted volume.
const BUSY: &str = "inject=renameat2:error=EBUSY";

/// The calls of a build that rename files, by the thread that does.
fn renames(calls: &[Call]) -> Vec<&Call> {
    calls.iter().filter(|call| call.renames() && !call.is_injected).collect()
}

/// Runs a build that is killed. The filter by which other tests trace fewer calls lets no signal through.
fn killed(command: &Command, kill: &str) -> ExitStatus {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=rename,renameat2", "-e", BUSY, "-e", kill]);
    strace.arg(command.get_program()).args(command.get_args()).env("RAYON_NUM_THREADS", "1");
    strace.env_remove("LD_LIBRARY_PATH").output().unwrap().status
}

#[test]
fn the_files_of_an_output_that_cannot_be_moved_are_exchanged_one_by_one_and_that_is_said() {
    let place = Place::new();
    let [_, new] = place.sites();
    let (run, calls) = trace(&place.command(INSTANTS[1]), FILES, [BUSY]);
    assert!(run.status.success(), "{}", said(&run));
    assert!(calls.iter().any(|call| call.is_injected));
    assert!(said(&run).contains("were exchanged one by one"), "{}", said(&run));
    assert!(files(&place.output()) == new);
    place.assert_nothing_beside();
    // The next build finds nothing to put right.
    let run = place.command(INSTANTS[0]).output().unwrap();
    assert!(run.status.success() && !said(&run).contains("one by one"), "{}", said(&run));
}

#[test]
fn a_site_that_was_written_on_another_file_system_is_copied() {
    let place = Place::new();
    let [_, new] = place.sites();
    let elsewhere = "inject=rename:error=EXDEV:when=1";
    let (run, calls) = trace(&place.command(INSTANTS[1]), FILES, [BUSY, elsewhere]);
    assert!(run.status.success(), "{}", said(&run));
    assert_eq!(calls.iter().filter(|call| call.is_injected).count(), 2);
    assert!(files(&place.output()) == new);
    place.assert_nothing_beside();
}

#[test]
fn a_build_that_is_killed_while_it_exchanges_files_is_put_right_by_the_next_one() {
    let place = Place::new();
    let sites = place.sites();
    let (run, calls) = trace(&place.command(INSTANTS[1]), FILES, [BUSY]);
    assert!(run.status.success(), "{}", said(&run));
    let renames = renames(&calls);
    assert!(renames.len() > 50, "{}", renames.len());
    let mut mixed = 0;
    for at in [0, 1, 20, renames.len() / 2, renames.len() - 1] {
        place.build(INSTANTS[0]);
        let kill = format!("inject=rename:signal=KILL:when={}", renames[at].count);
        let run = killed(&place.command(INSTANTS[1]), &kill);
        assert!(!run.success(), "{at}");
        let there = files(&place.output());
        mixed += usize::from(!sites.contains(&there));
        // A build that fails after this has done it all the same.
        place.build(INSTANTS[1]);
        assert!(files(&place.output()) == sites[1], "killed at {at}");
        place.assert_nothing_beside();
    }
    assert!(mixed > 2, "only {mixed} kills came between two files");
}

#[test]
fn a_call_that_fails_between_two_files_is_told_and_the_next_build_puts_it_right() {
    let place = Place::new();
    let sites = place.sites();
    let (run, _) = trace(&place.command(INSTANTS[1]), FILES, [BUSY, "inject=rename:error=EIO:when=30"]);
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert!(said(&run).contains("has files of the old site and of the new one, which the next build puts right"));
    place.build(INSTANTS[0]);
    assert!(files(&place.output()) == sites[0]);
    place.assert_nothing_beside();
}
