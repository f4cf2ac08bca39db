use super::super::own::MARKER_TEXT;
use super::*;
use crate::domain::Digest;
use std::collections::BTreeMap;

/// Writes a site with its manifest; each file's text is its path and `version`.
fn site(folder: &Path, version: &str, files: &[&str]) {
    let mut manifest = Manifest::new();
    for path in files.iter().chain(&[MARKER]) {
        let target = folder.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        let text = if *path == MARKER { MARKER_TEXT.to_owned() } else { format!("{path} {version}") };
        fs::write(target, &text).unwrap();
        manifest.insert((*path).to_owned(), Digest::of(&*text));
    }
    fs::write(folder.join(manifest::NAME), manifest::text(&manifest)).unwrap();
}

/// All that is in a folder: folders have no text.
fn found(folder: &Path) -> BTreeMap<String, Option<String>> {
    let entries = WalkDir::new(folder).min_depth(1).into_iter().map(Result::unwrap);
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
    entries.map(|entry| (name(entry.path()), fs::read_to_string(entry.path()).ok())).collect()
}

const OLD: [&str; 6] = ["index.html", "a/index.html", "b/c/index.html", "b/d.csv", "file", "folder/page.html"];
/// With a folder where a file was, and a file where a folder was.
const NEW: [&str; 5] = ["index.html", "a/index.html", "b/new.csv", "file/page.html", "folder"];

#[test]
fn the_output_has_the_new_site_and_nothing_of_the_old_one() {
    let [output, stage, expected] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    site(output.path(), "old", &OLD);
    fs::write(output.path().join("b/c/.DS_Store"), "").unwrap();
    site(expected.path(), "new", &NEW);
    site(stage.path(), "new", &NEW);
    Inside::new(output.path()).publish(stage.path()).unwrap();
    assert_eq!(found(output.path()), found(expected.path()));
    assert!(!stage.path().exists());
}

#[test]
fn a_build_that_was_killed_at_any_file_is_ended_by_the_next_one() {
    let expected = tempfile::tempdir().unwrap();
    site(expected.path(), "new", &NEW);
    for moved in 0..=NEW.len() + 1 {
        let output = tempfile::tempdir().unwrap();
        let inside = Inside::new(output.path());
        site(output.path(), "old", &["index.html", "a/index.html", "b/d.csv"]);
        site(&inside.next(), "new", &NEW);
        for path in NEW.iter().chain(&[MARKER]).take(moved) {
            inside.put(path).unwrap();
        }
        inside.tidy().unwrap();
        assert_eq!(found(output.path()), found(expected.path()), "after {moved} files");
    }
    // Killed when only folders were left of the next site.
    let inside = Inside::new(expected.path());
    fs::create_dir_all(inside.next().join("a")).unwrap();
    let before = found(expected.path());
    inside.tidy().unwrap();
    assert_eq!(found(expected.path()).len(), before.len() - 2);
}

#[test]
fn stages_that_killed_builds_left_go_and_nothing_else() {
    let output = tempfile::tempdir().unwrap();
    site(output.path(), "old", &OLD);
    let before = found(output.path());
    let at = |name: &str| output.path().join(name);
    site(&at(".irbook-a1B2c3"), "new", &NEW);
    fs::create_dir_all(at(".irbook-d4E5f6/site/a")).unwrap();
    fs::create_dir(at(".irbook-g7H8i9")).unwrap();
    Inside::new(output.path()).tidy().unwrap();
    assert_eq!(found(output.path()), before);
    fs::create_dir(at(".irbook-mine")).unwrap();
    fs::create_dir(at(".irbook-j1K2l3")).unwrap();
    fs::write(at(".irbook-j1K2l3/mine"), "").unwrap();
    Inside::new(output.path()).tidy().unwrap();
    assert_eq!(found(output.path()).len(), before.len() + 3);
}

#[test]
fn every_file_is_there_at_every_moment() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let output = tempfile::tempdir().unwrap();
    site(output.path(), "old", &OLD);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut missed = 0;
            while !done.load(Ordering::Relaxed) {
                missed +=
                    usize::from(fs::read(output.path().join("a/index.html")).map_or(true, |text| text.is_empty()));
            }
            missed
        });
        for version in 0..200 {
            let stage = tempfile::tempdir().unwrap();
            site(stage.path(), &version.to_string(), &["a/index.html"]);
            Inside::new(output.path()).publish(stage.path()).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        assert_eq!(reader.join().unwrap(), 0);
    });
}

/// On Linux `/dev/shm` is in memory, and the folder of what is built is mostly not; the copy is made all the same if it is.
#[cfg(target_os = "linux")]
#[test]
fn a_stage_on_another_file_system_is_copied() {
    use std::os::unix::fs::PermissionsExt;
    let output = tempfile::tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/target")).unwrap();
    let expected = tempfile::tempdir().unwrap();
    let stage = tempfile::tempdir_in("/dev/shm").unwrap();
    for folder in [stage.path(), expected.path()] {
        site(folder, "new", &NEW);
    }
    fs::set_permissions(stage.path().join("index.html"), PermissionsExt::from_mode(0o640)).unwrap();
    site(output.path(), "old", &OLD);
    Inside::new(output.path()).publish(stage.path()).unwrap();
    assert_eq!(found(output.path()), found(expected.path()));
    assert_eq!(fs::metadata(output.path().join("index.html")).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(!stage.path().exists());
}

#[test]
fn a_folder_that_cannot_be_moved_is_told_from_one_that_cannot_be_written() {
    use std::io::ErrorKind::{CrossesDevices, NotFound, ResourceBusy, StorageFull};
    for (kind, is_fixed) in [(CrossesDevices, true), (ResourceBusy, true), (NotFound, false), (StorageFull, false)] {
        assert_eq!(cant_move(&kind.into()), is_fixed, "{kind}");
    }
}
