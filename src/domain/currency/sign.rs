//! Signs of currencies in texts.

use super::Currency;

/// A sign of a currency: one of a single currency, or one that several share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `US$`, `€`, `RMB`, or a code.
    Of(Currency),
    /// `$`
    Dollar,
    /// `¥`
    Yen,
    /// `kr`
    Krona,
}

impl Sign {
    /// Signs that several currencies share.
    const SHARED: [(Self, &'static str); 6] = [
        (Self::Dollar, "$"),
        (Self::Dollar, "＄"),
        (Self::Yen, "¥"),
        (Self::Yen, "￥"),
        (Self::Krona, "kr."),
        (Self::Krona, "kr"),
    ];

    /// The sign or code that a text begins with, and what follows it.
    #[must_use]
    pub fn at_start(text: &str) -> Option<(Self, &str)> {
        // Most texts begin with a digit.
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let shared = Self::SHARED.iter().find_map(|(sign, it)| Some((*sign, text.strip_prefix(it)?)));
        let ends_word = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let code = || {
            let code = Currency::from_code(text.get(..3)?)?;
            Some((Self::Of(code), &text[3..])).filter(|(_, rest)| ends_word(rest))
        };
        let sign = || {
            let found = Currency::signs().find_map(|(code, it)| Some((code, text.strip_prefix(it)?)));
            found.and_then(|(code, rest)| Some((Self::Of(Currency::from_code(code)?), rest)))
        };
        // A word that begins like a sign of letters is none: `Rp` of `Rpt`.
        shared.or_else(sign).or_else(code).filter(|(_, rest)| {
            ends_word(rest) || !text[..text.len() - rest.len()].ends_with(|c: char| c.is_ascii_alphabetic())
        })
    }

    /// The sign or code that a text ends with, and what stands before it.
    #[must_use]
    pub fn at_end(text: &str) -> Option<(Self, &str)> {
        let begins_word = |before: &str, sign: &str| {
            !sign.starts_with(|c: char| c.is_ascii_alphabetic()) || !before.ends_with(|c: char| c.is_alphabetic())
        };
        let sign = Currency::signs().filter(|(_, it)| *it != "$").find_map(|(code, it)| {
            let before = text.strip_suffix(it).filter(|before| begins_word(before, it))?;
            Some((Self::Of(Currency::from_code(code)?), before))
        });
        let shared = || {
            let of = |(sign, it): &(Self, &str)| {
                Some((*sign, text.strip_suffix(it).filter(|before| begins_word(before, it))?))
            };
            Self::SHARED.iter().find_map(of)
        };
        let code = || {
            let start = text.len().checked_sub(3)?;
            let (before, code) = (text.get(..start)?, text.get(start..)?);
            Some((Self::Of(Currency::from_code(code)?), before)).filter(|(_, before)| begins_word(before, code))
        };
        sign.or_else(shared).or_else(code)
    }
}
