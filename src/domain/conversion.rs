//! Exchange rates as forms and press releases print them: `USD 1 : HKD 7.8`, `HK$1 = RMB0.92033`, `US$1.31865 per £1`.

use super::{Amount, Conventions, Currency, Located, Span, Unit};
use rust_decimal::Decimal;

/// An exchange rate: amounts of two currencies that are worth the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The rate as printed.
    pub printed: Box<str>,
    /// The amount that is quoted for one (or a hundred) of the other currency, as a figure; of one currency there is none.
    pub quoted: Option<Located<Amount>>,
    /// One amount and the other, in the order in which they are printed.
    sides: [Side; 2],
}

/// An amount of a rate, in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Side {
    value: Decimal,
    /// Half a unit of the last printed digit; nothing where the amount isn't rounded.
    half: Decimal,
    currency: Currency,
}

/// What one unit of a currency is worth in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The least that the rounding of the printed rate allows.
    pub low: Decimal,
    /// The greatest.
    pub high: Decimal,
}

/// What stands between the two amounts of a rate; those of one line bind alike, and a later line more closely.
const BETWEEN: [&[&str]; 3] =
    [&["=", " equals to ", " equals ", " is "], &[":", "：", " to ", " for "], &[" per ", "/"]];

impl Conversion {
    /// Reads a rate: two amounts of money with `:`, `=`, `/`, `to` or `per` between them, of which one may be a currency
    /// alone; or a pair of currencies and the number that one of the first is worth: `GBP/USD = 1.31865`. What stands in
    /// parentheses behind it says whose rate it is.
    ///
    /// # Errors
    /// One sentence on what is missing.
    pub fn parse(text: &str, conventions: &Conventions) -> Result<Self, String> {
        let printed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let rate = match printed.split_once(" (") {
            Some((rate, remark)) if remark.ends_with(')') => rate,
            _ => &*printed,
        };
        let (left_text, right_text) = halves(rate).ok_or("it has no two amounts")?;
        if !rate.contains(|c: char| c.is_ascii_digit()) {
            return Err("it has no number".to_owned());
        }
        let sides = match (side(left_text, conventions), side(right_text, conventions)) {
            (Ok(left), Ok(right)) => [left, right],
            (Err(_), Err(number)) => pair(left_text, right_text, conventions).ok_or(number)?,
            (Ok(_), Err(error)) | (Err(error), Ok(_)) => return Err(error),
        };
        let [left, right] = sides;
        if left.value - left.half <= Decimal::ZERO || right.value - right.half <= Decimal::ZERO {
            return Err("a rate is more than nothing".to_owned());
        }
        if left.currency == right.currency && left.value != right.value {
            return Err(format!("{} is worth itself", left.currency.code()));
        }
        let (is_for_one, of_right) =
            (is_ten(right.value) && !is_ten(left.value), format!("{} ", right.currency.code()));
        let quoted = if is_for_one { left_text.to_owned() } else { right_text.to_owned() };
        let amount = money(&quoted, conventions).or_else(|| money(&(of_right + &quoted), conventions));
        let amount = amount.filter(|_| left.currency != right.currency);
        let quoted = amount.map(|amount| Located::new(amount, Span::default()));
        Ok(Self { printed: printed.into(), quoted, sides })
    }

    /// The same, typed at a place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.quoted.iter_mut().for_each(|quoted| quoted.span = span);
        self
    }

    /// The currencies, in the order in which they are printed.
    #[must_use]
    pub fn currencies(&self) -> [Currency; 2] {
        self.sides.map(|side| side.currency)
    }

    /// Whether it is between these currencies, in either direction.
    #[must_use]
    pub fn is_between(&self, a: Currency, b: Currency) -> bool {
        self.currencies() == [a, b] || self.currencies() == [b, a]
    }

    /// What one unit of a currency is worth in another; `None` where the rate isn't between these.
    #[must_use]
    pub fn worth(&self, of: Currency, currency: Currency) -> Option<Worth> {
        let [left, right] = self.sides;
        let (from, to) = match (left.currency == of, right.currency == currency) {
            (true, true) => (left, right),
            _ if right.currency == of && left.currency == currency => (right, left),
            _ => return None,
        };
        let low = (to.value - to.half).checked_div(from.value + from.half)?;
        let high = (to.value + to.half).checked_div(from.value - from.half)?;
        Some(Worth { low, high })
    }
}

