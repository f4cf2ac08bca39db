//! What must hold within the facts of a kind, one file each.

mod board_change;
mod buyback;
mod debt;
mod dividend;
mod document;
mod issuance;
mod meeting;
mod poll;
mod results;

use super::dates::point::on;
use super::duplicate::unique;
use crate::diagnostic::Diagnostic;
use crate::domain::issuer::Issuer;
use crate::domain::period::FiscalCalendar;
use crate::domain::{Announcement, Details};

/// What must hold within the document. Where it isn't known when fiscal years end, nothing is concluded from periods.
pub(super) fn announcement(it: &Announcement, knows_periods: bool, findings: &mut Vec<Diagnostic>) {
    let dated = on("document's date", it.dated.value, it.dated.span, it.zone);
    match &it.details {
        Details::Results(results) => results::findings(results, &dated, knows_periods, findings),
        Details::Dividend(dividend) => dividend::findings(it, dividend, &dated, findings),
        Details::Meeting(meeting) => meeting::findings(meeting, &dated, findings),
        Details::Poll(poll) => poll::findings(poll, &dated, findings),
        Details::BoardChange(board) => board_change::findings(board, &dated, findings),
        Details::Issuance(issuance) => issuance::findings(issuance, &dated, findings),
        Details::Buyback(buyback) => buyback::findings(buyback, &dated, findings),
        Details::Debt(debt) => debt::findings(debt, &dated, findings),
        Details::Document(document) => document::findings(it, document, &dated, knows_periods, findings),
        Details::Other => {}
    }
}

/// That what a kind numbers or names has one id.
pub(super) fn ids(details: &Details, findings: &mut Vec<Diagnostic>) {
    match details {
        Details::Results(results) => unique("guidance", results.guidance.iter().map(|it| &it.id), findings),
        Details::Meeting(meeting) => meeting::numbers(meeting, findings),
        Details::Dividend(dividend) => dividend::terms(dividend, findings),
        Details::Poll(poll) => poll::ids(poll, findings),
        Details::BoardChange(_)
        | Details::Issuance(_)
        | Details::Buyback(_)
        | Details::Debt(_)
        | Details::Document(_)
        | Details::Other => {}
    }
}

/// What must hold between the document and the issuer.
pub(super) fn to_issuer(it: &Announcement, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    match &it.details {
        Details::Dividend(dividend) => dividend::to_issuer(it, dividend, issuer, findings),
        Details::Results(_)
        | Details::Meeting(_)
        | Details::Poll(_)
        | Details::BoardChange(_)
        | Details::Issuance(_)
        | Details::Buyback(_)
        | Details::Debt(_)
        | Details::Document(_)
        | Details::Other => {}
    }
}

/// What must hold between the document and the issuer's financial years.
pub(super) fn by_calendar(it: &Announcement, calendar: &FiscalCalendar, findings: &mut Vec<Diagnostic>) {
    match &it.details {
        Details::Dividend(dividend) => dividend::by_calendar(it, dividend, calendar, findings),
        Details::Results(_)
        | Details::Meeting(_)
        | Details::Poll(_)
        | Details::BoardChange(_)
        | Details::Issuance(_)
        | Details::Buyback(_)
        | Details::Debt(_)
        | Details::Document(_)
        | Details::Other => {}
    }
}
