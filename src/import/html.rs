//! Tables of HTML, as exhibits have them: signs in cells of their own, spans, raised marks, indents by style and by
//! no-break spaces.

use super::figure::{is_figure, is_year};
use super::grid::{Cell, Grid, SPACE, one_line};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

/// How many columns a table may have: more are no table of figures.
const WIDEST: usize = 400;
/// How many texts before a table are kept.
const KEPT: usize = 8;
/// What stands for the end of a line within a cell.
const LINE_END: char = '\u{2028}';

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
    /// The element that is not shown, and how many of its name are open.
    hidden: Option<(String, usize)>,
    /// The elements of words that are open, the innermost last.
    inline: Vec<Inline>,
    is_unread: bool,
}

/// An element of words.
struct Inline {
    name: String,
    is_bold: bool,
    is_raised: bool,
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
}

/// A cell that is being read.
struct Open {
    text: String,
    marks: String,
    start: usize,
    end: usize,
    indent: i32,
    has_plain: bool,
    has_bold: bool,
}

fn attribute(tag: &StartTag<()>, name: &str) -> String {
    let found = tag.attributes.iter().find(|(it, _)| ***it == *name.as_bytes());
    found.map_or_else(String::new, |(_, value)| String::from_utf8_lossy(value).to_lowercase())
}

fn number(tag: &StartTag<()>, name: &str) -> usize {
    attribute(tag, name).trim().parse().unwrap_or(1).clamp(1, WIDEST)
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth += usize::from(*hidden == name && !tag.self_closing);
            return;
        }
        let style = attribute(tag, "style").replace(' ', "");
        let is_void =
            matches!(&*name, "br" | "hr" | "img" | "input" | "meta" | "link" | "col" | "wbr") || tag.self_closing;
        if style.contains("display:none") && !is_void {
            self.hidden = Some((name, 1));
            return;
        }
        match &*name {
            "script" | "style" | "title" => self.is_unread = true,
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
            "tr" => self.close_row(),
            "td" | "th" => self.open_cell(tag, &style, name == "th"),
            "sup" | "b" | "strong" | "font" | "span" => {
                let is_raised = name == "sup" || style.contains("vertical-align:super");
                let is_bold = matches!(&*name, "b" | "strong") || is_bold(&style);
                self.inline.push(Inline { name, is_bold, is_raised });
            }
            "br" => self.text("\u{2028}"),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "caption" => {
                self.end_of_block();
                if let Some(cell) = self.cell().filter(|it| it.text.trim().is_empty()) {
                    cell.indent += indent(&style);
                    cell.has_bold |= is_bold(&style);
                } else if let Some(cell) = self.cell() {
                    cell.text.push(LINE_END);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth -= usize::from(hidden == name);
            if *depth == 0 {
                self.hidden = None;
            }
            return;
        }
        match name {
            "script" | "style" | "title" => self.is_unread = false,
            "table" => self.close_table(),
            "tr" => self.close_row(),
            "td" | "th" => self.close_cell(),
            "sup" | "b" | "strong" | "font" | "span" => {
                if let Some(at) = self.inline.iter().rposition(|it| it.name == name) {
                    self.inline.truncate(at);
                }
            }
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "caption" => {
                self.end_of_block();
                if let Some(cell) = self.cell() {
                    cell.text.push(LINE_END);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() || self.is_unread {
            return;
        }
        let is_bold = self.inline.iter().any(|it| it.is_bold);
        let is_raised = self.inline.iter().any(|it| it.is_raised);
        match self.open.last_mut() {
            Some(table) => match &mut table.cell {
                Some(cell) if is_raised => cell.marks.push_str(text),
                Some(cell) => {
                    cell.text.push_str(text);
                    if !text.trim().is_empty() {
                        cell.has_bold |= is_bold;
                        cell.has_plain |= !is_bold;
                    }
                }
                None => {}
            },
            None if is_raised => {}
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

    fn open_cell(&mut self, tag: &StartTag<()>, style: &str, is_heading: bool) {
        self.close_cell();
        self.inline.clear();
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
        table.cell = Some(Open {
            text: String::new(),
            marks: String::new(),
            start,
            end,
            indent: indent(style),
            has_plain: false,
            has_bold: is_heading || is_bold(style),
        });
    }

    fn close_cell(&mut self) {
        let Some(table) = self.open.last_mut() else { return };
        let Some(open) = table.cell.take() else { return };
        table.read.1 = 0;
        let (text, spaces) = one_line(&open.text);
        let (marks, _) = one_line(&open.marks);
        if text.is_empty() && marks.is_empty() {
            return;
        }
        let is_bold = open.has_bold && !open.has_plain;
        let indent = open.indent + spaces_of(&open.text, spaces) * SPACE;
        let lines = open.text.split(LINE_END).map(|line| one_line(line).0).filter(|line| !line.is_empty());
        table.lines.push(lines.collect());
        table.row.push(Cell { text, marks, start: open.start, end: open.end, is_bold, indent });
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
            self.grids[table.at] =
                Grid { name: None, before: table.before, rows: table.rows, has_spans: true, ..Grid::default() };
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

/// Leading no-break spaces indent; the blanks of the source, which a browser passes over, don't.
fn spaces_of(text: &str, counted: i32) -> i32 {
    let leading = text.chars().take_while(|c| c.is_whitespace());
    i32::try_from(leading.filter(|c| *c == '\u{a0}').count()).map_or(counted, |hard| hard.min(counted))
}

fn is_bold(style: &str) -> bool {
    style.contains("font-weight:bold") || style.contains("font-weight:7")
}

/// How far the first line of an element stands from the left, in tenths of a point.
fn indent(style: &str) -> i32 {
    let mut left = 0;
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let values: Vec<&str> = value.split(|c: char| c.is_whitespace()).collect();
        let value = match property.trim() {
            "padding-left" | "margin-left" | "text-indent" => values.first().copied(),
            // Four lengths, of which the blanks were taken out: the last is the left one.
            "padding" | "margin" => continue,
            _ => continue,
        };
        left += value.and_then(length).unwrap_or_default();
    }
    left.max(0)
}

/// A length in tenths of a point.
fn length(text: &str) -> Option<i32> {
    let unit = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit);
    let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
    let is_negative = whole.starts_with('-');
    let whole: i32 = if matches!(whole, "" | "-") { 0 } else { whole.parse().ok()? };
    let tenth = tenths.chars().next().and_then(|c| c.to_digit(10)).and_then(|it| i32::try_from(it).ok())?;
    let tenths = whole.checked_mul(10)?.checked_add(if is_negative { -tenth } else { tenth })?;
    let points = match unit {
        "pt" | "" => 100,
        "px" => 75,
        "em" | "rem" => 1000,
        "in" => 7200,
        "cm" => 2835,
        "%" => 500,
        _ => return None,
    };
    Some(tenths.checked_mul(points)? / 100)
}

#[cfg(test)]
mod tests;
