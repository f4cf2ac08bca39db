//! What must hold within a dividend.

use crate::check::dates::point::{Point, at, on, order};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::issuer::Issuer;
use crate::domain::kind::dividend::Dividend;

/// The order of its days.
pub(super) fn findings(dividend: &Dividend, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let ex_date = at("ex-date", &dividend.ex_date);
    let record = at("record date", &dividend.record_date);
    order(dated, &ex_date, false, findings);
    order(&ex_date, &record, false, findings);
    order(&record, &at("payment date", &dividend.payment_date), false, findings);
    if let Some(last) = &dividend.last_lodgement {
        order(&at("last time to lodge transfers", last), &record, false, findings);
    }
    let (period, year) = (&dividend.reporting_period_end, &dividend.financial_year_end);
    let period = on("end of the reporting period", period.value, period.span, dated.moment.zone);
    order(&period, &on("end of the financial year", year.value, year.span, dated.moment.zone), false, findings);
}

/// That the stock code is the listing's.
pub(super) fn to_issuer(dividend: &Dividend, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let listing = issuer.listing(&dividend.listing.value);
    if let Some(listing) = listing.filter(|listing| !listing.has_code(&dividend.stock_code.value)) {
        let message = format!("`{}` is not the code of this listing", dividend.stock_code.value);
        let finding = Diagnostic::error(Code::StockCodeMismatch, dividend.stock_code.span, message)
            .label("printed here")
            .related(listing.code.span, format!("the code of `{}`", listing.id.value))
            .help("mend the code or name the listing that it belongs to; leading zeros don't count");
        findings.push(finding);
    }
}
