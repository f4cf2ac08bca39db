//! A value scale: round values in even steps, as exact decimals.

use super::ink::Face;
use super::measure::PX;
use super::text;
use crate::domain::decimal::{grouped, round};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::ops::Range;

/// The most steps that a scale has, but for what rounding its ends adds.
const STEPS: i64 = 6;

/// The widest that the labels of ticks may be before they are counted in thousands.
const WIDEST: i32 = 58 * PX;

/// A scale that does without zero spans less than this part of its greatest value.
const NARROW: Decimal = Decimal::from_parts(3, 0, 0, false, 1);

/// A value scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// From the least to the greatest; at least two.
    pub ticks: Vec<Tick>,
    /// The power of ten that labels are counted in.
    exponent: u32,
    /// Of the widest label.
    width: i32,
}

/// A round value and its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub value: Decimal,
    pub label: String,
}

impl Scale {
    /// The scale for some values. Without `zero` it may begin elsewhere, where the values would else be a flat line; `whole`
    /// keeps the steps of counted things whole.
    pub fn of(values: impl Iterator<Item = Decimal>, zero: bool, whole: bool) -> Self {
        let (mut least, mut most) =
            values.fold((None, None), |(least, most): (Option<Decimal>, Option<Decimal>), value| {
                (Some(least.map_or(value, |it| it.min(value))), Some(most.map_or(value, |it| it.max(value))))
            });
        let span = most.zip(least).and_then(|(most, least)| most.checked_sub(least));
        let reach = most.zip(least).map(|(most, least)| most.abs().max(least.abs()));
        let near = span.zip(reach).is_some_and(|(span, reach)| {
            !span.is_zero() && reach.checked_mul(NARROW).is_some_and(|narrow| span < narrow)
        });
        if zero || !near {
            least = least.map(|it| it.min(Decimal::ZERO));
            most = most.map(|it| it.max(Decimal::ZERO));
        }
        let (least, most) = (least.unwrap_or_default(), most.unwrap_or_default());
        let ticks = even(least, most, whole)
            .unwrap_or_else(|| if least < most { vec![least, most] } else { vec![Decimal::ZERO, Decimal::ONE] });
        let mut exponent = 0;
        loop {
            let ticks: Vec<Tick> = labeled(&ticks, exponent);
            let width = ticks.iter().map(|tick| text::width(&tick.label, Face::SMALL)).max().unwrap_or_default();
            if width <= WIDEST || exponent >= 27 {
                return Self { ticks, exponent, width: width.min(72 * PX) };
            }
            exponent += 3;
        }
    }

    /// Whether zero is on it.
    pub fn has_zero(&self) -> bool {
        self.ticks.iter().any(|tick| tick.value.is_zero())
    }

    /// What the labels are counted in, where it isn't the unit of the panel.
    pub fn counted_in(&self) -> Option<String> {
        Some(match self.exponent {
            0 => return None,
            3 => "thousands".to_owned(),
            6 => "millions".to_owned(),
            9 => "billions".to_owned(),
            power => format!("units of 10^{power}"),
        })
    }

    /// The width of the widest label.
    pub fn width(&self) -> i32 {
        self.width
    }

    /// Its values, from the first tick to the last.
    pub fn range(&self) -> Range<f64> {
        number(self.ticks[0].value)..number(self.ticks[self.ticks.len() - 1].value)
    }
}

/// Ticks with labels that are counted in that power of ten.
fn labeled(values: &[Decimal], exponent: u32) -> Vec<Tick> {
    let places = values.iter().map(|value| value.normalize().scale()).max().unwrap_or_default();
    let label = |value: Decimal| {
        let mut shown = Decimal::from_i128_with_scale(1, exponent).checked_mul(value).unwrap_or(value);
        if exponent == 0 {
            shown.rescale(places);
        } else {
            // Round values have no more decimals; ends that no round values reach have.
            shown = round(shown, 3).normalize();
        }
        grouped(shown)
    };
    values.iter().map(|value| Tick { value: *value, label: label(*value) }).collect()
}

/// A value on its way to a place.
pub fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

fn even(least: Decimal, most: Decimal, whole: bool) -> Option<Vec<Decimal>> {
    let span = most.checked_sub(least).filter(|span| !span.is_zero())?;
    let raw = span.checked_div(Decimal::from(STEPS))?;
    let step = round_step(raw)?;
    let step = if whole { step.max(Decimal::ONE) } else { step };
    let first = least.checked_div(step)?.floor().checked_mul(step)?;
    let mut ticks = vec![first];
    while let Some(last) = ticks.last().copied().filter(|last| *last < most) {
        ticks.push(last.checked_add(step)?);
        if ticks.len() > 12 {
            return None;
        }
    }
    Some(ticks)
}

/// The least of 1, 2, 2.5 and 5 times a power of ten that isn't less.
fn round_step(raw: Decimal) -> Option<Decimal> {
    let mut power = Decimal::ONE;
    while power > raw {
        power = power.checked_div(Decimal::TEN).filter(|it| !it.is_zero())?;
    }
    while power.checked_mul(Decimal::TEN)? <= raw {
        power = power.checked_mul(Decimal::TEN)?;
    }
    let steps = [Decimal::ONE, Decimal::TWO, Decimal::new(25, 1), Decimal::from(5), Decimal::TEN];
    steps.into_iter().filter_map(|step| power.checked_mul(step)).find(|step| *step >= raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[&str], zero: bool, whole: bool) -> Vec<String> {
        let scale = Scale::of(values.iter().map(|value| value.parse().unwrap()), zero, whole);
        scale.ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_round_values_in_even_steps() {
        assert_eq!(
            labels(&["97592", "124225"], true, false),
            ["0", "25,000", "50,000", "75,000", "100,000", "125,000"]
        );
        assert_eq!(labels(&["3.35", "1.21"], false, false), ["0", "1", "2", "3", "4"]);
        assert_eq!(labels(&["0.35", "0.9"], true, false), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(labels(&["-2", "7"], true, false), ["-2", "0", "2", "4", "6", "8"]);
    }

    #[test]
    fn a_flow_begins_at_zero_and_a_balance_where_it_would_else_be_flat_does_not() {
        assert_eq!(labels(&["141", "160"], false, true), ["140", "145", "150", "155", "160"]);
        assert_eq!(labels(&["141", "160"], true, true)[0], "0");
        assert_eq!(labels(&["36.5", "53.6"], false, false)[0], "0");
    }

    #[test]
    fn things_are_counted_in_whole_steps() {
        assert_eq!(labels(&["1", "2"], true, true), ["0", "1", "2"]);
    }

    #[test]
    fn long_labels_are_counted_in_thousands_and_say_so() {
        let scale = Scale::of([Decimal::from(4_153_183_000_i64)].into_iter(), true, false);
        assert_eq!(scale.counted_in().as_deref(), Some("thousands"));
        assert!(scale.width() <= WIDEST);
    }

    #[test]
    fn any_values_have_a_scale() {
        for values in
            [&["79228162514264337593543950335", "-79228162514264337593543950335"][..], &["0"], &[], &["5", "5"]]
        {
            let scale = Scale::of(values.iter().map(|value| value.parse().unwrap()), false, false);
            assert!(scale.ticks.len() >= 2, "{values:?}");
            let range = scale.range();
            assert!(values.iter().all(|it| (range.start..=range.end).contains(&number(it.parse().unwrap()))));
        }
    }
}
