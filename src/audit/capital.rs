//! Share capital: repurchase plans, share issues, dividends.

use super::book::Book;
use super::fact::Place;
use super::rule::{Failure, Made, Rule, Tie};
use super::value::Interval;
use crate::domain::{Amount, Details, Located, Unit};

/// Applies the rules to what an announcement states.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    repurchases(book, ties);
    match &book.announcement.details {
        Details::Issuance(_) => issuance(book, ties),
        Details::Dividend(dividend) => ties.extend(payment(book, &dividend.exchange_rate)),
        _ => {}
    }
}

fn repurchases(book: &Book<'_>, ties: &mut Vec<Tie>) {
    let fact = |amount: &Option<Located<Amount>>| {
        amount.as_ref().and_then(|amount| book.find(|fact| fact.span == amount.span))
    };
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
    let (price_of_one, number) = (&book.fact(price).value, &book.fact(bought).value);
    let ratio = book.ads_ratio().unwrap_or_default();
    let securities = match (price_of_one.unit, number.unit) {
        (Unit::PerAds(_), Unit::Shares) => number.interval()?.map(|it| ratio.divide(it))?,
        (Unit::PerShare(_), Unit::Ads) => number.interval()?.map(|it| ratio.times(it))?,
        _ => number.interval()?,
    };
    let made = Made {
        value: book.fact(spent).value.interval()?.over(securities)?,
        inputs: vec![spent, bought],
        because: "what was spent, divided by what was bought, makes it".to_owned(),
    };
    Some(made.tie(book, Rule::Progress, price))
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
    let find = |name: &str| book.find(|fact| fact.place == Place::Issuance && *fact.key == *name);
    let Some(number) = find("issuance.number") else { return };
    if let (Some(before), Some(after)) = (find("issuance.before"), find("issuance.after")) {
        let sum = || book.fact(before).value.interval()?.plus(book.fact(number).value.interval()?);
        let because = "the shares before and the shares issued make it".to_owned();
        let made = sum().map(|value| Made { value, inputs: vec![before, number], because });
        ties.extend(made.map(|made| made.tie(book, Rule::Issuance, after)));
    }
    if let (Some(price), Some(net)) = (find("issuance.price"), find("issuance.net-proceeds")) {
        ties.extend(proceeds(book, number, price, net));
    }
}

/// Net proceeds are no more than number times price. The price of one share is not rounded: it is what is paid.
fn proceeds(book: &Book<'_>, number: u32, price: u32, net: u32) -> Option<Tie> {
    let (of_one, stated) = (&book.fact(price).value, &book.fact(net).value);
    if of_one.unit.currency() != stated.unit.currency() {
        return None;
    }
    let gross = of_one.in_units()?.checked_mul(book.fact(number).value.in_units()?)?;
    let because = "net proceeds can't exceed number times price, which is".to_owned();
    let failure = (stated.interval()?.low > gross)
        .then(|| Failure { expected: stated.expected(Interval::point(gross)), because });
    Some(Tie::new(Rule::Issuance, net, [number, price], failure).bounded())
}

/// The amount paid is the declared one at the rate printed as `USD 1 : HKD 7.8`.
fn payment(book: &Book<'_>, rate: &str) -> Option<Tie> {
    let find = |name: &str| book.find(|fact| *fact.key == *name);
    let (declared, paid) = (find("dividend.declared")?, find("dividend.default-payment")?);
    let (from, to) = rate.split_once(':')?;
    let conventions = &book.announcement.conventions;
    let (from, to) = (Amount::parse(from.trim(), conventions).ok()?, Amount::parse(to.trim(), conventions).ok()?);
    let (stated, amount) = (&book.fact(paid).value, &book.fact(declared).value);
    if from.unit.currency() != amount.unit.currency() || to.unit.currency() != stated.unit.currency() {
        return None;
    }
    let value = amount.in_units()?.checked_mul(to.in_units()?)?.checked_div(from.in_units()?)?;
    let because = format!("the declared amount at {rate} is");
    Some(Made { value: Interval::point(value), inputs: vec![declared], because }.tie(book, Rule::Payment, paid))
}
