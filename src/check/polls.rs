//! Poll results and the notice of their meeting.

use super::dates::point::shown;
use super::index::Index;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::kind::meeting::Meeting;
use crate::domain::kind::poll::Poll;
use crate::domain::{Announcement, Details, When, slug};
use std::collections::HashMap;

/// That results name a notice, tell of the same meeting, and of the resolutions that it proposed, in their order.
pub(super) fn findings(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    let moved = moved(index);
    for (it, _) in index.announcements.values() {
        let Details::Poll(poll) = &it.details else { continue };
        let Some(name) = &poll.notice else { continue };
        let Some((notice, _)) = index.announcements.get(&*name.value) else { continue };
        let Details::Meeting(meeting) = &notice.details else {
            let message = format!("`{}` is no notice of a general meeting", name.value);
            let help = "name the announcement with `kind = \"general-meeting-notice\"` that called the meeting";
            findings.push(Diagnostic::error(Code::PollNotice, name.span, message).help(help));
            continue;
        };
        day(poll, meeting, moved.contains_key(&*notice.id), findings);
        if !meeting.resolutions.is_empty() {
            resolutions(poll, meeting, findings);
        }
    }
}

/// Notices that a later document changes: their meetings may be on another day.
fn moved<'d>(index: &Index<'d>) -> HashMap<&'d str, &'d Announcement> {
    let all = index.announcements.values();
    let replaced = |it: &'d Announcement| {
        let events = it.events.iter().flat_map(|event| &event.replaces);
        it.relations.iter().map(|relation| &relation.to).chain(events).map(move |to| (&*to.document, it))
    };
    all.flat_map(|(it, _)| replaced(it)).collect()
}

fn day(poll: &Poll, meeting: &Meeting, is_moved: bool, findings: &mut Vec<Diagnostic>) {
    let (held, called) = (poll.at.date(), meeting.at.date());
    let is_same = held == called || poll.at.start() < meeting.at.end() && meeting.at.start() < poll.at.end();
    if is_moved {
        return;
    }
    if let (When::At(held), When::At(called)) = (poll.at.when, meeting.at.when)
        && is_same
        && held != called
    {
        let [held, called] = [&poll.at, &meeting.at].map(|it| shown(it));
        let message = format!("the meeting was held at {held}, but its notice calls it for {called}");
        let finding = Diagnostic::error(Code::PollNotice, poll.at.span, message).related(meeting.at.span, "the notice");
        findings.push(finding.help("compare both with their documents and mend the one that is wrong").warning());
    }
    if is_same {
        return;
    }
    let message = format!("the meeting was held on {held}, but its notice calls it for {called}");
    let finding = Diagnostic::error(Code::PollNotice, poll.at.span, message).related(meeting.at.span, "the notice");
    let help = "compare both with their documents; where the meeting was postponed or adjourned, add the announcement that \
                says so, which names the notice";
    findings.push(finding.help(help));
}

fn resolutions(poll: &Poll, meeting: &Meeting, findings: &mut Vec<Diagnostic>) {
    let proposed: HashMap<String, usize> =
        meeting.resolutions.iter().enumerate().map(|(at, it)| (slug(&it.number.value), at)).collect();
    let mut last = None;
    for it in &poll.resolutions {
        let Some(at) = proposed.get(&slug(&it.number.value)) else {
            let message = format!("the notice proposes no resolution {}", it.number.value);
            let finding = Diagnostic::error(Code::PollNotice, it.number.span, message).label("voted on");
            let finding = finding.related(meeting.at.span, "the meeting as called");
            findings.push(finding.help("compare the number with both documents; one may be missing there").warning());
            continue;
        };
        if last.is_some_and(|last| *at < last) {
            let message = format!("resolution {} stands elsewhere in the notice's order", it.number.value);
            let finding = Diagnostic::error(Code::PollNotice, it.number.span, message);
            let finding = finding.related(meeting.resolutions[*at].span, "in the notice");
            findings.push(finding.help("compare the numbers with both documents: two may be swapped").warning());
        }
        last = Some(*at);
        let proposed = &meeting.resolutions[*at];
        if let (Some(kind), Some(called)) = (&it.kind, &proposed.kind)
            && !kind.eq_ignore_ascii_case(called)
        {
            let number = &it.number.value;
            let message = format!("resolution {number} is `{kind}` here, but `{called}` in the notice");
            let finding = Diagnostic::error(Code::PollNotice, it.number.span, message);
            let help = "compare both with their documents: a special resolution needs another majority";
            findings.push(finding.related(proposed.span, "in the notice").help(help).warning());
        }
        let others = meeting.resolutions[*at].people.iter().filter(|_| !it.people.is_empty());
        let is_other = |id: &&crate::domain::span::Name| !it.people.contains(id);
        if let Some(person) = others.clone().find(is_other).filter(|_| it.candidate.is_none()) {
            let message = format!(
                "resolution {} concerns `{}` in the notice, which is not named here",
                it.number.value, person.value
            );
            let finding =
                Diagnostic::error(Code::PollNotice, it.number.span, message).related(person.span, "in the notice");
            findings
                .push(finding.help("compare both with their documents: numbers or people may be swapped").warning());
        }
    }
    let voted: Vec<String> = poll.resolutions.iter().map(|it| slug(&it.number.value)).collect();
    for it in meeting.resolutions.iter().filter(|it| !voted.contains(&slug(&it.number.value))) {
        let message = format!("the results say nothing of resolution {} of the notice", it.number.value);
        let finding = Diagnostic::error(Code::PollNotice, poll.at.span, message).related(it.span, "proposed here");
        let help = "add it as the document has it; one that was not put to the vote has `outcome = \"not-put\"`";
        findings.push(finding.help(help).warning());
    }
}
