//! A single figure as it stands in a document: `approximately US$65 million`, `3.35%`, `830,000 shares`.

use super::{
    Conventions, Currency, Located, Period, Scale, Span, Unit, member::Member, number, span::Name, statement::Term,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A stated figure. The value is in printed units: `RMB4.15 billion` has the value 4.15 and the scale
/// billion, so that its precision stays visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The text as printed.
    pub printed: Box<str>,
    /// The value in printed units, with the printed decimals.
    pub value: Decimal,
    /// What the value counts.
    pub unit: Unit,
    /// The printed scale.
    pub scale: Scale,
    /// What the words around the number admit.
    pub hedge: Option<Hedge>,
    /// What is counted, where the number says it: `stores`, `tonnes`. Its unit is [`Unit::Count`].
    pub noun: Option<Box<str>>,
}

/// What words around a number admit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hedge {
    /// `approximately`, `about`, `around`, `circa`: the number, rounded.
    Approximately,
    /// `up to`: this at the most, of what may happen.
    UpTo,
    /// `at most`, `no more than`.
    AtMost,
    /// `at least`, `no less than`.
    AtLeast,
    /// `more than`, `over`, `above`.
    MoreThan,
    /// `less than`, `below`, `under`.
    LessThan,
    /// `nearly`, `almost`: a little less.
    Nearly,
}

impl Amount {
    /// Reads an amount as printed: an optional `approximately`, `about` or `around`; a currency as a
    /// code (`USD 0.29`) or prefix (`RMB`, `US$`, `HK$`); a number; an optional scale word; and an
    /// optional unit (`%`, `shares`, `ADSs`, `months`, `per share`, `per ADS`).
    ///
    /// # Errors
    /// One sentence on the part that can't be read.
    pub fn parse(text: &str, _conventions: &Conventions) -> Result<Self, String> {
        let printed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = printed.as_str();
        let mut hedge = None;
        for word in ["approximately ", "about ", "around "] {
            if let Some(after) = rest.strip_prefix(word) {
                (rest, hedge) = (after, Some(Hedge::Approximately));
            }
        }
        let (currency, after) = leading_currency(rest);
        rest = after.trim_start();
        let end =
            rest.find(|c: char| !matches!(c, '0'..='9' | ',' | '.' | '(' | ')' | '-' | '−')).unwrap_or(rest.len());
        let value = match number::parse(&rest[..end]) {
            Ok(number::Printed::Number(value)) => value,
            Ok(_) => return Err("a dash is no amount; write 0 where the document says nil".into()),
            Err(number::NumberError::Empty) => {
                return Err(match rest.split_whitespace().next() {
                    Some(word) => format!("`{word}` is neither a number nor a currency"),
                    None => "there is no number".into(),
                });
            }
            Err(error) => return Err(error.to_string()),
        };
        rest = rest[end..].trim_start();
        let mut scale = Scale::One;
        for candidate in [Scale::Thousand, Scale::Million, Scale::Billion] {
            if let Some(after) = rest.strip_prefix(candidate.word()) {
                (scale, rest) = (candidate, after.trim_start());
            }
        }
        let unit = match (rest, currency) {
            ("", Some(currency)) => Unit::Money(currency),
            ("per share", Some(currency)) => Unit::PerShare(currency),
            ("per ADS", Some(currency)) => Unit::PerAds(currency),
            ("", None) => Unit::Count,
            ("%" | "percent", None) => Unit::Percent,
            ("share" | "shares", None) => Unit::Shares,
            ("ADS" | "ADSs", None) => Unit::Ads,
            ("month" | "months", None) => Unit::Months,
            (unit, _) => return Err(format!("`{unit}` is no unit that can follow this number")),
        };
        Ok(Self { printed: printed.into(), value, unit, scale, hedge, noun: None })
    }

    /// The value in whole units: 4.15 billion is 4,150,000,000. `None` where it has no room.
    #[must_use]
    pub fn in_units(&self) -> Option<Decimal> {
        self.value.checked_mul(self.scale.factor())
    }
}

fn leading_currency(text: &str) -> (Option<Currency>, &str) {
    for (code, prefix) in Currency::PREFIXES {
        if let Some(rest) = text.strip_prefix(prefix) {
            return (Currency::from_code(code), rest);
        }
    }
    match text.get(..3).and_then(Currency::from_code) {
        Some(currency) if !text[3..].starts_with(|c: char| c.is_ascii_alphabetic()) => (Some(currency), &text[3..]),
        _ => (None, text),
    }
}

