//! A text without its ties: only the words that they stand around.

use super::parser;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// The scheme of ties.
const SCHEME: &str = "figure:";

/// The Markdown with each tie to a figure (`[RMB1 million](figure:x)`) taken for its words, and else as it is. Ties by
/// reference (`[RMB1 million][x]`) stay.
#[must_use]
pub fn without_ties(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains(SCHEME) {
        return Cow::Borrowed(markdown);
    }
    let mut text = String::with_capacity(markdown.len());
    // The tie that is open, and where its words end.
    let (mut kept, mut tie) = (0, None::<(Range<usize>, usize)>);
    for (event, range) in parser(markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) if dest_url.starts_with(SCHEME) => {
                tie = Some((range.clone(), range.start + 1));
            }
            // Not that of an address among the words.
            Event::End(TagEnd::Link) if tie.as_ref().is_some_and(|(whole, _)| *whole == range) => {
                if let Some((whole, end)) = tie.take() {
                    text.push_str(&markdown[kept..whole.start]);
                    text.push_str(&markdown[whole.start + 1..end]);
                    kept = whole.end;
                }
            }
            _ => {
                if let Some((_, end)) = &mut tie {
                    *end = range.end.max(*end);
                }
            }
        }
    }
    text.push_str(&markdown[kept..]);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::without_ties;

    #[test]
    fn a_tie_is_its_words_and_everything_else_stands_as_it_is() {
        for (tied, words) in [
            ("Net income of [RMB1 million](figure:x).", "Net income of RMB1 million."),
            ("**[RMB1](figure:x)** and [*RMB2* `m`](figure:y@2024-Q1), [3](z)", "**RMB1** and *RMB2* `m`, [3](z)"),
            ("| a |\n|---|\n| [\\*1](figure:x) |", "| a |\n|---|\n| \\*1 |"),
            ("`[1](figure:x)` and \\[1](figure:x)", "`[1](figure:x)` and \\[1](figure:x)"),
            ("[1][x]\n\n[x]: figure:y", "[1][x]\n\n[x]: figure:y"),
            ("[](figure:x)[2](figure:y)", "2"),
            ("[1 <https://a.example> more](figure:x)", "1 <https://a.example> more"),
        ] {
            assert_eq!(without_ties(tied), words);
        }
    }
}
