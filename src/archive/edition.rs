//! The one gate: what is public at an instant.

use super::former_event;
use super::shared::Shared;
use super::succession::Succession;
use super::tombstone::Tombstone;
use super::{Archive, Legend};
use crate::config::Config;
use crate::domain::event::Planned;
use crate::domain::issuer::Issuer;
use crate::domain::member::Dimension;
use crate::domain::metric::Metric;
use crate::domain::relation::{CALENDAR, Verb};
use crate::domain::revision::Revision;
use crate::domain::{Announcement, FileId, PlainPage};
use chrono::{DateTime, Utc};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The archive as it is public at an instant. Everything that is derived, rendered or written comes
/// from here; announcements that are not public can't be reached, nor what only they let be known.
#[derive(Clone, Debug)]
pub struct Edition<'a> {
    /// The instant that the site speaks from: "next" and "latest" are relative to it.
    pub as_of: DateTime<Utc>,
    /// The public announcements, oldest first.
    pub announcements: Vec<&'a Announcement>,
    /// What stays of those that were withdrawn, oldest first.
    pub withdrawn: Vec<Tombstone<'a>>,
    /// What is planned without an announcement, as listed.
    pub calendar: Vec<&'a Planned>,
    /// The public plain pages, by id.
    pub pages: Vec<&'a PlainPage>,
    /// What has become of events that other documents have changed.
    pub succession: Succession<'a>,
    /// What was left out.
    pub withheld: Withheld,
    by_id: HashMap<&'a str, usize>,
    /// What announcements do to an announcement, by its id; those that were withdrawn lead on to others.
    later: HashMap<&'a str, Vec<(Verb, &'a str)>>,
    /// The announcements that change an announcement or an event of it, by its id, those that were withdrawn among them.
    changing: HashMap<&'a str, Vec<&'a str>>,
    shared: Shared,
    static_files: &'a [FileId],
}

/// How much was left out, without saying what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Drafts.
    pub drafts: usize,
    /// Documents to be published later.
    pub scheduled: usize,
    /// When the next of them is published.
    pub next: Option<DateTime<Utc>>,
}

/// How often an event was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// How often.
    pub count: usize,
    /// When it was changed last.
    pub last: Option<DateTime<Utc>>,
}

/// The instant from which a document is public; `None` for a draft.
#[must_use]
pub fn released(it: &Announcement) -> Option<DateTime<Utc>> {
    (!it.publication.draft).then(|| it.public_from())
}

/// What the public sees of an announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All.
    Public,
    /// Nothing, until it is no draft any more.
    Draft,
    /// Nothing before an instant.
    Scheduled(DateTime<Utc>),
    /// A tombstone.
    Withdrawn,
}

impl Standing {
    /// The gate: what the public sees at `as_of`. With `drafts`, drafts and scheduled documents are let through, for a
    /// preview; what is withdrawn stays so.
    #[must_use]
    pub fn of(announcement: &Announcement, as_of: DateTime<Utc>, drafts: bool) -> Self {
        match released(announcement) {
            None if !drafts => Self::Draft,
            Some(at) if at > as_of && !drafts => Self::Scheduled(at),
            _ if announcement.publication.withdrawn.as_ref().is_some_and(|it| it.at.value <= as_of) => Self::Withdrawn,
            _ => Self::Public,
        }
    }
}

