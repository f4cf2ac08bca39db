//! Printing amounts, so that they read back the same.

use crate::domain::number::Format;
use crate::domain::{Scale, Unit, decimal};
use rust_decimal::Decimal;

/// Adds to a text an amount as documents print it: `RMB4,153.2 million`, `35.8 pence per share`, `180 basis points`.
pub fn push(out: &mut String, value: Decimal, unit: Unit, scale: Scale, format: Format) {
    let number = |out: &mut String| decimal::push_grouped_as(out, value, format);
    let word = |out: &mut String, word: &str| {
        if !word.is_empty() {
            out.push(' ');
            out.push_str(word);
        }
    };
    match (unit.currency(), scale) {
        (Some(currency), Scale::Hundredth) => {
            number(out);
            word(out, &currency.hundredths());
        }
        (None, Scale::Hundredth) => {
            number(out);
            word(out, "basis points");
            return;
        }
        (currency, _) => {
            if let Some(currency) = currency {
                out.push_str(&currency.prefix());
            }
            number(out);
            word(out, scale.word());
        }
    }
    match unit {
        Unit::Percent => out.push('%'),
        Unit::Times => out.push('x'),
        _ => word(
            out,
            match unit {
                Unit::PerShare(_) => "per share",
                Unit::PerAds(_) => "per ADS",
                Unit::Shares => "shares",
                Unit::Ads => "ADSs",
                Unit::Points => "percentage points",
                Unit::Days => "days",
                Unit::Months => "months",
                Unit::Years => "years",
                Unit::Money(_) | Unit::Percent | Unit::Times | Unit::Count => "",
            },
        ),
    }
}
