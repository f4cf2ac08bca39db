//! Changes and shares stated with metrics, and the growth stated for an outlook.

use super::book::Book;
use super::fact::{Fact, Place, same_days};
use super::rule::{Failure, Made, Rule, Tie};
use super::value::{Interval, Value};
use crate::domain::figure::Measure;
use crate::domain::member::Members;
use crate::domain::{Details, Period};
use rust_decimal::Decimal;

/// Applies the rules to what an announcement states.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for (index, fact) in book.facts.iter().enumerate() {
        let result = u32::try_from(index).unwrap_or(u32::MAX);
        match fact.place {
            Place::Change(..) => ties.extend(change(book, result)),
            Place::Share(observation, value) => ties.extend(share(book, result, observation, value)),
            Place::Figure(figure) => ties.extend(of_figure(book, result, figure)),
            _ => {}
        }
    }
    if let Details::Results(results) = &book.announcement.details {
        for guidance in &results.guidance {
            ties.extend(growth(book, &guidance.id.value));
        }
    }
}

/// Whether a figure is of a metric and period, and can be compared with another one.
fn is_of(fact: &Fact<'_>, metric: &str, period: Period, other: &Fact<'_>) -> bool {
    let is_of_members = fact.members == other.members;
    *fact.key == *metric
        && is_of_members
        && fact.period.is_some_and(|of| same_days(of, period))
        && fact.value.unit == other.value.unit
}

/// The change from one figure to another: in percent of the first, or what the second has more.
pub(super) fn change_between(now: &Value, then: &Value, measure: Measure) -> Option<Interval> {
    if measure == Measure::Difference {
        return now.interval()?.plus(then.interval()?.negated());
    }
    let ratio = now.interval()?.over(then.interval()?)?;
    // A quotient has as many digits as there is room for: the last may go.
    ratio.map(|it| it.checked_sub(Decimal::ONE))?.times(Interval::point(Decimal::ONE_HUNDRED))
}

/// A change of a metric's value: how it is told, the figure that it leads to, the period that it is from, and the figure of
/// that where the document states it.
struct Figures {
    measure: Measure,
    now: u32,
    against: Period,
    then: Option<u32>,
}

/// The figures of the change that is at a position of the book.
fn figures(book: &Book<'_>, change: u32) -> Option<Figures> {
    let Place::Change(observation, value, nth) = book.fact(change).place else { return None };
    let current = &book.announcement.metrics[observation as usize].values[value as usize];
    let stated = &current.changes[nth as usize];
    let now = book.find(|fact| fact.place == Place::Metric(observation, value))?;
    let own = book.fact(now);
    let measure = stated.measure(own.value.unit)?;
    let against = Some(stated.against).filter(|it| !same_days(*it, current.period))?;
    let then = book.find(|fact| fact.version == own.version && is_of(fact, &own.key, against, own));
    Some(Figures { measure, now, against, then })
}

/// A change from a figure that its document does not state, so that another one has to.
#[derive(Debug)]
pub(super) struct Open<'a> {
    /// The change, by position in its book.
    pub change: u32,
    /// What is stated as the change.
    pub stated: Value,
    /// How it is told.
    pub measure: Measure,
    /// The figure that it leads to, by position.
    pub now: u32,
    /// The figure that it is from, with the value of the one that it leads to.
    pub base: Fact<'a>,
}

/// Every change from a figure that the document does not state.
pub(super) fn open<'a>(book: &Book<'a>) -> Vec<Open<'a>> {
    let open = (0..).zip(&book.facts).filter_map(|(change, fact)| {
        let Figures { measure, now, against, then } = figures(book, change)?;
        let base = Fact { period: Some(against), ..book.fact(now).clone() };
        then.is_none().then_some(Open { change, stated: fact.value, measure, now, base })
    });
    open.collect()
}

fn change(book: &Book<'_>, result: u32) -> Option<Tie> {
    let Figures { measure, now, then, .. } = figures(book, result)?;
    let (own, then) = (book.fact(now), then?);
    let value = change_between(&own.value, &book.fact(then).value, measure)?;
    let made = Made { value, inputs: vec![now, then], because: "the two figures make it".to_owned() };
    Some(made.tie(book, Rule::Change, result))
}

/// A percentage that is said to be the change of a line or metric, in whatever unit both of its figures have.
fn of_figure(book: &Book<'_>, result: u32, figure: u32) -> Option<Tie> {
    let figure = &book.announcement.figures[figure as usize];
    let (change, period) = (figure.change.as_ref()?, figure.period?);
    let of = |at: &u32, period: Period| book.fact(*at).period.is_some_and(|of| same_days(of, period));
    let members = Members::new(&figure.members, &[]);
    let of_members = || book.of_key(&change.of.value).filter(|at| book.fact(*at).members == members);
    let mut pairs = of_members().filter(|at| of(at, period)).filter_map(|now| {
        let own = book.fact(now);
        let then = of_members().find(|at| {
            of(at, change.against)
                && book.fact(*at).value.unit == own.value.unit
                && book.fact(*at).version == own.version
        })?;
        Some((now, then))
    });
    let (now, then) = pairs.next()?;
    let value = change_between(&book.fact(now).value, &book.fact(then).value, Measure::Relative)?;
    let made = Made { value, inputs: vec![now, then], because: "the two figures make it".to_owned() };
    Some(made.tie(book, Rule::Change, result))
}

fn share(book: &Book<'_>, result: u32, observation: u32, value: u32) -> Option<Tie> {
    let stated = &book.announcement.metrics[observation as usize];
    let current = &stated.values[value as usize];
    let part = book.find(|fact| fact.place == Place::Metric(observation, value))?;
    let own = book.fact(part);
    let of = &current.share.as_ref()?.of.value;
    let whole = book.find(|fact| is_of(fact, of, current.period, own))?;
    let quotient = own.value.interval()?.over(book.fact(whole).value.interval()?)?;
    let value = quotient.times(Interval::point(Decimal::ONE_HUNDRED))?;
    let made = Made { value, inputs: vec![part, whole], because: "part and whole make it".to_owned() };
    Some(made.tie(book, Rule::Share, result))
}

/// What one figure is of another that is less by a growth in percent: 1.07 for 7.0 %.
pub(super) fn factor(growth: &Value) -> Option<Interval> {
    growth.interval()?.over(Interval::point(Decimal::ONE_HUNDRED))?.plus(Interval::point(Decimal::ONE))
}

/// Both ends of a range and the growth stated for them imply one base.
fn growth(book: &Book<'_>, id: &str) -> Option<Tie> {
    let find = |end: &str| {
        let key = format!("guidance.{id}.{end}");
        book.find(|fact| *fact.key == *key)
    };
    let (low, high) = (find("low")?, find("high")?);
    let (growth_low, growth_high) = (find("growth-low")?, find("growth-high")?);
    let value = |figure: u32| &book.fact(figure).value;
    let base = value(low).interval()?.over(factor(value(growth_low))?)?;
    let from_high = value(high).interval()?.over(factor(value(growth_high))?)?;
    let expected = || Some(value(high).expected(base.times(factor(value(growth_high))?)?));
    let failure = (!base.meets(from_high)).then(|| Failure {
        expected: expected().unwrap_or_default(),
        because: "the low end and the growth stated for both make it".to_owned(),
    });
    Some(Tie::new(Rule::Guidance, high, [low, growth_low, growth_high], failure))
}
