//! Issues of debt: the table `[debt]`.

use crate::decode::amount::{Money, Percent, Price, Securities};
use crate::decode::declaration::Shape;
use crate::decode::id::Id;
use crate::decode::reader::{Reader, Value};
use crate::decode::table::table;
use crate::decode::value::FromToml;
use crate::decode::word::words;
use crate::diagnostic::Code;
use crate::domain::kind::debt::{By, CappedCall, Conversion, Debt, Redemption, Status, YearDay};
use crate::domain::kind::issuance::Party;
use crate::domain::{Located, Moment};
use chrono::NaiveDate;

words!(Status {
    "proposed" => Proposed,
    "priced" => Priced,
    "completed" => Completed,
});

words!(By {
    "issuer" => Issuer,
    "holders" => Holders,
});

impl FromToml for YearDay {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("month and day");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, "a month and a day in quotes, such as \"11-15\"");
        };
        let number = |part: &str| if part.len() == 2 { part.parse().ok() } else { None };
        let parts = text.split_once('-').and_then(|(month, day)| Some((number(month)?, number(day)?)));
        // A leap year has every day that some year has.
        match parts.filter(|(month, day)| NaiveDate::from_ymd_opt(2024, *month, *day).is_some()) {
            Some((month, day)) => Some(Self { month, day }),
            None => {
                let message = format!("`{text}` is no day of a year");
                reader.refuse(
                    Code::InvalidDate,
                    value,
                    message,
                    "write month and day, such as \"11-15\" for 15 November",
                )
            }
        }
    }
}

table! {
    /// An issue of notes, bonds or convertibles.
    pub static DEBT: Debt = "a debt issue", "`[debt]`" {
        /// The id of the issue, the same in all documents on it: what they state of it is compared.
        optional issue: Id = "notes-2030";
        /// What they are called, as printed.
        required name: Located<Box<str>> = "0.50% Convertible Senior Notes due 2030";
        /// How far the issue has got.
        optional status: Status = "priced";
        /// The principal.
        required principal: Money = "US$600 million";
        /// The principal that may be bought in addition.
        optional option: Money = "US$90 million";
        /// Until when it may be.
        optional option_until: Located<Moment>;
        /// What they pay a year.
        optional coupon: Percent = "0.50%";
        /// What they pay, in the document's words, where it isn't one rate.
        optional coupon_wording: Located<Box<str>> = "Three-month SOFR plus a margin.";
        /// The issue price in percent of the principal.
        optional issue_price: Percent = "100%";
        /// The smallest principal of one.
        optional denomination: Money = "US$1,000";
        /// When they are issued and paid.
        optional issued: Located<Moment>;
        /// When they mature.
        optional maturity: Located<NaiveDate> = "2030-04-01";
        /// The days of each year on which interest is paid.
        list interest_days: Located<YearDay> = r#"["04-01", "10-01"]"#;
        /// When interest is paid first.
        optional first_interest: Located<NaiveDate> = "2025-10-01";
        /// How they rank.
        optional ranking: Located<Box<str>> = "Senior and unsecured.";
        /// Where they are or will be listed.
        optional exchange: Box<str> = "Singapore Exchange";
        /// Their international securities number.
        optional isin: Box<str> = "US0000000000";
        /// What they convert into.
        optional conversion: Conversion;
        /// When they can be redeemed or sold back before they mature.
        list redemptions: Redemption;
        /// Transactions that limit what conversion dilutes.
        optional capped_call: CappedCall;
        /// The gross proceeds.
        optional gross_proceeds: Money = "US$600 million";
        /// What the issue costs.
        optional expenses: Money = "approximately US$12.5 million";
        /// The net proceeds.
        optional net_proceeds: Money = "approximately US$587.5 million";
        /// The net proceeds if the option is exercised in full.
        optional net_proceeds_with_option: Money = "approximately US$676.0 million";
        /// What they are for, retold.
        optional use_of_proceeds: Located<Box<str>> = "Repurchases of shares.";
        /// Who takes part.
        list parties: Party;
    }
}

table! {
    /// What notes convert into.
    pub static CONVERSION: Conversion = "a conversion", "`[debt.conversion]`" {
        /// How many shares or ADSs for the principal in `per`.
        optional rate: Securities = "16.7475 ADSs";
        /// The principal that the rate is for.
        when("with `rate`") per: Money = "US$1,000";
        /// What one share or ADS costs at the rate.
        optional price: Price = "US$59.71 per ADS";
        /// How far that is above the price of reference.
        optional premium: Percent = "approximately 35%";
        /// The price of reference.
        optional reference_price: Price = "US$44.23 per ADS";
        /// What that is.
        optional reference: Box<str> = "closing price on 24 March 2025";
        /// How many shares or ADSs all are converted into, at this rate or price.
        optional shares: Securities = "10,048,500 ADSs";
        /// From when on they can be converted.
        optional from: Located<NaiveDate> = "2029-10-01";
        /// Until when.
        optional until: Located<NaiveDate> = "2030-03-28";
        /// Under which conditions, retold.
        optional terms: Located<Box<str>> = "Before that only in certain circumstances.";
    }
    also |fields, _| {
        if fields.has("rate") && !fields.has("per") {
            fields.missing(&["per"]);
        }
    }
}

table! {
    /// When notes can be redeemed or sold back before they mature.
    pub static REDEMPTION: Redemption = "a redemption", "`[[debt.redemptions]]`" {
        /// Who decides on it: the `issuer` calls them, or the `holders` sell them back.
        required by: By = "holders";
        /// On this day.
        optional on: Located<NaiveDate> = "2028-04-01";
        /// From this day on.
        optional from: Located<NaiveDate> = "2028-04-06";
        /// Until this day.
        optional until: Located<NaiveDate> = "2030-02-01";
        /// At which price, in percent of the principal.
        optional price: Percent = "100%";
        /// Under which conditions, retold.
        optional terms: Located<Box<str>> = "If the price of an ADS exceeds 130% of the conversion price.";
    }
}

table! {
    /// Transactions that limit what conversion dilutes.
    pub static CAPPED_CALL: CappedCall = "a capped call", "`[debt.capped_call]`" {
        /// What they cost.
        optional cost: Money = "US$41.5 million";
        /// The price up to which they do.
        optional cap_price: Price = "US$88.46 per ADS";
        /// How far that is above the price of reference of the conversion.
        optional cap_premium: Percent = "100%";
    }
}
