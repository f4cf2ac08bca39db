//! Cash dividends: how much, for what, to whom and when.
//!
//! A document declares one or several. What holds for all holders stands in [`Distribution::terms`]; what a listing, a class or
//! a register has of its own, such as its ex-date, in [`Distribution::apart`]. Anything but the amount may be missing: a press
//! release tells three days, the exchanges' forms two dozen fields.

mod facts;

use crate::domain::slug;
use crate::domain::span::Name;
use crate::domain::{Amount, Conversion, Field, Located, Moment, Period, Span};
use chrono::NaiveDate;
use std::borrow::Cow;

/// What a document says of dividends.
#[derive(Clone, Debug)]
pub struct Dividend {
    /// The dividends, in the document's order; at least one.
    pub distributions: Vec<Distribution>,
}

/// A dividend.
#[derive(Clone, Debug)]
pub struct Distribution {
    /// What it is called among several of the document: its `id`, or its type in the form of one; empty where it has neither.
    pub tag: Box<str>,
    /// Title of the announcement on a form.
    pub form_title: Option<Box<str>>,
    /// On a form: `New announcement`, `Update to previous announcement`, ...
    pub status: Option<Box<str>>,
    /// `Interim (Semi-annual)`, `Final`, `Special`, ...
    pub dividend_type: Option<Box<str>>,
    /// `Ordinary` or `Special`.
    pub nature: Option<Box<str>>,
    /// The period that it is for, where that is typed as one.
    pub period: Option<Located<Period>>,
    /// End of the financial year.
    pub financial_year_end: Option<Located<NaiveDate>>,
    /// End of the reporting period that it is declared for.
    pub reporting_period_end: Option<Located<NaiveDate>>,
    /// The dividend per share, or per ADS where it is declared so. Nothing where only its components are stated.
    pub declared: Option<Field<Located<Amount>>>,
    /// The same per ADS, where the document states both.
    pub declared_per_ads: Option<Field<Located<Amount>>>,
    /// What it is made up of.
    pub components: Vec<Component>,
    /// The class of shares that it is paid on, by its id.
    pub share_class: Option<Name>,
    /// When shareholders approve.
    pub shareholder_approval: Option<Field<Located<NaiveDate>>>,
    /// How far it is franked, as printed: a credit for tax that the company paid (Australia).
    pub franking: Option<Field<Box<str>>>,
    /// What holders may choose.
    pub elections: Vec<Election>,
    /// What holds for all holders.
    pub terms: Terms,
    /// What some holders have of their own.
    pub apart: Vec<Terms>,
    /// Listed warrants and convertible securities, as printed.
    pub warrants: Option<Field<Box<str>>>,
    /// Multi-counter stock code and currency, as printed.
    pub multi_counter: Option<Field<Box<str>>>,
    /// Other related stock codes and names, as printed.
    pub other_codes: Option<Field<Box<str>>>,
    /// Other information, as printed.
    pub other_information: Option<Field<Box<str>>>,
    /// Where it stands.
    pub span: Span,
}

/// A part of a dividend: the ordinary and the special one that are paid together, or what is franked and what isn't.
#[derive(Clone, Debug)]
pub struct Component {
    /// `Final`, `Special`, `Franked`, as printed.
    pub name: Box<str>,
    /// What it is per share or per ADS; in several currencies, once in each. At least one.
    pub amounts: Vec<Located<Amount>>,
}

/// What holders may choose, such as shares instead of cash or another currency.
#[derive(Clone, Debug)]
pub struct Election {
    /// `Dividend reinvestment plan`, `Scrip dividend`, `Currency election`, as printed.
    pub name: Box<str>,
    /// Until when.
    pub deadline: Option<Field<Located<Moment>>>,
    /// On which terms, as printed.
    pub terms: Option<Box<str>>,
    /// Where it stands.
    pub span: Span,
}

/// Who is paid how much, and when.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The listing that they are for, by its id.
    pub listing: Option<Name>,
    /// Whom they are for, where that isn't a listing or says more: `Holders of ADSs`.
    pub holders: Option<Box<str>>,
    /// The stock code as printed on a form; compared with the listing's, leading zeros aside.
    pub stock_code: Option<Name>,
    /// Amount in the currency that is paid by default.
    pub default_payment: Option<Field<Located<Amount>>>,
    /// The exchange rate from the currency that it is declared in.
    pub exchange_rate: Option<Field<Located<Conversion>>>,
    /// The day whose rate that is.
    pub conversion_date: Option<Field<Located<Moment>>>,
    /// First day without the dividend.
    pub ex_date: Option<Field<Located<Moment>>>,
    /// Last time to lodge transfers.
    pub last_lodgement: Option<Field<Located<Moment>>>,
    /// The days on which the register is closed.
    pub book_close: Option<Field<Located<BookClosure>>>,
    /// Who is on the register then is entitled.
    pub record_date: Option<Field<Located<Moment>>>,
    /// When the dividend is paid.
    pub payment_date: Option<Field<Located<Moment>>>,
    /// Id of the registrar.
    pub registrar: Option<Field<Name>>,
    /// Id of the registrar's place, where transfers are lodged.
    pub registrar_place: Option<Field<Name>>,
    /// Withholding tax, as printed.
    pub withholding_tax: Option<Field<Box<str>>>,
    /// Where they stand.
    pub span: Span,
}

