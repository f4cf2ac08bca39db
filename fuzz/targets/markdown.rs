//! Running text: its places, its figures and its HTML.

use super::{whole, within};
use irbook::domain::announcement::Body;
use irbook::domain::{Conventions, Located, Span};
use irbook::markdown::{self, FootnoteMark, Resolve};
use irbook::prose::{self, Passage};
use std::collections::HashSet;

/// A page on which everything is found, at the address that was written.
struct Anywhere;

impl Resolve for Anywhere {
    fn link(&self, destination: &str) -> Option<String> {
        Some(destination.to_owned())
    }

    fn figure(&self, destination: &str, _: &str) -> Option<String> {
        Some(destination.to_owned())
    }

    fn footnote(&self, id: &str, nth: usize) -> Option<FootnoteMark> {
        let id = irbook::domain::slug(id);
        Some(FootnoteMark { href: format!("#{id}"), id: format!("{id}-{nth}"), mark: nth.to_string() })
    }
}

/// A text of several paragraphs.
pub fn text(bytes: &[u8]) {
    let text = &*super::text(bytes);
    let body = Body { markdown: text.into(), span: whole(text) };
    let outline = markdown::outline(&body);
    for span in outline.links.iter().map(|it| it.span).chain(outline.footnotes.iter().map(|it| it.span)) {
        spanned(text, span, "a place of the outline");
    }
    markdown::words(text, |piece, range| within(text, &range, &format!("{piece:?}")));
    for passage in prose::passages(&body) {
        read(text, &passage);
    }
    let page = markdown::to_html(text, &Anywhere, 0);
    let ids: HashSet<&str> = page.headings.iter().map(|it| &*it.id).collect();
    assert_eq!(ids.len(), page.headings.len(), "two headings with one id");
    // What is refused has no page.
    if outline.raw_html.is_empty() && outline.footnote_definitions.is_empty() {
        let headings: Vec<&str> = outline.headings.iter().map(|it| &*it.id).collect();
        assert_eq!(headings, page.headings.iter().map(|it| &*it.id).collect::<Vec<_>>(), "checks and pages agree");
    }
    is_safe(&page.html);
    let _ = (markdown::without_ties(text), markdown::plain_text(text));
}

/// A text of one paragraph, as it stands in the facts.
pub fn inline(bytes: &[u8]) {
    let text = &*super::text(bytes);
    is_safe(&markdown::inline_html(text, &Anywhere));
    markdown::inline_words(text, |piece, range| within(text, &range, &format!("{piece:?}")));
    // In quotes of TOML, whose places are exact; texts are read without the space around them.
    let text = text.trim();
    let quoted = format!("\"{text}\"");
    let located = Located::new(Box::from(text), whole(&quoted));
    let outline = markdown::inline_outline(&located);
    for span in outline.links.iter().map(|it| it.span).chain(outline.footnotes.iter().map(|it| it.span)) {
        spanned(&quoted, span, "a place of the outline");
    }
    read(&quoted, &prose::inline_passage(&located));
    read(&quoted, &prose::plain_passage(text, located.span));
}

fn spanned(text: &str, span: Span, what: &str) {
    within(text, &(span.start as usize..span.end as usize), what);
}

/// What a passage says of its places, figures and claims holds.
fn read(file: &str, passage: &Passage) {
    for tie in &passage.ties {
        within(&passage.words, &tie.words, "the words of a tie");
        spanned(file, tie.span, "a tie");
        spanned(file, tie.words_span, "the words of a tie");
    }
    for link in &passage.links {
        within(&passage.words, link, "the words of a link");
    }
    let found = prose::quantities(passage, &Conventions::default());
    let said = prose::said(passage, &found, "en");
    for quantity in &found {
        within(&passage.words, &quantity.words, "a quantity");
        spanned(file, quantity.span, "a quantity");
        assert!(quantity.tie.is_none_or(|tie| tie < passage.ties.len()));
    }
    for it in &said.differences {
        within(&passage.words, &it.word, "a word of direction");
        assert!(it.quantity.is_none_or(|at| at < found.len()) && it.subject < passage.ties.len());
        assert!(it.base.is_none_or(|tie| tie < passage.ties.len()));
    }
    for claim in &said.claims {
        within(&passage.words, &claim.word, "a claim");
        spanned(file, claim.span, "a claim");
        assert!(!claim.ties.is_empty() && claim.ties.iter().all(|tie| *tie < passage.ties.len()));
    }
}

/// The elements that running text can make.
const ELEMENTS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Those without an end.
const VOID: &[&str] = &["br", "hr", "img"];

/// Nothing but known elements, each closed in the order of its opening, without handlers, styles and schemes that run.
fn is_safe(html: &str) {
    let mut open = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        assert!(!before.contains('>'), "a bare `>` in {html}");
        let (tag, after) = after.split_once('>').unwrap_or_else(|| panic!("a tag without end in {html}"));
        assert!(!tag.contains('<'), "a tag in a tag in {html}");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "what ends in {html}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{name}> in {html}");
        if !VOID.contains(&name) {
            open.push(name);
        }
        let mut parts = attributes.split('"');
        while let Some(attribute) = parts.next() {
            let attribute = attribute.trim();
            assert!(!attribute.starts_with("on") && attribute != "style=", "{attribute} in {html}");
            let value = parts.next();
            assert_eq!(value.is_some(), attribute.ends_with('='), "{attribute} in {html}");
            let runs = |scheme: &str| value.is_some_and(|it| it.trim_start().to_ascii_lowercase().starts_with(scheme));
            let is_safe = !runs("javascript:") && !runs("data:") && !runs("//");
            assert!(is_safe || !matches!(attribute, "href=" | "src="), "{value:?} in {html}");
        }
    }
    assert!(!rest.contains('>'), "a bare `>` in {html}");
    assert!(open.is_empty(), "{open:?} is open in {html}");
}
