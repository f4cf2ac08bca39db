//! A figure and the one that its document compares it with: the change that no table states.

use super::book::Book;
use super::change::change_between;
use super::fact::Fact;
use super::target::{Unfound, members_of, named_period, of_members, of_period};
use super::value::{Interval, Value};
use crate::domain::figure::Measure;
use crate::domain::{Period, Scale, Unit};
use rust_decimal::Decimal;

/// How far apart the same days of two fiscal years may be: a year of 52 or 53 weeks ends on another day.
const SAME_DAYS: i64 = 8;

/// The change of a figure of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    /// The figure.
    pub now: u32,
    /// The one of the earlier period.
    pub then: u32,
    /// What the change can be, in the unit that it is told in.
    pub value: Interval,
}

impl Change {
    /// The change between two figures of a document, told in the unit of a text. `None` where that is none of their units.
    pub fn between(book: &Book<'_>, now: u32, then: u32, text: &Value) -> Option<Self> {
        let of = |value| Self { now, then, value };
        let found = changes(&book.fact(now).value, &book.fact(then).value, text);
        let told = found.iter().copied().map(of).find(|it| it.is_told_by(text, false));
        told.or_else(|| found.first().copied().map(of))
    }

    /// Whether a text's figure rounds from it. A fall may be told without its sign.
    pub fn is_told_by(&self, text: &Value, negated: bool) -> bool {
        let unsigned = self.value.low < Decimal::ZERO && text.number > Decimal::ZERO;
        text.admits(if negated || unsigned { self.value.negated() } else { self.value })
    }

    /// The least change that it can be, as a text would print it; zero where its sign isn't certain.
    pub fn nearest(&self, text: &Value) -> Value {
        let exact = self.value.low.max(Decimal::ZERO) + self.value.high.min(Decimal::ZERO);
        Value { number: text.printed(exact), ..*text }
    }

    /// What it follows from, for a finding.
    pub fn because(&self, book: &Book<'_>) -> String {
        let period = |fact: u32| book.fact(fact).period.map(|it| it.id()).unwrap_or_default();
        format!("its figures of {} and {} make it", period(self.now), period(self.then))
    }
}

/// What the change from one figure to another can be, in the unit that a text tells it in. That of a percentage told in percent
/// is a relative one, or, as many write, one in points.
pub(super) fn changes(now: &Value, then: &Value, text: &Value) -> Vec<Interval> {
    let relative = || change_between(now, then, Measure::Relative);
    let absolute = || now.interval()?.plus(then.interval()?.negated());
    let is_points = text.unit == Unit::Points || (text.unit == Unit::Percent && text.scale == Scale::Hundredth);
    let of_percentage = matches!(now.unit, Unit::Percent | Unit::Points);
    let found = match text.unit {
        _ if is_points => [None, if of_percentage { absolute() } else { None }],
        Unit::Percent => [relative(), if of_percentage { absolute() } else { None }],
        unit => [None, if is_amount_of(unit, now.unit) { absolute() } else { None }],
    };
    found.into_iter().flatten().collect()
}

/// Whether an amount in the first unit can be the difference of two figures in the second one.
fn is_amount_of(text: Unit, of: Unit) -> bool {
    match (text, of) {
        (Unit::Count, Unit::Shares | Unit::Ads | Unit::Months | Unit::Days | Unit::Years | Unit::Times) => true,
        (text, of) => text == of || (text.currency().is_some() && text.currency() == of.currency()),
    }
}

/// The figures of earlier periods that a document compares a figure with: of the same fact, and of periods as long.
pub(super) fn comparatives(book: &Book<'_>, fact: &Fact<'_>) -> Vec<u32> {
    let is_one = |then: &Fact<'_>| {
        let is_version = then.version == fact.version && then.members == fact.members;
        is_version && then.value.unit == fact.value.unit
    };
    let is_earlier = |then: &Fact<'_>| matches!((then.period, fact.period), (Some(a), Some(b)) if precedes(a, b));
    book.of_key(&fact.key).filter(|at| is_one(book.fact(*at)) && is_earlier(book.fact(*at))).collect()
}

/// Whether a period ends earlier than another one and is as long.
fn precedes(then: Period, now: Period) -> bool {
    let days = |period: Period| (period.end() - period.start()).num_days();
    let is_alike = matches!(then, Period::Instant(_)) == matches!(now, Period::Instant(_));
    is_alike && then.end() < now.end() && (days(then) - days(now)).abs() <= SAME_DAYS
}

/// Whether a period is the one a year before another one.
pub(super) fn is_year_before(then: Period, now: Period) -> bool {
    (365 - (now.end() - then.end()).num_days()).abs() <= SAME_DAYS
}

/// Whether a period ends a quarter before another one.
pub(super) fn is_quarter_before(then: Period, now: Period) -> bool {
    (91 - (now.end() - then.end()).num_days()).abs() <= SAME_DAYS
}

/// The figure that the change of one is from: of the year before, or else the only earlier one.
pub(super) fn base(book: &Book<'_>, now: u32) -> Option<u32> {
    let fact = book.fact(now);
    let earlier = comparatives(book, fact);
    let is_base =
        |at: &u32| matches!((book.fact(*at).period, fact.period), (Some(then), Some(now)) if is_year_before(then, now));
    let finest = |of: &mut dyn Iterator<Item = u32>| of.min_by_key(|at| book.fact(*at).value.step());
    finest(&mut earlier.iter().copied().filter(is_base)).or_else(|| {
        let day = earlier.first().and_then(|at| book.fact(*at).period).map(|it| it.end());
        let is_only = earlier.iter().all(|at| book.fact(*at).period.map(|it| it.end()) == day);
        finest(&mut earlier.into_iter().filter(|_| is_only))
    })
}

/// The change that a tie names by `<key>.change` where the document states the figure of that key but no change of it; `None`
/// where the key is none of that kind.
pub(super) fn change(
    book: &Book<'_>,
    key: &str,
    period: Option<&str>,
    text: &Value,
) -> Option<Result<Change, Unfound>> {
    let (key, members) = members_of(key);
    let of = key.strip_suffix(".change")?;
    let stated: Vec<u32> = of_members(book, of, members).collect();
    let first = *stated.first()?;
    let meant = match period.map(|period| named_period(book, period)).transpose() {
        Ok(period) => of_period(book, &stated, period),
        Err(wrong) => return Some(Err(wrong)),
    };
    if meant.is_empty() {
        let help = "add the period that the change is to: `figure:sales.change@2024-Q1`";
        let wrong = match period {
            Some(period) => format!("`{of}` is not stated for {period}"),
            None => format!("to which period the change of `{of}` is meant is not said"),
        };
        return Some(Err(Unfound::new(wrong, help)));
    }
    let pairs: Vec<(u32, u32)> = meant.into_iter().filter_map(|now| Some((now, base(book, now)?))).collect();
    let mut changes = pairs.iter().filter_map(|(now, then)| Change::between(book, *now, *then, text));
    // Of several statements of it the most precise.
    let step = |it: &Change| book.fact(it.now).value.step();
    let told = changes.by_ref().reduce(|a, b| if step(&b) < step(&a) { b } else { a });
    Some(told.ok_or_else(|| {
        let help = if pairs.is_empty() {
            "a change is from the figure of the year before, or from the only earlier one: state that, or the change under \
             [[figures]]"
                .to_owned()
        } else {
            format!("it is a change of {}: tell it in percent or in that unit", book.fact(first).value.shown())
        };
        Unfound::new(format!("`{}` states no change of `{of}`", book.announcement.id), help)
    }))
}
