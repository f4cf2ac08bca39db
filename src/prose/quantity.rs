//! Amounts, percentages and counts in running text.

use super::found::Found;
use super::han;
use super::hedge::hedge_before;
use super::measure::Measure;
use super::not_quantity::{Kind, Left, attached, kind};
use super::number::{Number, currency_before};
use super::passage::Passage;
use super::range::{in_currency_of, inherit};
use crate::domain::{Amount, Conventions, Scale, Span, Unit};
use rust_decimal::Decimal;
use std::ops::Range;

/// An amount, percentage or count in running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its range in the words of the passage. An `approximately` before it belongs to it only if it
    /// stands in the words of the tie as well.
    pub words: Range<usize>,
    /// Its place in the file.
    pub span: Span,
    /// What it says. It is hedged if the text says so, and its printed text is that of the range.
    /// What has no unit of its own is a count, whatever follows.
    pub amount: Amount,
    /// Index of the tie in whose words the number stands, with currency, scale and percent sign; words
    /// for its unit may stand behind the tie.
    pub tie: Option<usize>,
}

/// Every amount, percentage and count of a passage in order, read by the conventions of its document. Not among them are
/// dates, times, durations in whole numbers, addresses, names and numbers of things, and the base side of an exchange rate.
/// A number that nothing speaks against is a count; one that a tie holds alone is a figure whatever it looks like. Digits of
/// full width are read as ours.
#[must_use]
pub fn quantities(passage: &Passage, conventions: &Conventions) -> Vec<Quantity> {
    let found = if han::has_wide_digits(&passage.words) {
        let (ours, places) = han::narrowed(&passage.words);
        let at = |place: usize| places.partition_point(|it| *it < place);
        let ties: Vec<Range<usize>> = passage.ties.iter().map(|tie| at(tie.words.start)..at(tie.words.end)).collect();
        let mut found = read(&ours, &ties, conventions);
        for it in &mut found {
            it.words = places[it.words.start]..places[it.words.end];
            it.core = places[it.core.start]..places[it.core.end];
        }
        found
    } else if passage.words.contains(|c: char| c.is_ascii_digit()) {
        let ties: Vec<Range<usize>> = passage.ties.iter().map(|tie| tie.words.clone()).collect();
        read(&passage.words, &ties, conventions)
    } else {
        return Vec::new();
    };
    found.into_iter().map(|it| of(passage, it)).collect()
}

fn of(passage: &Passage, found: Found) -> Quantity {
    let Found { words, value, unit, scale, hedge, tie, .. } = found;
    let printed = passage.words[words.clone()].split_whitespace().collect::<Vec<_>>().join(" ").into();
    let amount = Amount { printed, value, unit, scale, hedge, noun: None };
    Quantity { span: passage.span(words.clone()), words, amount, tie }
}

