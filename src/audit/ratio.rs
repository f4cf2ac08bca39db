//! Quotients within the tables: margins, amounts per share and per ADS, numbers of ADSs.

use super::book::Book;
use super::rule::{Made, Rule, Tie};
use super::value::Interval;
use crate::domain::statement::LineUnit;
use rust_decimal::Decimal;

/// Applies the rules to every line that names its figures.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for (home, statement) in book.announcement.statements.iter().enumerate() {
        for (at, _) in statement.lines.iter().enumerate().filter(|(_, line)| line.relations.is_some()) {
            for column in statement.columns_of_figures() {
                let Some(result) = book.cell(home, at, column) else { continue };
                let quotients = ratios(book, home, at, column).into_iter();
                ties.extend(quotients.map(|made| made.tie(book, Rule::Ratio, result)));
                ties.extend(per_ads(book, home, at, column).map(|made| made.tie(book, Rule::PerAds, result)));
            }
        }
    }
}

/// Each quotient that a line is said to be, in a column.
pub(super) fn ratios(book: &Book<'_>, home: usize, at: usize, column: usize) -> Vec<Made> {
    let statement = &book.announcement.statements[home];
    let line = &statement.lines[at];
    let period = statement.period(line, &statement.columns[column]);
    let Some(relations) = &line.relations else { return Vec::new() };
    let made = relations.ratios.iter().filter_map(|ratio| {
        let figure = |reference: &str| book.beside((home, at, column), book.line(home, reference)?, period);
        let (numerator, denominator) = (figure(&ratio.numerator.value)?, figure(&ratio.denominator.value)?);
        let mut value = book.fact(numerator).value.interval()?.over(book.fact(denominator).value.interval()?)?;
        if line.unit == LineUnit::Percent {
            value = value.times(Interval::point(Decimal::ONE_HUNDRED))?;
        }
        let because = format!("`{}` divided by `{}` makes it", ratio.numerator.value, ratio.denominator.value);
        Some(Made { value, inputs: vec![numerator, denominator], because })
    });
    made.collect()
}

/// A figure per ADS, or a number of ADSs, from that for ordinary shares. An amount per ADS is a multiple of the amount per
/// share before it was rounded, or of the *printed* one where the line says so by its method.
pub(super) fn per_ads(book: &Book<'_>, home: usize, at: usize, column: usize) -> Option<Made> {
    let statement = &book.announcement.statements[home];
    let (line, of) = (&statement.lines[at], &statement.columns[column]);
    let ordinary = line.relations.as_ref()?.ordinary.as_ref()?;
    let ratio = book.ads_ratio()?;
    let period = statement.period(line, of);
    let input = book.beside((home, at, column), book.line(home, &ordinary.value)?, period)?;
    let per_share = &book.fact(input).value;
    let (value, because) = if line.unit == LineUnit::Ads {
        (per_share.interval()?.map(|it| ratio.divide(it))?, format!("{ratio} shares an ADS make it"))
    } else if line.takes_printed(&of.id) {
        let value = Interval::point(ratio.times(per_share.in_units()?)?);
        (value, format!("{ratio} times the printed amount per share is"))
    } else {
        (per_share.interval()?.map(|it| ratio.times(it))?, format!("{ratio} times the amount per share is"))
    };
    Some(Made { value, inputs: vec![input], because })
}
