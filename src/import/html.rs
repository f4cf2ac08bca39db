//! Tables of HTML, as exhibits have them: signs in cells of their own, spans, raised marks, indents by style and by
//! no-break spaces; and without what readers don't see.

mod cell;
mod elements;
mod look;
mod style;
mod stylesheet;

use super::figure::{is_figure, is_year};
use super::grid::{Cell, Grid, one_line};
use cell::{LINE_END, Open};
use elements::Elements;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use look::{Height, Look, Tag};
use style::Style;
use stylesheet::{Called, Stylesheet};

/// How many columns a table may have: more are no table of figures.
const WIDEST: usize = 400;
/// How many texts before a table are kept.
const KEPT: usize = 8;

/// The tables of a document in their order.
pub fn grids(html: &str) -> Vec<Grid> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.start(&tag),
            Ok(Token::EndTag(tag)) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(text)) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.end_of_block();
    while !reader.open.is_empty() {
        reader.close_table();
    }
    reader.grids
}

#[derive(Default)]
struct Reader {
    grids: Vec<Grid>,
    /// The tables that are open, the innermost last.
    open: Vec<Table>,
    /// Texts since the last table with figures.
    before: Vec<String>,
    block: String,
    elements: Elements,
    rules: Stylesheet,
}

#[derive(Default)]
struct Table {
    at: usize,
    before: Vec<String>,
    rows: Vec<Vec<Cell>>,
    row: Vec<Cell>,
    cell: Option<Open>,
    column: usize,
    /// The lines of each cell of the row.
    lines: Vec<Vec<String>>,
    /// How many of its rows, and of the bytes of its cell, are texts before a table within it.
    read: (usize, usize),
    /// Of each column, for how many further rows a cell above takes it.
    taken: Vec<usize>,
    /// A text in it that takes its place and isn't seen.
    unseen: Option<String>,
}

fn attribute(tag: &StartTag<()>, name: &str) -> String {
    let found = tag.attributes.iter().find(|(it, _)| ***it == *name.as_bytes());
    found.map_or_else(String::new, |(_, value)| String::from_utf8_lossy(value).to_lowercase())
}

fn number(tag: &StartTag<()>, name: &str) -> usize {
    attribute(tag, name).trim().parse().unwrap_or(1).clamp(1, WIDEST)
}

/// Whether an element has no end tag.
fn is_void(tag: &StartTag<()>, name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input" | "meta" | "link" | "col" | "wbr") || tag.self_closing
}

