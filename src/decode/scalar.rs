//! Single values: texts, numbers, days and instants, periods, zones, currencies, words.

use super::declaration::Shape;
use super::meant::{meant_language, meant_period, meant_scale};
use super::moment::offset;
use super::reader::{DocumentZone, Reader, Value};
use super::value::FromToml;
use super::word::words;
use super::{cell, day_hint, thousands};
use crate::diagnostic::Code;
use crate::domain::moment::{YEARS, is_day, is_instant};
use crate::domain::period::Part;
use crate::domain::{Amount, Currency, Period, Scale, number};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use rust_decimal::Decimal;
use std::sync::Arc;
use toml::de::DeValue;

/// A text without the spaces around it; an empty one is refused.
fn text<'v>(value: &'v Value<'_>, reader: &mut Reader) -> Option<&'v str> {
    match value.get_ref().as_str() {
        Some(text) if text.trim().is_empty() => reader.refuse(
            Code::WrongType,
            value,
            "the text is empty",
            "write what the document says; a key that isn't required can be left out",
        ),
        Some(text) => Some(text.trim()),
        None => reader.wrong_type(value, "a text in quotes"),
    }
}

impl FromToml for Box<str> {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("text");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        text(value, reader).map(Into::into)
    }
}

/// A text that other documents say as well.
impl FromToml for Arc<str> {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("text");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        text(value, reader).map(|text| reader.pool.shared(text))
    }
}

/// A well-formed BCP 47 tag (RFC 5646): a primary subtag of two or three letters, then any of up to eight letters or
/// digits.
pub(super) struct Language;

impl FromToml for Language {
    type Output = Arc<str>;
    const SHAPE: Shape = Shape::Text("language tag");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Arc<str>> {
        let tag = Arc::<str>::from_toml(value, reader)?;
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let is_primary = matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_further = |it: &str| matches!(it.len(), 1..=8) && it.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_primary && subtags.all(is_further) {
            return Some(tag);
        }
        let message = format!("`{tag}` is no language tag");
        let help = match meant_language(&tag) {
            Some(meant) => format!("write \"{meant}\""),
            None => "write a BCP 47 tag, such as en, zh-Hans or pt-BR".to_owned(),
        };
        reader.refuse(Code::InvalidLanguage, value, message, &help)
    }
}

impl FromToml for bool {
    type Output = Self;
    const SHAPE: Shape = Shape::Flag;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        value.get_ref().as_bool().or_else(|| reader.wrong_type(value, "true or false"))
    }
}

impl FromToml for u32 {
    type Output = Self;
    const SHAPE: Shape = Shape::Whole(u32::MAX);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => match integer.as_str().replace('_', "").parse() {
                Ok(number) => Some(number),
                Err(_) => reader.refuse(
                    Code::InvalidNumber,
                    value,
                    "this must be a whole number from 0 up",
                    "write it in digits, such as 12",
                ),
            },
            _ => reader.wrong_type(value, "a whole number"),
        }
    }
}

impl FromToml for u8 {
    type Output = Self;
    const SHAPE: Shape = Shape::Whole(255);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let number = u32::from_toml(value, reader)?;
        Self::try_from(number).ok().or_else(|| {
            reader.refuse(Code::InvalidNumber, value, "this is too large", "the largest number here is 255")
        })
    }
}

impl FromToml for Decimal {
    type Output = Self;
    const SHAPE: Shape = Shape::Figure;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let text = cell::text(value, reader)?;
        match number::parse(text, &reader.conventions) {
            Ok(number::Printed::Number(number)) => Some(number),
            Ok(_) => reader.refuse(
                Code::InvalidNumber,
                value,
                "a number is needed here",
                "type it as it is printed, such as \"7.2203\"",
            ),
            Err(error) => {
                let help = "type it as it is printed, such as \"7.2203\"";
                reader.refuse(Code::InvalidNumber, value, cell::refusal(text, error, &reader.conventions), help)
            }
        }
    }
}

impl FromToml for Amount {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("amount");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            let number = match value.get_ref() {
                DeValue::Integer(it) => it.as_str(),
                DeValue::Float(it) => it.as_str(),
                _ => return reader.wrong_type(value, "an amount in quotes, such as \"US$350 million\""),
            };
            let help = format!("put it in quotes, as printed with its currency or unit, such as \"EUR {number}\"");
            let message = "expected an amount in quotes, found a number alone";
            return reader.refuse(Code::WrongType, value, message, &help);
        };
        match Self::parse(text, &reader.conventions) {
            Ok(amount) => match thousands::refused(&amount, reader) {
                Some((message, help)) => reader.refuse(Code::InvalidAmount, value, message, &help),
                None => Some(amount),
            },
            Err(error) => reader.refuse(
                Code::InvalidAmount,
                value,
                format!("`{text}` is not an amount: {error}"),
                "write it as printed: \"RMB4,153.2 million\", \"USD 0.29 per share\", \"3.35%\", \"830,000 shares\"",
            ),
        }
    }
}

