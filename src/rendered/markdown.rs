//! The Markdown of a page that was rendered: what readers see of its `<main>`, in CommonMark with GitHub's tables and footnotes.
//!
//! What is folded is open, headings of several rows are one, and what only paints or works a page (pictures of charts, whose
//! figures stand in tables below them, buttons, the way back from footnotes, the list of what is on the page) is left out. What
//! is hidden from sight but said to those who listen is kept, and what is only painted for others is not.

mod decoded;
mod element;
mod lines;
mod scan;
mod table;

use element::{Element, Role};
use lines::{Lines, of_signs};
use memchr::memmem;
use scan::{Sink, scan};
use std::borrow::Cow;
use table::Table;

/// Appends the Markdown of a page's `<main>`. One pass over its HTML, read as browsers read it.
pub fn markdown(html: &str, out: &mut String) {
    let start = memmem::find(html.as_bytes(), b"<main").unwrap_or(0);
    let end = memmem::rfind(html.as_bytes(), b"</main>").filter(|end| *end > start).unwrap_or(html.len());
    let mut writer = Writer { lines: Lines::new(std::mem::take(out)), ..Writer::default() };
    scan(&html[start..end], &mut writer);
    *out = writer.lines.finish();
}

/// What may not stand in an address by itself.
const ENDS_LINK: [bool; 256] = of_signs(b"() <>\n");

#[derive(Default)]
struct Writer<'h> {
    lines: Lines,
    /// The lists that are open: of an ordered one, the number of the next item.
    lists: Vec<Option<u32>>,
    /// Where each open link leads.
    links: Vec<Cow<'h, str>>,
    /// How many `dd` there were behind the last `dt`, in each list of descriptions that is open.
    described: Vec<Option<usize>>,
    table: Table,
    is_in_table: bool,
    is_code: bool,
}

impl<'h> Sink<'h> for Writer<'h> {
    fn start(&mut self, element: &Element<'h>) -> bool {
        if element.is_left_out() {
            return !element.is_void();
        }
        match element.role {
            Role::Block => self.lines.block(),
            Role::Heading(level) => self.lines.heading(level),
            Role::List { is_ordered } => {
                self.lines.block();
                self.lists.push((is_ordered && element.is_numbered()).then_some(1));
            }
            Role::Item => self.item(element),
            Role::Descriptions => {
                self.lines.block();
                self.described.push(None);
            }
            Role::Term => {
                if self.described.last().is_some_and(Option::is_some) {
                    self.lines.leave();
                }
                if let Some(described) = self.described.last_mut() {
                    *described = Some(0);
                    self.lines.enter("- ".into());
                }
            }
            Role::Description => {
                if let Some(Some(count)) = self.described.last_mut() {
                    self.lines.glue(if *count == 0 { ": " } else { "; " });
                    *count += 1;
                }
            }
            Role::Quotation => self.lines.enter("> ".into()),
            Role::Mark(mark) => self.lines.open(mark),
            Role::Code if !self.is_code => self.lines.open("`"),
            Role::Preformatted => {
                self.lines.fence();
                self.is_code = true;
            }
            Role::Link => return self.link(element),
            Role::Picture => {
                let alt = element.alt();
                if !alt.is_empty() {
                    self.lines.open("![");
                    self.lines.text(&alt);
                    self.end_link(&element.href());
                }
            }
            Role::Break => self.lines.line_break(),
            Role::Rule => self.lines.rule(),
            Role::Table if !self.is_in_table => {
                self.lines.block();
                self.is_in_table = true;
            }
            Role::Head if self.is_in_table => self.table.head(),
            Role::Row if self.is_in_table => self.table.row(),
            Role::Cell if self.is_in_table => self.table.cell(element.columns(), element.rows(), &mut self.lines),
            _ => {}
        }
        false
    }

    fn end(&mut self, name: &[u8]) {
        match Role::of(name) {
            Role::Block => self.lines.block(),
            Role::Heading(_) => self.lines.end_heading(),
            Role::List { .. } => {
                self.lists.pop();
                self.lines.block();
            }
            Role::Item => self.lines.leave(),
            Role::Descriptions => {
                if self.described.pop().flatten().is_some() {
                    self.lines.leave();
                }
                self.lines.block();
            }
            Role::Quotation => self.lines.leave(),
            Role::Mark(mark) => self.lines.close(&[mark]),
            Role::Code if !self.is_code => self.lines.close(&["`"]),
            Role::Preformatted => {
                self.is_code = false;
                self.lines.end_fence();
            }
            Role::Link => {
                if let Some(href) = self.links.pop().filter(|href| !href.is_empty()) {
                    self.end_link(&href);
                }
            }
            Role::Table if std::mem::take(&mut self.is_in_table) => self.table.write(&mut self.lines),
            Role::Head => self.table.end_head(),
            Role::Cell => self.table.end_cell(&mut self.lines),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_code { self.lines.verbatim(text) } else { self.lines.text(text) }
    }
}

impl<'h> Writer<'h> {
    fn item(&mut self, element: &Element<'h>) {
        let id = element.id();
        let marker = match (id.strip_prefix("fn-"), self.lists.last_mut()) {
            (Some(footnote), _) => format!("[^{footnote}]: ").into(),
            (None, Some(Some(number))) => {
                *number += 1;
                format!("{}. ", *number - 1).into()
            }
            _ => "- ".into(),
        };
        self.lines.enter(marker);
    }

    /// Begins a link. Whether its words are left out: of a reference to a footnote, the mark says all.
    fn link(&mut self, element: &Element<'h>) -> bool {
        let href = element.href();
        if let Some(footnote) = href.strip_prefix("#fn-").filter(|_| element.is_note()) {
            self.lines.note(footnote);
            return true;
        }
        if !href.is_empty() {
            self.lines.open("[");
        }
        self.links.push(href);
        false
    }

    /// Ends a link or a picture that was opened.
    fn end_link(&mut self, href: &str) {
        if href.bytes().any(|byte| ENDS_LINK[usize::from(byte)]) {
            let href = href.replace('<', "%3C").replace('>', "%3E").replace('\n', "%0A");
            self.lines.close(&["](<", &href, ">)"]);
        } else {
            self.lines.close(&["](", href, ")"]);
        }
    }
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
