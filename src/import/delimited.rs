//! Tables of CSV, TSV and what a spreadsheet copies.

use super::grid::{Cell, Grid};
use super::markdown::is_rule;

/// What may stand between cells, those first that stand in no number and no word.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];

/// The rows of a text, each with its line; `None` where it has no columns.
pub fn records(text: &str) -> Option<Vec<(u64, Vec<String>)>> {
    // What is drawn between rows, and around them, is none.
    let plain: Option<String> = text
        .lines()
        .any(is_rule)
        .then(|| text.lines().map(|line| if is_rule(line) { "" } else { line }).collect::<Vec<_>>().join("\n"));
    let text = plain.as_deref().unwrap_or(text);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    // A title or a note may have none.
    let has = |of: u8| lines.iter().filter(|line| line.as_bytes().contains(&of)).count() * 2 >= lines.len().max(1);
    let delimiter = DELIMITERS.into_iter().find(|it| has(*it))?;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // A text is UTF-8 and rows may be of any length: nothing else can be wrong with them.
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, csv::Position::line);
        rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    Some(rows)
}

/// The table of a text; `None` where it has no columns.
pub fn grid(text: &str) -> Option<Grid> {
    let records = records(text)?;
    let cells = |(_, record): (u64, Vec<String>)| -> Vec<Cell> {
        record.iter().enumerate().filter_map(|(at, text)| Cell::plain(text, at)).collect()
    };
    let rows: Vec<Vec<Cell>> = records.into_iter().map(cells).filter(|row| !row.is_empty()).collect();
    Some(Grid { rows, ..Grid::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let rows = grid(text).unwrap().rows;
        rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn what_stands_between_cells_is_seen() {
        assert_eq!(texts("Titel\nUmsatz;1.234,5;7\n"), [vec!["Titel"], vec!["Umsatz", "1.234,5", "7"]]);
        assert_eq!(texts("a, b\t1,234\t5"), [["a, b", "1,234", "5"]]);
        assert_eq!(texts("\"Sales, net\",\"1,234\"\n"), [["Sales, net", "1,234"]]);
        assert!(grid("only words\nand more\n").is_none());
        assert_eq!(texts("+-----+---+\n| a   | 1 |\n+-----+---+\n| b   | 2 |\n"), [["a", "1"], ["b", "2"]]);
    }

    #[test]
    fn leading_spaces_indent() {
        let rows = grid("Sales;1\n  of which;1\n").unwrap().rows;
        assert!(rows[1][0].indent > rows[0][0].indent);
    }
}
