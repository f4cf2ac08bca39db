//! Depositary shares in `site.toml`.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Located;
use crate::domain::ads::{AdsRatio, DepositaryShares, RatioSince};
use crate::domain::identifier::Isin;
use crate::domain::span::Name;
use chrono::NaiveDate;
use toml::de::DeValue;

table! {
    /// Shares that stand for others.
    pub static ADS: DepositaryShares = "the depositary shares", "`ads` of `[issuer]`" {
        /// Who issues them: the id of an organization.
        required depositary: Name = "example-bank";
        /// The class of shares that they stand for, by its id.
        required class: Name = "class-a";
        /// How many shares one ADS stands for; a list where that has changed, the oldest first.
        required ratios as "shares_per_ads": Ratios = "2";
        /// Their identification number (ISO 6166).
        optional isin: Isin = "XX00000EXAD6";
    }
}

table! {
    /// How many shares one ADS stood for from a day on. A document tells all its figures by the ratio of its own date.
    pub static ADS_RATIO: RatioSince = "a ratio", "a list as `shares_per_ads`" {
        /// The first day; left out of the first one, where it isn't known.
        optional from: Located<NaiveDate> = "2024-01-01";
        /// How many shares one ADS stands for from then on.
        required ratio as "shares_per_ads": AdsRatio = "2";
    }
}

impl FromToml for AdsRatio {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[u32::SHAPE, Shape::Text("decimal or fraction")]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let ratio = match value.get_ref() {
            DeValue::String(text) => Self::parse(text.trim()),
            _ => Self::new(u32::from_toml(value, reader)?, 1),
        };
        ratio.or_else(|| {
            let message =
                "an ADS stands for more than no share, and for no more than can be written as a fraction of them";
            let help = "write how many shares one ADS stands for, such as 2, \"0.5\" or \"2/3\"";
            reader.refuse(Code::InvalidNumber, value, message, help)
        })
    }
}

/// One ratio for all time, or its history.
struct Ratios;

impl FromToml for Ratios {
    type Output = Vec<RatioSince>;
    const SHAPE: Shape = Shape::Either(&[u32::SHAPE, Shape::Text("decimal or fraction"), Vec::<RatioSince>::SHAPE]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        if value.get_ref().as_array().is_none() {
            return AdsRatio::from_toml(value, reader).map(|ratio| vec![RatioSince { from: None, ratio }]);
        }
        let ratios = Vec::<RatioSince>::from_toml(value, reader)?;
        if ratios.is_empty() {
            return reader.refuse(Code::MissingKey, value, "there is no ratio", "write one, such as 2");
        }
        for pair in ratios.windows(2) {
            let day = |it: &RatioSince| it.from.map(|from| from.value);
            if day(&pair[0]) >= day(&pair[1]) {
                let place = pair[1].from.map_or(reader.span(value.span()), |from| from.span);
                let help = "each ratio but the first has the day `from` which it holds, the oldest first";
                let message = "this ratio is not of a later day than the one before it";
                reader.findings.push(Diagnostic::error(Code::DateOrder, place, message).help(help));
                return None;
            }
        }
        Some(ratios)
    }
}
