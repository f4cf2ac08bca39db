//! Tests of the ledger on small archives: what each state leads to, and what a broken file is told.

use super::*;
use crate::archive::Edition;
use crate::check::sample;
use crate::diagnostic::{Code, Diagnostic};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::HashMap;

const BEGIN: &str = "2024-06-01T00:00:00Z";
const LATER: &str = "2024-07-01T00:00:00Z";

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A ledger of lines such as `id 1 published`, with the former id behind a moved one.
pub(super) fn ledger(lines: &str) -> Ledger {
    let mut ledger = Ledger::default();
    for line in lines.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let entry = Entry {
            previous: ledger.previous(),
            announcement: words[0].into(),
            version: words[1].parse().unwrap(),
            state: serde_json::from_value(words[2].into()).unwrap(),
            at: instant(BEGIN),
            sha256: Digest::of(line),
            title: "Title".into(),
            dated: NaiveDate::default(),
            path: format!("announcements/{}/index.html", words[0]).into(),
            reason: matches!(words[2], "revised" | "withdrawn").then(|| "A slip.".into()),
            correction: None,
            formerly: words.get(3).map(|id| (*id).into()),
        };
        ledger.push(entry);
    }
    ledger
}

/// Extends a ledger by the archive of these announcements: id, date and further keys.
fn extended(
    published: Option<&Ledger>,
    announcements: &[(&str, &str, &str)],
    as_of: &str,
) -> Result<Ledger, Vec<Diagnostic>> {
    let files: Vec<_> = announcements.iter().map(|(id, dated, keys)| sample::announcement(id, dated, keys)).collect();
    let archive = sample::archive(&sample::sources(&files));
    let edition = Edition::new(&archive, instant(as_of), false);
    extend(published, &archive, &edition, &contents(&edition, &HashMap::new()))
}

/// The lines, as id, version, state, instant, and reason or correction.
fn lines(ledger: &Ledger) -> Vec<String> {
    let line = |it: &Entry| {
        let state = serde_json::to_string(&it.state).unwrap();
        let why = it.reason.as_ref().or(it.correction.as_ref()).map_or_else(String::new, |why| format!(" {why}"));
        format!("{} {} {} {}{why}", it.announcement, it.version, state.trim_matches('"'), it.at.format("%m-%dT%H"))
    };
    ledger.entries().iter().map(line).collect()
}

/// The codes of the findings.
fn codes(result: Result<Ledger, Vec<Diagnostic>>) -> Vec<Code> {
    result.unwrap_err().iter().map(|finding| finding.code).collect()
}

const REVISED: &str = "summary = \"Other.\"\n[[revisions]]\nat = 2024-06-15T08:00:00+08:00\nreason = \"A slip.\"";

#[test]
fn a_new_ledger_has_a_line_for_each_public_document_in_the_order_of_their_instants() {
    let announcements = [
        ("told", "2024-05-20", "released_at = 2024-05-20T09:00:00+08:00"),
        ("day", "2024-05-20", ""),
        ("gate", "2024-05-02", "publish_at = 2024-05-19T09:00:00+08:00\nreleased_at = 2024-05-02T09:00:00+08:00"),
        ("draft", "2024-05-20", "draft = true"),
        ("revised", "2024-05-02", REVISED),
        ("gone", "2024-05-03", "withdrawn = { at = 2024-05-19T09:00:00+08:00, reason = \"Void.\" }"),
        ("ahead", "2024-12-24", ""),
    ];
    let anew = extended(None, &announcements, LATER).unwrap();
    let expected = [
        "gate 1 published 05-19T01",
        "gone 1 withdrawn 05-19T01 Void.",
        "day 1 published 05-19T16",
        "told 1 published 05-20T01",
        "revised 1 revised 06-15T00 A slip.",
    ];
    assert_eq!(lines(&anew), expected);
    assert_eq!(parse(&anew.text()).unwrap().text(), anew.text());
    // A revision is not told before its instant.
    assert_eq!(lines(&extended(None, &announcements, BEGIN).unwrap())[4..], ["told 1 published 05-20T01"]);
}

#[test]
fn the_first_day_of_1900_and_the_last_of_2999_are_read_back_whatever_the_years_of_their_instants() {
    for dated in ["1900-01-01", "2999-12-31"] {
        let one = extended(None, &[("one", dated, "")], "3000-01-01T00:00:00Z").unwrap();
        assert_eq!(parse(&one.text()).unwrap().text(), one.text());
    }
}

