//! What the library makes of a sheet, and what it needs to know for that.

use rust_xlsxwriter::{ColNum, RowNum};

/// How many rows a sheet has.
pub(super) const ROWS: RowNum = 1_048_576;

/// What the library needs to know of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// Its name.
    pub name: String,
    /// The rows and columns before this cell stay in sight.
    pub frozen: (RowNum, ColNum),
    /// The last column and row that readers filter, which have heads in the first row.
    pub filter: Option<(ColNum, RowNum)>,
}

/// What stands around the cells of a sheet.
pub(super) struct Frame {
    /// Before its dimension.
    pub before: String,
    /// Between that and the widths of columns.
    pub views: String,
    /// Behind cells and links.
    pub after: String,
}

impl Frame {
    pub fn of(xml: &str) -> Self {
        let (before, rest) = xml.split_once("<dimension").expect("a dimension");
        let (_, rest) = rest.split_once("/>").expect("its end");
        let (views, rest) = rest.split_once("<sheetData/>").expect("no rows");
        // Between them stands the filter, which is written with its last row.
        let after = rest.find("<pageMargins").map_or(rest, |at| &rest[at..]);
        Self { before: before.to_owned(), views: views.to_owned(), after: after.to_owned() }
    }
}
