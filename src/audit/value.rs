//! A printed figure as the exact values that would be printed so.
//!
//! A figure is a rounded one: `37.7 million` stands for anything from 37.65 to 37.75 million. A check asks whether
//! the values that the rounding of its inputs allows meet the values that the stated figure stands for. There is no
//! fixed tolerance anywhere.

use crate::domain::decimal::{exact_sum, grouped, round};
use crate::domain::figure::Hedge;
use crate::domain::number::Format;
use crate::domain::number::Printed;
use crate::domain::{Amount, Scale, Unit, amount};
use rust_decimal::Decimal;

/// A printed figure: its digits, their scale and what they count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The number in printed units, with the printed decimals.
    pub number: Decimal,
    /// The printed scale.
    pub scale: Scale,
    /// What it counts.
    pub unit: Unit,
    /// Whether a dash is printed: less than half a unit of the scale, or nothing at all.
    pub nil: bool,
    /// What the words around the number admit.
    pub hedge: Option<Hedge>,
}

/// Nobody looks at further decimals than so many.
const SMALLEST: u32 = 8;

impl Value {
    /// A number as it stands.
    #[must_use]
    pub fn of(number: Decimal, scale: Scale, unit: Unit) -> Self {
        Self { number, scale, unit, nil: false, hedge: None }
    }

    /// The value of a cell of a table; `None` where it is no figure.
    #[must_use]
    pub fn of_cell(printed: Printed, scale: Scale, unit: Unit) -> Option<Self> {
        Some(Self { nil: printed == Printed::Nil, ..Self::of(printed.value()?, scale, unit) })
    }

    /// The value in whole units; `None` where it has no room.
    #[must_use]
    pub fn in_units(&self) -> Option<Decimal> {
        self.number.checked_mul(self.scale.factor())
    }

    /// One unit of the last printed digit, in whole units: 100,000 for `4,153.2 million`.
    #[must_use]
    pub fn step(&self) -> Decimal {
        let decimals = i64::from(self.number.scale()) - i64::from(self.scale.exponent());
        match u32::try_from(decimals) {
            // A number of pence may have more decimals than there is room for in pounds.
            Ok(decimals) => Decimal::new(1, decimals.min(Decimal::MAX_SCALE)),
            Err(_) => Decimal::from(10_i64.pow(u32::try_from(-decimals).unwrap_or_default())),
        }
    }

