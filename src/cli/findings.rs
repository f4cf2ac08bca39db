//! Printing findings and failures.

use super::{Format, Outcome, warn};
use crate::diagnostic::{Diagnostic, Severity, Texts, print};
use crate::pipeline::Failure;
use std::io::IsTerminal;

/// Columns of excerpts where the output is no terminal.
const WIDTH: usize = 120;

/// Prints the errors and warnings, and says how many notes there are: a build is no time to read them.
pub(super) fn show_without_notes(findings: &[Diagnostic], texts: &dyn Texts, format: Format) {
    let (notes, others): (Vec<_>, Vec<_>) = findings.iter().cloned().partition(|it| it.severity == Severity::Note);
    show(&others, texts, format);
    if !notes.is_empty() {
        let them = if notes.len() == 1 { "it" } else { "them" };
        warn(&format!("{}: `irbook check` shows {them}\n", counted(notes.len(), "note")));
    }
}

/// Prints findings to standard error, and for the machine formats to standard output.
pub(super) fn show(findings: &[Diagnostic], texts: &dyn Texts, format: Format) {
    if findings.is_empty() {
        return;
    }
    let text = print(findings, texts, format.into(), matches!(format, Format::Full), WIDTH);
    if format.for_people() {
        warn(&text);
        warn(&format!("{}\n", summary(findings)));
    } else {
        super::say(&text);
    }
}

/// A number of things: `1 error`, `2 errors`.
pub(super) fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// How many findings there are, and where to read more.
fn summary(findings: &[Diagnostic]) -> String {
    let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let there: Vec<String> = kinds
        .into_iter()
        .map(|(severity, word)| (count(severity), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    let counts = match &there[..] {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => there.concat(),
    };
    match findings.iter().min_by_key(|finding| finding.severity) {
        Some(first) => format!("{counts}; `irbook explain {}` says more", first.code.id()),
        None => counts,
    }
}

/// Whether a finding is there that `--deny-warnings` denies.
pub(super) fn has_warnings(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity < Severity::Note)
}

/// How findings are printed.
pub(super) type Show = fn(&[Diagnostic], &dyn Texts, Format);

/// Prints why there is no result.
pub(super) fn fail(failure: &Failure, format: Format, show: Show) -> Outcome {
    match failure {
        Failure::Findings(sources, findings) => {
            show(findings, &**sources, format);
            Outcome::Findings
        }
        Failure::Load(error) => unable(error),
        Failure::Write(error) => unable(error),
    }
}

fn unable(error: &dyn std::error::Error) -> Outcome {
    warn(&format!("error: {error}\n"));
    Outcome::Unable
}

/// Whether standard error is a terminal.
pub(super) fn on_terminal() -> bool {
    std::io::stderr().is_terminal()
}
