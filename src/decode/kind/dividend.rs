//! The cash dividend form: the table `[dividend]`.

use crate::decode::amount::PerSecurity;
use crate::decode::declaration::Shape;
use crate::decode::reader::{Reader, Value};
use crate::decode::table::table;
use crate::decode::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::kind::dividend::{Dividend, Field};
use crate::domain::span::Name;
use crate::domain::{Located, Moment};
use chrono::NaiveDate;

/// What a form prints where a field has nothing to tell.
const NOT_APPLICABLE: &str = "Not applicable";

table! {
    /// The cash dividend form of the Hong Kong exchange.
    pub static DIVIDEND: Dividend = "a dividend", "`[dividend]`" {
        /// The title on the form.
        required form_title: Box<str> = "Dividend Announcement for the Second Half of 2023";
        /// Whether it is new or updates another.
        required status: Box<str> = "New announcement";
        /// The type of the dividend.
        required dividend_type as "type": Box<str> = "Interim (Semi-annual)";
        /// Its nature.
        required nature: Box<str> = "Ordinary";
        /// The end of the financial year.
        required financial_year_end: Located<NaiveDate> = "2023-12-31";
        /// The end of the period that the dividend is declared for.
        required reporting_period_end: Located<NaiveDate> = "2023-12-31";
        /// The dividend per share or ADS.
        required declared: PerSecurity = "USD 0.29 per share";
        /// When shareholders approve it.
        required shareholder_approval: Field<NaiveDate> = "Not applicable";
        /// The amount in the currency in which it is paid by default.
        required default_payment: PerSecurity = "USD 0.29 per share";
        /// The exchange rate as printed.
        required exchange_rate: Box<str> = "USD 1 : USD 1";
        /// The first day without the dividend.
        required ex_date: Located<Moment>;
        /// The last time to lodge transfers.
        optional last_lodgement: Located<Moment>;
        /// The days on which the register is closed.
        required book_close: Field<BookClosure> = "Not applicable";
        /// Who is on the register then is entitled.
        required record_date: Located<Moment>;
        /// When the dividend is paid.
        required payment_date: Located<Moment>;
        /// The registrar: the id of an organization.
        required registrar: Name = "computershare";
        /// Where transfers are lodged: the id of a place.
        required registrar_place: Name = "computershare-shop";
        /// Withholding tax, as printed.
        required withholding_tax: Field<Box<str>> = "Not applicable";
        /// Listed warrants and convertible securities, as printed.
        required warrants: Field<Box<str>> = "Not applicable";
        /// Multi-counter stock code and currency, as printed.
        required multi_counter: Field<Box<str>> = "Not applicable";
        /// Other related stock codes and names, as printed.
        required other_codes: Field<Box<str>> = "Not applicable";
        /// Other information, as printed.
        optional other_information: Box<str> = "Nasdaq ADSs symbol: QFIN";
        /// The listing that the form is for, by its id.
        required listing: Name = "hkex";
        /// The stock code as printed; leading zeros don't count.
        required stock_code: Name = "03660";
    }
}

impl<T: FromToml> FromToml for Field<T> {
    type Output = Field<T::Output>;
    const SHAPE: Shape = Shape::Either(&[Shape::Word(&[NOT_APPLICABLE]), T::SHAPE]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self::Output> {
        match value.get_ref().as_str() {
            Some(text) if text.trim().eq_ignore_ascii_case(NOT_APPLICABLE) => Some(Field::NotApplicable),
            _ => T::from_toml(value, reader).map(Field::Stated),
        }
    }
}

/// The days on which the register is closed.
struct BookClosure;

table! {
    /// The days on which the register is closed.
    pub static BOOK_CLOSURE: BookClosure => (NaiveDate, NaiveDate) = "a book closure", "`book_close` of `[dividend]`" {
        /// The first day.
        required from: NaiveDate = "2024-04-12";
        /// The last day.
        required to: NaiveDate = "2024-04-15";
    }
    => |fields, reader| {
        if to < from {
            let message = format!("the register opens again ({to}) before it closes ({from})");
            let help = "compare both with the form: `from` is the first day";
            return reader.refuse_at(Code::DateOrder, fields.span(), message, help);
        }
        Some((from, to))
    }
}
