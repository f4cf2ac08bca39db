//! The Markdown of a page that was rendered: what readers see of its `<main>`, in CommonMark with GitHub's tables and footnotes.
//!
//! What is folded is open, headings of several rows are one, and what only paints or works a page (pictures of charts, whose
//! figures stand in tables below them, buttons, the way back from footnotes, the list of what is on the page) is left out. What
//! is hidden from sight but said to those who listen is kept, and what is only painted for others is not.

mod element;
mod lines;
mod scan;
mod table;

use element::{Element, Role};
use lines::Lines;
use scan::{Sink, scan};
use table::Table;

/// Appends the Markdown of a page's `<main>`. One pass over its HTML, read as browsers read it.
pub fn markdown(html: &str, out: &mut String) {
    let start = html.find("<main").unwrap_or(0);
    let end = html.rfind("</main>").filter(|end| *end > start).unwrap_or(html.len());
    let mut writer = Writer { lines: Lines::new(std::mem::take(out)), ..Writer::default() };
    scan(&html[start..end], &mut writer);
    *out = writer.lines.finish();
}

#[derive(Default)]
struct Writer {
    lines: Lines,
    /// The element whose content is left out, and how many of its name are open within it.
    skipped: Option<(Vec<u8>, usize)>,
    /// The lists that are open: of an ordered one, the number of the next item.
    lists: Vec<Option<u32>>,
    /// Whether each open link has a tag, with what it ends with.
    links: Vec<Option<String>>,
    /// How many `dd` there were behind the last `dt`, in each list of descriptions that is open.
    described: Vec<Option<usize>>,
    table: Option<Table>,
    is_code: bool,
}

impl Sink for Writer {
    fn start(&mut self, element: &Element) {
        if let Some((name, depth)) = &mut self.skipped {
            *depth += usize::from(*name == element.name);
            return;
        }
        if element.is_left_out() {
            if !element.is_void() {
                self.skipped = Some((element.name.clone(), 1));
            }
            return;
        }
        match element.role() {
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
                    self.lines.enter("- ".to_owned());
                }
            }
            Role::Description => {
                if let Some(Some(count)) = self.described.last_mut() {
                    self.lines.glue(if *count == 0 { ": " } else { "; " });
                    *count += 1;
                }
            }
            Role::Quotation => self.lines.enter("> ".to_owned()),
            Role::Mark(mark) => self.lines.open(mark),
            Role::Code if !self.is_code => self.lines.open("`"),
            Role::Preformatted => {
                self.lines.fence();
                self.is_code = true;
            }
            Role::Link => self.link(element),
            Role::Picture => {
                if let Some(alt) = element.alt.as_deref().filter(|alt| !alt.is_empty()) {
                    self.lines.open("![");
                    self.lines.text(alt);
                    self.lines.close(&target(&element.href));
                }
            }
            Role::Break => self.lines.line_break(),
            Role::Rule => self.lines.rule(),
            Role::Table if self.table.is_none() => {
                self.lines.block();
                self.table = Some(Table::default());
            }
            Role::Head | Role::Row | Role::Cell => self.in_table(element),
            Role::Code | Role::Table | Role::Other => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if *skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
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
            Role::Mark(mark) => self.lines.close(mark),
            Role::Code if !self.is_code => self.lines.close("`"),
            Role::Preformatted => {
                self.is_code = false;
                self.lines.end_fence();
            }
            Role::Link => {
                if let Some(Some(end)) = self.links.pop() {
                    self.lines.close(&end);
                }
            }
            Role::Table => {
                if let Some(table) = self.table.take() {
                    table.write(&mut self.lines);
                }
            }
            Role::Head => {
                if let Some(table) = &mut self.table {
                    table.end_head();
                }
            }
            Role::Cell => {
                if let Some(table) = &mut self.table {
                    table.end_cell(&mut self.lines);
                }
            }
            _ => {}
        }
    }

    fn is_skipping(&self) -> bool {
        self.skipped.is_some()
    }

    fn text(&mut self, text: &str) {
        if self.is_code { self.lines.verbatim(text) } else { self.lines.text(text) }
    }
}

impl Writer {
    fn item(&mut self, element: &Element) {
        let footnote = element.id.strip_prefix("fn-");
        let marker = match (footnote, self.lists.last_mut()) {
            (Some(footnote), _) => format!("[^{footnote}]: "),
            (None, Some(Some(number))) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.lines.enter(marker);
    }

    fn link(&mut self, element: &Element) {
        if let Some(footnote) = element.href.strip_prefix("#fn-").filter(|_| element.is_note()) {
            self.lines.note(footnote);
            self.skipped = Some((element.name.clone(), 1));
            return;
        }
        let end = (!element.href.is_empty()).then(|| target(&element.href));
        if end.is_some() {
            self.lines.open("[");
        }
        self.links.push(end);
    }

    fn in_table(&mut self, element: &Element) {
        let Some(table) = &mut self.table else { return };
        match element.role() {
            Role::Head => table.head(),
            Role::Row => table.row(),
            _ => table.cell(element.columns, element.rows, &mut self.lines),
        }
    }
}

/// What a link ends with.
fn target(href: &str) -> String {
    if href.bytes().any(|byte| matches!(byte, b'(' | b')' | b' ' | b'<' | b'>' | b'\n')) {
        return format!("](<{}>)", href.replace('<', "%3C").replace('>', "%3E").replace('\n', "%0A"));
    }
    ["](", href, ")"].concat()
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
