use super::English;
use crate::address::{DataFile, DataTable};
use crate::words::legend::Legends;

impl Legends for English {
    fn data_files(&self) -> &'static str {
        include_str!("../../../docs/data-files.md")
    }

    fn table_title(&self, table: DataTable) -> &'static str {
        match table {
            DataTable::Facts => "Facts",
            DataTable::Statements => "Statements",
            DataTable::Financials => "Financials",
            DataTable::Metrics => "Metrics",
            DataTable::Figures => "Figures of an announcement outside its statements",
            DataTable::Announcements => "Announcements",
            DataTable::Events => "Events",
            DataTable::Meetings => "General meetings",
            DataTable::Results => "Results by period",
            DataTable::Dividends => "Dividends",
            DataTable::Repurchases => "Repurchases",
            DataTable::People => "People",
            DataTable::Shares => "Shares in issue",
            DataTable::Names => "Names over time",
        }
    }

    fn formats_title(&self) -> &'static str {
        "Formats"
    }

    fn data_description(&self, company: &str) -> String {
        format!(
            "Figures, events and announcements of {company} as files for spreadsheets and programs, with what each column means."
        )
    }

    fn other_file(&self, file: DataFile<'_>) -> Option<&'static str> {
        match file {
            DataFile::Package => Some("The package that describes the tables (Frictionless Data Package, version 1)."),
            DataFile::Ledger => Some("Every published version of every document, one a line, with its hash."),
            DataFile::Manifest => Some("The hash of every file of the site (SHA-256)."),
            DataFile::Sitemap(0) => Some("Every page, for crawlers."),
            _ => None,
        }
    }

    fn files(&self, count: usize) -> String {
        if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
    }
}
