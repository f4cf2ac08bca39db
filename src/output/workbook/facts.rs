//! The sheet of every fact: of an announcement, the last one of its workbook; of a year, with what else a workbook needs.
//!
//! The library makes the workbook with a sheet that has no rows, and the rows of facts are put into it: a large archive has
//! millions, of which the library keeps each cell until it writes all.

use super::contents::{Contents, Entry};
use super::sheet::Sheet;
use super::style::Styles;
use super::{COMPRESSION, workbook};
use crate::address::{Site, path};
use crate::output::facts::{COLUMNS, Look, MOST_ROWS, Rows, escape};
use crate::words;
use chrono::NaiveDate;
use rust_xlsxwriter::{ColNum, Format, RowNum};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// How wide the columns are.
const WIDTHS: [usize; 30] =
    [24, 24, 24, 36, 20, 8, 12, 11, 11, 10, 9, 9, 18, 18, 9, 14, 12, 12, 12, 10, 11, 8, 9, 12, 9, 14, 24, 10, 20, 60];

/// The column of addresses.
const ADDRESS: ColNum = 29;

/// How many links a sheet has at most; behind them addresses are text.
const MOST_LINKS: usize = 65_530;

/// The sheet without its rows, of which there are so many. It leads to these pages, so that the workbook knows them.
pub(super) fn sheet(name: &str, rows: usize, pages: &[String], base: &str, styles: &Styles) -> Sheet {
    let mut sheet = Sheet::new(name);
    for (row, page) in (1..).zip(pages.iter().take(MOST_LINKS)) {
        sheet.link(row, ADDRESS, &format!("{base}{page}"), name, &styles.link);
    }
    (0..).zip(WIDTHS).for_each(|(column, width)| sheet.width(column, width));
    sheet.freeze(1, 0);
    sheet.filter(0, ADDRESS + 1, RowNum::try_from(rows).unwrap_or(RowNum::MAX));
    sheet
}

/// The looks that rows refer to, in the order of their positions.
pub(super) fn looks(styles: &Styles) -> [Format; 3] {
    Look::ALL.map(|look| match look {
        Look::Head => styles.head_of_words.clone(),
        Look::Whole => Format::new().set_num_format("#,##0"),
        Look::Link => styles.link.clone(),
    })
}

/// A saved workbook whose sheet at a position, from 1, gets the rows of an announcement.
pub(super) fn filled(saved: Vec<u8>, sheet: usize, rows: &Rows) -> Vec<u8> {
    let name = part(sheet);
    let frame = Frame::of(&saved, &name);
    let mut file = File::new();
    file.begin(&name, &frame);
    file.write(rows.xml());
    file.end(&frame.end(rows.len(), &links(rows)));
    file.finish(&saved)
}

/// The links of a sheet: one a row, all that lead to one page by its one relationship.
fn links(rows: &Rows) -> Vec<u8> {
    let mut xml = b"<hyperlinks>".to_vec();
    let column = rust_xlsxwriter::utility::column_number_to_name(ADDRESS);
    for (row, (page, anchor)) in (2..).zip(rows.addresses()).take(MOST_LINKS) {
        xml.extend_from_slice(format!("<hyperlink ref=\"{column}{row}\" r:id=\"rId{}\"", page + 1).as_bytes());
        if !anchor.is_empty() {
            xml.extend_from_slice(b" location=\"");
            escape(&mut xml, anchor);
            xml.push(b'"');
        }
        xml.extend_from_slice(b"/>");
    }
    xml.extend_from_slice(b"</hyperlinks>");
    xml
}

/// The facts of a year as a spreadsheet. A year may have more than the 65,530 links that a sheet takes, so that its addresses
/// are text in each; facts beyond the rows of a sheet stand on a further one.
pub struct FactsOfYear<'s> {
    site: &'s Site<'s>,
    title: String,
    latest: Option<NaiveDate>,
    file: File,
    frame: Frame,
    /// How many facts each sheet has.
    sheets: Vec<usize>,
    /// How many rows a sheet has room for, that of the heads among them.
    most: usize,
}

impl<'s> FactsOfYear<'s> {
    /// One without facts.
    #[must_use]
    pub fn new(site: &'s Site<'s>, year: i32) -> Self {
        let title = words::of(&site.edition.config().language).facts_of_year(year);
        let saved = saved(site, &title, None, &[1]);
        let frame = Frame::of(&saved, &part(2));
        let mut own = Self { site, title, latest: None, file: File::new(), frame, sheets: vec![0], most: MOST_ROWS };
        own.file.begin(&part(2), &own.frame);
        own
    }

    #[cfg(test)]
    pub(super) fn of_rows(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// Adds those of an announcement and its day, of which later ones are added later.
    pub fn add(&mut self, rows: &Rows, dated: NaiveDate) {
        self.latest = Some(dated);
        let of_sheet = self.sheets.last().copied().unwrap_or_default();
        if of_sheet > 0 && of_sheet + rows.len() + 1 > self.most {
            self.file.end(&self.frame.end(of_sheet, &[]));
            self.sheets.push(0);
            self.file.begin(&part(self.sheets.len() + 1), &self.frame);
        }
        self.file.write(rows.xml());
        if let Some(last) = self.sheets.last_mut() {
            *last += rows.len();
        }
    }

    /// The bytes.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        let of_sheet = self.sheets.last().copied().unwrap_or_default();
        self.file.end(&self.frame.end(of_sheet, &[]));
        self.file.finish(&saved(self.site, &self.title, self.latest, &self.sheets))
    }
}

