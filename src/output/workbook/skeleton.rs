//! Workbooks without content, which the library makes: what a workbook is of, how cells look, how its parts refer to each other.
//!
//! Most workbooks of an archive have the same: the sheets and looks of one quarter are those of the next. Such a skeleton is made
//! once and filled with the cells of many. Neither texts nor the number of rows are part of it.

use super::archive::{Archive, Compressor, Deflated};
use super::layout::{Frame, Layout, ROWS};
use super::sheet::Sheet;
use super::style::{Look, Styles};
use crate::output::facts::escape;
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{ColNum, DocProperties, ExcelDateTime, RowNum, Workbook, Worksheet, XlsxError};
use std::fmt;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How many are kept; then all are made anew.
const MOST: usize = 200;

/// What is kept from one workbook to the next; no byte of them depends on it.
#[derive(Default)]
pub struct Workbooks {
    compressor: Compressor,
    skeletons: Vec<(Plan, Skeleton)>,
}

impl fmt::Debug for Workbooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbooks").field("skeletons", &self.skeletons.len()).finish_non_exhaustive()
    }
}

impl Workbooks {
    /// Compresses a part, or a piece of one.
    #[must_use]
    pub fn deflated(&mut self, plain: &[u8]) -> Deflated {
        Deflated::of(plain, &mut self.compressor)
    }

    /// The bytes of a workbook.
    pub(super) fn workbook(&mut self, properties: &Properties<'_>, sheets: Vec<Sheet>, styles: &Styles) -> Vec<u8> {
        let layouts = (0..).zip(&sheets).map(|(at, sheet)| {
            let filter = sheet.layout.filter.map(|(right, _)| (right, mark(at)));
            Layout { filter, ..sheet.layout.clone() }
        });
        let has_document = !properties.document.is_empty();
        let plan = Plan { layouts: layouts.collect(), looks: styles.looks().to_vec(), has_document };
        let known = self.skeletons.iter().position(|(own, _)| *own == plan);
        let at = known.unwrap_or_else(|| {
            if self.skeletons.len() >= MOST {
                self.skeletons.clear();
            }
            let made = Skeleton::of(&plan, &mut self.compressor);
            self.skeletons.push((plan, made));
            self.skeletons.len() - 1
        });
        self.skeletons[at].1.filled(properties, sheets, &mut self.compressor)
    }
}

/// What a workbook says of itself.
pub(super) struct Properties<'p> {
    /// What it is of.
    pub title: &'p str,
    /// Its document, if it is of a single one.
    pub document: &'p str,
    /// Who says it.
    pub author: &'p str,
    /// Where the same stands.
    pub address: &'p str,
    /// The day that it is of, which else would be that of the build.
    pub created: Option<NaiveDate>,
}

/// Everything that a skeleton depends on. The last rows of filters stand for their sheets.
#[derive(PartialEq, Eq)]
struct Plan {
    layouts: Vec<Layout>,
    looks: Vec<Look>,
    has_document: bool,
}

enum Part {
    /// The same in each workbook.
    Same(Deflated),
    /// Names of ranges, among them those of filters.
    Names(String),
    /// Title, author and so on.
    Properties(String),
    Sheet(Frame),
}

struct Skeleton {
    parts: Vec<(String, Part)>,
}

/// The last row of the filter of a sheet, where its own isn't known yet. The library has no number for the last one of all.
fn mark(sheet: RowNum) -> RowNum {
    ROWS - 2 - sheet
}

/// The end of the range from a filter's first cell, as names of ranges have it.
fn filter_end(column: ColNum, row: RowNum) -> String {
    format!(":${}${}<", column_number_to_name(column), row + 1)
}

