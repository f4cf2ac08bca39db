//! What is open at a place of a text: brackets and strings.

use super::layout::{header, line_at};
use std::ops::Range;

/// What is open at a place. It is read leniently: every text has brackets and quotes.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// How far the text was read.
    at: usize,
    /// Where brackets stand that aren't closed.
    pub open: Vec<usize>,
    /// Where a string begins that isn't closed, and the quotes that would do so.
    pub string: Option<(usize, &'static str)>,
    /// Where the last thing is that is neither space nor comment.
    pub last: Option<Range<usize>>,
}

impl Context {
    /// Reads on up to a place.
    pub fn advance(&mut self, text: &str, to: usize) {
        let bytes = text.as_bytes();
        while self.at < to {
            if let Some((start, quotes)) = self.string {
                self.close(text, start, quotes, to);
                continue;
            }
            let (at, byte) = (self.at, bytes[self.at]);
            let is_first = || text[line_at(text, at).start..at].trim().is_empty();
            match byte {
                b'#' => {
                    self.at = line_at(text, at).end.min(to).max(at + 1);
                    continue;
                }
                b'[' if self.open.is_empty() && is_first() && header(&text[line_at(text, at)]).is_some() => {
                    let end = line_at(text, at).end;
                    self.last = Some(at..end);
                    self.at = end.min(to).max(at + 1);
                    continue;
                }
                b'[' | b'{' => self.open.push(at),
                b']' | b'}' => _ = self.open.pop(),
                b'"' | b'\'' => {
                    let quotes = quotes_at(&text[at..]);
                    self.string = Some((at, quotes));
                    self.at += quotes.len();
                    continue;
                }
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                let start = if byte.is_ascii_alphanumeric() { self.last.take() } else { None };
                let start = start.filter(|last| last.end == at && bytes[at - 1].is_ascii_alphanumeric());
                self.last = Some(start.map_or(at, |last| last.start)..at + 1);
            }
            self.at += 1;
        }
    }

    /// Reads on to the end of a string: its quotes, or the end of its line where it can't have others.
    fn close(&mut self, text: &str, start: usize, quotes: &'static str, to: usize) {
        match end_of(text, start, quotes) {
            Some(end) if end <= to => {
                self.last = Some(start..end);
                (self.at, self.string) = (end, None);
            }
            Some(_) => self.at = to,
            None if quotes.len() > 1 => self.at = to,
            None => {
                let end = line_at(text, start).end;
                if end <= to {
                    self.last = Some(start..end);
                    self.string = None;
                }
                self.at = end.min(to).max(self.at + usize::from(self.string.is_none()));
            }
        }
    }
}

/// The quotes that a text begins with.
pub fn quotes_at(text: &str) -> &'static str {
    ["\"\"\"", "'''", "\""].into_iter().find(|quotes| text.starts_with(quotes)).unwrap_or("'")
}

/// Where a string ends, its quotes included; a string in single or double quotes ends on its line.
pub fn end_of(text: &str, start: usize, quotes: &str) -> Option<usize> {
    let inside = start + quotes.len();
    let until = if quotes.len() > 1 { text.len() } else { line_at(text, start).end };
    let bytes = text.as_bytes();
    let mut at = inside;
    while at < until {
        if bytes[at] == b'\\' && quotes.starts_with('"') {
            at += 2;
        } else if bytes[at..until].starts_with(quotes.as_bytes()) {
            return Some(at + quotes.len());
        } else {
            at += 1;
        }
    }
    None
}

/// The strings of a line, and whether each is closed on it. `from` is where the line begins outside of strings.
pub fn strings(text: &str, line: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let (mut found, mut at) = (Vec::new(), line.start);
    while let Some(next) = text.get(at..line.end).and_then(|rest| rest.find(['"', '\'', '#'])) {
        let start = at + next;
        if text.as_bytes()[start] == b'#' {
            break;
        }
        let quotes = quotes_at(&text[start..]);
        let end = end_of(text, start, quotes).filter(|end| *end <= line.end);
        found.push((start..end.unwrap_or(line.end), end.is_some()));
        at = end.unwrap_or(line.end);
    }
    found
}
