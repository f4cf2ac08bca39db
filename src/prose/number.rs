//! Numbers as they stand in running text.

use crate::domain::Currency;
use std::ops::Range;

/// Codes that stand before amounts. Not every three capitals do: `ICE 20,994 million` is no money.
const CODES: [&str; 31] = [
    "AED", "AUD", "BRL", "CAD", "CHF", "CNH", "CNY", "DKK", "EUR", "GBP", "HKD", "IDR", "ILS", "INR", "JPY", "KRW",
    "MOP", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "SAR", "SEK", "SGD", "THB", "TWD", "USD", "VND", "ZAR",
];

/// A number, whatever it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The number with its sign and currency.
    pub core: Range<usize>,
    /// Its digits.
    pub digits: Range<usize>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// Whether it has decimals.
    pub decimals: bool,
    /// Whether commas group its digits.
    pub grouped: bool,
    /// Whether it has more than one point or hyphen: `1.2.3`, `2024-03-31`, `10-5835-7668`.
    pub chained: bool,
}

impl Number {
    /// Reads the number that begins at the place of a digit.
    pub fn read(text: &str, start: usize) -> Self {
        let bytes = text.as_bytes();
        let mut end = digits_end(bytes, start);
        let mut number = Self {
            core: start..end,
            digits: start..end,
            currency: None,
            decimals: false,
            grouped: false,
            chained: false,
        };
        if end - start <= 3 {
            while bytes.get(end) == Some(&b',') && digits_end(bytes, end + 1) == end + 4 {
                end += 4;
                number.grouped = true;
            }
        }
        let joined = |end: usize, mark: u8| bytes.get(end) == Some(&mark) && is_digit(bytes, end + 1);
        if joined(end, b'.') {
            end = digits_end(bytes, end + 1);
            number.decimals = true;
        }
        let (chain, hyphens) = chain_end(bytes, end);
        if joined(end, b'.') || hyphens > 1 {
            (end, number.chained) = (chain, true);
        }
        number.digits.end = end;
        number.core.end = end;
        let unsigned = text[..start].trim_end_matches(['-', '−']);
        let has_sign = start - unsigned.len() == text[unsigned.len()..start].chars().next().map_or(0, char::len_utf8);
        let (currency, before) = currency_before(text, if has_sign { unsigned.len() } else { start });
        let is_apart = text[..before].chars().next_back().is_none_or(|c| c.is_whitespace() || "([{“‘\"'".contains(c));
        if currency.is_some() || (has_sign && is_apart) {
            number.core.start = before;
        }
        number.currency = currency;
        number
    }

    /// Its whole value, where it has neither decimals nor commas.
    pub fn plain(&self, text: &str) -> Option<u64> {
        let is_plain = !self.decimals && !self.grouped && !self.chained;
        is_plain.then(|| text[self.digits.clone()].parse().ok()).flatten()
    }
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn digits_end(bytes: &[u8], start: usize) -> usize {
    start + bytes.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The end of groups of digits that points or hyphens join, and the number of hyphens.
fn chain_end(bytes: &[u8], mut end: usize) -> (usize, usize) {
    let mut hyphens = 0;
    while matches!(bytes.get(end), Some(b'.' | b'-')) && is_digit(bytes, end + 1) {
        hyphens += usize::from(bytes[end] == b'-');
        end = digits_end(bytes, end + 1);
    }
    (end, hyphens)
}

/// The currency that ends before a place, and where it begins.
pub(super) fn currency_before(text: &str, at: usize) -> (Option<Currency>, usize) {
    let before = text[..at].trim_end();
    let is_word_start = |start: usize| !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
    for (code, prefix) in Currency::PREFIXES {
        if let Some(rest) = before.strip_suffix(prefix)
            && (!prefix.is_ascii() || is_word_start(rest.len()))
        {
            return (Currency::from_code(code), rest.len());
        }
    }
    let start = before.len().saturating_sub(3);
    match before.get(start..) {
        Some(code) if CODES.contains(&code) && is_word_start(start) => (Currency::from_code(code), start),
        _ => (None, at),
    }
}
