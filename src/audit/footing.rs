//! Totals and their parts: within a table, across the tables of a document, from one balance to the next.

use super::book::Book;
use super::rule::{Failure, Rule, Tie};
use super::value::{Interval, Value};
use crate::domain::member::Members;
use crate::domain::statement::{Footing, Line, LineRole, Term};
use crate::domain::{Period, Span};
use rust_decimal::Decimal;

/// Applies the rules of the family.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for (home, statement) in book.announcement.statements.iter().enumerate() {
        for (at, line) in statement.lines.iter().enumerate().filter(|(_, line)| line.role != LineRole::Heading) {
            if let Some(terms) = resolve(book, home, &line.sum) {
                for column in statement.columns_that_foot() {
                    let parts =
                        terms.iter().map(|(place, negative)| Some((book.cell(place.0, place.1, column)?, *negative)));
                    let because = "the lines that it totals add up to";
                    ties.extend(total(book, Rule::Sum, book.cell(home, at, column), parts, statement.footing, because));
                }
            }
            if let Some(relations) = &line.relations {
                for column in statement.columns_of_figures() {
                    ties.extend(equal(book, (home, at, column), &relations.equals, same_or_closing));
                    ties.extend(equal(book, (home, at, column), &relations.opening, opening));
                }
                roll_forward(book, home, at, line, ties);
            }
        }
    }
    for (index, figure) in book.announcement.figures.iter().enumerate().filter(|(_, figure)| !figure.sum.is_empty()) {
        let result = book.facts.iter().position(|fact| fact.place == super::Place::Figure(at(index)));
        let currency = figure.amount.unit.currency();
        let parts = figure.sum.iter().map(|term| {
            let (line, period, currency) = (book.line(usize::MAX, &term.line.value)?, figure.period?, currency?);
            let members = Members::new(&figure.members, &[]);
            Some((book.figure_at(line, period, currency, members)?, term.negative))
        });
        let because = "the lines that it takes together add up to";
        ties.extend(total(book, Rule::Sum, result.map(at), parts, Footing::Exact, because));
    }
    parts_of_metrics(book, ties);
}

