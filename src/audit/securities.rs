//! Numbers of shares and ADSs, what is paid for them, and what they are of each other.

use super::value::{Interval, Value};
use crate::domain::Unit;
use crate::domain::ads::{AdsRatio, converted};
use rust_decimal::Decimal;

/// The values of a figure in another unit, where it can be told in it.
pub(super) fn told_in(value: &Value, unit: Unit, ratio: Option<AdsRatio>) -> Option<Interval> {
    value.interval()?.map(|it| converted(it, value.unit, unit, ratio))
}

/// A number in percent of another.
pub(super) fn percent(part: &Value, whole: &Value, ratio: Option<AdsRatio>) -> Option<Interval> {
    hundredfold(told_in(part, whole.unit, ratio)?.over(whole.interval()?)?)
}

/// A quotient in percent.
pub(super) fn hundredfold(quotient: Interval) -> Option<Interval> {
    quotient.times(Interval::point(Decimal::ONE_HUNDRED))
}

/// How many of the securities that a price is for. A price of nothing in particular is for those that are counted.
pub(super) fn counted(number: &Value, price: &Value, ratio: Option<AdsRatio>) -> Option<Interval> {
    match price.unit {
        Unit::PerShare(_) => told_in(number, Unit::Shares, ratio),
        Unit::PerAds(_) => told_in(number, Unit::Ads, ratio),
        _ => number.interval(),
    }
}

/// A price that is what is paid: it is not rounded, unless words say so.
pub(super) fn paid(price: &Value) -> Option<Interval> {
    if price.hedge.is_some() { price.interval() } else { price.in_units().map(Interval::point) }
}

/// What so many securities cost at a price.
pub(super) fn cost(number: &Value, price: &Value, ratio: Option<AdsRatio>) -> Option<Interval> {
    counted(number, price, ratio)?.times(paid(price)?)
}
