//! Printing findings and failures.

use super::{Format, Outcome, say_safe, warn, warn_safe};
pub(super) use crate::diagnostic::counted;
use crate::diagnostic::{Diagnostic, Severity, Texts, print, summary};
use crate::pipeline::Failure;
use std::io::{self, IsTerminal};

/// Columns of excerpts where the output is no terminal.
const WIDTH: usize = 120;

/// Prints the errors and warnings, and says how many notes there are: a build is no time to read them.
pub(super) fn show_without_notes(findings: &[Diagnostic], texts: &dyn Texts, format: Format) -> io::Result<()> {
    let (notes, others): (Vec<_>, Vec<_>) = findings.iter().cloned().partition(|it| it.severity == Severity::Note);
    show(&others, texts, format)?;
    if !notes.is_empty() {
        let them = if notes.len() == 1 { "it" } else { "them" };
        warn(&format!("{}: `irbook check` shows {them}\n", counted(notes.len(), "note")))?;
    }
    Ok(())
}

/// Prints findings to standard error, and for the machine formats to standard output.
pub(super) fn show(findings: &[Diagnostic], texts: &dyn Texts, format: Format) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    let text = print(findings, texts, format.into(), matches!(format, Format::Full), WIDTH);
    if format.for_people() {
        warn_safe(&text)?;
        warn(&format!("{}\n", summary(findings)))
    } else {
        say_safe(&text)
    }
}

/// Whether a finding is there that `--deny-warnings` denies.
pub(super) fn has_warnings(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity < Severity::Note)
}

/// How findings are printed.
pub(super) type Show = fn(&[Diagnostic], &dyn Texts, Format) -> io::Result<()>;

/// Prints why there is no result.
pub(super) fn fail(failure: &Failure, format: Format, show: Show) -> io::Result<Outcome> {
    match failure {
        Failure::Findings(sources, findings) => show(findings, &**sources, format).map(|()| Outcome::Findings),
        Failure::Interrupted(signal) => warn(&format!("{failure}\n")).map(|()| Outcome::Interrupted(*signal)),
        Failure::Load(_) | Failure::Write(_) => warn(&format!("error: {failure}\n")).map(|()| Outcome::Unable),
    }
}

/// Whether standard error is a terminal.
pub(super) fn on_terminal() -> bool {
    std::io::stderr().is_terminal()
}
