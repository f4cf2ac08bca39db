//! The one rounding function and the printing of exact decimals.

use super::Scale;
use super::number_format::Format;
use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds to `places` decimals, half away from zero, as figures are rounded in financial
/// reporting (318,915,157 shares / 2 = 159,457,578.5 is printed 159,457,579).
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that rounds")]
pub fn round(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// The sum of two, to the last digit; `None` where it has no room, even if it had with fewer digits.
#[must_use]
pub fn exact_sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    let keeps_digits = |sum: &Decimal| a.is_zero() || b.is_zero() || sum.scale() >= a.scale().max(b.scale());
    a.checked_add(b).filter(keeps_digits)
}

/// Prints the decimal with the decimals it carries, a comma between groups of three digits and a
/// leading minus sign (U+2212 is not used: the text must paste into a spreadsheet).
#[must_use]
pub fn grouped(value: Decimal) -> String {
    let mut text = String::new();
    push_grouped(&mut text, value);
    text
}

/// Adds to a text what [`grouped`] gives, without a text of its own.
pub fn push_grouped(out: &mut String, value: Decimal) {
    push(out, value, 0, Some(Format::CommaPoint));
}

/// Adds to a text the decimal with the decimals it carries, in a form of numbers, with a leading minus sign.
pub fn push_grouped_as(out: &mut String, value: Decimal, format: Format) {
    push(out, value, 0, Some(format));
}

/// Adds to a text the decimal times `scale` as machines read it, without commas, exactly and with the decimals that
/// remain: 4153.20 thousand is 4153200, 7.30 is 7.30.
pub fn push_plain(out: &mut String, value: Decimal, scale: Scale) {
    push(out, value, scale.exponent(), None);
}

/// Adds to a text what [`push_plain`] gives, by a power of ten from -4 to 12: 61.0 in hundredths is 0.610.
pub fn push_shifted(out: &mut String, value: Decimal, exponent: i32) {
    push(out, value, exponent, None);
}

fn push(out: &mut String, value: Decimal, exponent: i32, format: Option<Format>) {
    let mut digits = value.mantissa().unsigned_abs();
    let negative = value.is_sign_negative() && digits != 0;
    let behind = i64::from(value.scale()) - i64::from(exponent);
    let places = usize::try_from(behind).unwrap_or_default();
    let zeros = if digits == 0 { 0 } else { usize::try_from(-behind).unwrap_or_default() };
    // The text is made from its end: 33 digits, a point, a sign, and 14 separators of two bytes or 12 zeros at most.
    let mut text = [b'0'; 64];
    let mut at = text.len() - zeros;
    let mut put = |byte: u8| {
        at -= 1;
        text[at] = byte;
    };
    let (point, separator) = format.map_or((b'.', None), |it| (it.point_byte(), Some(it)));
    let mut written = 0;
    while digits > 0 || written <= places {
        if written == places && places > 0 {
            put(point);
        } else if let Some(format) = separator
            && written > places
            && format.begins_group(written - places)
        {
            format.separator_bytes().iter().rev().for_each(|byte| put(*byte));
        }
        // A figure of 19 digits and fewer is divided much faster as 64 bits.
        let digit = match u64::try_from(digits) {
            Ok(short) => {
                digits = u128::from(short / 10);
                short % 10
            }
            Err(_) => {
                let digit = digits % 10;
                digits /= 10;
                u64::try_from(digit).unwrap_or_default()
            }
        };
        put(b'0' + u8::try_from(digit).unwrap_or_default());
        written += 1;
    }
    if negative {
        put(b'-');
    }
    out.push_str(str::from_utf8(&text[at..]).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    fn plain(value: Decimal, scale: Scale) -> String {
        let mut text = String::new();
        push_plain(&mut text, value, scale);
        text
    }

    #[test]
    fn a_half_rounds_away_from_zero_on_both_sides() {
        assert_eq!(round(decimal("159457578.5"), 0), decimal("159457579"));
        assert_eq!(round(decimal("-0.125"), 2), decimal("-0.13"));
    }

    #[test]
    fn groups_keep_the_printed_decimals() {
        assert_eq!(grouped(decimal("4153.20")), "4,153.20");
        assert_eq!(grouped(decimal("-2236")), "-2,236");
        assert_eq!(grouped(decimal("0.00015")), "0.00015");
        assert_eq!(grouped(decimal("999")), "999");
        assert_eq!(grouped(decimal("1000")), "1,000");
        assert_eq!(grouped(decimal("0")), "0");
        assert_eq!(grouped(decimal("-0.00")), "0.00");
        assert_eq!(grouped(Decimal::MAX), "79,228,162,514,264,337,593,543,950,335");
    }

    #[test]
    fn scales_are_multiplied_out_exactly() {
        let times = |value: &str, scale| plain(decimal(value), scale);
        assert_eq!(times("4153.20", Scale::One), "4153.20");
        assert_eq!(times("4153.20", Scale::Thousand), "4153200");
        assert_eq!(times("-2.2", Scale::Million), "-2200000");
        assert_eq!(times("0.00015", Scale::Thousand), "0.15");
        assert_eq!(times("0.05", Scale::One), "0.05");
        assert_eq!(times("0", Scale::Billion), "0");
        assert_eq!(times("-0.0", Scale::One), "0.0");
        let most = "79228162514264337593543950335000000000";
        assert_eq!(plain(Decimal::MIN, Scale::Billion), format!("-{most}"));
    }

    #[test]
    fn a_sum_has_every_digit_or_is_none() {
        let most = decimal("9999999999999999999999999999");
        assert_eq!(exact_sum(most, decimal("0.4")), None);
        assert_eq!(exact_sum(Decimal::MAX, Decimal::ONE), None);
        assert_eq!(exact_sum(most, decimal("1")), Some(decimal("10000000000000000000000000000")));
        assert_eq!(exact_sum(most, Decimal::new(0, 3)), Some(most));
    }

    proptest! {
        #[test]
        fn an_exact_sum_gives_its_parts_back(a in any::<i128>(), b in any::<i128>(), of_a in 0u32..=28, of_b in 0u32..=28) {
            let [a, b] = [(a, of_a), (b, of_b)].map(|(of, scale)| Decimal::from_i128_with_scale(of >> 33, scale));
            if let Some(sum) = exact_sum(a, b) {
                prop_assert_eq!(sum - a, b);
                prop_assert_eq!(sum - b, a);
            }
        }

        #[test]
        fn a_plain_figure_reads_back_multiplied(mantissa in any::<i64>(), places in 0u32..10) {
            let value = Decimal::new(mantissa, places);
            prop_assert_eq!(decimal(&plain(value, Scale::One)), value);
            prop_assert_eq!(decimal(&plain(value, Scale::Billion)), value * Decimal::from(1_000_000_000));
        }

        #[test]
        fn grouping_loses_nothing(mantissa in any::<i64>(), scale in 0u32..10) {
            let value = Decimal::new(mantissa, scale);
            prop_assert_eq!(decimal(&grouped(value).replace(',', "")), value);
        }

        #[test]
        fn rounding_moves_by_at_most_half_a_unit(mantissa in any::<i64>(), scale in 0u32..10, places in 0u32..6) {
            let value = Decimal::new(mantissa, scale);
            prop_assert!((round(value, places) - value).abs() * Decimal::TWO <= Decimal::new(1, places));
        }
    }
}
