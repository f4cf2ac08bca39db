//! The currencies of amounts, by signs and words before or behind their numbers.

use super::words::CURRENCIES;
use crate::domain::Conventions;
use crate::domain::currency::{Currency, Of, Sign, Word};

/// The currency of a sign.
pub(super) fn currency(sign: Sign, conventions: &Conventions) -> Result<Currency, String> {
    conventions.currency(sign).ok_or_else(|| match sign {
        Sign::Yen => "`¥` is yen or renminbi: say which with `yen` in `[numbers]`, or write JPY or CNY".to_owned(),
        _ => "`kr` has several countries: say which with `krona` in `[numbers]`, or write SEK, NOK or DKK".to_owned(),
    })
}

/// The currency of a word.
fn called(word: Word<'_>, conventions: &Conventions) -> Result<Currency, String> {
    conventions.currency_called(word).ok_or_else(|| {
        let codes = if let Of::Several(_, codes) = word.of { codes.join(", ") } else { String::new() };
        format!("several countries call their currency `{}`: write its code of ISO 4217, one of {codes}", word.text)
    })
}

/// A currency by its name, behind a number and its scale or before a number.
#[derive(Clone, Copy)]
pub(super) struct Named<'t> {
    pub currency: Currency,
    /// Whether its hundredths are named.
    pub is_hundredth: bool,
    /// Whether the name says that it is for a share: `cps`.
    pub is_per_share: bool,
    /// What follows.
    pub rest: &'t str,
}

/// The currency that stands in words before a number: `Yen 40.00`, `HK cents 10.322`, `GBX 15.95`.
pub(super) fn leading<'t>(text: &'t str, conventions: &Conventions) -> Result<Option<Named<'t>>, String> {
    if !text.starts_with(char::is_alphabetic) {
        return Ok(None);
    }
    let is_number = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '('));
    if let Some(named) = hundredths(text, conventions)?.filter(|it| !it.is_per_share && is_number(it.rest)) {
        // A single letter before a number numbers something: `p 15`.
        return Ok(Some(named).filter(|it| text.len() - it.rest.len() > 1));
    }
    match Word::at_start(text).filter(|(_, rest)| is_number(rest)) {
        Some((word, rest)) => {
            let currency = called(word, conventions)?;
            Ok(Some(Named { currency, is_hundredth: false, is_per_share: false, rest }))
        }
        None => Ok(None),
    }
}

/// The currency of hundredths that a text begins with.
pub(super) fn hundredths<'t>(text: &'t str, conventions: &Conventions) -> Result<Option<Named<'t>>, String> {
    let behind = |word: &str| text.strip_prefix(word).filter(|rest| !rest.starts_with(char::is_alphanumeric));
    let named = |word: &str, currency: Currency, rest| Named {
        currency,
        is_hundredth: true,
        is_per_share: word.ends_with("cps"),
        rest,
    };
    for (code, word) in Currency::HUNDREDTHS {
        if let Some(rest) = behind(word) {
            return Ok(Currency::from_code(code).map(|currency| named(word, currency, rest)));
        }
    }
    for word in ["cents", "cent", "cps", "c", "¢"] {
        if let Some(rest) = behind(word) {
            return Ok(conventions.currency_of_cents().map(|currency| named(word, currency, rest)));
        }
    }
    if let Some(rest) = behind("øre") {
        return Ok(Some(named("øre", currency(Sign::Krona, conventions)?, rest)));
    }
    for (word, example) in [("centavos", "MXN 0.12"), ("centimes", "CHF 0.12")] {
        if behind(word).is_some() {
            return Err(format!(
                "`{word}` are of several currencies: write the whole one by its code, as in `{example}`"
            ));
        }
    }
    Ok(None)
}

/// The currency behind a number and its scale.
pub(super) fn trailing<'t>(text: &'t str, conventions: &Conventions) -> Result<Option<Named<'t>>, String> {
    let named = |currency, rest| Named { currency, is_hundredth: false, is_per_share: false, rest };
    let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    for (word, code) in CURRENCIES {
        if let Some(rest) = text.strip_prefix(word).filter(|rest| is_end(rest)) {
            return Ok(Currency::from_code(code).map(|currency| named(currency, rest)));
        }
    }
    if let Some((sign, rest)) = Sign::at_start(text).filter(|(_, rest)| !rest.starts_with(char::is_alphanumeric)) {
        return Ok(Some(named(currency(sign, conventions)?, rest)));
    }
    // `pounds of copper` are a weight.
    let is_money = |rest: &str| {
        let rest = rest.trim_start();
        rest.is_empty() || ["per ", "/", "a share", "each share"].iter().any(|it| rest.starts_with(it))
    };
    match Word::at_start(text).filter(|(_, rest)| is_end(rest)) {
        Some((word, rest)) if !word.is_homonym || is_money(rest) => Ok(Some(named(called(word, conventions)?, rest))),
        // A currency before the number may be said again behind it, as in `人民幣5元`.
        _ => Ok(None),
    }
}
