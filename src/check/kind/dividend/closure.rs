//! The closure of the register, and the days that it lies between.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::dividend::Holders;
use chrono::TimeDelta;
use chrono_tz::Asia::Hong_Kong;

/// A register may close on the working day after the record date: behind a weekend and a holiday.
const BEFORE_IT_CLOSES: TimeDelta = TimeDelta::days(4);

/// What is bought without the dividend is no longer registered, who is to be is lodged before the register closes, and the
/// record date is one of its days; where registers close behind it, as in India and Singapore, the last day before it.
pub(super) fn findings(holders: Holders<'_>, findings: &mut Vec<Diagnostic>) {
    let own = holders.own;
    let has_own =
        own.book_close.is_some() || own.ex_date.is_some() || own.record_date.is_some() || own.last_lodgement.is_some();
    let Some(closure) = holders.stated(|terms| &terms.book_close).filter(|_| has_own || holders.are_all()) else {
        return;
    };
    let (from, to) = (closure.value.from, closure.value.to);
    let mut report = |span, name: &str, message: String, help: &str| {
        let finding = Diagnostic::error(Code::BookClosure, span, message).label(name.to_owned());
        findings.push(finding.related(closure.span, "the book closure").help(help).warning());
    };
    let help = "compare both with the document: what trades with the dividend is registered before the register closes";
    if let Some(ex) = holders.stated(|terms| &terms.ex_date).filter(|ex| ex.date() > from) {
        let message = format!("the register closes ({from}) before shares trade without the dividend ({})", ex.date());
        report(ex.span, "ex-date", message, help);
    }
    if let Some(last) = holders.stated(|terms| &terms.last_lodgement) {
        let is_in_hong_kong = last.zone == Hong_Kong;
        if last.date() > from || is_in_hong_kong && last.date() == from {
            let message =
                format!("transfers can be lodged until {}, when the register is closed from {from}", last.date());
            report(last.span, "last time to lodge transfers", message, help);
        }
    }
    if let Some(record) = holders.stated(|terms| &terms.record_date) {
        let first = if record.zone == Hong_Kong { from } else { from - BEFORE_IT_CLOSES };
        if !(first..=to).contains(&record.date()) {
            let message =
                format!("the record date ({}) is no day of the book closure from {from} to {to}", record.date());
            let help = "compare both with the document: the register is closed while it tells who is entitled";
            report(record.span, "record date", message, help);
        }
    }
}
