//! Currencies, scales and units.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An ISO 4217 currency code of three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads a code such as `CNY`; `None` unless it is three capital ASCII letters.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How the currency stands before an amount: `RMB`, `US$`, `HK$`, or the code and a space.
    #[must_use]
    pub fn prefix(&self) -> String {
        Self::PREFIXES
            .iter()
            .find(|(code, _)| *code == self.code())
            .map_or_else(|| format!("{} ", self.code()), |(_, prefix)| (*prefix).to_owned())
    }

    /// The customary prefixes in announcements, code first; of a currency with several the first is printed. A bare `$` is
    /// the United States dollar: announcements in other dollars say which.
    pub const PREFIXES: [(&'static str, &'static str); 6] =
        [("CNY", "RMB"), ("USD", "US$"), ("HKD", "HK$"), ("EUR", "€"), ("GBP", "£"), ("USD", "$")];
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How many units one printed unit stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scale {
    /// The figure is printed in full.
    #[default]
    One,
    /// Printed in thousands.
    Thousand,
    /// Printed in millions.
    Million,
    /// Printed in billions (10^9).
    Billion,
}

impl Scale {
    /// The power of ten: 0, 3, 6 or 9.
    #[must_use]
    pub fn exponent(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
        }
    }

    /// `thousand`, `million`, `billion`, or nothing.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Thousand => "thousand",
            Self::Million => "million",
            Self::Billion => "billion",
        }
    }

    /// Reads the word that [`Scale::word`] gives, or `one`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "one" => Some(Self::One),
            "thousand" => Some(Self::Thousand),
            "million" => Some(Self::Million),
            "billion" => Some(Self::Billion),
            _ => None,
        }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// An amount of money.
    Money(Currency),
    /// Money per ordinary share.
    PerShare(Currency),
    /// Money per depositary share.
    PerAds(Currency),
    /// Ordinary shares.
    Shares,
    /// Depositary shares.
    Ads,
    /// Hundredths; a change in percent is relative, not in points.
    Percent,
    /// Months.
    Months,
    /// Things without a unit: users, loans, partners.
    Count,
}

impl Unit {
    /// The currency, where the unit has one.
    #[must_use]
    pub fn currency(self) -> Option<Currency> {
        match self {
            Self::Money(c) | Self::PerShare(c) | Self::PerAds(c) => Some(c),
            _ => None,
        }
    }
}
