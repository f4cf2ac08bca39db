//! The amounts of dividends: as declared, per ADS, as paid, and what they are made up of.

use super::Of;
use crate::domain::ads::AdsRatio;
use crate::domain::field::stated;
use crate::domain::issuer::ShareClass;
use crate::domain::kind::dividend::{Distribution, Dividend};
use crate::domain::{Amount, Currency, Field, Unit, decimal};
use rust_decimal::Decimal;
use serde::Serialize;

/// An amount.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct AmountView {
    /// Which dividend it is, where there are several.
    pub what: Option<String>,
    /// The figure with its currency: `USD 0.29`; or that it is to be announced.
    pub amount: String,
    /// What follows it: `per share`.
    pub unit: String,
    /// Whom it is paid to, or how it was computed.
    pub note: Option<String>,
    /// Whether it is what is paid of an amount that is declared in another currency.
    pub is_paid: bool,
    /// Whether the archive computed it.
    pub is_computed: bool,
}

/// What a dividend is made up of.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ComponentTable {
    /// Which dividend, where there are several.
    pub what: Option<String>,
    /// The parts.
    pub rows: Vec<ComponentRow>,
    /// How many amounts the longest row has.
    pub columns: usize,
}

/// A part of a dividend.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ComponentRow {
    /// What it is called.
    pub name: String,
    /// What it is, once in each currency.
    pub amounts: Vec<String>,
}

/// All amounts, each dividend's in a row.
pub(super) fn amounts(of: &Of<'_>, dividend: &Dividend) -> Vec<AmountView> {
    let mut amounts = Vec::new();
    let is_single = dividend.distributions.len() == 1;
    for it in &dividend.distributions {
        let what = it.dividend_type.as_deref().filter(|_| !is_single).map(str::to_owned);
        let first = amounts.len();
        amounts.extend(declared(of, it));
        let per_ads = stated(&it.declared_per_ads).map(|amount| view(amount, None));
        amounts.extend(per_ads.or_else(|| per_ads_of(of, it)));
        let mut shown: Vec<Unit> =
            it.amount().into_iter().chain(stated(&it.declared_per_ads)).map(|it| it.unit).collect();
        for terms in it.all_terms() {
            let Some(payment) = stated(&terms.default_payment).filter(|it| !shown.contains(&it.unit)) else { continue };
            shown.push(payment.unit);
            let market = of.market(it, terms).filter(|_| !it.apart.is_empty());
            let rate = stated(&terms.exchange_rate).or_else(|| stated(&it.terms.exchange_rate));
            let rate = rate.filter(|rate| rate.currencies().iter().any(|it| Some(*it) == payment.unit.currency()));
            let note = of.words.paid(market, terms.holders.as_deref(), rate.map(|rate| &*rate.printed));
            amounts.push(AmountView { is_paid: true, ..view(payment, Some(note)) });
        }
        amounts[first..].iter_mut().for_each(|amount| amount.what.clone_from(&what));
    }
    amounts
}

/// The amount as declared, or else the sum of the components.
fn declared(of: &Of<'_>, it: &Distribution) -> Option<AmountView> {
    match &it.declared {
        Some(Field::Stated(amount)) => Some(view(amount, None)),
        Some(Field::ToBeAnnounced | Field::NotApplicable) => Some(AmountView {
            what: None,
            amount: of.words.to_be_announced().to_owned(),
            unit: String::new(),
            note: None,
            is_paid: false,
            is_computed: false,
        }),
        None => sum(of, it),
    }
}

/// What the components add up to, in the currency of the first.
fn sum(of: &Of<'_>, it: &Distribution) -> Option<AmountView> {
    let unit = it.components.first()?.amounts.first()?.unit;
    let parts = it.components.iter().map(|part| part.amounts.iter().find(|amount| amount.unit == unit));
    let parts: Vec<&Amount> = parts.map(|part| part.map(|part| &part.value)).collect::<Option<_>>()?;
    let [first, _, ..] = &*parts else { return parts.first().map(|part| view(part, None)) };
    let total = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.in_units()?))?;
    let figures: Vec<&str> = parts.iter().map(|part| split(part).0).collect();
    Some(AmountView {
        what: None,
        amount: in_currency(unit.currency()?, total),
        unit: split(first).1.to_owned(),
        note: Some(of.words.computed_sum(&figures.join(" + "))),
        is_paid: false,
        is_computed: true,
    })
}

