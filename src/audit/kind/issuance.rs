//! An issue of shares: counts before and after, and proceeds.

use crate::audit::book::Book;
use crate::audit::fact::Place;
use crate::audit::rule::{Failure, Made, Rule, Tie};
use crate::audit::value::Interval;

/// Ties what the issue states.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    let find = |name: &str| book.find(|fact| matches!(fact.place, Place::Own(_)) && *fact.key == *name);
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
