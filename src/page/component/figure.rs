//! Figures of statements where those of several documents stand beside each other.

use crate::address::path;
use crate::domain::number::{Format, Printed};
use crate::domain::{Currency, Scale, Unit, decimal};
use crate::history::financials::{Concept, Fact};
use crate::words::Words;
use rust_decimal::Decimal;

/// A figure as accounting tables print it, counted in a scale: as its document prints it where that is the scale, else exactly
/// the same amount. Parentheses are for negatives, an en dash for nil.
#[must_use]
pub fn in_scale(fact: &Fact<'_>, scale: Scale, format: Format, words: &dyn Words) -> String {
    if matches!(fact.cell().printed, Some(Printed::Nil)) {
        return "–".to_owned();
    }
    let Some(value) = shifted(fact.value(), fact.scale(), scale) else { return whole(fact, format, words) };
    let sign = sign(fact.unit(), scale);
    let mut text = String::new();
    let is_negative = value.is_sign_negative();
    text.push_str(if is_negative { "(" } else { "" });
    decimal::push_grouped_as(&mut text, value.abs(), format);
    text.push_str(sign);
    text.push_str(if is_negative { ")" } else { "" });
    text
}

/// What stands behind a number of a unit.
#[must_use]
pub fn sign(unit: Unit, scale: Scale) -> &'static str {
    match unit {
        Unit::Percent if scale != Scale::Hundredth => "%",
        Unit::Times => "x",
        _ => "",
    }
}

/// A value in another scale, with every digit; `None` where that has no room.
#[must_use]
pub fn shifted(value: Decimal, from: Scale, to: Scale) -> Option<Decimal> {
    let places = i64::from(value.scale()) - i64::from(from.exponent() - to.exponent());
    let mut exact = value;
    match u32::try_from(places) {
        Ok(places) => exact.set_scale(places).ok()?,
        Err(_) => {
            exact.set_scale(0).ok()?;
            exact = exact.checked_mul(Decimal::from(10_i64.checked_pow(u32::try_from(-places).ok()?)?))?;
        }
    }
    Some(exact)
}

/// A figure with its currency and its words, with the digits and the scale of its document: `RMB4,153.2 million`.
#[must_use]
pub fn whole(fact: &Fact<'_>, format: Format, words: &dyn Words) -> String {
    let (value, behind) = parts(fact, format, words);
    format!("{value}{}{behind}", if behind.is_empty() { "" } else { " " })
}

/// The same in two: `RMB4,153.2` and `million`.
#[must_use]
pub fn parts(fact: &Fact<'_>, format: Format, words: &dyn Words) -> (String, String) {
    let unit = fact.statement().unit(fact.line(), fact.column());
    words.figure(fact.value(), unit, fact.column().currency, fact.scale(), format)
}

/// What a line over time is called where others stand beside it.
#[must_use]
pub fn name(concept: &Concept<'_>, words: &dyn Words) -> String {
    concept.above.map_or_else(|| concept.label.to_owned(), |above| words.line_below(concept.label, above))
}

/// The way to a figure's very cell, below the site's base.
#[must_use]
pub fn cell(fact: &Fact<'_>) -> String {
    let (line, column) = (&fact.line().id.value, &fact.column().id.value);
    path::cell(&fact.announcement.id, &fact.statement().id.value, line, column)
}

/// The same unit in a currency.
#[must_use]
pub fn unit_in(unit: Unit, currency: Currency) -> Unit {
    match unit {
        Unit::Money(_) => Unit::Money(currency),
        Unit::PerShare(_) => Unit::PerShare(currency),
        Unit::PerAds(_) => Unit::PerAds(currency),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_value_in_another_scale_has_every_digit() {
        let in_scale = |value: &str, from, to| shifted(value.parse().unwrap(), from, to).map(|it| it.to_string());
        assert_eq!(in_scale("4153.20", Scale::Thousand, Scale::Million).unwrap(), "4.15320");
        assert_eq!(in_scale("4153.20", Scale::Million, Scale::Thousand).unwrap(), "4153200");
        assert_eq!(in_scale("-41", Scale::Billion, Scale::One).unwrap(), "-41000000000");
        assert_eq!(in_scale("12", Scale::Thousand, Scale::Thousand).unwrap(), "12");
        assert_eq!(in_scale("79228162514264337593543950335", Scale::Thousand, Scale::One), None);
    }

    proptest! {
        #[test]
        fn a_value_that_is_shifted_and_back_is_itself(mantissa in -1_000_000_000_i64..1_000_000_000, places in 0u32..6) {
            let value = Decimal::new(mantissa, places);
            let there = shifted(value, Scale::Thousand, Scale::Billion).unwrap();
            prop_assert_eq!(shifted(there, Scale::Billion, Scale::Thousand).unwrap(), value);
        }
    }
}