    /// Whether nothing was rounded: a number of things counted to the last one.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let counted = matches!(self.unit, Unit::Shares | Unit::Ads | Unit::Count);
        counted && self.scale == Scale::One && self.number.scale() == 0
    }

    /// Whether both are printed to the same digit, so that they can be compared as they stand.
    #[must_use]
    pub fn is_as_precise_as(&self, other: &Self) -> bool {
        self.nil || other.nil || self.step() == other.step()
    }

    /// The values that it stands for, in whole units; `None` where it has no room, or is a bound that leaves one side open.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        if self.bound().is_some() { None } else { self.rounded() }
    }

    /// The values that its number is rounded from, in whole units.
    fn rounded(&self) -> Option<Interval> {
        let value = self.in_units()?;
        if self.is_exact() {
            return Some(Interval::point(value));
        }
        let step = self.step();
        let half = Some(step / Decimal::TWO).filter(|half| *half + *half == step)?;
        Some(Interval { low: exact_sum(value, -half)?, high: exact_sum(value, half)? })
    }

    /// Whether words say that it is a bound: `more than`, `at most`, `nearly`. `Up to` names the figure itself.
    fn bound(&self) -> Option<Hedge> {
        self.hedge.filter(|hedge| !matches!(hedge, Hedge::Approximately | Hedge::UpTo))
    }

    /// Whether some of the values in an interval, in whole units, are what a bound admits.
    fn is_bound_of(&self, hedge: Hedge, interval: Interval) -> bool {
        let Some(value) = self.in_units() else { return false };
        match hedge {
            Hedge::MoreThan => interval.high > value,
            Hedge::AtLeast => interval.high >= value,
            Hedge::LessThan => interval.low < value,
            Hedge::AtMost => interval.low <= value,
            Hedge::Nearly => interval.low <= value && interval.high > value - leading(value),
            Hedge::Approximately | Hedge::UpTo => self.rounded().is_some_and(|own| own.meets(interval)),
        }
    }

    /// Whether two bounds can be of one value: not where one is above the other, as in `more than 5` and `less than 4`.
    fn meets_bound(&self, other: &Self) -> bool {
        let (Some(own), Some(others)) = (self.in_units(), other.in_units()) else { return false };
        let is_lower = |it: &Self| matches!(it.hedge, Some(Hedge::MoreThan | Hedge::AtLeast));
        match (is_lower(self), is_lower(other)) {
            (true, false) => own <= others,
            (false, true) => others <= own,
            _ => true,
        }
    }

    /// Whether a value of the interval, in whole units, would be printed as this figure. A half is rounded away from
    /// zero, so that the end of the range nearer to zero belongs to it and the other one doesn't.
    #[must_use]
    pub fn admits(&self, interval: Interval) -> bool {
        if let Some(hedge) = self.bound() {
            return self.is_bound_of(hedge, interval);
        }
        let Some(value) = self.in_units() else { return false };
        if self.is_exact() {
            return round(interval.low, 0) <= value && value <= round(interval.high, 0);
        }
        let Some(own) = self.rounded() else { return false };
        let positive = value > Decimal::ZERO;
        let negative = value < Decimal::ZERO;
        let above = if positive { interval.high >= own.low } else { interval.high > own.low };
        let below = if negative { interval.low <= own.high } else { interval.low < own.high };
        above && below
    }

    /// A value in whole units as it would be printed in the place of this figure.
    #[must_use]
    pub fn printed(&self, exact: Decimal) -> Decimal {
        let places = self.number.scale();
        let mut number = round(exact / self.scale.factor(), places);
        number.rescale(places);
        number
    }

    /// What would have to be printed for values of the interval: one number, or a range of them.
    #[must_use]
    pub fn expected(&self, interval: Interval) -> String {
        let (low, high) = (self.printed(interval.low), self.printed(interval.high));
        // What is too small for its digits has as many as show it.
        let is_something = !interval.low.is_zero() && !interval.high.is_zero();
        if low.is_zero() && high.is_zero() && is_something && self.number.scale() < SMALLEST {
            let number = Decimal::new(0, self.number.scale() + 1);
            return Self { number, ..*self }.expected(interval);
        }
        if low == high { grouped(low) } else { format!("{} to {}", grouped(low), grouped(high)) }
    }

    /// The figure for a message: `RMB4,153.2 million`, `13.8%`, `830,000 shares`.
    #[must_use]
    pub fn shown(&self) -> String {
        if self.nil {
            return "nil".to_owned();
        }
        // What it is paid for stands beside it.
        let unit = match self.unit {
            Unit::PerShare(currency) | Unit::PerAds(currency) => Unit::Money(currency),
            unit => unit,
        };
        let mut text = String::new();
        amount::push(&mut text, self.number, unit, self.scale, Format::default());
        text
    }
}

/// One unit of the first digit: 1,000,000 of 5,300,000; a tenth of a number that is nothing but that, such as 1,000.
fn leading(value: Decimal) -> Decimal {
    let mut unit = Decimal::ONE;
    let size = value.abs();
    while unit < size / Decimal::TEN {
        unit *= Decimal::TEN;
    }
    while unit >= size && unit > Decimal::new(1, 20) {
        unit /= Decimal::TEN;
    }
    unit
}

impl From<&Amount> for Value {
    fn from(amount: &Amount) -> Self {
        Self { number: amount.value, scale: amount.scale, unit: amount.unit, nil: false, hedge: amount.hedge }
    }
}

/// Whether two figures can be the same one: equal where they are equally precise, else the coarser as the finer one
/// rounds, within what the finer's own rounding allows.
#[must_use]
pub fn agree(a: &Value, b: &Value) -> bool {
    match (a.bound(), b.bound()) {
        (None, None) => {}
        (Some(hedge), None) => return b.rounded().is_some_and(|interval| a.is_bound_of(hedge, interval)),
        (None, Some(hedge)) => return a.rounded().is_some_and(|interval| b.is_bound_of(hedge, interval)),
        (Some(_), Some(_)) => return a.meets_bound(b),
    }
    if a.step() == b.step() {
        return a.in_units() == b.in_units() && (a.in_units().is_some() || a == b);
    }
    let (finer, coarser) = if a.step() < b.step() { (a, b) } else { (b, a) };
    finer.interval().is_some_and(|interval| coarser.admits(interval))
}

/// A closed interval of exact values, in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The least.
    pub low: Decimal,
    /// The greatest.
    pub high: Decimal,
}

/// Arithmetic on intervals. `None` where a decimal has no room for a result, or a divisor may be zero: then nothing
/// can be said.
impl Interval {
    /// A single value.
    #[must_use]
    pub fn point(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// The sum of two.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: exact_sum(self.low, other.low)?, high: exact_sum(self.high, other.high)? })
    }