#[test]
fn an_unchanged_archive_adds_nothing_and_a_new_document_a_line() {
    let one = ("one", "2024-05-20", "");
    let published = extended(None, &[one], BEGIN).unwrap();
    assert_eq!(extended(Some(&published), &[one], LATER).unwrap().text(), published.text());
    // A document of an earlier day that is added later stands behind.
    let added = extended(Some(&published), &[one, ("old", "2020-01-02", "")], LATER).unwrap();
    assert_eq!(lines(&added), ["one 1 published 05-19T16", "old 1 published 01-01T16"]);
    assert!(added.text().starts_with(&published.text()));
}

#[test]
fn a_change_needs_a_revision_since_or_a_correction_since() {
    let published = extended(None, &[("one", "2024-05-20", "")], BEGIN).unwrap();
    let after = |announcements: &[(&str, &str, &str)]| extended(Some(&published), announcements, LATER);
    assert_eq!(codes(after(&[("one", "2024-05-20", "summary = \"Other.\"")])), [Code::PublishedChanged]);
    let revised = after(&[("one", "2024-05-20", REVISED)]).unwrap();
    assert_eq!(lines(&revised)[1..], ["one 2 revised 06-15T00 A slip."]);
    let correction = ("by", "2024-06-20", "corrects = \"one\"");
    let corrected = after(&[("one", "2024-05-20", "summary = \"Other.\""), correction]).unwrap();
    assert_eq!(lines(&corrected)[1..], ["by 1 published 06-19T16", "one 2 corrected 06-19T16 by"]);
    // Each reason explains one change.
    for (ledger, keys) in [(&revised, REVISED), (&corrected, "summary = \"Other.\"")] {
        let again = keys.replace("Other.", "Another.");
        let announcements = [("one", "2024-05-20", &*again), correction];
        let announcements = if keys == REVISED { &announcements[..1] } else { &announcements };
        assert_eq!(codes(extended(Some(ledger), announcements, LATER)), [Code::PublishedChanged]);
    }
    // A correction leaves the document as it was.
    let untouched = after(&[("one", "2024-05-20", ""), correction]).unwrap();
    assert_eq!(untouched.versions("one").count(), 1);
}

#[test]
fn several_revisions_since_are_all_told() {
    let published = extended(None, &[("one", "2024-05-20", "")], BEGIN).unwrap();
    let twice = format!("{REVISED}\n[[revisions]]\nat = 2024-06-16T08:00:00+08:00\nreason = \"Another slip.\"");
    let revised = extended(Some(&published), &[("one", "2024-05-20", &twice)], LATER).unwrap();
    assert_eq!(lines(&revised)[1..], ["one 2 revised 06-16T00 A slip. Another slip."]);
}

#[test]
fn the_finding_on_a_change_has_a_revision_to_paste_and_points_at_one_that_is_still_to_come() {
    let published = extended(None, &[("one", "2024-05-20", "")], BEGIN).unwrap();
    let findings = extended(Some(&published), &[("one", "2024-05-20", REVISED)], "2024-06-14T23:59:59Z").unwrap_err();
    let help = findings[0].help.as_ref().unwrap();
    assert!(help.ends_with("[[revisions]]\nat = 2024-06-15T07:59:59+08:00\nreason = \"...\""), "{help}");
    assert_eq!(findings[0].related[0].text, "not public at 2024-06-14T23:59:59Z");
}

#[test]
fn what_was_published_is_missing_as_a_draft_scheduled_or_gone_but_not_withdrawn() {
    let published = extended(None, &[("one", "2024-05-20", ""), ("two", "2024-05-20", "")], BEGIN).unwrap();
    let missing = |one: &str| {
        let found = extended(Some(&published), &[("one", "2024-05-20", one), ("two", "2024-05-20", "")], LATER);
        found.map(|it| lines(&it).split_off(2)).map_err(|found| (found[0].code, found[0].message.clone()))
    };
    for (keys, how) in [
        ("draft = true", "is a draft now"),
        ("publish_at = 2025-01-02T09:00:00+08:00", "is not public before 2025-01-02T01:00:00Z now"),
    ] {
        let message = format!("`one` was published at 2024-05-19T16:00:00Z and {how}");
        assert_eq!(missing(keys), Err((Code::PublishedMissing, message)));
    }
    let withdrawn = missing("withdrawn = { at = 2024-06-20T09:00:00+08:00, reason = \"Void.\" }").unwrap();
    assert_eq!(withdrawn, ["one 2 withdrawn 06-20T01 Void."]);
    let gone = extended(Some(&published), &[("two", "2024-05-20", "")], LATER).unwrap_err();
    assert!(gone[0].primary.is_none() && gone[0].message.ends_with("and is gone"), "{gone:?}");
}

