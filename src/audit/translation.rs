//! Columns translated for the reader's convenience.
//!
//! Most cells are the printed local amount at the stated rate. Totals may be sums of the rounded lines above them
//! instead, an amount per ADS a multiple of the printed amount per share, and one line what another leaves of a
//! total: the content says so by `method`, or the rule finds out which of the methods holds that the line's other
//! keys allow. Balancing is only accepted where it is said, for any part of a total that foots would pass as it.

use super::fact::Book;
use super::rule::{Failure, Rule, Tie};
use super::value::{Interval, Value};
use crate::domain::statement::{Footing, Line, LineUnit, Method, Statement};
use rust_decimal::Decimal;

/// A cell in a translated column.
struct Translated<'b, 'a> {
    book: &'b Book<'a>,
    home: usize,
    at: usize,
    column: usize,
    /// The cell.
    result: u32,
    /// The local amount.
    local: u32,
    /// The fact that is the rate, and how to get from the local amount to this one.
    rate: u32,
    multiplies: bool,
}

/// Applies the rule to every cell of every translated column.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for (home, statement) in book.announcement.statements.iter().enumerate() {
        for (index, column) in statement.columns.iter().enumerate() {
            let Some(translation) = &column.translation else { continue };
            let (Some(from), Some(rate)) = (
                statement.column(&translation.from.value),
                book.announcement.rates.iter().position(|rate| rate.id.value == translation.rate.value),
            ) else {
                continue;
            };
            let stated = &book.announcement.rates[rate];
            let rate = book.facts.iter().position(|fact| fact.span == stated.value.span);
            let (Some(rate), multiplies) = (rate, stated.base == statement.columns[from].currency) else { continue };
            for (at, line) in statement.lines.iter().enumerate() {
                let cells = (book.cell(home, at, index), book.cell(home, at, from));
                if let (Some(result), Some(local)) = cells {
                    let rate = u32::try_from(rate).unwrap_or(u32::MAX);
                    let cell = Translated { book, home, at, column: index, result, local, rate, multiplies };
                    ties.push(cell.tie(statement, line));
                }
            }
        }
    }
}

impl Translated<'_, '_> {
    fn value(&self, fact: u32) -> &Value {
        &self.book.fact(fact).value
    }

    fn tie(&self, statement: &Statement, line: &Line) -> Tie {
        let result = self.value(self.result);
        if !matches!(line.unit, LineUnit::Money | LineUnit::PerShare | LineUnit::PerAds) {
            let local = self.value(self.local).number;
            let because = "is no money and stands untranslated, so that it must be".to_owned();
            let failure =
                (result.number != local).then(|| Failure { expected: crate::domain::decimal::grouped(local), because });
            return Tie::new(Rule::Translation, self.result, [self.local], failure);
        }
        let column = &statement.columns[self.column].id;
        let stated = line.methods.iter().find(|(of, _)| of.as_ref().is_none_or(|of| of == column));
        let tried: &[Method] = match stated {
            Some((_, method)) => &[*method],
            None => &[Method::Translated, Method::Footed, Method::PerAds, Method::Divided],
        };
        if let Some((method, inputs)) =
            tried.iter().find_map(|method| Some((*method, self.holds(statement, line, *method)?)))
        {
            return Tie::new(Rule::Translation, self.result, inputs, None).by(method);
        }
        let because = match stated {
            None | Some((_, Method::Translated)) => "the local amount at the stated rate is".to_owned(),
            Some((_, method)) => {
                format!("it is not {} as stated, and the local amount at the stated rate is", word(*method))
            }
        };
        let expected = self.translated().map_or_else(String::new, |(exact, _)| result.expected(Interval::point(exact)));
        Tie::new(Rule::Translation, self.result, [self.local, self.rate], Some(Failure { expected, because }))
    }

    /// The local amount at the rate, as it stands and with what its rounding allows.
    fn translated(&self) -> Option<(Decimal, Interval)> {
        let (local, rate) = (self.value(self.local), self.value(self.rate).number);
        let apply = |amount: Decimal| if self.multiplies { amount.checked_mul(rate) } else { amount.checked_div(rate) };
        let interval = local.interval()?;
        Some((apply(local.in_units()?)?, Interval { low: apply(interval.low)?, high: apply(interval.high)? }))
    }

    /// The figures that a method takes, where it holds.
    fn holds(&self, statement: &Statement, line: &Line, method: Method) -> Option<Vec<u32>> {
        let result = self.value(self.result);
        match method {
            Method::Translated => {
                let (exact, interval) = self.translated()?;
                // A dash stands for what rounds to nothing, to the decimals of the local amount.
                let nothing = Decimal::new(0, self.value(self.local).number.scale());
                let result = if result.nil { Value { number: nothing, nil: false, ..*result } } else { *result };
                // Where figures were rounded one by one, it is the unrounded amount that was translated.
                let translated = if statement.footing == Footing::Rounded { interval } else { Interval::point(exact) };
                result.admits(translated).then(|| vec![self.local, self.rate])
            }
            Method::Footed => {
                let terms: Vec<(u32, bool)> = line
                    .sum
                    .iter()
                    .map(|term| Some((self.same_column(&term.line.value)?, term.negative)))
                    .collect::<Option<_>>()?;
                (!terms.is_empty() && self.sum(&terms)? == result.in_units()?)
                    .then(|| terms.iter().map(|(fact, _)| *fact).collect())
            }
            Method::Balancing => statement.lines.iter().enumerate().find_map(|(at, total)| {
                let own = total.sum.iter().find(|term| *term.line.value == *line.id.value)?;
                let mut terms = vec![(self.book.cell(self.home, at, self.column)?, own.negative)];
                for term in total.sum.iter().filter(|term| *term.line.value != *line.id.value) {
                    terms.push((self.same_column(&term.line.value)?, term.negative == own.negative));
                }
                (self.sum(&terms)? == result.in_units()?).then(|| terms.iter().map(|(fact, _)| *fact).collect())
            }),
            Method::PerAds => {
                let ties = super::ratio::per_ads(self.book, self.home, self.at, self.column)?;
                ties.failure.is_none().then(|| ties.inputs.into_vec())
            }
            Method::Divided => {
                let ratios = super::ratio::ratios(self.book, self.home, self.at, self.column);
                let held = ratios.into_iter().find(|tie| tie.failure.is_none())?;
                Some(held.inputs.into_vec())
            }
        }
    }

    fn same_column(&self, line: &str) -> Option<u32> {
        let (statement, line) = self.book.line(self.home, line)?;
        self.book.cell(statement, line, self.column)
    }

    fn sum(&self, terms: &[(u32, bool)]) -> Option<Decimal> {
        terms.iter().try_fold(Decimal::ZERO, |sum, (fact, negative)| {
            let value = self.value(*fact).in_units()?;
            sum.checked_add(if *negative { -value } else { value })
        })
    }
}

fn word(method: Method) -> &'static str {
    match method {
        Method::Footed => "the sum of its parts in this column",
        Method::Translated => "translated",
        Method::Balancing => "what a total leaves",
        Method::PerAds => "a multiple of the amount per share in this column",
        Method::Divided => "a quotient in this column",
    }
}