fn at(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The lines of a sum; nothing where there is none, or where a reference means nothing, which is reported as such.
fn resolve(book: &Book<'_>, home: usize, terms: &[Term]) -> Option<Vec<((usize, usize), bool)>> {
    let lines = terms.iter().map(|term| Some((book.line(home, &term.line.value)?, term.negative)));
    if terms.is_empty() { None } else { lines.collect() }
}

/// A figure against the signed sum of others; nothing where one of them isn't stated.
pub(super) fn total(
    book: &Book<'_>,
    rule: Rule,
    result: Option<u32>,
    parts: impl Iterator<Item = Option<(u32, bool)>>,
    footing: Footing,
    because: &str,
) -> Option<Tie> {
    let result = result?;
    let parts: Vec<(u32, bool)> = parts.collect::<Option<_>>()?;
    let whole = &book.fact(result).value;
    let exact =
        footing == Footing::Exact && parts.iter().all(|(part, _)| book.fact(*part).value.is_as_precise_as(whole));
    let (sum, holds) = judge(book, whole, &parts, exact)?;
    let failure = (!holds).then(|| Failure { expected: whole.expected(sum), because: because.to_owned() });
    Some(Tie::new(rule, result, parts.iter().map(|(part, _)| *part).collect::<Vec<_>>(), failure))
}

/// The sum, and whether the figure is it: to the last digit where all are printed alike, else within the rounding.
fn judge(book: &Book<'_>, whole: &Value, parts: &[(u32, bool)], exact: bool) -> Option<(Interval, bool)> {
    let mut sum = Interval::point(Decimal::ZERO);
    for (part, negative) in parts {
        let value = &book.fact(*part).value;
        let term = if exact { Interval::point(value.in_units()?) } else { value.interval()? };
        sum = sum.plus(if *negative { term.negated() } else { term })?;
    }
    Some((sum, if exact { sum.low == whole.in_units()? } else { whole.admits(sum) }))
}

/// When the lines that a figure equals are stated: for the same period, or as balances at its end.
fn same_or_closing(period: Period) -> [Option<Period>; 2] {
    [Some(period), Some(Period::Instant(period.end()))]
}

/// ... or as balances at the end of the day before it begins.
fn opening(period: Period) -> [Option<Period>; 2] {
    match period {
        Period::Instant(_) => [None, None],
        Period::Span { start, .. } => [start.pred_opt().map(Period::Instant), None],
    }
}

fn equal(
    book: &Book<'_>,
    (home, at, column): (usize, usize, usize),
    terms: &[Term],
    when: fn(Period) -> [Option<Period>; 2],
) -> Option<Tie> {
    let (result, lines) = (book.cell(home, at, column), resolve(book, home, terms)?);
    let statement = &book.announcement.statements[home];
    // One figure repeats another to the last digit, however totals were rounded.
    let (footing, because) = match terms {
        [_] => (Footing::Exact, "the line that it equals is"),
        _ => (statement.footing, "the lines that it equals add up to"),
    };
    when(statement.period(&statement.lines[at], &statement.columns[column])).into_iter().flatten().find_map(|period| {
        let parts =
            lines.iter().map(|(line, negative)| Some((book.beside((home, at, column), *line, period)?, *negative)));
        total(book, Rule::Equality, result, parts, footing, because)
    })
}

/// Each balance against the one at an earlier instant of the table and the flows over the days between.
fn roll_forward(book: &Book<'_>, home: usize, at: usize, line: &Line, ties: &mut Vec<Tie>) {
    let Some(relations) = line.relations.as_ref().filter(|it| !it.rolls_forward.is_empty()) else { return };
    let statement = &book.announcement.statements[home];
    let columns = || statement.columns.iter().enumerate().filter(|(_, column)| column.states_figures());
    for (to, closing) in columns() {
        let members = statement.members(line, closing);
        for (from, opening) in columns().filter(|(_, it)| statement.members(line, it) == members) {
            let Some(start) = opening.period.end().succ_opt().filter(|start| *start <= closing.period.end()) else {
                continue;
            };
            if opening.currency != closing.currency {
                continue;
            }
            let between = Period::Span { start, end: closing.period.end(), fiscal: None };
            let flows = relations.rolls_forward.iter().map(|term| {
                let place = book.line(home, &term.line.value)?;
                Some((book.figure_at(place, between, closing.currency, members)?, term.negative))
            });
            let before = book.cell(home, at, from).map(|before| (before, false));
            let parts = std::iter::once(before).chain(flows);
            let because = "the balance before and the flows between add up to";
            ties.extend(total(book, Rule::RollForward, book.cell(home, at, to), parts, statement.footing, because));
        }
    }
}

/// Parts that are all there are add up to the whole.
fn parts_of_metrics(book: &Book<'_>, ties: &mut Vec<Tie>) {
    use crate::domain::metric::MetricPart;
    fn level(book: &Book<'_>, whole: Span, parts: &[MetricPart], complete: bool, ties: &mut Vec<Tie>) {
        let fact = |span: Span| book.facts.iter().position(|fact| fact.span == span).map(at);
        if complete && !parts.is_empty() {
            let terms = parts.iter().map(|part| Some((fact(part.span)?, false)));
            let because = "its parts, which are all there are, add up to";
            ties.extend(total(book, Rule::Sum, fact(whole), terms, Footing::Exact, because));
        } else if !parts.is_empty() {
            ties.extend(at_most(book, fact(whole), parts.iter().filter_map(|part| fact(part.span)).collect()));
        }
        for part in parts {
            level(book, part.span, &part.parts, part.complete, ties);
        }
    }
    for observation in &book.announcement.metrics {
        for value in &observation.values {
            level(book, value.span, &value.parts, value.complete, ties);
        }
    }
}

/// Parts that are not all there are don't exceed the whole. Where something is negative, another part may make up for
/// it.
fn at_most(book: &Book<'_>, whole: Option<u32>, parts: Vec<u32>) -> Option<Tie> {
    let whole = whole?;
    let value = &book.fact(whole).value;
    let parts: Vec<u32> = parts.into_iter().filter(|part| book.fact(*part).value.unit == value.unit).collect();
    let negative = |part: &u32| book.fact(*part).value.number.is_sign_negative();
    if parts.is_empty() || parts.iter().chain([&whole]).any(negative) {
        return None;
    }
    let mut sum = Interval::point(Decimal::ZERO);
    for part in &parts {
        sum = sum.plus(book.fact(*part).value.interval()?)?;
    }
    let holds = sum.low <= value.interval()?.high;
    let because = "some of its parts alone add up to".to_owned();
    let failure = (!holds).then(|| Failure { expected: value.expected(sum), because });
    Some(Tie::new(Rule::Sum, whole, parts, failure).bounded())
}
