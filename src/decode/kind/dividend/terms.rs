//! What some holders have of their own, and the days on which a register is closed.

use super::PerOne;
use crate::decode::table::table;
use crate::diagnostic::Code;
use crate::domain::kind::dividend::{self, Terms};
use crate::domain::span::Name;
use crate::domain::{Conversion, Field, Located, Moment};
use chrono::NaiveDate;

table! {
    /// What holders on a listing, of a class or on a register have of their own. What is left out is as for all.
    pub static TERMS: Terms = "terms of holders", "`[[dividend.listings]]`" {
        /// The listing, by its id.
        optional listing: Name = "hkex";
        /// Whom they are for, as printed.
        when("without `listing`") holders: Box<str> = "Holders of ADSs";
        /// The stock code as printed; leading zeros don't count.
        optional stock_code: Name = "9990";
        /// The amount that is paid by default.
        optional default_payment: Field<PerOne> = "A$2.6 per share";
        /// The exchange rate from the declared currency as printed, in either direction.
        optional exchange_rate: Field<Located<Conversion>> = "AUD 1 : USD 0.6808";
        /// The day whose rate that is.
        optional conversion_date: Field<Located<Moment>>;
        /// The first day without the dividend.
        optional ex_date: Field<Located<Moment>>;
        /// The last time to lodge transfers.
        optional last_lodgement: Field<Located<Moment>>;
        /// The days on which the register is closed.
        optional book_close: Field<Located<BookClosure>> = "Not applicable";
        /// Who is on the register then is entitled.
        optional record_date: Field<Located<Moment>>;
        /// When the dividend is paid.
        optional payment_date: Field<Located<Moment>>;
        /// Withholding tax, as printed.
        optional withholding_tax: Field<Box<str>> = "Not applicable";
        /// The registrar: the id of an organization.
        optional registrar: Field<Name> = "computershare";
        /// Where transfers are lodged: the id of a place.
        optional registrar_place: Field<Name> = "computershare-shop";
    }
    also |fields, _| {
        if !fields.has("listing") && !fields.has("holders") {
            fields.missing(&["listing", "holders"]);
        }
    }
    with span
}

/// The days on which the register is closed.
pub(super) struct BookClosure;

table! {
    /// The days on which the register is closed.
    pub static BOOK_CLOSURE: BookClosure => dividend::BookClosure = "a book closure", "`book_close` of a dividend" {
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
        Some(dividend::BookClosure { from, to })
    }
}
