//! Documents that change what an earlier one announced without saying which.

use super::index::Index;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::event::EventKind;
use crate::domain::kind::dividend::Distribution;
use crate::domain::{Announcement, Details, Moment, Span};
use chrono::{NaiveDate, TimeDelta};
use std::collections::HashMap;

/// What a form says that is the first of its dividend.
const FIRST: &str = "new announcement";

/// Words of a title that say that a meeting is not on its day.
const MOVED: [&str; 4] = ["postpon", "adjourn", "reschedul", "change of date"];

/// Words of a title that say that it is of a meeting.
const OF_MEETING: [&str; 3] = ["meeting", "agm", "egm"];

/// How long after a meeting it is told that it was adjourned.
const ADJOURNED: TimeDelta = TimeDelta::days(7);

/// Forms that update another, and meetings that are moved, without a link to what they change.
pub(super) fn findings(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let mut announcements: Vec<&Announcement> = index.announcements.values().map(|(it, _)| *it).collect();
    announcements.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
    updates(&announcements, findings);
    meetings(&announcements, findings);
}

/// Whether a document says that it changes something.
fn is_linked(it: &Announcement) -> bool {
    !it.relations.is_empty() || it.events.iter().any(|event| !event.replaces.is_empty())
}

fn updates(announcements: &[&Announcement], findings: &mut Vec<Diagnostic>) {
    let mut last: HashMap<NaiveDate, &Announcement> = HashMap::new();
    for it in announcements {
        let Details::Dividend(dividend) = &it.details else { continue };
        let ends = || dividend.distributions.iter().filter_map(|it| Some((it, ends_on(it)?)));
        let is_further = |of: &Distribution| of.status.as_deref().is_some_and(|it| !it.eq_ignore_ascii_case(FIRST));
        let unlinked = ends().filter(|(of, _)| is_further(of) && !is_linked(it));
        if let Some((of, first)) = unlinked.filter_map(|(of, end)| Some((of, last.get(&end)?))).next() {
            let status = of.status.as_deref().unwrap_or_default();
            let message = format!("the form says `{status}`, but the document doesn't say of which it is one");
            let help = format!("add `updates = \"{}\"`, or name the one that is meant", first.id);
            let finding = Diagnostic::error(Code::UnlinkedUpdate, it.dated.span, message).warning();
            findings
                .push(finding.related(first.dated.span, "an earlier document on a dividend of that period").help(help));
        }
        last.extend(ends().map(|(_, end)| (end, *it)));
    }
}

/// The last day that a dividend is for.
fn ends_on(it: &Distribution) -> Option<NaiveDate> {
    let period = it.period.as_ref().map(|period| period.value.end());
    let typed = it.reporting_period_end.as_ref().or(it.financial_year_end.as_ref());
    period.or(typed.map(|end| end.value))
}

/// A meeting that a document convenes or tells of.
struct Convened<'d> {
    by: &'d Announcement,
    name: String,
    at: &'d Moment,
    span: Span,
}

fn convened(it: &Announcement) -> impl Iterator<Item = Convened<'_>> {
    let meeting = match &it.details {
        Details::Meeting(meeting) => Some((&*meeting.name, &meeting.at.value, meeting.at.span)),
        _ => None,
    };
    let events = it.events.iter().filter(|event| event.kind == EventKind::Meeting);
    let events = events.filter_map(|event| Some((&*event.title, event.moment.as_ref()?, event.span)));
    meeting.into_iter().chain(events).map(|(name, at, span)| Convened { by: it, name: name.to_lowercase(), at, span })
}

fn meetings(announcements: &[&Announcement], findings: &mut Vec<Diagnostic>) {
    let mut by_name: HashMap<String, Convened<'_>> = HashMap::new();
    let mut all: Vec<(&Announcement, &Moment, Span)> = Vec::new();
    for it in announcements {
        let begins = Moment::day(it.dated.value, it.zone).start();
        let mut found = None;
        for meeting in convened(it) {
            // Only what is held once a year can't be two that are convened beside each other.
            let is_yearly = meeting.name.contains("annual") || meeting.name.contains("agm");
            let before = by_name.get(&meeting.name).filter(|before| {
                is_yearly && before.by.id != it.id && before.at.end() > begins && before.at.when != meeting.at.when
            });
            found = found.or(before.map(|before| (before.by, before.span, meeting.span)));
            by_name.insert(meeting.name.clone(), meeting);
        }
        let title = it.title.to_lowercase();
        let is_moved = MOVED.iter().any(|word| title.contains(word))
            && title.split(|c: char| !c.is_alphabetic()).any(|word| OF_MEETING.iter().any(|of| word.starts_with(of)));
        if is_moved && found.is_none() {
            let to_come = all.iter().rev().find(|(_, at, _)| at.end() + ADJOURNED > begins);
            found = to_come.map(|(by, _, span)| (*by, *span, it.dated.span));
        }
        all.extend(convened(it).map(|meeting| (meeting.by, meeting.at, meeting.span)));
        let Some((before, span, here)) = found.filter(|_| !is_linked(it)) else { continue };
        let message = format!("the meeting that `{}` convenes is moved, but the document doesn't say so", before.id);
        let help = format!(
            "add `postpones = \"{}\"`, or what else is done to it: `updates`, `corrects`, `cancels`",
            before.id
        );
        let finding = Diagnostic::error(Code::UnlinkedPostponement, here, message).warning();
        findings.push(finding.related(span, "the meeting as it was convened").help(help));
    }
}
