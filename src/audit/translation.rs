//! Columns translated for the reader's convenience.
//!
//! Most cells are the printed local amount at the stated rate. Totals may be sums of the rounded lines above them
//! instead, an amount per ADS a multiple of the printed amount per share, and one line what another leaves of a
//! total: the content says so by `method`, or the rule finds out which of the methods holds that the line's other
//! keys allow. Balancing is only accepted where it is said, for any part of a total that foots would pass as it.

use super::book::Book;
use super::rule::{Failure, Rule, Tie};
use super::value::{Interval, Value};
use crate::domain::decimal::exact_sum;
use crate::domain::span::Name;
use crate::domain::statement::{Footing, Line, LineUnit, Method, Statement, Term};
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
            let because = "what is no money stands untranslated, and the local column has".to_owned();
            let failure =
                (result.number != local).then(|| Failure { expected: crate::domain::decimal::grouped(local), because });
            return Tie::new(Rule::Translation, self.result, [self.local], failure);
        }
        let column = &statement.columns[self.column].id;
        let stated = stated(line, column);
        let tried: &[Method] = match stated {
            Some((_, method)) => &[*method],
            // A part that is what the total leaves determines no total.
            None if self.leaves_a_part(statement, line) => &[Method::Translated, Method::PerAds, Method::Divided],
            None => &[Method::Translated, Method::Footed, Method::PerAds, Method::Divided],
        };
        let made = |method: &Method| Some((*method, self.made(statement, line, *method)?));
        let held = tried.iter().filter_map(made).find(|(_, (value, _))| self.admits(*value));
        if let Some((method, (_, inputs))) = held {
            return Tie::new(Rule::Translation, self.result, inputs, None).by(method);
        }
        // What can't be worked out is judged as the translation that it most likely is.
        let (method, (value, inputs)) = match stated.and_then(|(_, method)| made(method)) {
            Some(made) => made,
            None => match made(&Method::Translated) {
                Some(made) => made,
                None => return Tie::new(Rule::Translation, self.result, [self.local, self.rate], None).bounded(),
            },
        };
        let because = match stated {
            Some((_, stated)) if *stated == method => format!("{}, as its method says, is", word(method)),
            Some((_, stated)) => format!("it is not {} as its method says, and {} is", word(*stated), word(method)),
            None => format!("{} is", word(method)),
        };
        Tie::new(Rule::Translation, self.result, inputs, Some(Failure { expected: result.expected(value), because }))
    }

    /// Whether a term of the line says that it is what the line leaves in this column.
    fn leaves_a_part(&self, statement: &Statement, line: &Line) -> bool {
        let column = &statement.columns[self.column].id;
        let is_balancing = |line: &Line| stated(line, column).is_some_and(|(_, method)| *method == Method::Balancing);
        let line_of = |term: &Term| {
            let (home, at) = self.book.line(self.home, &term.line.value)?;
            (home == self.home).then(|| &statement.lines[at])
        };
        line.sum.iter().filter_map(line_of).any(is_balancing)
    }

    /// Whether the cell is a value as rounded. A dash stands for what rounds to nothing, to the decimals of the local
    /// amount.
    fn admits(&self, value: Interval) -> bool {
        let result = self.value(self.result);
        let nothing = Decimal::new(0, self.value(self.local).number.scale());
        let result = if result.nil { Value { number: nothing, nil: false, ..*result } } else { *result };
        result.admits(value)
    }

    /// What a method makes of the figures that it takes; nothing where one of them isn't stated.
    fn made(&self, statement: &Statement, line: &Line, method: Method) -> Option<(Interval, Vec<u32>)> {
        match method {
            Method::Translated => {
                let (local, rate) = (self.value(self.local), self.value(self.rate).number);
                let apply =
                    |amount: Decimal| if self.multiplies { amount.checked_mul(rate) } else { amount.checked_div(rate) };
                // Where figures were rounded one by one, it is the unrounded amount that was translated.
                let local = match statement.footing {
                    Footing::Rounded => local.interval()?,
                    Footing::Exact => Interval::point(local.in_units()?),
                };
                let value = Interval { low: apply(local.low)?, high: apply(local.high)? };
                Some((value, vec![self.local, self.rate]))
            }
            Method::Footed => {
                let terms = line.sum.iter().map(|term| Some((self.same_column(&term.line.value)?, term.negative)));
                self.sum(terms.collect::<Option<_>>()?)
            }
            Method::Balancing => statement.lines.iter().enumerate().find_map(|(at, total)| {
                let own = total.sum.iter().find(|term| *term.line.value == *line.id.value)?;
                let others = total.sum.iter().filter(|term| *term.line.value != *line.id.value);
                let mut terms = vec![(self.book.cell(self.home, at, self.column)?, own.negative)];
                for term in others {
                    terms.push((self.same_column(&term.line.value)?, term.negative == own.negative));
                }
                self.sum(terms)
            }),
            Method::PerAds => {
                let made = super::ratio::per_ads(self.book, self.home, self.at, self.column)?;
                Some((made.value, made.inputs))
            }
            Method::Divided => {
                let mut made = super::ratio::ratios(self.book, self.home, self.at, self.column);
                let held = made.iter().position(|it| self.admits(it.value)).unwrap_or(0);
                (!made.is_empty()).then(|| made.swap_remove(held)).map(|it| (it.value, it.inputs))
            }
        }
    }

    fn same_column(&self, line: &str) -> Option<u32> {
        let (statement, line) = self.book.line(self.home, line)?;
        self.book.cell(statement, line, self.column)
    }

    /// The signed sum of figures as printed; nothing of none.
    fn sum(&self, terms: Vec<(u32, bool)>) -> Option<(Interval, Vec<u32>)> {
        let sum = terms.iter().try_fold(Decimal::ZERO, |sum, (fact, negative)| {
            let value = self.value(*fact).in_units()?;
            exact_sum(sum, if *negative { -value } else { value })
        })?;
        (!terms.is_empty()).then(|| (Interval::point(sum), terms.into_iter().map(|(fact, _)| fact).collect()))
    }
}

/// What a line says of how its cell in a column came about.
fn stated<'l>(line: &'l Line, column: &Name) -> Option<&'l (Option<Name>, Method)> {
    line.methods.iter().find(|(of, _)| of.as_ref().is_none_or(|of| of == column))
}

fn word(method: Method) -> &'static str {
    match method {
        Method::Footed => "the sum of its parts in this column",
        Method::Translated => "the local amount at the stated rate",
        Method::Balancing => "what a total leaves",
        Method::PerAds => "a multiple of the amount per share in this column",
        Method::Divided => "a quotient in this column",
    }
}