/// A figure of a document that belongs to no table: label, amount and what it speaks of.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Key within the document; also its anchor on the page.
    pub id: Name,
    /// The label as the document has it.
    pub label: Arc<str>,
    /// The figure.
    pub amount: Amount,
    /// Where the amount stands.
    pub span: Span,
    /// The period or instant, where the document states one.
    pub period: Option<Period>,
    /// The concept (a line id or metric id) the figure repeats, such as a total quoted in millions.
    pub concept: Option<Name>,
    /// What it is of, in the order of dimensions; nothing for a figure of the company.
    pub members: Box<[Member]>,
    /// The lines it is the sum of, as `statement.line`.
    pub sum: Box<[Term]>,
    /// For a percentage: that it is the change of another figure.
    pub change: Option<ChangeOf>,
    /// A remark in the archive's own words: what the base is, what is left out; Markdown of one paragraph.
    pub note: Option<Located<Box<str>>>,
}

/// What a stated percentage is the change of, to the period of the percentage.
#[derive(Clone, Debug)]
pub struct ChangeOf {
    /// The concept (a line id or metric id) that changed.
    pub of: Name,
    /// The period compared with.
    pub against: Period,
}

/// A change stated beside a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedChange {
    /// The change in percent, signed: a decrease of 9.3 % is -9.3.
    pub percent: Amount,
    /// The period compared with.
    pub against: Period,
    /// Where the change stands.
    pub span: Span,
}

/// A share of another figure stated beside a figure: 61.0 % of the loan volume.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedShare {
    /// The share in percent.
    pub percent: Amount,
    /// The metric that is the whole.
    pub of: Name,
    /// Where the share stands.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<Amount, String> {
        Amount::parse(text, &Conventions::default())
    }

    fn read(text: &str) -> (String, Unit, Scale, bool) {
        let amount = parse(text).unwrap();
        (amount.value.to_string(), amount.unit, amount.scale, amount.hedge.is_some())
    }

    fn money(code: &str) -> Unit {
        Unit::Money(Currency::from_code(code).unwrap())
    }

    #[test]
    fn amounts_are_read_as_documents_print_them() {
        assert_eq!(read("RMB4,153.2 million"), ("4153.2".into(), money("CNY"), Scale::Million, false));
        assert_eq!(read("approximately HK$37.7 million"), ("37.7".into(), money("HKD"), Scale::Million, true));
        assert_eq!(read("RMB-2.2 million"), ("-2.2".into(), money("CNY"), Scale::Million, false));
        assert_eq!(read("HK$50.03"), ("50.03".into(), money("HKD"), Scale::One, false));
        assert_eq!(read("3.35%"), ("3.35".into(), Unit::Percent, Scale::One, false));
        assert_eq!(read("approximately 10.10 months"), ("10.10".into(), Unit::Months, Scale::One, true));
        assert_eq!(read("830,000 shares"), ("830000".into(), Unit::Shares, Scale::One, false));
        assert_eq!(read("159.46 million ADSs"), ("159.46".into(), Unit::Ads, Scale::Million, false));
        assert_eq!(read("17,524,872"), ("17524872".into(), Unit::Count, Scale::One, false));
        let usd = Currency::from_code("USD").unwrap();
        assert_eq!(read("USD 0.29 per share"), ("0.29".into(), Unit::PerShare(usd), Scale::One, false));
        assert_eq!(read("US$1.02 per ADS"), ("1.02".into(), Unit::PerAds(usd), Scale::One, false));
    }

    #[test]
    fn the_printed_text_is_kept() {
        assert_eq!(&*parse("  US$350   million ").unwrap().printed, "US$350 million");
    }

    #[test]
    fn what_is_no_amount_is_refused_with_the_part_that_is_wrong() {
        assert!(parse("substantially all").unwrap_err().contains("substantially"));
        assert!(parse("US$65 millions").unwrap_err().contains('s'));
        assert!(parse("RMB5 shares").unwrap_err().contains("shares"));
        assert!(parse("").is_err());
        assert!(parse("US$-").is_err());
    }

    #[test]
    fn units_multiply_the_scale_out() {
        assert_eq!(parse("RMB4.15 billion").unwrap().in_units().unwrap(), Decimal::from(4_150_000_000_i64));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }
    }
}