/// The text on both sides of what stands between the amounts.
fn halves(text: &str) -> Option<(&str, &str)> {
    let first = |separators: &[&str]| {
        let found = separators.iter().filter_map(|it| text.find(it).map(|at| (at, it.len())));
        found.min().map(|(at, length)| (text[..at].trim(), text[at + length..].trim()))
    };
    BETWEEN.iter().find_map(|separators| first(separators))
}

/// An amount of money, paid for nothing that it says.
fn money(text: &str, conventions: &Conventions) -> Option<Amount> {
    let amount = Amount::parse(text, conventions).ok()?;
    Some(amount).filter(|amount| matches!(amount.unit, Unit::Money(_)) && amount.noun.is_none())
}

/// An amount of money, or a currency alone, which is one of it.
fn side(text: &str, conventions: &Conventions) -> Result<Side, String> {
    let money = |text: &str| money(text, conventions).and_then(|it| Some((it.unit.currency()?, it.value, it.scale)));
    // A word for one of a currency is known by that for several.
    let several = || text.replacen("pound ", "pounds ", 1) + if text.contains("pound ") { "" } else { "s" };
    let alone = || {
        let (currency, ..) = money(&format!("{text} 1")).or_else(|| money(&format!("1 {}", several())))?;
        Some(Side { value: Decimal::ONE, half: Decimal::ZERO, currency })
    };
    let Some((currency, value, scale)) = money(text).or_else(|| money(&several())) else {
        return alone().ok_or_else(|| format!("`{text}` is no amount of money"));
    };
    let no_room = || format!("`{text}` has more digits than there is room for");
    let factor = scale.factor();
    let in_units = value.checked_mul(factor).ok_or_else(no_room)?;
    let half =
        if is_agreed(value) { Decimal::ZERO } else { Decimal::new(5, (value.scale() + 1).min(Decimal::MAX_SCALE)) };
    Ok(Side { value: in_units, half: half.checked_mul(factor).ok_or_else(no_room)?, currency })
}

/// Whether a number of a rate isn't rounded: the one, ten or hundred that the other side is told for, and a pegged rate such
/// as 7.8, for a quoted one has more digits.
fn is_agreed(value: Decimal) -> bool {
    let digits = value.normalize();
    is_ten(value) || (value.scale() < 2 && digits.mantissa().unsigned_abs() < 100)
}

/// Whether a number is one, ten, a hundred and so on.
fn is_ten(value: Decimal) -> bool {
    (0..9).any(|tens| value == Decimal::from(10_i64.pow(tens)))
}

