//! Dividends: the table `[dividend]`, or one `[[dividend]]` each where a document declares several.

mod amount;
mod terms;

use crate::decode::amount::PerDepositaryShare;
use crate::decode::declaration::Shape;
use crate::decode::id::Id;
use crate::decode::reader::{Reader, Value};
use crate::decode::table::table;
use crate::decode::value::FromToml;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::dividend::{Component, Distribution, Dividend, Election, Terms};
use crate::domain::span::Name;
use crate::domain::{Conversion, Field, Located, Moment, Period, slug};
use amount::PerOne;
use chrono::NaiveDate;
use terms::BookClosure;
pub use terms::{BOOK_CLOSURE, TERMS};

table! {
    /// A dividend. Its amount alone must be said; what a document leaves out is left out here, and what it leaves open is
    /// `"To be announced"`. Where it declares several, each is a `[[dividend]]` of its own.
    pub static DIVIDEND: Distribution = "a dividend", "`[dividend]`, or `[[dividend]]` of several" {
        /// What it is called in keys, among several of the document; its type where left out.
        optional id: Id = "special";
        /// The type of the dividend.
        optional dividend_type as "type": Box<str> = "Interim (Semi-annual)";
        /// Its nature.
        optional nature: Box<str> = "Ordinary";
        /// The period that it is for.
        optional period: Located<Period> = "2024-Q4";
        /// The end of the financial year.
        optional financial_year_end: Located<NaiveDate> = "2023-12-31";
        /// The end of the period that it is declared for, where the document states a day.
        optional reporting_period_end: Located<NaiveDate> = "2023-12-31";
        /// The dividend per share, or per ADS where it is declared so.
        when("without `components`") declared: Field<PerOne> = "USD 0.29 per share";
        /// The same per ADS, where the document states both; compared by `shares_per_ads`.
        optional declared_per_ads: Field<PerDepositaryShare> = "USD 0.58 per ADS";
        /// What it is made up of, where the document says; these sum to it.
        list components: Component;
        /// The class of shares that it is paid on, by its id; where the issuer has several.
        optional share_class: Name = "class-a";
        /// When shareholders approve it.
        optional shareholder_approval: Field<Located<NaiveDate>> = "Not applicable";
        /// The amount in the currency in which it is paid by default.
        optional default_payment: Field<PerOne> = "HKD 2.262 per share";
        /// The exchange rate from the declared currency as printed, in either direction.
        optional exchange_rate: Field<Located<Conversion>> = "USD 1 : HKD 7.8";
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
        /// What holders may choose: shares, another currency.
        list elections: Election;
        /// How far it is franked, as printed.
        optional franking: Field<Box<str>> = "Fully franked";
        /// Withholding tax, as printed.
        optional withholding_tax: Field<Box<str>> = "Not applicable";
        /// The registrar: the id of an organization.
        optional registrar: Field<Name> = "computershare";
        /// Where transfers are lodged: the id of a place.
        optional registrar_place: Field<Name> = "computershare-shop";
        /// The listing that it is for, by its id; left out where it is for several.
        optional listing: Name = "hkex";
        /// The stock code as printed; leading zeros don't count.
        optional stock_code: Name = "9990";
        /// What holders on a listing, of a class or on a register have of their own.
        list apart as "listings": Terms;
        /// The title on a form.
        optional form_title: Box<str> = "Dividend Announcement for the Second Half of 2023";
        /// On a form: whether it is new or updates another.
        optional status: Box<str> = "New announcement";
        /// On a form: listed warrants and convertible securities, as printed.
        optional warrants: Field<Box<str>> = "Not applicable";
        /// On a form: multi-counter stock code and currency, as printed.
        optional multi_counter: Field<Box<str>> = "Not applicable";
        /// On a form: other related stock codes and names, as printed.
        optional other_codes: Field<Box<str>> = "Not applicable";
        /// On a form: other information, as printed.
        optional other_information: Field<Box<str>> = "Nasdaq symbol of the ADSs: EXMP";
    }
    also |fields, _| {
        if !fields.has("declared") && components.is_empty() {
            fields.missing(&["declared", "components"]);
        }
    }
    => |fields, _| {
        let tag = match &id {
            Some(id) => (*id.value).into(),
            None => dividend_type.as_deref().map(tag).unwrap_or_default(),
        };
        Some(Self {
            tag,
            form_title,
            status,
            dividend_type,
            nature,
            period,
            financial_year_end,
            reporting_period_end,
            declared,
            declared_per_ads,
            components,
            share_class,
            shareholder_approval,
            franking,
            elections,
            terms: Terms {
                listing,
                holders: None,
                stock_code,
                default_payment,
                exchange_rate,
                conversion_date,
                ex_date,
                last_lodgement,
                book_close,
                record_date,
                payment_date,
                registrar,
                registrar_place,
                withholding_tax,
                span: fields.span(),
            },
            apart,
            warrants,
            multi_counter,
            other_codes,
            other_information,
            span: fields.span(),
        })
    }
}

table! {
    /// A part of a dividend.
    pub static COMPONENT: Component = "a component", "`[[dividend.components]]`" {
        /// What it is called, as printed.
        required name: Box<str> = "Special";
        /// What it is per share or per ADS; where it is told in several currencies, once in each.
        some amounts: PerOne = r#"["US$1.80 per share", "A$2.6 per share"]"#;
    }
}

table! {
    /// What holders may choose.
    pub static ELECTION: Election = "an election", "`[[dividend.elections]]`" {
        /// What it is called, as printed.
        required name: Box<str> = "Dividend Reinvestment Plan";
        /// Until when.
        optional deadline: Field<Located<Moment>>;
        /// On which terms, as printed.
        optional terms: Box<str> = "Shares at the average price of five days";
    }
    with span
}

/// What a type is called in keys: without the words that every dividend has.
fn tag(dividend_type: &str) -> Box<str> {
    let words = slug(dividend_type);
    let telling = words.split('-').filter(|word| !matches!(*word, "dividend" | "dividends" | "cash" | "ordinary"));
    let tag = telling.collect::<Vec<_>>().join("-");
    if tag.is_empty() { words.into() } else { tag.into() }
}

impl FromToml for Dividend {
    type Output = Self;
    const SHAPE: Shape = Shape::Either(&[Distribution::SHAPE, Shape::List(&Distribution::SHAPE)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        if value.get_ref().as_array().is_none() {
            return Distribution::from_toml(value, reader).map(|it| Self { distributions: vec![it] });
        }
        let distributions = Vec::<Distribution>::from_toml(value, reader)?;
        if distributions.is_empty() {
            return reader.refuse(Code::MissingKey, value, "there is no dividend", "declare one, with its amount");
        }
        for (at, it) in distributions.iter().enumerate().skip(1) {
            if let Some(first) = distributions[..at].iter().find(|first| first.tag == it.tag) {
                let message = match &*it.tag {
                    "" => "two dividends of a document need types or ids to tell them apart".to_owned(),
                    tag => format!("a second dividend `{tag}`"),
                };
                let finding = Diagnostic::error(Code::DuplicateId, it.span, message).related(first.span, "first here");
                reader.findings.push(finding.help("give one of them an `id`: keys and addresses could mean either"));
                return None;
            }
        }
        Some(Self { distributions })
    }
}
