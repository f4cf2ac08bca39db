//! `[outputs]`: which files for machines a site has.

use super::table::table;
use crate::config::{Output, Outputs};

table! {
    /// Which files for machines the site has beside its pages. All but those that are `false`.
    pub static OUTPUTS: Outputs = "a table of outputs", "`[outputs]`" {
        /// Calendars of events, and the links to them.
        optional calendars: bool = "false";
        /// Feeds, Atom and JSON Feed.
        optional feeds: bool = "false";
        /// Tables of all facts, with the package that describes them.
        optional facts: bool = "false";
        /// Spreadsheets of announcements and of the financials.
        optional workbooks: bool = "false";
        /// Reports of results in xBRL-JSON, with their taxonomy.
        optional xbrl: bool = "false";
        /// A twin in Markdown of each page, and `llms.txt`.
        optional markdown: bool = "false";
        /// What pages say of themselves in JSON-LD.
        optional structured_data: bool = "false";
        /// A picture of each announcement, and one of the site, for previews of links.
        optional pictures: bool = "false";
        /// Search in the browser, at `/search/`.
        optional search: bool = "false";
    }
    => |_, _| {
        let said = [
            (Output::Calendars, calendars),
            (Output::Feeds, feeds),
            (Output::Facts, facts),
            (Output::Workbooks, workbooks),
            (Output::Xbrl, xbrl),
            (Output::Markdown, markdown),
            (Output::StructuredData, structured_data),
            (Output::Pictures, pictures),
            (Output::Search, search),
        ];
        let off = said.into_iter().filter(|(_, said)| *said == Some(false));
        Some(off.fold(Self::default(), |outputs, (kind, _)| outputs.without(kind)))
    }
}
