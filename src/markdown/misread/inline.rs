//! Marks that stand in the words of a text.

use super::Slip;
use std::ops::Range;

/// The words of a text at their places; everything else is blank there.
pub(super) struct Literal<'t> {
    markdown: &'t str,
    /// A byte of the words, or `BLANK`.
    bytes: Vec<u8>,
}

const BLANK: u8 = 0;

/// Entities that people type, without their semicolon.
const ENTITIES: [&str; 18] = [
    "amp", "nbsp", "lt", "gt", "quot", "apos", "mdash", "ndash", "rsquo", "lsquo", "ldquo", "rdquo", "hellip", "euro",
    "pound", "yen", "reg", "trade",
];

/// What an address of the archive or the web begins with.
const SCHEMES: [&str; 6] = ["https://", "http://", "www.", "figure:", "announcement:", "mailto:"];

impl<'t> Literal<'t> {
    pub(super) fn new(markdown: &'t str) -> Self {
        Self { markdown, bytes: vec![BLANK; markdown.len()] }
    }

    /// Words that stand in the text as they are shown.
    pub(super) fn text(&mut self, text: &str, range: &Range<usize>) {
        if text.len() == range.len() && self.markdown.get(range.clone()) == Some(text) {
            self.bytes[range.clone()].copy_from_slice(text.as_bytes());
        }
    }

    /// Whether words begin at a place.
    pub(super) fn is_at(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(|byte| *byte != BLANK)
    }

    /// Whether a text stands in the words at a place.
    fn has(&self, at: usize, text: &str) -> bool {
        self.bytes.get(at..at + text.len()) == Some(text.as_bytes())
    }

    fn is_escaped(&self, at: usize) -> bool {
        at > 0 && self.markdown.as_bytes()[at - 1] == b'\\' && self.bytes[at - 1] == BLANK
    }

    /// The slips in the words.
    pub(super) fn slips(&self, slips: &mut Vec<(Slip, Range<usize>)>) {
        let mut behind = 0;
        for at in 0..self.bytes.len() {
            if at < behind {
                continue;
            }
            let found = match self.bytes[at] {
                b']' if !self.is_escaped(at) => self.link(at),
                b')' => self.swapped(at),
                b':' if self.has(at, "://") => self.web(at),
                b'w' if self.has(at, "www.") => self.www(at),
                b'@' => self.mail(at),
                b'*' if self.has(at, "**") && !self.is_escaped(at) => self.strong(at),
                b'~' if self.has(at, "~~") && !self.is_escaped(at) => self.paired(at, "~~", Slip::Struck),
                b'`' if !self.is_escaped(at) => Some((Slip::Code, at..at + 1)),
                b'&' => self.entity(at),
                _ => None,
            };
            if let Some((slip, range)) = found {
                behind = range.end;
                // A link that is none has an address that leads nowhere, of which that much is said.
                let is_said = slips.last().is_some_and(|(_, last)| last.start < range.end && range.start < last.end);
                if !is_said {
                    slips.push((slip, range));
                }
            }
        }
    }

    /// The end of the paragraph that a place is in.
    fn paragraph_end(&self, at: usize) -> usize {
        self.markdown[at..].find("\n\n").map_or(self.markdown.len(), |offset| at + offset)
    }

    /// Where the bracket opens that is closed at a place.
    fn opening(&self, at: usize) -> Option<usize> {
        let from = self.bytes[..at].iter().rposition(|byte| *byte == b'[')?;
        let is_near = !self.markdown[from..at].contains("\n\n") && at - from < 400;
        (is_near && !self.is_escaped(from)).then_some(from)
    }

