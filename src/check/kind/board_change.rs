//! What must hold within a change of the board.

use crate::check::dates::point::Point;
use crate::check::duplicate::duplicate;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::board_change::{BoardChange, Change};
use crate::domain::office::Step;
use std::collections::HashMap;

/// The days between a document and what it announces that are usual, at most.
const USUAL: i64 = 366;

/// The days between what took effect and its document that are usual, at most: changes are announced at once.
const USUAL_BEFORE: i64 = 184;

/// That a change is near its document, and stands once.
pub(super) fn findings(board: &BoardChange, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for it in &board.changes {
        contradiction(board, it, findings);
        let office = it.office().map(|it| it.to_lowercase()).unwrap_or_default();
        if let Some(first) = seen.insert((&*it.person.value, it.step, office), it.span) {
            let message = format!("`{}` has {} twice", it.person.value, it.step.id());
            findings.push(duplicate(&message, it.span, first).help("one change stands once: take one of them out"));
        }
        let Some(effective) = &it.effective else { continue };
        let days = (effective.value - dated.moment.date()).num_days();
        if !(-USUAL_BEFORE..=USUAL).contains(&days) {
            let apart = if days > 0 { "after" } else { "before" };
            let message = format!("the change takes effect {} days {apart} its document", days.abs());
            let finding = Diagnostic::error(Code::EffectiveDayFar, effective.span, message).label("effective day");
            let finding = finding.related(dated.span, dated.name);
            findings.push(finding.help("compare the year with the document").warning());
        }
    }
}

/// That nobody begins and leaves the same on one day.
fn contradiction(board: &BoardChange, it: &Change, findings: &mut Vec<Diagnostic>) {
    if it.step != Step::Appointed || it.office().is_none() {
        return;
    }
    let day = |it: &Change| it.effective.as_ref().map(|day| day.value);
    let office = |it: &Change| it.office().map(|it| it.to_lowercase());
    let leaves = |other: &&Change| {
        matches!(other.step, Step::Resigned | Step::Retired | Step::Removed)
            && other.person.value == it.person.value
            && office(other) == office(it)
            && day(other) == day(it)
    };
    let Some(other) = board.changes.iter().find(leaves) else { return };
    let (person, step) = (&it.person.value, other.step.id());
    let message = format!("`{person}` is appointed and has {step} in the same capacity on the same day");
    let finding = Diagnostic::error(Code::OfficeMismatch, other.person.span, message);
    let finding = finding.related(it.person.span, "appointed here");
    findings.push(
        finding.help("one of them is another person, or another capacity: compare both with the document").warning(),
    );
}
