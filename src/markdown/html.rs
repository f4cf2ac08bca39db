//! Markdown as HTML that a strict Content-Security-Policy allows: no styles, no scripts, no raw HTML.

mod link;
mod table;

use super::escape::escape;
use super::slug::{HeadingText, Slugs, is_markup};
use super::{GUARD, one_paragraph, parser};
use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};
use std::collections::HashMap;

/// What a page knows of the places that its text refers to.
pub trait Resolve {
    /// The address of a link's or image's destination, relative to the page; `None` leaves the words
    /// without a link.
    fn link(&self, destination: &str) -> Option<String>;

    /// The address of the figure that `words` tell, where they are tied to one by a `figure:` link; `None` leaves the
    /// words without a link.
    fn figure(&self, destination: &str, words: &str) -> Option<String>;

    /// The id of the `nth` tie (from 1) of this text, where the page has its text once.
    fn tie_id(&self, _nth: usize) -> Option<String> {
        None
    }

    /// Whether something beside the text has this id on the page, so that no heading gets it by its words.
    fn has_id(&self, _id: &str) -> bool {
        false
    }

    /// The mark of the `nth` reference (from 1) to a footnote in this text; `None` leaves `[^id]`.
    fn footnote(&self, id: &str, nth: usize) -> Option<FootnoteMark>;

    /// The name of the `nth` table (from 1) for assistive technology. Unique in the text.
    fn table_label(&self, heading: Option<&str>, nth: usize) -> String {
        heading.map_or_else(|| format!("Table {nth}"), |heading| format!("{heading}, table {nth}"))
    }
}

/// A reference to a footnote as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnoteMark {
    /// Address of the footnote.
    pub href: String,
    /// Id of the reference, which the footnote links back to.
    pub id: String,
    /// What is printed, such as `4`.
    pub mark: String,
}

/// A text as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Html {
    /// The HTML.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<PlacedHeading>,
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedHeading {
    /// Its id on the page.
    pub id: String,
    /// The words.
    pub text: String,
    /// How many headings it is below; 0 for the outermost.
    pub depth: u8,
    /// Where it begins in the HTML; nothing where it stands within a list or a quotation.
    pub begins: Option<usize>,
}

/// The HTML of a text. The outermost headings become `h2`, or lower by `heading_offset`; those below
/// follow without a gap, whatever levels the author chose.
#[must_use]
pub fn to_html(markdown: &str, resolve: &dyn Resolve, heading_offset: u8) -> Html {
    let mut writer = Writer::new(resolve, markdown.len() + markdown.len() / 4);
    writer.top_level = heading_offset.saturating_add(2);
    for event in parser(markdown) {
        writer.event(event);
    }
    Html { html: writer.out, headings: writer.headings }
}

/// The HTML of a one-paragraph text, without the paragraph.
#[must_use]
pub fn inline_html(markdown: &str, resolve: &dyn Resolve) -> String {
    let line = one_paragraph(markdown);
    let mut writer = Writer::new(resolve, markdown.len() + 32);
    writer.inline = true;
    for event in parser(&line) {
        writer.event(event);
    }
    writer.out
}

struct Writer<'r> {
    out: String,
    resolve: &'r dyn Resolve,
    /// Whether blocks are written without their tags; until the guard is off, it is the first character.
    inline: bool,
    guarded: bool,
    top_level: u8,
    /// The author's levels of the headings that the current one is inside of.
    levels: Vec<u8>,
    /// How many lists, items and quotations are open.
    containers: usize,
    /// The heading being written: where it begins in `out`.
    heading: Option<(usize, HeadingText)>,
    headings: Vec<PlacedHeading>,
    slugs: Slugs,
    /// Whether each open link or image has a tag.
    links: Vec<bool>,
    /// How many ties there were, as the words of a text have them.
    ties: usize,
    /// The tie being written: where it begins in `out`, its destination and its words.
    tie: Option<(usize, String, String)>,
    /// Depth of images: their content is an attribute.
    images: usize,
    footnotes: HashMap<String, usize>,
    tables: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    in_body: bool,
    cell: usize,
}

