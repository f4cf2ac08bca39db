//! Which announcements and events stand in which feed, and in which of its documents.
//!
//! A feed has archives (RFC 5005, section 4), which are filled from the oldest entry on, and the document that readers
//! subscribe to with all newer ones: a full archive's worth of them at least, so that who looks seldom misses none. So an
//! entry stands in one document of a feed, and what comes later goes into none of its archives.

use super::catalog::{Catalog, Scope};
use super::category::CategoryList;
use super::timeline::{Entry, Timeline};
use super::updated;
use crate::archive::Edition;
use crate::config::Output;
use crate::domain::Kind;
use crate::domain::event::EventKind;
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// How many announcements an archive has.
const ANNOUNCEMENTS: usize = 50;

/// How many events, which are short.
const EVENTS: usize = 200;

/// What a feed is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Every announcement.
    All,
    /// The announcements of a kind.
    Kind(Kind),
    /// Those of a category, by its position in the history's list.
    Category(usize),
    /// Those in a language, by its BCP 47 tag; where there are several languages.
    Language(Arc<str>),
    /// Events, but for those that only say that a document was made, or what its figures are of.
    Events,
}

/// A feed.
#[derive(Clone, Debug)]
pub struct Feed {
    /// What it is of.
    pub topic: Topic,
    /// The positions of its announcements in the edition's list, or of its events in [`Timeline::told`], oldest first.
    entries: Vec<u32>,
}

impl Feed {
    fn size(&self) -> usize {
        if self.topic == Topic::Events { EVENTS } else { ANNOUNCEMENTS }
    }

    /// How many archives it has.
    #[must_use]
    pub fn archives(&self) -> usize {
        (self.entries.len() / self.size()).saturating_sub(1)
    }

    /// The entries of an archive, counted from 1, or of the document that readers subscribe to, oldest first.
    #[must_use]
    pub fn entries(&self, archive: Option<usize>) -> &[u32] {
        let size = self.size();
        match archive {
            Some(number) => self.entries.chunks(size).nth(number.saturating_sub(1)).unwrap_or_default(),
            None => &self.entries[self.archives() * size..],
        }
    }
}

/// The feeds of an edition; none without announcements and events, and where they are switched off.
#[must_use]
pub fn of<'a>(
    edition: &'a Edition<'a>,
    catalog: &Catalog<Kind>,
    categories: &[CategoryList],
    timeline: &Timeline<'a>,
) -> Vec<Feed> {
    if !edition.config().outputs.has(Output::Feeds) {
        return Vec::new();
    }
    let mut feeds = vec![Feed { topic: Topic::All, entries: catalog.entries(Scope::Front) }];
    for (kind, _) in catalog.kinds() {
        feeds.push(Feed { topic: Topic::Kind(kind), entries: catalog.entries(Scope::Kind(kind)) });
    }
    for (position, list) in categories.iter().enumerate() {
        feeds.push(Feed { topic: Topic::Category(position), entries: list.entries(None) });
    }
    feeds.extend(of_languages(edition));
    feeds.push(Feed { topic: Topic::Events, entries: events(edition, timeline) });
    feeds.retain(|feed| !feed.entries.is_empty());
    feeds
}

/// A feed a language, where there are several.
fn of_languages(edition: &Edition<'_>) -> Vec<Feed> {
    let mut feeds: Vec<Feed> = Vec::new();
    for (announcement, position) in edition.announcements.iter().zip(0_u32..) {
        let is_of = |feed: &&mut Feed| matches!(&feed.topic, Topic::Language(tag) if tag.eq_ignore_ascii_case(&announcement.language));
        match feeds.iter_mut().find(is_of) {
            Some(feed) => feed.entries.push(position),
            None => {
                feeds.push(Feed { topic: Topic::Language(announcement.language.clone()), entries: vec![position] });
            }
        }
    }
    if feeds.len() < 2 { Vec::new() } else { feeds }
}

/// The events in the order in which they were made known: one that comes later is behind all that are there.
fn events<'a>(edition: &'a Edition<'a>, timeline: &Timeline<'a>) -> Vec<u32> {
    let told = timeline.told().zip(0_u32..).filter(|(entry, _)| is_told(entry));
    let mut events: Vec<(DateTime<Utc>, String, u32)> =
        told.map(|(entry, position)| (known(edition, entry), entry.id(), position)).collect();
    events.sort_unstable();
    events.into_iter().map(|(_, _, position)| position).collect()
}

fn is_told(entry: &Entry<'_>) -> bool {
    entry.kind != EventKind::Announcement && !entry.kind.is_stated()
}

/// Since when an event is known: since its announcement was made, or the calendar planned it; where that doesn't say, since
/// the oldest announcement.
#[must_use]
pub fn known(edition: &Edition<'_>, entry: &Entry<'_>) -> DateTime<Utc> {
    if let Some(announcement) = entry.source.document() {
        return updated::published(announcement);
    }
    let planned = edition.planned(&entry.key).and_then(|it| it.publish_at);
    let oldest = || edition.announcements.first().map_or(DateTime::UNIX_EPOCH, |it| updated::published(it));
    planned.map_or_else(oldest, |at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_full_and_readers_subscribe_to_as_much_at_least() {
        for (count, archives, newest) in [(0, 0, 0), (1, 0, 1), (99, 0, 99), (100, 1, 50), (149, 1, 99), (150, 2, 50)] {
            let feed = Feed { topic: Topic::All, entries: (0..count).collect() };
            assert_eq!((feed.archives(), feed.entries(None).len()), (archives, newest), "{count}");
            let mut all: Vec<u32> = (1..=archives).flat_map(|number| feed.entries(Some(number))).copied().collect();
            assert_eq!(all.len(), archives * ANNOUNCEMENTS);
            all.extend(feed.entries(None));
            assert_eq!(all, feed.entries, "{count}");
        }
    }

    #[test]
    fn an_archive_that_there_is_not_has_no_entries() {
        let feed = Feed { topic: Topic::Events, entries: (0..399).collect() };
        assert_eq!((feed.archives(), feed.entries(Some(9))), (0, &[][..]));
    }
}
