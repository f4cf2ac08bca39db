//! What is wrong with a published file of irbook's.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{FileId, Span};
use std::fmt;

/// The first line of a published file that irbook can't have written there.
#[derive(Debug)]
pub struct Broken {
    /// The finding's code.
    pub code: Code,
    /// Where the line begins.
    pub offset: u32,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

impl Broken {
    /// The finding on it, in the file that it was read from.
    #[must_use]
    pub fn finding(self, file: FileId) -> Diagnostic {
        let place = Span { file, start: self.offset, end: self.offset };
        Diagnostic::error(self.code, place, self.message).help(self.help)
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// The lines of a text with their numbers and where they begin; each with its line feed, if it has one.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, u32, &str)> {
    let begins = |line: &str| u32::try_from(line.as_ptr() as usize - text.as_ptr() as usize).unwrap_or(u32::MAX);
    text.split_inclusive('\n').zip(1..).map(move |(line, number)| (number, begins(line), line))
}
