//! A sheet that takes whatever an archive has: what is beyond the limits of the format is cut.

use crate::output::facts::cut;
use rust_xlsxwriter::{ColNum, Format, RowNum, Url, Worksheet, XlsxError};

/// How many rows a sheet has.
pub(super) const ROWS: RowNum = 1_048_576;

/// How many columns a sheet has.
pub(super) const COLUMNS: ColNum = 16_384;

/// A sheet.
pub(super) struct Sheet {
    own: Worksheet,
}

impl Sheet {
    /// An empty sheet, to be printed on one page's width.
    pub fn new(name: &str) -> Self {
        let mut own = Worksheet::new();
        taken(own.set_name(name));
        own.set_landscape().set_print_fit_to_pages(1, 0).set_footer("&L&A&R&P / &N");
        Self { own }
    }

    /// Writes a text; of one that is too long its beginning.
    pub fn text(&mut self, row: RowNum, column: ColNum, text: &str, format: &Format) {
        if is_within(row, column) && !text.is_empty() {
            taken(self.own.write_string_with_format(row, column, &*cut(text), format));
        }
    }

    /// Writes a number.
    pub fn number(&mut self, row: RowNum, column: ColNum, number: f64, format: &Format) {
        if is_within(row, column) {
            taken(self.own.write_number_with_format(row, column, number, format));
        }
    }

    /// Gives an empty cell a format.
    pub fn blank(&mut self, row: RowNum, column: ColNum, format: &Format) {
        if is_within(row, column) {
            taken(self.own.write_blank(row, column, format));
        }
    }

    /// Writes a text that leads to an address; an address that is too long is written as text.
    pub fn link(&mut self, row: RowNum, column: ColNum, address: &str, text: &str, format: &Format) {
        let url = Url::new(address).set_text(&*cut(text));
        if is_within(row, column) && self.own.write_url_with_format(row, column, url, format).is_err() {
            self.text(row, column, text, format);
        }
    }

    /// Writes a text that leads to another sheet.
    pub fn inner_link(&mut self, row: RowNum, column: ColNum, sheet: &str, format: &Format) {
        self.link(row, column, &format!("internal:'{sheet}'!A1"), sheet, format);
    }

    /// Keeps the rows and columns before a cell in sight, and repeats the rows on each printed page.
    pub fn freeze(&mut self, row: RowNum, column: ColNum) {
        taken(self.own.set_freeze_panes(row, column));
        if let Some(last) = row.checked_sub(1) {
            taken(self.own.set_repeat_rows(0, last));
        }
    }

    /// Makes a column wide enough for so many characters.
    pub fn width(&mut self, column: ColNum, characters: usize) {
        if column < COLUMNS {
            // A little room beside the text; a column has 255 at most.
            let width = u8::try_from(characters.saturating_add(2)).unwrap_or(u8::MAX);
            taken(self.own.set_column_width(column, width));
        }
    }

    /// Lets readers filter by the heads in a row, of so many columns, above the rows to the last.
    pub fn filter(&mut self, row: RowNum, columns: ColNum, last: RowNum) {
        if let Some(right) = columns.checked_sub(1)
            && last > row
        {
            taken(self.own.autofilter(row, 0, last.min(ROWS - 1), right.min(COLUMNS - 1)));
        }
    }

    /// The sheet as a workbook takes it.
    pub fn finish(self) -> Worksheet {
        self.own
    }
}

/// How wide a text is in a column, in digits: signs of East Asian scripts take two.
pub(super) fn room(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

/// What is written stands within the limits, so that nothing can be refused.
fn taken<T>(result: Result<T, XlsxError>) {
    debug_assert!(result.is_ok(), "{:?}", result.err());
}

fn is_within(row: RowNum, column: ColNum) -> bool {
    row < ROWS && column < COLUMNS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_the_limits_is_left_out() {
        let (mut sheet, format) = (Sheet::new("x"), Format::new());
        sheet.text(ROWS, 0, "a", &format);
        sheet.number(0, COLUMNS, 1.0, &format);
        sheet.blank(ROWS, COLUMNS, &format);
        sheet.link(0, 0, &format!("https://example.org/{}", "a".repeat(3_000)), "a", &format);
        sheet.link(1, 0, "https://example.org/", &"a".repeat(40_000), &format);
        sheet.width(COLUMNS, 5);
        sheet.width(0, usize::MAX);
        sheet.filter(3, 0, 2);
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.push_worksheet(sheet.finish());
        assert!(workbook.save_to_buffer().is_ok());
    }
}
