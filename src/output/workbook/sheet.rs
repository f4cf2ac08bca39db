//! A sheet that takes whatever an archive has: what is beyond the limits of the format is cut.
//!
//! Cells are written as they stand in the file, row by row: their texts are in themselves, and none says where it stands, because
//! readers count. The library keeps a cell until it writes all, looks up how it looks and where its text stands among all texts,
//! which takes ten times as long.

use super::archive::{Compressor, Deflated};
use super::layout::{Frame, Layout, ROWS};
use super::style::Style;
use crate::domain::{Scale, decimal};
use crate::output::facts::{escape, text_in_cell};
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::{column_number_to_name, row_col_to_cell};
use rust_xlsxwriter::{ColNum, RowNum};
use std::collections::BTreeMap;
use std::io::Write;

/// How many columns a sheet has.
pub(super) const COLUMNS: ColNum = 16_384;

/// How many links a sheet has at most; behind them addresses are text.
pub(super) const LINKS: usize = 65_530;

/// How many UTF-16 units an address has at most.
const LONGEST_ADDRESS: usize = 2_080;

/// What a column has beside its characters (ECMA-376 part 1, 18.3.1.13), where the widest digit takes seven pixels.
const PADDING: &str = ".7109375";

const RELATIONSHIPS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const HYPERLINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/// A sheet.
#[derive(Default)]
pub(super) struct Sheet {
    pub layout: Layout,
    rows: Vec<u8>,
    /// Room for a number.
    digits: String,
    /// How many rows are begun, and how many cells the last one has.
    begun: (RowNum, ColNum),
    /// How many cells a row has at most.
    widest: ColNum,
    /// Rows behind these that are compressed already, and how many they are.
    further: (Deflated, RowNum),
    widths: BTreeMap<ColNum, usize>,
    links: Vec<u8>,
    linked: usize,
    relationships: Vec<u8>,
    related: usize,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: &str) -> Self {
        let layout = Layout { name: name.to_owned(), ..Layout::default() };
        Self { layout, rows: Vec::with_capacity(16 << 10), ..Self::default() }
    }

    /// Writes a text; of one that is too long its beginning.
    pub fn text(&mut self, row: RowNum, column: ColNum, text: &str, style: Style) {
        if is_within(row, column) && !text.is_empty() {
            self.cell(row, column, style);
            text_in_cell(&mut self.rows, text);
        }
    }

    /// Writes a number of which a spreadsheet keeps every digit.
    pub fn number(&mut self, row: RowNum, column: ColNum, number: Decimal, style: Style) {
        if is_within(row, column) {
            self.cell(row, column, style);
            self.rows.extend_from_slice(b"><v>");
            self.digits.clear();
            decimal::push_plain(&mut self.digits, number, Scale::One);
            self.rows.extend_from_slice(self.digits.as_bytes());
            self.rows.extend_from_slice(b"</v></c>");
        }
    }

    /// Gives an empty cell a look.
    pub fn blank(&mut self, row: RowNum, column: ColNum, style: Style) {
        if is_within(row, column) {
            self.cell(row, column, style);
            self.rows.extend_from_slice(b"/>");
        }
    }

    /// Begins a cell, which stands behind all others.
    fn cell(&mut self, row: RowNum, column: ColNum, style: Style) {
        debug_assert!((row + 1, column + 1) > self.begun, "{row} {column} behind {:?}", self.begun);
        while self.begun.0 <= row {
            self.rows.extend_from_slice(if self.begun.0 == 0 { b"<row>" } else { b"</row><row>" });
            self.begun = (self.begun.0 + 1, 0);
        }
        while self.begun.1 < column {
            self.rows.extend_from_slice(b"<c/>");
            self.begun.1 += 1;
        }
        self.begun.1 += 1;
        self.widest = self.widest.max(self.begun.1);
        self.rows.extend_from_slice(b"<c");
        if style != Style::PLAIN {
            self.rows.extend_from_slice(b" s=\"");
            self.rows.extend_from_slice(itoa::Buffer::new().format(style.0).as_bytes());
            self.rows.push(b'"');
        }
    }

    /// Writes a text that leads to an address; where the address is too long or there are too many, a text.
    pub fn link(&mut self, row: RowNum, column: ColNum, address: &str, text: &str, style: Style) {
        self.text(row, column, text, style);
        let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
        if self.linked < LINKS
            && let Some(relationship) = self.relationship(page)
        {
            self.leads(row, column, relationship, anchor);
        }
    }

    /// A page outside of the workbook that cells may lead to, unless its address is too long.
    pub fn relationship(&mut self, page: &str) -> Option<usize> {
        if page.encode_utf16().count() > LONGEST_ADDRESS {
            return None;
        }
        self.related += 1;
        let xml = &mut self.relationships;
        put(xml, format_args!("<Relationship Id=\"rId{}\" Type=\"{HYPERLINK}\" Target=\"", self.related));
        escape(xml, page);
        xml.extend_from_slice(b"\" TargetMode=\"External\"/>");
        Some(self.related)
    }

    /// Lets a cell lead to an anchor of a page.
    pub fn leads(&mut self, row: RowNum, column: ColNum, relationship: usize, anchor: &str) {
        if self.linked < LINKS && is_within(row, column) {
            self.linked += 1;
            let xml = &mut self.links;
            let (mut line, mut id) = (itoa::Buffer::new(), itoa::Buffer::new());
            let (line, id) = (line.format(row + 1), id.format(relationship));
            let column = column_number_to_name(column);
            for part in ["<hyperlink ref=\"", &column, line, "\" r:id=\"rId", id, "\""] {
                xml.extend_from_slice(part.as_bytes());
            }
            if !anchor.is_empty() {
                xml.extend_from_slice(b" location=\"");
                escape(xml, anchor);
                xml.push(b'"');
            }
            xml.extend_from_slice(b"/>");
        }
    }

    /// Writes a text that leads to the sheet of this name.
    pub fn inner_link(&mut self, row: RowNum, column: ColNum, sheet: &str, style: Style) {
        self.text(row, column, sheet, style);
        if self.linked < LINKS && is_within(row, column) {
            self.linked += 1;
            let (xml, cell) = (&mut self.links, row_col_to_cell(row, column));
            put(xml, format_args!("<hyperlink ref=\"{cell}\" location=\"'"));
            escape(xml, &sheet.replace('\'', "''"));
            xml.extend_from_slice(b"'!A1\" display=\"");
            escape(xml, sheet);
            xml.extend_from_slice(b"\"/>");
        }
    }

    /// Puts rows behind those that are written.
    pub fn put(&mut self, rows: Deflated, count: usize) {
        self.further = (rows, RowNum::try_from(count).unwrap_or(ROWS));
    }

    /// Keeps the rows and columns before a cell in sight, and repeats the rows on each printed page.
    pub fn freeze(&mut self, row: RowNum, column: ColNum) {
        self.layout.frozen = (row, column);
    }

    /// Makes a column wide enough for so many characters.
    pub fn width(&mut self, column: ColNum, characters: usize) {
        if column < COLUMNS {
            // A little room beside the text; a column has 255 at most.
            self.widths.insert(column, characters.saturating_add(2).min(255));
        }
    }

    /// Lets readers filter by the heads in the first row, of so many columns, above the rows to the last.
    pub fn filter(&mut self, columns: ColNum, last: RowNum) {
        if columns > 0 && last > 0 {
            self.layout.filter = Some((columns.min(COLUMNS) - 1, last.min(ROWS - 1)));
        }
    }

    /// The part that is the sheet, and the one that tells where its links lead.
    pub fn finish(mut self, frame: &Frame, compressor: &mut Compressor) -> (Deflated, Option<Deflated>) {
        let mut xml = Vec::with_capacity(self.rows.len() + self.links.len() + (4 << 10));
        xml.extend_from_slice(frame.before.as_bytes());
        let last = (self.begun.0 + self.further.1).max(1);
        let right = column_number_to_name(self.widest.max(1) - 1);
        put(&mut xml, format_args!("<dimension ref=\"A1:{right}{last}\"/>"));
        let mut part = Deflated::default();
        // What stands around rows that were compressed before is the same in many workbooks, but for how many rows there are.
        let is_around_rows = self.further.1 > 0;
        if is_around_rows {
            part.add(&Deflated::of(&xml, compressor));
            xml.clear();
        }
        xml.extend_from_slice(frame.views.as_bytes());
        if !self.widths.is_empty() {
            xml.extend_from_slice(b"<cols>");
            for (column, width) in &self.widths {
                let at = column + 1;
                put(
                    &mut xml,
                    format_args!("<col min=\"{at}\" max=\"{at}\" width=\"{width}{PADDING}\" customWidth=\"1\"/>"),
                );
            }
            xml.extend_from_slice(b"</cols>");
        }
        xml.extend_from_slice(b"<sheetData>");
        xml.append(&mut self.rows);
        if self.begun.0 > 0 {
            xml.extend_from_slice(b"</row>");
        }
        if is_around_rows {
            part.add(&compressor.repeated(&xml));
            part.add(&self.further.0);
            xml.clear();
        }
        xml.extend_from_slice(b"</sheetData>");
        if let Some((right, last)) = self.layout.filter {
            let right = column_number_to_name(right);
            put(&mut xml, format_args!("<autoFilter ref=\"A1:{right}{}\"/>", last + 1));
        }
        if self.linked > 0 {
            xml.extend_from_slice(b"<hyperlinks>");
            xml.append(&mut self.links);
            xml.extend_from_slice(b"</hyperlinks>");
        }
        xml.extend_from_slice(frame.after.as_bytes());
        if is_around_rows {
            part.add(&compressor.repeated(&xml));
        } else {
            part.add(&Deflated::of(&xml, compressor));
        }
        let relationships = (self.related > 0).then(|| {
            let all = [RELATIONSHIPS.as_bytes(), &self.relationships, b"</Relationships>"];
            Deflated::of(&all.concat(), compressor)
        });
        (part, relationships)
    }
}

fn put(xml: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    xml.write_fmt(text).expect("bytes in memory");
}

/// How wide a text is in a column, in digits: signs of East Asian scripts take two.
pub(super) fn room(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

fn is_within(row: RowNum, column: ColNum) -> bool {
    row < ROWS && column < COLUMNS
}

#[cfg(test)]
#[path = "sheet_test.rs"]
mod tests;
