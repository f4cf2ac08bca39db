//! Spreadsheets: XLSX as it is stored, ODS by what it shows, XLS by its values.

use super::grid::{Cell, Grid};
use super::shown::{Shown, shown};
use super::{Error, ods, xlsx};
use calamine::{Data, Range, Reader, SheetVisible, Xls, XlsError, open_workbook_from_rs};
use std::io::Cursor;

/// How many columns are read.
const WIDEST: usize = 400;

/// The sheets of a spreadsheet.
pub fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Error> {
    if !bytes.starts_with(b"PK") {
        return match open_workbook_from_rs::<Xls<_>, _>(Cursor::new(bytes)) {
            _ if has_stream(bytes, "EncryptedPackage") => Err(protected()),
            Err(XlsError::Password) => Err(protected()),
            Err(_) => Err(unread(bytes)),
            Ok(mut book) => {
                let shown = |it: &calamine::Sheet| it.visible == SheetVisible::Visible;
                let hidden: Vec<String> =
                    book.sheets_metadata().iter().filter(|it| !shown(it)).map(|it| it.name.clone()).collect();
                // The sheets behind a hidden one keep their numbers.
                let sheet = |(name, range)| if hidden.contains(&name) { Grid::default() } else { grid((name, range)) };
                Ok(book.worksheets().into_iter().map(sheet).collect())
            }
        };
    }
    let is_ods = bytes.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis"));
    if !is_ods {
        return xlsx::grids(bytes);
    }
    ods::grids(bytes)?.ok_or_else(protected)
}

fn protected() -> Error {
    Error(
        "it is protected by a password, so its cells can't be read: open it in a spreadsheet program, save a copy without the \
         password, and import the copy"
            .to_owned(),
    )
}

/// Why a file in the box of older programs has no sheets.
fn unread(bytes: &[u8]) -> Error {
    let what = match () {
        () if has_stream(bytes, "WordDocument") => {
            "it is a Word document, which irbook doesn't read: save it as HTML, or copy the table into a spreadsheet"
        }
        () if has_stream(bytes, "PowerPoint Document") => {
            "it is a PowerPoint presentation, which irbook doesn't read: copy the table into a spreadsheet"
        }
        () => {
            "it is a workbook that can't be read: it is damaged, or older than Excel 97; open it in a spreadsheet program, save \
             it as XLSX, and import that"
        }
    };
    Error(what.to_owned())
}

/// Whether such a box has a part of this name.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

fn grid((name, range): (String, Range<Data>)) -> Grid {
    let mut grid = Grid { name: Some(name.clone()), before: vec![name], ..Grid::default() };
    for row in range.rows() {
        let cell = |(at, data): (usize, &Data)| Cell::plain(&text(data, &mut grid.has_numbers), at);
        let cells: Vec<Cell> = row.iter().take(WIDEST).enumerate().filter_map(cell).collect();
        if !cells.is_empty() {
            grid.rows.push(cells);
        }
    }
    grid.is_unformatted = grid.has_numbers;
    grid
}

fn text(data: &Data, has_numbers: &mut bool) -> String {
    match data {
        // What is shown is the shortest decimal that is stored as the same number.
        Data::Float(value) => {
            *has_numbers = true;
            value.to_string()
        }
        Data::Int(value) => {
            *has_numbers = true;
            value.to_string()
        }
        Data::DateTime(day) => match shown(&day.as_f64().to_string(), "yyyy-mm-dd", false) {
            Shown::Number { text, .. } | Shown::Text(text) => text,
            Shown::Nothing => String::new(),
        },
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_other_programs_and_damaged_ones_are_told_apart() {
        let with = |name: &str| {
            let name = name.encode_utf16().flat_map(u16::to_le_bytes);
            [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600], &name.collect::<Vec<u8>>()].concat()
        };
        for (name, words) in [
            ("EncryptedPackage", "protected by a password"),
            ("WordDocument", "a Word document"),
            ("Book", "damaged, or older than Excel 97"),
        ] {
            let said = grids(&with(name)).unwrap_err().0;
            assert!(said.contains(words) && said.contains("save"), "{said}");
        }
    }
}