impl<'a> Edition<'a> {
    /// The archive as the public sees it at `as_of`; with `drafts`, drafts and scheduled documents are let through,
    /// for a preview.
    #[must_use]
    pub fn new(archive: &'a Archive, as_of: DateTime<Utc>, drafts: bool) -> Self {
        let (mut announcements, mut withdrawn, mut withheld) = (Vec::new(), Vec::new(), Withheld::default());
        let mut later: HashMap<&str, Vec<(Verb, &str)>> = HashMap::new();
        let mut changing: HashMap<&str, Vec<&str>> = HashMap::new();
        let (mut released, mut replaced) = (Vec::<&Announcement>::new(), Vec::new());
        for announcement in archive.announcements.iter().map(Arc::as_ref) {
            let standing = Standing::of(announcement, as_of, drafts);
            match standing {
                Standing::Draft => {
                    withheld.drafts += 1;
                    continue;
                }
                Standing::Scheduled(at) => {
                    withheld.scheduled += 1;
                    withheld.next = Some(withheld.next.map_or(at, |next| next.min(at)));
                    continue;
                }
                Standing::Public | Standing::Withdrawn => {}
            }
            for relation in &announcement.relations {
                later.entry(&relation.to.document).or_default().push((relation.verb, &announcement.id));
            }
            let replaces = announcement.events.iter().flat_map(|event| &event.replaces);
            let changed = announcement.relations.iter().map(|relation| &relation.to).chain(replaces);
            for target in changed.filter(|target| *target.document != *CALENDAR) {
                changing.entry(&target.document).or_default().push(&announcement.id);
            }
            for plan in announcement.repurchases.iter().filter(|plan| plan.moves_end()) {
                let moved = released.iter().filter(|it| it.repurchases.iter().any(|earlier| plan.moves(earlier)));
                moved.for_each(|it| changing.entry(&it.id).or_default().push(&announcement.id));
            }
            released.push(announcement);
            match standing {
                Standing::Withdrawn => {
                    withdrawn.extend(Tombstone::of(announcement, as_of));
                    replaced.push(announcement);
                }
                _ => announcements.push(announcement),
            }
        }
        let by_id = announcements.iter().enumerate().map(|(at, announcement)| (&*announcement.id, at)).collect();
        let shared = Shared::of(archive, &announcements, &withdrawn);
        let static_files = &archive.static_files;
        let calendar = calendar(archive, as_of, drafts, &mut withheld);
        let pages = archive.pages.iter().filter(|it| drafts || withheld.lets(it.released(), as_of)).collect();
        let succession = Succession::new(&announcements, &replaced, &calendar, as_of);
        former_event::tell(&mut withdrawn, &released, &calendar, &archive.issuer.listings, as_of);
        Self {
            as_of,
            announcements,
            withdrawn,
            calendar,
            pages,
            succession,
            withheld,
            by_id,
            later,
            changing,
            shared,
            static_files,
        }
    }

