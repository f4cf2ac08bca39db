//! The one gate: what is public at an instant.

use super::Archive;
use crate::config::Config;
use crate::domain::Announcement;
use crate::domain::issuer::Issuer;
use crate::domain::metric::{Definition, Metric};
use chrono::{DateTime, Utc};
use std::collections::{HashMap, HashSet};

/// The archive as it is public at an instant. Everything that is derived, rendered or written comes
/// from here; announcements that are not public can't be reached.
#[derive(Clone, Debug)]
pub struct Edition<'a> {
    archive: &'a Archive,
    /// The instant that the site speaks from: "next" and "latest" are relative to it.
    pub as_of: DateTime<Utc>,
    /// The public announcements, oldest first.
    pub announcements: Vec<&'a Announcement>,
    /// What was left out.
    pub withheld: Withheld,
    by_id: HashMap<&'a str, usize>,
    metrics: Vec<Metric>,
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

impl<'a> Edition<'a> {
    /// The archive as the public sees it at `as_of`; with `drafts`, everything is let through, for
    /// a preview.
    #[must_use]
    pub fn new(archive: &'a Archive, as_of: DateTime<Utc>, drafts: bool) -> Self {
        let mut withheld = Withheld::default();
        let public = |announcement: &&Announcement| {
            let publication = &announcement.publication;
            if drafts {
                return true;
            }
            if publication.draft {
                withheld.drafts += 1;
                return false;
            }
            match publication.publish_at.map(|at| at.to_utc()).filter(|at| *at > as_of) {
                Some(at) => {
                    withheld.scheduled += 1;
                    withheld.next = Some(withheld.next.map_or(at, |next| next.min(at)));
                    false
                }
                None => true,
            }
        };
        let announcements: Vec<&Announcement> = archive.announcements.iter().filter(public).collect();
        let by_id = announcements.iter().enumerate().map(|(at, announcement)| (&*announcement.id, at)).collect();
        let metrics = public_metrics(archive, &announcements, &by_id);
        Self { archive, as_of, announcements, withheld, by_id, metrics }
    }

    /// Where a public announcement stands in the list.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The site's settings.
    #[must_use]
    pub fn config(&self) -> &'a Config {
        &self.archive.config
    }

    /// The company.
    #[must_use]
    pub fn issuer(&self) -> &'a Issuer {
        &self.archive.issuer
    }

    /// A public metric.
    #[must_use]
    pub fn metric(&self, id: &str) -> Option<&Metric> {
        self.metrics.iter().find(|metric| *metric.id.value == *id)
    }

    /// The public metrics, and the legends and static files, which are public as such.
    #[must_use]
    pub fn definitions(&self) -> Definitions<'_> {
        Definitions { metrics: &self.metrics, legends: &self.archive.legends, static_files: &self.archive.static_files }
    }
}

/// The metrics with the definitions that no announcement or a public one gives. One without any is public all
/// the same where a public value is stated of it or as a share of it.
fn public_metrics(archive: &Archive, announcements: &[&Announcement], by_id: &HashMap<&str, usize>) -> Vec<Metric> {
    let observations = announcements.iter().flat_map(|announcement| &announcement.metrics);
    let shares = observations.clone().flat_map(|it| &it.values).filter_map(|value| value.share.as_ref());
    let named: HashSet<&str> =
        observations.map(|it| &*it.metric.value).chain(shares.map(|share| &*share.of.value)).collect();
    let is_public = |definition: &&Definition| match &definition.source {
        Some(source) => by_id.contains_key(&*source.value),
        None => true,
    };
    let public = |metric: &Metric| {
        let definitions: Vec<Definition> = metric.definitions.iter().filter(is_public).cloned().collect();
        let shown = !definitions.is_empty() || named.contains(&*metric.id.value);
        shown.then(|| Metric { definitions, ..metric.clone() })
    };
    archive.metrics.iter().filter_map(public).collect()
}

/// What belongs to the archive as a whole and to no announcement.
#[derive(Clone, Copy, Debug)]
pub struct Definitions<'a> {
    /// Metrics with their definitions.
    pub metrics: &'a [Metric],
    /// Legends.
    pub legends: &'a [super::Legend],
    /// Files below `static/`.
    pub static_files: &'a [crate::domain::FileId],
}
