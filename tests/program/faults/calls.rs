//! System calls that fail.

use super::trace::{Call, FILES, trace};
use super::{INSTANTS, Place, files, said};
use std::collections::BTreeMap;
use std::fs;

const ERRORS: [&str; 3] = ["EIO", "ENOSPC", "EACCES"];

/// Calls that get no error: the first comes before the program, the second asks nothing of a disk, and what the third could tell
/// of a file is told by waiting for the disk. (The standard library takes one that fails for a bug.)
const LEFT_OUT: [&str; 3] = ["execve", "fcntl", "close"];

/// Where in the program a call comes from, as far as it can be told from outside: its name and flags, the role of its file, and
/// whether the sites were exchanged before.
fn origin(call: &Call, place: &Place, is_exchanged: bool) -> Option<String> {
    let [root, folder] = [place.archive.root(), place.folder.path()].map(|path| path.to_str().unwrap().to_owned());
    let role = if let Some((_, inside)) = call.arguments.split_once(&root) {
        let first = inside.trim_start_matches('/').split(['/', '"', '>']).next().unwrap();
        // The files of the archive are read in one place, its folders are looked for one by one.
        if call.name == "statx" { format!("archive/{first}") } else { "archive".to_owned() }
    } else {
        let (_, inside) = call.arguments.split_once(&folder)?;
        let first = inside.trim_start_matches('/').split(['/', '"', '>']).next().unwrap();
        let is_below = inside.trim_start_matches('/').contains('/');
        let stage = if first.starts_with(".public.irbook-") { "stage" } else { first };
        format!("{stage}{}", if is_below { "/" } else { "" })
    };
    // A path stands in quotes or, behind the number of its descriptor, in angle brackets: five capitals in it are no flag.
    let told = outside_paths(call.arguments.split('{').next().unwrap());
    let flags = told.split(|c: char| !c.is_ascii_uppercase() && c != '_').filter(|word| word.len() > 4);
    Some(format!("{} {role} {} {is_exchanged}", call.name, flags.collect::<Vec<_>>().join("|")))
}

/// Arguments without their paths.
fn outside_paths(arguments: &str) -> String {
    let (mut end, mut outside) = (None, String::new());
    for c in arguments.chars() {
        match (end, c) {
            (None, '"') => end = Some('"'),
            (None, '<') => end = Some('>'),
            (None, _) => outside.push(c),
            (Some(mark), _) => end = end.filter(|_| c != mark),
        }
    }
    outside
}

#[test]
fn capitals_in_a_path_are_no_flag_of_a_call() {
    let arguments = "AT_FDCWD</tmp/EIO>, \"/tmp/.public.irbook-aFTUEGb\", O_RDONLY|O_CLOEXEC";
    assert_eq!(outside_paths(arguments), "AT_FDCWD, , O_RDONLY|O_CLOEXEC");
}

/// The calls of a build, by their origin.
fn by_origin<'c>(calls: &'c [Call], place: &Place) -> BTreeMap<String, Vec<&'c Call>> {
    let mut origins: BTreeMap<String, Vec<&Call>> = BTreeMap::new();
    let mut is_exchanged = false;
    for call in calls.iter().filter(|call| !LEFT_OUT.contains(&&*call.name)) {
        if let Some(origin) = origin(call, place, is_exchanged) {
            let origin = origins.entry(origin).or_default();
            // strace counts by thread: the same call of another one fails with it, and must not be that of the loader.
            let mut with = calls.iter().filter(|other| (&other.name, other.count) == (&call.name, call.count));
            origin.extend(with.all(|it| self::origin(it, place, false).is_some()).then_some(call));
        }
        is_exchanged |= call.renames();
    }
    origins
}

/// From each place in the program, the first call, the last and one in between fail, with an error of their own each.
#[test]
fn whichever_system_call_fails_the_old_site_or_the_new_one_is_whole_and_the_status_tells() {
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || fail_each(half));
        }
    });
}

/// Lets every second place fail.
fn fail_each(half: usize) {
    let place = Place::new();
    let sites = place.sites();
    // What isn't public at an instant is looked for in texts, which are read once more.
    let traced = [1, 0].map(|at| {
        let (run, calls) = trace(&place.command(INSTANTS[at]), FILES, None);
        assert!(run.status.success(), "{}", said(&run));
        calls
    });
    let [second, first] = traced.each_ref().map(|calls| by_origin(calls, &place));
    assert!(first.len() > 50 && first.keys().eq(second.keys()), "{:#?} {:#?}", first.keys(), second.keys());
    let mut stands = 0;
    for (index, origin) in first.keys().enumerate().filter(|(index, _)| index % 2 == half) {
        for (part, error) in (0..3).zip(ERRORS.iter().cycle().skip(index / 2)) {
            let new = 1 - stands;
            let calls = &[&first, &second][new][origin];
            assert!(!calls.is_empty(), "{origin}");
            if part >= calls.len() {
                break;
            }
            let call = calls[[0, calls.len() / 2, calls.len() - 1][part]];
            let (run, seen) = trace(&place.command(INSTANTS[new]), &call.name, Some(&*call.failure(error)));
            let case = format!("{error} for {origin}: {}", said(&run));
            assert!(seen.iter().any(|call| call.is_injected), "{case}");
            let there = files(&place.output());
            stands = sites.iter().position(|site| *site == there).unwrap_or_else(|| panic!("a mixed site: {case}"));
            match run.status.code() {
                Some(0) => {
                    assert_eq!(stands, new, "{case}");
                    let is_vital = call.renames() || call.syncs() || call.writes() && origin.contains(" stage");
                    assert!(!is_vital, "{case}");
                }
                Some(2) => assert!(said(&run).contains("error: "), "{case}"),
                _ => panic!("{:?} {case}", run.status),
            }
            if fs::read_dir(place.folder.path()).unwrap().count() > 1 {
                place.build(INSTANTS[stands]);
                place.assert_nothing_beside();
            }
        }
    }
}
