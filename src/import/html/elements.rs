//! The elements that are open, and the end tags that may be left out: <https://html.spec.whatwg.org/multipage/syntax.html#optional-tags>.

use super::look::{Look, is_block};
use super::stylesheet::Called;

/// The elements that are open, the innermost last.
#[derive(Default)]
pub struct Elements {
    /// Each with its name, its look and the words of its class and id.
    open: Vec<(String, Look, String)>,
}

/// What an end tag can't reach beyond.
fn is_wall(name: &str) -> bool {
    matches!(name, "td" | "th" | "caption" | "table")
}

/// What goes on in the block behind one that ends.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

impl Elements {
    /// How words look that stand here.
    pub fn look(&self) -> Look {
        self.open.last().map(|(_, look, _)| *look).unwrap_or_default()
    }

    /// Whether this is the innermost one.
    pub fn is_in(&self, name: &str) -> bool {
        self.open.last().is_some_and(|(it, ..)| it == name)
    }

    /// Opens one.
    pub fn open(&mut self, name: &str, look: Look, words: String) {
        self.open.push((name.to_owned(), look, words));
    }

    /// Those that are open, the innermost first.
    pub fn around(&self) -> impl Iterator<Item = Called<'_>> + Clone {
        self.open.iter().rev().map(|(name, _, words)| Called { name, words })
    }

    /// Ends those that end where this one begins.
    pub fn imply_ends(&mut self, name: &str) {
        let ended: &[&str] = match name {
            "td" | "th" => &["td", "th", "caption"],
            "tr" => &["tr", "td", "th", "caption"],
            "tbody" | "thead" | "tfoot" => &["tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"],
            "li" | "dt" | "dd" | "option" => return self.imply_end_of_item(name),
            _ if is_block(name) || name == "hr" => return self.imply_end_of_paragraph(),
            _ => return,
        };
        let from = self.open.iter().rposition(|(it, ..)| it == "table").map_or(0, |at| at + 1);
        if let Some(at) = self.open[from..].iter().position(|(it, ..)| ended.contains(&&**it)) {
            self.open.truncate(from + at);
        }
    }

    fn imply_end_of_item(&mut self, name: &str) {
        let is_same = |it: &str| match name {
            "dt" | "dd" => matches!(it, "dt" | "dd"),
            name => it == name,
        };
        let is_end = |it: &str| is_wall(it) || matches!(it, "ul" | "ol" | "dl" | "select");
        match self.open.iter().rposition(|(it, ..)| is_same(it) || is_end(it)) {
            Some(at) if is_same(&self.open[at].0) => self.open.truncate(at),
            _ => self.imply_end_of_paragraph(),
        }
    }

    fn imply_end_of_paragraph(&mut self) {
        if let Some(at) = self.find("p") {
            self.end_at(at);
        }
    }

    /// Closes one by its end tag: whether it was there on the page. `None` where none is open.
    pub fn close(&mut self, name: &str) -> Option<bool> {
        let at = self.find(name)?;
        let is_there = !self.open[at].1.is_gone;
        self.end_at(at);
        Some(is_there)
    }

    /// The innermost one of a name within the cell; rows and cells within the table.
    fn find(&self, name: &str) -> Option<usize> {
        let is_of_table = is_wall(name) || matches!(name, "tr" | "tbody" | "thead" | "tfoot");
        let is_end = |it: &str| if is_of_table { it == "table" } else { is_wall(it) };
        let at = self.open.iter().rposition(|(it, ..)| it == name || is_end(it))?;
        (self.open[at].0 == name).then_some(at)
    }

    /// Ends one with those within it. What formats words goes on behind a block.
    fn end_at(&mut self, at: usize) {
        let ended = self.open.split_off(at);
        let is_paragraph = ended.first().is_some_and(|(name, ..)| is_block(name));
        if is_paragraph && ended[1..].iter().all(|(name, ..)| is_formatting(name)) {
            let going_on = ended.into_iter().skip(1).filter(|(_, look, _)| !look.is_gone);
            // What a document never ends doesn't pile up.
            going_on.for_each(|it| {
                if self.open.last() != Some(&it) {
                    self.open.push(it)
                }
            });
        }
    }
}
