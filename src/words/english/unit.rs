use super::English;
use crate::domain::statement::{ExchangeRate, LineUnit};
use crate::domain::{Currency, Period, Scale, Unit, decimal};
use crate::words::time::Times;
use crate::words::unit::Units;
use rust_decimal::Decimal;

impl Units for English {
    fn money_unit(&self, currency: Currency, scale: Scale) -> String {
        joined(currency.prefix().trim(), scale.word())
    }

    fn unit(&self, unit: Unit, scale: Scale) -> String {
        let what = match unit {
            Unit::Percent => "percent".to_owned(),
            Unit::Points => "percentage points".to_owned(),
            Unit::Times => "times".to_owned(),
            Unit::Days => "days".to_owned(),
            Unit::Months => "months".to_owned(),
            Unit::Years => "years".to_owned(),
            Unit::Shares => "shares".to_owned(),
            Unit::Ads => "ADSs".to_owned(),
            Unit::PerShare(currency) => format!("{} per share", currency.prefix().trim()),
            Unit::PerAds(currency) => format!("{} per ADS", currency.prefix().trim()),
            Unit::Money(currency) => return self.money_unit(currency, scale),
            Unit::Count => String::new(),
        };
        joined(scale.word(), &what)
    }

    fn figure(&self, value: Decimal, unit: LineUnit, currency: Currency, scale: Scale) -> (String, String) {
        let sign = if value.is_sign_negative() && !value.is_zero() { "−" } else { "" };
        let digits = decimal::grouped(value.abs());
        let figure = match unit {
            LineUnit::Money | LineUnit::PerShare | LineUnit::PerAds => format!("{sign}{}{digits}", currency.prefix()),
            LineUnit::Percent => format!("{sign}{digits}%"),
            LineUnit::Times => format!("{sign}{digits}x"),
            _ => format!("{sign}{digits}"),
        };
        (figure, self.line_unit(unit, scale))
    }

    fn line_unit(&self, unit: LineUnit, scale: Scale) -> String {
        match unit {
            LineUnit::Money | LineUnit::Count => scale.word().to_owned(),
            LineUnit::PerShare => "per share".to_owned(),
            LineUnit::PerAds => "per ADS".to_owned(),
            LineUnit::Shares => joined(scale.word(), "shares"),
            LineUnit::Ads => joined(scale.word(), "ADSs"),
            LineUnit::Percent | LineUnit::Times | LineUnit::Text => String::new(),
            LineUnit::Points => "percentage points".to_owned(),
            LineUnit::Days => "days".to_owned(),
            LineUnit::Months => "months".to_owned(),
            LineUnit::Years => "years".to_owned(),
        }
    }

    fn change(&self, new: Decimal, old: Decimal) -> Option<String> {
        if old <= Decimal::ZERO {
            return None;
        }
        let percent = decimal::round((new - old).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old)?, 1);
        Some(format!("{}%", self.signed(percent)))
    }

    fn points(&self, new: Decimal, old: Decimal) -> String {
        format!("{} points", self.signed(new - old))
    }

    fn signed(&self, value: Decimal) -> String {
        let sign = match value {
            _ if value.is_zero() => "",
            _ if value.is_sign_negative() => "−",
            _ => "+",
        };
        format!("{sign}{}", decimal::grouped(value.abs()))
    }

    fn percent(&self, value: Decimal) -> String {
        format!("{}%", decimal::grouped(value)).replace('-', "−")
    }

    fn growth(&self, low: &str, high: &str, against: Option<&Period>) -> String {
        match against {
            Some(period) => format!("{low} to {high} against {}", self.period(period)),
            None => format!("{low} to {high}"),
        }
    }

    fn growth_of(&self, percent: &str, against: Option<&Period>) -> String {
        match against {
            Some(period) => format!("{percent} against {}", self.period(period)),
            None => percent.to_owned(),
        }
    }

    fn at_least(&self, amount: &str) -> String {
        format!("at least {amount}")
    }

    fn at_most(&self, amount: &str) -> String {
        format!("at most {amount}")
    }

    fn equation(&self, rate: &ExchangeRate) -> String {
        format!("{}1.00 = {}{}", rate.base.prefix(), rate.quote.prefix(), decimal::grouped(rate.value.value))
    }

    fn size(&self, bytes: u64) -> String {
        let (unit, places, word) = match bytes {
            0..1_000 => return format!("{bytes} bytes"),
            1_000..1_000_000 => (1_000_u64, 0, "kB"),
            _ => (1_000_000, 1, "MB"),
        };
        let value = Decimal::from(bytes).checked_div(Decimal::from(unit)).unwrap_or_default();
        format!("{} {word}", decimal::grouped(decimal::round(value, places)))
    }
}

fn joined(first: &str, second: &str) -> String {
    if first.is_empty() || second.is_empty() { format!("{first}{second}") } else { format!("{first} {second}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn changes_round_half_away_from_zero_and_need_a_positive_base() {
        let change = |new, old| English.change(decimal(new), decimal(old));
        assert_eq!(change("4153183", "3599174").as_deref(), Some("+15.4%"));
        assert_eq!(change("99.85", "100").as_deref(), Some("−0.2%"));
        assert_eq!(change("1", "-5"), None);
    }

    #[test]
    fn sizes_are_told_in_the_unit_that_fits() {
        assert_eq!([950, 18_400, 1_250_000].map(|bytes| English.size(bytes)), ["950 bytes", "18 kB", "1.3 MB"]);
    }
}