impl<'r> Writer<'r> {
    fn new(resolve: &'r dyn Resolve, capacity: usize) -> Self {
        Self {
            out: String::with_capacity(capacity),
            resolve,
            inline: false,
            guarded: true,
            top_level: 2,
            levels: Vec::new(),
            containers: 0,
            heading: None,
            headings: Vec::new(),
            slugs: Slugs::default(),
            links: Vec::new(),
            ties: 0,
            tie: None,
            images: 0,
            footnotes: HashMap::new(),
            tables: 0,
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            in_body: false,
            cell: 0,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if let Some((_, heading)) = &mut self.heading
            && is_markup(&event)
        {
            heading.mark();
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, true),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text, false),
            Event::Code(text) => {
                self.markup("<code>");
                self.text(&text, false);
                self.markup("</code>");
            }
            Event::SoftBreak => self.text("\n", true),
            Event::HardBreak => {
                self.markup("<br>");
                self.text("\n", true);
            }
            Event::Rule => self.markup("<hr>\n"),
            Event::FootnoteReference(id) => self.footnote(&id),
            // Their options are off.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn text(&mut self, text: &str, is_text: bool) {
        let text = match text.strip_prefix(GUARD) {
            Some(rest) if self.inline && std::mem::take(&mut self.guarded) => rest,
            _ => text,
        };
        escape(&mut self.out, text);
        if let Some((_, heading)) = &mut self.heading {
            heading.push(text, is_text);
        }
        if let Some((.., words)) = &mut self.tie {
            words.push_str(text);
        }
    }

    /// Writes markup, unless what is being written is an attribute.
    fn markup(&mut self, html: &str) {
        if self.images == 0 {
            self.out.push_str(html);
        }
    }

    /// Writes the tag of a block, unless blocks are left out.
    fn block(&mut self, html: &str) {
        if !self.inline {
            self.markup(html);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        self.containers += usize::from(matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item));
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.block("<p>"),
            Tag::Heading { .. } => self.heading = Some((self.out.len(), HeadingText::default())),
            Tag::BlockQuote(_) => self.block("<blockquote>\n"),
            Tag::CodeBlock(_) => self.block("<pre tabindex=\"0\"><code>"),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(start)) => self.block(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.block("<li>"),
            Tag::Emphasis => self.markup("<em>"),
            Tag::Strong => self.markup("<strong>"),
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => {
                self.link(&format!("mailto:{dest_url}"), &title);
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.ties += usize::from(link_type != LinkType::Autolink && dest_url.starts_with("figure:"));
                self.link(&dest_url, &title);
            }
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title),
            // Definitions are refused by the checks; their text is not lost.
            Tag::FootnoteDefinition(id) => {
                self.block("<p>");
                self.text(&format!("[^{id}]: "), false);
                self.block("</p>\n");
            }
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                self.block("<thead><tr>");
            }
            Tag::TableRow => {
                if !std::mem::replace(&mut self.in_body, true) {
                    self.block("<tbody>\n");
                }
                self.column = 0;
                self.block("<tr>");
            }
            Tag::TableCell => self.cell(),
            // Their options are off.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.containers -= usize::from(matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item));
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.block("</p>\n"),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_) => self.block("</blockquote>\n"),
            TagEnd::CodeBlock => self.block("</code></pre>\n"),
            TagEnd::List(true) => self.block("</ol>\n"),
            TagEnd::List(false) => self.block("</ul>\n"),
            TagEnd::Item => self.block("</li>\n"),
            TagEnd::Emphasis => self.markup("</em>"),
            TagEnd::Strong => self.markup("</strong>"),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.markup("</a>");
                }
                // One within the tie ends before it.
                if self.links.is_empty() {
                    self.end_tie();
                }
            }
            TagEnd::Image => {
                self.images -= 1;
                if self.links.pop() == Some(true) {
                    self.markup("\">");
                }
            }
            TagEnd::Table => {
                if std::mem::take(&mut self.in_body) {
                    self.block("</tbody>");
                }
                self.block("</table></div>\n");
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.block("</tr></thead>\n");
            }
            TagEnd::TableRow => self.block("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// The id is known when the text is: the tag is put in before it then.
    fn end_heading(&mut self, level: u8) {
        let Some((start, mut heading)) = self.heading.take() else { return };
        if self.inline {
            return;
        }
        let set = heading.take_id().map(|(taken, id)| {
            // Nothing in an id is escaped, so that it is as long in HTML.
            self.out.truncate(self.out.len() - taken);
            id
        });
        let id = self.slugs.of_heading(set, &heading.text, |id| self.resolve.has_id(id));
        while self.levels.last().is_some_and(|outer| *outer >= level) {
            self.levels.pop();
        }
        let depth = u8::try_from(self.levels.len()).unwrap_or(u8::MAX);
        self.levels.push(level);
        let shown = self.top_level.saturating_add(depth).min(6);
        self.out.insert_str(start, &format!("<h{shown} id=\"{id}\">"));
        self.out.push_str(&format!("</h{shown}>\n"));
        let begins = (self.containers == 0).then_some(start);
        self.headings.push(PlacedHeading { id, text: heading.text, depth, begins });
    }
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
