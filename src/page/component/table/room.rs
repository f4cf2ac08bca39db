//! The room that a table takes, which the stylesheet has to know beforehand: whether its columns stand beside the
//! labels or below them, and whether they fit or scroll.
//!
//! Reckoned with the digits of a wide typeface, so that none is cut in another one.

use super::header::{Header, Heading};
use super::unit::decimals;
use crate::domain::number::Printed;
use crate::domain::statement::{Cell, Line, Statement};
use std::fmt::Write;

/// Widths of a column below its label, with their classes, in hundredths of a rem. Columns of a table are of one width.
const WIDTHS: [(u32, &str); 4] = [(450, "figures-xs"), (592, "figures-s"), (900, "figures-m"), (1800, "figures-l")];

/// Widths of the page's column from which the stylesheet lets a table be laid out otherwise, in hundredths of a rem: the
/// first three are those of phones of 320, 414 and 480 dots.
const STEPS: [u32; 8] = [1800, 2380, 2700, 3600, 4400, 5400, 6300, 7200];

/// The most columns that have a class.
const MOST_COLUMNS: usize = 24;

/// Room for labels beside the columns with the ways on from a line, the least of a column with its gap and of one of changes,
/// in hundredths of a rem.
const LABELS: u32 = 1500;
const BESIDE: u32 = 775;
const CHANGE: u32 = 775;

/// The same beside columns of changes where there is little room: the type is smaller then, and the gaps are.
const TIGHT_LABELS: u32 = 1200;
const TIGHT_CHANGE: u32 = 550;

/// From which width on a table with columns of changes isn't tight, if it has the room.
const ROOMY: u32 = 6300;

/// The longest word of a heading that isn't broken, in characters.
const LONGEST_WORD: usize = 16;

/// What the stylesheet is told of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Room {
    /// Classes: how many columns, how wide they are, from which width of the page they fit below the labels and
    /// from which beside them.
    pub class: String,
    /// Whether the columns scroll on a phone.
    pub scrolls: bool,
}

/// The room of a statement with these headings, and so many columns of changes.
pub fn of(statement: &Statement, header: &Header, changes: usize) -> Room {
    let columns = statement.columns.len();
    let count = u32::try_from(columns).unwrap_or(u32::MAX);
    let cells = || {
        let of_line = |line| line_cells(statement, line);
        statement.lines.iter().flat_map(of_line)
    };
    let below = cells().map(|(line, cell, sign)| figure(line, cell, decimals(line), !line.sign().is_empty()) + sign);
    let below = (below.max().unwrap_or_default() * 13 / 16 + 38)
        .max(header.columns.iter().map(longest_word).max().unwrap_or_default() * 21 / 40 + 13);
    let (width, class) = WIDTHS.into_iter().find(|(width, _)| below <= *width).unwrap_or(WIDTHS[WIDTHS.len() - 1]);
    let mut class = format!("columns-{} {class}", columns.min(MOST_COLUMNS));
    let fits = STEPS.into_iter().find(|step| width.saturating_mul(count) <= *step);
    // Writing to a String can't fail.
    if let Some(step) = fits {
        let _ = write!(class, " fits-{}", step / 100);
    }
    let most = statement.lines.iter().map(decimals).max().unwrap_or_default();
    let has_percent = statement.lines.iter().any(|line| !line.sign().is_empty());
    let beside =
        cells().map(|(line, cell, sign)| figure(line, cell, most, has_percent) + sign).max().unwrap_or_default();
    let beside = (beside * 15 / 16 + 150).max(BESIDE);
    let of_column = |heading: &Heading| beside.max(longest_word(heading) * 23 / 40 + 150);
    let changes = u32::try_from(changes).unwrap_or(u32::MAX);
    let columns = header.columns.iter().map(of_column).fold(0, u32::saturating_add);
    let tight = TIGHT_CHANGE.saturating_mul(changes).saturating_add(columns / 5 * 4).saturating_add(TIGHT_LABELS);
    let beside = columns.saturating_add(LABELS);
    if changes > 0 && CHANGE.saturating_mul(changes).saturating_add(beside) <= ROOMY {
        class.push_str(" roomy");
    }
    let beside = if changes > 0 { beside.max(tight) } else { beside };
    if let Some(step) = STEPS.into_iter().find(|step| *step >= 3600 && beside <= *step) {
        let _ = write!(class, " beside-{}", step / 100);
    }
    Room { class, scrolls: fits != Some(STEPS[0]) }
}

/// The cells of a line, and the room that the words for points behind them take.
fn line_cells<'s>(statement: &'s Statement, line: &'s Line) -> impl Iterator<Item = (&'s Line, &'s Cell, u32)> {
    line.cells.iter().zip(&statement.columns).map(move |(cell, column)| {
        let sign = statement.sign(line, column);
        (line, cell, if sign.len() > 1 { 200 } else { 0 })
    })
}

