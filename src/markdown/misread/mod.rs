//! What Markdown reads otherwise than its author meant: links that are none, cells that are dropped, lists that are sentences.
//!
//! A mark that Markdown didn't take for one stands in the text as it was typed. So the text is looked at as readers see it, at the
//! places where it stands, for what looks like a mark all the same; blocks are looked at as Markdown found them.

mod block;
mod inline;

use block::Blocks;
use inline::Literal;
use pulldown_cmark::{Event, RefDefs, Tag, TagEnd};
use std::ops::Range;

/// What was meant, and is something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// `[a](b c.pdf)`: an address with a space or an open parenthesis.
    LinkAddress,
    /// `[a][nope]`: nothing says where `nope` is.
    LinkLabel,
    /// `(a)[https://b.example]`: brackets and parentheses are swapped.
    LinkSwapped,
    /// `[a] (https://b.example)`: a space stands in between.
    LinkApart,
    /// A definition of a link that no link uses.
    LinkUnused,
    /// An address that leads nowhere.
    Address,
    /// `** bold **`: asterisks that are shown.
    Strong,
    /// `~~out~~`: tildes that are shown.
    Struck,
    /// A backtick that is shown.
    Code,
    /// `Revenue*1 and profit*2`: asterisks of notes that became emphasis.
    Emphasis,
    /// An entity that is none, or lacks its semicolon.
    Entity,
    /// `#Heading` without a space.
    Heading,
    /// A line of hyphens under a sentence, which makes it a heading.
    Underlined,
    /// A cell behind the last column: it is dropped.
    Cell,
    /// Rows with `|` that are no table.
    Table,
    /// `2024. was`: a number that became that of a list.
    Numbered,
    /// A line that begins with a number and a parenthesis, or with a sign, and became a list in the middle of a sentence.
    Wrapped,
    /// `> 5%`: a sign that became a quotation.
    Quoted,
    /// Four spaces that made a text code.
    Indented,
    /// Code without its end.
    Unclosed,
    /// Lines that begin with `•`: one paragraph.
    Bullets,
    /// Columns that are set off by tabs: one paragraph.
    Tabs,
}

/// Gathers slips from the events of a text.
pub(super) struct Misread<'t> {
    literal: Literal<'t>,
    blocks: Blocks<'t>,
    /// Labels of definitions that links use.
    used: Vec<String>,
    /// How many links are open.
    links: usize,
    /// Whether the words are code.
    is_code: bool,
}

impl<'t> Misread<'t> {
    pub(super) fn new(markdown: &'t str) -> Self {
        Self {
            literal: Literal::new(markdown),
            blocks: Blocks::new(markdown),
            used: Vec::new(),
            links: 0,
            is_code: false,
        }
    }

    /// Takes the next event.
    pub(super) fn read(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(text) if self.links == 0 && !self.is_code => self.literal.text(text, range),
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => {
                self.links += 1;
                if !id.is_empty() {
                    self.used.push(id.to_lowercase());
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.links = self.links.saturating_sub(1),
            Event::Start(Tag::CodeBlock(_)) => self.is_code = true,
            Event::End(TagEnd::CodeBlock) => self.is_code = false,
            _ => {}
        }
        self.blocks.read(event, range, &self.literal);
    }

    /// All slips, in the order of their places. The parser has read all of the text.
    pub(super) fn finish(self, definitions: &RefDefs<'_>) -> Vec<(Slip, Range<usize>)> {
        let mut slips = self.blocks.slips;
        self.literal.slips(&mut slips);
        let unused = definitions.iter().filter(|(label, _)| !self.used.contains(&label.to_lowercase()));
        slips.extend(unused.map(|(_, definition)| (Slip::LinkUnused, definition.span.clone())));
        slips.sort_by_key(|(_, range)| (range.start, range.end));
        slips
    }
}

#[cfg(test)]
mod tests;
