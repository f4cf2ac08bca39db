//! Findings as text: for people, for editors, for scripts, for GitHub.

use super::{Diagnostic, Label, Severity};
use crate::domain::{FileId, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::json;

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With excerpts of the source.
    #[default]
    Full,
    /// `path:line:column: error[code]: message`, a finding a line.
    Short,
    /// One JSON object a line.
    Json,
    /// GitHub workflow commands that annotate a pull request.
    Github,
}

/// Where the printer gets paths and texts of the files that findings point into.
pub trait Texts: Sync {
    /// Path relative to the root, with `/`.
    fn path(&self, file: FileId) -> &str;
    /// The text; empty for files that are not text.
    fn text(&self, file: FileId) -> &str;
}

/// Prints findings, sorted as they are. `styled` allows colors in [`Format::Full`]; `width` is the
/// terminal's.
#[must_use]
pub fn print(findings: &[Diagnostic], texts: &dyn Texts, format: Format, styled: bool, width: usize) -> String {
    let mut out = String::new();
    for finding in findings {
        match format {
            Format::Full => out.push_str(&full(finding, texts, styled, width)),
            Format::Short => out.push_str(&short(finding, texts)),
            Format::Json => out.push_str(&json_line(finding, texts)),
            Format::Github => out.push_str(&github(finding, texts)),
        }
        out.push('\n');
        if format == Format::Full {
            out.push('\n');
        }
    }
    out
}

/// Line and column of a place, counted from 1; columns count characters.
fn position(span: Span, texts: &dyn Texts) -> (usize, usize) {
    let text = texts.text(span.file);
    let before = text.get(..span.start as usize).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn full(finding: &Diagnostic, texts: &dyn Texts, styled: bool, width: usize) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level.primary_title(&finding.message).id(finding.code.id()).elements(snippets(finding, texts));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let report: &[Group<'_>] = &[group];
    renderer.render(report)
}

/// One snippet a file, the primary one first.
fn snippets<'a>(finding: &'a Diagnostic, texts: &'a dyn Texts) -> Vec<Snippet<'a, Annotation<'a>>> {
    let labels = || finding.primary.iter().map(|label| (label, true)).chain(finding.related.iter().map(|l| (l, false)));
    let mut files: Vec<FileId> = Vec::new();
    for (label, _) in labels() {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    files
        .into_iter()
        .map(|file| {
            let text = texts.text(file);
            let annotations = labels().filter(|(label, _)| label.span.file == file).map(|(label, primary)| {
                let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
                let annotation = kind.span(clamped(label.span, text));
                if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
            });
            Snippet::source(text).path(texts.path(file)).annotations(annotations)
        })
        .collect()
}

/// The byte range of a span, kept inside the text.
fn clamped(span: Span, text: &str) -> std::ops::Range<usize> {
    let start = (span.start as usize).min(text.len());
    start..(span.end as usize).clamp(start, text.len())
}

fn short(finding: &Diagnostic, texts: &dyn Texts) -> String {
    let place = finding.primary.as_ref().map_or_else(String::new, |Label { span, .. }| {
        let (line, column) = position(*span, texts);
        format!("{}:{line}:{column}: ", texts.path(span.file))
    });
    format!("{place}{}[{}]: {}", word(finding.severity), finding.code.id(), finding.message)
}

fn json_line(finding: &Diagnostic, texts: &dyn Texts) -> String {
    let place = |label: &Label| {
        let (line, column) = position(label.span, texts);
        json!({
            "path": texts.path(label.span.file), "line": line, "column": column,
            "start": label.span.start, "end": label.span.end, "text": label.text,
        })
    };
    json!({
        "code": finding.code.id(),
        "severity": word(finding.severity),
        "message": finding.message,
        "primary": finding.primary.as_ref().map(place),
        "related": finding.related.iter().map(place).collect::<Vec<_>>(),
        "help": finding.help,
    })
    .to_string()
}

/// A workflow command; `%`, line breaks and, in properties, `:` and `,` are escaped as
/// GitHub's toolkit does.
fn github(finding: &Diagnostic, texts: &dyn Texts) -> String {
    let value = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| value(text).replace(':', "%3A").replace(',', "%2C");
    let place = finding.primary.as_ref().map_or_else(String::new, |label| {
        let (line, column) = position(label.span, texts);
        format!("file={},line={line},col={column},", property(texts.path(label.span.file)))
    });
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    let message = value(&format!("{}{help}", finding.message));
    let command = if finding.severity == Severity::Note { "notice" } else { word(finding.severity) };
    format!("::{command} {place}title={}::{message}", property(finding.code.id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    struct OneFile;

    impl Texts for OneFile {
        fn path(&self, _: FileId) -> &'static str {
            "content/a.toml"
        }
        fn text(&self, _: FileId) -> &'static str {
            "título = 1\ntitel = \"x\"\n"
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
    fn a_finding_without_a_place_still_prints() {
        let finding = Diagnostic::without_place(Code::MissingKey, "site.toml is missing\n100% sure");
        for format in [Format::Full, Format::Short, Format::Json, Format::Github] {
            assert!(print(std::slice::from_ref(&finding), &OneFile, format, false, 100).contains("site.toml"));
        }
        assert!(print(&[finding], &OneFile, Format::Github, false, 100).contains("%0A100%25"));
    }
}
