//! Quotients within the tables: margins, amounts per share and per ADS, numbers of ADSs.

use super::fact::Book;
use super::rule::{Failure, Rule, Tie};
use super::value::Interval;
use crate::domain::statement::LineUnit;
use rust_decimal::Decimal;

/// Applies the rules to every line that names its figures.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for (home, statement) in book.announcement.statements.iter().enumerate() {
        for (at, _) in statement.lines.iter().enumerate().filter(|(_, line)| line.relations.is_some()) {
            for column in 0..statement.columns.len() {
                ties.extend(ratios(book, home, at, column));
                ties.extend(per_ads(book, home, at, column));
            }
        }
    }
}

/// Each quotient that a line is said to be, in a column.
pub(super) fn ratios(book: &Book<'_>, home: usize, at: usize, column: usize) -> Vec<Tie> {
    let statement = &book.announcement.statements[home];
    let (line, period) = (&statement.lines[at], statement.columns[column].period);
    let Some(relations) = &line.relations else { return Vec::new() };
    let Some(result) = book.cell(home, at, column) else { return Vec::new() };
    let value = &book.fact(result).value;
    let ties = relations.ratios.iter().filter_map(|ratio| {
        let figure = |reference: &str| book.beside((home, column), book.line(home, reference)?, period);
        let (numerator, denominator) = (figure(&ratio.numerator.value)?, figure(&ratio.denominator.value)?);
        let mut quotient = book.fact(numerator).value.interval()?.over(book.fact(denominator).value.interval()?)?;
        if line.unit == LineUnit::Percent {
            quotient = quotient.times(Interval::point(Decimal::ONE_HUNDRED))?;
        }
        let because = format!("`{}` divided by `{}` makes it", ratio.numerator.value, ratio.denominator.value);
        let failure = (!value.admits(quotient)).then(|| Failure { expected: value.expected(quotient), because });
        Some(Tie::new(Rule::Ratio, result, [numerator, denominator], failure))
    });
    ties.collect()
}

/// A figure per ADS, or a number of ADSs, against that for ordinary shares. An amount per ADS is a multiple of the
/// *printed* amount per share.
pub(super) fn per_ads(book: &Book<'_>, home: usize, at: usize, column: usize) -> Option<Tie> {
    let statement = &book.announcement.statements[home];
    let (line, period) = (&statement.lines[at], statement.columns[column].period);
    let ordinary = line.relations.as_ref()?.ordinary.as_ref()?;
    let shares_per_ads = Decimal::from(book.issuer.ads.as_ref()?.shares_per_ads);
    let result = book.cell(home, at, column)?;
    let input = book.beside((home, column), book.line(home, &ordinary.value)?, period)?;
    let (value, per_share) = (&book.fact(result).value, &book.fact(input).value);
    let (made, because) = if line.unit == LineUnit::Ads {
        let made = per_share.interval()?.over(Interval::point(shares_per_ads))?;
        (made, format!("{shares_per_ads} shares an ADS make it"))
    } else {
        let made = Interval::point(per_share.in_units()?.checked_mul(shares_per_ads)?);
        (made, format!("{shares_per_ads} times the amount per share is"))
    };
    let failure = (!value.admits(made)).then(|| Failure { expected: value.expected(made), because });
    Some(Tie::new(Rule::PerAds, result, [input], failure))
}
