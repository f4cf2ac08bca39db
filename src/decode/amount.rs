//! Amounts that have to count something.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::{Amount, Located, Unit};

/// Declares what amounts have to count: each with the words for it, an example and the units that do.
macro_rules! counted {
    ($($(#[doc = $doc:literal])+ $name:ident: $units:pat => $what:literal, $example:literal;)+) => {
        $(
            $(#[doc = $doc])+
            pub struct $name;

            impl FromToml for $name {
                type Output = Located<Amount>;
                const SHAPE: Shape = Shape::Text($what);

                fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Located<Amount>> {
                    let amount = Located::<Amount>::from_toml(value, reader)?;
                    match amount.unit {
                        $units => Some(amount),
                        _ => refuse(value, &amount, $what, $example, reader),
                    }
                }
            }
        )+
    };
}

counted! {
    /// Money.
    Money: Unit::Money(_) => "an amount of money", "US$350 million";
    /// Money for one share; `per share` may be left out because nothing else can be meant.
    SharePrice: Unit::Money(_) | Unit::PerShare(_) => "the price of a share", "HK$50.03 per share";
    /// Money for one ADS; `per ADS` may be left out because nothing else can be meant.
    AdsPrice: Unit::Money(_) | Unit::PerAds(_) => "the price of an ADS", "US$19.3 per ADS";
    /// Money for one share or ADS; `per ...` may be left out.
    Price: Unit::Money(_) | Unit::PerShare(_) | Unit::PerAds(_) => "a price", "US$19.3 per ADS";
    /// Money per share or per ADS, said in words because both are paid.
    PerSecurity: Unit::PerShare(_) | Unit::PerAds(_) => "an amount per share or per ADS", "USD 0.29 per share";
    /// Money per ADS.
    PerDepositaryShare: Unit::PerAds(_) => "an amount per ADS", "USD 0.58 per ADS";
    /// Shares.
    Shares: Unit::Shares => "a number of shares", "830,000 shares";
    /// ADSs.
    Ads: Unit::Ads => "a number of ADSs", "3.4 million ADSs";
    /// Shares or ADSs.
    Securities: Unit::Shares | Unit::Ads => "a number of shares or ADSs", "3.4 million ADSs";
    /// What may be spent, or how much may be bought.
    Bound: Unit::Money(_) | Unit::Shares | Unit::Ads => "an amount of money, or a number of shares or ADSs", "US$350 million";
    /// How many times.
    Times: Unit::Times => "a number of times", "12.4 times";
    /// Things without a unit of their own.
    Count: Unit::Count => "a number", "5,342 applications";
    /// Percent.
    Percent: Unit::Percent => "a percentage", "13.8%";
}

/// Records that an amount counts something else than it has to.
fn refuse<T>(value: &Value<'_>, amount: &Amount, what: &str, example: &str, reader: &mut Reader) -> Option<T> {
    let message = format!("this must be {what}, but `{}` is {}", amount.printed, noun(amount.unit));
    reader.refuse(Code::UnitMismatch, value, message, &format!("write it with its unit, such as \"{example}\""))
}

fn noun(unit: Unit) -> &'static str {
    match unit {
        Unit::Money(_) => "an amount of money",
        Unit::PerShare(_) => "an amount per share",
        Unit::PerAds(_) => "an amount per ADS",
        Unit::Shares => "a number of shares",
        Unit::Ads => "a number of ADSs",
        Unit::Percent => "a percentage",
        Unit::Points => "a number of percentage points",
        Unit::Times => "a multiple",
        Unit::Days => "a number of days",
        Unit::Months => "a number of months",
        Unit::Years => "a number of years",
        Unit::Count => "a number without a unit",
    }
}
