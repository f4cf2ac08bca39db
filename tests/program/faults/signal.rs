//! Builds that are asked to end.

use super::{INSTANTS, Place, files, said};
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

#[test]
fn ctrl_c_ends_a_build_with_the_old_site_in_place_and_nothing_beside() {
    let place = Place::new();
    // Enough to copy that the signal comes while the stage is written.
    for number in 0..40 {
        place.archive.write(&format!("static/{number}.txt"), "text ".repeat(100_000));
    }
    place.build(INSTANTS[0]);
    let old = files(&place.output());
    for (signal, status) in [("INT", 130), ("TERM", 143)] {
        let build = place.command(INSTANTS[1]).env("RAYON_NUM_THREADS", "1").spawn().unwrap();
        let started = Instant::now();
        let has_stage = || {
            let mut names = fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
            names.any(|name| name.to_str().unwrap().starts_with(".public.irbook-"))
        };
        while !has_stage() {
            assert!(started.elapsed() < Duration::from_secs(60), "there is no stage");
        }
        let kill = Command::new("sh").args(["-c", &format!("kill -{signal} {}", build.id())]).status().unwrap();
        assert!(kill.success());
        let run = build.wait_with_output().unwrap();
        assert_eq!(run.status.code(), Some(status), "{}", said(&run));
        assert!(said(&run).contains("interrupted; the output is as it was"), "{}", said(&run));
        assert!(files(&place.output()) == old);
        place.assert_nothing_beside();
    }
}
