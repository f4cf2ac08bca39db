//! How findings look in each format, for one and for many.

use super::*;
use crate::diagnostic::Code;
use crate::domain::FileId;
use std::borrow::Cow;

struct OneFile;

impl Texts for OneFile {
    fn path(&self, _: FileId) -> &'static str {
        "content/a.toml"
    }
    fn current(&self, _: FileId) -> (Cow<'_, str>, bool) {
        ("título = 1\ntitel = \"x\"\n".into(), true)
    }
}

fn finding() -> Diagnostic {
    let span = |start, end| Span { file: FileId(0), start, end };
    Diagnostic::error(Code::UnknownKey, span(12, 17), "`titel` is no key of an announcement")
        .label("unknown")
        .related(span(0, 7), "known")
        .help("did you mean `title`?")
}

#[test]
fn the_full_form_shows_the_line_with_carets() {
    insta::assert_snapshot!(print(&[finding()], &OneFile, Format::Full, false, 100));
}

#[test]
fn the_other_forms_give_line_and_column_counted_in_characters() {
    let all = [Format::Short, Format::Json, Format::Github]
        .map(|format| print(&[finding()], &OneFile, format, false, 100))
        .concat();
    insta::assert_snapshot!(all);
}

#[test]
fn a_note_is_called_a_notice_on_github_alone() {
    let note = [finding().note()];
    for (format, expected) in [
        (Format::Full, "note[unknown-key]: "),
        (Format::Short, ":2:1: note[unknown-key]: "),
        (Format::Json, "\"severity\":\"note\""),
        (Format::Github, "::notice file=content/a.toml,line=2,col=1,title=unknown-key::"),
    ] {
        let text = print(&note, &OneFile, format, false, 100);
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn of_more_than_a_hundred_of_a_kind_the_rest_are_counted_but_for_json() {
    let many = vec![finding(); 20_000];
    for (format, lines) in [(Format::Short, 101), (Format::Github, 101), (Format::Json, 20_000)] {
        let text = print(&many, &OneFile, format, false, 100);
        assert_eq!(text.lines().count(), lines, "{format:?}");
        assert_eq!(text.contains("and 19,900 more like it"), format != Format::Json, "{format:?}");
    }
    let others = [vec![finding(); 150], vec![finding().warning(); 100], vec![finding().note(); 101]].concat();
    let text = print(&others, &OneFile, Format::Full, false, 100);
    assert_eq!(text.matches("error[unknown-key]").count(), 101);
    assert_eq!(text.matches("warning[unknown-key]").count(), 100);
    assert!(text.contains("error[unknown-key]: and 50 more") && text.contains("note[unknown-key]: and 1 more"));
}

/// A file of many lines, and one that is a long line.
struct LongFile(String);

impl Texts for LongFile {
    fn path(&self, _: FileId) -> &'static str {
        "content/a.toml"
    }
    fn current(&self, _: FileId) -> (Cow<'_, str>, bool) {
        (self.0.as_str().into(), true)
    }
}

/// A finding at a text that stands in a file once, related to another one.
fn at(file: &LongFile, text: &str, related: &str) -> Diagnostic {
    let place = |text: &str| {
        let start = file.0.find(text).unwrap();
        let at = |offset| u32::try_from(offset).unwrap();
        Span { file: FileId(0), start: at(start), end: at(start + text.len()) }
    };
    Diagnostic::error(Code::UnknownKey, place(text), "wrong").related(place(related), "compare")
}

#[test]
fn an_excerpt_has_its_own_lines_alone_with_their_numbers() {
    let lines: String = (1..=3000).map(|line| format!("é{line} = \u{1b}[{line}]\r\n")).collect();
    let file = LongFile(lines);
    let text = print(&[at(&file, "é2500", "é7 ")], &file, Format::Full, false, 100);
    let excerpt = "  --> content/a.toml:2500:1\n     |\n2500 | é2500 = \\u{1b}[2500]\n     | ^^^^^\n     |\n    ::: content/a.toml:7:1\n     |\n   7 | é7 = \\u{1b}[7]\n     | --- compare";
    assert!(text.contains(excerpt), "{text}");
    let near = print(&[at(&file, "é2500", "[2490]")], &file, Format::Full, false, 100);
    assert!(
        near.contains("2490 | é2490 = \\u{1b}[2490]\n     |               ------ compare\n...\n2500 | é2500"),
        "{near}"
    );
}

#[test]
fn a_line_that_is_too_long_is_named_and_its_columns_are_counted() {
    let file = LongFile(format!("a\n{}x = 1 y", "é".repeat(100_000)));
    let text = print(&[at(&file, "x", "y")], &file, Format::Full, false, 100);
    assert!(text.contains("content/a.toml:2:100001") && text.len() < 200, "{text}");
    let short = print(&[at(&file, "y", "x")], &file, Format::Short, false, 100);
    assert!(short.starts_with("content/a.toml:2:100007: error"), "{short}");
}

#[test]
fn a_place_of_many_lines_shows_its_first() {
    let file = LongFile("line\n".repeat(1000) + "end");
    let all = Span { file: FileId(0), start: 0, end: 5000 };
    let text = print(&[Diagnostic::error(Code::UnknownKey, all, "wrong")], &file, Format::Full, false, 100);
    assert!(text.contains("1 | line\n  | ^^^^") && text.lines().count() < 8, "{text}");
}

#[test]
fn a_finding_without_a_place_still_prints() {
    let finding = Diagnostic::without_place(Code::MissingKey, "site.toml is missing\n100% sure");
    for format in [Format::Full, Format::Short, Format::Json, Format::Github] {
        assert!(print(std::slice::from_ref(&finding), &OneFile, format, false, 100).contains("site.toml"));
    }
    assert!(print(&[finding], &OneFile, Format::Github, false, 100).contains("\\u{a}100%25"));
}