/// An amount of money in whole units.
fn in_currency(currency: Currency, value: Decimal) -> String {
    format!("{}{}", currency.prefix(), decimal::grouped(value))
}

fn view(amount: &Amount, note: Option<String>) -> AmountView {
    let (figure, unit) = split(amount);
    AmountView {
        what: None,
        amount: figure.to_owned(),
        unit: unit.to_owned(),
        note,
        is_paid: false,
        is_computed: false,
    }
}

/// The printed figure with the sign or code of its currency, and the words that follow it.
fn split(amount: &Amount) -> (&str, &str) {
    let text = &*amount.printed;
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let ends = |at: &usize| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let end = text[digits..].match_indices(' ').map(|(at, _)| digits + at).find(ends).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

/// The amount per ADS, where the document states none and the dividend is that of the class that ADSs stand for.
fn per_ads_of(of: &Of<'_>, it: &Distribution) -> Option<AmountView> {
    let issuer = of.site.edition.issuer();
    let declared = it.amount().filter(|declared| matches!(declared.unit, Unit::PerShare(_)))?;
    let states = |unit: Unit| matches!(unit, Unit::PerAds(_));
    let is_stated = it.all_terms().any(|terms| stated(&terms.default_payment).is_some_and(|it| states(it.unit)))
        || of.announcement.figures.iter().any(|figure| states(figure.amount.unit));
    let ads = issuer.ads.as_ref().filter(|_| !is_stated && it.declared_per_ads.is_none())?;
    let class = class(of, it).filter(|class| class.id.value == ads.class.value)?;
    let ratio: AdsRatio = ads.ratio_on(of.announcement.dated.value);
    let value = ratio.times(declared.value.value)?;
    let (figure, unit) = split(declared);
    let (start, end) = (figure.find(|c: char| c.is_ascii_digit())?, figure.rfind(|c: char| c.is_ascii_digit())? + 1);
    // What is declared for several shares isn't what one gets.
    let is_for_one = Amount::parse(&declared.printed[..end], &of.announcement.conventions)
        .is_ok_and(|printed| printed.value == declared.value.value);
    let (amount, figure) = match is_for_one {
        true => (format!("{}{}{}", &figure[..start], decimal::grouped(value), &figure[end..]), figure.to_owned()),
        false => {
            let currency = declared.unit.currency()?;
            (in_currency(currency, ratio.times(declared.in_units()?)?), in_currency(currency, declared.in_units()?))
        }
    };
    let hundredths = unit.find("per ").map(|at| &unit[..at]).filter(|_| is_for_one).unwrap_or_default();
    let ratio_text = of.words.ads_ratio(ratio, &class.name);
    Some(AmountView {
        what: None,
        amount,
        unit: format!("{hundredths}per ADS"),
        note: Some(of.words.computed_per_ads(&format!("{ratio} × {figure}"), &ratio_text)),
        is_paid: false,
        is_computed: true,
    })
}

/// The class of shares that a dividend is paid on: the one that it names, the one that is listed where it is paid, or the issuer's
/// only one.
fn class<'s>(of: &'s Of<'_>, it: &Distribution) -> Option<&'s ShareClass> {
    let issuer = of.site.edition.issuer();
    if let Some(class) = &it.share_class {
        return issuer.share_class(&class.value);
    }
    if let [class] = &*issuer.share_classes {
        return Some(class);
    }
    let listing = it.terms.listing.as_ref().map(|id| &*id.value).or(of.announcement.only_listing())?;
    let security = &issuer.listing(listing)?.security;
    issuer.share_classes.iter().find(|class| class.name.eq_ignore_ascii_case(security))
}

/// What each dividend is made up of.
pub(super) fn components(dividend: &Dividend) -> Vec<ComponentTable> {
    let is_single = dividend.distributions.len() == 1;
    let has_components = dividend.distributions.iter().filter(|it| !it.components.is_empty());
    has_components
        .map(|it| ComponentTable {
            what: it.dividend_type.as_deref().filter(|_| !is_single).map(str::to_owned),
            rows: it
                .components
                .iter()
                .map(|part| ComponentRow {
                    name: part.name.to_string(),
                    amounts: part.amounts.iter().map(|it| it.printed.to_string()).collect(),
                })
                .collect(),
            columns: it.components.iter().map(|part| part.amounts.len()).max().unwrap_or_default(),
        })
        .collect()
}
