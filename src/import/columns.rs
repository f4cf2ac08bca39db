//! Columns of statements: periods, currencies, scales, changes and translations, by their headings.

use super::answers::{Answers, Known};
use super::headings::{self, Printed};
use super::ids::{Taken, id};
use super::question::Questions;
use super::title::{audited, currencies};
use crate::decode::scales_said;
use crate::domain::{Currency, Scale};

/// A column as it will be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Its heading as printed, in one line.
    pub label: String,
    /// Its period.
    pub period: Option<Printed>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// Its scale, where headings say one.
    pub scale: Option<Scale>,
    /// Whether it is audited, where its heading says so.
    pub audited: Option<bool>,
    /// What it changes from, by places, and how that is told.
    pub change: Option<(usize, usize, &'static str)>,
    /// Whether its figures are made of those of other columns.
    pub is_derived: bool,
    /// The column that it may translate.
    pub translates: Option<usize>,
    /// What is said of it behind it.
    pub comments: Vec<String>,
}

/// What a table says of all of its columns.
pub struct Table<'t> {
    /// The texts above it.
    pub above: &'t [String],
    /// Whether it is of balances.
    pub is_balance: bool,
    /// Its currency.
    pub currency: Option<Currency>,
    /// The cells of each column.
    pub cells: Vec<Vec<&'t str>>,
}

/// Reads the headings of columns.
pub fn columns(
    read: &[Vec<String>],
    table: &Table<'_>,
    answers: &Answers,
    known: &Known,
    questions: &mut Questions,
) -> Vec<Column> {
    let mut columns: Vec<Column> = read.iter().map(|texts| of_heading(texts, table, known)).collect();
    for (at, column) in columns.iter_mut().enumerate() {
        let are_percent = !table.cells[at].is_empty()
            && table.cells[at].iter().all(|it| it.contains('%') || !it.contains(|c: char| c.is_ascii_digit()))
            && table.cells[at].iter().any(|it| it.contains('%'));
        let others_are = table.cells.iter().flatten().filter(|it| it.contains('%')).count() > table.cells[at].len();
        column.is_derived = is_change(&column.label) || is_share(&column.label) || are_percent && !others_are;
        if let Some(period) = answer(&answers.periods, at) {
            column.period = Some(Printed { text: period.clone(), end: None });
            column.is_derived = false;
        }
        column.currency = answer(&answers.currencies, at).copied().or(column.currency).or(table.currency);
    }
    changes(&mut columns, table);
    let translated: Vec<Option<usize>> = (0..columns.len()).map(|at| translated_by(&columns, at)).collect();
    let mut taken = Taken::default();
    for (at, (column, from)) in columns.iter_mut().zip(translated).enumerate() {
        column.translates = from;
        column.id = taken.take(&wanted(column, at));
        ask(at, column, questions);
    }
    columns
}

/// The column before another one that is of the same period in another currency.
fn translated_by(columns: &[Column], at: usize) -> Option<usize> {
    let own = &columns[at];
    let (period, currency) = (own.period.as_ref().filter(|_| !own.is_derived)?, own.currency?);
    columns[..at].iter().position(|it| {
        let is_of = it.period.as_ref().is_some_and(|it| it.text == period.text);
        !it.is_derived && is_of && it.currency.is_some_and(|it| it != currency)
    })
}

/// What an option says of a column, or of all.
fn answer<T>(answers: &[(Option<usize>, T)], at: usize) -> Option<&T> {
    let own = answers.iter().find(|(column, _)| *column == Some(at + 1));
    own.or_else(|| answers.iter().find(|(column, _)| column.is_none())).map(|(_, it)| it)
}

fn of_heading(texts: &[String], table: &Table<'_>, known: &Known) -> Column {
    let label = headings::joined(texts);
    let (found, _) = currencies(&label, &known.conventions);
    Column {
        period: headings::period(&label, table.above, table.is_balance, known.calendar.as_ref()),
        currency: found.first().copied().filter(|_| found.len() == 1),
        scale: scales_said(&label).first().copied(),
        audited: audited(&label),
        label,
        ..Column::default()
    }
}

/// Whether a heading is of changes.
fn is_change(label: &str) -> bool {
    let label = label.to_lowercase();
    let words = [
        "change",
        "chg",
        "variance",
        "yoy",
        "y/y",
        "qoq",
        "increase",
        "veränderung",
        "abweichung",
        "variation",
        "évolution",
        "同比",
    ];
    label == "%" || label == "δ" || words.iter().any(|it| label.contains(it))
}

/// Whether a heading is of shares of a line: `% of revenue`.
fn is_share(label: &str) -> bool {
    let label = label.to_lowercase();
    ["% of ", "as % of", "as a % of", "percent of ", "percentage of ", "in % v"].iter().any(|it| label.starts_with(it))
}

/// Finds what columns of changes compare: the two columns of figures before them, the later with the earlier.
fn changes(columns: &mut [Column], table: &Table<'_>) {
    for at in 0..columns.len() {
        if !columns[at].is_derived || !is_change(&columns[at].label) {
            continue;
        }
        let figures: Vec<usize> = (0..at)
            .rev()
            .filter(|it| {
                !columns[*it].is_derived
                    && columns[*it].period.is_some()
                    && columns[*it].currency == columns[at].currency
            })
            .take(2)
            .collect();
        let [last, first] = figures[..] else { continue };
        let end = |it: usize| columns[it].period.as_ref().and_then(|it| it.end);
        let (Some(of_last), Some(of_first)) = (end(last), end(first)) else { continue };
        let (of, against) = match of_last.cmp(&of_first) {
            std::cmp::Ordering::Greater => (last, first),
            std::cmp::Ordering::Less => (first, last),
            std::cmp::Ordering::Equal => continue,
        };
        let is_percent = columns[at].label.contains('%') || table.cells[at].iter().any(|it| it.contains('%'));
        columns[at].change = Some((of, against, if is_percent { "percent" } else { "amount" }));
    }
}

fn wanted(column: &Column, at: usize) -> Vec<String> {
    let fallback = format!("column-{}", at + 1);
    if column.is_derived {
        return vec![id(&column.label).unwrap_or(fallback)];
    }
    let period = column.period.as_ref().and_then(|it| id(&it.text));
    let Some(period) = period else { return vec![fallback] };
    match column.currency.filter(|_| column.translates.is_some()) {
        Some(currency) => vec![format!("{period}-{}", currency.code().to_lowercase())],
        None => vec![period],
    }
}

fn ask(at: usize, column: &mut Column, questions: &mut Questions) {
    let read =
        if column.label.is_empty() { "no heading".to_owned() } else { format!("heading read: \"{}\"", column.label) };
    let number = at + 1;
    match (column.is_derived, column.change) {
        (true, Some(_)) => column.comments.push(format!("proposed by the heading: what it is the change of; {read}")),
        (true, None) => {
            let text = format!("what column {number} is the change or share of; {read}");
            let answer = "`change = { of = \"...\", against = \"...\" }` or `share = { of = \"...\", line = \"...\" }`";
            column.comments.push(questions.open(text, answer));
        }
        (false, _) => {
            if column.period.is_none() {
                let text = format!("the period of column {number}; {read}");
                column.comments.push(questions.open(text, format!("`--period {number}=2024-Q1`")));
            }
            if column.currency.is_none() {
                let text = format!("the currency of column {number}; {read}");
                column.comments.push(questions.open(text, "`--currency USD`"));
            }
        }
    }
}
