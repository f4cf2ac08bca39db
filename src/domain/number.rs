//! Numbers as they are printed in a statement.

pub use super::number_format::Format;
use rust_decimal::Decimal;
use std::fmt;

/// What stands in a cell of a table. A number keeps the decimals that were printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// `-`: the amount is nil. It counts as zero in a sum and is printed as a dash.
    Nil,
    /// A number; parentheses or a minus sign make it negative.
    Number(Decimal),
    /// `<0.1`: less than this and no less than nothing. It is no figure that arithmetic could use.
    Below(Decimal),
    /// `N/M`, `n.m.`, `not meaningful`: the document states that there is no meaningful figure.
    NotMeaningful,
    /// `N/A`, `not applicable`: the document states that no figure applies.
    NotApplicable,
}

impl Printed {
    /// The value in a sum; `None` where what is printed is no figure.
    #[must_use]
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Nil => Some(Decimal::ZERO),
            Self::Number(value) => Some(value),
            Self::Below(_) | Self::NotMeaningful | Self::NotApplicable => None,
        }
    }
}

/// Why a text is not a printed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// There is nothing.
    Empty,
    /// A parenthesis has no partner.
    Parenthesis,
    /// A comma does not stand before each group of three digits.
    Grouping,
    /// Something is not a digit, a comma, a point, a sign or a parenthesis.
    Character(char),
    /// A point without digits on both sides, or two points or signs.
    Form,
    /// More digits than a decimal holds exactly (28).
    TooLong,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no number"),
            Self::Parenthesis => f.write_str("a parenthesis has no partner"),
            Self::Grouping => f.write_str("commas must separate groups of three digits"),
            Self::Character(c) => write!(f, "`{c}` can't stand in a number"),
            Self::Form => f.write_str("this is not a number"),
            Self::TooLong => f.write_str("a number has at most 28 digits"),
        }
    }
}

impl std::error::Error for NumberError {}

/// Reads a printed number: `4,153.2`, `4153.2`, `(2,236)`, `-2.2`, `−2.2`, and `-`, `–` or `—`
/// for nil. Spaces at the ends and no-break spaces are artefacts of copying and are skipped.
///
/// # Errors
/// Says what is wrong with the text; nothing is guessed.
pub fn parse(text: &str) -> Result<Printed, NumberError> {
    let text = text.trim_matches(|c: char| c.is_whitespace());
    if matches!(text, "-" | "–" | "—") {
        return Ok(Printed::Nil);
    }
    let (digits, negative) = match (text.strip_prefix('('), text.strip_suffix(')')) {
        (Some(_), Some(_)) => (text[1..text.len() - 1].trim(), true),
        (None, None) => match text.strip_prefix(['-', '−']) {
            Some(rest) => (rest, true),
            None => (text, false),
        },
        _ => return Err(NumberError::Parenthesis),
    };
    let value = unsigned(digits)?;
    Ok(Printed::Number(if negative { -value } else { value }))
}

fn unsigned(text: &str) -> Result<Decimal, NumberError> {
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    if let Some(c) = text.chars().find(|c| !matches!(c, '0'..='9' | ',' | '.')) {
        return Err(if matches!(c, '-' | '−' | '(' | ')') { NumberError::Form } else { NumberError::Character(c) });
    }
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    if whole.is_empty() || fraction.is_some_and(|f| f.is_empty() || f.contains(['.', ','])) {
        return Err(NumberError::Form);
    }
    if whole.contains(',') {
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or("");
        if !(1..=3).contains(&first.len()) || groups.any(|group| group.len() != 3) {
            return Err(NumberError::Grouping);
        }
    }
    let mut mantissa: i128 = 0;
    let mut digits = 0;
    for digit in text.bytes().filter(u8::is_ascii_digit) {
        digits += 1;
        mantissa = mantissa * 10 + i128::from(digit - b'0');
        if digits > 28 {
            return Err(NumberError::TooLong);
        }
    }
    let scale = fraction.map_or(0, |f| u32::try_from(f.len()).unwrap_or(u32::MAX));
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| NumberError::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::grouped;
    use proptest::prelude::*;

    fn number(text: &str) -> Result<Decimal, NumberError> {
        parse(text).map(|printed| printed.value().unwrap())
    }

    #[test]
    fn figures_are_read_as_printed() {
        assert_eq!(number("4,153.2").unwrap().to_string(), "4153.2");
        assert_eq!(number("(2,236)").unwrap().to_string(), "-2236");
        assert_eq!(number("-2.2").unwrap().to_string(), "-2.2");
        assert_eq!(number("−2.2").unwrap().to_string(), "-2.2");
        assert_eq!(number("7.30").unwrap().to_string(), "7.30");
        assert_eq!(number("0.00015").unwrap().to_string(), "0.00015");
        assert_eq!(number(" \u{a0}12 ").unwrap().to_string(), "12");
    }

    #[test]
    fn a_dash_is_nil_and_counts_as_zero() {
        for dash in ["-", "–", "—", " - "] {
            assert_eq!(parse(dash), Ok(Printed::Nil));
        }
        assert_eq!(Printed::Nil.value(), Some(Decimal::ZERO));
    }

    #[test]
    fn what_is_no_number_is_refused_with_the_reason() {
        assert_eq!(number(""), Err(NumberError::Empty));
        assert_eq!(number("(12"), Err(NumberError::Parenthesis));
        assert_eq!(number("12)"), Err(NumberError::Parenthesis));
        assert_eq!(number("1,23"), Err(NumberError::Grouping));
        assert_eq!(number("1234,567"), Err(NumberError::Grouping));
        assert_eq!(number(",123"), Err(NumberError::Grouping));
        assert_eq!(number("12.3.4"), Err(NumberError::Form));
        assert_eq!(number("12."), Err(NumberError::Form));
        assert_eq!(number(".5"), Err(NumberError::Form));
        assert_eq!(number("1e5"), Err(NumberError::Character('e')));
        assert_eq!(number("0x10"), Err(NumberError::Character('x')));
        assert_eq!(number("--5"), Err(NumberError::Form));
        assert_eq!(number("(-5)"), Err(NumberError::Form));
        assert_eq!(number("12345678901234567890123456789"), Err(NumberError::TooLong));
    }

    proptest! {
        #[test]
        fn every_printed_decimal_reads_back_exactly(mantissa in any::<i64>(), scale in 0u32..12) {
            let value = Decimal::new(mantissa, scale);
            let read = number(&grouped(value)).unwrap();
            prop_assert_eq!(read.to_string(), value.to_string());
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }
    }
}
