//! The texts of rows, and the columns that figures make.

use crate::import::figure::{is_before, is_behind, is_figure, is_mark, is_year};
use crate::import::grid::Cell;
use crate::import::illegible::is_illegible;

/// A text of a row with what stands in cells of its own around it.
#[derive(Clone, Debug)]
pub struct Token {
    /// The text with the signs at it.
    pub text: String,
    /// The marks that are raised at it.
    pub marks: String,
    /// Where its own cell begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Where it and its signs begin.
    pub from: usize,
    /// Where they end.
    pub to: usize,
    /// Whether it is a figure, or stands in place of one, if it can be read or not.
    pub is_figure: bool,
    /// Its cell.
    pub cell: Cell,
}

/// A column of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where the cells of its figures begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Where they and their signs begin.
    pub from: usize,
    /// Where they end.
    pub to: usize,
}

/// Joins signs with the figures that they belong to. `has_years_above` is whether rows above name years.
pub fn tokens(row: &[Cell], has_years_above: bool) -> Vec<Token> {
    let is_joined = |sign: &str| sign.contains(')') || !are_headings(row, has_years_above);
    let mut tokens: Vec<Token> = Vec::new();
    // The signs that a figure has in cells before its own, and where they begin.
    let mut before: Option<(usize, String)> = None;
    for (at, cell) in row.iter().enumerate() {
        let next_is_figure = || {
            let next = row.get(at + 1);
            let opens = cell.text.ends_with('(');
            next.is_some_and(|it| {
                let is_closed = opens && is_figure(&format!("({}", it.text));
                is_figure(&it.text)
                    || is_illegible(&it.text)
                    || is_closed
                    || it.text.starts_with('(') && is_before(&it.text)
            })
        };
        if let Some(last) = tokens.last_mut().filter(|it| it.is_figure && before.is_none()) {
            if cell.text.is_empty() || is_behind(&cell.text) && is_joined(&cell.text) {
                last.text.push_str(&cell.text);
                last.marks.push_str(&cell.marks);
                last.to = cell.end;
                continue;
            }
        } else if let Some(last) = tokens.last_mut().filter(|_| cell.text.is_empty()) {
            last.marks.push_str(&cell.marks);
            continue;
        }
        if is_before(&cell.text) && !cell.text.is_empty() && next_is_figure() {
            let sign = before.get_or_insert((cell.start, String::new()));
            sign.1.push_str(&cell.text);
            continue;
        }
        let (from, text) = match before.take() {
            Some((start, sign)) => (start, format!("{sign}{}", cell.text)),
            None => (cell.start, cell.text.clone()),
        };
        // `(1) | As restated`: the mark of a note in words.
        let is_note = || tokens.is_empty() && is_mark(&text) && row.get(at + 1).is_some_and(|it| !is_figure(&it.text));
        // What begins a row is a label, whatever it is.
        let is_in_place = || (cell.start > 0 || !tokens.is_empty()) && is_illegible(&cell.text);
        let is_figure = is_figure(&text) && !is_note() || is_in_place();
        tokens.push(Token {
            text,
            marks: cell.marks.clone(),
            start: cell.start,
            end: cell.end,
            from,
            to: cell.end,
            is_figure,
            cell: cell.clone(),
        });
    }
    tokens
}

/// Whether a row names columns by years, with `%` beside them: `2024 | 2023 | %`. A line may have such figures as well, each with its sign.
fn are_headings(row: &[Cell], has_years_above: bool) -> bool {
    let mut figures = row.iter().filter(|it| is_figure(&it.text)).peekable();
    if figures.peek().is_none() || !figures.all(|it| is_year(&it.text)) {
        return false;
    }
    let is_signed = |at: usize| row.get(at + 1).is_some_and(|it| is_behind(&it.text));
    let all_signed = (0..row.len()).filter(|at| is_year(&row[*at].text)).all(is_signed);
    let has_label = row.first().is_some_and(|it| !is_year(&it.text));
    !(has_label && all_signed && has_years_above)
}

/// Gathers figures that stand below each other, the narrow ones first: a wide cell has its figure at its right end.
pub fn places(rows: &[Vec<Token>]) -> Vec<Place> {
    let mut figures: Vec<&Token> = rows.iter().flatten().filter(|it| it.is_figure).collect();
    figures.sort_by_key(|it| (it.end - it.start, it.start));
    let mut places: Vec<Place> = Vec::new();
    for it in figures {
        match places.iter_mut().rev().find(|place| place.start < it.end && it.start < place.end) {
            Some(place) => {
                place.from = place.from.min(it.from);
                place.to = place.to.max(it.to);
            }
            None => {
                let at = places.partition_point(|place| place.start < it.start);
                places.insert(at, Place { start: it.start, end: it.end, from: it.from, to: it.to });
            }
        }
    }
    places
}
