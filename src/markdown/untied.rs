//! A text without its ties or other links: only the words that they stand around.

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
    without_links(markdown, |destination| destination.starts_with(SCHEME).then(String::new))
}

/// The Markdown with the words of links in their place, and behind them what is to be said of where one leads; a link of which
/// nothing is to be said stays. So do links by reference and bare addresses.
#[must_use]
pub fn without_links(markdown: &str, mut say: impl FnMut(&str) -> Option<String>) -> Cow<'_, str> {
    let mut text = String::with_capacity(markdown.len());
    // The link that is open, where its words end, and what is said behind them.
    let (mut kept, mut open) = (0, None::<(Range<usize>, usize, String)>);
    for (event, range) in parser(markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) if open.is_none() => {
                open = say(&dest_url).map(|said| (range.clone(), range.start + 1, said));
            }
            // Not that of an address among the words.
            Event::End(TagEnd::Link) if open.as_ref().is_some_and(|(whole, ..)| *whole == range) => {
                if let Some((whole, end, said)) = open.take() {
                    text.push_str(&markdown[kept..whole.start]);
                    text.push_str(&markdown[whole.start + 1..end]);
                    text.push_str(&said);
                    kept = whole.end;
                }
            }
            _ => {
                if let Some((_, end, _)) = &mut open {
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
    use super::{without_links, without_ties};

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

    #[test]
    fn where_a_link_leads_is_said_behind_its_words_but_not_in_code_or_of_links_that_stay() {
        let said = |destination: &str| (destination != "stays.md").then(|| format!(" ({destination})"));
        let text = "| [*a* `b`](x.md) |\n|---|\n\n[c](stays.md) [d](#e).\n\n```md\n[f](x.md)\n```\n";
        let expected = "| *a* `b` (x.md) |\n|---|\n\n[c](stays.md) d (#e).\n\n```md\n[f](x.md)\n```\n";
        assert_eq!(without_links(text, said), expected);
    }
}
