//! Numbers as they are printed in a statement.

use super::Conventions;
use super::hidden::{described, is_invisible};
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
    /// `>100%`: more than this, without saying how much; no figure either.
    Above(Decimal),
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
            Self::Below(_) | Self::Above(_) | Self::NotMeaningful | Self::NotApplicable => None,
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
    /// Digits are not grouped as this form groups them.
    Grouping(Format),
    /// Something is not a digit, a mark between digits, a sign or a parenthesis.
    Character(char),
    /// A point without digits behind it, or two points or signs.
    Form,
    /// A zero before other digits of whole units, where a figure has none.
    LeadingZero,
    /// More digits than a decimal holds exactly (28).
    TooLong,
    /// A decimal point or comma as much as a mark between thousands: the number with decimals, and the whole one.
    Ambiguous(Decimal, Decimal),
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no number"),
            Self::Parenthesis => f.write_str("a parenthesis has no partner"),
            Self::Grouping(Format::CommaPoint) => f.write_str("commas must separate groups of three digits"),
            Self::Grouping(format) => write!(f, "digits must be grouped as in `{}`", format.id()),
            Self::Character(c) if c.is_whitespace() || is_invisible(*c) => {
                write!(f, "{} can't stand in a number", described(*c))
            }
            Self::Character(c) => write!(f, "`{c}` can't stand in a number"),
            Self::Form => f.write_str("this is not a number"),
            Self::LeadingZero => f.write_str("a figure begins with no zero before other digits"),
            Self::TooLong => f.write_str("a number has at most 28 digits"),
            Self::Ambiguous(decimals, whole) => write!(f, "it may be {decimals} with decimals or {whole} in full"),
        }
    }
}

impl std::error::Error for NumberError {}

/// Reads a printed number in the document's form: `4,153.2`, `4153.2`, `.88`, `(2,236)`, `-2.2`, `−2.2`, `+2.2`, and `-`,
/// `–` or `—` for nil. A minus may be a dash as well. Spaces at the ends and no-break spaces are artefacts of copying and are skipped.
///
/// # Errors
/// Says what is wrong with the text; nothing is guessed.
pub fn parse(text: &str, conventions: &Conventions) -> Result<Printed, NumberError> {
    let text = text.trim_matches(|c: char| c.is_whitespace());
    if is_dash(text) {
        return Ok(Printed::Nil);
    }
    let (digits, negative) = match (text.strip_prefix('('), text.strip_suffix(')')) {
        (Some(_), Some(_)) => (text[1..text.len() - 1].trim(), true),
        (None, None) => match text.strip_prefix(|c| conventions.is_minus(c) || is_dash_for_minus(c)) {
            Some(rest) => (rest, true),
            None => (text.strip_prefix('+').unwrap_or(text), false),
        },
        _ => return Err(NumberError::Parenthesis),
    };
    let value = unsigned(digits, conventions)?;
    Ok(Printed::Number(if negative { -value } else { value }))
}

/// Whether a character is a dash that documents print for a minus. Before a figure that stands alone it can't be the dash of a range.
fn is_dash_for_minus(c: char) -> bool {
    matches!(c, '–' | '‒' | '‐' | '‑' | '﹣')
}

/// Whether a text is a dash, or two or three, which stand for nil.
#[must_use]
pub fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−" | "―" | "－" | "ー" | "--" | "---" | "––")
}

/// Reads a number without a sign.
///
/// # Errors
/// As [`parse`].
pub fn unsigned(text: &str, conventions: &Conventions) -> Result<Decimal, NumberError> {
    let format = conventions.number_format();
    let value = read(text, format)?;
    if conventions.format.is_none() && conventions.has_decimal_commas && is_ambiguous(text) {
        let other = read(text, Format::PointComma)?;
        let (decimals, whole) = if value.scale() > other.scale() { (value, other) } else { (other, value) };
        return Err(NumberError::Ambiguous(decimals, whole));
    }
    Ok(value)
}

/// Whether three digits stand behind one mark, which is a decimal point in one form and between thousands in another.
fn is_ambiguous(text: &str) -> bool {
    let Some((whole, rest)) = text.split_once(['.', ',']) else { return false };
    let are_digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&whole.len()) && rest.len() == 3 && are_digits(whole) && are_digits(rest)
}

/// The form in which a number is written, of those that can be declared; `None` where it is none in any, or may as well be a
/// slip: three digits behind a single comma.
#[must_use]
pub fn written_in(text: &str) -> Option<Format> {
    if let Some((whole, rest)) = text.split_once(',')
        && rest.len() == 3
        && whole.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    Format::ALL.into_iter().find(|format| read(text, *format).is_ok())
}

