//! The words of a paragraph, and where each of them stands.

use crate::domain::announcement::Body;
use crate::domain::{Located, Span};
use crate::markdown::{Piece, inline_words, words};
use std::ops::Range;

/// The words of a paragraph, list item, heading or table cell in one line. Code, footnote marks and bare
/// addresses are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub words: String,
    /// Its ties, in order; they don't overlap.
    pub ties: Vec<Tie>,
    /// The ranges of the words of all its links, ties among them, in order.
    pub links: Vec<Range<usize>>,
    /// Where the words stand, in order.
    stretches: Vec<Stretch>,
    /// The whole text, for a passage that is empty.
    whole: Span,
}

/// A tie of words to a figure: `[RMB4,153.2 million](figure:total-net-revenue)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The range of its words in the passage.
    pub words: Range<usize>,
    /// The destination with its scheme, as [`crate::markdown::Destination::parse`] reads it.
    pub destination: String,
    /// The whole link.
    pub span: Span,
    /// Its words, without the markup at their ends.
    pub words_span: Span,
}

/// Words that stand together in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    /// Where they begin in the words.
    at: usize,
    /// Their place.
    span: Span,
    /// Whether they stand there byte for byte.
    exact: bool,
}

impl Passage {
    fn empty(whole: Span) -> Self {
        Self { words: String::new(), ties: Vec::new(), links: Vec::new(), stretches: Vec::new(), whole }
    }

    /// Where a range of the words stands in the file. Exact but for words that are written as an entity
    /// and for texts whose places are known as a whole alone.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let stretch = |at: usize| {
            let next = self.stretches.partition_point(|stretch| stretch.at <= at);
            next.checked_sub(1).and_then(|index| self.stretches.get(index))
        };
        let last = range.end.saturating_sub(1).max(range.start);
        let (Some(first), Some(final_)) = (stretch(range.start), stretch(last)) else { return self.whole };
        let offset = |stretch: &Stretch, at: usize| {
            let offset = stretch.span.start.saturating_add(u32::try_from(at - stretch.at).unwrap_or(u32::MAX));
            offset.min(stretch.span.end)
        };
        let start = if first.exact { offset(first, range.start) } else { first.span.start };
        let end = if final_.exact { offset(final_, range.end) } else { final_.span.end };
        Span { file: self.whole.file, start, end }
    }
}

/// The passages of the Markdown below a front matter, in order.
#[must_use]
pub fn passages(body: &Body) -> Vec<Passage> {
    let mut reader = Reader::new(body.span, Some(body.span.start));
    words(&body.markdown, |piece, range| reader.read(piece, range));
    reader.end_block();
    reader.passages
}

/// The passage that a one-paragraph Markdown text in quotes in TOML is. Places are exact unless the text
/// holds escapes or line ends; then they are that of the whole text.
#[must_use]
pub fn inline_passage(text: &Located<Box<str>>) -> Passage {
    let length = text.span.end.saturating_sub(text.span.start) as usize;
    let verbatim = length == text.value.len() + 2;
    let mut reader = Reader::new(text.span, verbatim.then(|| text.span.start.saturating_add(1)));
    inline_words(&text.value, |piece, range| match piece {
        Piece::Block => {}
        _ => reader.read(piece, range),
    });
    reader.end_block();
    reader.passages.pop().unwrap_or_else(|| plain_passage("", text.span))
}

/// A text without markup as a passage; the place of all its words is the whole text.
#[must_use]
pub fn plain_passage(text: &str, span: Span) -> Passage {
    let words = text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
    Passage {
        words,
        ties: Vec::new(),
        links: Vec::new(),
        stretches: vec![Stretch { at: 0, span, exact: false }],
        whole: span,
    }
}

/// Gathers passages from the pieces of a text.
struct Reader {
    passages: Vec<Passage>,
    now: Passage,
    /// Offset in the file of the text's first byte, if offsets in the text are places in the file.
    base: Option<u32>,
    /// The tie that the pieces stand in: where its words begin, its destination and the link.
    tie: Option<(usize, String, Span)>,
    /// Where the words of the link begin that the pieces stand in.
    link: usize,
    /// Whether something was left out since the last words.
    left_out: bool,
}

impl Reader {
    fn new(whole: Span, base: Option<u32>) -> Self {
        let now = Passage::empty(whole);
        Self { passages: Vec::new(), now, base, tie: None, link: 0, left_out: false }
    }

    fn place(&self, range: &Range<usize>) -> Span {
        let Some(base) = self.base else { return self.now.whole };
        let at = |offset: usize| base.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        Span { start: at(range.start), end: at(range.end), ..self.now.whole }
    }

    fn read(&mut self, piece: Piece<'_>, range: Range<usize>) {
        match piece {
            Piece::Words(words) => {
                // What stood on both sides of a footnote mark or code is not one word, nor one number.
                if self.left_out
                    && words.starts_with(char::is_alphanumeric)
                    && self.now.words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ','))
                {
                    self.push(" ", range.start..range.start);
                }
                self.left_out = false;
                self.push(words, range);
            }
            Piece::Break => self.push(" ", range),
            Piece::Other => self.left_out = true,
            Piece::Link(destination) => {
                self.link = self.now.words.len();
                if destination.starts_with("figure:") {
                    self.tie = Some((self.now.words.len(), destination.to_owned(), self.place(&range)));
                }
            }
            Piece::LinkEnd => {
                self.now.links.push(self.link..self.now.words.len());
                if let Some((start, destination, span)) = self.tie.take() {
                    let words = start..self.now.words.len();
                    let words_span = if words.is_empty() { span } else { self.now.span(words.clone()) };
                    self.now.ties.push(Tie { words, destination, span, words_span });
                }
            }
            Piece::Block => self.end_block(),
        }
    }

    fn push(&mut self, words: &str, range: Range<usize>) {
        let exact = self.base.is_some() && words.len() == range.len();
        let span = self.place(&range);
        let at = self.now.words.len();
        self.now.words.push_str(words);
        match self.now.stretches.last_mut() {
            Some(last) if exact && last.exact && last.span.end == span.start => last.span.end = span.end,
            _ => self.now.stretches.push(Stretch { at, span, exact }),
        }
    }

    fn end_block(&mut self) {
        self.left_out = false;
        self.tie = None;
        if self.now.words.is_empty() && self.now.ties.is_empty() {
            return;
        }
        let next = Passage::empty(self.now.whole);
        self.passages.push(std::mem::replace(&mut self.now, next));
    }
}
