//! Rules of the Stock Exchange of Hong Kong and of trading there.

use super::{day, is_weekday, listed, weekday_after, weekday_before};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::issuer::{Issuer, Listing};
use crate::domain::kind::dividend::Holders;
use crate::domain::kind::issuance::{Issuance, Levy};
use crate::domain::kind::meeting::Meeting;
use crate::domain::{Announcement, Details};
use chrono::NaiveDate;
use chrono_tz::Asia::Hong_Kong;
use rust_decimal::Decimal;

pub(super) fn announcement(it: &Announcement, issuer: &Issuer, findings: &mut Vec<Diagnostic>) {
    let is_here = |listing: &Listing| listing.zone == Hong_Kong;
    let at = |id: &str| issuer.listing(id).is_some_and(is_here);
    match &it.details {
        Details::Meeting(meeting) if issuer.listings.iter().any(is_here) => notice(it, meeting, findings),
        Details::Dividend(dividend) => {
            listed(it, dividend).filter(|(_, id)| at(id)).for_each(|(holders, _)| ex_date(holders, findings));
        }
        Details::Issuance(issuance) if issuance.listing.as_ref().is_some_and(|id| at(&id.value)) => {
            levies(it, issuance, findings);
        }
        _ => {}
    }
}

/// Notice of 21 days for an annual general meeting and of 14 days for another: the note to paragraph 14(2) of Appendix
/// A1, in force since 1 January 2022.
fn notice(it: &Announcement, meeting: &Meeting, findings: &mut Vec<Diagnostic>) {
    record_dates(it, meeting, findings);
    let least = if meeting.name.to_lowercase().contains("annual") { 21 } else { 14 };
    let given = (meeting.at.date() - it.dated.value).num_days();
    if given >= least || it.dated.value < day(2022, 1, 1) {
        return;
    }
    let message = format!("the meeting is {given} days after its notice, where at least {least} are normal");
    let help = "compare both dates with the document: Listing Rules, Appendix A1, note to paragraph 14(2)";
    let finding = Diagnostic::error(Code::HkexMeetingNotice, meeting.at.span, message);
    findings.push(finding.related(it.dated.span, "the notice").help(help).warning());
}

/// A record date is known in time to be on the register: Listing Rule 13.66 asks for the announcement of a book closure before
/// it begins. Holders of ADSs have theirs from their depositary.
fn record_dates(it: &Announcement, meeting: &Meeting, findings: &mut Vec<Diagnostic>) {
    for record in meeting.record_dates.iter().filter(|record| record.at.zone == Hong_Kong) {
        let day = record.at.date();
        if day < it.dated.value {
            let message = format!("the {} ({day}) is before its notice, dated {}", record.name, it.dated.value);
            let help = "compare both dates with the document: Listing Rule 13.66 asks for notice of a book closure";
            let finding = Diagnostic::error(Code::HkexRecordDate, record.at.span, message);
            findings.push(finding.related(it.dated.span, "the notice").help(help).warning());
        }
    }
}

/// Trades settle on the second day after: what is bought on the last day with the dividend must be in time for the
/// register.
fn ex_date(holders: Holders<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(ex) = holders.stated(|terms| &terms.ex_date) else { return };
    let lodgement = holders.stated(|terms| &terms.last_lodgement).map(|last| (last, "last time to lodge transfers"));
    let record = || holders.stated(|terms| &terms.record_date).map(|record| (record, "record date"));
    let Some((last, what)) = lodgement.or_else(record) else { return };
    let ex_date = ex.date();
    let settled = weekday_after(weekday_after(weekday_before(ex_date)));
    // A weekend is found in any market.
    if !is_weekday(ex_date) || settled <= last.date() {
        return;
    }
    let message =
        format!("trades of the day before the ex-date settle on {settled}, after the {what} ({})", last.date());
    let help = "compare the dates with the document: trades settle on the second trading day after (T+2)";
    let finding = Diagnostic::error(Code::HkexExDate, ex.span, message);
    findings.push(finding.related(last.span, what).help(help).warning());
}

/// The rates of the exchange's own page on transaction fees.
fn levies(it: &Announcement, issuance: &Issuance, findings: &mut Vec<Diagnostic>) {
    let on = issuance.exercised.as_ref().map_or(it.dated.value, |moment| moment.date());
    for levy in &issuance.levies {
        let Some(rate) = rate(levy, on).filter(|rate| *rate != levy.rate.value.value) else { continue };
        let message = format!("the {} is {rate}% on {on}, not {}", levy.name, levy.rate.printed);
        let help = "compare the rate with the document; HKEX lists the rates as Transaction Fees of securities trading";
        findings.push(Diagnostic::error(Code::HkexLevy, levy.rate.span, message).help(help).warning());
    }
}

/// The rate of a levy on a day, in percent, where it is one of those known here.
fn rate(levy: &Levy, on: NaiveDate) -> Option<Decimal> {
    let name = levy.name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["levy"]) && has(&["frc", "financial reporting council"]) {
        (on >= day(2022, 1, 1)).then(|| Decimal::new(15, 5))
    } else if has(&["levy"]) && has(&["sfc", "securities and futures commission"]) && !has(&["compensation"]) {
        (on >= day(2014, 11, 1)).then(|| Decimal::new(27, 4))
    } else if has(&["trading fee"]) {
        let since_2023 = on >= day(2023, 1, 1);
        (on >= day(2014, 11, 1)).then(|| if since_2023 { Decimal::new(565, 5) } else { Decimal::new(5, 3) })
    } else {
        None
    }
}
