use super::English;
use crate::words::time::Times;
use crate::words::workbook::Workbooks;
use chrono::NaiveDate;

impl Workbooks for English {
    fn contents_sheet(&self) -> &'static str {
        "Contents"
    }

    fn figures_sheet(&self) -> &'static str {
        "Figures"
    }

    fn figures_title(&self) -> &'static str {
        "Figures that stand in no table"
    }

    fn figure_heads(&self) -> [&'static str; 13] {
        [
            "Key",
            "Label",
            "Definition",
            "Period",
            "First day",
            "Last day",
            "Unit",
            "Currency",
            "Scale",
            "Printed",
            "Exact value",
            "Number",
            "Address",
        ]
    }

    fn facts_sheet(&self) -> &'static str {
        "Facts"
    }

    fn facts_title(&self) -> &'static str {
        "Every fact, one a row"
    }

    fn facts_of_year(&self, year: i32) -> String {
        format!("Every fact of the announcements of {year}")
    }

    fn key_head(&self) -> &'static str {
        "Key"
    }

    fn unit_head(&self) -> &'static str {
        "Unit"
    }

    fn remarks_head(&self) -> &'static str {
        "Notes"
    }

    fn dated_head(&self) -> &'static str {
        "Dated"
    }

    fn document_head(&self) -> &'static str {
        "Document"
    }

    fn page_head(&self) -> &'static str {
        "Page"
    }

    fn sheet_heads(&self) -> [&'static str; 3] {
        ["Sheet", "Title", "Unit"]
    }

    fn over_time(&self, financials: &str, cadence: &str) -> String {
        format!("{financials}, {}", cadence.to_lowercase())
    }

    fn speaks_as_of(&self, day: NaiveDate) -> String {
        format!("As of {}, the date of the announcement", self.date(day))
    }

    fn translated_unit(&self, unit: &str) -> String {
        format!("{unit}, translated")
    }

    fn restated_for(&self, periods: &[String]) -> String {
        format!("Stated otherwise before: {}", periods.join("; "))
    }

    fn latest_of(&self, shown: usize, all: usize) -> String {
        format!("The latest {shown} of {all} periods.")
    }

    fn too_long_for_numbers(&self) -> &'static str {
        "Figures of more than 15 digits are text: a spreadsheet would round them."
    }

    fn sheet_legend(&self) -> &'static [&'static str] {
        &[
            "Lines and columns stand in the order of the document.",
            "Figures are as printed, in the unit at the head of the sheet, of the column or beside the line. Parentheses are \
             for negatives. Percentages are numbers of percent: 13.8% is 13.8.",
            "A dash is nil, which is the number 0. Where a cell is empty, the document states nothing. N/M, <0.1 and other \
             words are text, as printed.",
            "A spreadsheet keeps 15 digits of a number. Figures with more are text.",
            "The address of a cell is that of its sheet's page, with #, the key of its line, a point and the key of its \
             column behind it. The CSV files have the same keys.",
        ]
    }

    fn legend_of_facts_sheet(&self) -> &'static str {
        "The last sheet has every figure of the document in a row of its own, as facts.csv has: the exact value in whole units as \
         text, and beside it the number."
    }

    fn legend_of_facts(&self) -> &'static [&'static str] {
        &[
            "Each row is a figure that a document states, with the columns of the CSV file of the same name, which the page says the \
             meaning of.",
            "The value is the exact one in whole units, as text. The number beside it is what a spreadsheet makes of it, and is \
             empty where the value has more than 15 digits.",
            "The address is where the figure stands, below the site's base.",
        ]
    }

    fn legend_over_time(&self) -> &'static [&'static str] {
        &[
            "Each figure is the one that the newest document states for its period, as precisely as a document prints it that \
             agrees. The page of a line, to which its label leads, names every document.",
            "Periods stand from the newest to the oldest. A balance stands in the period that ends with its day.",
            "Money is in the scale that most of its figures are printed in. Percentages are numbers of percent: 13.8% is 13.8.",
            "A dash is nil, which is the number 0. Where a cell is empty, no document states a figure.",
            "A spreadsheet keeps 15 digits of a number. Figures with more are text.",
        ]
    }
}
