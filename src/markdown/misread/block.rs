//! Blocks that Markdown made of lines that were none.

use super::Slip;
use super::inline::Literal;
use crate::domain::period::MONTHS;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// A list that is open.
struct List {
    /// Its first number, if it has numbers.
    start: Option<u64>,
    range: Range<usize>,
    items: usize,
}

/// Gathers slips from blocks.
pub(super) struct Blocks<'t> {
    markdown: &'t str,
    pub slips: Vec<(Slip, Range<usize>)>,
    lists: Vec<List>,
    /// How many columns the table has that is open.
    columns: usize,
}

impl<'t> Blocks<'t> {
    pub(super) fn new(markdown: &'t str) -> Self {
        Self { markdown, slips: Vec::new(), lists: Vec::new(), columns: 0 }
    }

    pub(super) fn read(&mut self, event: &Event<'_>, range: &Range<usize>, literal: &Literal<'_>) {
        let raw = &self.markdown[range.clone()];
        match event {
            Event::Start(Tag::List(start)) => self.lists.push(List { start: *start, range: range.clone(), items: 0 }),
            Event::Start(Tag::Item) => {
                if let Some(list) = self.lists.last_mut() {
                    list.items += 1;
                }
            }
            Event::End(TagEnd::List(_)) => {
                if let Some(list) = self.lists.pop() {
                    self.list(&list);
                }
            }
            Event::Start(Tag::Table(columns)) => self.columns = columns.len(),
            Event::Start(Tag::TableRow) => self.row(range),
            Event::End(TagEnd::Heading(_)) => self.heading(raw, range),
            Event::Start(Tag::BlockQuote(_)) => {
                let said = raw.trim_start_matches(['>', ' ']);
                if said.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '¥')) {
                    self.slips.push((Slip::Quoted, first_line(raw, range.start)));
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                self.slips.push((Slip::Indented, first_line(raw, range.start)));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                let last = raw.trim_end().rsplit('\n').next().unwrap_or_default().trim_matches([' ', '>']);
                let is_closed =
                    raw.trim_end().contains('\n') && last.len() > 2 && last.bytes().all(|it| it == b'`' || it == b'~');
                if !is_closed {
                    self.slips.push((Slip::Unclosed, first_line(raw, range.start)));
                }
            }
            Event::Start(Tag::Emphasis) => self.emphasis(range),
            Event::End(TagEnd::Paragraph) => self.lines(range, literal),
            _ => {}
        }
    }

    fn list(&mut self, list: &List) {
        let raw = &self.markdown[list.range.clone()];
        let text =
            raw.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '*' | '.' | ')' | ' '));
        let is_lower = text.starts_with(char::is_lowercase);
        let (is_one, is_outer) = (list.items == 1, self.lists.is_empty());
        if let Some(start) = list.start {
            let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let is_day = start <= 31 && is_one && MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
            if start > 999 || is_one && start > 1 && (is_lower || is_day) {
                self.slips.push((Slip::Numbered, first_line(raw, list.range.start)));
                return;
            }
        }
        let before = self.markdown[..list.range.start].strip_suffix('\n').unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        let is_in_sentence =
            !line.is_empty() && !line.ends_with([':', '.', ';', '?', '!', '：', '。', '|']) && !line.starts_with('#');
        let begins = raw.split_whitespace().nth(1).unwrap_or_default();
        let is_rest =
            is_lower || begins.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '¥'));
        if is_one && is_outer && is_in_sentence && is_rest {
            self.slips.push((Slip::Wrapped, first_line(raw, list.range.start)));
        }
    }

    /// A row with something behind the last column.
    fn row(&mut self, range: &Range<usize>) {
        let raw = self.markdown[range.clone()].trim_end();
        let begin = range.start + usize::from(raw.starts_with('|'));
        let mut cells = vec![begin];
        let bytes = self.markdown.as_bytes();
        let end = range.start + raw.len();
        for at in begin..end {
            if bytes[at] == b'|' && (at == 0 || bytes[at - 1] != b'\\') {
                cells.push(at + 1);
            }
        }
        let lost = cells.get(self.columns).map(|start| *start..end);
        if let Some(lost) =
            lost.filter(|lost| self.markdown[lost.clone()].contains(|c: char| c != '|' && !c.is_whitespace()))
        {
            let text = &self.markdown[lost.clone()];
            let start = lost.start + text.len() - text.trim_start().len();
            let end = lost.start + text.trim_end_matches(['|', ' ', '\t']).len();
            self.slips.push((Slip::Cell, start..end));
        }
    }

    /// A heading that a line of hyphens makes of a sentence or of rows.
    fn heading(&mut self, raw: &str, range: &Range<usize>) {
        let raw = raw.trim_end();
        let Some((text, line)) = raw.rsplit_once('\n') else { return };
        let is_hyphens = line.trim().bytes().all(|byte| byte == b'-');
        let is_sentence =
            text.contains(['\n', '|', '\t']) || text.trim_end().ends_with(['.', ',', ';']) || text.len() > 100;
        if is_hyphens && is_sentence && !text.trim_start().starts_with('#') {
            let start = range.start + raw.len() - line.trim_start().len();
            self.slips.push((Slip::Underlined, start..range.start + raw.len()));
        }
    }

    /// Asterisks at numbers, as notes are marked.
    fn emphasis(&mut self, range: &Range<usize>) {
        let raw = &self.markdown[range.clone()];
        let Some(words) = raw.strip_prefix('*').and_then(|raw| raw.strip_suffix('*')) else { return };
        let before =
            self.markdown[..range.start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '%' | '”'));
        let after = self.markdown[range.end..].starts_with(|c: char| c.is_alphanumeric());
        let is_note = before && words.starts_with(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let is_rest =
            after && (words.contains(' ') || self.markdown[range.end..].starts_with(|c: char| c.is_ascii_digit()));
        if is_note || is_rest {
            self.slips.push((Slip::Emphasis, range.clone()));
        }
    }

    /// Lines of a paragraph that were to be more than that: each kind of slip once.
    fn lines(&mut self, range: &Range<usize>, literal: &Literal<'_>) {
        let mut at = range.start;
        let (mut dashes, mut tabs) = (Vec::new(), Vec::new());
        let mut has = [false; 3];
        let mut say = |slips: &mut Vec<_>, nth: usize, slip: Slip, place: Range<usize>| {
            if !std::mem::replace(&mut has[nth], true) {
                slips.push((slip, place));
            }
        };
        for line in self.markdown[range.clone()].split_inclusive('\n') {
            let text = line.trim();
            let start = at + line.len() - line.trim_start().len();
            let place = start..start + text.len();
            at += line.len();
            if text.is_empty() || !literal.is_at(start) {
                continue;
            }
            let level = text.bytes().take_while(|byte| *byte == b'#').count();
            if (1..=6).contains(&level) && text[level..].starts_with(char::is_alphabetic) {
                say(&mut self.slips, 0, Slip::Heading, place.clone());
            }
            let is_rule = text.contains('|') && text.contains("--") && text.bytes().all(|byte| b"|:- ".contains(&byte));
            if text.len() > 1 && text.starts_with('|') && text.ends_with('|') || is_rule {
                say(&mut self.slips, 1, Slip::Table, place.clone());
            }
            let mut chars = text.chars();
            let (first, second) = (chars.next(), chars.next());
            let is_apart = second.is_some_and(char::is_whitespace);
            if first.is_some_and(|c| "•●▪◦‣■◆➢✓\u{f0b7}\u{f0a7}".contains(c)) && (is_apart || second.is_some())
            {
                say(&mut self.slips, 2, Slip::Bullets, place.clone());
            }
            if is_apart && first.is_some_and(|c| matches!(c, '–' | '—' | '·')) {
                dashes.push(place.clone());
            }
            if text.contains('\t') {
                tabs.push(place);
            }
        }
        if dashes.len() > 1 && !has[2] {
            self.slips.push((Slip::Bullets, dashes.swap_remove(0)));
        }
        if tabs.len() > 1 {
            self.slips.push((Slip::Tabs, tabs.swap_remove(0)));
        }
    }
}

/// The first line of a block.
fn first_line(raw: &str, start: usize) -> Range<usize> {
    let line = raw.split('\n').next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    start + indent..start + line.trim_end().len().max(indent)
}
