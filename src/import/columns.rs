//! Columns of statements: periods, currencies, scales, changes and translations, by their headings.

use super::answers::{Answers, Known};
use super::changes::{Seen, compared, is_change};
use super::headings::{self, Printed};
use super::ids::{Taken, id};
use super::question::Questions;
use crate::decode::{currencies_said, scales_said};
use crate::domain::period::FiscalCalendar;
use crate::domain::statement::audited_said;
use crate::domain::{Currency, Period, Scale};

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
        column.is_derived = is_change(&column.label) || is_share(&read[at]) || are_percent && !others_are;
        if let Some(period) = answer(&answers.periods, at) {
            column.period = Some(Printed { text: period.clone(), end: None });
            column.is_derived = false;
        }
        column.currency = answer(&answers.currencies, at).copied().or(column.currency).or(table.currency);
    }
    let calendar = known.calendar.clone().unwrap_or_default();
    changes(&mut columns, table, &calendar);
    let translated: Vec<Option<usize>> = (0..columns.len()).map(|at| translated_by(&columns, at)).collect();
    let shares: Vec<Option<usize>> = (0..columns.len()).map(|at| below_the_same(&columns, read, at)).collect();
    let mut taken = Taken::default();
    for at in 0..columns.len() {
        columns[at].translates = translated[at];
        columns[at].id = taken.take(&wanted(&columns[at], at));
        let share_of = shares[at].filter(|_| is_share(&read[at])).map(|it| columns[it].id.clone());
        ask(at, &mut columns[at], share_of.as_deref(), questions);
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
    let (found, _) = currencies_said(&label, &known.conventions);
    Column {
        period: headings::period(&label, table.above, table.is_balance, known.calendar.as_ref()),
        currency: found.first().copied().filter(|_| found.len() == 1),
        scale: scales_said(&label).first().copied(),
        audited: audited_said(&label),
        label,
        ..Column::default()
    }
}

/// Whether one of a column's headings is of shares of a line: `% of revenue`, `% vom Umsatz`, `佔收入百分比`.
fn is_share(texts: &[String]) -> bool {
    let starts = [
        "% of ",
        "as % of",
        "as a % of",
        "as a percentage of",
        "percent of ",
        "percentage of ",
        "in % v",
        "in % d",
        "% vom ",
        "% des ",
        "% der ",
        "% von ",
        "% du ",
        "% de ",
        "% des ",
        "en % du",
        "en % de",
        "% sobre ",
        "% sul ",
        "% su ",
        "% di ",
        "% do ",
        "% da ",
        "% av ",
        "% af ",
        "% van ",
        "佔",
        "占",
    ];
    texts.iter().map(|it| it.to_lowercase()).any(|text| starts.iter().any(|it| text.starts_with(it)))
}

/// Finds what columns of changes compare.
fn changes(columns: &mut [Column], table: &Table<'_>, calendar: &FiscalCalendar) {
    let seen = |column: &Column| Seen {
        label: column.label.clone(),
        period: column.period.as_ref().and_then(|it| Period::parse(&it.text, calendar)),
        currency: column.currency,
        is_derived: column.is_derived,
    };
    let seen: Vec<Seen> = columns.iter().map(seen).collect();
    for (at, column) in columns.iter_mut().enumerate() {
        if !column.is_derived || !is_change(&column.label) {
            continue;
        }
        let Some((of, against)) = compared(&seen, at) else { continue };
        let is_percent = column.label.contains('%') || table.cells[at].iter().any(|it| it.contains('%'));
        column.change = Some((of, against, if is_percent { "percent" } else { "amount" }));
    }
}

/// The column of figures before a derived one that stands below the same headings but for the last.
fn below_the_same(columns: &[Column], read: &[Vec<String>], at: usize) -> Option<usize> {
    let (_, own) = read[at].split_last().filter(|(_, above)| !above.is_empty())?;
    (0..at).rev().find(|it| !columns[*it].is_derived && read[*it].starts_with(own))
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

/// Asks what a column doesn't tell. `share_of` is the id of that which it may be the share of.
fn ask(at: usize, column: &mut Column, share_of: Option<&str>, questions: &mut Questions) {
    let read =
        if column.label.is_empty() { "no heading".to_owned() } else { format!("heading read: \"{}\"", column.label) };
    let number = at + 1;
    match (column.is_derived, column.change) {
        (true, Some(_)) => column.comments.push(format!("proposed by the heading: what it is the change of; {read}")),
        (true, None) => {
            let text = format!("what column {number} is the change or share of; {read}");
            let share = format!("`share = {{ of = \"{}\", line = \"...\" }}`", share_of.unwrap_or("..."));
            let change = "`change = { of = \"...\", against = \"...\" }` or ";
            let answer = if share_of.is_some() { share } else { format!("{change}{share}") };
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
