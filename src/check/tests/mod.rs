//! Tests of the checks, on a small archive that is sound until a test edits it.

mod business;
mod buyback;
mod circles;
mod dates;
mod days;
mod definitions;
mod dividend;
mod footnotes;
mod gaps;
mod identity;
mod issues;
mod links;
mod misread;
mod notation;
mod offices;
mod periods;
mod plans;
mod polls;
mod profiles;
mod references;
mod relations;
mod sizes;

use super::{Verdict, check};
use crate::archive::{Archive, Edition};
use crate::decode::decode;
use crate::diagnostic::{Code, Diagnostic, Format, print};
use crate::source::{Content, SourceFile, Sources};

const SITE: &str = "site.toml";
const METRICS: &str = "content/metrics.toml";
const LEGEND: &str = "content/legends/safe-harbor.md";
const RESULTS: &str = "content/announcements/results/announcement.md";
const TABLES: &str = "content/announcements/results/tables.toml";
const DIVIDEND: &str = "content/announcements/dividend/announcement.md";
const MEETING: &str = "content/announcements/meeting/announcement.md";
const POLL: &str = "content/announcements/poll/announcement.md";
const BOARD: &str = "content/announcements/board/announcement.md";
const ISSUANCE: &str = "content/announcements/issuance/announcement.md";

/// The sound archive.
const FILES: [(&str, &str); 10] = [
    (BOARD, include_str!("fixture/board.md")),
    (DIVIDEND, include_str!("fixture/dividend.md")),
    (ISSUANCE, include_str!("fixture/issuance.md")),
    (MEETING, include_str!("fixture/meeting.md")),
    (POLL, include_str!("fixture/poll.md")),
    (RESULTS, include_str!("fixture/results.md")),
    (TABLES, include_str!("fixture/tables.toml")),
    (LEGEND, include_str!("fixture/legend.md")),
    (METRICS, include_str!("fixture/metrics.toml")),
    (SITE, include_str!("fixture/site.toml")),
];

/// A text of a file and what it is replaced by.
type Edit<'t> = (&'t str, &'t str, &'t str);

fn sources(edits: &[Edit<'_>]) -> Sources {
    let mut files: Vec<SourceFile> = FILES
        .iter()
        .map(|(path, text)| {
            let mut text = (*text).to_owned();
            for (_, from, to) in edits.iter().filter(|(edited, ..)| edited == path) {
                assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in {path}");
                text = text.replace(from, to);
            }
            SourceFile { path: (*path).into(), content: Content::Text(text.into()) }
        })
        .collect();
    for opaque in ["content/announcements/results/6-k.pdf", "static/seal.png"] {
        files.push(SourceFile { path: opaque.into(), content: Content::Opaque(1) });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Sources { root: "archive".into(), files, ..Sources::default() }
}

fn checked(sources: &Sources) -> (Option<Archive>, Vec<Diagnostic>) {
    let (documents, findings) = decode(sources).unwrap();
    assert!(findings.is_empty(), "{}", print(&findings, sources, Format::Short, false, 100));
    let verdict = check(documents, sources);
    (verdict.archive, verdict.findings)
}

/// The findings after edits, each as its code, the text at its place and its message.
#[track_caller]
fn findings(edits: &[Edit<'_>]) -> Vec<String> {
    let sources = sources(edits);
    let (_, findings) = checked(&sources);
    let shown = |finding: &Diagnostic| {
        let span = finding.primary.as_ref().expect("a place").span;
        let at = &sources.text(span.file)[span.start as usize..span.end as usize];
        format!("{} at {at}: {}", finding.code.id(), finding.message)
    };
    findings.iter().map(shown).collect()
}

/// Asserts that edits lead to exactly these findings.
#[track_caller]
fn assert_finds(edits: &[Edit<'_>], expected: &[&str]) {
    assert_eq!(findings(edits), expected);
}

/// The findings as they are printed.
fn printed(edits: &[Edit<'_>]) -> String {
    let sources = sources(edits);
    print(&checked(&sources).1, &sources, Format::Full, false, 120)
}

#[test]
fn a_sound_archive_has_no_findings_and_comes_in_order_of_dates() {
    let (archive, findings) = checked(&sources(&[]));
    assert_eq!(findings, []);
    let ids: Vec<String> = archive.unwrap().announcements.iter().map(|it| it.id.to_string()).collect();
    assert_eq!(ids, ["board", "issuance", "meeting", "poll", "dividend", "results"]);
}

#[test]
fn an_error_withholds_the_archive_and_a_warning_does_not() {
    let (archive, findings) = checked(&sources(&[(RESULTS, "see [^2].", "alone.")]));
    assert!(archive.is_some());
    assert_eq!(findings[0].code, Code::UnusedFootnote);
    assert!(checked(&sources(&[(RESULTS, "[\"hkex\"]", "[\"hkx\"]")])).0.is_none());
}

#[test]
fn findings_come_in_the_order_of_files_and_places() {
    let edits = [
        (RESULTS, "[\"hkex\"]", "[\"x\"]"),
        (RESULTS, "(6-k.pdf)", "(7-k.pdf)"),
        (DIVIDEND, "03660", "03661"),
        (SITE, "depositary = \"example-bank\"", "depositary = \"x\""),
    ];
    let codes: Vec<String> = findings(&edits).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(codes, ["stock-code-mismatch", "unknown-listing", "unknown-attachment", "unknown-organization"]);
}

#[test]
fn what_could_not_be_read_is_not_missed_a_second_time() {
    let sources = sources(&[
        (DIVIDEND, "2024-03-13", "2024-03-99"),
        (LEGEND, "title", "titel"),
        (METRICS, "label = \"Users\"", ""),
        (SITE, "total = \"total-revenue\"", "total = \"of-the-dividend\""),
    ]);
    let (documents, findings) = decode(&sources).unwrap();
    assert!(!findings.is_empty());
    let findings = check(documents, &sources).findings;
    assert_eq!(findings, [], "{}", print(&findings, &sources, Format::Short, false, 100));
}

#[test]
fn every_error_of_a_document_is_found_in_one_run() {
    let text = (RESULTS, "![", "A <b>x [a](javascript:x) [^9]\n\n![");
    for (from, to, codes) in [
        ("title = \"First", "titel = \"First", vec!["zone-offset", "raw-html", "unsafe-link", "unknown-key"]),
        (
            "[\"safe-harbor\"]",
            "[\"x\"]\nsumary = \"\"",
            vec!["zone-offset", "raw-html", "unknown-key", "unknown-legend", "unsafe-link"],
        ),
    ] {
        let offset = (RESULTS, "-04:00, zone", "-05:00, zone");
        let sources = sources(&[(RESULTS, from, to), text, offset]);
        let (documents, mut findings) = decode(&sources).unwrap();
        findings.extend(check(documents, &sources).findings);
        let mut found: Vec<&str> = findings.iter().map(|finding| finding.code.id()).collect();
        found.sort_unstable();
        let mut codes = codes;
        codes.sort_unstable();
        assert_eq!(found, codes, "{from}");
    }
}

#[test]
fn without_a_readable_site_the_rest_is_still_checked() {
    let sources =
        sources(&[(SITE, "title = \"Example", "titel = \"Example"), (RESULTS, "[\"safe-harbor\"]", "[\"x\"]")]);
    let (documents, _) = decode(&sources).unwrap();
    assert!(documents.site.is_none());
    let Verdict { archive, findings, .. } = check(documents, &sources);
    assert!(archive.is_none());
    assert_eq!(findings.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::UnknownLegend]);
}
