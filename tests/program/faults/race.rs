//! What others do while a site is built.

use super::{ATTACHMENT, Files, INSTANTS, Place, Random, files, said};
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[test]
fn of_two_builds_into_one_folder_one_is_refused_and_the_other_is_whole() {
    let place = Place::new();
    let sites = place.sites();
    let mut refused = 0;
    for round in 0..30 {
        let mut random = Random(round);
        let builds = INSTANTS.map(|as_of| {
            let build = place.command(as_of).spawn().unwrap();
            std::thread::sleep(Duration::from_micros(random.below(4_000)));
            build
        });
        let runs = builds.map(|build| build.wait_with_output().unwrap());
        assert!(runs.iter().any(|run| run.status.success()), "{}", said(&runs[0]));
        for run in runs.iter().filter(|run| !run.status.success()) {
            refused += 1;
            let said = said(run);
            assert_eq!(run.status.code(), Some(2), "{said}");
            let output = place.output().canonicalize().unwrap();
            let expected = format!("error: another irbook build is writing into {};", output.display());
            assert!(said.contains(&expected), "{said}");
        }
        assert!(sites.contains(&files(&place.output())), "round {round}");
        place.assert_nothing_beside();
    }
    assert!(refused > 0);
}

/// Builds often while a file or folder of the archive comes and goes: each build makes one of the sites or names it.
fn while_it_comes_and_goes(file: &str) {
    let place = Place::new();
    let path = place.archive.root().join(file);
    let away = place.folder.path().parent().unwrap().join(format!("{}-away", place.folder.path().display()));
    place.build(INSTANTS[1]);
    let sites = [files(&place.output()), without(file)];
    let (done, mut stands) = (AtomicBool::new(false), sites[0].clone());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut random = Random(1);
            while !done.load(Ordering::Relaxed) {
                fs::rename(&path, &away).unwrap();
                std::thread::sleep(Duration::from_micros(random.below(10_000)));
                fs::rename(&away, &path).unwrap();
                std::thread::sleep(Duration::from_micros(random.below(30_000)));
            }
        });
        let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            for _ in 0..60 {
                let run = place.command(INSTANTS[1]).output().unwrap();
                let (said, site) = (said(&run), files(&place.output()));
                if run.status.success() {
                    assert!(sites.contains(&site), "a mixed site");
                } else {
                    assert!(said.contains(file.rsplit_once('/').unwrap().1), "{said}");
                    assert!(site == stands, "the old site changed");
                }
                stands = site;
                place.assert_nothing_beside();
            }
        }));
        done.store(true, Ordering::Relaxed);
        if let Err(panic) = failed {
            std::panic::resume_unwind(panic);
        }
    });
}

/// The site of the archive without a file or folder.
fn without(file: &str) -> Files {
    let place = Place::new();
    let path = place.archive.root().join(file);
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    place.build(INSTANTS[1]);
    files(&place.output())
}

#[test]
fn an_attachment_that_comes_and_goes_is_in_the_site_or_named() {
    while_it_comes_and_goes(ATTACHMENT);
}

#[test]
fn an_announcement_that_comes_and_goes_is_in_the_site_or_named() {
    while_it_comes_and_goes("content/announcements/2024-04-02-website");
}
