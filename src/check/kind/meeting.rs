//! What must hold within a notice of a meeting.

use crate::check::dates::point::{Point, at, on, order};
use crate::check::duplicate::duplicate;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Located;
use crate::domain::kind::meeting::Meeting;
use chrono::NaiveDate;
use std::collections::HashMap;

/// The order of its days.
pub(super) fn findings(meeting: &Meeting, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let opens = at("meeting", &meeting.at);
    order(dated, &opens, false, findings);
    for record in &meeting.record_dates {
        order(&at(&record.name, &record.at), &opens, false, findings);
    }
    if let Some(closed) = &meeting.book_close {
        closure(meeting, closed, findings);
    }
    for deadline in &meeting.deadlines {
        let point = at(&deadline.name, &deadline.at);
        order(dated, &point, false, findings);
        order(&point, &opens, true, findings);
    }
}

/// The register closes before the meeting, and who may vote is found while it is closed or just before.
fn closure(meeting: &Meeting, closed: &Located<(NaiveDate, NaiveDate)>, findings: &mut Vec<Diagnostic>) {
    let (from, to) = closed.value;
    let zone = meeting.at.zone;
    let first = on("first day of the book closure", from, closed.span, zone);
    order(&first, &at("meeting", &meeting.at), false, findings);
    let before = from.pred_opt().unwrap_or(from);
    for record in meeting.record_dates.iter().filter(|it| it.at.zone == zone) {
        let day = record.at.date();
        if day < before || day > to {
            let message = format!("the {} ({day}) is outside the book closure from {from} to {to}", record.name);
            let finding = Diagnostic::error(Code::RecordOutsideClosure, record.at.span, message);
            let finding = finding.related(closed.span, "the book closure");
            findings.push(finding.help("compare the three days with the notice").warning());
        }
    }
}

/// That each resolution has a number of its own.
pub(super) fn numbers(meeting: &Meeting, findings: &mut Vec<Diagnostic>) {
    let mut numbers = HashMap::new();
    for resolution in &meeting.resolutions {
        match numbers.get(&*resolution.number.value) {
            Some(first) => {
                let message = format!("a second resolution `{}`", resolution.number.value);
                let help = "number the resolutions as the notice does";
                findings.push(duplicate(&message, resolution.span, *first).help(help));
            }
            None => _ = numbers.insert(&*resolution.number.value, resolution.span),
        }
    }
}
