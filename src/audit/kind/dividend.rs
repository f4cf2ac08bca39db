//! A dividend: the amount that is paid.

use crate::audit::book::Book;
use crate::audit::rule::{Made, Rule, Tie};
use crate::audit::value::Interval;
use crate::domain::Amount;
use crate::domain::kind::dividend::Dividend;

/// Ties what the form states.
pub(super) fn ties(book: &Book<'_>, dividend: &Dividend, ties: &mut Vec<Tie>) {
    ties.extend(payment(book, &dividend.exchange_rate));
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
