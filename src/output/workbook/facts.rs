//! The sheet of every fact: of an announcement, the last one of its workbook; of a year, with what else a workbook needs.

use super::archive::Deflated;
use super::contents::{Contents, Entry};
use super::sheet::{LINKS, Sheet};
use super::skeleton::Workbooks;
use super::style::{Style, Styles};
use crate::address::{Site, path};
use crate::output::facts::{COLUMNS, MOST_ROWS, Rows};
use crate::words;
use chrono::NaiveDate;
use rust_xlsxwriter::{ColNum, RowNum};

/// How wide the columns are.
const WIDTHS: [usize; 30] =
    [24, 24, 24, 36, 20, 8, 12, 11, 11, 10, 9, 9, 18, 18, 9, 14, 12, 12, 12, 10, 11, 8, 9, 12, 9, 14, 24, 10, 20, 60];

/// The column of addresses.
const ADDRESS: ColNum = 29;

/// The sheet of so many facts, whose rows are compressed.
fn sheet(name: &str, facts: usize, rows: Deflated) -> Sheet {
    let mut sheet = Sheet::new(name);
    // Behind the value stands what a spreadsheet makes of it.
    let heads = COLUMNS.split(',').flat_map(|head| [Some(head), (head == "value").then_some("number")]);
    for (column, head) in (0..).zip(heads.flatten()) {
        sheet.text(0, column, head, Style::HEAD_OF_WORDS);
    }
    sheet.put(rows, facts);
    (0..).zip(WIDTHS).for_each(|(column, width)| sheet.width(column, width));
    sheet.freeze(1, 0);
    sheet.filter(ADDRESS + 1, RowNum::try_from(facts).unwrap_or(RowNum::MAX));
    sheet
}

/// That of an announcement: each address leads on, all that lead to one page by its one relationship.
pub(super) fn of_announcement(name: &str, rows: &Rows, packed: &Deflated, base: &str) -> Sheet {
    let mut own = Deflated::default();
    own.add(packed);
    let mut sheet = sheet(name, rows.len(), own);
    let pages = rows.pages().iter().take(LINKS);
    let pages: Vec<Option<usize>> = pages.map(|page| sheet.relationship(&format!("{base}{page}"))).collect();
    for (row, (page, anchor)) in (1..).zip(rows.addresses()).take(LINKS) {
        if let Some(page) = pages.get(page).copied().flatten() {
            sheet.leads(row, ADDRESS, page, anchor);
        }
    }
    sheet
}

/// The facts of a year as a spreadsheet. A year may have more than the 65,530 links that a sheet takes, so that its addresses
/// are text in each; facts beyond the rows of a sheet stand on a further one.
pub struct FactsOfYear<'s> {
    site: &'s Site<'s>,
    title: String,
    latest: Option<NaiveDate>,
    /// How many facts each sheet has, and their rows.
    sheets: Vec<(usize, Deflated)>,
    /// How many rows a sheet has room for, that of the heads among them.
    most: usize,
}

impl<'s> FactsOfYear<'s> {
    /// One without facts.
    #[must_use]
    pub fn new(site: &'s Site<'s>, year: i32) -> Self {
        let title = words::of(&site.edition.config().language).facts_of_year(year);
        Self { site, title, latest: None, sheets: vec![Default::default()], most: MOST_ROWS }
    }

    #[cfg(test)]
    pub(super) fn of_rows(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// Adds those of an announcement, as they are compressed, and its day, of which later ones are added later.
    pub fn add(&mut self, rows: &Rows, packed: &Deflated, dated: NaiveDate) {
        self.latest = Some(dated);
        let facts = self.sheets.last().map_or(0, |(facts, _)| *facts);
        if facts > 0 && facts + rows.len() + 1 > self.most {
            self.sheets.push(Default::default());
        }
        if let Some((facts, all)) = self.sheets.last_mut() {
            *facts += rows.len();
            all.add(packed);
        }
    }

    /// The bytes.
    #[must_use]
    pub fn finish(self, workbooks: &mut Workbooks) -> Vec<u8> {
        let config = self.site.edition.config();
        let words = words::of(&config.language);
        let names = super::name::sheets(self.sheets.iter().map(|_| words.facts_sheet()), &[words.contents_sheet()]);
        let entry = |name: &String| Entry { sheet: name.clone(), title: self.title.clone(), unit: String::new() };
        let entries: Vec<Entry> = names.iter().map(entry).collect();
        let sheets = names.iter().zip(self.sheets).map(|(name, (facts, rows))| sheet(name, facts, rows)).collect();
        let contents = Contents {
            title: &self.title,
            issuer: self.site.edition.issuer().current_name(),
            dated: self.latest,
            document: "",
            address: &format!("{}{}", config.base_url.value, path::canonical(path::DATA)),
            entries: &entries,
            legend: words.legend_of_facts(),
        };
        super::workbook(contents, sheets, &Styles::new(), words, workbooks)
    }
}
