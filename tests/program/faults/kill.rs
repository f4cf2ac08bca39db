//! Builds that are killed.

use super::{Files, INSTANTS, Place, Random, files};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const KILLS: usize = 200;

/// Asserts that a site is one of two, and says which.
fn which(site: &Path, sites: &[Files; 2], kill: usize) -> usize {
    let there = files(site);
    let found = sites.iter().position(|files| *files == there);
    found.unwrap_or_else(|| panic!("after kill {kill} the site is neither the old nor the new one"))
}

/// Half of the kills are spread over a build; the others follow, by up to a few milliseconds, on what is to be seen of it
/// from outside: that its stage is there, or that the sites were exchanged.
#[cfg(unix)]
#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_or_the_new_site_and_the_next_one_is_fine() {
    use std::os::unix::fs::MetadataExt;
    let place = Place::new();
    let sites = place.sites();
    let mut random = Random(4);
    let started = Instant::now();
    place.build(INSTANTS[0]);
    let duration = u64::try_from(started.elapsed().as_micros()).unwrap();
    let inode = || fs::metadata(place.output()).unwrap().ino();
    let beside = || fs::read_dir(place.folder.path()).unwrap().count();
    let (mut stands, mut left, mut exchanged) = (0, 0, 0);
    for kill in 0..KILLS {
        let before = inode();
        let mut child = place.command(INSTANTS[1 - stands]).spawn().unwrap();
        let started = Instant::now();
        let is_running = || started.elapsed() < Duration::from_secs(10);
        let delay = match kill % 4 {
            0 => {
                while inode() == before && is_running() {}
                random.below(3_000)
            }
            1 => {
                while beside() < 3 && inode() == before && is_running() {}
                random.below(duration / 2)
            }
            _ => random.below(duration + duration / 10),
        };
        std::thread::sleep(Duration::from_micros(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = which(&place.output(), &sites, kill);
        exchanged += usize::from(now != stands);
        left += usize::from(beside() > 1);
        stands = now;
        if kill % 4 == 3 {
            stands = 1 - stands;
            place.build(INSTANTS[stands]);
            assert_eq!(which(&place.output(), &sites, kill), stands);
            place.assert_nothing_beside();
        }
    }
    // The kills were where they matter: some before the exchange, some after it, many with a stage left behind.
    assert!((10..KILLS - 10).contains(&exchanged), "{exchanged} of {KILLS} came to the exchange");
    assert!(left > KILLS / 10, "{left} of {KILLS} left something");
}

#[cfg(unix)]
#[test]
fn a_first_build_that_is_killed_leaves_no_half_of_a_site() {
    let place = Place::new();
    let [_, site] = place.sites();
    let started = Instant::now();
    place.build(INSTANTS[1]);
    let duration = u64::try_from(started.elapsed().as_micros()).unwrap();
    let mut random = Random(7);
    for kill in 0..20 {
        fs::remove_dir_all(place.output()).unwrap();
        let mut child = place.command(INSTANTS[1]).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(random.below(duration)));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!place.output().exists() || files(&place.output()) == site, "kill {kill}");
        place.build(INSTANTS[1]);
        place.assert_nothing_beside();
    }
}
