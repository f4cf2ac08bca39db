//! The fields of the cash dividend form of the Hong Kong exchange.

use super::{Amount, Located, Moment, span::Name};
use chrono::NaiveDate;

/// A field of a form: filled in, or marked as not applicable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field<T> {
    /// The form has a value.
    Stated(T),
    /// The form says `Not applicable`.
    NotApplicable,
}

/// A cash dividend.
#[derive(Clone, Debug)]
pub struct Dividend {
    /// Title of the announcement on the form.
    pub form_title: Box<str>,
    /// `New announcement`, `Update to previous announcement`, ...
    pub status: Box<str>,
    /// `Interim (Semi-annual)`, `Final`, `Special`, ...
    pub dividend_type: Box<str>,
    /// `Ordinary` or `Special`.
    pub nature: Box<str>,
    /// End of the financial year.
    pub financial_year_end: Located<NaiveDate>,
    /// End of the reporting period that the dividend is declared for.
    pub reporting_period_end: Located<NaiveDate>,
    /// The dividend per share.
    pub declared: Located<Amount>,
    /// When shareholders approve.
    pub shareholder_approval: Field<NaiveDate>,
    /// Amount in the currency that it is paid in by default.
    pub default_payment: Located<Amount>,
    /// The exchange rate as printed on the form.
    pub exchange_rate: Box<str>,
    /// First day without the dividend.
    pub ex_date: Located<Moment>,
    /// Last time to lodge transfers.
    pub last_lodgement: Option<Located<Moment>>,
    /// The days on which the register is closed.
    pub book_close: Field<(NaiveDate, NaiveDate)>,
    /// Who is on the register then is entitled.
    pub record_date: Located<Moment>,
    /// When the dividend is paid.
    pub payment_date: Located<Moment>,
    /// Id of the registrar.
    pub registrar: Name,
    /// Id of the registrar's place, where transfers are lodged.
    pub registrar_place: Name,
    /// Withholding tax, as printed.
    pub withholding_tax: Field<Box<str>>,
    /// Listed warrants and convertible securities, as printed.
    pub warrants: Field<Box<str>>,
    /// Multi-counter stock code and currency, as printed.
    pub multi_counter: Field<Box<str>>,
    /// Other related stock codes and names, as printed.
    pub other_codes: Field<Box<str>>,
    /// Other information, as printed.
    pub other_information: Option<Box<str>>,
    /// Id of the listing that the form is for.
    pub listing: Name,
    /// The stock code as printed on the form; compared with the listing's, leading zeros aside.
    pub stock_code: Name,
}