#[test]
fn a_tombstone_stays_and_a_withdrawn_document_returns_with_a_reason_alone() {
    let withdrawn = "withdrawn = { at = 2024-05-25T09:00:00+08:00, reason = \"Void.\" }";
    let published = extended(None, &[("one", "2024-05-20", withdrawn)], BEGIN).unwrap();
    let after = |keys: &str| extended(Some(&published), &[("one", "2024-05-20", keys)], LATER);
    assert_eq!(after(withdrawn).unwrap().text(), published.text());
    assert_eq!(after(&format!("{withdrawn}\nsummary = \"What nobody sees.\"")).unwrap().text(), published.text());
    assert_eq!(codes(after(&withdrawn.replace("Void", "Null"))), [Code::PublishedChanged]);
    assert_eq!(codes(after("")), [Code::WithdrawnReturned]);
    assert_eq!(lines(&after(REVISED).unwrap())[1..], ["one 2 revised 06-15T00 A slip."]);
    assert_eq!(codes(extended(Some(&published), &[], LATER)), [Code::PublishedMissing]);
    let again = after(&withdrawn.replace("05-25", "06-25").replace("Void", "Null")).unwrap();
    assert_eq!(lines(&again)[1..], ["one 2 withdrawn 06-25T01 Null."]);
}

#[test]
fn a_reason_that_was_told_explains_no_return_from_a_withdrawal_that_is_dated_before_it() {
    let published = extended(None, &[("one", "2024-05-20", "")], BEGIN).unwrap();
    let revised = extended(Some(&published), &[("one", "2024-05-20", REVISED)], LATER).unwrap();
    let void = format!("withdrawn = {{ at = 2024-06-10T09:00:00+08:00, reason = \"Void.\" }}\n{REVISED}");
    let withdrawn = extended(Some(&revised), &[("one", "2024-05-20", &void)], LATER).unwrap();
    assert_eq!(lines(&withdrawn)[2..], ["one 3 withdrawn 06-10T01 Void."]);
    assert_eq!(codes(extended(Some(&withdrawn), &[("one", "2024-05-20", REVISED)], LATER)), [Code::WithdrawnReturned]);
}

#[test]
fn a_new_correction_explains_a_change_though_its_day_began_before_what_it_corrects() {
    let one = "publish_at = 2024-05-19T17:00:00-04:00";
    let published = extended(None, &[("one", "2024-05-19", one)], BEGIN).unwrap();
    let (changed, by) = (format!("{one}\nsummary = \"Other.\""), ("by", "2024-05-20", "corrects = \"one\""));
    let corrected = extended(Some(&published), &[("one", "2024-05-19", &changed), by], LATER).unwrap();
    assert_eq!(lines(&corrected)[1..], ["by 1 published 05-19T16", "one 2 corrected 05-19T21 by"]);
    // One that was there explains nothing.
    let both = extended(Some(&published), &[("one", "2024-05-19", one), by], LATER).unwrap();
    let renamed = ("new", "2024-05-20", "corrects = \"one\"\nformer = [\"announcements/by/\"]");
    let after = |by| codes(extended(Some(&both), &[("one", "2024-05-19", &changed), by], LATER));
    assert_eq!(after(by), [Code::PublishedChanged]);
    // The other one is the title, which has the id in it.
    assert_eq!(after(renamed), [Code::PublishedChanged; 2]);
}

