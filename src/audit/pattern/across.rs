//! A column that is the sum of those beside it, in all rows but one or a few: segments and their total, components of equity,
//! figures as reported with their adjustments.

use super::sums::{adds, rounding, value};
use crate::audit::book::Book;
use crate::audit::fact::{Place, same_days};
use crate::audit::rule::{Failure, Rule, Tie};
use crate::audit::slip::slip;
use crate::domain::decimal::exact_sum;
use crate::domain::statement::{Column, Footing, Statement};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// A table with more columns of one period and currency than this is looked at no further: each of them could be the sum of
/// any that stand beside it.
const MOST: usize = 24;

/// A row of figures: its line, and its cells in the columns that are looked at.
struct Row {
    line: usize,
    cells: Vec<Option<Decimal>>,
    /// The last printed digit.
    step: Decimal,
}

/// A column and those beside it that may add up to it, by position in the group.
#[derive(Clone, Debug)]
struct Pattern {
    total: usize,
    parts: std::ops::Range<usize>,
}

/// How a row fits a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// It adds up to the last digit.
    Exact,
    /// It adds up within the rounding of its figures.
    Near,
    /// It doesn't add up.
    Off,
    /// It says nothing: there is nothing to add, or a figure isn't stated.
    Nothing,
}

/// How many rows fit a pattern.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// How many add up, if only within their rounding.
    hold: usize,
    exact: usize,
    /// How many of them have two parts at least.
    telling: usize,
    /// How many don't add up.
    off: usize,
}

impl Count {
    /// What is greater for the better pattern.
    fn rank(&self) -> impl Ord {
        (self.hold, self.exact, self.telling, Reverse(self.off))
    }
}

/// What stands out of the rows of a statement.
pub(super) fn ties(book: &Book<'_>, home: usize, ties: &mut Vec<Tie>) {
    let statement = &book.announcement.statements[home];
    for (at, first) in statement.columns.iter().enumerate() {
        if !first.states_figures() || statement.columns[..at].iter().any(|earlier| beside(earlier, first)) {
            continue;
        }
        let group = || (at..statement.columns.len()).filter(|to| beside(first, &statement.columns[*to]));
        if (3..=MOST).contains(&group().count()) {
            let columns: Vec<usize> = group().collect();
            of_group(book, home, &columns, ties);
        }
    }
}

/// Whether the figures of two columns may be parts of one whole.
fn beside(a: &Column, b: &Column) -> bool {
    let is_alike = a.currency == b.currency && a.unit == b.unit && same_days(a.period, b.period);
    is_alike && a.states_figures() && b.states_figures()
}

fn of_group(book: &Book<'_>, home: usize, columns: &[usize], ties: &mut Vec<Tie>) {
    let statement = &book.announcement.statements[home];
    let rows: Vec<Row> = rows(book, home, columns);
    if rows.len() < 3 {
        return;
    }
    let footing = footing(book, home, columns, ties);
    // What a column says of itself needs no pattern.
    let is_open = |total: &usize| statement.columns[columns[*total]].sum.is_empty();
    for total in (0..columns.len()).filter(is_open) {
        let Some((pattern, count)) = best(&rows, total, columns.len()) else { continue };
        let near = count.hold - count.exact;
        // A table that foots to the last digit downwards does so across, too.
        let is_exact = near > 0 && is_few(near + count.off, count.exact) && {
            let exact = rows.iter().filter(|row| row.fit(&pattern) == Fit::Exact);
            footing.0 < Chance::CERTAIN.0
                && exact.fold(footing, |chance, row| chance.with(row.parts(&pattern))).is_small()
        };
        if count.telling == 0 || !is_exact && !is_few(count.off, count.hold) {
            continue;
        }
        let is_out = |row: &Row| match row.fit(&pattern) {
            Fit::Off => true,
            Fit::Near => is_exact,
            Fit::Exact | Fit::Nothing => false,
        };
        let (out, hold): (Vec<&Row>, Vec<&Row>) =
            rows.iter().filter(|row| row.fit(&pattern) != Fit::Nothing).partition(|row| is_out(row));
        let holding = hold.len();
        for row in out.into_iter().filter(|row| row.belongs(&pattern, &hold)) {
            if row.is_slip(&pattern) {
                ties.push(tie(book, home, columns, row, &pattern, (statement, holding)));
            }
        }
    }
}

/// Whether so many rows are few beside those that hold.
fn is_few(out: usize, hold: usize) -> bool {
    out > 0 && (hold >= 3 && out * 3 <= hold || hold == 2 && out == 1)
}

fn rows(book: &Book<'_>, home: usize, columns: &[usize]) -> Vec<Row> {
    let lines = book.announcement.statements[home].lines.iter().enumerate().filter(|(_, line)| adds(line));
    let rows = lines.filter_map(|(line, _)| {
        let cells = columns.iter().map(|to| book.cell(home, line, *to));
        let step = cells.clone().flatten().map(|cell| &book.fact(cell).value).filter(|it| !it.nil);
        let step = step.map(crate::audit::Value::step).max()?;
        Some(Row { line, cells: cells.map(|cell| value(book, cell)).collect(), step })
    });
    rows.collect()
}

/// The columns right before or right behind a column that add up to it in the most rows.
fn best(rows: &[Row], total: usize, columns: usize) -> Option<(Pattern, Count)> {
    let before = (0..total.saturating_sub(1)).map(|from| from..total);
    let behind = (total + 3..=columns).map(|to| total + 1..to);
    let counted = before.rev().chain(behind).map(|parts| {
        let pattern = Pattern { total, parts };
        let count = count(rows, &pattern);
        (pattern, count)
    });
    let best = counted.reduce(|best, other| if other.1.rank() > best.1.rank() { other } else { best })?;
    (best.1.hold > 0).then_some(best)
}

