//! Spreadsheets: XLSX as it is stored, ODS by what it shows, XLS by its values.

use super::grid::{Cell, Grid};
use super::shown::{Shown, shown};
use super::{Error, ods, xlsx};
use calamine::{Data, Range, Reader, Xls, XlsError, open_workbook_from_rs};
use std::io::Cursor;

/// How many columns are read.
const WIDEST: usize = 400;

/// The sheets of a spreadsheet.
pub fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Error> {
    let broken = |error: &dyn std::fmt::Display| Error(format!("it is no spreadsheet that can be read: {error}"));
    if !bytes.starts_with(b"PK") {
        return match open_workbook_from_rs::<Xls<_>, _>(Cursor::new(bytes)) {
            _ if is_encrypted(bytes) => Err(protected()),
            Err(XlsError::Password) => Err(protected()),
            Err(error) => Err(broken(&error)),
            Ok(mut book) => Ok(book.worksheets().into_iter().map(grid).collect()),
        };
    }
    let is_ods = bytes.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis"));
    if !is_ods {
        return xlsx::grids(bytes);
    }
    ods::grids(bytes)?.ok_or_else(protected)
}

fn protected() -> Error {
    Error("it is protected by a password: save it without one".to_owned())
}

/// Whether the file is a box around an encrypted workbook.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
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
        },
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}
