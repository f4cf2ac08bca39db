//! What must hold within a notice of a meeting.

use crate::check::dates::point::{Point, at, order};
use crate::check::duplicate::duplicate;
use crate::diagnostic::Diagnostic;
use crate::domain::kind::meeting::Meeting;
use std::collections::HashMap;

/// The order of its days.
pub(super) fn findings(meeting: &Meeting, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let opens = at("meeting", &meeting.at);
    order(dated, &opens, false, findings);
    for record in &meeting.record_dates {
        order(&at(&record.name, &record.at), &opens, false, findings);
    }
    for deadline in &meeting.deadlines {
        let point = at(&deadline.name, &deadline.at);
        order(dated, &point, false, findings);
        order(&point, &opens, true, findings);
    }
}

/// That each resolution has a number of its own.
pub(super) fn numbers(meeting: &Meeting, findings: &mut Vec<Diagnostic>) {
    let mut numbers = HashMap::new();
    for resolution in &meeting.resolutions {
        match numbers.get(&resolution.number) {
            Some(first) => {
                let message = format!("a second resolution `{}`", resolution.number);
                let help = "number the resolutions as the notice does";
                findings.push(duplicate(&message, resolution.span, *first).help(help));
            }
            None => _ = numbers.insert(resolution.number, resolution.span),
        }
    }
}
