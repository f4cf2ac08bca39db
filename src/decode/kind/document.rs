//! Documents that mostly are a file: the table `[document]`.

use crate::decode::address::Url;
use crate::decode::table::table;
use crate::decode::word::words;
use crate::domain::kind::document::{Document, DocumentType};
use crate::domain::span::Name;
use crate::domain::{Located, Period};

words!(DocumentType);

table! {
    /// A document that mostly is a file.
    pub static DOCUMENT: Document = "a document", "`[document]`" {
        /// What it is.
        required what as "type": DocumentType = "annual-report";
        /// The period that it is on.
        optional period: Located<Period> = "2023-FY";
        /// The file, by its name beside `announcement.md`; else it is the `attachment` of `source`, or the only file there is.
        optional file: Name = "annual-report.pdf";
        /// Where the file stands, where it isn't beside `announcement.md`.
        optional url: Located<Url> = "https://www.example.com/annual-report-2023.pdf";
        /// How many pages it has.
        optional pages: u32 = "212";
    }
}
