//! Exact decimals as numbers of a spreadsheet.

use rust_decimal::Decimal;

/// From this on a number has more than 15 digits, of which a binary floating-point number doesn't hold each.
const TOO_MANY: u128 = 1_000_000_000_000_000;

/// The number, where a spreadsheet keeps every digit of it.
pub(super) fn exact(value: Decimal) -> Option<f64> {
    let digits = value.normalize();
    if digits.mantissa().unsigned_abs() >= TOO_MANY {
        return None;
    }
    // Reading a text gives the nearest number there is, which shows the same 15 digits.
    digits.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_more_than_fifteen_digits_are_none() {
        let exact = |text: &str| exact(text.parse().unwrap());
        assert_eq!(exact("999999999999999"), Some(999_999_999_999_999.0));
        assert_eq!(exact("-4153.20"), Some(-4153.2));
        assert_eq!(exact("-0.00"), Some(0.0));
        assert_eq!(exact("1000000000000000"), None);
        assert_eq!(exact("0.1234567890123456"), None);
    }

    proptest! {
        #[test]
        fn what_is_a_number_reads_back_to_the_last_digit(mantissa in any::<i64>(), places in 0u32..20) {
            let value = Decimal::new(mantissa, places);
            if let Some(number) = exact(value) {
                prop_assert_eq!(number.to_string().parse::<Decimal>().unwrap().normalize(), value.normalize());
            }
        }
    }
}
