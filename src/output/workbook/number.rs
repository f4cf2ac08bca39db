//! Exact decimals as numbers of a spreadsheet.

use rust_decimal::Decimal;

/// From this on a number has more than 15 digits, of which a binary floating-point number doesn't hold each.
const TOO_MANY: u128 = 1_000_000_000_000_000;

/// The number without zeros at its end, where a spreadsheet keeps every digit of it.
pub(super) fn exact(value: Decimal) -> Option<Decimal> {
    let digits = value.normalize();
    (digits.mantissa().unsigned_abs() < TOO_MANY).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_more_than_fifteen_digits_are_none() {
        let exact = |text: &str| exact(text.parse().unwrap()).map(|number| number.to_string());
        assert_eq!(exact("999999999999999").as_deref(), Some("999999999999999"));
        assert_eq!(exact("-4153.20").as_deref(), Some("-4153.2"));
        assert_eq!(exact("-0.00").as_deref(), Some("0"));
        assert_eq!(exact("1000000000000000"), None);
        assert_eq!(exact("0.1234567890123456"), None);
    }

    proptest! {
        #[test]
        fn what_is_a_number_reads_back_to_the_last_digit(mantissa in any::<i64>(), places in 0u32..20) {
            let value = Decimal::new(mantissa, places);
            if let Some(number) = exact(value) {
                // What a spreadsheet makes of the digits.
                let read: f64 = number.to_string().parse().unwrap();
                prop_assert_eq!(read.to_string().parse::<Decimal>().unwrap().normalize(), value.normalize());
            }
        }
    }
}
