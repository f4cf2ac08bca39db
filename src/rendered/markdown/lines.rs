//! Lines of Markdown: blocks, what stands before each of their lines, and words that mean themselves.

use std::borrow::Cow;

/// What comes before the next word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Block,
}

/// The signs that may mean something in Markdown, and white space.
const MARKS: [bool; 256] = of_signs(b"\\`*_[]<~|& \t\n\x0c\r");

/// For each byte whether it is one of these signs.
pub const fn of_signs(signs: &[u8]) -> [bool; 256] {
    let (mut is_sign, mut at) = ([false; 256], 0);
    while at < signs.len() {
        is_sign[signs[at] as usize] = true;
        at += 1;
    }
    is_sign
}

/// A text that grows line by line.
#[derive(Debug, Default)]
pub struct Lines {
    pub out: String,
    gap: Gap,
    /// What begins the lines within each open item or quotation; of an item, first its marker.
    outer: Vec<Outer>,
    /// What is opened before the next word.
    opened: Vec<(&'static str, bool)>,
    /// What stands between the last word and the next.
    glue: &'static str,
    /// How many headings, cells and links are open, within which there is one line.
    one_line: usize,
    /// Whether no word stands on the line.
    is_fresh: bool,
    pub in_cell: bool,
}

#[derive(Debug)]
struct Outer {
    marker: Cow<'static, str>,
    is_written: bool,
}

impl Lines {
    /// Lines below a text.
    pub fn new(out: String) -> Self {
        Self { out, gap: Gap::Block, ..Self::default() }
    }

    /// The text, which ends with a line end.
    pub fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }

    /// Ends a block, or begins one.
    pub fn block(&mut self) {
        // What begins an item stands behind its marker.
        let begins_item = self.gap >= Gap::Line && self.outer.last().is_some_and(|outer| !outer.is_written);
        self.want(if begins_item { Gap::Line } else { Gap::Block });
    }

    fn want(&mut self, gap: Gap) {
        let gap = if self.one_line > 0 { gap.min(Gap::Space) } else { gap };
        self.gap = self.gap.max(gap);
    }

    pub fn heading(&mut self, level: usize) {
        self.block();
        if self.one_line == 0 {
            self.begin();
            self.out.push_str(&"######"[..level]);
            self.gap = Gap::Space;
            self.is_fresh = false;
        }
        self.one_line += 1;
    }

    pub fn end_heading(&mut self) {
        self.one_line = self.one_line.saturating_sub(1);
        self.block();
    }

    /// Begins an item or a quotation, whose marker stands before its first word, and as much space or the marker itself before its other lines.
    pub fn enter(&mut self, marker: Cow<'static, str>) {
        let is_quotation = marker == "> ";
        self.want(if is_quotation { Gap::Block } else { Gap::Line });
        self.outer.push(Outer { marker, is_written: false });
    }

    pub fn leave(&mut self) {
        self.outer.pop();
        self.want(Gap::Line);
    }

    /// What stands between the last word and the next, if both are on a line.
    pub fn glue(&mut self, glue: &'static str) {
        if self.outer.last().is_some_and(|outer| outer.is_written) {
            self.glue = if self.glue.is_empty() { glue } else { self.glue };
            self.gap = self.gap.min(Gap::Space);
        }
    }

    /// Opens a mark or a link before the next word.
    pub fn open(&mut self, mark: &'static str) {
        if mark.ends_with('[') {
            self.one_line += 1;
        }
        self.opened.push((mark, false));
    }

    /// Closes it with these, if there was a word.
    pub fn close(&mut self, end: &[&str]) {
        let Some((mark, is_written)) = self.opened.pop() else { return };
        if mark.ends_with('[') {
            self.one_line = self.one_line.saturating_sub(1);
        }
        if is_written {
            end.iter().for_each(|end| self.out.push_str(end));
        }
    }

    /// A reference to a footnote.
    pub fn note(&mut self, footnote: &str) {
        self.begin();
        self.out.push_str("[^");
        self.out.push_str(footnote);
        self.out.push(']');
        self.is_fresh = false;
    }

    pub fn line_break(&mut self) {
        if self.one_line > 0 || self.is_fresh || self.gap > Gap::Space {
            self.want(Gap::Space);
        } else {
            self.out.push('\\');
            self.gap = Gap::Line;
        }
    }

    pub fn rule(&mut self) {
        self.block();
        self.begin();
        self.out.push_str("---");
        self.block();
    }

    pub fn fence(&mut self) {
        self.block();
        self.begin();
        self.out.push_str("```");
        self.gap = Gap::Line;
    }

    pub fn end_fence(&mut self) {
        self.gap = Gap::Line;
        self.begin();
        self.out.push_str("```");
        self.block();
    }

    /// Lines that stay as they are.
    pub fn verbatim(&mut self, text: &str) {
        for (at, line) in text.trim_end_matches('\n').split('\n').enumerate() {
            if at > 0 || self.gap > Gap::Space {
                self.gap = Gap::Line;
                self.begin();
            }
            self.out.push_str(line);
        }
    }