impl FromToml for Period {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("period");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, "a period in quotes, such as \"2024-Q1\"");
        };
        if let Some(period) = Self::parse(text, &reader.calendar) {
            return Some(period);
        }
        if let Some((year, part)) = Self::named(text).filter(|(year, _)| YEARS.contains(year)) {
            let message = format!("the fiscal calendar doesn't tell the days of `{text}`");
            let help = match reader.calendar.end_of(year) {
                Some(_) if reader.calendar.span(year, Part::Year).is_some() => {
                    "give `fiscal_year_end` the last days of the year's four quarters in site.toml, or write the first and the \
                     last day: 2023-12-31/2024-03-30"
                        .to_owned()
                }
                Some(_) => format!(
                    "add the last day of fiscal {} to `fiscal_year_end` in site.toml, or write the first and the last day of \
                     {}: 2023-12-31/2024-03-30",
                    year - 1,
                    part.id()
                ),
                None => format!(
                    "`fiscal_year_end` in site.toml has no fiscal year {year}: add its last day, or write the first and the \
                     last day of the period: 2023-12-31/2024-03-30"
                ),
            };
            return reader.refuse(Code::InvalidPeriod, value, message, &help);
        }
        reader.refuse(
            Code::InvalidPeriod,
            value,
            format!("`{text}` is not a period"),
            &match meant_period(text) {
                Some(meant) => format!("write \"{meant}\""),
                None => "write 2024-Q1, 2024-H1, 2024-9M, 2024-FY, 2024-03-31 for a balance, or 2023-12-31/2024-03-30"
                    .to_owned(),
            },
        )
    }
}

impl FromToml for NaiveDate {
    type Output = Self;
    const SHAPE: Shape = Shape::Date;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(datetime) = value.get_ref().as_datetime() else {
            let otherwise = value.get_ref().as_str().and_then(day_hint::written);
            return match otherwise {
                Some(help) => {
                    reader.refuse(Code::WrongType, value, "expected a date without quotes, found a text", &help)
                }
                None => reader.wrong_type(value, "a date without quotes, such as 2024-05-19"),
            };
        };
        let (Some(date), None) = (datetime.date, datetime.time) else {
            let help = "write the day alone, such as 2024-05-19";
            return reader.refuse(Code::InvalidDate, value, "a date without a time is needed here", help);
        };
        let day = Self::from_ymd_opt(date.year.into(), date.month.into(), date.day.into());
        match day {
            Some(day) if is_day(day) => Some(day),
            Some(day) => out_of_years(day.year(), value, reader),
            None => reader.refuse(Code::InvalidDate, value, "there is no such day", "the month has fewer days"),
        }
    }
}

impl FromToml for DateTime<FixedOffset> {
    type Output = Self;
    const SHAPE: Shape = Shape::Instant;

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(datetime) = value.get_ref().as_datetime() else {
            return reader.wrong_type(value, "an instant without quotes, such as 2024-05-19T17:00:00-04:00");
        };
        if datetime.offset.is_none() || datetime.date.is_none() || datetime.time.is_none() {
            let local = datetime.to_string();
            let written = match reader.zone {
                DocumentZone::Of(zone) if datetime.date.is_some() && datetime.time.is_some() => {
                    format!("{local}{} where it is the time in {zone}", offset(&local, zone.name()))
                }
                _ => "2024-05-19T17:00:00-04:00".to_owned(),
            };
            let help =
                format!("write date, time and offset, such as {written}: without it the instant depends on the reader");
            let message = format!("`{local}` says nothing of its offset from UTC");
            return reader.refuse(Code::InstantWithoutOffset, value, message, &help);
        }
        match Self::parse_from_rfc3339(&datetime.to_string()) {
            Ok(at) if is_instant(at) => Some(at),
            Ok(at) => out_of_years(at.year(), value, reader),
            Err(_) => {
                reader.refuse(Code::InvalidDate, value, "there is no such instant", "look at the day and the offset")
            }
        }
    }
}

fn out_of_years<T>(year: i32, value: &Value<'_>, reader: &mut Reader) -> Option<T> {
    let message = format!("the year {year:04} can't be meant");
    let help = format!("years are from {} to {}, in UTC as well", YEARS.start(), YEARS.end());
    reader.refuse(Code::InvalidDate, value, message, &help)
}

impl FromToml for Currency {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("currency");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(code) = value.get_ref().as_str() else {
            return reader.wrong_type(value, "a currency code in quotes, such as \"CNY\"");
        };
        Self::from_code(code).or_else(|| {
            let message = format!("`{code}` is no currency code of ISO 4217");
            let help = match Self::meant(code) {
                Some((meant, Scale::One)) => format!("did you mean {meant}, {}? write \"{meant}\"", meant.name()),
                Some((meant, _)) => format!(
                    "did you mean {meant}, {}, with `scale = \"hundredth\"` at the lines in {}?",
                    meant.name(),
                    meant.hundredths()
                ),
                None => "use the three capital letters of ISO 4217, such as CNY".to_owned(),
            };
            reader.refuse(Code::UnknownValue, value, message, &help)
        })
    }
}

/// The scale of a table, which has no hundredths as a whole.
pub(super) struct TableScale;

impl FromToml for TableScale {
    type Output = Scale;
    const SHAPE: Shape = Shape::Word(&[
        "one",
        "thousand",
        "ten-thousand",
        "lakh",
        "million",
        "crore",
        "hundred-million",
        "billion",
        "trillion",
    ]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Scale> {
        if let Some(meant) = meant_scale(value.get_ref()) {
            let message =
                format!("{} is written in words here", if meant == "thousand" { "a thousand" } else { "a scale" });
            return reader.refuse(Code::UnknownValue, value, message, &format!("write \"{meant}\""));
        }
        match Scale::from_toml(value, reader)? {
            Scale::Hundredth => {
                let help = "give `scale = \"hundredth\"` to the lines that are printed in cents or pence";
                reader.refuse(Code::UnknownValue, value, "a whole table is not printed in hundredths", help)
            }
            scale => Some(scale),
        }
    }
}

words!(Scale {
    "hundredth" => Hundredth,
    "one" => One,
    "thousand" => Thousand,
    "ten-thousand" => TenThousand,
    "lakh" => Lakh,
    "million" => Million,
    "crore" => Crore,
    "hundred-million" => HundredMillion,
    "billion" => Billion,
    "trillion" => Trillion,
});
