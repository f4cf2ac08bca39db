//! What announcements do to earlier ones: each leads from a later document to an earlier one, and to events that it has.

use super::index::Index;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::domain::relation::{CALENDAR, Relation, Target, Verb};
use crate::domain::{Announcement, Moment};
use std::collections::{HashMap, VecDeque};

/// Relations that lead back to themselves, and those of documents dated before what they name.
pub(super) fn findings(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for (it, _) in index.announcements.values().filter(|(it, _)| !it.relations.is_empty()) {
        let around = cycle(it, index);
        if around.iter().any(|(other, _)| other.id < it.id) {
            continue;
        }
        if let Some(finding) = back_to_itself(it, &around) {
            findings.push(finding);
            continue;
        }
        let day = |it: &Announcement| Moment::day(it.dated.value, it.zone);
        for (relation, before) in related(it, index) {
            if day(before).start() >= day(it).end() {
                let message = format!(
                    "the {} is dated {}, before what it {}: `{}`, dated {}",
                    noun(relation.verb),
                    it.dated.value,
                    relation.verb.key(),
                    before.id,
                    before.dated.value
                );
                let finding = Diagnostic::error(Code::DateOrder, relation.to.span, message);
                let key = relation.verb.key();
                let help = format!(
                    "the later document names the earlier one: compare the dates, or move `{key}` to the other"
                );
                findings.push(finding.related(before.dated.span, format!("the date of what it {key}")).help(help));
            }
        }
    }
}

/// That no announcement has the name of the calendar, under which its events are known.
fn named_as_the_calendar(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    if *it.id == *CALENDAR {
        let message = "an announcement can't be `calendar`: the events of content/calendar.toml are known by that name";
        let help = "give it another id, such as the date and what it is on";
        findings.push(Diagnostic::error(Code::InvalidId, it.head, message).help(help));
    }
}

/// That an event takes the place of one of an earlier document.
fn replaced_later(it: &Announcement, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let day = |it: &Announcement| Moment::day(it.dated.value, it.zone);
    for target in it.events.iter().flat_map(|event| &event.replaces) {
        let Some((before, _)) = index.announcements.get(&*target.document) else { continue };
        if day(before).start() >= day(it).end() {
            let message = format!(
                "an event of a document dated {} can't replace one of `{}`, dated {}",
                it.dated.value, before.id, before.dated.value
            );
            let finding = Diagnostic::error(Code::DateOrder, target.span, message);
            let help = "the later document names the earlier one: compare the dates, or move `replaces` to the other";
            findings.push(finding.related(before.dated.span, "the date of what is replaced").help(help));
        }
    }
}

/// That an announcement names events that there are, of other documents.
pub(super) fn events(it: &Announcement, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    named_as_the_calendar(it, findings);
    replaced_later(it, index, findings);
    let replaced = it.events.iter().flat_map(|event| &event.replaces);
    for target in it.relations.iter().map(|it| &it.to).chain(replaced) {
        let Some(key) = &target.event else { continue };
        if *target.document == *it.id {
            let message = format!("`{}` is an event of this document itself", key);
            let help =
                "an event takes the place of one of an earlier document: take out the one that isn't so any more";
            findings.push(Diagnostic::error(Code::UnknownEvent, target.span, message).help(help));
            continue;
        }
        event(target, key, index, findings);
    }
}

fn event(target: &Target, key: &str, index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let known: Vec<String> = match index.announcements.get(&*target.document) {
        Some((other, _)) => {
            let undated = other.keyed_events().map(|(key, _)| key.into_owned());
            other.occasions().into_iter().map(|it| it.key.into_owned()).chain(undated).collect()
        }
        None if *target.document == *CALENDAR && !index.left_out.planned => {
            index.planned.iter().map(|it| it.id().to_owned()).collect()
        }
        // That there is no such document is reported with other references.
        None => return,
    };
    if !known.iter().any(|it| it == key) {
        let message = match &*target.document {
            CALENDAR => format!("the calendar has no event `{key}`"),
            document => format!("`{document}` has no event `{key}`"),
        };
        let help = did_you_mean(key, known.iter().map(String::as_str));
        findings.push(Diagnostic::error(Code::UnknownEvent, target.span, message).help(help));
    }
}

/// Whether a target is an event of the calendar, or an announcement that was left out for its errors or is there.
pub(super) fn is_known(target: &Target, index: &Index<'_>) -> bool {
    index.has_announcement(&target.document) || *target.document == *CALENDAR && target.event.is_some()
}

fn noun(verb: Verb) -> &'static str {
    match verb {
        Verb::Updates => "update",
        Verb::Corrects => "correction",
        Verb::Postpones => "postponement",
        Verb::Cancels => "cancellation",
    }
}

/// What an announcement does to others, where these could be read.
fn related<'d>(it: &'d Announcement, index: &Index<'d>) -> impl Iterator<Item = (&'d Relation, &'d Announcement)> {
    it.relations.iter().filter_map(|relation| Some((relation, index.announcements.get(&*relation.to.document)?.0)))
}

/// The announcements by way of which one leads back to itself, by the shortest way, with itself last, each with the relation
/// that leads to it; empty where it doesn't.
fn cycle<'d>(it: &'d Announcement, index: &Index<'d>) -> Vec<(&'d Announcement, &'d Relation)> {
    let mut from: HashMap<&str, (&'d Announcement, &'d Relation)> = HashMap::new();
    let mut open = VecDeque::from([it]);
    while let Some(at) = open.pop_front() {
        for (relation, before) in related(at, index) {
            if from.contains_key(&*before.id) {
                continue;
            }
            from.insert(&before.id, (at, relation));
            if before.id != it.id {
                open.push_back(before);
                continue;
            }
            let mut around = Vec::new();
            let mut to = before;
            while let Some((at, relation)) = from.get(&*to.id) {
                around.push((to, *relation));
                to = at;
                if to.id == it.id {
                    break;
                }
            }
            around.reverse();
            return around;
        }
    }
    Vec::new()
}

fn back_to_itself(it: &Announcement, around: &[(&Announcement, &Relation)]) -> Option<Diagnostic> {
    let others: Vec<String> =
        around.iter().filter(|(other, _)| other.id != it.id).map(|(other, _)| format!("`{}`", other.id)).collect();
    let way = if others.is_empty() { String::new() } else { format!(" by way of {}", others.join(", ")) };
    let [(_, first), rest @ ..] = around else { return None };
    let does = first.verb.key();
    let finding = Diagnostic::error(Code::CorrectionCycle, first.to.span, format!("`{}` {does} itself{way}", it.id));
    let finding = rest.iter().fold(finding, |finding, (_, relation)| {
        finding.related(relation.to.span, format!("which {} this", relation.verb.key()))
    });
    Some(finding.help(format!("each names an announcement before it; take `{does}` out of the earliest")))
}
