//! What an amount has to count where it stands.

use super::fields::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{Amount, Located, Unit};

/// What the amount of a field counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Money.
    Money,
    /// Money for one share; `per share` may be left out because nothing else can be meant.
    SharePrice,
    /// Money for one share or ADS; `per ...` may be left out.
    Price,
    /// Money per share or per ADS, said in words because both are paid.
    PerSecurity,
    /// Shares.
    Shares,
    /// Shares or ADSs.
    Securities,
    /// Percent.
    Percent,
}

impl Counted {
    fn admits(self, unit: Unit) -> bool {
        match self {
            Self::Money => matches!(unit, Unit::Money(_)),
            Self::SharePrice => matches!(unit, Unit::Money(_) | Unit::PerShare(_)),
            Self::Price => matches!(unit, Unit::Money(_) | Unit::PerShare(_) | Unit::PerAds(_)),
            Self::PerSecurity => matches!(unit, Unit::PerShare(_) | Unit::PerAds(_)),
            Self::Shares => unit == Unit::Shares,
            Self::Securities => matches!(unit, Unit::Shares | Unit::Ads),
            Self::Percent => unit == Unit::Percent,
        }
    }

    /// What is expected and an example.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Money => ("an amount of money", "US$350 million"),
            Self::SharePrice => ("the price of a share", "HK$50.03 per share"),
            Self::Price => ("a price", "US$19.3 per ADS"),
            Self::PerSecurity => ("an amount per share or per ADS", "USD 0.29 per share"),
            Self::Shares => ("a number of shares", "830,000 shares"),
            Self::Securities => ("a number of shares or ADSs", "3.4 million ADSs"),
            Self::Percent => ("a percentage", "13.8%"),
        }
    }
}

fn noun(unit: Unit) -> &'static str {
    match unit {
        Unit::Money(_) => "an amount of money",
        Unit::PerShare(_) => "an amount per share",
        Unit::PerAds(_) => "an amount per ADS",
        Unit::Shares => "a number of shares",
        Unit::Ads => "a number of ADSs",
        Unit::Percent => "a percentage",
        Unit::Months => "a number of months",
        Unit::Count => "a number without a unit",
    }
}

/// Lets an amount through that counts what it has to; any other is a finding.
pub fn counting(expected: Counted, amount: Option<Located<Amount>>, reader: &mut Reader) -> Option<Located<Amount>> {
    let amount = amount?;
    if expected.admits(amount.unit) {
        return Some(amount);
    }
    let (what, example) = expected.words();
    let message = format!("this must be {what}, but `{}` is {}", amount.printed, noun(amount.unit));
    let help = format!("write it with its unit, such as \"{example}\"");
    reader.findings.push(Diagnostic::error(Code::UnitMismatch, amount.span, message).help(help));
    None
}
