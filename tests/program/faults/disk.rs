//! A disk that is full.

use super::{INSTANTS, Place, files, said};
use std::path::Path;
use std::process::Command;

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_with_the_file_and_leaves_the_old_site_and_nothing_beside() {
    let place = Place::new();
    let [old, new] = place.sites();
    let shim = place.archive.root().join("full_disk.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/faults/full_disk.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&shim).arg(source).status().unwrap();
    assert!(built.success());
    let all: usize = new.values().map(Vec::len).sum();
    let build = |room: usize| {
        let mut command = place.command(INSTANTS[1]);
        command.env("LD_PRELOAD", &shim).env("FULL_DISK_AFTER", room.to_string()).output().unwrap()
    };
    for room in (0..10).map(|tenths| all / 10 * tenths).chain([1, all - 1]) {
        let run = build(room);
        let said = said(&run);
        assert_eq!(run.status.code(), Some(2), "{room} of {all}: {said}");
        let error = said.lines().find_map(|line| line.strip_prefix("error: can't write "));
        let file = error.and_then(|error| error.split_once(": No space left on device"));
        let file = Path::new(file.unwrap_or_else(|| panic!("{room} of {all}: {said}")).0);
        let file = file.strip_prefix(place.output().canonicalize().unwrap()).unwrap();
        assert!(new.contains_key(file), "{}", file.display());
        assert!(files(&place.output()) == old, "{room} of {all}");
        place.assert_nothing_beside();
    }
    let run = build(all);
    assert!(run.status.success(), "{}", said(&run));
    assert!(files(&place.output()) == new);
}
