//! A table of rows of which each states some of a few figures: columns that no row states are left out.

use crate::domain::{Amount, Located};
use crate::words::Words;
use crate::words::term::Term;
use serde::Serialize;

/// The table.
#[derive(Debug, Serialize)]
pub struct Grid {
    /// What stands above the labels of the rows.
    pub first: &'static str,
    /// What stands above the other columns, with the words behind the digits that all of a column have.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Serialize)]
pub struct Row {
    /// What it is of.
    pub label: String,
    /// What else is said of it.
    pub note: Option<String>,
    /// Its figures as printed, a column each.
    pub cells: Vec<Option<String>>,
    /// Whether it is a total.
    pub is_total: bool,
}

/// A row before it is known which columns there are.
#[derive(Debug)]
pub struct Stated<'a, const N: usize> {
    /// What it is of.
    pub label: String,
    /// What else is said of it.
    pub note: Option<String>,
    /// Its figures.
    pub figures: [Option<&'a Located<Amount>>; N],
    /// Whether it is a total.
    pub is_total: bool,
}

impl Grid {
    /// A table of rows, with the columns that some row states.
    pub fn new<const N: usize>(first: Term, head: [Term; N], rows: Vec<Stated<'_, N>>, words: &dyn Words) -> Self {
        let shown: Vec<usize> = (0..N).filter(|at| rows.iter().any(|row| row.figures[*at].is_some())).collect();
        let shared: Vec<&str> = shown.iter().map(|at| shared(rows.iter().filter_map(|row| row.figures[*at]))).collect();
        let head = shown.iter().zip(&shared).map(|(at, shared)| match *shared {
            "" => words.term(head[*at]).to_owned(),
            shared => format!("{}, {shared}", words.term(head[*at])),
        });
        let head = head.collect();
        let cell = |amount: &Amount, shared: &str| {
            amount.printed.strip_suffix(shared).unwrap_or(&amount.printed).trim_end().to_owned()
        };
        let rows = rows.iter().map(|it| Row {
            label: it.label.clone(),
            note: it.note.clone(),
            cells: shown.iter().zip(&shared).map(|(at, shared)| it.figures[*at].map(|it| cell(it, shared))).collect(),
            is_total: it.is_total,
        });
        let rows = rows.collect();
        Self { first: words.term(first), head, rows }
    }
}

/// The words behind the last digit that all figures have alike, such as `per share`; nothing for signs such as `%`.
fn shared<'a>(mut figures: impl Iterator<Item = &'a Located<Amount>>) -> &'a str {
    let words = |it: &'a Located<Amount>| {
        let end = it.printed.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
        it.printed[end..].strip_prefix(' ').unwrap_or_default()
    };
    let first = figures.next().map_or("", words);
    if figures.all(|it| words(it) == first) { first } else { "" }
}
