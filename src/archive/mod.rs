//! The archive once it is read: as documents, as a checked whole, and as the public sees it.

mod edition;
mod former_event;
mod shared;
mod succession;
mod tombstone;

pub use edition::{Changes, Definitions, Edition, Standing, Withheld, released};
pub use succession::{Replacement, Succession};
pub use tombstone::{FormerEvent, Tombstone};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::domain::announcement::Body;
use crate::domain::event::Planned;
use crate::domain::issuer::Issuer;
use crate::domain::member::Dimension;
use crate::domain::metric::Metric;
use crate::domain::span::Name;
use crate::domain::{Announcement, Digest, FileId, PlainPage};
use std::sync::Arc;

/// A legend that travels with documents: safe harbor, disclaimer, notice.
#[derive(Clone, Debug)]
pub struct Legend {
    /// The file's name without its ending.
    pub key: Name,
    /// Title.
    pub title: Box<str>,
    /// Text.
    pub body: Body,
    /// SHA-256 of title and text in canonical form.
    pub digest: Digest,
}

/// What could be read, unchecked. Documents with errors are left out; their findings are recorded.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// `site.toml`, if it could be read.
    pub site: Option<(Config, Issuer)>,
    /// Metric definitions.
    pub metrics: Vec<Metric>,
    /// Dimensions.
    pub dimensions: Vec<Dimension>,
    /// Legends.
    pub legends: Vec<Legend>,
    /// What is planned without an announcement.
    pub calendar: Vec<Planned>,
    /// Plain pages.
    pub pages: Vec<PlainPage>,
    /// Announcements.
    pub announcements: Vec<Arc<Announcement>>,
    /// Files below `static/`.
    pub static_files: Vec<FileId>,
    /// What could not be read.
    pub left_out: LeftOut,
    /// Findings for which no document is left out: they are among those of the checks.
    pub remarks: Vec<Diagnostic>,
}

/// What was left out because of errors: references to it are no second error.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Announcements.
    pub announcements: Vec<Fragment>,
    /// Keys of legends.
    pub legends: Vec<Box<str>>,
    /// Ids of plain pages.
    pub pages: Vec<Box<str>>,
    /// Whether a metric may be missing.
    pub metrics: bool,
    /// Whether a planned event may be missing.
    pub planned: bool,
    /// Whether a dimension or a member may be missing.
    pub dimensions: bool,
    /// Whether the issuer's fiscal years could not be read, so that nothing is known of the days of their parts.
    pub calendar: bool,
}

/// What could be read of an announcement with errors, so that the rest of its errors is found in the same run.
#[derive(Clone, Debug)]
pub struct Fragment {
    /// Its id.
    pub id: Box<str>,
    /// Its Markdown, where nothing more could be read.
    pub body: Option<Body>,
    /// The announcement without what could not be read of it.
    pub announcement: Option<Announcement>,
}

/// The checked archive: every reference resolves. Only [`crate::check::check`] makes one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Archive {
    /// The site's settings.
    pub config: Config,
    /// The company.
    pub issuer: Issuer,
    /// Metric definitions, as written.
    pub metrics: Vec<Metric>,
    /// Dimensions, as written.
    pub dimensions: Vec<Dimension>,
    /// Legends, by key.
    pub legends: Vec<Legend>,
    /// What is planned without an announcement, as listed.
    pub calendar: Vec<Planned>,
    /// Plain pages, by id, drafts included.
    pub pages: Vec<PlainPage>,
    /// Announcements, oldest first (by printed date, then id), drafts included.
    pub announcements: Vec<Arc<Announcement>>,
    /// Files below `static/`.
    pub static_files: Vec<FileId>,
}

impl Archive {
    /// The archive of documents that were checked, in order; `None` without `site.toml`.
    pub(crate) fn from_checked(documents: Documents) -> Option<Self> {
        let Documents {
            site,
            metrics,
            dimensions,
            mut legends,
            calendar,
            mut pages,
            mut announcements,
            static_files,
            ..
        } = documents;
        let (config, issuer) = site?;
        legends.sort_by(|a, b| a.key.value.cmp(&b.key.value));
        pages.sort_by(|a, b| a.id.cmp(&b.id));
        announcements.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
        Some(Self { config, issuer, metrics, dimensions, legends, calendar, pages, announcements, static_files })
    }

    /// The legend with this key.
    #[must_use]
    pub fn legend(&self, key: &str) -> Option<&Legend> {
        self.legends.iter().find(|legend| &*legend.key.value == key)
    }

    /// The metric with this id.
    #[must_use]
    pub fn metric(&self, id: &str) -> Option<&Metric> {
        self.metrics.iter().find(|metric| &*metric.id.value == id)
    }
}
