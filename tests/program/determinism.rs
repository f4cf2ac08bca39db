//! The same archive gives the same bytes.

use crate::archive::{AS_OF, Archive, Site, example, files_below, irbook, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn build(root: &Path, threads: &str) -> Files {
    build_as_of(root, threads, AS_OF)
}

fn build_as_of(root: &Path, threads: &str, as_of: &str) -> Files {
    let output = tempfile::tempdir().unwrap();
    let mut command = irbook();
    command.args(["build", "--as-of", as_of, "--root"]).arg(root).arg("--output").arg(output.path());
    command.env("RAYON_NUM_THREADS", threads).assert().success();
    Site::at(output.path()).files()
}

fn assert_same(one: &Files, other: &Files) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in one {
        assert!(*bytes == other[path], "{} differs", path.display());
    }
}

#[test]
fn one_thread_and_four_write_the_same_bytes() {
    for root in [example(), repository().to_owned()] {
        let one = build(&root, "1");
        assert!(one.len() > 40);
        assert_same(&one, &build(&root, "4"));
        assert_same(&one, &build(&root, "4"));
    }
}

/// A file system in memory lists a folder in the order in which its files were made, so the copies are made there
/// where there is one.
#[test]
fn the_order_in_which_files_were_made_does_not_matter() {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let copy = |paths: &mut dyn Iterator<Item = &PathBuf>| {
        let folder = tempfile::tempdir_in(&place).unwrap();
        for path in paths {
            let target = folder.path().join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(example().join(path), target).unwrap();
        }
        build(folder.path(), "2")
    };
    let paths = files_below(&example());
    assert_same(&copy(&mut paths.iter()), &copy(&mut paths.iter().rev()));
}

#[test]
fn building_again_over_a_site_gives_that_site() {
    let archive = Archive::example();
    assert_same(&archive.build().files(), &archive.build().files());
}

/// Neither does an event of the archives fall on these days nor is a repurchase plan running, whose chart shows the day.
#[test]
fn a_build_of_the_next_day_changes_the_pages_alone_that_speak_of_the_day() {
    for root in [example(), repository().to_owned()] {
        let (before, after) =
            ["2026-11-27T12:00:00Z", "2026-11-28T12:00:00Z"].map(|at| build_as_of(&root, "2", at)).into();
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        let changed: Vec<&str> = before
            .iter()
            .filter(|(path, bytes)| after[*path] != **bytes)
            .map(|(path, _)| path.to_str().unwrap())
            .collect();
        let of_day = [
            "company/index.html",
            "company/people/index.html",
            "events/index.html",
            "index.html",
            "manifest.sha256",
            "shareholders/dividends/index.html",
            "shareholders/index.html",
            "shareholders/meetings/index.html",
            "shareholders/repurchases/index.html",
            "shareholders/shares/index.html",
        ];
        let twins = of_day.map(|path| path.replace("index.html", "index.md"));
        let of_day = of_day.into_iter().chain(twins.iter().map(|path| &**path));
        let of_day: BTreeSet<&str> = of_day.filter(|path| before.contains_key(Path::new(path))).collect();
        assert_eq!(changed.into_iter().collect::<BTreeSet<_>>(), of_day);
    }
}