/// The width of a figure with so many decimals, in hundredths of its type size: with the parenthesis that a negative
/// one ends with, for which every figure leaves room.
fn figure(line: &Line, cell: &Cell, decimals: u32, percent: bool) -> u32 {
    const DIGIT: u32 = 64;
    const POINT: u32 = 32;
    const PARENTHESIS: u32 = 40;
    const PERCENT: u32 = 96;
    const LETTER: u32 = 60;
    let letters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX).saturating_mul(LETTER);
    let marks = cell.marks().iter().map(|mark| letters(&mark.printed)).fold(0, u32::saturating_add);
    let Some(Printed::Number(value) | Printed::Below(value) | Printed::Above(value)) = cell.printed else {
        return cell.words().map_or(DIGIT, letters).saturating_add(PARENTHESIS + marks);
    };
    let whole = value.trunc().mantissa().unsigned_abs().checked_ilog10().unwrap_or_default() + 1;
    let fraction = if decimals > 0 { POINT + decimals * DIGIT } else { 0 };
    let signs = if value.is_sign_negative() { 2 * PARENTHESIS } else { PARENTHESIS };
    let percent = if percent || !line.sign().is_empty() { PERCENT } else { 0 };
    whole * DIGIT + (whole - 1) / 3 * POINT + fraction + signs + percent + marks
}

/// The width of the longest word of a heading, in hundredths of a letter; one without an alphabet has wide ones.
fn longest_word(heading: &Heading) -> u32 {
    let texts = [&*heading.text, &*heading.unit, heading.lead.as_deref().unwrap_or_default()];
    let words = texts.into_iter().flat_map(str::split_whitespace).map(|word| word.chars().count().min(LONGEST_WORD));
    u32::try_from(words.max().unwrap_or_default()).unwrap_or_default() * 100
}

#[cfg(test)]
pub mod sample {
    use crate::check::sample::{announcement, beside, sources};
    use crate::domain::statement::Statement;

    /// A statement with these columns (period, currency, printed heading) and a line of this unit.
    pub fn statement(columns: &[(&str, &str, Option<&str>)], scale: &str, unit: &str) -> Statement {
        let cells = vec!["\"1\""; columns.len()].join(", ");
        table(columns, scale, &format!("{{ id = \"a\", label = \"A\", unit = \"{unit}\", cells = [{cells}] }}"))
    }

    /// A statement with these columns and lines.
    pub fn table(columns: &[(&str, &str, Option<&str>)], scale: &str, lines: &str) -> Statement {
        let column = |(at, (period, currency, label)): (usize, &(&str, &str, Option<&str>))| {
            let label = label.map(|label| format!(", label = \"{label}\"")).unwrap_or_default();
            format!("{{ id = \"c{at}\", period = \"{period}\", currency = \"{currency}\"{label} }}")
        };
        let columns: Vec<String> = columns.iter().enumerate().map(column).collect();
        let text = format!(
            "[[statements]]\nid = \"t\"\ntitle = \"Table\"\nkind = \"other\"\nscale = \"{scale}\"\n\
             columns = [{}]\nlines = [{lines}]\n",
            columns.join(", ")
        );
        let (documents, findings) =
            crate::decode::decode(&sources(&[announcement("a", "2024-12-31", ""), beside("a", "tables.toml", &text)]))
                .unwrap();
        assert!(findings.is_empty(), "{findings:#?}");
        documents.announcements[0].statements[0].clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::component::table::header;
    use crate::words;

    fn room(columns: usize, cell: &str) -> (String, bool) {
        let columns = vec![("2024-Q1", "CNY", Some("Q1 2024")); columns];
        let cells = vec![format!("\"{cell}\""); columns.len()].join(", ");
        let statement =
            sample::table(&columns, "million", &format!("{{ id = \"a\", label = \"A\", cells = [{cells}] }}"));
        let Room { class, scrolls } = of(&statement, &header::of(&statement, &[], words::of("en")), 0);
        (class, scrolls)
    }

    #[test]
    fn a_table_of_a_few_columns_fits_on_a_phone() {
        assert_eq!(room(2, "4,153,183"), ("columns-2 figures-s fits-18 beside-36".to_owned(), false));
        assert_eq!(room(3, "322,859,462"), ("columns-3 figures-s fits-18 beside-44".to_owned(), false));
        assert_eq!(room(4, "4,153.2"), ("columns-4 figures-xs fits-18 beside-54".to_owned(), false));
    }

    #[test]
    fn one_of_many_columns_or_long_figures_scrolls_there() {
        assert_eq!(room(6, "4,153,183"), ("columns-6 figures-s fits-36 beside-63".to_owned(), true));
        assert_eq!(room(12, "4,153,183"), ("columns-12 figures-s fits-72".to_owned(), true));
        assert_eq!(room(12, "(1,234,567,890,123)"), ("columns-12 figures-m".to_owned(), true));
    }
}
