//! Changes and shares stated with metrics, and the growth stated for an outlook.

use super::fact::{Book, Fact, Place, same_days};
use super::rule::{Failure, Rule, Tie};
use super::value::{Interval, Value};
use crate::domain::{Details, Period};
use rust_decimal::Decimal;

/// Applies the rules to what an announcement states.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for (index, fact) in book.facts.iter().enumerate() {
        let result = u32::try_from(index).unwrap_or(u32::MAX);
        match fact.place {
            Place::Change(observation, value) => ties.extend(change(book, result, observation, value)),
            Place::Share(observation, value) => ties.extend(share(book, result, observation, value)),
            _ => {}
        }
    }
    if let Details::Results(results) = &book.announcement.details {
        for guidance in &results.guidance {
            ties.extend(growth(book, &guidance.id.value));
        }
    }
}

fn find(book: &Book<'_>, found: impl FnMut(&Fact<'_>) -> bool) -> Option<u32> {
    book.facts.iter().position(found).and_then(|at| u32::try_from(at).ok())
}

/// Whether a figure is of a metric and period, and can be compared with another one.
fn is_of(fact: &Fact<'_>, metric: &str, period: Period, other: &Fact<'_>) -> bool {
    *fact.key == *metric && fact.period.is_some_and(|of| same_days(of, period)) && fact.value.unit == other.value.unit
}

/// The change from one figure to another, in percent of the first.
pub(super) fn change_between(now: &Value, then: &Value) -> Option<Interval> {
    let ratio = now.interval()?.over(then.interval()?)?;
    ratio.plus(Interval::point(-Decimal::ONE))?.times(Interval::point(Decimal::ONE_HUNDRED))
}

fn tie(book: &Book<'_>, rule: Rule, result: u32, inputs: [u32; 2], made: Interval, because: &str) -> Tie {
    let value = &book.fact(result).value;
    let failure =
        (!value.admits(made)).then(|| Failure { expected: value.expected(made), because: because.to_owned() });
    Tie::new(rule, result, inputs, failure)
}

fn change(book: &Book<'_>, result: u32, observation: u32, value: u32) -> Option<Tie> {
    let stated = &book.announcement.metrics[observation as usize];
    let current = &stated.values[value as usize];
    let now = find(book, |fact| fact.place == Place::Metric(observation, value))?;
    let own = book.fact(now);
    let against = current.change.as_ref().map(|change| change.against).filter(|it| !same_days(*it, current.period))?;
    let then = find(book, |fact| fact.version == own.version && is_of(fact, &own.key, against, own))?;
    let made = change_between(&own.value, &book.fact(then).value)?;
    Some(tie(book, Rule::Change, result, [now, then], made, "the two figures make it"))
}

fn share(book: &Book<'_>, result: u32, observation: u32, value: u32) -> Option<Tie> {
    let stated = &book.announcement.metrics[observation as usize];
    let current = &stated.values[value as usize];
    let part = find(book, |fact| fact.place == Place::Metric(observation, value))?;
    let own = book.fact(part);
    let of = &current.share.as_ref()?.of.value;
    let whole = find(book, |fact| is_of(fact, of, current.period, own))?;
    let quotient = own.value.interval()?.over(book.fact(whole).value.interval()?)?;
    let made = quotient.times(Interval::point(Decimal::ONE_HUNDRED))?;
    Some(tie(book, Rule::Share, result, [part, whole], made, "part and whole make it"))
}

/// Both ends of a range and the growth stated for them imply one base.
fn growth(book: &Book<'_>, id: &str) -> Option<Tie> {
    let find = |end: &str| {
        let key = format!("guidance.{id}.{end}");
        self::find(book, |fact| *fact.key == *key)
    };
    let (low, high) = (find("low")?, find("high")?);
    let (growth_low, growth_high) = (find("growth-low")?, find("growth-high")?);
    let base = |end: u32, growth: u32| {
        let percent = book.fact(growth).value.interval()?;
        let factor = percent.over(Interval::point(Decimal::ONE_HUNDRED))?.plus(Interval::point(Decimal::ONE))?;
        book.fact(end).value.interval()?.over(factor)
    };
    let (from_low, from_high) = (base(low, growth_low)?, base(high, growth_high)?);
    let value = &book.fact(high).value;
    let made = || {
        let percent = book.fact(growth_high).value.interval()?;
        let factor = percent.over(Interval::point(Decimal::ONE_HUNDRED))?.plus(Interval::point(Decimal::ONE))?;
        from_low.times(factor)
    };
    let failure = (!from_low.meets(from_high)).then(|| Failure {
        expected: made().map_or_else(String::new, |made| value.expected(made)),
        because: "the low end and the growth stated for both make it".to_owned(),
    });
    Some(Tie::new(Rule::Guidance, high, [low, growth_low, growth_high], failure))
}
