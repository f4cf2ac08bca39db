//! The published versions of an announcement.

use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::ledger::{Entry, State};
use crate::page::component::day::Day;
use crate::page::component::link::Link;
use crate::source::LEDGER;
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

/// What the page tells of the versions.
#[derive(Debug, Serialize)]
pub struct VersionsView {
    /// The ledger's address.
    pub ledger: String,
    /// The present one.
    pub latest: VersionView,
    /// Every one, the newest first; nothing where there is only the present one.
    pub all: Vec<VersionView>,
}

/// A version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionView {
    /// Its number.
    pub number: u32,
    /// What became of the document.
    pub state: &'static str,
    /// The day, in the document's zone.
    pub day: Day,
    /// Why.
    pub reason: Option<String>,
    /// The document that tells why.
    pub correction: Option<Link>,
    /// SHA-256 of the content.
    pub sha256: String,
    /// Its first digits.
    pub short: String,
}

/// The versions; nothing where the site has no ledger.
pub fn versions(site: &Site<'_>, announcement: &Announcement, root: &str) -> Option<VersionsView> {
    let versions = site.ledger?.versions(&announcement.id).rev();
    let all: Vec<VersionView> = versions.map(|entry| version(site, announcement, entry, root)).collect();
    let latest = all.first()?.clone();
    let all = if all.len() > 1 { all } else { Vec::new() };
    Some(VersionsView { ledger: format!("{root}{LEDGER}"), latest, all })
}

fn version(site: &Site<'_>, announcement: &Announcement, entry: &Entry, root: &str) -> VersionView {
    let correction = entry.correction.as_deref().map(|id| {
        let id = site.ledger.and_then(|ledger| ledger.successor(id)).unwrap_or(id);
        let (edition, href) = (site.edition, format!("{root}{}", path::announcement(id)));
        let title = edition.position(id).map(|at| &*edition.announcements[at].title);
        let title = title.or_else(|| edition.tombstone(id).map(|it| it.title));
        Link { href, text: title.unwrap_or(id).to_owned() }
    });
    let words = words::of(&site.edition.config().language);
    VersionView {
        number: entry.version,
        state: match entry.state {
            State::Published => words.term(Term::Published),
            State::Revised => words.term(Term::Changed),
            State::Corrected => words.term(Term::ChangedByCorrection),
            State::Moved => words.term(Term::NewAddress),
            State::Withdrawn => words.term(Term::Withdrawn),
        },
        day: Day::of(entry.at.with_timezone(&announcement.zone).date_naive(), words),
        reason: entry.reason.as_deref().map(str::to_owned),
        correction,
        sha256: entry.sha256.to_string(),
        short: entry.sha256.short(),
    }
}
