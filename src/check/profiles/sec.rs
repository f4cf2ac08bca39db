//! Rules of the United States: non-GAAP measures and ex-dates.

use super::{day, is_weekday, listed, weekday_before};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::issuer::{Issuer, Listing};
use crate::domain::kind::dividend::Holders;
use crate::domain::kind::results::Results;
use crate::domain::statement::StatementKind;
use crate::domain::{Announcement, Details, Span};
use chrono_tz::America::New_York;

pub(super) fn announcement(it: &Announcement, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let is_here = |listing: &Listing| listing.zone == New_York;
    match &it.details {
        Details::Results(results) if issuer.listings.iter().any(is_here) => reconciled(it, results, findings),
        Details::Dividend(dividend) => {
            let here = listed(it, dividend).filter(|(_, id)| issuer.listing(id).is_some_and(is_here));
            here.for_each(|(holders, _)| ex_date(holders, findings));
        }
        _ => {}
    }
}

/// A non-GAAP measure comes with a reconciliation: Regulation G, 17 CFR 244.100(a)(2).
fn reconciled(it: &Announcement, results: &Results, findings: &mut Vec<Diagnostic>) {
    if it.statements.iter().any(|statement| statement.kind == StatementKind::Reconciliation) {
        return;
    }
    let is_non_gaap = |label: &str| label.to_lowercase().contains("non-gaap");
    let lines = it.statements.iter().flat_map(|it| &it.lines).map(|line| (&*line.label, line.id.span));
    let guidance = results.guidance.iter().map(|it| (&*it.label, it.id.span));
    let first: Option<(&str, Span)> = lines.chain(guidance).find(|(label, _)| is_non_gaap(label));
    let Some((label, span)) = first else { return };
    let message = format!("`{label}` is not reconciled: no statement here has the kind `reconciliation`");
    let help =
        "add the document's reconciliation (Regulation G, 17 CFR 244.100(a)(2)) with `kind = \"reconciliation\"`";
    findings.push(Diagnostic::error(Code::SecReconciliation, span, message).help(help).warning());
}

/// The ex-date that settlement gives: the record date since trades settle on the next day, and the weekday before it
/// while they took two, or one more with a holiday between.
fn ex_date(holders: Holders<'_>, findings: &mut Vec<Diagnostic>) {
    let (ex, of_record) = (holders.stated(|terms| &terms.ex_date), holders.stated(|terms| &terms.record_date));
    let Some((ex, of_record)) = ex.zip(of_record) else { return };
    let (ex_date, record) = (ex.date(), of_record.date());
    let trading = if is_weekday(record) { record } else { weekday_before(record) };
    let (expected, is_right) = if record >= day(2024, 5, 28) {
        (trading, ex_date == trading)
    } else {
        let before = weekday_before(trading);
        (before, ex_date == before || ex_date == weekday_before(before) || record < day(2017, 9, 7))
    };
    if is_right {
        return;
    }
    let message = format!("the ex-date is {ex_date}, where the record date {record} gives {expected}");
    let help = "compare both with the document: FINRA Rule 11140(b)(1); a dividend of 25% and more has another ex-date";
    let finding = Diagnostic::error(Code::SecExDate, ex.span, message);
    findings.push(finding.related(of_record.span, "record date").help(help).warning());
}