/// What holds for some holders.
#[derive(Clone, Copy, Debug)]
pub struct Holders<'a> {
    /// What they have of their own; of all holders, what all have.
    pub own: &'a Terms,
    /// What holds for them where they have nothing else.
    pub common: &'a Terms,
}

impl<'a> Holders<'a> {
    /// The value of a field, their own or else that of all.
    #[must_use]
    pub fn stated<T>(self, field: impl Fn(&'a Terms) -> &'a Option<Field<T>>) -> Option<&'a T> {
        field(self.own).as_ref().or(field(self.common).as_ref()).and_then(Field::stated)
    }

    /// Whether these are all holders.
    #[must_use]
    pub fn are_all(self) -> bool {
        std::ptr::eq(self.own, self.common)
    }
}

/// The days on which a register is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookClosure {
    /// The first one.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
}

/// What makes a dividend the same one in another document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Identity<'a> {
    /// What it is called among those of its period.
    pub tag: &'a str,
    /// The last day of the period that it is for.
    pub end: NaiveDate,
}

impl Dividend {
    /// The dividends, each with what it is called; a single one needs no name.
    pub fn named(&self) -> impl Iterator<Item = (&Distribution, &str)> {
        let is_single = self.distributions.len() == 1;
        self.distributions.iter().map(move |it| (it, if is_single { "" } else { &*it.tag }))
    }

    /// Which dividend, known to other documents as well, a figure of these is of, by the figure's key; `None` where the
    /// document doesn't say enough to tell it from another.
    #[must_use]
    pub fn identity(&self, key: &str) -> Option<Identity<'_>> {
        self.named().find_map(|(it, tag)| {
            let own = key == figure_key(&[tag, "declared"]) || key == figure_key(&[tag, "declared-per-ads"]);
            if own && it.components.is_empty() { it.identity() } else { None }
        })
    }
}

impl Distribution {
    /// The last day of the period that it is for.
    #[must_use]
    pub fn period_end(&self) -> Option<Located<NaiveDate>> {
        let period = self.period.map(|it| Located::new(it.value.end(), it.span));
        period.or(self.reporting_period_end).or(self.financial_year_end)
    }

    /// The last day of the part of a year that it is for, where that is stated.
    #[must_use]
    pub fn own_period_end(&self) -> Option<NaiveDate> {
        self.period.map(|it| it.value.end()).or(self.reporting_period_end.map(|it| it.value))
    }

    /// What makes it the same one elsewhere; `None` where the document doesn't say enough to tell it from another: of special
    /// dividends there may be several in a period, and of interim ones in a year.
    #[must_use]
    pub fn identity(&self) -> Option<Identity<'_>> {
        let is_of_period = self.period.is_some() || self.reporting_period_end.is_some() || self.is_final();
        let is_single = is_of_period && !self.tag.is_empty() && !self.tag.contains("special");
        self.period_end().filter(|_| is_single).map(|end| Identity { tag: &self.tag, end: end.value })
    }

    /// Whether its type says that it is the last one of a financial year.
    #[must_use]
    pub fn is_final(&self) -> bool {
        let is_word = |word: &&str| matches!(*word, "final" | "annual" | "yearly" | "year");
        let is_part = |word: &str| matches!(word, "semi" | "bi" | "half" | "mid" | "interim");
        self.tag.split('-').any(|word| is_word(&word)) && !self.tag.split('-').any(is_part)
    }

    /// Whether it is a special one, by its nature or type.
    #[must_use]
    pub fn is_special(&self) -> bool {
        let nature = self.nature.iter().chain(&self.dividend_type);
        nature.into_iter().any(|it| it.to_lowercase().contains("special")) || self.tag.contains("special")
    }

    /// All terms, those for all holders first.
    pub fn all_terms(&self) -> impl Iterator<Item = &Terms> {
        std::iter::once(&self.terms).chain(&self.apart)
    }

    /// The terms of all holders, and then what holds for those who have some of their own.
    pub fn holders(&self) -> impl Iterator<Item = Holders<'_>> {
        self.all_terms().map(|own| Holders { own, common: &self.terms })
    }

    /// What some of its terms are called in keys: nothing where they are for all holders.
    #[must_use]
    pub fn terms_tag<'a>(&self, terms: &'a Terms) -> Cow<'a, str> {
        if std::ptr::eq(terms, &self.terms) { Cow::Borrowed("") } else { terms.tag() }
    }

    /// The amount that it is declared as.
    #[must_use]
    pub fn amount(&self) -> Option<&Located<Amount>> {
        crate::domain::field::stated(&self.declared)
    }
}

impl Terms {
    /// What they are called: by their listing, or else by their holders.
    #[must_use]
    pub fn tag(&self) -> Cow<'_, str> {
        match (&self.listing, &self.holders) {
            (Some(listing), _) => Cow::Borrowed(&listing.value),
            (None, Some(holders)) => Cow::Owned(slug(holders)),
            (None, None) => Cow::Borrowed(""),
        }
    }
}

/// The key of a figure: `dividend.declared`, `dividend.special.asx.default-payment`.
fn figure_key(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.fold("dividend".to_owned(), |key, part| key + "." + part)
}