impl Skeleton {
    fn of(plan: &Plan, compressor: &mut Compressor) -> Self {
        let mut workbook = Workbook::new();
        plan.looks.iter().for_each(|look| workbook.register_format(&look.format()));
        let properties = DocProperties::new().set_title("{title}").set_author("{author}").set_comment("{address}");
        let properties = if plan.has_document { properties.set_subject("{document}") } else { properties };
        let day = ExcelDateTime::from_timestamp(0).expect("a day that spreadsheets know");
        workbook.set_properties(&properties.set_creation_datetime(&day));
        plan.layouts.iter().for_each(|layout| workbook.push_worksheet(worksheet(layout)));
        let saved = workbook.save_to_buffer().expect("a workbook whose sheets have names of their own");
        let mut archive = ZipArchive::new(Cursor::new(saved)).expect("an archive that was just made");
        let parts = (0..archive.len()).map(|at| {
            let mut xml = String::new();
            let mut part = archive.by_index(at).expect("a part that was just made");
            part.read_to_string(&mut xml).expect("a part in memory");
            let name = part.name().expect("a name in ASCII").into_owned();
            let part = match &*name {
                "xl/workbook.xml" => Part::Names(xml),
                "docProps/core.xml" => Part::Properties(xml.replace("1970-01-01", "{day}")),
                sheet if sheet.starts_with("xl/worksheets/") => Part::Sheet(Frame::of(&xml)),
                _ => Part::Same(Deflated::compressed(xml.as_bytes(), compressor)),
            };
            (name, part)
        });
        Self { parts: parts.collect() }
    }

    fn filled(&self, properties: &Properties<'_>, sheets: Vec<Sheet>, compressor: &mut Compressor) -> Vec<u8> {
        let mut archive = Archive::default();
        let filters: Vec<_> = sheets.iter().map(|sheet| sheet.layout.filter).collect();
        let mut sheets = (1..).zip(sheets);
        for (name, part) in &self.parts {
            match part {
                Part::Same(part) => archive.add(name, part),
                Part::Names(xml) => {
                    let mut xml = xml.clone();
                    for (at, (right, last)) in (0..).zip(&filters).filter_map(|(at, filter)| Some((at, (*filter)?))) {
                        xml = xml.replacen(&filter_end(right, mark(at)), &filter_end(right, last), 1);
                    }
                    archive.add(name, &compressor.repeated(xml.as_bytes()));
                }
                Part::Properties(xml) => archive.add(name, &Deflated::of(&properties.filled(xml), compressor)),
                Part::Sheet(frame) => {
                    let Some((number, sheet)) = sheets.next() else { continue };
                    debug_assert_eq!(*name, format!("xl/worksheets/sheet{number}.xml"));
                    let (part, relationships) = sheet.finish(frame, compressor);
                    archive.add(name, &part);
                    if let Some(relationships) = relationships {
                        archive.add(&format!("xl/worksheets/_rels/sheet{number}.xml.rels"), &relationships);
                    }
                }
            }
        }
        archive.finish()
    }
}

/// A sheet without cells, to be printed on one page's width.
fn worksheet(layout: &Layout) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_footer("&L&A&R&P / &N");
    let Layout { name, frozen: (row, column), filter } = layout;
    let mut laid_out = || -> Result<(), XlsxError> {
        sheet.set_name(name)?;
        if (*row, *column) != (0, 0) {
            sheet.set_freeze_panes(*row, *column)?;
        }
        if let Some(last) = row.checked_sub(1) {
            sheet.set_repeat_rows(0, last)?;
        }
        if let Some((right, last)) = *filter {
            sheet.autofilter(0, 0, last, right)?;
        }
        Ok(())
    };
    let result = laid_out();
    debug_assert!(result.is_ok(), "{:?}", result.err());
    sheet
}

impl Properties<'_> {
    /// The XML of properties, with these in the place of their names.
    fn filled(&self, mut xml: &str) -> Vec<u8> {
        let known = |day: &NaiveDate| (1900..=9999).contains(&day.year());
        let day = self.created.filter(known).unwrap_or_default().to_string();
        let mut filled = Vec::with_capacity(xml.len() + 400);
        while let Some((before, (name, behind))) =
            xml.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            filled.extend_from_slice(before.as_bytes());
            let text = match name {
                "title" => self.title,
                "document" => self.document,
                "author" => self.author,
                "address" => self.address,
                _ => &day,
            };
            escape(&mut filled, text);
            xml = behind;
        }
        filled.extend_from_slice(xml.as_bytes());
        filled
    }
}
