//! What a text refers to and what can be referred to in it, with exact places.

use super::misread::{Misread, Slip};
use super::slug::{HeadingText, Slugs, is_markup};
use super::{one_paragraph, parser};
use crate::domain::announcement::Body;
use crate::domain::hidden::{hidden, is_invisible};
use crate::domain::{Located, Span};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// What is in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Links and images in order.
    pub links: Vec<LinkPlace>,
    /// References to footnotes in order.
    pub footnotes: Vec<FootnotePlace>,
    /// Footnotes that the text defines, which it may not: they are typed in the front matter.
    pub footnote_definitions: Vec<FootnotePlace>,
    /// Where raw HTML stands.
    pub raw_html: Vec<Span>,
    /// Characters that can't be seen and are written as entities, such as `&#x202e;`.
    pub hidden: Vec<(char, Span)>,
    /// What was read otherwise than its author meant.
    pub misread: Vec<(Slip, Span)>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its id on the page, unique in the text.
    pub id: String,
    /// The id as the author set it, if so: another than `id` where it was taken already.
    pub set: Option<String>,
    /// The words.
    pub text: String,
    /// Its line.
    pub span: Span,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPlace {
    /// Where it leads, as [`super::Destination::parse`] reads it.
    pub destination: String,
    /// Whether it is an image.
    pub image: bool,
    /// The whole link.
    pub span: Span,
}

/// A reference to a footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnotePlace {
    /// Id of the footnote.
    pub id: String,
    /// Where it stands.
    pub span: Span,
}

/// The outline of the Markdown below a front matter.
#[must_use]
pub fn outline(body: &Body) -> Outline {
    outline_beside(body, &|_| false)
}

/// The same on a page where other things have ids, too: a test says of an id whether one of them has it.
#[must_use]
pub fn outline_beside(body: &Body, has_id: &dyn Fn(&str) -> bool) -> Outline {
    let place = |range: Range<usize>| {
        let at = |offset: usize| body.span.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        Span { file: body.span.file, start: at(range.start), end: at(range.end) }
    };
    read(&body.markdown, place, has_id)
}

/// The outline of a one-paragraph text that stands in quotes in TOML. Places are exact unless the text
/// holds escapes or line ends; then they are that of the whole text.
#[must_use]
pub fn inline_outline(text: &Located<Box<str>>) -> Outline {
    let span = text.span;
    let verbatim = (span.end - span.start) as usize == text.value.len() + 2;
    let place = |range: Range<usize>| {
        // The opening quote takes the room of the guard, so that offsets are those behind it.
        let at = |offset: usize| span.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        if verbatim { Span { start: at(range.start), end: at(range.end), ..span } } else { span }
    };
    read(&one_paragraph(&text.value), place, &|_| false)
}

fn read(markdown: &str, place: impl Fn(Range<usize>) -> Span, has_id: &dyn Fn(&str) -> bool) -> Outline {
    let mut outline = Outline::default();
    let mut slugs = Slugs::default();
    let mut heading: Option<HeadingText> = None;
    // A block runs to the line break behind it; a place ends with the words.
    let trimmed = |range: Range<usize>| {
        let end = range.start + markdown[range.clone()].trim_end().len();
        place(range.start..end)
    };
    let written = |c: &char, range: &Range<usize>| !markdown[range.clone()].contains(*c);
    let mut misread = Misread::new(markdown);
    let mut events = parser(markdown).into_offset_iter();
    for (event, range) in events.by_ref() {
        misread.read(&event, &range);
        if let Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) = &event {
            let found = hidden(dest_url).into_iter().chain(hidden(title)).map(|(_, c)| c);
            outline.hidden.extend(found.filter(|c| written(c, &range)).map(|c| (c, place(range.clone()))));
        }
        if let Some(gathered) = &mut heading
            && is_markup(&event)
        {
            gathered.mark();
        }
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(HeadingText::default()),
            Event::End(TagEnd::Heading(_)) => {
                if let Some(mut gathered) = heading.take() {
                    let set = gathered.take_id().map(|(_, id)| id);
                    let id = slugs.of_heading(set.clone(), &gathered.text, has_id);
                    outline.headings.push(Heading { id, set, text: gathered.text, span: trimmed(range) });
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let destination = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                outline.links.push(LinkPlace { destination, image: false, span: place(range) });
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let destination = dest_url.into_string();
                outline.links.push(LinkPlace { destination, image: true, span: place(range) });
            }
            Event::Start(Tag::FootnoteDefinition(id)) => {
                let first_line = markdown[range.clone()].find('\n').map_or(range.end, |at| range.start + at);
                let span = trimmed(range.start..first_line);
                outline.footnote_definitions.push(FootnotePlace { id: id.into_string(), span });
            }
            Event::FootnoteReference(id) => {
                outline.footnotes.push(FootnotePlace { id: id.into_string(), span: place(range) });
            }
            Event::Start(Tag::HtmlBlock) => outline.raw_html.push(trimmed(range)),
            Event::InlineHtml(_) => outline.raw_html.push(place(range)),
            Event::Text(text) => {
                outline.hidden.extend(hidden_entity(markdown, &text, &range).map(|c| (c, place(range.clone()))));
                if let Some(gathered) = &mut heading {
                    gathered.push(&text, true);
                }
            }
            Event::Code(text) => {
                if let Some(gathered) = &mut heading {
                    gathered.push(&text, false);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(gathered) = &mut heading {
                    gathered.push(" ", true);
                }
            }
            _ => {}
        }
    }
    let slips = misread.finish(events.reference_definitions());
    outline.misread = slips.into_iter().map(|(slip, range)| (slip, trimmed(range))).collect();
    outline
}

