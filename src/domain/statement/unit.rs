//! What lines and columns count.

use crate::domain::{Currency, Scale, Unit};

/// What the cells of a line count; the currency is the column's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineUnit {
    /// Money in the statement's scale.
    #[default]
    Money,
    /// Money per ordinary share, in full.
    PerShare,
    /// Money per depositary share, in full.
    PerAds,
    /// Ordinary shares.
    Shares,
    /// Depositary shares.
    Ads,
    /// Percent.
    Percent,
    /// Percentage points: a difference of percentages.
    Points,
    /// How many times: 2.3x.
    Times,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// A count.
    Count,
    /// Nothing: its cells are words.
    Text,
}

impl LineUnit {
    /// Whether its figures are of the column's currency.
    #[must_use]
    pub const fn has_currency(self) -> bool {
        matches!(self, Self::Money | Self::PerShare | Self::PerAds)
    }

    /// What stands behind a number in a scale: `%`, `x`, or nothing.
    #[must_use]
    pub fn sign(self, scale: Scale) -> &'static str {
        match self {
            Self::Percent if scale != Scale::Hundredth => "%",
            Self::Times => "x",
            _ => "",
        }
    }

    /// What its figures count in a currency.
    #[must_use]
    pub const fn of(self, currency: Currency) -> Unit {
        match self {
            Self::Money => Unit::Money(currency),
            Self::PerShare => Unit::PerShare(currency),
            Self::PerAds => Unit::PerAds(currency),
            Self::Shares => Unit::Shares,
            Self::Ads => Unit::Ads,
            Self::Percent => Unit::Percent,
            Self::Points => Unit::Points,
            Self::Times => Unit::Times,
            Self::Days => Unit::Days,
            Self::Months => Unit::Months,
            Self::Years => Unit::Years,
            Self::Count | Self::Text => Unit::Count,
        }
    }
}

/// How a change is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChangeForm {
    /// In percent of the earlier figure; a line in percent has changed by percentage points.
    #[default]
    Percent,
    /// As the difference, in what the line counts.
    Amount,
    /// In percentage points.
    Points,
    /// In hundredths of a percentage point.
    BasisPoints,
}
