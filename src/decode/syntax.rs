//! Syntax errors, and the findings that only follow from them.

use super::day_hint;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Span;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, Error};

/// How often a text is parsed again without the lines that were broken before. Some errors end the
/// parser's work, and those behind them are seen only then.
const ROUNDS: usize = 32;

/// The syntax errors of a file.
#[derive(Debug, Default)]
pub struct SyntaxErrors {
    findings: Vec<Diagnostic>,
    /// Where the lines begin that are no TOML.
    lines: BTreeSet<usize>,
    /// Whether one of them should have been the header of a table.
    in_header: bool,
}

impl SyntaxErrors {
    /// Records the parser's errors and returns the text with blanks for the broken lines.
    pub fn without_broken_lines(
        &mut self,
        text: &str,
        mut errors: Vec<Error>,
        place: impl Fn(Range<usize>) -> Span,
    ) -> String {
        let mut rest = text.as_bytes().to_vec();
        for _ in 0..ROUNDS {
            let broken = self.record(text, errors, &place);
            for line in &broken {
                rest[line.clone()].fill(b' ');
            }
            errors = DeTable::parse_recoverable(&String::from_utf8_lossy(&rest)).1;
            if errors.is_empty() || broken.is_empty() {
                break;
            }
        }
        String::from_utf8_lossy(&rest).into_owned()
    }

    /// Records the first error of each line, for the others follow from it, and gives the lines that weren't known.
    fn record(
        &mut self,
        text: &str,
        mut errors: Vec<Error>,
        place: impl Fn(Range<usize>) -> Span,
    ) -> Vec<Range<usize>> {
        errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
        let mut broken = Vec::new();
        let mut line = line_at(text, 0);
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            // A line may be long, and have many of them.
            if !(line.start..=line.end).contains(&range.start) {
                line = line_at(text, range.start);
            }
            if self.lines.insert(line.start) {
                self.in_header |= text[line.clone()].trim_start().starts_with('[');
                broken.push(line.clone());
                self.findings.push(finding(error.message(), &text[line.clone()], place(range)));
            }
        }
        broken
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The syntax errors and the file's other findings, without those that only follow from broken
    /// lines: what is missing, and everything once a header is broken, because the keys below it
    /// were read as another table's.
    pub fn with_others(self, mut others: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if self.is_empty() {
            return others;
        }
        others.retain(|finding| !self.in_header && !matches!(finding.code, Code::MissingKey | Code::CellCount));
        let mut findings = self.findings;
        findings.append(&mut others);
        findings
    }
}

fn finding(message: &str, line: &str, place: Span) -> Diagnostic {
    let message = message.trim().replace('\n', "; ");
    let value = line.split_once('=').map_or(line, |(_, value)| value.split(['#', '}']).next().unwrap_or_default());
    if let Some(help) = day_hint::written(value) {
        let message = format!("`{}` is no date of TOML", value.trim());
        return Diagnostic::error(Code::InvalidDate, place, message).help(help);
    }
    if message.starts_with("invalid date") || message.starts_with("invalid time") {
        let help = "write year-month-day, such as 2024-05-19, or an instant, such as 2024-05-19T17:00:00-04:00";
        return Diagnostic::error(Code::InvalidDate, place, message).help(help);
    }
    let help = "this is not TOML; an error may have its cause in the line before, and cause others below";
    Diagnostic::error(Code::TomlSyntax, place, message).help(help)
}

/// The line around an offset, without its end.
fn line_at(text: &str, offset: usize) -> Range<usize> {
    let (before, after) = text.as_bytes().split_at(offset.min(text.len()));
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let end = after.iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| before.len() + at);
    start..end
}
