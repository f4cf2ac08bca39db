//! The one gate: what is public at an instant.

use super::shared::Shared;
use super::tombstone::Tombstone;
use super::{Archive, Legend};
use crate::config::Config;
use crate::domain::issuer::Issuer;
use crate::domain::member::Dimension;
use crate::domain::metric::Metric;
use crate::domain::revision::Revision;
use crate::domain::{Announcement, FileId};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
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
    /// What was left out.
    pub withheld: Withheld,
    by_id: HashMap<&'a str, usize>,
    /// The corrections of an announcement, by its id; those that were withdrawn lead on to their own.
    corrected: HashMap<&'a str, Vec<&'a str>>,
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
        let mut corrected: HashMap<&str, Vec<&str>> = HashMap::new();
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
            if let Some(before) = &announcement.corrects {
                corrected.entry(&before.value).or_default().push(&announcement.id);
            }
            match standing {
                Standing::Withdrawn => withdrawn.extend(Tombstone::of(announcement, as_of)),
                _ => announcements.push(announcement),
            }
        }
        let by_id = announcements.iter().enumerate().map(|(at, announcement)| (&*announcement.id, at)).collect();
        let shared = Shared::of(archive, &announcements, &withdrawn);
        let static_files = &archive.static_files;
        Self { as_of, announcements, withdrawn, withheld, by_id, corrected, shared, static_files }
    }

    /// Where a public announcement stands in the list.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// What stays of an announcement that was withdrawn.
    #[must_use]
    pub fn tombstone(&self, id: &str) -> Option<&Tombstone<'a>> {
        self.withdrawn.iter().find(|tombstone| tombstone.id == id)
    }

    /// The public announcement that corrects another one last, be it by way of others.
    #[must_use]
    pub fn correction_of(&self, id: &str) -> Option<&'a Announcement> {
        self.last_correction(id).and_then(|at| self.announcements.get(at)).copied()
    }

    fn last_correction(&self, id: &str) -> Option<usize> {
        let corrections = self.corrected.get(id)?.iter();
        corrections.filter_map(|by| self.last_correction(by).or_else(|| self.position(by))).max()
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
