//! What must hold within a dividend.

mod closure;
mod days;
mod rate;
mod year;

pub(super) use year::by_calendar;

use crate::check::dates::point::Point;
use crate::check::duplicate::duplicate;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;
use crate::domain::issuer::Issuer;
use crate::domain::kind::dividend::{Dividend, Terms};

/// The order of its days, and the rates that it is converted at.
pub(super) fn findings(it: &Announcement, dividend: &Dividend, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    for distribution in &dividend.distributions {
        days::of_all(distribution, dated, findings);
        for holders in distribution.holders() {
            days::of_holders(it, distribution, holders, dated, findings);
            closure::findings(holders, findings);
            rate::findings(distribution, holders, findings);
        }
    }
}

/// That terms are told once for each listing or group of holders.
pub(super) fn terms(dividend: &Dividend, findings: &mut Vec<Diagnostic>) {
    for distribution in &dividend.distributions {
        for (at, terms) in distribution.apart.iter().enumerate() {
            if let Some(first) = distribution.apart[..at].iter().find(|first| first.tag() == terms.tag()) {
                findings.push(duplicate(&format!("second terms for `{}`", terms.tag()), terms.span, first.span));
            }
        }
    }
}

/// That stock codes are those of their listings, or of the document's only one.
pub(super) fn to_issuer(it: &Announcement, dividend: &Dividend, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    for distribution in &dividend.distributions {
        for terms in distribution.all_terms() {
            let only = it.only_listing().filter(|_| distribution.apart.is_empty());
            if let Some(id) = terms.listing.as_ref().map(|id| &*id.value).or(only) {
                stock_code(terms, id, issuer, findings);
            }
        }
    }
}

fn stock_code(terms: &Terms, listing: &str, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let Some(code) = &terms.stock_code else { return };
    if let Some(listing) = issuer.listing(listing).filter(|listing| !listing.has_code(&code.value)) {
        let message = format!("`{}` is not the code of this listing", code.value);
        let finding = Diagnostic::error(Code::StockCodeMismatch, code.span, message)
            .label("printed here")
            .related(listing.code.span, format!("the code of `{}`", listing.id.value))
            .help("mend the code or name the listing that it belongs to; leading zeros don't count");
        findings.push(finding);
    }
}
