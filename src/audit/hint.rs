//! What a wrong figure looks like, next to the one that is expected.

use super::finding::Finding;
use super::slip::{Slip, slip};
use crate::domain::Scale;
use rust_decimal::Decimal;

/// What a wrong figure looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// It is so many times too large or too small: 10, 100, 1,000, 1,000,000.
    Factor(u32),
    /// Two digits of it are swapped.
    Swapped,
    /// It is off by one in its last digit.
    OffByOne,
}

impl Finding {
    /// What the figure looks like, where that says something.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        let (low, high) = self.expected_range()?;
        let stated = self.value.number;
        if let Some(factor) = factor(stated, low, high) {
            return Some(Hint::Factor(factor));
        }
        let last = Decimal::new(1, stated.scale());
        if low == high && slip(stated, low) == Some(Slip::Swapped) {
            return Some(Hint::Swapped);
        }
        let off = if stated < low { low - stated } else { stated - high };
        (off == last).then_some(Hint::OffByOne)
    }

    /// What would have to be printed, in the scale of the figure, where that is one number.
    pub(super) fn expected_number(&self) -> Option<Decimal> {
        self.expected_range().filter(|(low, high)| low == high).map(|(number, _)| number)
    }

    /// What would have to be printed, in the scale of the figure: one number, or the least and the greatest.
    fn expected_range(&self) -> Option<(Decimal, Decimal)> {
        let (low, high) = self.expected.split_once(" to ").unwrap_or((&self.expected, &self.expected));
        Some((self.number(low)?, self.number(high)?))
    }

    /// A number as findings show it, with or without its unit and scale, in the scale of the figure.
    fn number(&self, shown: &str) -> Option<Decimal> {
        let from = shown.find(|c: char| c.is_ascii_digit())?;
        let (prefix, rest) = shown.split_at(from);
        let to = rest.find(|c: char| !matches!(c, '0'..='9' | ',' | '.')).unwrap_or(rest.len());
        let number = Decimal::from_str_exact(&rest[..to].replace(',', "")).ok()?;
        let number = if prefix.ends_with('-') { -number } else { number };
        // A number alone is in the scale of the figure; one with its unit says which it has.
        let is_alone = prefix.trim_end_matches('-').is_empty() && to == rest.len();
        let scale = rest[to..]
            .split_whitespace()
            .next()
            .map_or(Scale::One, |word| Scale::ALL.into_iter().find(|scale| scale.word() == word).unwrap_or_default());
        if is_alone || scale == self.value.scale {
            return Some(number);
        }
        let exponent = i64::from(scale.exponent()) - i64::from(self.value.scale.exponent());
        let power = Decimal::from(10_i64.checked_pow(u32::try_from(exponent.abs()).ok()?)?);
        if exponent > 0 { number.checked_mul(power) } else { number.checked_div(power) }
    }
}

/// How many times too large or too small a number is, where only that is wrong with it.
fn factor(stated: Decimal, low: Decimal, high: Decimal) -> Option<u32> {
    // One digit says too little.
    let sound = has_digits(stated) && has_digits(low) && stated.is_sign_negative() == low.is_sign_negative();
    if !sound {
        return None;
    }
    let around = |number: Decimal| {
        let half = Decimal::new(5, (number.scale() + 1).min(Decimal::MAX_SCALE));
        (number - half, number + half)
    };
    let ((least, most), (low, high)) = (around(stated), (around(low).0, around(high).1));
    [10, 100, 1_000, 1_000_000].into_iter().find(|factor| {
        let by = Decimal::from(*factor);
        let meets = |(a, b): (Decimal, Decimal), (c, d): (Decimal, Decimal)| a < d && c < b;
        let grown = |(a, b): (Decimal, Decimal)| Some((a.checked_mul(by)?, b.checked_mul(by)?));
        let too_small = grown((least, most)).is_some_and(|grown| meets(grown, (low, high)));
        too_small || grown((low, high)).is_some_and(|grown| meets((least, most), grown))
    })
}

/// Whether a number has two digits that aren't zeros at its end.
fn has_digits(number: Decimal) -> bool {
    let mut digits = number.mantissa().unsigned_abs();
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits >= 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{FigureId, Rule, Value};
    use crate::domain::{Span, Unit};

    fn hint(stated: &str, scale: Scale, expected: &str) -> Option<Hint> {
        let number = Decimal::from_str_exact(stated).unwrap();
        let finding = Finding {
            rule: Rule::Sum,
            figure: FigureId { book: 0, fact: 0 },
            name: String::new(),
            value: Value { number, scale, unit: Unit::Count, nil: false, hedge: None },
            span: Span::default(),
            expected: expected.to_owned(),
            because: String::new(),
            related: Vec::new(),
            inputs: Box::default(),
            unscaled: None,
            swapped: None,
            cause: None,
            waived: None,
        };
        finding.hint()
    }

    #[test]
    fn a_figure_of_another_scale_is_a_factor_off() {
        assert_eq!(hint("1.53", Scale::One, "1,534.19 to 1,534.25"), Some(Hint::Factor(1_000)));
        assert_eq!(hint("1.53", Scale::One, "0.0015"), Some(Hint::Factor(1_000)));
        assert_eq!(hint("26974", Scale::Million, "2,697.4"), Some(Hint::Factor(10)));
        assert_eq!(hint("4155183", Scale::Thousand, "RMB4,155.183 billion"), Some(Hint::Factor(1_000)));
        assert_eq!(hint("35.8", Scale::One, "0.358"), Some(Hint::Factor(100)));
        assert_eq!(hint("-12", Scale::One, "-12,000"), Some(Hint::Factor(1_000)));
    }

    #[test]
    fn a_figure_with_other_digits_is_no_factor_off() {
        assert_eq!(hint("1.53", Scale::One, "1.35"), Some(Hint::Swapped));
        assert_eq!(hint("5", Scale::One, "50"), None);
        assert_eq!(hint("12", Scale::One, "-120"), None);
        assert_eq!(hint("153", Scale::One, "1,700"), None);
        assert_eq!(hint("153", Scale::One, "0"), None);
        assert_eq!(hint("153", Scale::One, "a rise"), None);
    }

    #[test]
    fn one_in_the_last_digit_may_be_rounding() {
        assert_eq!(hint("153", Scale::Million, "154"), Some(Hint::OffByOne));
        assert_eq!(hint("15.3", Scale::Million, "RMB15.2 million"), Some(Hint::OffByOne));
        assert_eq!(hint("15.3", Scale::Million, "15.4 to 15.6"), Some(Hint::OffByOne));
        assert_eq!(hint("15.3", Scale::Million, "15.1"), None);
    }
}
