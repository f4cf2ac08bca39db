//! Share capital: repurchase plans, share issues, dividends.

use super::fact::{Book, Place};
use super::rule::{Failure, Rule, Tie};
use super::value::Interval;
use crate::domain::{Amount, Details, Located, Span, Unit};
use rust_decimal::Decimal;

/// Applies the rules to what an announcement states.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    repurchases(book, ties);
    match &book.announcement.details {
        Details::Issuance(_) => issuance(book, ties),
        Details::Dividend(dividend) => ties.extend(payment(book, &dividend.exchange_rate)),
        _ => {}
    }
}

fn at(book: &Book<'_>, span: Span) -> Option<u32> {
    book.facts.iter().position(|fact| fact.span == span).and_then(|at| u32::try_from(at).ok())
}

fn repurchases(book: &Book<'_>, ties: &mut Vec<Tie>) {
    let fact = |amount: &Option<Located<Amount>>| amount.as_ref().and_then(|amount| at(book, amount.span));
    for plan in &book.announcement.repurchases {
        let authorized = fact(&plan.authorized);
        for progress in &plan.progress {
            let (spent, bought) = (fact(&progress.spent), fact(&progress.bought));
            ties.extend(fact(&progress.average_price).and_then(|price| average_price(book, price, spent?, bought?)));
            ties.extend(spent.and_then(|spent| not_more(book, spent, authorized?, "no more can be spent than")));
        }
        for pair in plan.progress.windows(2) {
            for (earlier, later) in [(&pair[0].spent, &pair[1].spent), (&pair[0].bought, &pair[1].bought)] {
                let because = "an earlier day of the plan already had";
                ties.extend(fact(earlier).and_then(|earlier| not_less(book, fact(later)?, earlier, because)));
            }
        }
    }
}

/// What was spent over what was bought, each as rounded; shares are told as ADSs where the price is for one.
fn average_price(book: &Book<'_>, price: u32, spent: u32, bought: u32) -> Option<Tie> {
    let (value, number) = (&book.fact(price).value, &book.fact(bought).value);
    let per_ads = Interval::point(Decimal::from(book.issuer.ads.as_ref().map_or(1, |ads| ads.shares_per_ads)));
    let securities = match (value.unit, number.unit) {
        (Unit::PerAds(_), Unit::Shares) => number.interval()?.over(per_ads)?,
        (Unit::PerShare(_), Unit::Ads) => number.interval()?.times(per_ads)?,
        _ => number.interval()?,
    };
    let made = book.fact(spent).value.interval()?.over(securities)?;
    let because = "what was spent, divided by what was bought, makes it".to_owned();
    let failure = (!value.admits(made)).then(|| Failure { expected: value.expected(made), because });
    Some(Tie::new(Rule::Progress, price, [spent, bought], failure))
}

fn not_more(book: &Book<'_>, result: u32, most: u32, because: &str) -> Option<Tie> {
    let (value, bound) = (&book.fact(result).value, &book.fact(most).value);
    if value.unit != bound.unit {
        return None;
    }
    let failure = (value.interval()?.low > bound.interval()?.high)
        .then(|| Failure { expected: bound.shown(), because: because.to_owned() });
    Some(Tie::new(Rule::Progress, result, [most], failure).bounded())
}

fn not_less(book: &Book<'_>, result: u32, least: u32, because: &str) -> Option<Tie> {
    let (value, bound) = (&book.fact(result).value, &book.fact(least).value);
    if value.unit != bound.unit {
        return None;
    }
    let failure = (value.interval()?.high < bound.interval()?.low)
        .then(|| Failure { expected: bound.shown(), because: because.to_owned() });
    Some(Tie::new(Rule::Progress, result, [least], failure).bounded())
}

fn issuance(book: &Book<'_>, ties: &mut Vec<Tie>) {
    let fact = |name: &str| {
        let found = book.facts.iter().position(|fact| fact.place == Place::Issuance && *fact.key == *name);
        found.and_then(|at| u32::try_from(at).ok())
    };
    let (number, price) = (fact("issuance.number"), fact("issuance.price"));
    let counts = (fact("issuance.before"), fact("issuance.after"));
    if let (Some(number), (Some(before), Some(after))) = (number, counts) {
        let sum = || book.fact(before).value.interval()?.plus(book.fact(number).value.interval()?);
        if let Some(sum) = sum() {
            let value = &book.fact(after).value;
            let because = "the shares before and the shares issued make it".to_owned();
            let failure = (!value.admits(sum)).then(|| Failure { expected: value.expected(sum), because });
            ties.push(Tie::new(Rule::Issuance, after, [before, number], failure));
        }
    }
    if let (Some(number), Some(price), Some(net)) = (number, price, fact("issuance.net-proceeds")) {
        if book.fact(price).value.unit.currency() != book.fact(net).value.unit.currency() {
            return;
        }
        // The price of one share is not rounded: it is what is paid.
        let gross = || book.fact(price).value.in_units()?.checked_mul(book.fact(number).value.in_units()?);
        if let (Some(gross), Some(stated)) = (gross(), book.fact(net).value.interval()) {
            let value = &book.fact(net).value;
            let because = "net proceeds can't exceed number times price, which is".to_owned();
            let failure =
                (stated.low > gross).then(|| Failure { expected: value.expected(Interval::point(gross)), because });
            ties.push(Tie::new(Rule::Issuance, net, [number, price], failure).bounded());
        }
    }
}

/// The amount paid is the declared one at the rate printed as `USD 1 : HKD 7.8`.
fn payment(book: &Book<'_>, rate: &str) -> Option<Tie> {
    let fact = |name: &str| book.facts.iter().position(|fact| *fact.key == *name);
    let (declared, paid) = (fact("dividend.declared")?, fact("dividend.default-payment")?);
    let (from, to) = rate.split_once(':')?;
    let (from, to) = (Amount::parse(from.trim()).ok()?, Amount::parse(to.trim()).ok()?);
    let (value, amount) = (&book.facts[paid].value, &book.facts[declared].value);
    if from.unit.currency() != amount.unit.currency() || to.unit.currency() != value.unit.currency() {
        return None;
    }
    let made = amount.in_units()?.checked_mul(to.in_units()?)?.checked_div(from.in_units()?)?;
    let because = format!("the declared amount at {rate} is");
    let made = Interval::point(made);
    let failure = (!value.admits(made)).then(|| Failure { expected: value.expected(made), because });
    let (declared, paid) = (u32::try_from(declared).ok()?, u32::try_from(paid).ok()?);
    Some(Tie::new(Rule::Payment, paid, [declared], failure))
}
