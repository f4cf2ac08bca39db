//! In which order columns are shown: the newest first beside the labels, and changes that are computed behind the columns that
//! they compare.
//!
//! Every width has the same order: it is that of the markup, so that it is heard as it is seen, and on a phone the newest
//! figures are those that need no scrolling. The data file keeps the document's order.

use crate::domain::member::Members;
use crate::domain::number::Printed;
use crate::domain::period::FiscalCalendar;
use crate::domain::statement::{Column, Derived, Line, LineUnit, Statement};
use crate::domain::{Period, Scale};
use crate::words::Words;
use std::cmp::Reverse;

/// By how many days a period is no longer as long as another: one of a week more says nothing of a change.
const WEEK: i64 = 5;

/// A column as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// One of the statement's, by its position there.
    Stated(usize),
    /// The change of a column against that of the year before, by their positions: computed.
    Change {
        /// The column that changed.
        of: usize,
        /// That of the year before.
        against: usize,
    },
}

/// The columns of a statement in the order in which they are shown. Neighbors that differ in nothing but period and currency
/// stand by the length of their periods as it first comes, then the translated behind the others, the newest first; where
/// columns add up to others the document's order tells how, and stays.
#[must_use]
pub fn shown(statement: &Statement) -> Vec<Shown> {
    let mut order: Vec<usize> = (0..statement.columns.len()).collect();
    if statement.columns.iter().all(|column| column.sum.is_empty()) {
        for run in order.chunk_by_mut(|a, b| [a, b].into_iter().all(|at| is_plain(&statement.columns[*at]))) {
            let lengths: Vec<i64> = run.iter().map(|at| statement.columns[*at].period.months()).collect();
            run.sort_by_key(|at| {
                let Column { period, translation, .. } = &statement.columns[*at];
                (lengths.iter().position(|it| *it == period.months()), translation.is_some(), Reverse(period.end()))
            });
        }
    }
    order.into_iter().map(Shown::Stated).collect()
}

/// The same with a column of changes behind each two that are a year apart, where some line has one and the document prints
/// none.
#[must_use]
pub fn with_changes(statement: &Statement, calendar: &FiscalCalendar, words: &dyn Words) -> Vec<Shown> {
    let mut shown = shown(statement);
    for of in 0..statement.columns.len() {
        let Some(against) = year_before(statement, of, calendar) else { continue };
        if !statement.lines.iter().any(|line| change(statement, line, of, against, words).is_some()) {
            continue;
        }
        let is_either = |it: &Shown| matches!(it, Shown::Stated(at) if *at == of || *at == against);
        if let Some(last) = shown.iter().rposition(is_either) {
            shown.insert(last + 1, Shown::Change { of, against });
        }
    }
    shown
}

/// The place of a stated column among those that are shown, from 1.
#[must_use]
pub fn place(shown: &[Shown], column: usize) -> usize {
    shown.iter().filter(|it| matches!(it, Shown::Stated(_))).take_while(|it| **it != Shown::Stated(column)).count() + 1
}

/// Whether a column differs from others like it in period and currency alone.
fn is_plain(column: &Column) -> bool {
    column.members.is_empty() && column.states_figures() && column.unit.is_none()
}

/// How many days a period lasts.
fn days(period: Period) -> i64 {
    (period.end() - period.start()).num_days()
}

/// The column that states for the year before what this one states; `None` where the document has another for the change.
fn year_before(statement: &Statement, of: usize, calendar: &FiscalCalendar) -> Option<usize> {
    let column = &statement.columns[of];
    let is_of_figures = |it: &Column| it.states_figures() && it.translation.is_none();
    let before = column.period.year_before(calendar).filter(|_| is_of_figures(column))?;
    let against = statement.columns.iter().position(|it| {
        let is_like = it.currency == column.currency && it.unit == column.unit;
        let is_like = is_like && Members::new(&it.members, &[]) == Members::new(&column.members, &[]);
        let is_as_long = (days(it.period) - days(column.period)).abs() < WEEK;
        is_of_figures(it) && is_like && it.scale == column.scale && it.period == before && is_as_long
    })?;
    let is_printed = statement.columns.iter().any(|it| {
        let Some(Derived::Change { of, against: from, .. }) = it.derived.as_deref() else { return false };
        *of == column.id && *from == statement.columns[against].id
    });
    (!is_printed).then_some(against)
}

