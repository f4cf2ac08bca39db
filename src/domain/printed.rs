//! What cells and amounts have in common: a number with its sign, parentheses and currency around it.

use super::currency::Sign;
use super::number::{self, NumberError};
use super::{Conventions, Scale};
use rust_decimal::Decimal;

/// A number with what stands before it, and the rest of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leading<'t> {
    /// The number with its sign; `None` where a dash stands in its place.
    pub value: Option<Decimal>,
    /// The currency whose sign stands before it.
    pub currency: Option<Sign>,
    /// Whether a parenthesis is open that makes it negative.
    pub is_open: bool,
    /// What stands behind the number, and behind the parenthesis where that is closed right there.
    pub rest: &'t str,
}

impl<'t> Leading<'t> {
    /// Reads the number that a text begins with: `US$(175.9)`, `(US$175.9`, `-RMB2.2`, `+2.5`, `.88`.
    pub fn read(text: &'t str, conventions: &Conventions) -> Result<Self, NumberError> {
        let (mut rest, mut currency, mut sign, mut is_open) = (text, None, None, false);
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('(').filter(|_| !is_open) {
                (rest, is_open) = (after, true);
            } else if let Some((found, after)) = Sign::at_start(rest).filter(|_| currency.is_none()) {
                (rest, currency) = (after, Some(found));
            } else if let Some(after) =
                rest.strip_prefix(|c| c == '+' || conventions.is_minus(c)).filter(|it| sign.is_none() && !is_end(it))
            {
                (sign, rest) = (Some(!rest.starts_with('+')), after);
            } else {
                break;
            }
        }
        if is_open && sign.is_some() {
            return Err(NumberError::Form);
        }
        if let Some(after) = dash(rest) {
            let (rest, is_open) = closed(after, is_open);
            return Ok(Self { value: None, currency, is_open, rest });
        }
        let end = end(rest, conventions);
        let number = number::unsigned(rest[..end].trim_end_matches(|c: char| c.is_whitespace()), conventions)?;
        let is_negative = is_open || sign == Some(true);
        let (rest, is_open) = closed(&rest[end..], is_open);
        Ok(Self { value: Some(if is_negative { -number } else { number }), currency, is_open, rest })
    }
}

/// Whether nothing that could be a number follows a sign.
fn is_end(rest: &str) -> bool {
    !rest.contains(|c: char| c.is_ascii_digit())
}

fn dash(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['-', '–', '—', '−', '―']);
    let is_dash = rest.len() < text.len() && !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ','));
    is_dash.then_some(rest)
}

/// What stands behind a parenthesis that closes here, and whether one is still open.
fn closed(rest: &str, is_open: bool) -> (&str, bool) {
    match rest.trim_start().strip_prefix(')').filter(|_| is_open) {
        Some(after) => (after, false),
        None => (rest, is_open),
    }
}

/// Where the number ends that a text begins with.
fn end(text: &str, conventions: &Conventions) -> usize {
    let format = conventions.number_format();
    let bytes = text.as_bytes();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next_is_digit = || bytes.get(at + c.len_utf8()).is_some_and(u8::is_ascii_digit);
        let belongs = match c {
            '0'..='9' | '.' | ',' => true,
            // A group follows a space or an apostrophe.
            _ if format.separates(c) => at > 0 && next_is_digit(),
            _ => false,
        };
        if !belongs {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// A number of hundredths has room for the decimals that it has in full.
pub(super) fn has_room(value: Decimal, scale: Scale) -> bool {
    scale != Scale::Hundredth || value.scale() + 2 <= Decimal::MAX_SCALE
}
