//! The cash dividend form: the table `[dividend]`.

use super::amount::{Counted, counting};
use super::fields::{Fields, FromToml, Reader, Value};
use crate::diagnostic::Code;
use crate::domain::dividend::{Dividend, Field};
use chrono::NaiveDate;

impl FromToml for Dividend {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a dividend", reader)?;
        let form_title = fields.required("form_title", reader);
        let status = fields.required("status", reader);
        let dividend_type = fields.required("type", reader);
        let nature = fields.required("nature", reader);
        let financial_year_end = fields.required("financial_year_end", reader);
        let reporting_period_end = fields.required("reporting_period_end", reader);
        let declared = counting(Counted::PerSecurity, fields.required("declared", reader), reader);
        let shareholder_approval = fields.required("shareholder_approval", reader);
        let default_payment = counting(Counted::PerSecurity, fields.required("default_payment", reader), reader);
        let exchange_rate = fields.required("exchange_rate", reader);
        let ex_date = fields.required("ex_date", reader);
        let last_lodgement = fields.optional("last_lodgement", reader);
        let book_close = fields.required("book_close", reader);
        let record_date = fields.required("record_date", reader);
        let payment_date = fields.required("payment_date", reader);
        let registrar = fields.required("registrar", reader);
        let registrar_place = fields.required("registrar_place", reader);
        let withholding_tax = fields.required("withholding_tax", reader);
        let warrants = fields.required("warrants", reader);
        let multi_counter = fields.required("multi_counter", reader);
        let other_codes = fields.required("other_codes", reader);
        let other_information = fields.optional("other_information", reader);
        let listing = fields.required("listing", reader);
        let stock_code = fields.required("stock_code", reader);
        fields.finish(reader);
        Some(Self {
            form_title: form_title?,
            status: status?,
            dividend_type: dividend_type?,
            nature: nature?,
            financial_year_end: financial_year_end?,
            reporting_period_end: reporting_period_end?,
            declared: declared?,
            shareholder_approval: shareholder_approval?,
            default_payment: default_payment?,
            exchange_rate: exchange_rate?,
            ex_date: ex_date?,
            last_lodgement,
            book_close: book_close?,
            record_date: record_date?,
            payment_date: payment_date?,
            registrar: registrar?,
            registrar_place: registrar_place?,
            withholding_tax: withholding_tax?,
            warrants: warrants?,
            multi_counter: multi_counter?,
            other_codes: other_codes?,
            other_information,
            listing: listing?,
            stock_code: stock_code?,
        })
    }
}

impl<T: FromToml> FromToml for Field<T> {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        match value.get_ref().as_str() {
            Some(text) if text.trim().eq_ignore_ascii_case("not applicable") => Some(Self::NotApplicable),
            _ => T::from_toml(value, reader).map(Self::Stated),
        }
    }
}

/// The days on which the register is closed.
impl FromToml for (NaiveDate, NaiveDate) {
    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, "a book closure", reader)?;
        let from = fields.required("from", reader);
        let to = fields.required("to", reader);
        fields.finish(reader);
        let (from, to): (NaiveDate, NaiveDate) = from.zip(to)?;
        if to < from {
            let message = format!("the register opens again ({to}) before it closes ({from})");
            return reader.refuse(
                Code::DateOrder,
                value,
                message,
                "compare both with the form: `from` is the first day",
            );
        }
        Some((from, to))
    }
}
