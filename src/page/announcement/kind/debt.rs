//! An issue of debt: principal and coupon, when it matures, what it converts into.

use crate::address::Site;
use crate::domain::kind::debt::{By, CappedCall, Conversion, Debt, Redemption, Status};
use crate::domain::{Amount, Located};
use crate::page::announcement::contents::{self, Entry};
use crate::page::component::moment::{self, MomentView};
use crate::words::term::Term;
use crate::words::{self, Words};
use chrono::NaiveDate;
use serde::Serialize;

/// What only an issue of debt shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// What the securities are called.
    pub name: String,
    /// The principal, as printed.
    pub principal: String,
    /// The coupon, as printed.
    pub coupon: Option<String>,
    /// How far the issue has got.
    pub status: Option<&'static str>,
    /// The option for more, as printed.
    pub option: Option<String>,
    /// Until when it can be exercised.
    pub option_until: Option<MomentView>,
    /// What they pay, in words.
    pub coupon_wording: Option<String>,
    /// When they are issued.
    pub issued: Option<MomentView>,
    /// Names and what is said, of the terms.
    pub terms: Vec<(&'static str, String)>,
    /// Names and what is said, of the conversion.
    pub conversion: Vec<(&'static str, String)>,
    /// Under which conditions they are converted.
    pub conversion_terms: Option<String>,
    /// When they can end early.
    pub redemptions: Vec<RedemptionView>,
    /// Names and what is said, of the proceeds.
    pub proceeds: Vec<(&'static str, String)>,
    /// Who takes part: names and roles.
    pub parties: Vec<(String, String)>,
}

/// When securities can end early.
#[derive(Debug, Serialize)]
pub struct RedemptionView {
    /// By whom.
    pub by: &'static str,
    /// On which days.
    pub days: Option<String>,
    /// At which price, as printed.
    pub price: Option<String>,
    /// Under which conditions.
    pub terms: Option<String>,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        let converts = !self.conversion.is_empty() || self.conversion_terms.is_some();
        contents::shown(&[
            (true, "debt_terms", words.term(Term::DebtTerms)),
            (converts, "debt_conversion", words.term(Term::Conversion)),
            (!self.redemptions.is_empty(), "debt_redemption", words.term(Term::Redemption)),
            (!self.proceeds.is_empty(), "net_proceeds", words.term(Term::Proceeds)),
            (!self.parties.is_empty(), "issue_parties", words.term(Term::Parties)),
        ])
    }
}

/// The facts of an issue of debt.
pub fn facts(site: &Site<'_>, debt: &Debt) -> Facts {
    let zones = &site.edition.config().zones;
    let words = words::of(&site.edition.config().language);
    let parties = debt.parties.iter().map(|party| (party.name.to_string(), party.role.to_string()));
    Facts {
        name: debt.name.value.to_string(),
        principal: debt.principal.printed.to_string(),
        coupon: printed(&debt.coupon),
        status: debt.status.map(|status| words.term(of_status(status))),
        option: printed(&debt.option),
        option_until: debt.option_until.as_ref().map(|at| moment::moment(at, zones, words)),
        coupon_wording: located(&debt.coupon_wording),
        issued: debt.issued.as_ref().map(|at| moment::moment(at, zones, words)),
        terms: terms(debt, words),
        conversion: conversion(debt.conversion.as_ref(), debt.capped_call.as_ref(), words),
        conversion_terms: debt.conversion.as_ref().and_then(|it| located(&it.terms)),
        redemptions: debt.redemptions.iter().map(|it| redemption(it, words)).collect(),
        proceeds: proceeds(debt, words),
        parties: parties.collect(),
    }
}

fn printed(amount: &Option<Located<Amount>>) -> Option<String> {
    amount.as_ref().map(|amount| amount.printed.to_string())
}

fn text(text: &Option<Box<str>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

fn located(text: &Option<Located<Box<str>>>) -> Option<String> {
    text.as_ref().map(|text| text.to_string())
}

fn date(day: &Option<Located<NaiveDate>>, words: &dyn Words) -> Option<String> {
    day.as_ref().map(|day| words.date(day.value))
}

const fn of_status(status: Status) -> Term {
    match status {
        Status::Proposed => Term::Proposed,
        Status::Priced => Term::Priced,
        Status::Completed => Term::Completed,
    }
}

/// What is said, with its names.
fn named(stated: Vec<(Term, Option<String>)>, words: &dyn Words) -> Vec<(&'static str, String)> {
    stated.into_iter().filter_map(|(term, says)| Some((words.term(term), says?))).collect()
}

fn terms(debt: &Debt, words: &dyn Words) -> Vec<(&'static str, String)> {
    let days = debt.interest_days.iter().map(|it| words.day_of_year(it.month, it.day)).collect::<Vec<_>>();
    let stated = vec![
        (Term::IssuePrice, printed(&debt.issue_price)),
        (Term::Denomination, printed(&debt.denomination)),
        (Term::InterestPaid, (!days.is_empty()).then(|| words.listed(&days))),
        (Term::FirstInterest, date(&debt.first_interest, words)),
        (Term::Maturity, date(&debt.maturity, words)),
        (Term::Ranking, located(&debt.ranking)),
        (Term::ListedOn, text(&debt.exchange)),
        (Term::Isin, text(&debt.isin)),
    ];
    named(stated, words)
}

fn conversion(it: Option<&Conversion>, call: Option<&CappedCall>, words: &dyn Words) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    if let Some(it) = it {
        let rate = it.rate.as_ref().map(|rate| match &it.per {
            Some(per) => words.rate_per(&rate.printed, &per.printed),
            None => rate.printed.to_string(),
        });
        let reference = match (&it.reference_price, &it.reference) {
            (Some(price), Some(what)) => Some(format!("{} ({what})", price.printed)),
            (Some(price), None) => Some(price.printed.to_string()),
            (None, what) => text(what),
        };
        let days = match (&it.from, &it.until) {
            (Some(from), Some(until)) => Some(words.days(from.value, until.value)),
            (Some(from), None) => Some(words.since_day(from.value)),
            (None, Some(until)) => Some(words.until_day(until.value)),
            (None, None) => None,
        };
        all.extend([
            (Term::ConversionRate, rate),
            (Term::ConversionPrice, printed(&it.price)),
            (Term::Premium, printed(&it.premium)),
            (Term::ReferencePrice, reference),
            (Term::ConvertsInto, printed(&it.shares)),
            (Term::ConvertibleDays, days),
        ]);
    }
    if let Some(call) = call {
        all.extend([
            (Term::CapPrice, printed(&call.cap_price)),
            (Term::CapPremium, printed(&call.cap_premium)),
            (Term::CapCost, printed(&call.cost)),
        ]);
    }
    named(all, words)
}

fn redemption(it: &Redemption, words: &dyn Words) -> RedemptionView {
    let days = match (&it.on, &it.from, &it.until) {
        (Some(on), ..) => Some(words.date(on.value)),
        (None, Some(from), Some(until)) => Some(words.days(from.value, until.value)),
        (None, Some(from), None) => Some(words.since_day(from.value)),
        (None, None, Some(until)) => Some(words.until_day(until.value)),
        (None, None, None) => None,
    };
    let by = match it.by {
        By::Issuer => Term::RedeemedByIssuer,
        By::Holders => Term::SoldBackByHolders,
    };
    RedemptionView { by: words.term(by), days, price: printed(&it.price), terms: located(&it.terms) }
}

fn proceeds(debt: &Debt, words: &dyn Words) -> Vec<(&'static str, String)> {
    let stated = vec![
        (Term::GrossProceeds, printed(&debt.gross_proceeds)),
        (Term::Expenses, printed(&debt.expenses)),
        (Term::NetProceeds, printed(&debt.net_proceeds)),
        (Term::NetProceedsWithOption, printed(&debt.net_proceeds_with_option)),
        (Term::UseOfProceeds, located(&debt.use_of_proceeds)),
    ];
    named(stated, words)
}
