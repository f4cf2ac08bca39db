//! What must hold within a return of shares bought back.

use crate::check::dates::point::{Point, known_by, on, order};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::buyback::{Buyback, Purchase, Treatment};
use crate::domain::{Amount, Located, Scale, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Days that the document could not know of yet, and rows that stand twice.
pub(super) fn findings(buyback: &Buyback, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let mut rows: BTreeMap<_, &Purchase> = BTreeMap::new();
    for row in &buyback.purchases {
        known_by(dated, "day of the purchase", row.day.value, row.day.span, findings);
        if let Some(from) = &row.from {
            let zone = dated.moment.zone;
            let last = on("last day of the purchases", row.day.value, row.day.span, zone);
            order(&on("first day of the purchases", from.value, from.span, zone), &last, false, findings);
        }
        scale(row, findings);
        let place = (row.listing.as_ref().map(|it| &it.value), row.venue.as_ref());
        let key = (row.day.value, row.first(), place, row.number.printed.clone());
        if let Some(first) = rows.insert(key, row).filter(|first| first.paid == row.paid) {
            let message = format!("the purchases of {} stand in two rows that are alike", row.day.value);
            let finding =
                Diagnostic::error(Code::BuybackMismatch, row.span, message).related(first.span, "the first one");
            findings.push(finding.help("take one out, or mend its day, listing or venue").warning());
        }
    }
    left(buyback, findings);
    for day in buyback.totals.iter().filter_map(|it| it.day.as_ref()) {
        if buyback.purchases.iter().all(|row| row.day != *day) {
            let message = format!("no row is of {}, of which this total is", day.value);
            let help = "mend the day, or leave it out where the total is of all rows";
            findings.push(Diagnostic::error(Code::BuybackMismatch, day.span, message).help(help));
        }
    }
}

/// No price is ten times another of the same days: one of them is in cents or pence.
fn scale(row: &Purchase, findings: &mut Vec<Diagnostic>) {
    let (Some(high), Some(low)) = (&row.high, &row.low) else { return };
    let (Some(most), Some(least)) = (high.in_units(), low.in_units()) else { return };
    if high.unit != low.unit || least.checked_mul(Decimal::TEN).is_none_or(|bound| most < bound) {
        return;
    }
    let message = format!("the highest price, {}, is ten times the lowest, {}, or more", high.printed, low.printed);
    let finding = Diagnostic::error(Code::BuybackMismatch, high.span, message).related(low.span, "the lowest");
    findings.push(finding.help("compare the units of both with the document: one may be in pence or cents").warning());
}

/// Shares that are bought to be cancelled are left in issue, or are not, until they are. What becomes shares in treasury is left
/// to the figures.
fn left(buyback: &Buyback, findings: &mut Vec<Diagnostic>) {
    let shares = |it: &Located<Amount>| it.in_units().filter(|_| it.unit == Unit::Shares && it.scale == Scale::One);
    let (Some(before), Some(after)) = (&buyback.outstanding_before, &buyback.outstanding) else { return };
    let is_treasury = |row: &Purchase| row.treatment.or(buyback.treatment) == Some(Treatment::Treasury);
    if buyback.purchases.iter().all(is_treasury) {
        return;
    }
    let mut rows = buyback.purchases.iter().map(|row| shares(&row.number));
    let bought = rows.try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it?));
    let (Some(bought), Some(most), Some(left)) = (bought, shares(before), shares(after)) else { return };
    if (most - bought..=most).contains(&left) {
        return;
    }
    let (before_printed, printed) = (&before.printed, &after.printed);
    let message =
        format!("{printed} are left in issue of {before_printed}, which is more or less than what was bought allows");
    let finding = Diagnostic::error(Code::BuybackMismatch, after.span, message).related(before.span, "in issue before");
    findings.push(finding.help("compare both and the numbers of the rows with the document").warning());
}
