//! The order of a planned event's publication and its moves, and whether each moves it.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::event::{Event, Planned};
use chrono::{DateTime, FixedOffset, SecondsFormat};

/// Moves that are not after the publication of their event or not after the move before them, and those that leave the event
/// where it was.
pub(in crate::check) fn findings(it: &Planned, findings: &mut Vec<Diagnostic>) {
    let shown = |at: DateTime<FixedOffset>| at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    let mut before = it.publish_at.map(|at| (at, "the publication of the event", it.event.span));
    for (index, moved) in it.moved.iter().enumerate() {
        let (at, span) = (moved.at.value, moved.at.span);
        if let Some((earlier, what, place)) = before.filter(|(earlier, ..)| at <= *earlier) {
            let message = format!("the move ({}) is not after {what} ({})", shown(at), shown(earlier));
            let help =
                "list moves in the order of time; `at` is the instant from which readers are told of the new day";
            let finding = Diagnostic::error(Code::DateOrder, span, message).label("move");
            findings.push(finding.related(place, "not after this").help(help));
        }
        let to = it.moved.get(index + 1).map_or(&it.event, |next| &next.was);
        if is_same(&moved.was, to) {
            let message = format!("`{}` is moved to the day that it was on", it.id());
            let help = "`from` is when the event was to be before, and `when` when it is to be now, or the `from` of the next move";
            findings.push(Diagnostic::error(Code::DateOrder, span, message).label("moves nothing").help(help));
        }
        before = Some((at, "the one before it", span));
    }
}

fn is_same(a: &Event, b: &Event) -> bool {
    match (&a.moment, &b.moment) {
        (Some(a), Some(b)) => a.when == b.when && a.zone == b.zone,
        (None, None) => true,
        _ => false,
    }
}