/// A pair of currencies, as markets quote them, and what one of the first is worth in the second.
fn pair(currencies: &str, number: &str, conventions: &Conventions) -> Option<[Side; 2]> {
    let (of, in_currency) = halves(currencies)?;
    let of = side(of, conventions).ok()?;
    let currency = side(in_currency, conventions).ok()?.currency;
    Some([of, side(&format!("{} {number}", currency.code()), conventions).ok()?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    /// What one of the first currency is worth in the second, from the least to the greatest.
    fn worth(text: &str, of: &str, in_currency: &str) -> (String, String) {
        let rate = Conversion::parse(text, &Conventions::default()).unwrap_or_else(|error| panic!("{text}: {error}"));
        let worth = rate.worth(currency(of), currency(in_currency)).unwrap();
        (worth.low.normalize().to_string(), worth.high.normalize().to_string())
    }

    #[test]
    fn a_rate_is_read_in_every_form_that_documents_print() {
        for text in [
            "GBP 1 : USD 1.31865",
            "GBP 1 = USD 1.31865",
            "£1 = US$1.31865",
            "£1.00 = US$1.31865",
            "US$1.31865 = £1",
            "USD 1.31865 : GBP 1",
            "US$1.31865 per £1",
            "US$1.31865 per pound sterling",
            "1.31865 USD/GBP",
            "GBP/USD 1.31865",
            "GBP/USD = 1.31865",
            "GBP:USD = 1.31865",
            "GBP 1.00 to USD 1.31865",
            "1 GBP equals 1.31865 US dollars",
            "£1 to US$1.31865 (rate of 19 February 2025)",
        ] {
            assert_eq!(worth(text, "GBP", "USD"), ("1.318645".into(), "1.318655".into()), "{text}");
            let quoted = Conversion::parse(text, &Conventions::default()).unwrap().quoted.unwrap();
            assert_eq!(
                (&*quoted.value.value.to_string(), quoted.unit),
                ("1.31865", Unit::Money(currency("USD"))),
                "{text}"
            );
        }
        assert_eq!(worth("JPY 100 : HKD 5.20", "JPY", "HKD"), ("0.05195".into(), "0.05205".into()));
        assert_eq!(worth("1 Hong Kong dollar = RMB0.92033", "HKD", "CNY"), ("0.920325".into(), "0.920335".into()));
    }

    #[test]
    fn a_pegged_rate_is_exact_and_a_quoted_one_rounded() {
        assert_eq!(worth("USD 1 : HKD 7.8", "USD", "HKD"), ("7.8".into(), "7.8".into()));
        assert_eq!(worth("USD 1 : HKD 7.80", "USD", "HKD"), ("7.795".into(), "7.805".into()));
        assert_eq!(worth("RMB 1 : HKD 1.087", "CNY", "HKD"), ("1.0865".into(), "1.0875".into()));
        assert_eq!(worth("USD 1 : USD 1", "USD", "USD"), ("1".into(), "1".into()));
    }

    #[test]
    fn a_rate_is_between_its_two_currencies_alone() {
        let rate = Conversion::parse("USD 1 : HKD 7.8", &Conventions::default()).unwrap();
        assert!(
            rate.is_between(currency("HKD"), currency("USD")) && !rate.is_between(currency("CNY"), currency("HKD"))
        );
        assert_eq!(rate.worth(currency("CNY"), currency("HKD")), None);
    }

    #[test]
    fn what_is_no_rate_says_why() {
        for text in [
            "1.08656",
            "the prevailing rate",
            "USD 1",
            "USD : HKD",
            "USD 1 : HKD 0",
            "USD 1 : 7.8",
            "HKD 1 : HKD 2",
            "=",
            ":",
        ] {
            let rate = Conversion::parse(text, &Conventions::default());
            assert!(rate.is_err(), "{text}: {rate:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,30}|[A-Z]{3}[ :=/0-9.]{0,16}[A-Z]{3}[ 0-9.]{0,30}") {
            let _ = Conversion::parse(&text, &Conventions::default());
        }

        #[test]
        fn a_rate_there_and_back_holds_one(rate in 1_i64..10_000_000, places in 0_u32..6) {
            let text = format!("USD 1 : HKD {}", Decimal::new(rate, places));
            prop_assume!(Decimal::new(rate, places) > Decimal::new(5, places + 1));
            let rate = Conversion::parse(&text, &Conventions::default()).unwrap();
            let (there, back) = (rate.worth(currency("USD"), currency("HKD")).unwrap(), rate.worth(currency("HKD"), currency("USD")).unwrap());
            prop_assert!(there.low * back.low <= Decimal::ONE && there.high * back.high >= Decimal::new(999_999, 6));
        }
    }
}
