//! What is found of a ledger that was changed anywhere, its last line included, when nothing stands beside it.

use super::*;
use crate::archive::{Archive, Edition};
use crate::check::sample;
use crate::diagnostic::{Diagnostic, Severity};
use std::collections::HashMap;

const BEGIN: &str = "2024-06-01T00:00:00Z";
const LATER: &str = "2024-07-01T00:00:00Z";

/// An announcement: id, date and further keys.
type Told<'a> = (&'a str, &'a str, &'a str);

const VOID: &str = "withdrawn = { at = 2024-06-10T09:00:00+08:00, reason = \"Void.\" }";
const REVISED: &str = "summary = \"Other.\"\n[[revisions]]\nat = 2024-06-15T08:00:00+08:00\nreason = \"A slip.\"";
const ONE: Told<'_> = ("one", "2024-05-20", "");
const GATE: Told<'_> = ("gate", "2024-05-20", "publish_at = 2024-05-21T09:00:00+08:00");

fn archive(announcements: &[Told<'_>]) -> Archive {
    let file = |(id, dated, keys): &Told<'_>| {
        let (path, text) = sample::announcement(id, dated, keys);
        // What is moved stays as it is.
        (path, text.replace(&format!("title = \"Announcement {id}"), "title = \"Announcement"))
    };
    sample::archive(&sample::sources(&announcements.iter().map(file).collect::<Vec<_>>()))
}

fn edition<'a>(archive: &'a Archive, as_of: &str) -> Edition<'a> {
    Edition::new(archive, as_of.parse().unwrap(), false)
}

/// The ledger of archives at instants, one after the other.
fn ledger_of(steps: &[(&[Told<'_>], &str)]) -> Ledger {
    let mut ledger = None;
    for (announcements, as_of) in steps {
        let archive = archive(announcements);
        let edition = edition(&archive, as_of);
        let contents = contents(&edition, &HashMap::new());
        ledger = Some(extend(ledger.as_ref(), &archive, &edition, &contents).unwrap());
    }
    ledger.unwrap()
}

/// What is found of a ledger file that is verified alone.
fn found(bytes: &[u8], edition: &Edition<'_>, archive: &Archive) -> Vec<Diagnostic> {
    let broken = |broken: Broken| vec![broken.finding(crate::domain::FileId(0))];
    // Reading it fails.
    let Ok(text) = str::from_utf8(bytes) else {
        return vec![Diagnostic::without_place(Code::FileEncoding, String::new())];
    };
    let ledger = match parse(text) {
        Ok(ledger) => ledger,
        Err(found) => return broken(found),
    };
    if let Some(found) = ledger.later(edition.as_of) {
        return broken(found);
    }
    let contents = contents(edition, &HashMap::new());
    let mut found = extend(Some(&ledger), archive, edition, &contents).err().unwrap_or_default();
    found.extend(unanchored(&ledger, archive, edition, &contents));
    found
}

/// Changes every bit of a ledger that the last of these steps leads to, and says which lines come through without an error.
fn passing(steps: &[(&[Told<'_>], &str)]) -> Vec<String> {
    let (announcements, as_of) = *steps.last().unwrap();
    let archive = archive(announcements);
    let edition = edition(&archive, as_of);
    let mut bytes = ledger_of(steps).text().into_bytes();
    let is_error = |it: &Diagnostic| it.severity == Severity::Error;
    assert!(!found(&bytes, &edition, &archive).iter().any(is_error));
    let mut passing = Vec::new();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            let found = found(&bytes, &edition, &archive);
            if !found.iter().any(is_error) {
                assert!(found.iter().any(|it| it.code == Code::LedgerUnanchored), "nothing is said of {at}, {bit}");
                passing.push(String::from_utf8(bytes.clone()).unwrap().lines().last().unwrap().to_owned());
            }
            bytes[at] ^= 1 << bit;
        }
    }
    passing
}

#[test]
fn every_bit_that_is_changed_is_found_whatever_the_last_line_tells() {
    let moved = format!("former = [\"announcements/one/\"]\n{REVISED}");
    let void = format!("former = [\"announcements/one/\"]\n{VOID}");
    let by = ("by", "2024-06-20", "corrects = \"one\"");
    let changed = ("one", "2024-05-20", "summary = \"Other.\"");
    let begin: (&[Told<'_>], &str) = (&[ONE], BEGIN);
    for (state, steps) in [
        ("published", [begin, (&[ONE], LATER)]),
        ("published", [begin, (&[ONE, GATE], LATER)]),
        ("published", [begin, (&[ONE, ("told", "2024-05-20", "released_at = 2024-05-20T09:00:00+08:00")], LATER)]),
        ("revised", [begin, (&[("one", "2024-05-20", REVISED)], LATER)]),
        ("revised", [(&[("one", "2024-05-20", REVISED)], LATER), (&[("one", "2024-05-20", REVISED)], LATER)]),
        ("corrected", [begin, (&[changed, by], LATER)]),
        ("withdrawn", [begin, (&[("one", "2024-05-20", VOID)], LATER)]),
        ("withdrawn", [begin, (&[("new", "2024-05-20", &*void)], LATER)]),
        ("moved", [begin, (&[("new", "2024-05-20", &*moved)], LATER)]),
    ] {
        assert_eq!(ledger_of(&steps).entries().last().unwrap().state.word(), state);
        assert_eq!(passing(&steps), [""; 0], "{state}");
    }
}

#[test]
fn of_a_document_that_moved_as_it_was_only_the_instant_of_the_build_comes_through_with_a_warning() {
    let former = "former = [\"announcements/one/\"]";
    let void = format!("{former}\n{VOID}");
    let begin: (&[Told<'_>], &str) = (&[ONE], BEGIN);
    for steps in [
        &[begin, (&[("new", "2024-05-20", former)], LATER)][..],
        &[begin, (&[("one", "2024-05-20", VOID)], "2024-06-20T00:00:00Z"), (&[("new", "2024-05-20", &*void)], LATER)],
    ] {
        let ledger = ledger_of(steps);
        let last = ledger.entries().last().unwrap();
        assert_eq!((&*last.shown_at(), last.formerly.as_deref()), (LATER, Some("one")));
        let passing = passing(steps);
        assert!(!passing.is_empty());
        for line in passing {
            let line: Entry = serde_json::from_str(&line).unwrap();
            assert_eq!(Entry { at: last.at, ..line }, *last);
        }
    }
}

#[test]
fn a_line_of_a_document_that_was_public_ahead_of_its_day_and_says_so_no_more_needs_a_manifest() {
    let gated: [Told<'_>; 1] = [("ahead", "2024-06-20", "publish_at = 2024-05-31T00:00:00Z")];
    let ahead: [Told<'_>; 1] = [("ahead", "2024-06-20", "")];
    let ledger = ledger_of(&[(&gated, BEGIN)]);
    let archive = archive(&ahead);
    let edition = edition(&archive, LATER);
    let found = found(ledger.text().as_bytes(), &edition, &archive);
    assert_eq!((found.len(), found[0].code, found[0].severity), (1, Code::LedgerUnanchored, Severity::Error));
    // With a line behind it, that one vouches for it.
    let both = [ahead[0], ONE];
    let ledger = ledger_of(&[(&gated, BEGIN), (&[gated[0], ONE], LATER)]);
    let archive = self::archive(&both);
    assert_eq!(self::found(ledger.text().as_bytes(), &self::edition(&archive, LATER), &archive), []);
}
