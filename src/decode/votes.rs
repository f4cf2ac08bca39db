//! Votes and numbers of resolutions, as they are printed.

use super::cell;
use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::kind::poll::Votes;
use crate::domain::number::is_dash;
use crate::domain::span::Name;
use crate::domain::{Amount, Conventions, Located, Scale, Unit};
use rust_decimal::Decimal;
use toml::de::DeValue;

/// The number of a resolution: `1(a)`, or a whole number without quotes.
pub(super) struct Numbered;

impl FromToml for Numbered {
    type Output = Name;
    const SHAPE: Shape = Shape::Either(&[Shape::Text("number as printed"), Shape::Whole(u32::MAX)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Name> {
        let span = reader.span(value.span());
        let text = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            DeValue::String(text) => text.trim(),
            _ => return reader.wrong_type(value, "the number of a resolution, such as 1 or \"1(a)\""),
        };
        if !text.contains(char::is_alphanumeric) {
            let help = "write it as printed, such as \"1(a)\"; a resolution without a number has its place in the list";
            return reader.refuse(Code::InvalidNumber, value, format!("`{text}` numbers nothing"), help);
        }
        Some(Name::new(reader.pool.shared(text), span))
    }
}

/// Votes as a document prints them: their number, and in parentheses or behind it their percentage; or one of the two.
impl FromToml for Votes {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("votes, as printed");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let span = reader.span(value.span());
        let text = cell::text(value, reader)?.trim();
        match read(text, &reader.conventions) {
            Ok((number, percent)) => {
                let at = |amount| Located::new(amount, span);
                Some(Self { number: number.map(at), percent: percent.map(at) })
            }
            Err(error) => {
                let help = "write the number of votes as printed, and its percentage behind it where there is one: \
                            \"5,987,233,334\", \"5,987,233,334 (97.2380%)\" or \"97.2380%\"";
                reader.refuse(Code::InvalidAmount, value, format!("`{text}` is no number of votes: {error}"), help)
            }
        }
    }
}

type Read = (Option<Amount>, Option<Amount>);

fn read(text: &str, conventions: &Conventions) -> Result<Read, String> {
    if let Some((votes, percent)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        let (votes, percent) = (votes.trim(), percent.trim());
        // A document may have the percentage ahead of the votes.
        if votes.ends_with('%') {
            return Ok((Some(number(percent, conventions)?), Some(self::percent(votes, conventions)?)));
        }
        return Ok((Some(number(votes, conventions)?), Some(self::percent(percent, conventions)?)));
    }
    if !text.ends_with('%') {
        return Ok((Some(number(text, conventions)?), None));
    }
    let is_number = |text: &str| number(text, conventions).is_ok();
    match text.rsplit_once(char::is_whitespace).map(|(votes, percent)| (votes.trim(), percent)) {
        Some((votes, it)) if it != "%" && is_number(votes) => {
            Ok((Some(number(votes, conventions)?), Some(percent(it, conventions)?)))
        }
        _ => Ok((None, Some(percent(text, conventions)?))),
    }
}

/// How many votes; a dash or `nil` is none.
fn number(text: &str, conventions: &Conventions) -> Result<Amount, String> {
    if is_dash(text) || text.eq_ignore_ascii_case("nil") {
        return Ok(Amount {
            printed: text.into(),
            value: Decimal::ZERO,
            unit: Unit::Count,
            scale: Scale::One,
            hedge: None,
            noun: None,
        });
    }
    let amount = Amount::parse(text, conventions)?;
    match amount.unit {
        Unit::Count | Unit::Shares if amount.value.is_sign_negative() && !amount.value.is_zero() => {
            Err("there are no fewer votes than none".to_owned())
        }
        Unit::Count | Unit::Shares => Ok(Amount { unit: Unit::Count, ..amount }),
        _ => Err("it counts something else".to_owned()),
    }
}

/// A percentage, with or without its sign.
fn percent(text: &str, conventions: &Conventions) -> Result<Amount, String> {
    let sign = if text.ends_with('%') { "" } else { "%" };
    let typed = text.strip_prefix('<').map_or_else(|| text.to_owned(), |rest| format!("less than {}", rest.trim()));
    if is_dash(typed.trim_end_matches('%').trim()) {
        return Err("a dash is no percentage; leave it out".to_owned());
    }
    let amount = Amount::parse(&format!("{typed}{sign}"), conventions)?;
    if amount.unit != Unit::Percent || amount.value > Decimal::ONE_HUNDRED || amount.value < Decimal::ZERO {
        return Err(format!("`{text}` is no percentage from 0 to 100"));
    }
    Ok(Amount { printed: format!("{text}{sign}").into(), ..amount })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn votes(text: &str) -> Option<(Option<String>, Option<String>)> {
        let read = read(text, &Conventions::default()).ok()?;
        let shown = |amount: Option<Amount>| amount.map(|it| it.value.to_string());
        Some((shown(read.0), shown(read.1)))
    }

    #[test]
    fn votes_are_read_with_their_percentage_or_without() {
        let both = Some((Some("5987233334".to_owned()), Some("97.2380".to_owned())));
        for text in
            ["5,987,233,334 (97.2380%)", "5,987,233,334 97.2380%", "5,987,233,334(97.2380)", "97.2380% (5,987,233,334)"]
        {
            assert_eq!(votes(text), both, "{text}");
        }
        assert_eq!(votes("97.2380%"), Some((None, Some("97.2380".to_owned()))));
        assert_eq!(votes("97.2380 %"), Some((None, Some("97.2380".to_owned()))));
        assert_eq!(votes("6,155,762,956 shares"), Some((Some("6155762956".to_owned()), None)));
        assert_eq!(votes("–"), Some((Some("0".to_owned()), None)));
        assert_eq!(votes("1,234 (<0.01%)"), Some((Some("1234".to_owned()), Some("0.01".to_owned()))));
    }

    #[test]
    fn what_counts_something_else_is_no_number_of_votes() {
        for text in ["US$5", "-5", "5 (120%)", "5 days", "many", "(97.2380%)", "5 (–)"] {
            assert_eq!(votes(text), None, "{text}");
        }
    }
}
