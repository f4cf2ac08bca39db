//! A dividend: what is paid, per ADS and in other currencies, and what it is made up of.

use crate::audit::book::Book;
use crate::audit::rule::{Failure, Made, Rule, Tie};
use crate::audit::value::{Interval, Value};
use crate::domain::field::stated;
use crate::domain::figure::Figure;
use crate::domain::kind::dividend::{Component, Distribution, Dividend, Holders};
use crate::domain::{Amount, Located, Span, Unit};

/// Ties what the document states.
pub(super) fn ties(book: &Book<'_>, dividend: &Dividend, ties: &mut Vec<Tie>) {
    for it in &dividend.distributions {
        if let Some(declared) = it.amount() {
            if let Some(per_ads) = stated(&it.declared_per_ads) {
                ties.extend(paid(book, it, None, (declared.span, per_ads.span)));
            }
            for holders in it.holders() {
                if let Some(payment) = stated(&holders.own.default_payment) {
                    ties.extend(paid(book, it, Some(holders), (declared.span, payment.span)));
                }
            }
        }
        components(book, it, ties);
    }
    if let [it] = &*dividend.distributions
        && let Some(declared) = it.amount()
    {
        let of_dividend =
            |figure: &&Figure| figure.label.to_lowercase().contains("dividend") && figure.period.is_none();
        let per_ads = book.announcement.figures.iter().filter(of_dividend);
        let per_ads = per_ads.filter(|it| matches!(it.amount.unit, Unit::PerAds(_)) && it.amount.unit != declared.unit);
        ties.extend(per_ads.filter_map(|figure| paid(book, it, None, (declared.span, figure.span))));
    }
}

/// The figure that is typed at a place.
fn figure(book: &Book<'_>, at: Span) -> Option<u32> {
    book.find(|fact| fact.span == at)
}

/// What is paid is what is declared: the same amount in the same currency, or at the stated rate in another; per ADS so many
/// times as much as it stands for shares.
fn paid(
    book: &Book<'_>,
    it: &Distribution,
    holders: Option<Holders<'_>>,
    (declared, payment): (Span, Span),
) -> Option<Tie> {
    let (from, to) = (figure(book, declared)?, figure(book, payment)?);
    let (of, result) = (&book.fact(from).value, &book.fact(to).value);
    let mut value = exact(of)?;
    let (mut because, mut inputs) = ("the declared amount".to_owned(), vec![from]);
    let mut rule = Rule::Payment;
    if of.unit.currency() != result.unit.currency() {
        let rate = holders.and_then(|holders| holders.stated(|terms| &terms.exchange_rate));
        let rate = rate.or_else(|| stated(&it.terms.exchange_rate))?;
        let worth = rate.worth(of.unit.currency()?, result.unit.currency()?)?;
        value = value.times(Interval { low: worth.low, high: worth.high })?;
        inputs.extend(rate.quoted.as_ref().and_then(|quoted| figure(book, quoted.span)));
        because = format!("{because} at {}", rate.printed);
    } else if of.unit == result.unit {
        let same = result.hedge.is_some() || result.in_units() == of.in_units();
        let because = "in the same currency it is".to_owned();
        let failure = (!same).then(|| Failure { expected: of.shown(), because });
        return Some(Tie::new(Rule::Payment, to, [from], failure));
    } else {
        rule = Rule::PerAds;
    }
    if matches!(of.unit, Unit::PerAds(_)) != matches!(result.unit, Unit::PerAds(_)) {
        let ads = book.issuer.ads.as_ref()?;
        // Of another class than the ADSs stand for, nothing is known.
        if it.share_class.as_ref().is_some_and(|class| class.value != ads.class.value) {
            return None;
        }
        let ratio = book.ads_ratio()?;
        let is_for_ads = matches!(result.unit, Unit::PerAds(_));
        value = value.map(|it| if is_for_ads { ratio.times(it) } else { ratio.divide(it) })?;
        because = format!("{because}, {ratio} shares to an ADS,");
    }
    Some(Made { value, inputs, because: format!("{because} is") }.tie(book, rule, to))
}

/// The amounts of the parts make those of the whole, in each currency that all of them are told in; and those of a part are
/// worth the same.
fn components(book: &Book<'_>, it: &Distribution, ties: &mut Vec<Tie>) {
    let Some(first) = it.components.first() else { return };
    let totals = it.amount().into_iter().chain(stated(&it.declared_per_ads));
    let payments = it.all_terms().filter_map(|terms| stated(&terms.default_payment));
    let totals: Vec<&Located<Amount>> = totals.chain(payments).collect();
    for unit in first.amounts.iter().map(|amount| amount.unit) {
        let parts = it.components.iter().map(|part| part.amounts.iter().find(|amount| amount.unit == unit));
        let Some(parts) = parts.collect::<Option<Vec<_>>>() else { continue };
        for total in totals.iter().filter(|total| total.unit == unit) {
            ties.extend(sum(book, &parts, total));
        }
    }
    for part in &it.components {
        ties.extend(it.holders().flat_map(|holders| converted(book, it, holders, part)).flatten());
    }
}

fn sum(book: &Book<'_>, parts: &[&Located<Amount>], total: &Located<Amount>) -> Option<Tie> {
    let inputs = parts.iter().map(|part| figure(book, part.span)).collect::<Option<Vec<u32>>>()?;
    let mut values = inputs.iter().map(|input| &book.fact(*input).value);
    let value = values.try_fold(Interval::point(0.into()), |sum, part| sum.plus(exact(part)?))?;
    let because = "its components add up to".to_owned();
    Some(Made { value, inputs, because }.tie(book, Rule::Sum, figure(book, total.span)?))
}

/// A part in the currency of some holders, at their rate.
fn converted<'b>(
    book: &'b Book<'_>,
    it: &'b Distribution,
    holders: Holders<'b>,
    part: &'b Component,
) -> impl Iterator<Item = Option<Tie>> + 'b {
    let has_rate = holders.are_all() || holders.own.exchange_rate.is_some();
    let currency = it.amount().and_then(|amount| amount.unit.currency());
    let declared = part.amounts.iter().find(|amount| has_rate && amount.unit.currency() == currency);
    let others =
        part.amounts.iter().filter(move |amount| declared.is_some_and(|declared| amount.unit != declared.unit));
    others.map(move |other| paid(book, it, Some(holders), (declared?.span, other.span)))
}

/// What is declared isn't rounded: it is what is paid. Words may say otherwise.
fn exact(value: &Value) -> Option<Interval> {
    if value.hedge.is_some() { value.interval() } else { value.in_units().map(Interval::point) }
}
