//! Spreadsheets.

use chrono::NaiveDate;

/// How a language speaks in spreadsheets. Names of sheets have at most 31 characters and none of `[]:*?/\`.
pub trait Workbooks {
    /// The name of the first sheet, which says what the others are.
    fn contents_sheet(&self) -> &'static str;
    /// The name of the sheet with the figures that stand in no table.
    fn figures_sheet(&self) -> &'static str;
    /// What that sheet has.
    fn figures_title(&self) -> &'static str;
    /// The heads of its columns.
    fn figure_heads(&self) -> [&'static str; 13];
    /// The name of the sheet of every fact.
    fn facts_sheet(&self) -> &'static str;
    /// What that sheet has.
    fn facts_title(&self) -> &'static str;
    /// What the workbook has that is of a year.
    fn facts_of_year(&self, year: i32) -> String;
    /// Above the keys of lines and columns.
    fn key_head(&self) -> &'static str;
    /// Above what lines count.
    fn unit_head(&self) -> &'static str;
    /// Above marks of footnotes and other remarks.
    fn remarks_head(&self) -> &'static str;
    /// Before the date of a document.
    fn dated_head(&self) -> &'static str;
    /// Before the title of the official document.
    fn document_head(&self) -> &'static str;
    /// Before the address of the page that has the same.
    fn page_head(&self) -> &'static str;
    /// The heads of the list of sheets: its name, its title, what it counts.
    fn sheet_heads(&self) -> [&'static str; 3];
    /// What lines that are followed over time are called as a sheet's title: `Financials, quarters`.
    fn over_time(&self, financials: &str, cadence: &str) -> String;
    /// That figures speak as of a day.
    fn speaks_as_of(&self, day: NaiveDate) -> String;
    /// That a unit is of amounts that were translated for the reader's convenience.
    fn translated_unit(&self, unit: &str) -> String;
    /// For which periods figures were stated otherwise before.
    fn restated_for(&self, periods: &[String]) -> String;
    /// That only so many periods of all are shown: the latest.
    fn latest_of(&self, shown: usize, all: usize) -> String;
    /// That figures are text because a spreadsheet would round them.
    fn too_long_for_numbers(&self) -> &'static str;
    /// How to read the sheet of a table.
    fn sheet_legend(&self) -> &'static [&'static str];
    /// What the sheet of facts has, in a workbook with others.
    fn legend_of_facts_sheet(&self) -> &'static str;
    /// How to read a sheet of facts.
    fn legend_of_facts(&self) -> &'static [&'static str];
    /// How to read a sheet of figures over time.
    fn legend_over_time(&self) -> &'static [&'static str];
}
