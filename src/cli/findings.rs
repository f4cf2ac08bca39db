//! Printing findings and failures.

use super::{Format, Outcome, warn};
use crate::diagnostic::{Diagnostic, Severity, Texts, print};
use crate::pipeline::Failure;
use std::io::IsTerminal;

/// Columns of excerpts where the output is no terminal.
const WIDTH: usize = 120;

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
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let counts = match (errors, warnings) {
        (_, 0) => counted(errors, "error"),
        (0, _) => counted(warnings, "warning"),
        _ => format!("{} and {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    match findings.first() {
        Some(first) => format!("{counts}; `irbook explain {}` says more", first.code.id()),
        None => counts,
    }
}

/// Prints why there is no result.
pub(super) fn fail(failure: &Failure, format: Format) -> Outcome {
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
