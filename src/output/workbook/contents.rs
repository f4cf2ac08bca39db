//! The first sheet: what the workbook is of, and what its sheets are.

use super::sheet::{Sheet, room};
use super::style::Style;
use crate::words::Words;
use chrono::NaiveDate;

/// What the first sheet says.
pub(super) struct Contents<'c> {
    /// The title of the document, or of what is followed over time.
    pub title: &'c str,
    /// The issuer's name.
    pub issuer: &'c str,
    /// The day as of which it speaks.
    pub dated: Option<NaiveDate>,
    /// The official document; nothing where there is no single one.
    pub document: &'c str,
    /// The page that has the same.
    pub address: &'c str,
    /// The sheets behind it.
    pub entries: &'c [Entry],
    /// How to read them.
    pub legend: &'c [&'c str],
}

/// A sheet and what it has.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name.
    pub sheet: String,
    /// What is on it.
    pub title: String,
    /// What its figures count, where that is the same for most.
    pub unit: String,
}

impl Contents<'_> {
    /// The sheet.
    pub fn sheet(&self, words: &dyn Words) -> Sheet {
        let mut sheet = Sheet::new(words.contents_sheet());
        sheet.text(0, 0, self.title, Style::TITLE);
        sheet.text(1, 0, self.issuer, Style::STRONG);
        let mut row = 3;
        let day = self.dated.map(|day| words.date(day)).unwrap_or_default();
        for (name, text) in [(words.dated_head(), &*day), (words.document_head(), self.document)] {
            if !text.is_empty() {
                sheet.text(row, 0, name, Style::QUIET);
                sheet.text(row, 1, text, Style::PLAIN);
                row += 1;
            }
        }
        sheet.text(row, 0, words.page_head(), Style::QUIET);
        sheet.link(row, 1, self.address, self.address, Style::LINK);
        row += 2;
        for (column, head) in (0..).zip(words.sheet_heads()) {
            sheet.text(row, column, head, Style::HEAD_OF_WORDS);
        }
        for entry in self.entries {
            row += 1;
            sheet.inner_link(row, 0, &entry.sheet, Style::LINK);
            sheet.text(row, 1, &entry.title, Style::PLAIN);
            sheet.text(row, 2, &entry.unit, Style::PLAIN);
        }
        row += 1;
        for sentence in self.legend {
            row += 1;
            sheet.text(row, 0, sentence, Style::QUIET);
        }
        let widest = |of: fn(&Entry) -> &str| self.entries.iter().map(|it| room(of(it))).max().unwrap_or_default();
        sheet.width(0, widest(|it| &it.sheet).clamp(12, 32));
        sheet.width(1, widest(|it| &it.title).clamp(20, 80));
        sheet.width(2, widest(|it| &it.unit).clamp(12, 32));
        sheet
    }
}