fn read(text: &str, format: Format) -> Result<Decimal, NumberError> {
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let is_known = |c: char| c.is_ascii_digit() || c == format.point() || format.separates(c);
    if let Some(c) = text.chars().find(|c| !is_known(*c)) {
        return Err(match c {
            '-' | '−' | '+' | '(' | ')' | '.' | ',' => NumberError::Form,
            _ => NumberError::Character(c),
        });
    }
    let (whole, fraction) = match text.split_once(format.point()) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    if fraction.is_some_and(|it| it.is_empty() || it.bytes().any(|byte| !byte.is_ascii_digit())) {
        return Err(NumberError::Form);
    }
    let is_separator = |c: char| format.separates(c);
    if whole.contains(is_separator) && !are_groups(whole.split(is_separator), format) {
        return Err(NumberError::Grouping(format));
    }
    if text.starts_with('0') && text[1..].starts_with(|c: char| c.is_ascii_digit() || is_separator(c)) {
        return Err(NumberError::LeadingZero);
    }
    let mut mantissa: i128 = 0;
    let mut digits = 0;
    for digit in text.bytes().filter(u8::is_ascii_digit) {
        // Zeros before the first digit that counts are not kept: the decimal places are.
        digits += usize::from(digits > 0 || digit != b'0');
        mantissa = mantissa * 10 + i128::from(digit - b'0');
        if digits > 28 {
            return Err(NumberError::TooLong);
        }
    }
    let scale = fraction.map_or(0, |f| u32::try_from(f.len()).unwrap_or(u32::MAX));
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| NumberError::TooLong)
}

