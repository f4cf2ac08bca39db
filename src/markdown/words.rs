//! The running words of a text with their places: what is left for those who read figures in it.

use super::{GUARD, one_paragraph, parser};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// A piece of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words. They stand in the text as they are if they are as long as their place; else they stand
    /// there as an entity.
    Words(&'t str),
    /// A line break.
    Break,
    /// Something that isn't words: code, a footnote mark, an address, HTML.
    Other,
    /// A link to this destination begins; its place is the whole link.
    Link(&'t str),
    /// The link ends.
    LinkEnd,
    /// A paragraph, list item, heading or table cell begins or ends.
    Block,
}

/// Gives every piece of a text with its place in it, in order.
pub fn words(markdown: &str, mut visit: impl FnMut(Piece<'_>, Range<usize>)) {
    // Code blocks and autolinks have text events inside them; these don't nest.
    let mut apart = false;
    for (event, range) in parser(markdown).into_offset_iter() {
        match event {
            Event::Text(_) if apart => {}
            Event::Text(text) => visit(Piece::Words(&text), range),
            Event::SoftBreak | Event::HardBreak => visit(Piece::Break, range),
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                apart = true;
                visit(Piece::Other, range);
            }
            Event::Start(Tag::Link { dest_url, .. }) => visit(Piece::Link(&dest_url), range),
            Event::End(TagEnd::Link) if apart => apart = false,
            Event::End(TagEnd::Link) => visit(Piece::LinkEnd, range),
            Event::Start(Tag::CodeBlock(_)) => {
                apart = true;
                visit(Piece::Block, range);
            }
            Event::End(TagEnd::CodeBlock) => apart = false,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Image { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Image) => {}
            Event::Start(_) | Event::End(_) | Event::Rule => visit(Piece::Block, range),
            _ => visit(Piece::Other, range),
        }
    }
}

/// [`words`] of a one-paragraph text.
pub fn inline_words(text: &str, mut visit: impl FnMut(Piece<'_>, Range<usize>)) {
    let guard = GUARD.len_utf8();
    let indent = text.len() - text.trim_start().len();
    let back = |range: Range<usize>| {
        let at = |offset: usize| offset.saturating_sub(guard) + indent;
        at(range.start)..at(range.end)
    };
    words(&one_paragraph(text), |piece, range| match piece {
        Piece::Words(words) if range.start == 0 => visit(Piece::Words(&words[guard..]), back(guard..range.end)),
        _ => visit(piece, back(range)),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(read: impl FnOnce(&mut dyn FnMut(Piece<'_>, Range<usize>))) -> Vec<(String, Range<usize>)> {
        let mut found = Vec::new();
        read(&mut |piece, range| found.push((format!("{piece:?}"), range)));
        found
    }

    #[test]
    fn code_marks_and_addresses_are_no_words() {
        let text = "A `1`[^2] <https://3.example> [x](figure:y)\n\n    4\n";
        let found = pieces(|visit| words(text, visit));
        let kinds: Vec<&str> = found.iter().map(|(kind, _)| kind.as_str()).collect();
        let expected = [
            "Block",
            "Words(\"A \")",
            "Other",
            "Other",
            "Words(\" \")",
            "Other",
            "Words(\" \")",
            "Link(\"figure:y\")",
            "Words(\"x\")",
            "LinkEnd",
            "Block",
            "Block",
        ];
        assert_eq!(kinds, expected);
        assert_eq!(&text[found[7].1.clone()], "[x](figure:y)");
    }

    #[test]
    fn the_places_of_a_one_paragraph_text_lie_between_its_characters() {
        for text in ["\u{2028}", "\u{a0}x", "x\u{a0}"] {
            let found = pieces(|visit| inline_words(text, visit));
            assert!(found.iter().all(|(_, range)| text.get(range.clone()).is_some()), "{text:?}: {found:?}");
        }
    }

    #[test]
    fn a_one_paragraph_text_is_no_list_and_has_its_own_places() {
        let text = "  1. RMB5 `x` 6 ";
        let found = pieces(|visit| inline_words(text, visit));
        let words: Vec<&str> =
            found.iter().filter(|(kind, _)| kind.starts_with('W')).map(|(_, range)| &text[range.clone()]).collect();
        assert_eq!(words, ["1. RMB5 ", " 6"]);
    }
}
