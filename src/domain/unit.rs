//! Units.

use super::currency::Currency;
use serde::{Deserialize, Serialize};

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
