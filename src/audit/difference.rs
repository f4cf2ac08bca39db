//! Changes that are told in words beside a tied figure, without a tie of their own: they hold against the figure that it
//! changed from, or against one that the document compares it with.

use super::book::Book;
use super::compared::{changes, comparatives, is_quarter_before, is_year_before};
use super::direction::Tied;
use super::fact::{Fact, Place};
use super::rule::{Failure, Rule, Tie};
use super::target::{is_bound, signed};
use super::value::{Interval, Value};
use crate::domain::Unit;
use crate::prose::{Basis, Difference, Direction};
use rust_decimal::Decimal;

/// What a change in words comes to.
pub(super) struct Outcome {
    /// The rule that decides on it.
    pub rule: Rule,
    /// The figures that it follows from, by position in the book.
    pub inputs: Vec<u32>,
    /// Why it doesn't hold; `None` where it does.
    pub failure: Option<Failure>,
}

/// An earlier figure that a change may be from.
struct Base {
    /// Its position in the book; `None` for one of another announcement.
    at: Option<u32>,
    /// As the text would tell it.
    value: Value,
}

/// What a change in words comes to; `None` where the document states nothing that it could be from, or the change is of
/// another kind than its figure. `text` is the change, and `word` the word of direction as it stands.
pub(super) fn outcome(
    book: &Book<'_>,
    told: &Difference,
    by_tie: &[Option<Tied<'_>>],
    text: &Value,
    word: &str,
) -> Option<Outcome> {
    let subject = by_tie[told.subject].as_ref().filter(|it| !it.is_change)?;
    let own = subject.own?;
    let now = subject.value();
    let bases = bases(book, subject, told.base.and_then(|tie| by_tie[tie].as_ref()), told.basis);
    let first = bases.first()?;
    let changes: Vec<(&Base, Interval)> =
        bases.iter().flat_map(|base| changes(&now, &base.value, text).into_iter().map(move |it| (base, it))).collect();
    changes.first()?;
    let size = Value { number: text.number.abs(), ..*text };
    let fall = |it: Interval| it.low <= Decimal::ZERO && size.admits(it.negated());
    let rise = |it: Interval| it.high >= Decimal::ZERO && size.admits(it);
    let is_negative = |base: &Base| now.number < Decimal::ZERO && base.value.number < Decimal::ZERO;
    let holds = |base: &Base, it: Interval| match told.direction {
        None => rise(it) || fall(it),
        _ if told.of_loss && !told.by_size && is_negative(base) => rise(it) || fall(it),
        // What is told of negative figures by their size moved the other way.
        Some(direction) => {
            let is_turned = told.by_size && is_negative(base) && text.unit != Unit::Percent;
            let is_negative_growth = word.eq_ignore_ascii_case("growth") && text.number < Decimal::ZERO;
            if (direction == Direction::Up) == (is_turned || is_negative_growth) { fall(it) } else { rise(it) }
        }
    };
    let input = |base: &Base| [Some(own), base.at].into_iter().flatten().collect();
    if let Some((base, _)) = changes.iter().find(|(base, it)| holds(base, *it)) {
        return Some(Outcome { rule: Rule::Change, inputs: input(base), failure: None });
    }
    if told.basis == Basis::Other {
        return None;
    }
    let opposite = changes.iter().find(|(_, it)| rise(*it) || fall(*it));
    let (base, change) = opposite.or_else(|| changes.iter().find(|(base, _)| base.at == first.at))?;
    // Beside a bound one digit more is needed to see why.
    let digits = text.number.scale() + u32::from(is_bound(text));
    let shown = Value { number: Decimal::new(0, digits), ..*text };
    let failure = if opposite.is_some() {
        Failure {
            expected: if rise(*change) { "a rise" } else { "a fall" }.to_owned(),
            because: format!("the text says `{word}`, while from {} to {} it is", base.value.shown(), now.shown()),
        }
    } else {
        Failure {
            expected: shown.expected(*change),
            because: format!("from {} to {} it is", base.value.shown(), now.shown()),
        }
    };
    let rule = if opposite.is_some() { Rule::Direction } else { Rule::Change };
    Some(Outcome { rule, inputs: input(base), failure: Some(failure) })
}

/// What it comes to that a figure rose or fell to what the text says, without a change and another figure beside it: one of those
/// that the document compares it with has to be on the other side. `None` where nothing can be said.
pub(super) fn level(book: &Book<'_>, told: &Difference, by_tie: &[Option<Tied<'_>>], word: &str) -> Option<Tie> {
    let subject = by_tie[told.subject].as_ref().filter(|it| !it.is_change && told.base.is_none())?;
    let is_stated = matches!(subject.fact.place, Place::Cell(..) | Place::Metric(..));
    let has_own_base = by_tie.iter().flatten().any(|it| it.fact.key == subject.fact.key && it.result != subject.result);
    if !is_stated || has_own_base || matches!(told.basis, Basis::Other) || told.by_size {
        return None;
    }
    subject.own?;
    let up = told.direction? == Direction::Up;
    let now = subject.value();
    let late = now.interval()?;
    let bases = bases(book, subject, None, told.basis);
    let first = bases.first()?;
    let may_hold = |base: &Base| {
        let Some(early) = base.value.interval() else { return true };
        // To a loss or from one, and of a loss, either direction can be meant.
        let is_plain = now.number > Decimal::ZERO && base.value.number > Decimal::ZERO && !subject.negated;
        !is_plain || if up { late.high > early.low } else { late.low < early.high }
    };
    let failure = (!bases.iter().any(may_hold)).then(|| Failure {
        expected: first.value.shown(),
        because: format!("the text says `{word}`, while the earlier figure is"),
    });
    let inputs: Vec<u32> = first.at.into_iter().collect();
    Some(Tie::new(Rule::Direction, subject.result, inputs, failure).bounded())
}

/// The earlier figures that a change may be from: the one that the text names, or those that the document compares with.
fn bases(book: &Book<'_>, subject: &Tied<'_>, named: Option<&Tied<'_>>, basis: Basis) -> Vec<Base> {
    let is_of = |it: &Fact<'_>| it.key == subject.fact.key && it.value.unit == subject.fact.value.unit;
    match named.filter(|it| is_of(&it.fact) && it.fact.period != subject.fact.period) {
        Some(named) => vec![Base { at: named.own, value: named.value() }],
        None => {
            let value = |at: u32| signed(book.fact(at).value, subject.negated);
            let of = |at| Base { at: Some(at), value: value(at) };
            let before = |at: &u32| match (book.fact(*at).period, subject.fact.period) {
                (Some(then), Some(now)) => match basis {
                    Basis::YearBefore => is_year_before(then, now),
                    Basis::QuarterBefore => is_quarter_before(then, now),
                    Basis::Unsaid | Basis::Other => true,
                },
                _ => false,
            };
            comparatives(book, &subject.fact).into_iter().filter(before).map(of).collect()
        }
    }
}
