//! Repurchase plans: what was spent and bought, at which price, and how much there is to spend.

use super::book::Book;
use super::rule::{Failure, Made, Rule, Tie};
use crate::domain::{Amount, Located, Unit};

/// Applies the rules to what an announcement states.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
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
