//! Logged reasons why a published document was changed.

use super::Located;
use chrono::{DateTime, FixedOffset, Utc};

/// Why a published document was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The instant from which the change is public.
    pub at: Located<DateTime<FixedOffset>>,
    /// The reason, in words for readers.
    pub reason: Box<str>,
}

/// The revisions of a document, in the order of their instants once they are checked.
#[derive(Clone, Debug, Default)]
pub struct Revisions(Vec<Revision>);

impl Revisions {
    /// Revisions as the document lists them.
    #[must_use]
    pub fn new(listed: Vec<Revision>) -> Self {
        Self(listed)
    }

    /// Those that are public at an instant: what is derived from an edition looks at no others.
    #[must_use]
    pub fn until(&self, as_of: DateTime<Utc>) -> &[Revision] {
        &self.0[..self.0.partition_point(|revision| revision.at.value <= as_of)]
    }

    /// All of them, for the checks.
    #[must_use]
    pub fn all(&self) -> &[Revision] {
        &self.0
    }
}
