//! Numbers as they stand in running text.

use crate::domain::currency::Sign;
use crate::domain::number::Format;
use crate::domain::{Conventions, Currency};
use rust_decimal::Decimal;
use std::ops::Range;

/// Codes that stand before amounts. Not every three capitals do: `ICE 20,994 million` is no money, nor are `TOP 10` loans.
const CODES: [&str; 34] = [
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY",
    "KRW", "MOP", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "QAR", "RMB", "SAR", "SEK", "SGD", "THB", "TWD", "USD",
    "VND", "ZAR",
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
    /// Whether a minus sign makes it negative.
    pub negative: bool,
    /// Whether it has decimals.
    pub decimals: bool,
    /// Whether its digits stand in groups.
    pub grouped: bool,
    /// Whether it has more than one point or hyphen: `1.2.3`, `2024-03-31`, `10-5835-7668`.
    pub chained: bool,
    /// The form that it is written in.
    format: Format,
}

impl Number {
    /// Reads the number that begins at the place of a digit.
    pub fn read(text: &str, start: usize, conventions: &Conventions) -> Self {
        let mut number = Self::digits(text, start, format_of(text, start, conventions));
        let unsigned = text[..number.digits.start].trim_end_matches(|c| conventions.is_minus(c));
        let signs = &text[unsigned.len()..number.digits.start];
        if signs.is_empty() && number.is_bracketed(text, conventions) {
            return number;
        }
        let has_sign = signs.chars().next().is_some_and(|sign| sign.len_utf8() == signs.len());
        let begin = if has_sign { unsigned.len() } else { number.digits.start };
        let (currency, before) = currency_before(text, begin, conventions);
        let is_apart = is_apart(&text[..before]);
        // A sign may stand before the currency as well: `-US$5`.
        let sign_before =
            if currency.is_some() && !has_sign { minus_before(&text[..before], conventions) } else { None };
        if currency.is_some() || (has_sign && is_apart) {
            number.core.start = sign_before.unwrap_or(before);
            number.negative = has_sign || sign_before.is_some();
        }
        number.currency = currency;
        number
    }

    /// Whether parentheses make it negative, which belong to it then: `$(5.0) million`, `(US$5.0) million`, `(2.3)%`. Others are
    /// those of a remark: `(US$5.0 million)`, `(2.3%)`.
    fn is_bracketed(&mut self, text: &str, conventions: &Conventions) -> bool {
        let Some(behind) = text[self.digits.end..].strip_prefix(')') else { return false };
        let start = self.digits.start;
        let (inner, inner_start) = currency_before(text, start, conventions);
        let open = if inner.is_some() { inner_start } else { start };
        let Some(before) = text[..open].strip_suffix('(') else { return false };
        let (outer, outer_start) = currency_before(text, before.len(), conventions);
        let is_apart = is_apart(before);
        let is_of_brackets = match (inner, outer) {
            (Some(_), None) => is_apart && follows_scale(behind),
            (None, Some(_)) => !before.ends_with(char::is_whitespace),
            (None, None) => is_apart && behind.trim_start().starts_with('%'),
            (Some(_), Some(_)) => false,
        };
        if is_of_brackets {
            let begin = if outer.is_some() { outer_start } else { before.len() };
            (self.core, self.currency, self.negative) = (begin..self.digits.end + 1, inner.or(outer), true);
        }
        is_of_brackets
    }

    fn digits(text: &str, start: usize, format: Format) -> Self {
        let bytes = text.as_bytes();
        let mut end = digits_end(bytes, start);
        let (mut grouped, mut decimals, mut chained) = (false, false, false);
        if end - start <= 3 {
            while let Some(next) = group_end(text, end, format) {
                (end, grouped) = (next, true);
            }
        }
        let point = u8::try_from(format.point()).unwrap_or(b'.');
        let joined = |end: usize, mark: u8| bytes.get(end) == Some(&mark) && is_digit(bytes, end + 1);
        let mut begin = start;
        if joined(end, point) {
            end = digits_end(bytes, end + 1);
            decimals = true;
        } else if start > 0 && bytes[start - 1] == point && !grouped && is_bare_point(&text[..start - 1]) {
            // `.88` of a dollar.
            (begin, decimals) = (start - 1, true);
        }
        let (chain, hyphens) = chain_end(bytes, end);
        if joined(end, b'.') || hyphens > 1 {
            (end, chained) = (chain, true);
        }
        Self {
            core: begin..end,
            digits: begin..end,
            currency: None,
            negative: false,
            decimals,
            grouped,
            chained,
            format,
        }
    }

    /// Its value with its sign; `None` where a decimal has no room for it.
    pub fn value(&self, text: &str) -> Option<Decimal> {
        let point = self.format.point();
        let plain: String = text[self.digits.clone()]
            .chars()
            .filter_map(|c| if c == point { Some('.') } else { c.is_ascii_digit().then_some(c) })
            .collect();
        let plain = if plain.starts_with('.') { format!("0{plain}") } else { plain };
        let value = Decimal::from_str_exact(&plain).ok()?;
        Some(if self.negative { -value } else { value })
    }

    /// Its whole value, where it has neither decimals nor groups.
    pub fn plain(&self, text: &str) -> Option<u64> {
        let is_plain = !self.decimals && !self.grouped && !self.chained;
        is_plain.then(|| text[self.digits.clone()].parse().ok()).flatten()
    }
}