    fn link(&self, at: usize) -> Option<(Slip, Range<usize>)> {
        let from = self.opening(at)?;
        let end = self.paragraph_end(at);
        let closing = |sign: char, from: usize| self.markdown[from..end].find(sign).map(|offset| from + offset + 1);
        if self.has(at, "](") {
            return Some((Slip::LinkAddress, from..closing(')', at).unwrap_or(at + 2)));
        }
        if self.has(at, "][") {
            let to = closing(']', at + 2)?;
            return (to > at + 3).then_some((Slip::LinkLabel, from..to));
        }
        let rest = self.markdown[at + 1..end].trim_start_matches([' ', '\u{a0}', '\n']);
        let apart = end - rest.len();
        let is_address =
            rest.strip_prefix('(').is_some_and(|rest| SCHEMES.iter().any(|scheme| rest.starts_with(scheme)));
        (is_address && apart > at + 1).then(|| (Slip::LinkApart, from..closing(')', apart).unwrap_or(apart + 1)))
    }

    fn swapped(&self, at: usize) -> Option<(Slip, Range<usize>)> {
        let rest = self.markdown[at + 1..].strip_prefix('[')?;
        let is_address = SCHEMES.iter().any(|scheme| rest.starts_with(scheme));
        let from = self.bytes[..at].iter().rposition(|byte| *byte == b'(').filter(|_| is_address)?;
        let end = self.paragraph_end(at);
        let to = self.markdown[at..end].find(']').map_or(at + 2, |offset| at + offset + 1);
        Some((Slip::LinkSwapped, from..to))
    }

    /// The run without spaces and closing marks around a place.
    fn run(&self, at: usize) -> Range<usize> {
        let is_apart = |c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '(' | ')' | '[' | ']' | '|' | '，' | '。')
        };
        let before = &self.markdown[..at];
        let start = before.char_indices().rev().find(|(_, c)| is_apart(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        let end = self.markdown[at..].find(is_apart).map_or(self.markdown.len(), |offset| at + offset);
        let end = start
            + self.markdown[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_']).len();
        start..end.max(at)
    }

    fn web(&self, at: usize) -> Option<(Slip, Range<usize>)> {
        let scheme = ["https", "http"].into_iter().find(|it| self.markdown[..at].ends_with(it))?;
        let run = self.run(at);
        (run.end > at + 3).then_some((Slip::Address, at - scheme.len()..run.end))
    }

    fn www(&self, at: usize) -> Option<(Slip, Range<usize>)> {
        let run = self.run(at);
        let host = self.markdown.get(at + 4..run.end)?;
        (run.start == at && host.contains('.') && host.starts_with(|c: char| c.is_ascii_alphanumeric()))
            .then_some((Slip::Address, run))
    }

    fn mail(&self, at: usize) -> Option<(Slip, Range<usize>)> {
        let run = self.run(at);
        let (name, host) = (self.markdown.get(run.start..at)?, self.markdown.get(at + 1..run.end)?);
        let is_name = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+'))
        };
        let ends = host
            .rsplit_once('.')
            .is_some_and(|(_, end)| end.len() > 1 && end.bytes().all(|byte| byte.is_ascii_alphabetic()));
        (is_name(name) && is_name(host) && ends).then_some((Slip::Address, run))
    }

    /// Asterisks in a pair, or before a word that they were to make bold; behind a word they may be those of a note.
    fn strong(&self, at: usize) -> Option<(Slip, Range<usize>)> {
        if let Some(pair) = self.paired(at, "**", Slip::Strong) {
            return Some(pair);
        }
        let before = self.markdown[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
        let after = self.markdown[at + 2..].starts_with(|c: char| c.is_alphabetic());
        (before && after).then_some((Slip::Strong, at..at + 2))
    }

    fn paired(&self, at: usize, mark: &str, slip: Slip) -> Option<(Slip, Range<usize>)> {
        let end = self.paragraph_end(at);
        let rest = at + mark.len();
        let other = self.markdown[rest..end].find(mark).map(|offset| rest + offset)?;
        (self.has(other, mark) && other > rest).then_some((slip, at..other + mark.len()))
    }

    fn entity(&self, at: usize) -> Option<(Slip, Range<usize>)> {
        let rest = &self.markdown[at + 1..];
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
        let has_end = rest[name.len()..].starts_with(';');
        let is_known = ENTITIES.contains(&name);
        let is_one =
            if has_end { name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic()) } else { is_known };
        is_one.then(|| (Slip::Entity, at..at + 1 + name.len() + usize::from(has_end)))
    }
}
