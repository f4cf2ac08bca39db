//! Where the headings of columns end and lines begin.

use super::tokens::Token;
use crate::decode::{currencies_said, scales_said};
use crate::domain::Conventions;
use crate::domain::period::heading::{Heading, read};
use crate::domain::statement::audited_said;
use crate::import::figure::{is_figure, is_year};
use crate::import::title::kind;

/// Words in headings besides those of periods, currencies and audits.
const HEADINGS: [&str; 26] = [
    "restated",
    "reported",
    "adjusted",
    "pro forma",
    "preliminary",
    "change",
    "variance",
    "gaap",
    "ifrs",
    "successor",
    "predecessor",
    "consolidated",
    "continuing",
    "discontinued",
    "constant",
    "average",
    "year",
    "quarter",
    "month",
    "ended",
    "cents",
    "pence",
    "angepasst",
    "berichtet",
    "retraité",
    "重列",
];

/// Words that are headings where nothing stands beside them.
const NAMES: [&str; 16] = [
    "note", "notes", "ref", "ref.", "total", "group", "company", "parent", "actual", "budget", "forecast", "plan",
    "guidance", "estimate", "current", "prior",
];

/// The first row that is a line.
pub fn first_line(rows: &[Vec<Token>]) -> Option<usize> {
    let is_line = |at: usize| !is_heading_row(&rows[at]) || is_line_of_years(&rows[at], &rows[..at]);
    let first = (0..rows.len()).find(|at| is_line(*at))?;
    // A line whose cells all are words is one as well, and its figures are asked.
    Some((1..first).find(|at| is_line_of_words(&rows[*at], &rows[..*at])).unwrap_or(first))
}

fn is_heading_row(row: &[Token]) -> bool {
    // Several figures in one cell are no heading, whatever they are.
    let has_several = |it: &Token| {
        let mut words = it.text.split(' ');
        it.text.contains(' ') && words.all(|word| is_figure(word) && !is_year(word) && word.len() > 1)
    };
    row.iter().filter(|it| it.is_figure).all(|it| is_year(&it.text)) && !row.iter().skip(1).any(has_several)
}

/// Whether a row has a label and figures that look like years, below headings that have named the years: `Employees 2024 1999`.
fn is_line_of_years(row: &[Token], above: &[Vec<Token>]) -> bool {
    let [label, figures @ ..] = row else { return false };
    let has_year = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(is_year);
    let is_named = |it: &Token| {
        let mut of_column = above.iter().flatten().filter(|above| above.from < it.to && it.from < above.to);
        of_column.any(|above| has_year(&above.text))
    };
    !label.is_figure && !figures.is_empty() && figures.iter().all(|it| it.is_figure && is_named(it))
}

/// Whether words whose columns have each been named by a year stand beside a label: `Order backlog | confidential | confidential`. Headings
/// that name columns further have no label, or say what headings say.
fn is_line_of_words(row: &[Token], above: &[Vec<Token>]) -> bool {
    let [label, words @ ..] = row else { return false };
    let named = |it: &Token| -> Vec<&str> {
        let of_columns = above.iter().flatten().filter(|above| above.from > label.from);
        of_columns.filter(|above| above.from < it.to && it.from < above.to).map(|it| &*it.text).collect()
    };
    let has_year = |texts: &Vec<&str>| texts.iter().flat_map(|it| it.split(|c: char| !c.is_ascii_digit())).any(is_year);
    let names: Vec<Vec<&str>> = words.iter().map(named).collect();
    let are_apart = names.iter().enumerate().all(|(at, it)| has_year(it) && !names[..at].contains(it));
    !words.is_empty()
        && are_apart
        && !label.is_figure
        && !says_of_table(&label.text)
        && words.iter().all(|it| !it.is_figure && it.text.contains(char::is_alphabetic) && !says_of_columns(&it.text))
}

/// Whether a text beside headings is said of the table, and labels no line.
fn says_of_table(text: &str) -> bool {
    let said = read(text);
    text.starts_with(['(', '[']) && text.ends_with([')', ']'])
        || !text.contains(char::is_alphabetic)
        || text.to_lowercase().starts_with("in ")
        || NAMES.contains(&&*text.to_lowercase())
        || kind(text).is_some()
        || audited_said(text).is_some()
        || !scales_said(text).is_empty()
        || !currencies_said(text, &Conventions::default()).0.is_empty()
        || said.last.is_some()
        || said.month.is_some()
        || said.year.is_some()
}

/// Whether a text names columns.
fn says_of_columns(text: &str) -> bool {
    let lower = text.to_lowercase();
    says_of_table(text)
        || text.contains('%')
        || HEADINGS.iter().any(|it| lower.contains(it))
        || read(text) != Heading::default()
}
