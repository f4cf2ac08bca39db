//! The events of a document, and which event of a later one states the same.

use crate::domain::event::{Event, EventKind, Status};
use crate::domain::occasion::{DividendOf, Occasion, Title};
use crate::domain::{Announcement, Moment, Period};
use std::collections::HashSet;

/// An event of a document.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// Id of the document.
    pub document: &'a str,
    /// Its key in the document.
    pub key: Box<str>,
    pub kind: EventKind,
    /// What tells it from others of its kind, whatever the amounts and days.
    pub subject: String,
    pub moment: Option<Moment>,
    pub is_cancelled: bool,
    /// Whether it is due before a meeting, so that it goes with it.
    pub is_before_meeting: bool,
    /// Of results, the period that they are of.
    pub period: Option<Period>,
}

/// The events of an announcement, but for those of plans, which are the same in all documents by their days until one moves them.
pub(super) fn nodes(it: &Announcement) -> impl Iterator<Item = Node<'_>> {
    let own = it.occasions().into_iter().filter(|occasion| occasion.plan.is_none());
    let undated = it.keyed_events().filter(|(_, event)| event.moment.is_none());
    own.map(|occasion| typed(&it.id, occasion)).chain(undated.map(|(key, event)| stated(&it.id, &key, event)))
}

/// An event that typed facts or events state.
pub(super) fn typed<'a>(document: &'a str, occasion: Occasion<'a>) -> Node<'a> {
    if let Some(event) = occasion.event {
        return stated(document, &occasion.key, event);
    }
    Node {
        document,
        kind: occasion.kind,
        is_before_meeting: is_before_meeting(occasion.kind)
            || matches!(occasion.title, Title::MeetingBookCloses(_) | Title::MeetingBookClosureEnds(_)),
        subject: subject(&occasion.title),
        key: occasion.key.into(),
        moment: Some(occasion.moment),
        is_cancelled: false,
        period: None,
    }
}

/// An event that is stated as such.
pub(super) fn stated<'a>(document: &'a str, key: &str, event: &Event) -> Node<'a> {
    Node {
        document,
        key: key.into(),
        kind: event.kind,
        is_before_meeting: is_before_meeting(event.kind),
        subject: folded(&event.title),
        moment: event.moment.clone(),
        is_cancelled: event.status == Some(Status::Cancelled),
        period: event.period,
    }
}

fn is_before_meeting(kind: EventKind) -> bool {
    matches!(kind, EventKind::RecordDate | EventKind::Deadline)
}

fn folded(text: &str) -> String {
    text.to_lowercase()
}

/// What an event is about.
fn subject(title: &Title<'_>) -> String {
    match *title {
        Title::Text(text) => folded(text),
        Title::BeforeMeeting(_, what, holders) => format!("{} {}", folded(what), folded(holders)),
        Title::Dividend(day, of) => format!("{day:?} {}", whose(of)),
        Title::DividendElection(what, of) => format!("{} {}", folded(what), whose(of)),
        Title::DividendPeriodEnds(of) | Title::DividendApproved(of) => whose(of),
        Title::PeriodEnds(period) | Title::ResultsCall(period) => period.id(),
        _ => String::new(),
    }
}

/// Which dividend, and for whom, whatever is paid.
fn whose(of: DividendOf<'_>) -> String {
    let all = [of.what, of.listing, of.holders];
    format!("dividend {}", all.map(|it| folded(it.unwrap_or_default())).join("/"))
}

/// Kinds of which a document hardly states two that mean different things.
fn is_single(kind: EventKind) -> bool {
    use EventKind::{Call, ExDate, Listing, Meeting, Payment, RecordDate, Results};
    matches!(kind, Results | Call | Meeting | ExDate | RecordDate | Payment | Listing)
}

/// Which of the `later` events states which of the `earlier` ones again: by what it is about, by its key, or since both
/// documents have but one of the kind.
pub(super) fn counterparts(nodes: &[Node<'_>], earlier: &[usize], later: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let (mut from, mut to) = (HashSet::new(), HashSet::new());
    let ways = [
        |a: &Node<'_>, b: &Node<'_>| a.subject == b.subject && a.key == b.key,
        |a: &Node<'_>, b: &Node<'_>| a.subject == b.subject && !a.subject.is_empty(),
        |a: &Node<'_>, b: &Node<'_>| a.key == b.key && !a.key.starts_with("event"),
    ];
    for is_same in ways {
        for a in earlier {
            let same = |b: &&usize| nodes[*a].kind == nodes[**b].kind && is_same(&nodes[*a], &nodes[**b]);
            if from.contains(a) {
                continue;
            }
            if let Some(b) = later.iter().filter(|b| !to.contains(*b)).find(same) {
                from.insert(*a);
                to.insert(*b);
                pairs.push((*a, *b));
            }
        }
    }
    let only = |all: &[usize], kind| {
        let mut of_kind = all.iter().copied().filter(|at| nodes[*at].kind == kind);
        of_kind.next().filter(|_| of_kind.next().is_none())
    };
    for kind in EventKind::ALL.into_iter().filter(|kind| is_single(*kind)) {
        if let (Some(a), Some(b)) = (only(earlier, kind), only(later, kind))
            && !from.contains(&a)
            && !to.contains(&b)
        {
            pairs.push((a, b));
        }
    }
    pairs
}