    /// The other way round: -3 to 2 for -2 to 3.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    /// What becomes of both ends by something that keeps their order.
    pub(super) fn map(self, apply: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(Self { low: apply(self.low)?, high: apply(self.high)? })
    }

    /// The product of two.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::spanning(self, other, Decimal::checked_mul)
    }

    /// The quotient of two.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        let divides = other.low > Decimal::ZERO || other.high < Decimal::ZERO;
        if divides { Self::spanning(self, other, Decimal::checked_div) } else { None }
    }

    fn spanning(a: Self, b: Self, apply: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Self> {
        let (mut low, mut high) = (apply(a.low, b.low)?, apply(a.low, b.low)?);
        if a.low == a.high && b.low == b.high {
            return Some(Self { low, high });
        }
        for (x, y) in [(a.low, b.high), (a.high, b.low), (a.high, b.high)] {
            let value = apply(x, y)?;
            (low, high) = (low.min(value), high.max(value));
        }
        Some(Self { low, high })
    }

    /// Whether some value is in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Conventions;
    use proptest::prelude::*;

    fn value(printed: &str) -> Value {
        Value::from(&Amount::parse(printed, &Conventions::default()).unwrap())
    }

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    fn between(low: &str, high: &str) -> Interval {
        Interval { low: decimal(low), high: decimal(high) }
    }

    #[test]
    fn a_figure_stands_for_all_that_is_printed_so() {
        assert_eq!(value("HK$37.7 million").interval(), Some(between("37650000", "37750000")));
        assert_eq!(value("830,000 shares").interval(), Some(between("830000", "830000")));
        assert_eq!(value("156.01 million ADSs").interval(), Some(between("156005000", "156015000")));
        assert_eq!(value("-9.3%").interval(), Some(between("-9.35", "-9.25")));
    }

    #[test]
    fn the_changes_and_prices_of_the_domain_notes_hold() {
        let change = |now: &str, then: &str| {
            let ratio = value(now).interval()?.over(value(then).interval()?)?;
            ratio.plus(Interval::point(-Decimal::ONE))?.times(Interval::point(Decimal::ONE_HUNDRED))
        };
        assert!(value("13.8%").admits(change("52.3 million", "46.0 million").unwrap()));
        assert!(!value("13.1%").admits(change("52.3 million", "46.0 million").unwrap()));
        assert!(value("-9.3%").admits(change("RMB99,237 million", "RMB109,456 million").unwrap()));
        let price = value("US$65 million").interval().unwrap().over(value("3.4 million ADSs").interval().unwrap());
        assert!(value("US$19.3 per ADS").admits(price.unwrap()));
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        let half = Interval::point(decimal("159457578.5"));
        assert!(value("159,457,579 ADSs").admits(half));
        assert!(!value("159,457,578 ADSs").admits(half));
        assert!(value("0.3%").admits(Interval::point(decimal("0.25"))));
        assert!(!value("0.2%").admits(Interval::point(decimal("0.25"))));
        assert!(value("-0.3%").admits(Interval::point(decimal("-0.25"))));
        assert!(!value("-0.2%").admits(Interval::point(decimal("-0.25"))));
        assert!(!value("0.0%").admits(Interval::point(decimal("0.05"))));
    }

    #[test]
    fn what_would_have_to_be_printed_has_the_same_decimals() {
        assert_eq!(value("US$1.02 per ADS").expected(Interval::point(decimal("1"))), "1.00");
        assert_eq!(value("RMB8.32 billion").expected(between("8314000000", "8326000000")), "8.31 to 8.33");
        assert_eq!(value("RMB-2.2 million").expected(Interval::point(decimal("-2236000"))), "-2.2");
    }

    #[test]
    fn nothing_is_divided_by_what_may_be_zero() {
        assert_eq!(between("1", "2").over(between("-1", "1")), None);
        assert_eq!(between("1", "2").over(between("-2", "-1")), Some(between("-2", "-0.5")));
    }

    proptest! {
        #[test]
        fn a_figure_admits_exactly_what_rounds_to_it(exact in -1_000_000_i64..1_000_000, places in 0u32..3) {
            let exact = Decimal::new(exact, 4);
            let number = round(exact, places);
            for (shift, expected) in [(0, true), (1, false), (-1, false)] {
                let number = number + Decimal::new(shift, places);
                let value = Value::of(number, Scale::One, Unit::Percent);
                prop_assert_eq!(value.admits(Interval::point(exact)), expected);
            }
        }
    }
}
