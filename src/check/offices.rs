//! Who is there, as board lists and board changes tell it one after the other.

use crate::archive::Documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::board_change::Change;
use crate::domain::{Announcement, Details, Span};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// What is known of a person.
struct Known<'d> {
    /// Whether the person is there.
    is_there: bool,
    since: NaiveDate,
    span: Span,
    /// The change by which the person left, or came.
    change: Option<&'d Change>,
}

/// That who leaves was there, who leaves altogether isn't listed afterwards, and nobody leaves twice.
pub(super) fn findings(documents: &Documents, findings: &mut Vec<Diagnostic>) {
    let changes = |it: &Announcement| matches!(it.details, Details::BoardChange(_));
    if !documents.announcements.iter().any(|it| changes(it)) {
        return;
    }
    let mut announcements: Vec<&Announcement> = documents.announcements.iter().map(Arc::as_ref).collect();
    announcements.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
    let mut people: HashMap<&str, Known<'_>> = HashMap::new();
    let mut has_list = false;
    for it in announcements {
        listed(it, &mut people, findings);
        has_list |= !it.board.is_empty();
        let Details::BoardChange(board) = &it.details else { continue };
        for change in &board.changes {
            if change.step.ends() {
                left(it, change, has_list, &people, findings);
            }
            let leaves = change.step.ends() && change.capacity.is_none() && change.committee.is_none();
            let day = change.effective.as_ref().map_or(it.dated.value, |day| day.value);
            let known = Known { is_there: !leaves, since: day, span: change.person.span, change: Some(change) };
            if leaves || !change.step.ends() {
                people.insert(&change.person.value, known);
            }
        }
    }
}

/// Takes a list of the board in; who is listed although gone is asked about.
fn listed<'d>(it: &'d Announcement, people: &mut HashMap<&'d str, Known<'d>>, findings: &mut Vec<Diagnostic>) {
    for member in &it.board {
        let known = people.get(&*member.person.value);
        if let Some(known) = known.filter(|known| !known.is_there && known.since <= it.dated.value) {
            let (person, day) = (&member.person.value, known.since);
            let message = format!("`{person}` is on this list of the board of {}, but left on {day}", it.dated.value);
            let finding = Diagnostic::error(Code::OfficeMismatch, member.person.span, message);
            let finding = finding.related(known.span, "left here");
            let help =
                "compare both with their documents: a list may be older than the change, or somebody else is meant";
            findings.push(finding.help(help).warning());
            continue;
        }
        let (since, span) = (it.dated.value, member.person.span);
        people.insert(&member.person.value, Known { is_there: true, since, span, change: None });
    }
}

/// Asks about somebody who leaves and isn't there.
fn left(
    it: &Announcement,
    change: &Change,
    has_list: bool,
    people: &HashMap<&str, Known<'_>>,
    findings: &mut Vec<Diagnostic>,
) {
    let (person, step) = (&change.person.value, change.step.id());
    let finding = match people.get(&**person) {
        Some(known) if known.is_there => return,
        Some(known) => {
            let how = known.change.map_or("left", |change| change.step.id());
            let message = format!("`{person}` has {step} here, but {how} before, on {}", known.since);
            Diagnostic::error(Code::OfficeMismatch, change.person.span, message).related(known.span, "left here")
        }
        None if has_list && change.capacity.as_deref().is_some_and(is_seat) => {
            let message = format!("`{person}` has {step}, but no earlier list of the board has that person");
            let finding = Diagnostic::error(Code::OfficeMismatch, change.person.span, message);
            finding.related(it.dated.span, "this document")
        }
        None => return,
    };
    findings.push(finding.help("compare the name with the document: somebody else may be meant").warning());
}

/// Whether a capacity is a seat on the board, which its lists show.
fn is_seat(capacity: &str) -> bool {
    capacity.to_lowercase().contains("director")
}
