//! Corrections: each leads from a later document to an earlier one.

use super::index::Index;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::span::Name;
use crate::domain::{Announcement, Moment};

/// Corrections that lead back to themselves, and those dated before what they correct.
pub(super) fn findings(index: &Index<'_>, findings: &mut Vec<Diagnostic>) {
    for (it, _) in index.announcements.values() {
        let Some((corrects, before)) = corrected(it, index) else { continue };
        let around = cycle(it, index);
        if around.iter().any(|other| other.id < it.id) {
            continue;
        }
        if !around.is_empty() {
            findings.push(back_to_itself(it, corrects, &around));
            continue;
        }
        let day = |it: &Announcement| Moment::day(it.dated.value, it.zone);
        if day(before).start() >= day(it).end() {
            let message = format!(
                "the correction is dated {}, before what it corrects: `{}`, dated {}",
                it.dated.value, before.id, before.dated.value
            );
            let finding = Diagnostic::error(Code::DateOrder, corrects.span, message);
            let help = "the later document names the earlier one: compare the dates, or move `corrects` to the other";
            findings.push(finding.related(before.dated.span, "the date of what it corrects").help(help));
        }
    }
}

/// What an announcement corrects, where that could be read.
fn corrected<'d>(it: &'d Announcement, index: &Index<'d>) -> Option<(&'d Name, &'d Announcement)> {
    let name = it.corrects.as_ref()?;
    Some((name, index.announcements.get(&*name.value)?.0))
}

/// The announcements by way of which one corrects itself, with itself last; empty where it doesn't.
fn cycle<'d>(it: &'d Announcement, index: &Index<'d>) -> Vec<&'d Announcement> {
    let next = |at: &&'d Announcement| corrected(at, index).map(|(_, before)| before);
    // Others that it leads to may go round without it.
    let chain = std::iter::successors(next(&it), next).take(index.announcements.len());
    let mut around = Vec::new();
    for before in chain {
        around.push(before);
        if before.id == it.id {
            return around;
        }
    }
    Vec::new()
}

fn back_to_itself(it: &Announcement, corrects: &Name, around: &[&Announcement]) -> Diagnostic {
    let others: Vec<String> =
        around.iter().filter(|other| other.id != it.id).map(|other| format!("`{}`", other.id)).collect();
    let way = if others.is_empty() { String::new() } else { format!(" by way of {}", others.join(", ")) };
    let finding = Diagnostic::error(Code::CorrectionCycle, corrects.span, format!("`{}` corrects itself{way}", it.id));
    let names = around.iter().filter(|other| other.id != it.id).filter_map(|other| other.corrects.as_ref());
    let finding = names.fold(finding, |finding, name| finding.related(name.span, "which corrects this"));
    finding.help("a correction names the announcement before it; take `corrects` out of the earliest")
}
