//! Events of documents that were withdrawn: which of them the calendars of readers have.

use super::succession::Succession;
use super::tombstone::{FormerEvent, Tombstone};
use crate::domain::event::{Event, Planned, Status};
use crate::domain::event_group::Group;
use crate::domain::issuer::Listing;
use crate::domain::occasion::Title;
use crate::domain::relation::CALENDAR;
use crate::domain::{Announcement, Moment};
use chrono::{DateTime, Utc};

/// The names of typed days that have no word of their document in them. With another one behind it, a name tells what a dividend
/// is called, who is elected or who joins the board, and isn't told any more.
const PLAIN: [&str; 19] = [
    "agreed",
    "approval",
    "book-closure",
    "book-closure-end",
    "call",
    "completion",
    "conversion",
    "deadline",
    "dealings",
    "ex-date",
    "first-interest",
    "issue",
    "last-lodgement",
    "maturity",
    "meeting",
    "option",
    "payment",
    "record-date",
    "redemption",
];

/// Says of each tombstone which events calendars had of it. `released` are the announcements that are public or were, oldest
/// first, for what was withdrawn had changed events of others and was changed by others.
pub(super) fn tell(
    withdrawn: &mut [Tombstone<'_>],
    released: &[&Announcement],
    plans: &[&Planned],
    listings: &[Listing],
    as_of: DateTime<Utc>,
) {
    if withdrawn.is_empty() {
        return;
    }
    let succession = Succession::new(released, &[], plans, as_of);
    let ended: Vec<(Box<str>, DateTime<Utc>)> = withdrawn.iter().map(|it| (it.id.into(), it.at.to_utc())).collect();
    for tombstone in withdrawn {
        let Some(it) = released.iter().find(|it| *it.id == *tombstone.id) else { continue };
        let at = tombstone.at.to_utc();
        // While the document was public, an event that goes on from another one had that one's name.
        let has_own_name = |key: &str| {
            let before = succession.before(&it.id, key);
            before.is_none_or(|(of, _)| ended.iter().any(|(id, end)| **id == *of && *end < at))
        };
        let has_day = |key: &str, own: Option<&Moment>| {
            let later = || succession.of(&it.id, key).and_then(|it| it.to.as_ref()?.moment.as_ref());
            own.or_else(later).is_some_and(Moment::has_day)
        };
        tombstone.events = events(it, listings)
            .filter(|(event, own)| has_own_name(&event.key) && has_day(&event.key, own.as_ref()))
            .map(|(event, _)| event)
            .collect();
        let gave_way = |plan: &&&Planned| {
            let replaced = succession.of(CALENDAR, plan.id());
            replaced.is_some_and(|replaced| replaced.changed_by.iter().any(|by| *by.id == *it.id))
        };
        tombstone.planned = plans.iter().filter(gave_way).map(|plan| plan.id().into()).collect();
    }
}

/// Whether the name of a typed day has no word of its document in it, but the number of one of several, or the id of a listing,
/// which the settings have.
fn is_plain(key: &str, listings: &[Listing]) -> bool {
    let is_plain =
        |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit()) || listings.iter().any(|it| *it.id.value == *rest);
    let rest = |word: &&str| key.strip_prefix(*word);
    PLAIN.iter().filter_map(rest).any(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_plain))
}

/// What an announcement states as dates under names that can still be told. That of a plan's day has the day in it.
fn events(it: &Announcement, listings: &[Listing]) -> impl Iterator<Item = (FormerEvent, Option<Moment>)> {
    let kind = it.kind();
    // What it calls off of another document is that document's.
    let is_own = |event: &Event| event.status != Some(Status::Cancelled) || event.replaces.is_empty();
    let dated = it.occasions().into_iter().filter(move |occasion| {
        let can_be_told = occasion.event.map_or_else(|| is_plain(&occasion.key, listings), is_own);
        occasion.plan.is_none() && !occasion.kind.is_stated() && can_be_told
    });
    let dated = dated.map(move |occasion| {
        let group = Group::of(occasion.kind, &occasion.title, Some(kind));
        (FormerEvent { key: occasion.key.into(), group }, Some(occasion.moment))
    });
    let undated = it.keyed_events().filter(move |(_, event)| event.moment.is_none() && is_own(event));
    dated.chain(undated.filter(|(_, event)| !event.kind.is_stated()).map(move |(key, event)| {
        let group = Group::of(event.kind, &Title::Text(&event.title), Some(kind));
        (FormerEvent { key: key.into(), group }, None)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_word_of_its_document_is_not_plain() {
        for key in ["payment", "deadline-2", "book-closure-end", "redemption-12"] {
            assert!(is_plain(key, &[]), "{key}");
        }
        for key in ["payment-special", "election-scrip", "appointed-jane-roe", "payment-2-special", "meetings"] {
            assert!(!is_plain(key, &[]), "{key}");
        }
    }
}
