//! What must hold within a change of the board.

use crate::check::dates::point::Point;
use crate::check::duplicate::duplicate;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::board_change::BoardChange;
use std::collections::HashMap;

/// The days between a document and what it announces that are usual, at most.
const USUAL: i64 = 366;

/// That a change is near its document, and stands once.
pub(super) fn findings(board: &BoardChange, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for it in &board.changes {
        let office = it.office().map(|it| it.to_lowercase()).unwrap_or_default();
        if let Some(first) = seen.insert((&*it.person.value, it.step, office), it.span) {
            let message = format!("`{}` has {} twice", it.person.value, it.step.id());
            findings.push(duplicate(&message, it.span, first).help("one change stands once: take one of them out"));
        }
        let Some(effective) = &it.effective else { continue };
        let days = (effective.value - dated.moment.date()).num_days();
        if days.abs() > USUAL {
            let apart = if days > 0 { "after" } else { "before" };
            let message = format!("the change takes effect {} days {apart} its document", days.abs());
            let finding = Diagnostic::error(Code::EffectiveDayFar, effective.span, message).label("effective day");
            let finding = finding.related(dated.span, dated.name);
            findings.push(finding.help("compare the year with the document").warning());
        }
    }
}
