//! The text of documents: Markdown in, places to check or HTML out.
//!
//! CommonMark with tables. Three things are decided otherwise than by the parser's obvious options:
//!
//! - **Footnote references.** Footnotes are typed in the front matter, so a text refers to `[^4]` without
//!   defining it, and the parser's usual option (GitHub's rules) then sees plain text. Its *old* footnote option
//!   reports every reference, defined or not, with its exact place and never inside code. Resolving them as
//!   broken links instead would fail for `[^4][^5]`, which is a link with the text `^4` then. A definition in
//!   the text (`[^4]: ...`) is reported as well, so that it can be refused.
//! - **Ids of headings** are read here (`## Outlook {#outlook}`): the parser's option takes anything in
//!   braces away, so that a heading `Results {2024}` would lose its year.
//! - **Smart punctuation** is off: quotes and dashes stand as the author typed them.

mod destination;
mod escape;
mod html;
mod misread;
mod outline;
mod slug;
mod untied;
mod words;

pub use destination::Destination;
pub use escape::escape;
pub use html::{FootnoteMark, Html, PlacedHeading, Resolve, inline_html, to_html};
pub use misread::Slip;
pub use outline::{FootnotePlace, Heading, LinkPlace, Outline, inline_outline, outline, outline_beside};
pub use untied::{without_links, without_ties};
pub use words::{Piece, inline_words, words};

use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// The parser of whole texts.
fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES)
}

/// What stands before a one-paragraph text while it is parsed.
const GUARD: char = '.';

/// A text that is parsed as one paragraph whatever it begins with: `1. January` is no list there, and a
/// line of hyphens no rule. Offsets are shifted by the [`GUARD`], a punctuation mark before which
/// emphasis can begin.
fn one_paragraph(markdown: &str) -> String {
    let text = markdown.trim();
    let mut line = String::with_capacity(text.len() + 1);
    line.push(GUARD);
    line.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
    line
}

/// The words of a text without markup, in one line: for descriptions and previews.
#[must_use]
pub fn plain_text(markdown: &str) -> String {
    let mut words = String::with_capacity(markdown.len());
    for event in parser(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock,
            ) => words.push(' '),
            _ => {}
        }
    }
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The words of a one-paragraph text without markup.
#[must_use]
pub fn inline_plain_text(markdown: &str) -> String {
    plain_text(&one_paragraph(markdown)).split_off(GUARD.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_the_words_alone() {
        let text = "## Outlook\n\nNet *income* of `RMB1` [rose][^1]\nfast[^2].\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(plain_text(text), "Outlook Net income of RMB1 [rose] fast. a b x y 1 2");
    }

    #[test]
    fn plain_text_of_one_paragraph_keeps_what_it_begins_with() {
        assert_eq!(inline_plain_text("1. *January*: [RMB1](figure:x)\nof it & more"), "1. January: RMB1 of it & more");
        assert_eq!(inline_plain_text("- [a](b)"), "- a");
    }
}
