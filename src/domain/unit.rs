//! Currencies, scales and units.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An ISO 4217 currency code of three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// What has no currency (ISO 4217: `XXX`), such as a column of shares.
    pub const NONE: Self = Self(*b"XXX");

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

    /// What its hundredths are called: `pence`, `US cents`.
    #[must_use]
    pub fn hundredths(&self) -> String {
        format!("hundredths of {}", self.code())
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
    /// Printed in hundredths (10^-2): cents and pence of a currency, basis points of a percentage.
    Hundredth,
    /// The figure is printed in full.
    #[default]
    One,
    /// Printed in thousands.
    Thousand,
    /// Printed in ten thousands (10^4): 万, 萬.
    TenThousand,
    /// Printed in lakhs (10^5).
    Lakh,
    /// Printed in millions.
    Million,
    /// Printed in crores (10^7).
    Crore,
    /// Printed in hundred millions (10^8): 亿, 億.
    HundredMillion,
    /// Printed in billions (10^9).
    Billion,
    /// Printed in trillions (10^12).
    Trillion,
}

impl Scale {
    /// Every scale, from the smallest.
    pub const ALL: [Self; 10] = [
        Self::Hundredth,
        Self::One,
        Self::Thousand,
        Self::TenThousand,
        Self::Lakh,
        Self::Million,
        Self::Crore,
        Self::HundredMillion,
        Self::Billion,
        Self::Trillion,
    ];

    /// The power of ten: -2 for hundredths, 0, 3, and up to 12.
    #[must_use]
    pub const fn exponent(self) -> i32 {
        match self {
            Self::Hundredth => -2,
            Self::One => 0,
            Self::Thousand => 3,
            Self::TenThousand => 4,
            Self::Lakh => 5,
            Self::Million => 6,
            Self::Crore => 7,
            Self::HundredMillion => 8,
            Self::Billion => 9,
            Self::Trillion => 12,
        }
    }

    /// The power itself: 0.01, 1, 1,000.
    #[must_use]
    pub fn factor(self) -> Decimal {
        match self {
            Self::Hundredth => Decimal::new(1, 2),
            _ => Decimal::from(10_i64.pow(self.exponent().unsigned_abs())),
        }
    }

    /// The word behind a number: `thousand`, `crore`, `hundred million`, or nothing for figures in full.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hundredth => "hundredths",
            Self::One => "",
            Self::Thousand => "thousand",
            Self::TenThousand => "ten thousand",
            Self::Lakh => "lakh",
            Self::Million => "million",
            Self::Crore => "crore",
            Self::HundredMillion => "hundred million",
            Self::Billion => "billion",
            Self::Trillion => "trillion",
        }
    }

    /// The word that keys and data files take: `one`, `hundredth`, `hundred-million`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Hundredth => "hundredth",
            Self::One => "one",
            Self::TenThousand => "ten-thousand",
            Self::HundredMillion => "hundred-million",
            other => other.word(),
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
    /// Percentage points: a difference of percentages. Basis points are hundredths of percent.
    Points,
    /// How many times: 2.3x.
    Times,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
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
