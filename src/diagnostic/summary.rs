//! Findings in numbers.

use super::{Diagnostic, Severity};

/// A number of things: `1 error`, `2 errors`.
#[must_use]
pub fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// How many findings there are, and where to read more.
#[must_use]
pub fn summary(findings: &[Diagnostic]) -> String {
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