fn read(text: &str, ties: &[Range<usize>], conventions: &Conventions) -> Vec<Found> {
    let bytes = text.as_bytes();
    let (mut found, mut left) = (Vec::<Found>::new(), Left::default());
    let (mut at, mut token_end, mut next_tie) = (0, 0, 0);
    while let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset) {
        if digit >= token_end {
            let token = token(text, at, digit);
            token_end = token.end;
            if is_address(&text[token.clone()]) {
                at = token.end;
                continue;
            }
        }
        let number = Number::read(text, digit, conventions);
        at = number.digits.end;
        while ties.get(next_tie).is_some_and(|tie| tie.end <= digit) {
            next_tie += 1;
        }
        let tie = ties.get(next_tie).filter(|tie| tie.contains(&number.core.start));
        let is_first = tie.is_some_and(|tie| is_only_hedge(&text[tie.start..number.core.start]));
        let measure = Measure::read(text, &number, conventions, is_first);
        let tie = tie.filter(|tie| measure.core.end <= tie.end);
        let is_whole_tie = tie.is_some() && is_first;
        let is_plain = match measure.unit {
            Unit::Months | Unit::Days | Unit::Years => true,
            Unit::Count => measure.scale == Scale::One,
            _ => false,
        };
        let kind = if number.chained || (attached(text, &number, &left) && !measure.is_attached) {
            Kind::Identifier
        } else if is_whole_tie || !is_plain {
            Kind::Quantity
        } else {
            kind(text, &number, &left)
        };
        let value = (kind == Kind::Quantity).then(|| number.value(text)).flatten();
        let is_base = value.is_some_and(|value| is_base(text, &number, value, &measure, &left, conventions));
        let money = measure.unit.currency();
        left = Left { end: at, kind: if is_base { Kind::Base } else { kind }, currency: money };
        let Some(value) = value.filter(|_| !is_base) else { continue };
        at = measure.end.max(at);
        left.end = measure.core.end.max(number.digits.end);
        let next = quantity(text, measure, value, tie.map(|tie| (next_tie, tie)));
        if let Some(before) = found.last_mut() {
            inherit(text, before, &next);
        }
        let next = match found.last() {
            Some(before) => in_currency_of(text, before, next),
            None => next,
        };
        found.push(next);
    }
    found
}

fn quantity(text: &str, measure: Measure, value: Decimal, tie: Option<(usize, &Range<usize>)>) -> Found {
    let mut words = measure.core.start..measure.end;
    let inner = tie.map(|(_, tie)| &text[tie.start..words.start]);
    let is_whole = inner.is_some_and(|inner| !inner.trim().is_empty() && is_only_hedge(inner));
    let hedged = hedge_before(&text[..words.start], is_whole);
    if let Some((_, tie)) = tie.filter(|_| is_whole) {
        words.start = tie.start + (text[tie.start..].len() - text[tie.start..].trim_start().len());
    }
    let Measure { core, unit, scale, .. } = measure;
    Found { words, core, value, unit, scale, hedge: hedged.map(|(hedge, _)| hedge), tie: tie.map(|(index, _)| index) }
}

/// Whether words are nothing or a hedge.
fn is_only_hedge(text: &str) -> bool {
    text.trim().is_empty() || hedge_before(text, true).is_some_and(|(_, start)| text[..start].trim().is_empty())
}

/// The run without spaces around a digit.
fn token(text: &str, from: usize, digit: usize) -> Range<usize> {
    let start = text[from..digit].rfind(char::is_whitespace).map_or(from, |at| from + at);
    let end = text[digit..].find(char::is_whitespace).map_or(text.len(), |at| digit + at);
    start..end
}

/// A web or mail address.
fn is_address(token: &str) -> bool {
    token.contains("://") || token.contains('@') || token.contains("www.")
}

/// Whether an amount is the one unit that an exchange rate is given for: `RMB7.2203 to US$1.00`.
fn is_base(
    text: &str,
    number: &Number,
    value: Decimal,
    measure: &Measure,
    left: &Left,
    conventions: &Conventions,
) -> bool {
    let Some(currency) = number.currency.filter(|_| value == Decimal::ONE && measure.scale == Scale::One) else {
        return false;
    };
    let gap = text.get(left.end..number.core.start).unwrap_or_default().trim();
    if let Some(other) = left.currency.filter(|_| matches!(left.kind, Kind::Quantity | Kind::Base))
        && (matches!(gap, ":" | "=") || (matches!(gap, "to" | "per") && other != currency))
    {
        return true;
    }
    let rest = text[number.core.end..].trim_start();
    let (sign, behind) = match rest.strip_prefix([':', '=']) {
        Some(behind) => (true, behind),
        None => (false, rest.strip_prefix("to ").unwrap_or_default()),
    };
    let Some(digit) = behind.bytes().take(8).position(|byte| byte.is_ascii_digit()) else { return false };
    let (other, start) = currency_before(behind, digit, conventions);
    other.is_some_and(|other| behind[..start].trim().is_empty() && (sign || other != currency))
}
