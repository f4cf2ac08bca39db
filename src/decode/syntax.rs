//! Syntax errors, and the findings that only follow from them.

use super::slip::{self, Mend, Slip};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Span;
use crate::domain::hidden::hidden;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, Error};

/// How often a text is parsed again once the first of its errors is mended. What follows from one is no error then, and what
/// the parser didn't get to is found.
const ROUNDS: usize = 32;

/// The syntax errors of a file.
#[derive(Debug, Default)]
pub struct SyntaxErrors {
    findings: Vec<Diagnostic>,
    /// Whether something was left out, and not only mended.
    is_cut: bool,
    /// Whether that was the header of a table.
    in_header: bool,
}

impl SyntaxErrors {
    /// Records what the errors are that a text has, and returns the text without them: mended, or with blanks for what can't be.
    pub fn mended(&mut self, text: &str, place: impl Fn(Range<usize>) -> Span) -> String {
        let mut rest = text.to_owned();
        // Where the slips are that were told, and where the lines begin that they are on.
        let (mut told, mut lines, mut statements) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for _ in 0..ROUNDS {
            let Some(error) = errors(&rest).into_iter().next() else { return rest };
            let at = error.span().unwrap_or_default();
            let slip = slip::told(&rest, at.clone(), error.message());
            // Whatever is still wrong with a line that was mended follows from that.
            let is_again = !told.insert(slip.place.start) || lines.contains(&slip::line_at(text, at.start).start);
            let line = slip::line_at(text, slip.place.start);
            // What nothing is known of, in a statement with a slip, mostly follows from that.
            let statement = slip::statement_at(text, &line).start;
            let may_follow = !slip.is_known && statements.contains(&statement);
            statements.insert(statement);
            if !is_again && !may_follow && !lines.contains(&line.start) && !is_told(text, &slip) {
                self.findings.push(finding(&slip, |range| place(whole(text, range))));
            }
            if is_again || !matches!(slip.mend, Mend::With(_)) {
                self.is_cut = true;
                self.in_header |=
                    rest[line.clone()].trim_start().starts_with('[') && !matches!(slip.mend, Mend::Without(_));
            }
            lines.insert(line.start);
            let next = slip::mended(&rest, &slip, is_again);
            if next == rest {
                break;
            }
            rest = next;
        }
        self.others(text, &rest, &lines, place);
        rest
    }

    /// Records the errors that are left, one a line.
    fn others(&mut self, text: &str, rest: &str, lines: &BTreeSet<usize>, place: impl Fn(Range<usize>) -> Span) {
        let mut line = 0..0;
        for error in errors(rest) {
            let at = error.span().unwrap_or_default();
            self.is_cut = true;
            // A line may be long, and have many of them.
            if !line.is_empty() && (line.start..=line.end).contains(&at.start) {
                continue;
            }
            line = slip::line_at(text, at.start);
            self.in_header |= text[line.clone()].trim_start().starts_with('[');
            if !lines.contains(&line.start) {
                let at = whole(text, at);
                self.findings.push(finding(&slip::unknown(at, error.message()), &place));
            }
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty() && !self.is_cut
    }

    /// The syntax errors and the file's other findings, without those that only follow from what was left out: what is
    /// missing, and everything once a header is, because the keys below it were read as another table's.
    pub fn with_others(self, mut others: Vec<Diagnostic>) -> Vec<Diagnostic> {
        others.retain(|finding| {
            let follows = self.in_header && finding.code != Code::HiddenCharacter
                || self.is_cut && matches!(finding.code, Code::MissingKey | Code::CellCount);
            !follows
        });
        let mut findings = self.findings;
        findings.append(&mut others);
        findings
    }
}

/// Where the first syntax error of a text is, and what is said of it; `None` where it has none.
#[must_use]
pub fn first(text: &str) -> Option<(usize, String)> {
    let error = errors(text).into_iter().next()?;
    let slip = slip::told(text, error.span().unwrap_or_default(), error.message());
    Some((slip.place.start, format!("{}: {}", slip.message, slip.help)))
}

/// A place in a text that was mended since: around whole characters.
fn whole(text: &str, mut range: Range<usize>) -> Range<usize> {
    while !text.is_char_boundary(range.start) {
        range.start -= 1;
    }
    range.end = range.end.max(range.start);
    while !text.is_char_boundary(range.end) {
        range.end += 1;
    }
    range
}

/// The errors of a text, in order.
fn errors(text: &str) -> Vec<Error> {
    let mut errors = DeTable::parse_recoverable(text).1;
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    errors
}

/// Whether a slip is a sign that is told of as one that nobody can see.
fn is_told(text: &str, slip: &Slip) -> bool {
    slip.is_unseen && hidden(text).iter().any(|(at, _)| *at == slip.place.start)
}

fn finding(slip: &Slip, place: impl Fn(Range<usize>) -> Span) -> Diagnostic {
    let code = if slip.is_day { Code::InvalidDate } else { Code::TomlSyntax };
    let finding =
        Diagnostic::error(code, place(slip.place.clone()), &*slip.message).label(slip.label).help(&*slip.help);
    match &slip.also {
        Some((other, label)) => finding.related(place(other.clone()), *label),
        None => finding,
    }
}