/// The form that a number is written in: the declared one. In a language with decimal commas that declares none, a comma
/// before other than three digits can be read in one way only.
fn format_of(text: &str, start: usize, conventions: &Conventions) -> Format {
    if conventions.format.is_none() && conventions.has_decimal_commas {
        let number = Number::digits(text, start, Format::PointComma);
        let decimals = text[number.digits.clone()].split_once(',').map_or(0, |(_, decimals)| decimals.len());
        if number.decimals && (number.grouped || decimals != 3) {
            return Format::PointComma;
        }
    }
    conventions.number_format()
}

/// Whether words hold a number that is one with decimal points and another one with decimal commas, while nothing says which form
/// their document has.
pub(super) fn is_ambiguous(words: &str, conventions: &Conventions) -> bool {
    if conventions.format.is_some() || !conventions.has_decimal_commas {
        return false;
    }
    let digits = words.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number = digits.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).next().unwrap_or_default();
    let Some((whole, rest)) = number.trim_end_matches(['.', ',']).split_once(['.', ',']) else { return false };
    whole.len() <= 3 && rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit())
}

/// The end of a group of digits behind a place, with the separator before it.
fn group_end(text: &str, at: usize, format: Format) -> Option<usize> {
    let separator = text.get(at..)?.chars().next()?;
    if !format.separates(separator) {
        return None;
    }
    let (bytes, start) = (text.as_bytes(), at + separator.len_utf8());
    let end = digits_end(bytes, start);
    let is_lakhs =
        format == Format::Indian && end == start + 2 && bytes.get(end) == Some(&b',') && is_digit(bytes, end + 1);
    (end == start + 3 || is_lakhs).then_some(end)
}

/// Whether a scale follows a closed parenthesis.
fn follows_scale(behind: &str) -> bool {
    let word = behind.trim_start();
    ["thousand", "million", "billion", "trillion", "crore", "lakh", "bn", "mn"].iter().any(|it| word.starts_with(it))
}

/// Whether a point behind these words begins a number rather than ending a sentence: behind a space, bracket, minus or sign
/// of a currency.
fn is_bare_point(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| c.is_whitespace() || "([-−$£€¥₹".contains(c))
}

fn is_apart(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| c.is_whitespace() || "([{“‘\"'".contains(c))
}

/// Where a minus sign begins that ends some words and stands apart from those before it.
fn minus_before(before: &str, conventions: &Conventions) -> Option<usize> {
    let unsigned = before.strip_suffix(|c| conventions.is_minus(c))?;
    is_apart(unsigned).then_some(unsigned.len())
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

/// The currency that ends before a place, and where it begins. A sign that several currencies share is none where nothing
/// says which it is.
pub(super) fn currency_before(text: &str, at: usize, conventions: &Conventions) -> (Option<Currency>, usize) {
    let before = text[..at].trim_end();
    // Most numbers stand behind a common word.
    let last = before.bytes().next_back();
    if last.is_none_or(|it| it.is_ascii_digit() || (it.is_ascii_lowercase() && !matches!(it, b's' | b'r' | b'p'))) {
        return (None, at);
    }
    let Some((sign, rest)) = Sign::at_end(before) else { return (None, at) };
    let word = &before[rest.len()..];
    let is_code = word.len() == 3 && word.bytes().all(|it| it.is_ascii_uppercase());
    let is_word_start = !word.is_ascii() || !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
    match conventions.currency(sign) {
        Some(currency) if is_word_start && (!is_code || CODES.contains(&word)) => (Some(currency), rest.len()),
        _ => (None, at),
    }
}

/// The currency that stands behind a place, and where it ends: `3.5 €`, `241.4百萬美元`. One before a number is that one's.
pub(super) fn currency_behind(text: &str, at: usize, conventions: &Conventions) -> Option<(Currency, usize)> {
    let rest = &text[at..];
    let apart = rest.trim_start();
    let first = apart.chars().next()?;
    let is_word = |words: &[&str]| words.iter().any(|word| apart.starts_with(word));
    if first.is_ascii_lowercase() && !is_word(&["kr", "euro", "d’euro", "d'euro", "de euro", "di euro"]) {
        return None;
    }
    let names = [
        ("euros", "EUR"),
        ("euro", "EUR"),
        ("d’euros", "EUR"),
        ("d'euros", "EUR"),
        ("de euros", "EUR"),
        ("di euro", "EUR"),
        ("元", "CNY"),
        ("円", "JPY"),
        ("日圆", "JPY"),
    ];
    let named = names.iter().find_map(|(name, code)| Some((Currency::from_code(code)?, apart.strip_prefix(name)?)));
    let sign = || {
        let (sign, behind) = Sign::at_start(apart)?;
        let word = &apart[..apart.len() - behind.len()];
        let is_code = word.len() == 3 && word.bytes().all(|it| it.is_ascii_uppercase());
        let is_listed = !is_code || CODES.contains(&word);
        // Letters that are a sign before a number are a word behind one.
        let is_letters = word.is_ascii() && word.ends_with(|c: char| c.is_ascii_alphabetic() || c == '.');
        let is_sign = is_code || !is_letters || matches!(sign, Sign::Krona);
        Some((conventions.currency(sign).filter(|_| is_listed && is_sign)?, behind))
    };
    let (currency, behind) = named.or_else(sign)?;
    let is_word = behind.starts_with(|c: char| c.is_ascii_alphanumeric());
    // A point ends the sentence, unless digits follow.
    let is_of_next = behind.trim_start().trim_start_matches(['-', '−', '.']).starts_with(|c: char| c.is_ascii_digit());
    (!is_word && !is_of_next).then(|| (currency, text.len() - behind.len()))
}