#[test]
fn what_is_withdrawn_under_a_new_id_is_the_same_document() {
    let published = extended(None, &[("old", "2024-05-20", "")], BEGIN).unwrap();
    let void = "withdrawn = { at = 2024-06-10T09:00:00+08:00, reason = \"Void.\" }";
    let moved = format!("{void}\nformer = [\"announcements/old/\"]");
    let at_once = extended(Some(&published), &[("new", "2024-05-20", &moved)], LATER).unwrap();
    assert_eq!(lines(&at_once)[1..], ["new 2 withdrawn 06-10T01 Void."]);
    let withdrawn = extended(Some(&published), &[("old", "2024-05-20", void)], LATER).unwrap();
    // The title has the id in it.
    let titled = moved.replace("former", "[[revisions]]\nat = 2024-06-11T09:00:00+08:00\nreason = \"Named.\"\n#");
    let moved = format!("former = [\"announcements/old/\"]\n{titled}");
    let afterwards = extended(Some(&withdrawn), &[("new", "2024-05-20", &moved)], LATER).unwrap();
    for ledger in [at_once, afterwards] {
        let last = ledger.entries().last().unwrap();
        assert_eq!((last.state, last.formerly.as_deref()), (State::Withdrawn, Some("old")));
        assert_eq!(parse(&ledger.text()).unwrap().text(), ledger.text());
        assert_eq!(codes(extended(Some(&ledger), &[], LATER)), [Code::PublishedMissing]);
    }
}

#[test]
fn the_id_of_a_document_that_moved_is_no_id_of_another_one() {
    let published = ledger("one 1 published\nnew 2 moved one\n");
    let findings = extended(Some(&published), &[("one", "2024-06-20", "")], LATER).unwrap_err();
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::AddressLost, Code::PublishedMissing]);
    assert_eq!(findings[0].message, "`one` was the id of a published document, which is `new` now");
}

#[test]
fn a_line_that_is_later_than_a_site_is_told_with_its_place() {
    let published = extended(None, &[("one", "2024-05-20", ""), ("two", "2024-06-20", "")], LATER).unwrap();
    assert!(published.later(instant(LATER)).is_none());
    let later = published.later(instant(BEGIN)).unwrap();
    assert_eq!(later.offset as usize, published.text().find('\n').unwrap() + 1);
    assert!(later.message.starts_with("version 1 of `two` is published since 2024-06-19T16:00:00Z"), "{later}");
}

#[test]
fn lines_after_the_instant_are_those_of_the_future() {
    let (one, two) = (("one", "2024-05-20", ""), ("two", "2024-06-20", "publish_at = 2024-06-20T09:00:00+08:00"));
    let before = extended(None, &[one, two], BEGIN).unwrap();
    let after = extended(Some(&before), &[one, two], LATER).unwrap();
    assert_eq!(after.entries().len(), 2);
    assert_eq!(extended(Some(&after), &[one, two], BEGIN).unwrap().text(), before.text());
}

