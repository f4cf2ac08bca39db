//! A power cut: it takes back what is not on the disk.

use super::trace::{FILES, assert_synced, trace};
use super::{INSTANTS, Place, files, said};
use crate::archive::program;
use std::process::Command;

#[test]
fn a_site_is_on_the_disk_before_it_takes_its_place_and_there_for_good_before_the_old_one_goes() {
    let place = Place::new();
    for as_of in [INSTANTS[0], INSTANTS[1]] {
        let (run, calls) = trace(&place.command(as_of), FILES, None);
        assert!(run.status.success(), "{}", said(&run));
        assert!(calls.iter().filter(|call| call.writes()).count() > 100);
        assert_synced(&calls, place.folder.path());
    }
}

#[test]
fn where_there_is_no_one_call_for_all_files_each_is_on_the_disk() {
    let place = Place::new();
    let (run, calls) = trace(&place.command(INSTANTS[0]), FILES, Some("inject=syncfs:error=ENOSYS"));
    assert!(run.status.success(), "{}", said(&run));
    assert!(calls.iter().any(|call| call.is_injected));
    assert_synced(&calls, place.folder.path());
}

#[test]
fn where_two_folders_cannot_be_exchanged_the_new_site_comes_into_place_as_well() {
    let place = Place::new();
    let [_, new] = place.sites();
    let (run, calls) = trace(&place.command(INSTANTS[1]), "renameat2", Some("inject=renameat2:error=EINVAL"));
    assert!(run.status.success() && calls.iter().any(|call| call.is_injected), "{}", said(&run));
    assert!(files(&place.output()) == new);
    place.assert_nothing_beside();
}

#[test]
fn a_text_that_is_tied_is_on_the_disk_before_it_takes_its_place() {
    let place = Place::new();
    let file = "content/announcements/2024-q1-results/announcement.md";
    place.archive.edit(file, "Revenue from lending[^1] grew;", "Total revenue was RMB1,234.5 million;");
    let mut command = Command::new(program());
    command.args(["tie", "--write", "--root"]).arg(place.archive.root()).arg(place.archive.root().join(file));
    let (run, calls) = trace(&command, FILES, None);
    assert!(run.status.success() && said(&run).contains("tied "), "{}", said(&run));
    assert_synced(&calls, place.archive.root());
}
