//! Tables of CSV, TSV and what a spreadsheet copies.

mod parted;

use super::Error;
use super::figure::is_figure;
use super::grid::{Cell, Grid};
use super::markdown::is_rule;

/// What may stand between cells, those first that stand in no number and no word.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];

/// A row with its line.
pub type Record = (u64, Vec<String>);

/// The rows of a text; `None` where it has no columns.
///
/// # Errors
/// A quotation mark takes in rows that follow.
pub fn records(text: &str) -> Result<Option<Vec<Record>>, Error> {
    split(text).map(|it| it.map(|(_, rows)| rows))
}

/// What stands between the cells of a text, and its rows.
fn split(text: &str) -> Result<Option<(u8, Vec<Record>)>, Error> {
    // What is drawn between rows, and around them, is none.
    let plain: Option<String> = text
        .lines()
        .any(is_rule)
        .then(|| text.lines().map(|line| if is_rule(line) { "" } else { line }).collect::<Vec<_>>().join("\n"));
    let text = plain.as_deref().unwrap_or(text);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    // A title or a note may have none.
    let has = |of: u8| lines.iter().filter(|line| line.as_bytes().contains(&of)).count() * 2 >= lines.len().max(1);
    let Some(delimiter) = DELIMITERS.into_iter().find(|it| has(*it)) else { return Ok(None) };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows: Vec<Record> = Vec::new();
    let mut last_begins = 0;
    for record in reader.records() {
        // A text is UTF-8 and rows may be of any length: nothing else can be wrong with them.
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, csv::Position::line);
        last_begins = record.position().and_then(|it| usize::try_from(it.byte()).ok()).unwrap_or_default();
        if record.iter().any(|cell| has_taken_in_rows(cell, char::from(delimiter))) {
            return Err(unclosed(line));
        }
        rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    let is_open = text.as_bytes()[last_begins..].iter().filter(|byte| **byte == b'"').count() % 2 == 1;
    let has_taken_in = |cell: &String| cell.contains(['\n', char::from(delimiter)]);
    match rows.last() {
        Some((line, cells)) if is_open && cells.last().is_some_and(has_taken_in) => Err(unclosed(*line)),
        _ => Ok(Some((delimiter, rows))),
    }
}

/// Whether a cell of several lines has rows in it, which a quotation mark ahead of them took in.
fn has_taken_in_rows(cell: &str, delimiter: char) -> bool {
    // Behind a comma of words stands a space.
    let is_cell = |it: &str| is_figure(it) && it.contains(|c: char| c.is_ascii_digit()) && !it.starts_with(' ');
    let is_row = |line: &str| line.split(delimiter).skip(1).any(is_cell);
    cell.contains('\n') && cell.lines().any(is_row)
}

fn unclosed(line: u64) -> Error {
    Error(format!(
        "line {line} has a `\"` that begins a text and isn't closed, so that it takes in the rows that follow: close it, or take it out"
    ))
}

/// The table of a text; `None` where it has no columns.
///
/// # Errors
/// A quotation mark takes in rows that follow, or the commas of figures part them.
pub fn grid(text: &str) -> Result<Option<Grid>, Error> {
    let Some((delimiter, records)) = split(text)? else { return Ok(None) };
    if let Some(what) = parted::figures(&records).filter(|_| delimiter == b',') {
        return Err(Error(what));
    }
    let cells = |(_, record): Record| -> Vec<Cell> {
        record.iter().enumerate().filter_map(|(at, text)| Cell::plain(text, at)).collect()
    };
    let rows: Vec<Vec<Cell>> = records.into_iter().map(cells).filter(|row| !row.is_empty()).collect();
    Ok(Some(Grid { rows, ..Grid::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let rows = grid(text).unwrap().unwrap().rows;
        rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn what_stands_between_cells_is_seen() {
        assert_eq!(texts("Titel\nUmsatz;1.234,5;7\n"), [vec!["Titel"], vec!["Umsatz", "1.234,5", "7"]]);
        assert_eq!(texts("a, b\t1,234\t5"), [["a, b", "1,234", "5"]]);
        assert_eq!(texts("\"Sales, net\",\"1,234\"\n"), [["Sales, net", "1,234"]]);
        assert!(grid("only words\nand more\n").unwrap().is_none());
        assert_eq!(texts("+-----+---+\n| a   | 1 |\n+-----+---+\n| b   | 2 |\n"), [["a", "1"], ["b", "2"]]);
    }

    #[test]
    fn leading_spaces_indent() {
        let rows = grid("Sales;1\n  of which;1\n").unwrap().unwrap().rows;
        assert!(rows[1][0].indent > rows[0][0].indent);
    }

    #[test]
    fn a_quotation_mark_that_takes_in_rows_is_told() {
        let open = ["Item\t2024\nA\t1\n\"B\t2\nC\t3\n", "Item\t2024\n\"B\t2\nC\t3\n\"D\t4\n", "Item;A\nB;1\n\"C;2"];
        for text in open {
            let said = grid(text).unwrap_err().0;
            assert!(said.contains("isn't closed"), "{said}");
        }
        assert_eq!(texts("Item\t2024\n\"Sales\nof \"\"goods\"\"\"\t1\n5\" pipes\t2\n")[1], ["Sales of \"goods\"", "1"]);
        assert_eq!(texts("\"Sales,\nnet, 5\",\"1,234\"\nCosts,5\n")[0], ["Sales, net, 5", "1,234"]);
    }
}