fn count(rows: &[Row], pattern: &Pattern) -> Count {
    let mut count = Count::default();
    for row in rows {
        match row.fit(pattern) {
            Fit::Nothing => {}
            Fit::Off => count.off += 1,
            fit => {
                count.hold += 1;
                count.exact += usize::from(fit == Fit::Exact);
                count.telling += usize::from(row.parts(pattern) > 1);
            }
        }
    }
    count
}

impl Row {
    /// The sum of the parts that are stated.
    fn sum(&self, pattern: &Pattern) -> Option<Decimal> {
        self.cells[pattern.parts.clone()].iter().flatten().try_fold(Decimal::ZERO, |sum, part| exact_sum(sum, *part))
    }

    /// How many parts are something.
    fn parts(&self, pattern: &Pattern) -> usize {
        self.cells[pattern.parts.clone()].iter().flatten().filter(|part| !part.is_zero()).count()
    }

    fn fit(&self, pattern: &Pattern) -> Fit {
        let (Some(total), Some(sum)) = (self.cells[pattern.total], self.sum(pattern)) else { return Fit::Nothing };
        let parts = self.parts(pattern);
        if parts == 0 {
            return Fit::Nothing;
        }
        let (off, rounding) = ((sum - total).abs(), rounding(self.step, parts));
        if off.is_zero() {
            Fit::Exact
        } else if off <= rounding {
            // Of small figures, any would do.
            if total.abs() >= rounding * Decimal::from(50) { Fit::Near } else { Fit::Nothing }
        } else if self.cells[pattern.parts.clone()].iter().any(Option::is_none) {
            Fit::Nothing
        } else {
            Fit::Off
        }
    }

    /// Whether each column that has a part of the row is shown to be one of the pattern by a row that holds.
    fn belongs(&self, pattern: &Pattern, hold: &[&Row]) -> bool {
        let is_something = |row: &Row, at: usize| row.cells[at].is_some_and(|part| !part.is_zero());
        pattern.parts.clone().all(|at| !is_something(self, at) || hold.iter().any(|row| is_something(row, at)))
    }

    /// Whether one slip of typing in one of its figures makes the difference.
    fn is_slip(&self, pattern: &Pattern) -> bool {
        let (Some(total), Some(sum)) = (self.cells[pattern.total], self.sum(pattern)) else { return false };
        let Some(off) = exact_sum(sum, -total) else { return false };
        let mut parts = self.cells[pattern.parts.clone()].iter().flatten();
        slip(total, sum).is_some() || parts.any(|part| slip(*part, *part - off).is_some())
    }
}

/// In how many of a thousand sums of so many parts, from none on, rounding each of them by itself leaves the sum as it is.
const ROUNDED: [u32; 9] = [1000, 1000, 750, 667, 599, 550, 511, 479, 453];

/// In how many of a million tables that round each figure by itself so many sums would all be exact.
#[derive(Clone, Copy, Debug)]
struct Chance(u32);

impl Chance {
    const CERTAIN: Self = Self(1_000_000);

    /// The same with one more sum of so many parts.
    fn with(self, parts: usize) -> Self {
        Self(self.0 / 1000 * ROUNDED[parts.min(ROUNDED.len() - 1)])
    }

    /// Whether it is less than one of twenty, so that the table's figures foot to the last digit by intention.
    fn is_small(self) -> bool {
        self.0 < 50_000
    }
}

/// How likely it would be that the totals of the columns are exact, were their figures rounded one by one; certain where the
/// table says that they are, or where one isn't exact.
fn footing(book: &Book<'_>, home: usize, columns: &[usize], ties: &[Tie]) -> Chance {
    if book.announcement.statements[home].footing != Footing::Exact {
        return Chance::CERTAIN;
    }
    let is_here = |place: Place| match place {
        Place::Cell(statement, _, column) => statement as usize == home && columns.contains(&(column as usize)),
        _ => false,
    };
    let is_something = |input: &&u32| !book.fact(**input).value.number.is_zero();
    let mut chance = Chance::CERTAIN;
    for tie in ties.iter().filter(|tie| tie.rule == Rule::Sum && !tie.bound && is_here(book.fact(tie.result).place)) {
        if tie.failure.is_some() {
            return Chance::CERTAIN;
        }
        chance = chance.with(tie.inputs.iter().filter(is_something).count());
    }
    chance
}

fn tie(
    book: &Book<'_>,
    home: usize,
    columns: &[usize],
    row: &Row,
    pattern: &Pattern,
    (statement, holding): (&Statement, usize),
) -> Tie {
    let cell = |at: usize| book.cell(home, row.line, columns[at]);
    let result = cell(pattern.total).unwrap_or_default();
    let parts: Vec<u32> = pattern.parts.clone().filter_map(cell).collect();
    let names: Vec<String> =
        pattern.parts.clone().map(|at| format!("`{}`", statement.columns[columns[at]].id.value)).collect();
    let stated = &book.fact(result).value;
    let sum = row.sum(pattern).unwrap_or_default();
    let because = format!("{} add up to it in {holding} other rows, and here to", names.join(", "));
    let expected = crate::domain::decimal::grouped(stated.printed(sum));
    Tie::new(Rule::Pattern, result, parts, Some(Failure { expected, because })).bounded()
}