/// A workbook of sheets for so many facts, without them.
fn saved(site: &Site<'_>, title: &str, dated: Option<NaiveDate>, facts: &[usize]) -> Vec<u8> {
    let config = site.edition.config();
    let base = &*config.base_url.value;
    let words = words::of(&config.language);
    let mut styles = Styles::new();
    let names = super::name::sheets(facts.iter().map(|_| words.facts_sheet()), &[words.contents_sheet()]);
    let entry = |name: &String| Entry { sheet: name.clone(), title: title.to_owned(), unit: String::new() };
    let entries: Vec<Entry> = names.iter().map(entry).collect();
    let sheets = names.iter().zip(facts).map(|(name, facts)| sheet(name, *facts, &[], base, &styles)).collect();
    let contents = Contents {
        title,
        issuer: site.edition.issuer().current_name(),
        dated,
        document: "",
        address: &format!("{base}{}", path::canonical(path::DATA)),
        entries: &entries,
        legend: words.legend_of_facts(),
    };
    workbook(contents, sheets, &mut styles, words)
}

/// The name of the part that is the sheet at a position, from 1.
fn part(sheet: usize) -> String {
    format!("xl/worksheets/sheet{sheet}.xml")
}

/// What stands before and behind the rows of a sheet.
struct Frame {
    before: String,
    after: String,
}

impl Frame {
    /// That of a sheet of a saved workbook.
    fn of(saved: &[u8], part: &str) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(saved)).expect("an archive that was just made");
        let mut xml = String::new();
        let mut sheet = archive.by_name(part).expect("a sheet that was just made");
        sheet.read_to_string(&mut xml).expect("a part in memory");
        let (before, after) = xml.split_once("<sheetData").unwrap_or((&xml, ""));
        let after = after.strip_prefix("/>").or_else(|| Some(after.split_once("</sheetData>")?.1)).unwrap_or_default();
        // Neither the rows that it reaches to nor the links of an empty sheet are those of the filled one.
        Self { before: without(before, "<dimension", "/>"), after: without(after, "<hyperlinks>", "</hyperlinks>") }
    }

    /// What stands behind so many rows and the row of heads, with the links.
    fn end(&self, rows: usize, links: &[u8]) -> Vec<u8> {
        let mut xml = b"</sheetData>".to_vec();
        let column = rust_xlsxwriter::utility::column_number_to_name(ADDRESS);
        let after = match self.after.split_once("<autoFilter") {
            Some((_, rest)) => {
                xml.extend_from_slice(format!("<autoFilter ref=\"A1:{column}{}\"/>", rows + 1).as_bytes());
                rest.split_once("/>").map_or("", |(_, after)| after)
            }
            None => &self.after,
        };
        xml.extend_from_slice(links);
        xml.extend_from_slice(after.as_bytes());
        xml
    }
}

/// A text without what stands between two others and without these.
fn without(text: &str, from: &str, to: &str) -> String {
    let cut = text.split_once(from).and_then(|(before, rest)| Some((before, rest.split_once(to)?.1)));
    cut.map_or_else(|| text.to_owned(), |(before, after)| format!("{before}{after}"))
}

/// The archive that is a workbook, whose sheets of facts are written first.
struct File {
    archive: ZipWriter<Cursor<Vec<u8>>>,
    parts: Vec<String>,
}

impl File {
    fn new() -> Self {
        Self { archive: ZipWriter::new(Cursor::new(Vec::new())), parts: Vec::new() }
    }

    /// Begins a sheet with the row of heads.
    fn begin(&mut self, part: &str, frame: &Frame) {
        let options = SimpleFileOptions::default()
            .compression_level(Some(COMPRESSION.into()))
            .last_modified_time(DateTime::default());
        self.archive.start_file(part, options).expect("a part of a name of its own");
        self.parts.push(part.to_owned());
        self.write(frame.before.as_bytes());
        self.write(b"<sheetData>");
        self.write(&Rows::head(COLUMNS));
    }

    fn write(&mut self, xml: &[u8]) {
        self.archive.write_all(xml).expect("an archive in memory");
    }

    fn end(&mut self, xml: &[u8]) {
        self.write(xml);
    }

    /// The bytes, with all other parts of a saved workbook.
    fn finish(mut self, saved: &[u8]) -> Vec<u8> {
        let mut others = ZipArchive::new(Cursor::new(saved)).expect("an archive that was just made");
        for at in 0..others.len() {
            let part = others.by_index_raw(at).expect("a part that was just made");
            if !self.parts.iter().any(|own| part.name().is_ok_and(|name| name == *own)) {
                self.archive.raw_copy_file(part).expect("an archive in memory");
            }
        }
        self.archive.finish().expect("an archive in memory").into_inner()
    }
}
