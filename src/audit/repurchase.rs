//! Repurchase plans: what was spent and bought, at which price, and how much there is to spend.

use super::book::Book;
use super::rule::{Failure, Made, Rule, Tie};
use super::securities::{counted, percent, told_in};
use super::value::{Interval, Value};
use crate::domain::ads::AdsRatio;
use crate::domain::repurchase::{Progress, Repurchase};
use crate::domain::{Amount, Located, Unit};

/// Applies the rules to what an announcement states.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for plan in &book.announcement.repurchases {
        ties.extend(authorized_percent(book, plan));
        for progress in &plan.progress {
            ties.extend(average_price(book, progress));
            for bound in plan.bounds() {
                ties.extend(not_more(book, progress, bound));
                ties.extend(remaining(book, progress, bound));
            }
            ties.extend(bought_percent(book, progress, plan));
        }
        for (at, later) in plan.progress.iter().enumerate().filter(|(_, it)| it.since.is_none()) {
            let before = || plan.progress[..at].iter().rev().filter(|it| it.since.is_none());
            ties.extend(spent(later).and_then(|it| not_less(book, it, before().find_map(spent)?)));
            ties.extend(bought(later).and_then(|it| not_less(book, it, before().find_map(bought)?)));
        }
    }
}

fn fact(book: &Book<'_>, amount: &Located<Amount>) -> Option<u32> {
    book.at(amount.span)
}

/// What is left of a bound by what was spent or bought, in the bound's unit.
pub(super) fn left(bound: &Value, used: &Value, ratio: Option<AdsRatio>) -> Option<Interval> {
    bound.interval()?.plus(told_in(used, bound.unit, ratio)?.negated())
}

/// What was spent over what was bought, each as rounded; shares are told as ADSs where the price is for one.
fn average_price(book: &Book<'_>, progress: &Progress) -> Option<Tie> {
    let [price, spent, bought] = [&progress.average_price, &progress.spent, &progress.bought];
    let (price, spent, bought) =
        (fact(book, price.as_ref()?)?, fact(book, spent.as_ref()?)?, fact(book, bought.as_ref()?)?);
    let (of_one, number) = (&book.fact(price).value, &book.fact(bought).value);
    let securities = counted(number, of_one, Some(book.ads_ratio().unwrap_or_default()))?;
    let made = Made {
        value: book.fact(spent).value.interval()?.over(securities)?,
        inputs: vec![spent, bought],
        because: "what was spent, divided by what was bought, makes it".to_owned(),
    };
    Some(made.tie(book, Rule::Progress, price))
}

/// No more is spent or bought than is authorized.
fn not_more(book: &Book<'_>, progress: &Progress, bound: &Located<Amount>) -> Option<Tie> {
    let used = progress.against(bound.unit)?;
    let (result, most) = (fact(book, used)?, fact(book, bound)?);
    let of = &book.fact(most).value;
    let failure = (told_in(&book.fact(result).value, of.unit, book.ads_ratio())?.low > of.interval()?.high)
        .then(|| Failure { expected: of.shown(), because: exceeded(of.unit).to_owned() });
    Some(Tie::new(Rule::Progress, result, [most], failure).bounded())
}

/// What a finding says of more than is authorized.
pub(super) fn exceeded(bound: Unit) -> &'static str {
    if matches!(bound, Unit::Money(_)) { "no more can be spent than" } else { "no more can be bought than" }
}

/// What is left is what is authorized, less what was spent or bought since the plan's first day.
fn remaining(book: &Book<'_>, progress: &Progress, bound: &Located<Amount>) -> Option<Tie> {
    let stated = progress.remaining.as_ref().filter(|it| progress.since.is_none() && it.unit == bound.unit)?;
    let (result, most, used) = (fact(book, stated)?, fact(book, bound)?, fact(book, progress.against(bound.unit)?)?);
    let made = Made {
        value: left(&book.fact(most).value, &book.fact(used).value, book.ads_ratio())?,
        inputs: vec![most, used],
        because: LEFT.to_owned(),
    };
    Some(made.tie(book, Rule::Progress, result))
}

/// What a finding says of what is left.
pub(super) const LEFT: &str = "what is authorized, less what was used, leaves";

fn authorized_percent(book: &Book<'_>, plan: &Repurchase) -> Option<Tie> {
    let bound = plan.bounds().find(|it| matches!(it.unit, Unit::Shares | Unit::Ads))?;
    of_issued(book, plan.percent.as_ref()?, bound, plan.issued.as_ref()?)
}

fn bought_percent(book: &Book<'_>, progress: &Progress, plan: &Repurchase) -> Option<Tie> {
    of_issued(book, progress.percent.as_ref()?, progress.bought.as_ref()?, plan.issued.as_ref()?)
}

/// A percentage of the shares in issue.
fn of_issued(
    book: &Book<'_>,
    stated: &Located<Amount>,
    part: &Located<Amount>,
    issued: &Located<Amount>,
) -> Option<Tie> {
    let (result, part, whole) = (fact(book, stated)?, fact(book, part)?, fact(book, issued)?);
    let made = Made {
        value: percent(&book.fact(part).value, &book.fact(whole).value, book.ads_ratio())?,
        inputs: vec![part, whole],
        because: OF_ISSUED.to_owned(),
    };
    Some(made.tie(book, Rule::Progress, result))
}

/// What a finding says of a percentage of the shares in issue.
pub(super) const OF_ISSUED: &str = "of the shares in issue it is";

fn not_less(book: &Book<'_>, later: &Located<Amount>, earlier: &Located<Amount>) -> Option<Tie> {
    let (result, least) = (fact(book, later)?, fact(book, earlier)?);
    let bound = &book.fact(least).value;
    let failure = (told_in(&book.fact(result).value, bound.unit, book.ads_ratio())?.high < bound.interval()?.low)
        .then(|| Failure { expected: bound.shown(), because: "an earlier day of the plan already had".to_owned() });
    Some(Tie::new(Rule::Progress, result, [least], failure).bounded())
}

fn spent(progress: &Progress) -> Option<&Located<Amount>> {
    progress.spent.as_ref()
}

fn bought(progress: &Progress) -> Option<&Located<Amount>> {
    progress.bought.as_ref()
}
