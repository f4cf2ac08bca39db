//! Documents that are different.

use super::Events;
use super::figures::Figures;
use super::site::Two;
use crate::ledger::{Entry, Ledger, State};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Documents that are different, by id.
#[derive(Debug, Default, Serialize)]
pub struct Documents {
    /// Documents that only the new site has.
    pub new: Vec<Document>,
    /// Documents of which the new site has another version, or that state something else there.
    pub changed: Vec<Document>,
    /// Documents that stand under another id.
    pub moved: Vec<Document>,
    /// Documents of which only a page is left that says that they were withdrawn.
    pub withdrawn: Vec<Document>,
    /// Documents that aren't there any more: a published document must not go.
    pub gone: Vec<Document>,
}

/// A document that is different.
#[derive(Debug, Serialize)]
pub struct Document {
    /// Its id: in the new site, where it is there.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its printed day.
    pub dated: String,
    /// Its id in the old site, where it moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formerly: Option<String>,
    /// How many figures it states in data files, where only one of the sites has the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<usize>,
    /// The versions that only the new site's ledger has, oldest first.
    pub versions: Vec<Version>,
}

/// A version of a document, as the ledger has it.
#[derive(Clone, Debug, Serialize)]
pub struct Version {
    /// Its number, from 1 on.
    pub version: u32,
    /// How it came about.
    pub state: State,
    /// Since when it is public.
    pub at: String,
    /// Why, where the archive says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The announcement that corrects it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<String>,
}

impl From<&Entry> for Version {
    fn from(line: &Entry) -> Self {
        Self {
            version: line.version,
            state: line.state,
            at: line.shown_at(),
            reason: line.reason.as_deref().map(str::to_owned),
            correction: line.correction.as_deref().map(str::to_owned),
        }
    }
}

impl Documents {
    /// The documents that differ. Without a ledger, those that state other figures, events or titles have changed.
    pub(super) fn of(two: &Two, figures: &Figures, events: &Events) -> Self {
        let (before, now) = (two.old.documents(), two.new.documents());
        let formerly: BTreeMap<&str, &str> = two.moved.iter().map(|(old, new)| (&**new, &**old)).collect();
        let versions = Versions::of(two);
        let stated = stated(figures, events);
        let mut documents = Self::default();
        for (id, event) in &now {
            let document = |figures| Document {
                id: (*id).to_owned(),
                title: event.title.clone(),
                dated: event.date.clone(),
                formerly: formerly.get(id).map(|id| (*id).to_owned()),
                figures,
                versions: versions.of_document(id),
            };
            match before.get(formerly.get(id).unwrap_or(id)) {
                None => documents.new.push(document(Some(two.figures.get(*id).copied().unwrap_or_default()))),
                Some(_) if formerly.contains_key(id) => documents.moved.push(document(None)),
                Some(old) => {
                    let document = document(None);
                    let is_titled_otherwise = old.title != event.title;
                    if is_titled_otherwise || stated.contains(id) || !document.versions.is_empty() {
                        documents.changed.push(document);
                    }
                }
            }
        }
        for (id, event) in before.iter().filter(|(id, _)| !now.contains_key(*id) && !two.moved.contains_key(**id)) {
            let document = Document {
                id: (*id).to_owned(),
                title: event.title.clone(),
                dated: event.date.clone(),
                formerly: None,
                figures: Some(two.figures.get(*id).copied().unwrap_or_default()),
                versions: versions.of_document(id),
            };
            let list = if two.new.paths.contains_key(&format!("announcements/{id}/index.html")) {
                &mut documents.withdrawn
            } else {
                &mut documents.gone
            };
            list.push(document);
        }
        documents
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        [&self.new, &self.changed, &self.moved, &self.withdrawn, &self.gone].map(Vec::len).into_iter().sum()
    }
}

/// The documents whose figures or events differ.
fn stated<'a>(figures: &'a Figures, events: &'a Events) -> BTreeSet<&'a str> {
    let changed = figures.changed.iter().map(|it| &it.announcement);
    let one = figures.added.iter().chain(&figures.removed).map(|it| &it.announcement);
    let moved = events.moved.iter().map(|it| &it.new);
    let events =
        events.added.iter().chain(&events.removed).chain(&events.called_off).chain(moved).map(|it| &it.announcement);
    changed.chain(one).chain(events).map(String::as_str).collect()
}

/// The versions that only the new site's ledger has.
struct Versions<'a> {
    by_document: BTreeMap<&'a str, Vec<&'a Entry>>,
}

impl<'a> Versions<'a> {
    fn of(two: &'a Two) -> Self {
        let id = |line: &Entry| (two.new_id(&line.announcement), line.version);
        let known: Option<BTreeSet<_>> = two.old.ledger.as_ref().map(|it| it.entries().iter().map(id).collect());
        let before = two.old.documents();
        let is_new = |line: &&Entry| match &known {
            Some(known) => !known.contains(&id(line)),
            // Where the old site has no ledger, it doesn't tell which of the versions it has.
            None => line.state == State::Withdrawn || !before.contains_key(&*line.announcement),
        };
        let mut by_document: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for line in two.new.ledger.iter().flat_map(Ledger::entries).filter(is_new) {
            by_document.entry(&line.announcement).or_default().push(line);
        }
        Self { by_document }
    }

    fn of_document(&self, id: &str) -> Vec<Version> {
        self.by_document.get(id).into_iter().flatten().map(|line| Version::from(*line)).collect()
    }
}
