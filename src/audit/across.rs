//! Columns that follow from other columns of their table: sums, changes and shares.

use super::book::Book;
use super::change::change_between;
use super::footing::total;
use super::rule::{Made, Rule, Tie};
use super::value::{Interval, Value};
use crate::domain::figure::Measure;
use crate::domain::statement::{ChangeForm, Column, Derived, Footing, Line, LineRole, LineUnit, Statement};
use rust_decimal::Decimal;

/// Applies the rules to every cell of such a column.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for (home, statement) in book.announcement.statements.iter().enumerate() {
        for (to, column) in statement.columns.iter().enumerate() {
            if column.sum.is_empty() && column.derived.is_none() {
                continue;
            }
            let of_sizes = tells_sizes(book, home, to);
            let terms: Vec<_> = column
                .sum
                .iter()
                .filter_map(|term| Some((term.negative, statement.column(&term.line.value)?)))
                .collect();
            for (at, line) in statement.lines.iter().enumerate().filter(|(_, line)| line.role != LineRole::Heading) {
                let Some(result) = book.cell(home, at, to) else { continue };
                if adds(line, statement.unit(line, column)) {
                    ties.extend(sum(book, (home, at), column, &terms, result));
                }
                ties.extend(match column.derived.as_deref() {
                    Some(Derived::Change { of, against, .. }) => {
                        let cell = |id: &str| book.cell(home, at, statement.column(id)?);
                        let (now, then) = (cell(&of.value), cell(&against.value));
                        change(book, statement, line, column, (result, now, then), of_sizes)
                    }
                    Some(Derived::Share { of, line: whole }) => {
                        share(book, home, at, (&of.value, &whole.value), result)
                    }
                    None => None,
                });
            }
        }
    }
}

/// Whether the figures of a line add up across columns: money and counts do, but not what is a quotient.
pub(super) fn adds(line: &Line, unit: LineUnit) -> bool {
    let is_ratio = line.relations.as_ref().is_some_and(|it| !it.ratios.is_empty() || it.ordinary.is_some());
    matches!(unit, LineUnit::Money | LineUnit::Shares | LineUnit::Ads | LineUnit::Count) && !is_ratio
}

/// A cell against the columns that its column adds up. Where one of them states nothing the sum may hold without it, but says
/// nothing where it doesn't.
fn sum(
    book: &Book<'_>,
    (home, at): (usize, usize),
    column: &Column,
    terms: &[(bool, usize)],
    result: u32,
) -> Option<Tie> {
    let statement = &book.announcement.statements[home];
    let parts = || terms.iter().filter_map(|(negative, to)| Some((book.cell(home, at, *to)?, *negative)));
    let stated = parts().count();
    if stated == 0 {
        return None;
    }
    let because = "the columns that it totals add up to";
    let tie = total(book, Rule::Sum, Some(result), parts().map(Some), statement.footing, because)?;
    (stated == column.sum.len() || tie.failure.is_none()).then_some(tie)
}

/// A cell against the change between two others.
fn change(
    book: &Book<'_>,
    statement: &Statement,
    line: &Line,
    column: &Column,
    (result, now, then): (u32, Option<u32>, Option<u32>),
    of_sizes: bool,
) -> Option<Tie> {
    let (now, then) = (now?, then?);
    let value = |figure: u32| &book.fact(figure).value;
    if statement.change(line, column)? == ChangeForm::Percent {
        let because = "the two figures make it".to_owned();
        let made = relative(value(now), value(then), of_sizes)?;
        if value(result).nil && has_no_meaning(value(now), value(then), made) {
            return None;
        }
        let value = made;
        return Some(Made { value, inputs: vec![now, then], because }.tie(book, Rule::Change, result));
    }
    // Points are told of the figures before they were rounded.
    let footing = if line.unit == LineUnit::Percent { Footing::Rounded } else { statement.footing };
    let parts = [Some((now, false)), Some((then, true))].into_iter();
    total(book, Rule::Change, Some(result), parts, footing, "the difference of the two figures is")
}

/// The change from one figure to another in percent of the size of the first: from a loss to a lesser one it is a rise. Where
/// a column tells how sizes changed, costs in brackets that grow have risen.
fn relative(now: &Value, then: &Value, of_sizes: bool) -> Option<Interval> {
    let change = change_between(now, then, Measure::Relative)?;
    let is_size = of_sizes && are_negative(now, then);
    Some(if then.number < Decimal::ZERO && !is_size { change.negated() } else { change })
}

/// Whether a dash may say that a change in percent means nothing: from a loss, to one, or to ten times as much.
fn has_no_meaning(now: &Value, then: &Value, change: Interval) -> bool {
    let is_loss = now.number < Decimal::ZERO || then.number < Decimal::ZERO;
    is_loss && !are_negative(now, then) || change.low >= Decimal::ONE_THOUSAND
}

fn are_negative(now: &Value, then: &Value) -> bool {
    now.number < Decimal::ZERO && then.number < Decimal::ZERO
}

/// Whether a column of changes tells how the sizes of negative figures changed. Tables do either, but a table does one thing in
/// all of its lines: more of them must hold so than otherwise.
fn tells_sizes(book: &Book<'_>, home: usize, to: usize) -> bool {
    let statement = &book.announcement.statements[home];
    let column = &statement.columns[to];
    let Some(Derived::Change { of, against, .. }) = column.derived.as_deref() else { return false };
    let (Some(of), Some(against)) = (statement.column(&of.value), statement.column(&against.value)) else {
        return false;
    };
    let mut lead = 0_i64;
    for (at, line) in statement.lines.iter().enumerate() {
        let cell = |column: usize| Some(&book.fact(book.cell(home, at, column)?).value);
        let (Some(now), Some(then)) = (cell(of), cell(against)) else { continue };
        if !are_negative(now, then) || statement.change(line, column) != Some(ChangeForm::Percent) {
            continue;
        }
        let (Some(stated), Some(change)) = (cell(to), change_between(now, then, Measure::Relative)) else { continue };
        lead += i64::from(stated.admits(change)) - i64::from(stated.admits(change.negated()));
    }
    lead > 0
}

fn share(book: &Book<'_>, home: usize, at: usize, (of, whole): (&str, &str), result: u32) -> Option<Tie> {
    let statement = &book.announcement.statements[home];
    let column = statement.column(of)?;
    let (part, whole) = (book.cell(home, at, column)?, book.cell(home, book.line(home, whole)?.1, column)?);
    let quotient = book.fact(part).value.interval()?.over(book.fact(whole).value.interval()?)?;
    let value = quotient.times(Interval::point(Decimal::ONE_HUNDRED))?;
    let made = Made { value, inputs: vec![part, whole], because: "part and whole make it".to_owned() };
    (book.fact(part).value.unit == book.fact(whole).value.unit).then(|| made.tie(book, Rule::Share, result))
}
