//! A cell that is being read: its text, and what is raised at it.

use super::look::{Height, Look};
use super::style::Style;
use crate::import::figure::is_figure;
use crate::import::grid::{Cell, SPACE, one_line};
use std::ops::Range;

/// What stands for the end of a line within a cell.
pub const LINE_END: char = '\u{2028}';

/// A cell that is being read.
pub struct Open {
    /// Its text so far.
    pub text: String,
    marks: String,
    columns: Range<usize>,
    indent: i32,
    has_plain: bool,
    has_bold: bool,
    /// The size of letters in it where nothing says another one.
    own_size: i32,
    /// How the last of its words look, and whether any of them stands level.
    last: Option<Look>,
    is_level: bool,
}

impl Open {
    /// An empty one.
    pub fn new(columns: Range<usize>, style: &Style, own_size: i32, is_heading: bool) -> Self {
        Self {
            text: String::new(),
            marks: String::new(),
            columns,
            indent: style.indent(),
            has_plain: false,
            has_bold: is_heading || style.is_bold(),
            own_size,
            last: None,
            is_level: false,
        }
    }

    /// Begins a paragraph or the like.
    pub fn begin_block(&mut self, style: &Style) {
        if self.text.trim().is_empty() {
            self.indent += style.indent();
            self.has_bold |= style.is_bold();
        } else {
            self.text.push(LINE_END);
        }
    }

    /// Ends it.
    pub fn end_block(&mut self) {
        self.text.push(LINE_END);
    }

    /// Takes in words.
    pub fn add(&mut self, text: &str, look: Look) {
        if self.is_at(text, look) {
            self.marks.push_str(text);
            return;
        }
        if !text.trim().is_empty() {
            let is_level = matches!(look.height, Height::Level | Height::Lowered);
            // A mark ahead of what it is at.
            if is_level && self.is_raised_mark() {
                self.marks.push_str(&std::mem::take(&mut self.text));
            }
            self.is_level |= is_level;
            self.has_bold |= look.is_bold;
            self.has_plain |= !look.is_bold;
            self.last = Some(look);
        }
        self.text.push_str(text);
    }

    /// Whether words are a mark at what stands before them, and no part of it: a digit behind a figure that stands higher, lower or in
    /// smaller letters isn't one of its digits.
    fn is_at(&self, text: &str, look: Look) -> bool {
        match (look.height, self.last) {
            (Height::Super, _) => true,
            _ if text.trim().is_empty() => false,
            // A cell may be raised as a whole.
            (Height::Raised | Height::Top, _) => self.is_level,
            (height, Some(last)) => {
                let differs = height == Height::Lowered && last.height != height || look.is_smaller(last.size);
                differs && is_mark(text) && self.ends_with_figure()
            }
            (_, None) => false,
        }
    }

    fn ends_with_figure(&self) -> bool {
        let line = self.text.rsplit(LINE_END).next().unwrap_or_default();
        !line.ends_with(char::is_whitespace) && is_figure(&one_line(line).0)
    }

    /// Whether all of it so far is a mark that is raised.
    fn is_raised_mark(&self) -> bool {
        let is_raised = |look: Look| {
            let is_small = look.is_smaller(self.own_size) || self.text.trim().starts_with(['(', '[']);
            look.height == Height::Raised && is_small
        };
        !self.is_level && self.last.is_some_and(is_raised) && is_mark(&self.text)
    }

    /// The cell and its lines; `None` where it is empty.
    pub fn closed(mut self) -> Option<(Cell, Vec<String>)> {
        if self.is_raised_mark() {
            self.marks.push_str(&std::mem::take(&mut self.text));
        }
        let (text, spaces) = one_line(&self.text);
        let (marks, _) = one_line(&self.marks);
        if text.is_empty() && marks.is_empty() {
            return None;
        }
        let is_bold = self.has_bold && !self.has_plain;
        let indent = self.indent + spaces_of(&self.text, spaces) * SPACE;
        let lines = self.text.split(LINE_END).map(|line| one_line(line).0).filter(|line| !line.is_empty());
        let (start, end) = (self.columns.start, self.columns.end);
        Some((Cell { text, marks, start, end, is_bold, indent }, lines.collect()))
    }
}

/// Whether words may be marks of notes: `1`, `(a)`, `*`, `1,2`.
fn is_mark(text: &str) -> bool {
    text.trim().split([',', ' ']).filter(|it| !it.is_empty()).all(|it| {
        let inner = it.trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
        let is_short = |of: fn(&u8) -> bool| (1..=2).contains(&inner.len()) && inner.as_bytes().iter().all(of);
        let is_sign = inner.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '#' | '^'));
        is_short(u8::is_ascii_digit)
            || is_sign && !inner.is_empty()
            || inner.len() < it.len() && is_short(u8::is_ascii_lowercase)
    })
}

/// Leading no-break spaces indent; the blanks of the source, which a browser passes over, don't.
fn spaces_of(text: &str, counted: i32) -> i32 {
    let leading = text.chars().take_while(|c| c.is_whitespace());
    i32::try_from(leading.filter(|c| *c == '\u{a0}').count()).map_or(counted, |hard| hard.min(counted))
}
