//! What others keep where a build writes.

use super::{INSTANTS, Place, files, said};
use std::fs;
use std::path::Path;

/// Asserts that a build of the second instant is refused with words, and changes nothing.
fn assert_refused(place: &Place, words: &[&str]) {
    let before = files(place.folder.path());
    let run = place.command(INSTANTS[1]).output().unwrap();
    let said = said(&run);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(words.iter().all(|it| said.contains(it)), "{said}");
    assert!(files(place.folder.path()) == before);
}

#[test]
fn a_build_deletes_no_file_that_none_wrote_and_names_some_of_them() {
    let place = Place::new();
    let [_, new] = place.sites();
    let put = |path: &str| {
        let path = place.output().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "mine").unwrap();
    };
    put(".git/config");
    put(".git/objects/pack");
    put("CNAME");
    assert_refused(&place, &["`.git/`, `CNAME`, which irbook did not write", "static/", "--git-dir=public.git"]);
    put("announcements/notes.txt");
    put("talks/2025.pdf");
    assert_refused(&place, &["`.git/`, `CNAME`, `announcements/notes.txt` and 1 more,", "--output"]);
    for folder in [".git", "talks"] {
        fs::rename(place.output().join(folder), place.archive.root().join(folder)).unwrap();
    }
    for file in ["CNAME", "announcements/notes.txt"] {
        fs::remove_file(place.output().join(file)).unwrap();
    }
    // Who edits what irbook wrote was told by its marker.
    put("index.html");
    place.build(INSTANTS[1]);
    assert!(files(&place.output()) == new);
}

#[test]
fn a_repository_beside_the_folder_has_it_as_its_work_tree() {
    let place = Place::new();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .current_dir(&place.folder)
            .args(["--git-dir=public.git", "--work-tree=public"])
            .args(arguments);
        command.args(if arguments[0] == "commit" { &["--quiet", "--message=Publish"][..] } else { &[] });
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Example").env(format!("GIT_{role}_EMAIL"), "ir@example.com");
        }
        let run = command.output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    place.build(INSTANTS[0]);
    git(&["init", "--quiet"]);
    for (as_of, commits) in [(INSTANTS[0], 1), (INSTANTS[1], 2)] {
        place.build(as_of);
        git(&["add", "--all"]);
        git(&["commit"]);
        assert_eq!(git(&["status", "--porcelain"]), "");
        assert_eq!(git(&["rev-list", "--count", "HEAD"]).trim(), commits.to_string());
        assert_eq!(git(&["ls-files"]).lines().count(), files(&place.output()).len());
    }
}

#[test]
fn a_folder_with_somebodys_own_file_of_the_markers_name_is_not_taken_for_a_site() {
    let place = Place::new();
    fs::create_dir(place.output()).unwrap();
    for (name, text) in [("irbook.txt", "What I think of irbook.\n"), ("thesis.txt", "mine")] {
        fs::write(place.output().join(name), text).unwrap();
    }
    assert_refused(&place, &["has files and no irbook.txt as irbook writes it"]);
    assert_eq!(fs::read_dir(place.output()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_is_refused_at_once_and_leads_nowhere() {
    let place = Place::new();
    let target = place.archive.root().join("target");
    let lock = place.folder.path().join(".public.irbook.lock");
    std::os::unix::fs::symlink(&target, &lock).unwrap();
    assert_refused(&place, &[".public.irbook.lock is no plain file"]);
    assert!(lock.is_symlink() && !Path::new(&target).exists());
}
