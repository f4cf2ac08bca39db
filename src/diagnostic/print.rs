//! Findings as text: for people, for editors, for scripts, for GitHub.

use super::excerpt::{Excerpt, File, Files, Mark};
use super::texts::Texts;
use super::{Code, Diagnostic, Label, Severity, plain, plain_json, plain_lines};
use crate::domain::Span;
use crate::domain::decimal::grouped;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;
use std::collections::BTreeMap;

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

/// How many findings of a code, a severity and a file are printed, but for JSON, which has them all.
const SHOWN: usize = 100;

/// Prints findings, sorted as they are. `styled` allows colors in [`Format::Full`]; `width` is the
/// terminal's. Those that people read have the errors last. Nothing that an archive says acts on the terminal or the log: see [`plain()`](super::plain()).
///
/// Of more than a hundred of a code in a file, the rest are counted in one more at the end, but for [`Format::Json`]. Files
/// that were changed since the findings were made are named behind them.
#[must_use]
pub fn print(findings: &[Diagnostic], texts: &dyn Texts, format: Format, styled: bool, width: usize) -> String {
    let (shown, further) = if format == Format::Json { (findings.iter().collect(), Vec::new()) } else { few(findings) };
    let mut shown: Vec<&Diagnostic> = shown.into_iter().chain(&further).collect();
    if matches!(format, Format::Full | Format::Short) {
        // On a terminal one looks at the end.
        shown.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    }
    let shown = || shown.iter().copied();
    let files = Files::of(shown(), texts);
    let mut out = String::new();
    let changed: Vec<Diagnostic> = files.changed().map(changed).collect();
    for finding in shown().chain(&changed) {
        match format {
            Format::Full => out.push_str(&full(finding, &files, styled, width)),
            Format::Short => out.push_str(&short(finding, &files)),
            Format::Json => out.push_str(&plain_json(&json_line(finding, &files))),
            Format::Github => out.push_str(&github(finding, &files)),
        }
        out.push('\n');
        if format == Format::Full {
            out.push('\n');
        }
    }
    out
}

fn changed(path: &str) -> Diagnostic {
    let message = format!("`{path}` was changed after it was read");
    let help =
        "lines and columns in it are those of before, and what is shown of it may be something else: check again";
    Diagnostic::without_place(Code::FileChanged, message).note().help(help)
}

/// The findings that are shown, and a last one for those of a kind that there are too many of.
fn few(findings: &[Diagnostic]) -> (Vec<&Diagnostic>, Vec<Diagnostic>) {
    let file = |it: &Diagnostic| it.primary.as_ref().map(|label| label.span.file);
    let mut kinds = BTreeMap::new();
    let (mut shown, mut more): (Vec<_>, Vec<(usize, &Diagnostic)>) = (Vec::new(), Vec::new());
    for it in findings {
        let (count, further) = kinds.entry((it.code, it.severity, file(it))).or_insert((0, 0));
        *count += 1;
        if *count <= SHOWN {
            shown.push(it);
            continue;
        }
        if *count == SHOWN + 1 {
            *further = more.len();
            more.push((0, it));
        }
        more[*further].0 += 1;
    }
    let last = |(count, it): (usize, &Diagnostic)| Diagnostic {
        message: format!("and {} more like it from here on", grouped(count.into())),
        primary: it.primary.as_ref().map(|label| Label { span: label.span, text: String::new() }),
        related: Vec::new(),
        help: Some("`--format json` lists them all".to_owned()),
        ..it.clone()
    };
    (shown, more.into_iter().map(last).collect())
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn full(finding: &Diagnostic, files: &Files<'_>, styled: bool, width: usize) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(plain(&finding.message)).id(finding.code.id());
    let mut group = title.elements(snippets(finding, files));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(plain_lines(help)));
    }
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let report: &[Group<'_>] = &[group];
    renderer.render(report)
}

/// The excerpts of each file, the primary one first.
fn snippets<'a>(finding: &'a Diagnostic, files: &'a Files<'_>) -> Vec<Element<'a>> {
    let labels = || finding.primary.iter().map(|label| (label, true)).chain(finding.related.iter().map(|l| (l, false)));
    let mut places: Vec<Span> = Vec::new();
    for (label, _) in labels() {
        if !places.iter().any(|place| place.file == label.span.file) {
            places.push(label.span);
        }
    }
    let excerpts = places.into_iter().flat_map(|place| {
        let of_file: Vec<(&Label, bool)> = labels().filter(|(label, _)| label.span.file == place.file).collect();
        let file = files.file(place);
        file.excerpts(&of_file).into_iter().map(move |it| (file, place, it))
    });
    excerpts.map(|(file, place, excerpt)| element(file, place, excerpt)).collect()
}

/// An excerpt; of lines that are too long, the place alone.
fn element<'a>(file: &'a File<'_>, place: Span, excerpt: Excerpt<'a>) -> Element<'a> {
    let Some(text) = excerpt.text else {
        let (line, column) = file.position(place);
        return Origin::path(&*file.path).line(line).char_column(column).into();
    };
    let annotations = excerpt.marks.into_iter().map(|Mark { label, primary, bytes }| {
        let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(bytes);
        if label.text.is_empty() { annotation } else { annotation.label(plain(&label.text)) }
    });
    Snippet::source(text).line_start(excerpt.line).path(&*file.path).annotations(annotations).into()
}

fn short(finding: &Diagnostic, files: &Files<'_>) -> String {
    let place = finding.primary.as_ref().map_or_else(String::new, |Label { span, .. }| {
        let file = files.file(*span);
        let (line, column) = file.position(*span);
        format!("{}:{line}:{column}: ", file.path)
    });
    format!("{place}{}[{}]: {}", word(finding.severity), finding.code.id(), plain(&finding.message))
}

fn json_line(finding: &Diagnostic, files: &Files<'_>) -> String {
    let place = |label: &Label| {
        let file = files.file(label.span);
        let (line, column) = file.position(label.span);
        json!({
            "path": file.name, "line": line, "column": column,
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
fn github(finding: &Diagnostic, files: &Files<'_>) -> String {
    let value = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| value(text).replace(':', "%3A").replace(',', "%2C");
    let place = finding.primary.as_ref().map_or_else(String::new, |label| {
        let file = files.file(label.span);
        let (line, column) = file.position(label.span);
        format!("file={},line={line},col={column},", property(&file.path))
    });
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!("\n{}", plain_lines(help)));
    let message = value(&format!("{}{help}", plain(&finding.message)));
    let command = if finding.severity == Severity::Note { "notice" } else { word(finding.severity) };
    format!("::{command} {place}title={}::{message}", property(finding.code.id()))
}

#[cfg(test)]
#[path = "print_test.rs"]
mod tests;