/// Whether digits are grouped as a form groups them; where that is by lakhs and crores, by thousands as well.
fn are_groups<'t>(groups: impl DoubleEndedIterator<Item = &'t str> + Clone, format: Format) -> bool {
    let are = |of: usize| {
        let mut groups = groups.clone();
        let last = groups.next_back().is_some_and(|last| last.len() == 3);
        let first = groups.next().is_some_and(|first| (1..=of).contains(&first.len()));
        last && first && groups.all(|group| group.len() == of)
    };
    are(3) || (format == Format::Indian && are(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::{grouped, push_grouped_as};
    use proptest::prelude::*;

    fn number(text: &str) -> Result<Decimal, NumberError> {
        parse(text, &Conventions::default()).map(|printed| printed.value().unwrap())
    }

    fn declared(format: Format, text: &str) -> Result<String, NumberError> {
        let conventions = Conventions { format: Some(format), ..Conventions::default() };
        parse(text, &conventions).map(|printed| printed.value().unwrap().to_string())
    }

    #[test]
    fn figures_are_read_as_printed() {
        assert_eq!(number("4,153.2").unwrap().to_string(), "4153.2");
        assert_eq!(number("(2,236)").unwrap().to_string(), "-2236");
        assert_eq!(number("-2.2").unwrap().to_string(), "-2.2");
        assert_eq!(number("−2.2").unwrap().to_string(), "-2.2");
        assert_eq!(number("–2.2").unwrap().to_string(), "-2.2");
        assert_eq!(number("‑2.2").unwrap().to_string(), "-2.2");
        assert_eq!(number("+2.2").unwrap().to_string(), "2.2");
        assert_eq!(number("7.30").unwrap().to_string(), "7.30");
        assert_eq!(number("0"), Ok(Decimal::ZERO));
        for text in ["081,000", "0,810", "007", "(01.5)"] {
            assert_eq!(number(text), Err(NumberError::LeadingZero), "{text}");
        }
        assert_eq!(number(".88").unwrap().to_string(), "0.88");
        assert_eq!(number("0.00015").unwrap().to_string(), "0.00015");
        assert_eq!(number(" \u{a0}12 ").unwrap().to_string(), "12");
    }

    #[test]
    fn a_declared_form_is_the_only_one_that_is_read() {
        assert_eq!(declared(Format::PointComma, "3.579"), Ok("3579".into()));
        assert_eq!(declared(Format::PointComma, "1.234,5"), Ok("1234.5".into()));
        assert_eq!(declared(Format::PointComma, "1,234.5"), Err(NumberError::Form));
        assert_eq!(declared(Format::PointComma, "3.57"), Err(NumberError::Grouping(Format::PointComma)));
        assert_eq!(declared(Format::SpaceComma, "1 234,5"), Ok("1234.5".into()));
        assert_eq!(declared(Format::SpaceComma, "1\u{a0}234\u{202f}567"), Ok("1234567".into()));
        assert_eq!(declared(Format::ApostrophePoint, "1'234.5"), Ok("1234.5".into()));
        assert_eq!(declared(Format::ApostrophePoint, "1’234"), Ok("1234".into()));
        assert_eq!(declared(Format::Indian, "12,34,567.8"), Ok("1234567.8".into()));
        assert_eq!(declared(Format::Indian, "1,234,567"), Ok("1234567".into()));
        assert_eq!(declared(Format::Indian, "1,2,345"), Err(NumberError::Grouping(Format::Indian)));
        assert_eq!(declared(Format::CommaPoint, "3.579"), Ok("3.579".into()));
    }

    #[test]
    fn what_may_be_either_form_is_refused_with_both_readings() {
        let open = Conventions { has_decimal_commas: true, ..Conventions::default() };
        let read = |text: &str| parse(text, &open).map_err(|error| error.to_string());
        assert_eq!(read("3.579").unwrap_err(), "it may be 3.579 with decimals or 3579 in full");
        assert_eq!(read("(12,345)").unwrap_err(), "it may be 12.345 with decimals or 12345 in full");
        for text in ["1,234.5", "12.5", "1,234,567", "1234", "-", "12.3456"] {
            assert!(read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn the_form_that_a_number_would_need_is_told() {
        assert_eq!(written_in("1.234,5"), Some(Format::PointComma));
        assert_eq!(written_in("1 234"), Some(Format::SpaceComma));
        assert_eq!(written_in("1,23,456"), Some(Format::Indian));
        assert_eq!(written_in("1'234"), Some(Format::ApostrophePoint));
        assert_eq!(written_in("1234,567"), None);
        assert_eq!(written_in("x"), None);
    }

    #[test]
    fn a_dash_is_nil_and_counts_as_zero() {
        for dash in ["-", "–", "—", " - ", "--", "－"] {
            assert_eq!(parse(dash, &Conventions::default()), Ok(Printed::Nil));
        }
        assert_eq!(Printed::Nil.value(), Some(Decimal::ZERO));
    }

    #[test]
    fn what_is_no_number_is_refused_with_the_reason() {
        assert_eq!(number(""), Err(NumberError::Empty));
        assert_eq!(number("(12"), Err(NumberError::Parenthesis));
        assert_eq!(number("12)"), Err(NumberError::Parenthesis));
        for text in ["1,23", "1234,567", ",123"] {
            assert_eq!(number(text), Err(NumberError::Grouping(Format::CommaPoint)), "{text}");
        }
        assert_eq!(number("12.3.4"), Err(NumberError::Form));
        assert_eq!(number("12."), Err(NumberError::Form));
        assert_eq!(number("."), Err(NumberError::Form));
        assert_eq!(number("1e5"), Err(NumberError::Character('e')));
        assert_eq!(number("0x10"), Err(NumberError::Character('x')));
        assert_eq!(number("-+5"), Err(NumberError::Form));
        assert_eq!(number("(-5)"), Err(NumberError::Form));
        assert_eq!(number("12345678901234567890123456789"), Err(NumberError::TooLong));
    }

    #[test]
    fn the_finest_decimal_is_read_with_a_zero_before_its_point_and_without() {
        let zeros = "0".repeat(27);
        let finest = Decimal::new(1, 28);
        assert_eq!(number(&format!(".{zeros}1")), Ok(finest));
        assert_eq!(number(&format!("0.{zeros}1")), Ok(finest));
        assert_eq!(number(&format!("0.0{zeros}1")), Err(NumberError::TooLong));
    }

    proptest! {
        #[test]
        fn every_printed_decimal_reads_back_exactly(mantissa in any::<i64>(), scale in 0u32..12) {
            let value = Decimal::new(mantissa, scale);
            let read = number(&grouped(value)).unwrap();
            prop_assert_eq!(read.to_string(), value.to_string());
        }

        #[test]
        fn in_every_form_a_decimal_reads_back_as_printed(mantissa in any::<i64>(), scale in 0u32..12, form in 0usize..5) {
            let (value, format) = (Decimal::new(mantissa, scale), Format::ALL[form]);
            let mut text = String::new();
            push_grouped_as(&mut text, value, format);
            prop_assert_eq!(declared(format, &text), Ok(value.to_string()));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,40}", form in 0usize..5) {
            let _ = declared(Format::ALL[form], &text);
        }
    }
}