#[test]
fn the_numbers_of_a_document_go_on_under_its_new_id() {
    let moved = ledger("old 1 published\nold 2 revised\nother 1 published\nnew 3 moved old\n");
    assert_eq!(moved.versions("new").map(|it| it.version).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(moved.versions("old").count(), 0);
    assert_eq!(parse(&moved.text()).unwrap().text(), moved.text());
}

#[test]
fn a_ledger_that_is_none_is_told_by_line() {
    let text = ledger("one 1 published\ntwo 1 published\none 2 revised\n").text();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let of = |text: &str| parse(text).unwrap_err();
    for (broken, start, said) in [
        (String::new(), 0, "the ledger has no lines"),
        (lines[1..].concat(), 0, "line 1 of the ledger is not its first one"),
        ([lines[0], lines[2]].concat(), lines[0].len(), "line 2 of the ledger does not follow from line 1"),
        (text.trim_end().to_owned(), lines[0].len() + lines[1].len(), "has no end"),
        (text.replace("\"version\":2", "\"version\":3"), lines[0].len() + lines[1].len(), "where version 2 comes next"),
        (
            text.replace("\"state\":\"revised\"", "\"state\":\"erased\""),
            lines[0].len() + lines[1].len(),
            "can't be read",
        ),
        (text.replacen("{", "{\"note\":1,", 1), 0, "can't be read"),
        (text.replace('\n', "\r\n"), 0, "line 1 of the ledger ends with CR LF"),
        (
            text.trim_end().to_owned() + " \n",
            lines[0].len() + lines[1].len(),
            "line 3 of the ledger is not as irbook writes it",
        ),
        // No line has more than one spelling.
        (text.replace("\"title\":\"Title\"", "\"title\":\"Title\",\"title\":\"Title\""), 0, "can't be read"),
        (text.replace("\"title\":\"Title\"", "\"title\":\"\\u0054itle\""), 0, "is not as irbook writes it"),
        (
            text.replace("\"version\":1,\"state\":\"published\"", "\"state\":\"published\",\"version\":1"),
            0,
            "is not as",
        ),
        (text.replace("T00:00:00Z", "T00:00:00.000Z"), 0, "is not as irbook writes it"),
        (text.replace("T00:00:00Z", "T00:00:00+00:00"), 0, "is not as irbook writes it"),
        (text.replace("}\n", ",\"correction\":null}\n"), 0, "is not as irbook writes it"),
        (text.replace("}\n", "} {}\n"), 0, "can't be read"),
        (format!("\u{feff}{text}"), 0, "can't be read"),
        (format!("{text}\n"), text.len(), "can't be read"),
        (format!("{text}\0"), text.len(), "has no end"),
        // Years that no document has, the first of which can't be read back.
        (text.replace("\"dated\":\"1970", "\"dated\":\"0000"), 0, "a year is before 1900 or after 2999"),
        (text.replace("\"dated\":\"1970", "\"dated\":\"1899"), 0, "a year is before 1900 or after 2999"),
        (text.replace("\"at\":\"2024", "\"at\":\"3001"), 0, "a year is before 1900 or after 2999"),
        (text.replace("\"at\":\"2024", "\"at\":\"0000"), 0, "a year is before 1900 or after 2999"),
        // What can't be behind the versions before, whoever hashed it.
        (text.replace("announcements/one/index", "announcements/two/index"), 0, "has another path than that of `one`"),
        (ledger("one/.. 1 published\n").text(), 0, "has another path"),
        (ledger("one 1 corrected\n").text(), 0, "tells of `one` as corrected with a reason that it can't have"),
        (ledger("one 1 published\none 2 published\n").text(), lines[0].len(), "as published with a reason"),
        (
            text.replace(
                "\"version\":2,\"state\":\"revised\",\"at\":\"2024-06",
                "\"version\":2,\"state\":\"revised\",\"at\":\"2024-05",
            ),
            lines[0].len() + lines[1].len(),
            "has version 2 of `one` from before the one that it follows",
        ),
        (ledger("one 1 published\ntwo 1 moved none\n").text(), lines[0].len(), "a move of `two` that was none"),
        (ledger("one 1 published\none 2 moved\n").text(), lines[0].len(), "a move of `one` that was none"),
        (
            ledger("one 1 published\ntwo 1 published\ntwo 2 moved one\n").text(),
            lines[0].len() + lines[1].len(),
            "a move of `two` that was none",
        ),
    ] {
        let found = of(&broken);
        assert_eq!(found.code, Code::LedgerBroken);
        assert!(found.message.contains(said), "{said}: {}", found.message);
        assert_eq!(found.offset as usize, start, "{said}");
    }
}

#[test]
fn a_ledger_of_ten_thousand_lines_is_read_in_time_that_grows_with_its_lines_alone() {
    let of = |count: usize| ledger(&(0..count).map(|at| format!("id-{at} 1 published\n")).collect::<String>()).text();
    let took = |text: &str| {
        let begin = std::time::Instant::now();
        parse(text).unwrap();
        begin.elapsed().as_secs_f64()
    };
    let (thousand, all) = (of(1000), of(10_000));
    // The best of several: other tests run beside.
    let best = |text: &str| (0..8).map(|_| took(text)).fold(f64::MAX, f64::min);
    let (thousand, all) = (best(&thousand), best(&all));
    assert!(all < thousand * 40.0, "{thousand} s for a tenth, {all} s for all");
}

proptest! {
    #[test]
    fn a_character_that_was_changed_in_any_line_but_the_last_is_found(at in any::<prop::sample::Index>(), to in any::<char>()) {
        let text = ledger("one 1 published\ntwo 1 published\none 2 revised\nthree 3 moved one\n").text();
        let last = text.trim_end().rfind('\n').unwrap() + 1;
        // The line feed of the last line but one counts as its own.
        let at = at.index(last);
        prop_assume!(char::from(text.as_bytes()[at]) != to);
        let changed = format!("{}{to}{}", &text[..at], &text[at + 1..]);
        prop_assert!(parse(&changed).is_err());
    }
}
