//! Tests of the audit, on a small archive whose figures agree until a test edits it.

mod agreement;
mod bridge;
mod capital;
mod cause;
mod change;
mod coverage;
mod difference;
mod direction;
mod dividend;
mod ended;
mod explained;
mod footing;
mod index;
mod issuance;
mod issuers;
mod kept;
mod members;
mod pattern;
mod periods;
mod plain_text;
mod plans;
mod poll;
mod property;
mod propose;
mod ratio;
mod text;
mod translation;
mod undetermined;
mod unjudged;

use crate::check::check;
use crate::decode::decode;
use crate::diagnostic::{Diagnostic, Format, Severity, print};
use crate::source::{Content, SourceFile, Sources};

const Q1: &str = "content/announcements/q1/announcement.md";
const TABLES: &str = "content/announcements/q1/tables.toml";
const Q2: &str = "content/announcements/q2/announcement.md";
const Q2_TABLES: &str = "content/announcements/q2/tables.toml";
const Q3: &str = "content/announcements/q3/announcement.md";
const DIVIDEND: &str = "content/announcements/dividend/announcement.md";
const ISSUANCE: &str = "content/announcements/issuance/announcement.md";

const DIMENSIONS: &str = "content/dimensions.toml";

/// The archive whose figures agree.
const FILES: [(&str, &str); 10] = [
    (DIVIDEND, include_str!("fixture/dividend.md")),
    (ISSUANCE, include_str!("fixture/issuance.md")),
    (Q1, include_str!("fixture/q1.md")),
    (TABLES, include_str!("fixture/tables.toml")),
    (Q2, include_str!("fixture/q2.md")),
    (Q2_TABLES, include_str!("fixture/q2.toml")),
    (Q3, include_str!("fixture/q3.md")),
    (DIMENSIONS, include_str!("fixture/dimensions.toml")),
    ("content/metrics.toml", include_str!("fixture/metrics.toml")),
    ("site.toml", include_str!("fixture/site.toml")),
];

/// A text of a file and what it is replaced by.
type Edit<'t> = (&'t str, &'t str, &'t str);

fn edited(edits: &[Edit<'_>]) -> Sources {
    let mut files = FILES.map(|(path, text)| (path, text.to_owned()));
    for (path, from, to) in edits {
        let (_, text) = files.iter_mut().find(|(it, _)| it == path).expect("the file is there");
        assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in {path}");
        *text = text.replace(from, to);
    }
    sources(files.map(|(path, text)| (path, text)))
}

fn sources<'p>(files: impl IntoIterator<Item = (&'p str, String)>) -> Sources {
    let file = |(path, text): (&str, String)| SourceFile { path: path.into(), content: Content::Text(text.into()) };
    let mut files: Vec<SourceFile> = files.into_iter().map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Sources { root: "archive".into(), files, ..Sources::default() }
}

/// The archive, and one announcement more, which has these tables.
fn with_tables(tables: &str) -> Sources {
    let more = "content/announcements/more/announcement.md";
    let text = "+++\ntitle = \"Title\"\ndated = 2024-06-01\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\n\
                source = { title = \"Form\" }\n+++\n";
    let further = [(more, text), ("content/announcements/more/tables.toml", tables)];
    sources(FILES.into_iter().chain(further).map(|(path, text)| (path, text.to_owned())))
}

/// The warnings of an archive, which has no errors, each as its code, the text at its place and its message.
#[track_caller]
fn warnings(sources: &Sources) -> Vec<String> {
    assert_eq!(errors(sources), [""; 0]);
    let warnings = findings(sources).into_iter().filter(|it| it.severity == Severity::Warning);
    warnings.map(|it| shown(&it, sources)).collect()
}

/// The errors of an archive, each as its code, the text at its place and its message.
#[track_caller]
fn errors(sources: &Sources) -> Vec<String> {
    let errors = findings(sources).into_iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| shown(&it, sources)).collect()
}

/// What a check finds in an archive that can be read.
#[track_caller]
fn findings(sources: &Sources) -> Vec<Diagnostic> {
    let (documents, findings) = decode(sources).unwrap();
    assert!(findings.is_empty(), "{}", print(&findings, sources, Format::Short, false, 100));
    check(documents, sources).findings
}

fn shown(finding: &Diagnostic, sources: &Sources) -> String {
    let span = finding.primary.as_ref().expect("a place").span;
    let at = &sources.text(span.file)[span.start as usize..span.end as usize];
    format!("{} at {at}: {}", finding.code.id(), finding.message)
}

/// Asserts that edits lead to exactly these findings.
#[track_caller]
fn assert_finds(edits: &[Edit<'_>], expected: &[&str]) {
    assert_eq!(errors(&edited(edits)), expected);
}

/// Asserts that edits lead to no finding.
#[track_caller]
fn assert_holds(edits: &[Edit<'_>]) {
    assert_finds(edits, &[]);
}

#[test]
fn figures_that_agree_have_no_findings() {
    assert_holds(&[]);
}
