//! The fields of the cash dividend form of the Hong Kong exchange.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{DividendDay, Occasion, Title};
use crate::domain::{Amount, Located, Moment, Span, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::borrow::Cow;

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

impl Facts for Dividend {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        names.push(Named::Organization(&self.registrar));
        names.push(Named::Place(&self.registrar_place));
        names.push(Named::Listing(&self.listing));
    }

    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        let amount: &'a str = &self.declared.value.printed;
        let listing: &'a str = &self.listing.value;
        let end = (self.reporting_period_end.value, zone, self.reporting_period_end.span);
        let title = Title::DividendPeriodEnds(amount);
        occasions.push(Occasion::on("period-end", EventKind::PeriodEnd, title, "end of the reporting period", end));
        let mut push = |key, kind, day, name, at| {
            occasions.push(Occasion::at(key, kind, Title::Dividend(day, listing, amount), name, at));
        };
        let at = |it: &Located<Moment>| (it.value.clone(), it.span);
        push("ex-date", EventKind::ExDate, DividendDay::Ex, "ex-date", at(&self.ex_date));
        if let Some(it) = &self.last_lodgement {
            let name = "last time to lodge transfers";
            push("last-lodgement", EventKind::Deadline, DividendDay::LastLodgement, name, at(it));
        }
        push("record-date", EventKind::RecordDate, DividendDay::Record, "record date", at(&self.record_date));
        push("payment", EventKind::Payment, DividendDay::Payment, "payment date", at(&self.payment_date));
        let (of_record, span) = (self.record_date.value.zone, self.record_date.span);
        if let Field::Stated((from, to)) = self.book_close {
            let day = |day| (Moment::day(day, of_record), span);
            let name = "first day of the book closure";
            push("book-closure", EventKind::Other, DividendDay::BookCloses, name, day(from));
            let name = "last day of the book closure";
            push("book-closure-end", EventKind::Other, DividendDay::BookClosureEnds, name, day(to));
        }
        if let Field::Stated(day) = self.shareholder_approval {
            let (title, name) = (Title::DividendApproved(amount), "shareholders' approval");
            occasions.push(Occasion::on("approval", EventKind::Other, title, name, (day, of_record, span)));
        }
    }

    fn figures<'a>(&'a self, figures: &mut Vec<OwnFigure<'a>>) {
        for (key, amount) in
            [("dividend.declared", &self.declared), ("dividend.default-payment", &self.default_payment)]
        {
            let (key, anchor) = (Cow::Borrowed(key), Cow::Borrowed("dividend_amount"));
            figures.push(OwnFigure { key, period: None, amount, label: None, anchor });
        }
    }

    fn texts<'a>(&'a self, _texts: &mut Vec<(&'a str, Span)>) {}

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}