    /// Where a public announcement stands in the list.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The public plain page with this id.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<&'a PlainPage> {
        self.pages.iter().find(|page| *page.id == *id).copied()
    }

    /// The public event that is planned in the calendar under this id.
    #[must_use]
    pub fn planned(&self, id: &str) -> Option<&'a Planned> {
        self.calendar.iter().find(|it| it.id() == id).copied()
    }

    /// What stays of an announcement that was withdrawn.
    #[must_use]
    pub fn tombstone(&self, id: &str) -> Option<&Tombstone<'a>> {
        self.withdrawn.iter().find(|tombstone| tombstone.id == id)
    }

    /// How often announcements that were withdrawn, and others by way of them, changed an event that is known from these
    /// documents, or from the calendar under an id, and when last.
    #[must_use]
    pub fn lost_changes(&self, documents: &[&Announcement], planned: Option<&str>) -> Changes {
        let of_plan = |it: &&Tombstone<'a>| planned.is_some_and(|id| it.planned.iter().any(|plan| **plan == *id));
        let of_plan = self.withdrawn.iter().filter(of_plan).map(|it| it.id);
        let changing = documents.iter().flat_map(|it| self.changing.get(&*it.id)).flatten().copied();
        let lost = changing.filter(|by| self.tombstone(by).is_some()).chain(of_plan);
        self.changes_from(lost.collect(), documents.iter().map(|it| &*it.id).collect())
    }

    /// How often an event of a withdrawn announcement was changed, its withdrawal among that, and when last.
    #[must_use]
    pub fn changes_of_withdrawn(&self, tombstone: &Tombstone<'a>) -> Changes {
        self.changes_from(vec![tombstone.id], HashSet::new())
    }

    /// The changes by documents and by those that changed these in turn, but for those that are known. What was withdrawn had
    /// changed something, and its withdrawal does so again.
    fn changes_from<'s>(&'s self, mut open: Vec<&'s str>, mut known: HashSet<&'s str>) -> Changes {
        let mut changes = Changes::default();
        while let Some(id) = open.pop() {
            if !known.insert(id) {
                continue;
            }
            let (count, at, revisions) = if let Some(it) = self.tombstone(id) {
                (2, it.at.to_utc(), it.revisions)
            } else if let Some(it) = self.position(id).map(|at| self.announcements[at]) {
                (1, it.public_from(), self.revisions(it))
            } else {
                continue;
            };
            changes.count += count + revisions.len();
            changes.last = changes.last.max(Some(at)).max(revisions.last().map(|it| it.at.value.to_utc()));
            open.extend(self.changing.get(id).into_iter().flatten());
        }
        changes
    }

    /// The public announcement that corrects another one last, be it by way of others.
    #[must_use]
    pub fn correction_of(&self, id: &str) -> Option<&'a Announcement> {
        self.last(id, |verb| verb == Verb::Corrects).map(|(_, by)| by)
    }

    /// The public announcement that changes another one last, be it by way of others, and the most that is done to it.
    #[must_use]
    pub fn change_of(&self, id: &str) -> Option<(Verb, &'a Announcement)> {
        self.last(id, |_| true)
    }

    fn last(&self, id: &str, counts: impl Fn(Verb) -> bool) -> Option<(Verb, &'a Announcement)> {
        let (mut open, mut seen) = (vec![self.later.get_key_value(id)?.0], HashSet::new());
        let (mut verb, mut last) = (None, None);
        while let Some(of) = open.pop() {
            if !seen.insert(*of) {
                continue;
            }
            for (does, by) in self.later.get(of).into_iter().flatten().filter(|(does, _)| counts(*does)) {
                verb = verb.max(Some(*does));
                last = last.max(self.position(by));
                open.push(by);
            }
        }
        verb.zip(last.and_then(|at| self.announcements.get(at)).copied())
    }

    /// The public reasons why an announcement was changed, oldest first.
    #[must_use]
    pub fn revisions(&self, announcement: &'a Announcement) -> &'a [Revision] {
        announcement.publication.revisions.until(self.as_of)
    }

    /// The site's settings, with the charts of what is public.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// The company, with the people, organizations, places and names that public announcements or the settings name.
    #[must_use]
    pub fn issuer(&self) -> &Issuer {
        &self.shared.issuer
    }

    /// A public metric.
    #[must_use]
    pub fn metric(&self, id: &str) -> Option<&Metric> {
        self.shared.metrics.iter().find(|metric| *metric.id.value == *id)
    }

    /// The metrics, dimensions and legends of public announcements, and the static files, which are public as such.
    #[must_use]
    pub fn definitions(&self) -> Definitions<'_> {
        let Shared { metrics, dimensions, legends, .. } = &self.shared;
        Definitions { metrics, dimensions, legends, static_files: self.static_files }
    }
}

/// What of the calendar is public at an instant.
fn calendar<'a>(archive: &'a Archive, as_of: DateTime<Utc>, drafts: bool, withheld: &mut Withheld) -> Vec<&'a Planned> {
    let released = |it: &Planned| (!it.draft).then(|| it.publish_at.map_or(DateTime::<Utc>::MIN_UTC, |at| at.to_utc()));
    archive.calendar.iter().filter(|it| drafts || withheld.lets(released(it), as_of)).collect()
}

impl Withheld {
    /// Whether something that belongs to no announcement is public, by the instant of its release; a draft has none. What isn't is counted.
    fn lets(&mut self, released: Option<DateTime<Utc>>, as_of: DateTime<Utc>) -> bool {
        match released {
            None => self.drafts += 1,
            Some(at) if at > as_of => {
                self.scheduled += 1;
                self.next = Some(self.next.map_or(at, |next| next.min(at)));
            }
            Some(_) => return true,
        }
        false
    }
}

/// What belongs to the archive as a whole and to no announcement.
#[derive(Clone, Copy, Debug)]
pub struct Definitions<'a> {
    /// Metrics with their definitions.
    pub metrics: &'a [Metric],
    /// Dimensions with their members.
    pub dimensions: &'a [Dimension],
    /// Legends.
    pub legends: &'a [Legend],
    /// Files below `static/`.
    pub static_files: &'a [FileId],
}
