//! What a new site changes for the reader of an old one: documents, figures, events and addresses.
//!
//! Only files that irbook wrote for machines are read, and the heads of pages that redirect, so that the old site may
//! be what was fetched of one that is online. `docs/data-files.md` tells which.

mod documents;
mod figures;
mod page;
mod print;
mod site;
mod table;

pub use print::print;
pub use site::{ReadError, Two, read};

use crate::ledger::manifest;
use crate::source::LEDGER;
use documents::Documents;
use figures::Figures;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use table::Event;

/// What is different. All lists are in a fixed order.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// Whether nothing is different for readers.
    pub same: bool,
    /// Documents.
    pub documents: Documents,
    /// Figures of documents that are in both sites.
    pub figures: Figures,
    /// Events.
    pub events: Events,
    /// Addresses.
    pub addresses: Addresses,
}

/// Events that are different; that a document was announced is among its documents.
#[derive(Debug, Default, Serialize)]
pub struct Events {
    /// The same event of the same announcement at another time, or one that another announcement moved.
    pub moved: Vec<MovedEvent>,
    /// Events that another announcement called off, or moved to a day that isn't known yet.
    pub called_off: Vec<Event>,
    /// Events that only the new site has.
    pub added: Vec<Event>,
    /// Events that only the old site has.
    pub removed: Vec<Event>,
}

/// An event at another time.
#[derive(Debug, Serialize)]
pub struct MovedEvent {
    /// As it was.
    pub old: Event,
    /// As it is.
    pub new: Event,
}

/// Addresses below the site's base, without those whose names follow from their content.
#[derive(Debug, Default, Serialize)]
pub struct Addresses {
    /// Addresses that only the new site has.
    pub added: Vec<String>,
    /// Addresses that only the old site has: links to them are dead.
    pub lost: Vec<String>,
    /// Addresses that lead on to others since.
    pub redirects: Vec<Redirect>,
}

/// An address that leads on to another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Redirect {
    /// The address.
    pub from: String,
    /// Where it leads.
    pub to: String,
}

/// Compares two sites.
#[must_use]
pub fn compare(two: &Two) -> Comparison {
    let figures = Figures::of(two);
    let events = events(two);
    let documents = Documents::of(two, &figures, &events);
    let addresses = addresses(two);
    let lists = [
        documents.len(),
        figures.changed.len() + figures.added.len() + figures.removed.len(),
        events.moved.len() + events.called_off.len() + events.added.len() + events.removed.len(),
        addresses.added.len() + addresses.lost.len() + addresses.redirects.len(),
    ];
    Comparison { same: lists == [0; 4], documents, figures, events, addresses }
}

fn events(two: &Two) -> Events {
    let mut events = Events::default();
    let old = two.old.events.iter().filter(|event| !event.is_off());
    let mut old: Vec<Event> = old.map(|event| renamed(two, event)).collect();
    let (off, mut new): (Vec<Event>, Vec<Event>) = two.new.events.iter().cloned().partition(Event::is_off);
    for off in off {
        let is_it = |old: &Event| match old.id.is_empty() {
            true => old.key() == off.key(),
            false => old.id == off.id && old.kind == off.kind,
        };
        // What was off before, or is new and off at once, was never to come.
        let Some(before) = old.iter().position(is_it).map(|at| old.remove(at)) else { continue };
        let instead = new.iter().position(|it| it.id == off.replaced_by && !old.iter().any(|old| old.id == it.id));
        match instead {
            Some(at) => events.moved.push(MovedEvent { old: before, new: new.remove(at) }),
            None => events.called_off.push(off),
        }
    }
    let pairs = pair(old, new, Event::key, |old, new| old.moment() == new.moment());
    for change in pairs {
        match change {
            Change::Changed(old, new) => events.moved.push(MovedEvent { old, new }),
            Change::Added(event) if !event.is_announcement() => events.added.push(event),
            Change::Removed(event) if !event.is_announcement() => events.removed.push(event),
            Change::Added(_) | Change::Removed(_) => {}
        }
    }
    events.moved.sort_by(|a, b| a.new.order().cmp(&b.new.order()));
    for list in [&mut events.called_off, &mut events.added, &mut events.removed] {
        list.sort_by(|a, b| a.order().cmp(&b.order()));
    }
    events
}

/// An event of the old site by the name that its document has in the new one.
fn renamed(two: &Two, event: &Event) -> Event {
    let announcement = two.new_id(&event.announcement);
    let id = match event.id.split_once('/') {
        Some((document, key)) => format!("{}/{key}", two.new_id(document)),
        None => event.id.clone(),
    };
    Event { announcement, id, ..event.clone() }
}

fn addresses(two: &Two) -> Addresses {
    let (old, new) = (&two.old.paths, &two.new.paths);
    let only = |one: &BTreeMap<String, _>, other: &BTreeMap<String, _>| -> Vec<String> {
        one.keys().filter(|path| !other.contains_key(*path) && is_address(path)).cloned().collect()
    };
    Addresses { added: only(new, old), lost: only(old, new), redirects: two.redirects.clone() }
}

/// Whether readers may have kept it: not so the files that irbook writes for itself and servers, and those whose name
/// follows from the content or the size of the site.
fn is_address(path: &str) -> bool {
    let hashed = path.starts_with("style.") && path.ends_with(".css") && !path.contains('/');
    let part = path.starts_with("sitemap-") && path.ends_with(".xml");
    let own = [crate::write::MARKER, manifest::NAME, LEDGER, ".nojekyll"].contains(&path);
    !(hashed || part || own || path.starts_with(crate::address::path::SEARCH_INDEX))
}

/// A difference between two lists.
enum Change<T> {
    Changed(T, T),
    Added(T),
    Removed(T),
}

/// What differs between two lists in which several things may have one key: those that are the same are taken out first,
/// the others of a key are paired in their order.
fn pair<T, K: Eq + Hash>(
    old: Vec<T>,
    new: Vec<T>,
    key: impl Fn(&T) -> K,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<Change<T>> {
    let mut by_key: HashMap<K, usize> = HashMap::new();
    let mut slots: Vec<(Vec<T>, Vec<T>)> = Vec::new();
    let mut slot = |slots: &mut Vec<_>, it: &T| {
        *by_key.entry(key(it)).or_insert_with(|| {
            slots.push((Vec::new(), Vec::new()));
            slots.len() - 1
        })
    };
    for it in old {
        let at = slot(&mut slots, &it);
        slots[at].0.push(it);
    }
    for it in new {
        let at = slot(&mut slots, &it);
        let (old, new) = &mut slots[at];
        match old.iter().position(|old| is_same(old, &it)) {
            Some(same) => _ = old.remove(same),
            None => new.push(it),
        }
    }
    let mut changes = Vec::new();
    for (old, new) in slots {
        let (mut old, mut new) = (old.into_iter(), new.into_iter());
        loop {
            changes.push(match (old.next(), new.next()) {
                (Some(old), Some(new)) => Change::Changed(old, new),
                (None, Some(new)) => Change::Added(new),
                (Some(old), None) => Change::Removed(old),
                (None, None) => break,
            });
        }
    }
    changes
}
