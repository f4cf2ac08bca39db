use super::English;
use crate::domain::number::Format;
use crate::domain::statement::{ExchangeRate, LineUnit};
use crate::domain::{Currency, Period, Scale, Unit, decimal};
use crate::words::time::Times;
use crate::words::unit::Units;
use rust_decimal::Decimal;

impl Units for English {
    fn money_unit(&self, currency: Currency, scale: Scale) -> String {
        match scale {
            Scale::Hundredth => currency.hundredths(),
            _ => joined(currency.prefix().trim(), scale.word()),
        }
    }

    fn unit(&self, unit: Unit, scale: Scale) -> String {
        let what = match unit {
            Unit::Percent if scale == Scale::Hundredth => return "basis points".to_owned(),
            Unit::Percent => "percent",
            Unit::Points => "percentage points",
            Unit::Times => "times",
            Unit::Days => "days",
            Unit::Months => "months",
            Unit::Years => "years",
            Unit::Shares => "shares",
            Unit::Ads => "ADSs",
            Unit::PerShare(currency) => return joined(&self.money_unit(currency, scale), "per share"),
            Unit::PerAds(currency) => return joined(&self.money_unit(currency, scale), "per ADS"),
            Unit::Money(currency) => return self.money_unit(currency, scale),
            Unit::Count => "",
        };
        joined(scale.word(), what)
    }

    fn figure(
        &self,
        value: Decimal,
        unit: LineUnit,
        currency: Currency,
        scale: Scale,
        format: Format,
    ) -> (String, String) {
        let sign = if value.is_sign_negative() { "−" } else { "" };
        let mut digits = String::new();
        decimal::push_grouped_as(&mut digits, value.abs(), format);
        let behind = self.line_unit(unit, scale);
        match unit {
            unit if unit.has_currency() && scale == Scale::Hundredth => {
                (format!("{sign}{digits}"), joined(&currency.hundredths(), &behind))
            }
            unit if unit.has_currency() => (format!("{sign}{}{digits}", currency.prefix()), behind),
            LineUnit::Percent if scale != Scale::Hundredth => (format!("{sign}{digits}%"), behind),
            LineUnit::Times => (format!("{sign}{digits}x"), behind),
            _ => (format!("{sign}{digits}"), behind),
        }
    }

    fn line_unit(&self, unit: LineUnit, scale: Scale) -> String {
        let word = if scale == Scale::Hundredth { "" } else { scale.word() };
        match unit {
            LineUnit::Money | LineUnit::Count => word.to_owned(),
            LineUnit::PerShare => "per share".to_owned(),
            LineUnit::PerAds => "per ADS".to_owned(),
            LineUnit::Shares => joined(word, "shares"),
            LineUnit::Ads => joined(word, "ADSs"),
            LineUnit::Percent if scale == Scale::Hundredth => "basis points".to_owned(),
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