/// The character that an entity stands for, where it can't be seen there.
fn hidden_entity(markdown: &str, text: &str, range: &Range<usize>) -> Option<char> {
    let digits = markdown[range.clone()].strip_prefix("&#").map(|it| it.trim_start_matches(['x', 'X', '0']));
    if digits == Some(";") {
        return Some('\0');
    }
    let c =
        text.chars().next().filter(|c| c.len_utf8() == text.len() && text.len() < range.len() && is_invisible(*c))?;
    let line = markdown[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = markdown[range.end..].find('\n').map_or(markdown.len(), |at| range.end + at);
    let read = [&markdown[line..range.start], text, &markdown[range.end..end]].concat();
    let at = range.start - line;
    hidden(&read).iter().any(|(found, _)| *found == at).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FileId;
    use proptest::prelude::*;

    const FRONT: u32 = 100;

    fn read_body(markdown: &str) -> Outline {
        let span = Span { file: FileId(3), start: FRONT, end: FRONT + u32::try_from(markdown.len()).unwrap() };
        outline(&Body { markdown: markdown.into(), span })
    }

    fn at(markdown: &str, span: Span) -> &str {
        &markdown[(span.start - FRONT) as usize..(span.end - FRONT) as usize]
    }

    #[test]
    fn headings_have_set_ids_or_slugs_and_no_id_twice() {
        let text = "## Net *income*\n\n### Net income\n\n## Outlook {#next} \n\nText\n====\n\n## `{#x}`\n";
        let outline = read_body(text);
        let ids: Vec<&str> = outline.headings.iter().map(|heading| &*heading.id).collect();
        assert_eq!(ids, ["net-income", "net-income-2", "next", "text", "x"]);
        assert_eq!(outline.headings[2].text, "Outlook");
        assert_eq!(outline.headings[2].set.as_deref(), Some("next"));
        assert_eq!(at(text, outline.headings[2].span), "## Outlook {#next}");
    }

    #[test]
    fn links_and_images_come_with_their_exact_places() {
        let text = "See [a *b*](https://a.example \"t\"), <ir@a.example>, ![x](y.png) and [r].\n\n[r]: /events/\n";
        let links = read_body(text).links;
        let found: Vec<(&str, &str, bool)> =
            links.iter().map(|link| (&*link.destination, at(text, link.span), link.image)).collect();
        assert_eq!(
            found,
            [
                ("https://a.example", "[a *b*](https://a.example \"t\")", false),
                ("mailto:ir@a.example", "<ir@a.example>", false),
                ("y.png", "![x](y.png)", true),
                ("/events/", "[r]", false),
            ]
        );
    }

    #[test]
    fn footnote_references_are_found_without_definitions_and_outside_of_code() {
        let text = "A[^4][^5] and ![^6].\n\n| a[^7] |\n|---|\n| b |\n\n`[^8]`\n\n    [^9]\n\n\\[^10]\n";
        let found: Vec<(String, &str)> =
            read_body(text).footnotes.into_iter().map(|place| (place.id, at(text, place.span))).collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(id, text)| (&**id, *text)).collect();
        assert_eq!(found, [("4", "[^4]"), ("5", "[^5]"), ("6", "[^6]"), ("7", "[^7]")]);
    }

    #[test]
    fn footnotes_defined_in_the_text_are_reported() {
        let text = "A[^4].\n\n[^4]: The note.\nMore.\n";
        let outline = read_body(text);
        assert_eq!(outline.footnotes.len(), 1);
        assert_eq!(at(text, outline.footnote_definitions[0].span), "[^4]: The note.");
    }

    #[test]
    fn raw_html_is_reported_where_it_stands() {
        let text = "A <b>bold</b>.\n\n<div>\nx\n</div>\n\n<!-- c -->\n\n`<i>` and 1 < 2 > 0\n";
        let found: Vec<&str> = read_body(text).raw_html.into_iter().map(|span| at(text, span)).collect();
        assert_eq!(found, ["<b>", "</b>", "<div>\nx\n</div>", "<!-- c -->"]);
    }

    #[test]
    fn places_in_a_quoted_text_are_exact_unless_it_has_escapes() {
        let source = "text = \"1. See [x](/events/)[^4]\"";
        let span = Span { file: FileId(0), start: 7, end: u32::try_from(source.len()).unwrap() };
        let outline = inline_outline(&Located::new(source[8..source.len() - 1].into(), span));
        let link = outline.links[0].span;
        assert_eq!(&source[link.start as usize..link.end as usize], "[x](/events/)");
        let escaped = inline_outline(&Located::new("a[^4]".into(), span));
        assert_eq!(escaped.footnotes[0].span, span);
    }

    proptest! {
        #[test]
        fn any_text_has_an_outline_with_unique_ids(text in "[a#{}\\[\\]^()<>/!`| \\n-]{0,60}") {
            let outline = read_body(&text);
            let mut ids: Vec<&String> = outline.headings.iter().map(|heading| &heading.id).collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), outline.headings.len());
        }
    }
}
