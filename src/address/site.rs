//! The site of an edition, as plain data.

use super::changed::Days;
use super::route::Route;
use super::{collision, table};
use crate::archive::Edition;
use crate::audit::{Audit, Examined, Finding, Place};
use crate::diagnostic::Diagnostic;
use crate::domain::Announcement;
use crate::history::History;
use crate::ledger::Ledger;
use crate::source::Sources;
use crate::theme::Theme;
use chrono::NaiveDate;
use hashbrown::HashTable;
use std::hash::{BuildHasher, RandomState};

/// The site of an edition: all that a page or a file is made of.
#[derive(Debug)]
pub struct Site<'a> {
    /// What is public.
    pub edition: &'a Edition<'a>,
    /// Templates and stylesheet.
    pub theme: &'a Theme,
    /// What it says over time.
    pub history: History<'a>,
    /// How the public figures determine each other: what isn't public takes no part in it.
    pub audit: &'a Audit,
    /// The published versions of its documents, where they are known: a preview publishes none.
    pub ledger: Option<&'a Ledger>,
    /// Every file of the site.
    pub routes: Vec<Route<'a>>,
    by_path: ByPath,
}

/// The positions of routes by their paths, which are kept once.
#[derive(Debug)]
struct ByPath {
    positions: HashTable<usize>,
    hasher: RandomState,
}

impl ByPath {
    fn of(routes: &[Route<'_>]) -> Self {
        let hasher = RandomState::new();
        let hash = |&position: &usize| hasher.hash_one(&*routes[position].path);
        let mut positions = HashTable::with_capacity(routes.len());
        (0..routes.len()).for_each(|position| _ = positions.insert_unique(hash(&position), position, hash));
        Self { positions, hasher }
    }

    fn find<'s, 'a>(&self, routes: &'s [Route<'a>], path: &str) -> Option<&'s Route<'a>> {
        let found = self.positions.find(self.hasher.hash_one(path), |&position| *routes[position].path == *path);
        found.map(|&position| &routes[position])
    }
}

impl<'a> Site<'a> {
    /// The site. `audit` is that of the edition's announcements, `ledger` the one that is published with it.
    ///
    /// # Errors
    /// Two things that would stand at one address, and addresses that file systems don't take.
    pub fn new(
        edition: &'a Edition<'a>,
        theme: &'a Theme,
        sources: &Sources,
        audit: &'a Audit,
        ledger: Option<&'a Ledger>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let history = History::new(edition);
        let routes = table::routes(edition, &history, theme, sources);
        let mut findings = collision::collisions(&routes, sources);
        findings.extend(collision::too_long(&routes, sources));
        if !findings.is_empty() {
            return Err(findings);
        }
        let by_path = ByPath::of(&routes);
        Ok(Self { edition, theme, history, audit, ledger, routes, by_path })
    }

    /// Whether something stands at `path` (below the site's base, with `index.html`).
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.route(path).is_some()
    }

    /// What stands at `path`, likewise.
    #[must_use]
    pub fn route(&self, path: &str) -> Option<&Route<'a>> {
        self.by_path.find(&self.routes, path)
    }

    /// The pages that crawlers and readers are led to, with the day of their last change where their content tells; never that of the build.
    #[must_use]
    pub fn listed(&self) -> Vec<(&str, Option<NaiveDate>)> {
        let days = Days::of(self.edition, &self.history);
        let listed = self.routes.iter().filter(|route| route.is_listed());
        listed.map(|route| (&*route.path, days.day(&route.page))).collect()
    }

    /// A public announcement's figures and how they tie.
    ///
    /// # Panics
    /// When it isn't among those of the edition.
    #[must_use]
    pub fn examine(&self, announcement: &Announcement) -> Examined<'a> {
        let at = self.edition.position(&announcement.id).expect("a public announcement");
        self.audit.examined(at, &self.edition.announcements, self.edition.issuer())
    }

    /// Where the figure of a public announcement stands that a tie of its texts names, by its destination and its words, as far as
    /// the audit knows it.
    #[must_use]
    pub fn place_of_tie(&self, announcement: &Announcement, destination: &str, words: &str) -> Option<Place> {
        self.audit.place_of_tie(self.edition.position(&announcement.id)?, destination, words)
    }

    /// What the audit found in a public announcement.
    #[must_use]
    pub fn findings(&self, announcement: &Announcement) -> &[Finding] {
        let book = self.edition.position(&announcement.id).and_then(|at| u32::try_from(at).ok());
        let Some(book) = book else { return &[] };
        let from = self.audit.findings.partition_point(|finding| finding.figure.book < book);
        let rest = &self.audit.findings[from..];
        &rest[..rest.partition_point(|finding| finding.figure.book == book)]
    }
}
