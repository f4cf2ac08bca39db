//! The ledger: every version of a document that was published, each line with the hash of the one before.
//!
//! A ledger is extended, never written anew: [`extend`] takes the one that is online and adds what the edition has beyond it,
//! or says what became of a published document without a reason. There is no clock in it; a line's instant comes from the
//! document, and so the same archive, instant and published ledger give the same lines.

mod addresses;
mod broken;
mod content;
mod entry;
mod extend;
pub mod manifest;
mod parse;
pub mod signature;

pub use addresses::lost;
pub use broken::Broken;
pub use content::{Contents, attachments, contents};
pub use entry::{Entry, State};
pub use extend::{extend, unanchored};
pub use parse::parse;

use crate::diagnostic::Code;
use crate::domain::Digest;
use chrono::{DateTime, Utc};
use entry::shown;
use std::collections::BTreeMap;

/// The path of a document's page below the site's base.
fn page(id: &str) -> String {
    format!("announcements/{id}/index.html")
}

/// The lines of a ledger, whose chain is whole.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    /// The positions of a document's lines, by the id that it has at the end.
    chains: BTreeMap<Box<str>, Vec<usize>>,
}

impl Ledger {
    /// Its lines.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The versions of a document, oldest first, also those that it had under former ids.
    pub fn versions(&self, id: &str) -> impl DoubleEndedIterator<Item = &Entry> {
        self.chains.get(id).into_iter().flatten().filter_map(|at| self.entries.get(*at))
    }

    /// The last version of each document, by id.
    pub(super) fn last_versions(&self) -> impl Iterator<Item = &Entry> {
        self.chains.values().filter_map(|chain| self.entries.get(*chain.last()?))
    }

    /// The ledger's file.
    #[must_use]
    pub fn text(&self) -> String {
        self.entries.iter().map(|entry| entry.line() + "\n").collect()
    }

    /// The present id of a document that had this one before.
    #[must_use]
    pub fn successor(&self, id: &str) -> Option<&str> {
        let of_id =
            |chain: &[usize]| chain.iter().any(|at| self.entries.get(*at).is_some_and(|it| *it.announcement == *id));
        let moved = self.entries.iter().any(|entry| entry.formerly.as_deref() == Some(id));
        moved.then(|| self.chains.iter().find(|(_, chain)| of_id(chain)).map(|(id, _)| &**id)).flatten()
    }

    /// The first line that is later than an instant, as that of a site which would leave it out.
    #[must_use]
    pub fn later(&self, as_of: DateTime<Utc>) -> Option<Broken> {
        let count = self.count_until(as_of);
        let line = self.entries.get(count)?;
        let offset: usize = self.entries[..count].iter().map(|before| before.line().len() + 1).sum();
        Some(Broken {
            code: Code::PublishedMissing,
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
            message: format!(
                "version {} of `{}` is published since {}, which a site of {} would leave out",
                line.version,
                line.announcement,
                line.shown_at(),
                shown(as_of)
            ),
            help: "what was published stays: publish as of now, and see that the clock is right",
        })
    }

    /// How many lines there are up to an instant: those before the first that is later.
    #[must_use]
    pub fn count_until(&self, as_of: DateTime<Utc>) -> usize {
        self.entries.iter().take_while(|entry| entry.at <= as_of).count()
    }

    /// The lines up to an instant.
    fn until(&self, as_of: DateTime<Utc>) -> Self {
        let mut before = Self::default();
        self.entries.iter().take(self.count_until(as_of)).for_each(|entry| before.push(entry.clone()));
        before
    }

    /// What a line that is added must have as the hash of the one before.
    fn previous(&self) -> Digest {
        self.entries.last().map_or_else(Digest::default, |entry| Digest::of(entry.line()))
    }

    /// The number that the next version of a document has; under a new id, the numbers of the old one go on.
    fn next_version(&self, id: &str, formerly: Option<&str>) -> u32 {
        self.versions(formerly.unwrap_or(id)).next_back().map_or(1, |last| last.version + 1)
    }

    fn push(&mut self, entry: Entry) {
        let mut chain = self.chains.remove(entry.formerly.as_ref().unwrap_or(&entry.announcement)).unwrap_or_default();
        chain.push(self.entries.len());
        self.chains.insert(entry.announcement.clone(), chain);
        self.entries.push(entry);
    }
}

#[cfg(test)]
mod anchor_tests;
#[cfg(test)]
mod tests;
