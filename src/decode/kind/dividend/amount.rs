//! Amounts and rates as dividends are announced.

use crate::decode::amount::PerSecurity;
use crate::decode::declaration::Shape;
use crate::decode::reader::{Reader, Value};
use crate::decode::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::{Amount, Conversion, Located};
use toml::Spanned;
use toml::de::DeValue;

/// An amount per share or ADS, with what forms print behind it: `RMB 0.95 per 10 shares (tax inclusive)`.
pub(super) struct PerOne;

impl FromToml for PerOne {
    type Output = Located<Amount>;
    const SHAPE: Shape = PerSecurity::SHAPE;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        let Some((amount, printed)) = value.get_ref().as_str().and_then(remarked) else {
            return PerSecurity::from_toml(value, reader);
        };
        let text = DeValue::String(amount.into());
        let mut read = PerSecurity::from_toml(&Spanned::new(value.span(), text), reader)?;
        read.value.printed = printed.split_whitespace().collect::<Vec<_>>().join(" ").into();
        Some(read)
    }
}

/// An amount without what is remarked behind it, and the whole: words in parentheses, or the par value of the shares.
fn remarked(text: &str) -> Option<(&str, &str)> {
    let is_word = |it: &str| it.ends_with(')') && !it.contains(|c: char| c.is_ascii_digit());
    let in_parentheses = text.trim_end().split_once(" (").filter(|(_, remark)| is_word(remark));
    let par = || [" of face value", " of nominal value", " of par value"].iter().find_map(|it| text.split_once(it));
    in_parentheses.or_else(par).map(|(amount, _)| (amount, text))
}

impl FromToml for Conversion {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("exchange rate");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, "an exchange rate in quotes, such as \"USD 1 : HKD 7.8\"");
        };
        let span = reader.span(value.span());
        Self::parse(text, &reader.conventions).map(|rate| rate.at(span)).map_err(|error| {
            let message = format!("`{text}` is no exchange rate: {error}");
            let help = "write both amounts as printed, such as \"USD 1 : HKD 7.8\", \"HK$1 = RMB0.92033\" or \"US$1.31865 per £1\"; \
                        else \"Not applicable\" or \"To be announced\"";
            reader.refuse::<()>(Code::InvalidAmount, value, message, help);
        }).ok()
    }
}
