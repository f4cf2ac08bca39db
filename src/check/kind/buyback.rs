//! What must hold within a return of shares bought back.

use crate::check::dates::point::{Point, known_by, on, order};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::buyback::{Buyback, Purchase};
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
        let place = (row.listing.as_ref().map(|it| &it.value), row.venue.as_ref());
        let key = (row.day.value, row.first(), place, row.number.printed.clone());
        if let Some(first) = rows.insert(key, row).filter(|first| first.paid == row.paid) {
            let message = format!("the purchases of {} stand in two rows that are alike", row.day.value);
            let finding =
                Diagnostic::error(Code::BuybackMismatch, row.span, message).related(first.span, "the first one");
            findings.push(finding.help("take one out, or mend its day, listing or venue").warning());
        }
    }
    for day in buyback.totals.iter().filter_map(|it| it.day.as_ref()) {
        if buyback.purchases.iter().all(|row| row.day != *day) {
            let message = format!("no row is of {}, of which this total is", day.value);
            let help = "mend the day, or leave it out where the total is of all rows";
            findings.push(Diagnostic::error(Code::BuybackMismatch, day.span, message).help(help));
        }
    }
}