/// The change of a line from one column to another, in words: in percent, or in points where the line is in percent. `None`
/// where a sign changes, where there is nothing to compare with, and for balances of days that the line says itself.
#[must_use]
pub fn change(statement: &Statement, line: &Line, of: usize, against: usize, words: &dyn Words) -> Option<String> {
    let value = |at: usize| match line.cells.get(at)?.printed {
        Some(Printed::Number(value)) => Some(value),
        _ => None,
    };
    if line.of.as_ref().is_some_and(|it| it.period.is_some()) {
        return None;
    }
    let (new, old) = (value(of)?, value(against)?);
    let column = &statement.columns[of];
    match (statement.unit(line, column), statement.scale(line, column)) {
        (LineUnit::Percent, Scale::Hundredth) | (LineUnit::Points | LineUnit::Text, _) => None,
        (LineUnit::Percent, _) => Some(words.change_in_points(new - old)),
        _ if new.is_sign_negative() => None,
        _ => words.change_in_percent(new, old),
    }
}

#[cfg(test)]
mod tests {
    use super::super::room::sample;
    use super::*;
    use crate::words;

    fn order(columns: &[(&str, &str, Option<&str>)]) -> Vec<usize> {
        let stated = |it: &Shown| if let Shown::Stated(at) = it { *at } else { panic!("a change") };
        shown(&sample::statement(columns, "thousand", "money")).iter().map(stated).collect()
    }

    fn changes(lines: &str) -> Vec<Option<String>> {
        let columns = [("2023-Q1", "CNY", None), ("2023-Q4", "CNY", None), ("2024-Q1", "CNY", None)];
        let (statement, words) = (sample::table(&columns, "thousand", lines), words::of("en"));
        let shown = with_changes(&statement, &FiscalCalendar::default(), words);
        let Some(Shown::Change { of: 2, against: 0 }) = shown.last() else { return Vec::new() };
        statement.lines.iter().map(|line| change(&statement, line, 2, 0, words)).collect()
    }

    #[test]
    fn the_newest_column_stands_first() {
        assert_eq!(order(&[("2023-12-31", "CNY", None), ("2024-03-31", "CNY", None)]), [1, 0]);
        assert_eq!(order(&[("2023-Q1", "CNY", None), ("2023-Q4", "CNY", None), ("2024-Q1", "CNY", None)]), [2, 1, 0]);
        assert_eq!(order(&[("2024-Q1", "CNY", None), ("2023-Q1", "CNY", None)]), [0, 1]);
    }

    #[test]
    fn periods_of_one_length_stand_together_as_the_document_begins() {
        let columns = ["2023-Q3", "2024-Q3", "2023-9M", "2024-9M"].map(|period| (period, "CNY", None));
        assert_eq!(order(&columns), [1, 0, 3, 2]);
        let columns = ["2023-9M", "2023-Q3", "2024-9M", "2024-Q3"].map(|period| (period, "CNY", None));
        assert_eq!(order(&columns), [2, 0, 3, 1]);
    }

    #[test]
    fn a_change_stands_behind_what_it_compares() {
        let line = "{ id = \"a\", label = \"A\", cells = [\"1,000\", \"1,100\", \"1,254\"] }";
        assert_eq!(changes(line), [Some("+25.4%".to_owned())]);
        let line = "{ id = \"a\", label = \"A\", unit = \"percent\", cells = [\"3.2\", \"3.3\", \"3.0\"] }";
        assert_eq!(changes(line), [Some("−0.2 pts".to_owned())]);
    }

    #[test]
    fn no_change_is_told_from_nothing_or_where_a_sign_changes() {
        for cells in [
            "\"0\", \"1\", \"2\"",
            "\"–\", \"1\", \"2\"",
            "\"5\", \"1\", \"(2)\"",
            "\"(5)\", \"1\", \"2\"",
            "\"\", \"1\", \"2\"",
        ] {
            let line = format!("{{ id = \"a\", label = \"A\", cells = [{cells}] }}");
            assert_eq!(changes(&line), [], "{cells}");
        }
        let lines = "{ id = \"a\", label = \"A\", cells = [\"5\", \"1\", \"(2)\"] }, { id = \"b\", label = \"B\", cells = [\"4\", \"4\", \"5\"] }";
        assert_eq!(changes(lines), [None, Some("+25.0%".to_owned())]);
    }
}