    /// Words, whose spaces are one.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let words = rest.trim_ascii_start();
            if words.len() < rest.len() {
                self.gap = self.gap.max(Gap::Space);
            }
            if words.is_empty() {
                return;
            }
            self.begin();
            let is_first = std::mem::take(&mut self.is_fresh) && !self.in_cell;
            let written = if self.is_code() || is_first {
                let word = &words[..words.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(words.len())];
                if self.is_code() {
                    self.code(word)
                } else {
                    self.begin_of_line(word)
                }
                word.len()
            } else {
                self.escaped(words)
            };
            rest = &words[written..];
        }
    }

    /// What comes before a word.
    fn begin(&mut self) {
        let glue = std::mem::take(&mut self.glue);
        match std::mem::take(&mut self.gap) {
            Gap::None | Gap::Space if !glue.is_empty() && !self.is_fresh => self.out.push_str(glue),
            Gap::Space if !self.is_fresh => self.out.push(' '),
            Gap::None | Gap::Space => {}
            gap => self.new_line(gap),
        }
        for at in 0..self.opened.len() {
            if !self.opened[at].1 {
                self.opened[at].1 = true;
                self.out.push_str(self.opened[at].0);
            }
        }
    }

    fn new_line(&mut self, gap: Gap) {
        if !self.out.is_empty() {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.out.push('\n');
            if gap == Gap::Block {
                let quoted = self.outer.iter().rposition(|outer| outer.is_written && outer.marker == "> ");
                self.prefix(quoted.map_or(0, |at| at + 1));
                self.out.truncate(self.out.trim_end_matches(' ').len());
                self.out.push('\n');
            }
        }
        self.prefix(self.outer.len());
        self.is_fresh = true;
    }

    /// What stands before a line within the first items and quotations.
    fn prefix(&mut self, count: usize) {
        for outer in self.outer.iter_mut().take(count) {
            if !outer.is_written || outer.marker == "> " {
                outer.is_written = true;
                self.out.push_str(&outer.marker);
            } else {
                let width = if outer.marker.starts_with('[') { 4 } else { outer.marker.len() };
                self.out.extend(std::iter::repeat_n(' ', width));
            }
        }
    }

    /// A word of code, which needs nothing to mean itself but in a table.
    fn code(&mut self, word: &str) {
        if self.in_cell {
            self.out.push_str(&word.replace('|', "\\|"));
        } else {
            self.out.push_str(word);
        }
    }

    fn is_code(&self) -> bool {
        self.opened.last().is_some_and(|(mark, _)| *mark == "`")
    }

    /// A word that would begin a list, a heading or a quotation.
    fn begin_of_line(&mut self, word: &str) {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let is_of = |signs: &str| word.chars().all(|c| signs.contains(c));
        if word.starts_with('>') || is_of("#") || is_of("=") || is_of("-") || word == "+" {
            self.out.push('\\');
            self.out.push_str(word);
        } else if digits > 0 && matches!(&word[digits..], "." | ")") {
            self.out.push_str(&word[..digits]);
            self.out.push('\\');
            self.out.push_str(&word[digits..]);
        } else {
            _ = self.escaped(word);
        }
    }

    /// Words that mean themselves, up to white space that is not one space between two of them. How much of the text that is.
    fn escaped(&mut self, words: &str) -> usize {
        let bytes = words.as_bytes();
        let (mut written, mut at) = (0, 0);
        loop {
            while bytes.get(at).is_some_and(|byte| !MARKS[usize::from(*byte)]) {
                at += 1;
            }
            let Some(byte) = bytes.get(at) else { break };
            let next = bytes.get(at + 1);
            let is_mark = match byte {
                b' ' if next.is_some_and(|next| !next.is_ascii_whitespace()) => false,
                b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' => break,
                b'|' => self.in_cell,
                b'&' => next.is_some_and(|next| next.is_ascii_alphabetic() || *next == b'#'),
                _ => true,
            };
            if is_mark {
                self.out.push_str(&words[written..at]);
                self.out.push('\\');
                written = at;
            }
            at += 1;
        }
        self.out.push_str(&words[written..at]);
        at
    }

    /// Begins a cell, which is one line. Where it begins.
    pub fn begin_cell(&mut self) -> usize {
        (self.gap, self.is_fresh, self.in_cell, self.glue) = (Gap::None, true, true, "");
        self.one_line += 1;
        self.out.len()
    }

    pub fn end_cell(&mut self) {
        (self.gap, self.in_cell) = (Gap::None, false);
        self.one_line = self.one_line.saturating_sub(1);
    }

    /// A cell of a line of a table, as it is written already.
    pub fn cell(&mut self, text: &str) {
        self.out.push_str("| ");
        self.out.push_str(text);
        self.out.push(' ');
    }

    /// A line of a table.
    pub fn row(&mut self, is_first: bool) {
        self.gap = if is_first { Gap::Block } else { Gap::Line };
        self.begin();
        self.is_fresh = false;
    }
}
