//! Scales.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

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