impl Reader {
    /// How an element looks that begins here.
    fn look(&self, tag: &StartTag<()>, name: &str, words: &str, own: &Style) -> Look {
        let style = self.rules.of(&Called { name, words }, self.elements.around()).and(own);
        self.elements.look().within(&Tag {
            name,
            style: &style,
            is_hidden: tag.attributes.keys().any(|it| ***it == *b"hidden"),
            color: &attribute(tag, "color"),
            ground: &attribute(tag, "bgcolor"),
            size: &attribute(tag, "size"),
            has_unknown_style: self.rules.is_partial && !words.is_empty(),
        })
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        self.elements.imply_ends(&name);
        let is_around_gone = self.elements.look().is_gone;
        let style = Style::read(&attribute(tag, "style"));
        let words = stylesheet::words(&attribute(tag, "class"), &attribute(tag, "id"));
        let look = self.look(tag, &name, &words, &style);
        if !is_void(tag, &name) {
            self.elements.open(&name, look, words);
        }
        match &*name {
            // Whether it is seen or not, it ends the row or the cell before it.
            "tr" if !is_around_gone => self.close_row(),
            "td" | "th" if !is_around_gone => self.close_cell(),
            "link" => self.rules.is_partial |= attribute(tag, "rel").contains("stylesheet"),
            _ => {}
        }
        if look.is_gone {
            return;
        }
        match &*name {
            "table" => {
                self.end_of_block();
                let at = self.grids.len();
                // Tables stand in the order in which they begin.
                self.grids.push(Grid::default());
                let mut before = self.open.last_mut().map(Table::words).unwrap_or_default();
                before.append(&mut self.before);
                let before = before.split_off(before.len().saturating_sub(KEPT));
                self.open.push(Table { at, before, ..Table::default() });
            }
            "td" | "th" => self.open_cell(tag, &style, look, name == "th"),
            "br" => self.text("\u{2028}"),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "caption" => {
                self.end_of_block();
                if let Some(cell) = self.cell() {
                    cell.begin_block(&style);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if name == "style" {
            self.elements.close(name);
            return;
        }
        // An end tag without an element ends what is open as well.
        let is_there = self.elements.close(name).unwrap_or_else(|| !self.elements.look().is_gone);
        if !is_there {
            return;
        }
        match name {
            "table" => self.close_table(),
            "tr" => self.close_row(),
            "td" | "th" => self.close_cell(),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "caption" => {
                self.end_of_block();
                if let Some(cell) = self.cell() {
                    cell.end_block();
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.elements.is_in("style") {
            return self.rules.add(text);
        }
        let look = self.elements.look();
        let is_break = text.contains(LINE_END);
        match self.open.last_mut() {
            _ if look.is_gone => {}
            Some(table) => match &mut table.cell {
                Some(_) if !look.is_seen() && !is_break => {
                    let unseen = Some(one_line(text).0).filter(|it| it.contains(char::is_alphanumeric));
                    table.unseen = table.unseen.take().or(unseen);
                }
                Some(cell) => cell.add(text, look),
                None => {}
            },
            None if look.height == Height::Super || !look.is_seen() && !is_break => {}
            None => self.block.push_str(text),
        }
    }

    fn cell(&mut self) -> Option<&mut Open> {
        self.open.last_mut()?.cell.as_mut()
    }

    fn end_of_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let mut text = String::new();
        // `Statements of Income<br>(In thousands)` is a title and a note; a title may also go on in its next line.
        for line in block.split(LINE_END).map(|line| one_line(line).0).filter(|line| !line.is_empty()) {
            let is_closed = text.matches('(').count() == text.matches(')').count();
            if is_closed && !text.is_empty() && (line.starts_with('(') || text.starts_with('(')) {
                self.remember(std::mem::take(&mut text));
            }
            text = if text.is_empty() { line } else { format!("{text} {line}") };
        }
        if !text.is_empty() {
            self.remember(text);
        }
    }

    fn remember(&mut self, text: String) {
        self.before.push(text);
        if self.before.len() > KEPT {
            self.before.remove(0);
        }
    }

    fn open_cell(&mut self, tag: &StartTag<()>, style: &Style, look: Look, is_heading: bool) {
        let Some(table) = self.open.last_mut() else { return };
        while table.taken.get(table.column).is_some_and(|rows| *rows > 0) {
            table.column += 1;
        }
        let (width, height) = (number(tag, "colspan"), number(tag, "rowspan"));
        let start = table.column.min(WIDEST);
        let end = start + width;
        if height > 1 {
            table.taken.resize(table.taken.len().max(end), 0);
            // The row that is being read counts itself down at its end.
            table.taken[start..end].fill(height);
        }
        table.column = end;
        table.cell = Some(Open::new(start..end, style, look.size, is_heading));
    }

    fn close_cell(&mut self) {
        let Some(table) = self.open.last_mut() else { return };
        let Some(open) = table.cell.take() else { return };
        table.read.1 = 0;
        if let Some((cell, lines)) = open.closed() {
            table.lines.push(lines);
            table.row.push(cell);
        }
    }

    fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = self.open.last_mut() else { return };
        let (row, lines) = (std::mem::take(&mut table.row), std::mem::take(&mut table.lines));
        if table.column > 0 {
            table.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
        table.column = 0;
        match in_lines(&row, &lines) {
            Some(rows) => table.rows.extend(rows),
            None if row.is_empty() => {}
            None => table.rows.push(row),
        }
    }

    fn close_table(&mut self) {
        self.close_row();
        let Some(table) = self.open.pop() else { return };
        let has_figures = table.rows.iter().flatten().any(|cell| cell.text.contains(|c: char| c.is_ascii_digit()));
        if has_figures && table.rows.iter().any(|row| row.len() > 1) {
            self.grids[table.at] = Grid {
                before: table.before,
                rows: table.rows,
                has_spans: true,
                unseen: table.unseen,
                ..Grid::default()
            };
            return;
        }
        // A table that only places words is a text.
        table.before.into_iter().for_each(|text| self.remember(text));
        for row in table.rows {
            let words: Vec<String> = row.into_iter().map(|cell| cell.text).collect();
            self.remember(words.join(" "));
        }
    }
}

impl Table {
    /// The words in it since those that were told before: a table that only places others has their titles in it.
    fn words(&mut self) -> Vec<String> {
        let mut words = std::mem::take(&mut self.before);
        let rows = self.rows[self.read.0.min(self.rows.len())..].iter();
        words.extend(rows.map(|row| row.iter().map(|cell| &*cell.text).collect::<Vec<_>>().join(" ")));
        words.extend(self.row.iter().map(|cell| cell.text.clone()));
        let text = self.cell.as_ref().map_or("", |cell| &cell.text);
        words.extend(text[self.read.1.min(text.len())..].split(LINE_END).map(|line| one_line(line).0));
        words.retain(|it| !it.is_empty());
        self.read = (self.rows.len(), text.len());
        words
    }
}

/// The rows that one row sets below each other by ends of lines within its cells: its label and its figures have as many lines.
fn in_lines(row: &[Cell], lines: &[Vec<String>]) -> Option<Vec<Vec<Cell>>> {
    let count = lines.first().map(Vec::len).filter(|count| *count > 1)?;
    let are_figures = |of: &[String]| of.len() == count && of.iter().all(|it| is_figure(it) && !is_year(it));
    if !lines[1..].iter().any(|of| are_figures(of)) || lines.iter().any(|of| of.len() != count && of.len() != 1) {
        return None;
    }
    let at = |at: usize| {
        let cells = row.iter().zip(lines);
        let cells = cells.filter_map(|(cell, of)| {
            let marks = if at + 1 == count { cell.marks.clone() } else { String::new() };
            Some(Cell { text: of.get(at)?.clone(), marks, ..cell.clone() })
        });
        cells.collect()
    };
    Some((0..count).map(at).collect())
}

#[cfg(test)]
mod tests;
