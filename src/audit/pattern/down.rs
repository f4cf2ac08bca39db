//! A total that nobody said what it is the sum of, but is that of the lines above it in all columns but one.

use super::sums::{adds, rounding, value};
use crate::audit::book::Book;
use crate::audit::rule::{Failure, Rule, Tie};
use crate::audit::slip::slip;
use crate::domain::decimal::exact_sum;
use crate::domain::statement::{Line, LineRole, Statement};
use rust_decimal::Decimal;

/// Nobody looks further up than this for the parts of a total.
const MOST: usize = 40;

/// Whether a line is a total that doesn't say what it is the sum of.
pub(in crate::audit) fn is_open_total(line: &Line) -> bool {
    let says = line.relations.as_ref().is_some_and(|it| {
        !it.equals.is_empty() || !it.opening.is_empty() || !it.rolls_forward.is_empty() || !it.ratios.is_empty()
    });
    is_total(line) && line.sum.is_empty() && !says && adds(line)
}

fn is_total(line: &Line) -> bool {
    let is_called_so = || line.label.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("total"));
    matches!(line.role, LineRole::Subtotal | LineRole::Total) || is_called_so()
}

/// What stands out of the columns of a statement.
pub(super) fn ties(book: &Book<'_>, home: usize, ties: &mut Vec<Tie>) {
    let statement = &book.announcement.statements[home];
    for (at, _) in statement.lines.iter().enumerate().filter(|(_, line)| is_open_total(line)) {
        ties.extend(
            above(book, home, at, |run| run.out()).map(|(column, lines)| tie(book, (home, at), column, &lines)),
        );
    }
}

/// The lines above a total that add up to it in every column that states it, in their order; nothing where there are none.
pub(in crate::audit) fn parts(book: &Book<'_>, home: usize, at: usize) -> Option<Vec<usize>> {
    above(book, home, at, |run| run.holds().then_some(())).map(|(_, mut lines)| {
        lines.reverse();
        lines
    })
}

/// The lines above a total, and what they add up to in each column.
struct Run<'b, 'a> {
    book: &'b Book<'a>,
    home: usize,
    at: usize,
    lines: Vec<usize>,
    sums: Vec<Option<Decimal>>,
}

/// Goes up from a total line by line, until the lines pass a test.
fn above<T>(
    book: &Book<'_>,
    home: usize,
    at: usize,
    test: impl Fn(&Run<'_, '_>) -> Option<T>,
) -> Option<(T, Vec<usize>)> {
    let statement = &book.announcement.statements[home];
    let total = &statement.lines[at];
    let sums = vec![Some(Decimal::ZERO); statement.columns.len()];
    let mut run = Run { book, home, at, lines: Vec::new(), sums };
    let mut next = at;
    while run.lines.len() < MOST {
        next = next.checked_sub(1)?;
        let line = &statement.lines[next];
        if line.role == LineRole::Heading {
            continue;
        }
        if line.unit != total.unit || line.scale != total.scale {
            return None;
        }
        run.add(next);
        if run.lines.len() > 1
            && let Some(found) = test(&run)
        {
            return Some((found, run.lines));
        }
        // A total above stands for its parts.
        if is_total(line) {
            next = first_part(statement, line)?;
        }
    }
    None
}

/// The first of the lines that a total is said to be the sum of.
fn first_part(statement: &Statement, total: &Line) -> Option<usize> {
    let part = |at: &usize| total.sum.iter().any(|term| *term.line.value == *statement.lines[*at].id.value);
    (0..statement.lines.len()).find(part)
}

impl Run<'_, '_> {
    fn add(&mut self, line: usize) {
        for (column, sum) in self.sums.iter_mut().enumerate() {
            let part = value(self.book, self.book.cell(self.home, line, column));
            *sum = sum.zip(part).and_then(|(sum, part)| exact_sum(sum, part));
        }
        self.lines.push(line);
    }

    /// The total, what the lines add up to, and by how much rounding may part them, in each column that states it.
    fn columns(&self) -> impl Iterator<Item = (usize, Decimal, Option<Decimal>, Decimal)> {
        let stated = self.sums.iter().enumerate().filter_map(|(column, sum)| {
            let cell = self.book.cell(self.home, self.at, column)?;
            let stated = &self.book.fact(cell).value;
            Some((column, stated.in_units()?, *sum, rounding(stated.step(), self.lines.len())))
        });
        stated.filter(|(_, total, sum, _)| !total.is_zero() || sum.is_some_and(|sum| !sum.is_zero()))
    }

    fn holds(&self) -> bool {
        let mut columns = self.columns().peekable();
        columns.peek().is_some() && columns.all(|(_, total, sum, _)| sum == Some(total))
    }

    /// The only column in which the lines don't add up, by more than their rounding but by one slip of typing, while they do in
    /// the others: in two at least, or in one to a figure that isn't met by chance.
    fn out(&self) -> Option<usize> {
        let (mut exact, mut out, mut is_large) = (0, None, false);
        for (column, total, sum, rounding) in self.columns() {
            let off = (sum? - total).abs();
            if off.is_zero() {
                exact += 1;
                is_large |= total.abs() >= rounding * Decimal::ONE_THOUSAND;
            } else if off > rounding && out.replace((column, total, sum?)).is_some() {
                return None;
            }
        }
        let (column, total, sum) = out?;
        let part = |line: &usize| value(self.book, self.book.cell(self.home, *line, column));
        let is_slip = || {
            let off = sum - total;
            slip(total, sum).is_some()
                || self.lines.iter().filter_map(part).any(|part| slip(part, part - off).is_some())
        };
        (exact > 0 && is_large && is_slip()).then_some(column)
    }
}

fn tie(book: &Book<'_>, (home, at): (usize, usize), column: usize, lines: &[usize]) -> Tie {
    let statement = &book.announcement.statements[home];
    let result = book.cell(home, at, column).unwrap_or_default();
    let parts: Vec<u32> = lines.iter().rev().filter_map(|line| book.cell(home, *line, column)).collect();
    let sum = parts.iter().filter_map(|part| value(book, Some(*part))).sum();
    let name = |line: usize| format!("`{}`", statement.lines[line].id.value);
    let (first, last) = (name(lines[lines.len() - 1]), name(lines[0]));
    let because = format!("the lines from {first} to {last} add up to it in the other columns, and here to");
    let expected = crate::domain::decimal::grouped(book.fact(result).value.printed(sum));
    Tie::new(Rule::Pattern, result, parts, Some(Failure { expected, because })).bounded()
}
