//! Days on which markets are closed: `[[checks.holidays]]` of `site.toml`.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use crate::config::{Holiday, Holidays, Market};
use crate::domain::span::Name;
use chrono::NaiveDate;

table! {
    /// Days on which a market is closed beside weekends.
    pub static HOLIDAYS: Holidays = "a list of holidays", "`[[checks.holidays]]`" {
        /// The market, by its short name as listings have it.
        apart("without `listing`") market: Name = "HKEX";
        /// The listing whose market it is, by its id.
        apart("without `market`") listing: Name = "hkex";
        /// The days, alone or with their names.
        some days: Holiday = r#"[2025-07-01, { on = 2025-10-01, name = "National Day" }]"#;
    }
    also |fields, reader| {
        let of = if fields.has("listing") {
            fields.exclude(&["market"]);
            fields.required::<Name>("listing", reader).map(Market::Listing)
        } else {
            fields.optional::<Name>("market", reader).map(Market::Named)
        };
        if !fields.has("market") && !fields.has("listing") {
            fields.missing(&["market", "listing"]);
        }
    }
    => |_, _| Some(Self { of: of?, days })
}

/// A day, alone or with its name.
impl FromToml for Holiday {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[Shape::Date, Named::SHAPE]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().as_table().is_some() {
            return Named::from_toml(value, reader);
        }
        NaiveDate::from_toml(value, reader).map(|day| Self { day, name: None })
    }
}

/// A day with its name.
struct Named;

table! {
    /// A holiday with its name.
    pub static HOLIDAY: Named => Holiday = "a holiday", "`days` of `[[checks.holidays]]`" {
        /// The day.
        required on: NaiveDate = "2025-07-01";
        /// What it is.
        required name: Box<str> = "Hong Kong SAR Establishment Day";
    }
    => |_, _| Some(Holiday { day: on, name: Some(name) })
}
