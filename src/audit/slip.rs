//! Whether one slip of typing makes one figure of another: what tells a mistake from a difference that is meant.

use rust_decimal::Decimal;

/// A slip of typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two digits beside each other are swapped.
    Swapped,
    /// One digit is another one.
    Digit,
    /// A digit is missing or one too many.
    Length,
    /// The sign.
    Sign,
}

/// The slip that makes `printed` of `meant`, where one does. Both are compared as they would be printed with `places`
/// decimals.
pub(super) fn slip(printed: Decimal, meant: Decimal) -> Option<Slip> {
    let (mut printed, mut meant) = (printed.normalize(), meant.normalize());
    if printed == meant || printed.is_zero() || meant.is_zero() {
        return None;
    }
    if printed == -meant {
        return Some(Slip::Sign);
    }
    if printed.is_sign_negative() != meant.is_sign_negative() {
        return None;
    }
    let places = printed.scale().max(meant.scale());
    printed.rescale(places);
    meant.rescale(places);
    let (a, b) = (Digits::of(printed), Digits::of(meant));
    let (a, b) = (a.without_common_zeros(&b), b.without_common_zeros(&a));
    match a.len().abs_diff(b.len()) {
        0 => {
            let mut differ = (0..a.len()).filter(|at| a[*at] != b[*at]);
            match (differ.next(), differ.next(), differ.next()) {
                (Some(_), None, _) => Some(Slip::Digit),
                (Some(at), Some(next), None) if next == at + 1 && a[at] == b[next] && a[next] == b[at] => {
                    Some(Slip::Swapped)
                }
                _ => None,
            }
        }
        1 => {
            let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
            let same = (0..short.len()).take_while(|at| short[*at] == long[*at]).count();
            (short[same..] == long[same + 1..]).then_some(Slip::Length)
        }
        _ => None,
    }
}

/// The digits of a number, from the last to the first.
#[derive(Clone, Copy)]
struct Digits {
    digits: [u8; 29],
    length: usize,
    /// How many of the last ones are zero.
    zeros: usize,
}

impl Digits {
    fn of(number: Decimal) -> Self {
        let mut rest = number.mantissa().unsigned_abs();
        let (mut digits, mut length) = ([0; 29], 0);
        while rest > 0 && length < digits.len() {
            digits[length] = u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
            length += 1;
        }
        let zeros = digits[..length].iter().take_while(|digit| **digit == 0).count();
        Self { digits, length, zeros }
    }

    /// Without the zeros at the end that both have: those of the scale, which nobody types.
    fn without_common_zeros(&self, other: &Self) -> Vec<u8> {
        self.digits[self.zeros.min(other.zeros)..self.length].to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(printed: &str, meant: &str) -> Option<Slip> {
        slip(printed.parse().unwrap(), meant.parse().unwrap())
    }

    #[test]
    fn one_slip_of_typing_is_known() {
        assert_eq!(of("11960", "11906"), Some(Slip::Swapped));
        assert_eq!(of("11960000000", "11906000000"), Some(Slip::Swapped));
        assert_eq!(of("5038", "5083"), Some(Slip::Swapped));
        assert_eq!(of("10386", "10385"), Some(Slip::Digit));
        assert_eq!(of("1065", "1055"), Some(Slip::Digit));
        assert_eq!(of("105", "1055"), Some(Slip::Length));
        assert_eq!(of("10555", "1055"), Some(Slip::Length));
        assert_eq!(of("550", "55"), Some(Slip::Length));
        assert_eq!(of("-32", "32"), Some(Slip::Sign));
        assert_eq!(of("1.5", "1.2"), Some(Slip::Digit));
    }

    #[test]
    fn other_differences_are_no_slip_of_typing() {
        assert_eq!(of("11906", "11906"), None);
        assert_eq!(of("11906", "11609.0"), None);
        assert_eq!(of("28208", "26974"), None);
        assert_eq!(of("1", "1000"), None);
        assert_eq!(of("-32", "33"), None);
        assert_eq!(of("0", "7"), None);
    }
}
