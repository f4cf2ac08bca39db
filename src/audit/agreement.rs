//! One fact stated twice: within a document and across all of them.
//!
//! The statements of all facts are gathered as small entries, sorted by what they are of, and compared group by
//! group, so that the work grows with the number of figures and not with that of their pairs.

use super::fact::{Fact, FigureId, Place, Version};
use super::value::Value;
use crate::domain::announcement::Restatement;
use crate::domain::{Announcement, Span};
use rayon::prelude::*;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// One statement of a fact.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// [`Fact::identity`].
    identity: u64,
    /// A hash of the fact's version, 0 where there is none.
    version: u32,
    /// Which figure it is.
    pub figure: FigureId,
    /// Where that stands in its announcement.
    pub place: Place,
    /// What it says.
    pub value: Value,
}

impl Entry {
    /// The entry of a fact that other documents may state as well.
    #[must_use]
    pub fn of(fact: &Fact<'_>, figure: FigureId) -> Self {
        Self { identity: fact.identity(), version: hash(fact), figure, place: fact.place, value: fact.value }
    }
}

impl Entry {
    /// Whether it still holds and may be of a version of the fact; one that names none is of any.
    fn is_of(&self, version: u32) -> bool {
        self.figure.book != NONE && (self.version == version || self.version == 0 || version == 0)
    }
}

fn hash(fact: &Fact<'_>) -> u32 {
    let Some(version) = fact.version else { return 0 };
    let mut hasher = DefaultHasher::new();
    version.hash(&mut hasher);
    // The upper half of 64 bits has 32.
    u32::try_from(hasher.finish() >> 32).unwrap_or_default().max(1)
}

/// All statements of all facts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    /// Where the statements of each fact begin in the entries, and where the last end.
    groups: Vec<u32>,
    /// For each figure, by document, the position of its fact's group; `NONE` where it is shared with no other.
    figures: Vec<u32>,
    /// Where the figures of each document begin, and where the last end.
    books: Vec<u32>,
}

const NONE: u32 = u32::MAX;

/// A statement of a fact and the one that it was compared with.
#[derive(Clone, Copy, Debug)]
pub struct Comparison {
    /// The statement.
    pub figure: FigureId,
    /// The most precise statement of the same fact.
    pub reference: FigureId,
    /// Whether they agree.
    pub agrees: bool,
}

impl Index {
    /// Sorts the statements.
    #[must_use]
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.par_sort_unstable_by_key(|entry| (entry.identity, entry.figure));
        let length = |figures: &mut Vec<u32>, figure: FigureId| {
            let book = figure.book as usize;
            figures.resize(figures.len().max(book + 1), 0);
            figures[book] = figures[book].max(figure.fact + 1);
        };
        let mut lengths = Vec::new();
        entries.iter().for_each(|entry| length(&mut lengths, entry.figure));
        let mut books = Vec::with_capacity(lengths.len() + 1);
        let mut end = 0;
        books.push(end);
        books.extend(lengths.iter().map(|length| {
            end += length;
            end
        }));
        let (mut groups, mut figures) = (vec![0], vec![NONE; end as usize]);
        let mut at = 0;
        for group in entries.chunk_by(|a, b| a.identity == b.identity) {
            let position = u32::try_from(groups.len() - 1).unwrap_or(NONE);
            for entry in group {
                figures[(books[entry.figure.book as usize] + entry.figure.fact) as usize] = position;
            }
            at += u32::try_from(group.len()).unwrap_or_default();
            groups.push(at);
        }
        Self { entries, groups, figures, books }
    }

    /// Leaves out the statements of a document that says something else now. The others of their facts stay.
    pub(super) fn forget(&mut self, book: u32) {
        let (Some(from), Some(to)) = (self.books.get(book as usize), self.books.get(book as usize + 1)) else { return };
        for group in &mut self.figures[*from as usize..*to as usize] {
            let Some(end) = self.groups.get(*group as usize + 1) else { continue };
            let statements = &mut self.entries[self.groups[*group as usize] as usize..*end as usize];
            statements.iter_mut().filter(|entry| entry.figure.book == book).for_each(|entry| entry.figure.book = NONE);
            *group = NONE;
        }
    }

    /// Every statement of the fact that a figure states, itself among them, in the order of documents; none for one
    /// of its document alone.
    pub fn of(&self, figure: FigureId) -> impl Iterator<Item = &Entry> + Clone {
        let found = || {
            let (from, to) = (*self.books.get(figure.book as usize)?, *self.books.get(figure.book as usize + 1)?);
            let group = *self.figures[from as usize..to as usize].get(figure.fact as usize)? as usize;
            let (from, to) = (*self.groups.get(group)?, *self.groups.get(group + 1)?);
            self.entries.get(from as usize..to as usize)
        };
        let group: &[Entry] = found().unwrap_or_default();
        let version = group.iter().find(|entry| entry.figure == figure).map_or(0, |entry| entry.version);
        group.iter().filter(move |entry| entry.is_of(version))
    }

    /// Every statement of a fact, in the order of documents.
    pub fn statements(&self, fact: &Fact<'_>) -> impl Iterator<Item = &Entry> + Clone {
        let (identity, version) = (fact.identity(), hash(fact));
        let from = self.entries.partition_point(|entry| entry.identity < identity);
        let rest = &self.entries[from..];
        let group = &rest[..rest.partition_point(|entry| entry.identity == identity)];
        group.iter().filter(move |entry| entry.is_of(version))
    }

    /// The most precise statement of a fact that a document goes by: of those from the last restatement up to it on, and
    /// before the next one.
    pub(super) fn known(&self, fact: &Fact<'_>, restated: &Restated, book: u32) -> Option<&Entry> {
        let documents = restated.documents(fact.identity());
        let next = documents.partition_point(|from| *from <= book);
        let from = next.checked_sub(1).map_or(0, |last| documents[last]);
        let to = documents.get(next).copied().unwrap_or(u32::MAX);
        let known = self.statements(fact).filter(|entry| (from..to).contains(&entry.figure.book));
        known.min_by_key(|entry| entry.value.step())
    }

    /// Compares every statement with the most precise one of the same fact. A restatement divides the statements of
    /// its fact: those of earlier documents agree with each other, and so do its own and the later ones.
    pub fn compare<'i>(&'i self, restated: &'i Restated) -> impl Iterator<Item = Comparison> + 'i {
        let groups = self.entries.chunk_by(|a, b| a.identity == b.identity).filter(|group| group.len() > 1);
        groups.flat_map(move |group| {
            let mut found = Vec::new();
            let mut rest = group;
            for from in restated.documents(group[0].identity) {
                let (before, after) = rest.split_at(rest.partition_point(|entry| entry.figure.book < *from));
                compare(before, &mut found);
                rest = after;
            }
            compare(rest, &mut found);
            found
        })
    }
}

/// Compares the statements of a group. Where they are of several versions, those that name none are of any and of none:
/// only statements of one version are compared.
fn compare(group: &[Entry], found: &mut Vec<Comparison>) {
    let mut versions: Vec<u32> = group.iter().map(|entry| entry.version).filter(|version| *version != 0).collect();
    versions.sort_unstable();
    versions.dedup();
    if versions.len() < 2 {
        return compare_alike(group, found);
    }
    for version in versions {
        let alike: Vec<Entry> = group.iter().filter(|entry| entry.version == version).copied().collect();
        compare_alike(&alike, found);
    }
}

fn compare_alike(group: &[Entry], found: &mut Vec<Comparison>) {
    let Some(finest) = group.iter().map(|entry| entry.value.step()).min() else { return };
    // Of the most precise statements, what most of them say: one slip is then one finding. Of as many on both sides,
    // what was said first.
    let mut precise: Vec<&Entry> = group.iter().filter(|entry| entry.value.step() == finest).collect();
    precise.sort_by_key(|entry| (entry.value.in_units(), entry.figure));
    let says = precise.chunk_by(|a, b| a.value.in_units() == b.value.in_units());
    let Some([reference, ..]) = says.max_by_key(|said| (said.len(), Reverse(said[0].figure))) else { return };
    found.extend(group.iter().filter(|entry| entry.figure != reference.figure).map(|entry| Comparison {
        figure: entry.figure,
        reference: reference.figure,
        agrees: agree(&reference.value, &entry.value),
    }));
}

/// Whether two figures can be the same one: equal where they are equally precise, else the coarser as the finer one
/// rounds, within what the finer's own rounding allows.
#[must_use]
pub fn agree(a: &Value, b: &Value) -> bool {
    if a.step() == b.step() {
        return a.in_units() == b.in_units() && (a.in_units().is_some() || a == b);
    }
    let (finer, coarser) = if a.step() < b.step() { (a, b) } else { (b, a) };
    finer.interval().is_some_and(|interval| coarser.admits(interval))
}

/// Where the facts were restated.
#[derive(Clone, Debug, Default)]
pub struct Restated {
    /// By the fact's identity: the documents that restate it, in order.
    documents: BTreeMap<u64, Vec<u32>>,
}

impl Restated {
    /// The restatements of documents, in order.
    #[must_use]
    pub fn of(announcements: &[&Announcement]) -> Self {
        let mut documents: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        for (book, announcement) in announcements.iter().enumerate() {
            for restatement in &announcement.restatements {
                let book = u32::try_from(book).unwrap_or(u32::MAX);
                documents.entry(restated(announcement, restatement).identity()).or_default().push(book);
            }
        }
        documents.values_mut().for_each(Vec::dedup);
        Self { documents }
    }

    fn documents(&self, identity: u64) -> &[u32] {
        self.documents.get(&identity).map_or(&[], Vec::as_slice)
    }
}

/// The new figure of an announcement's restatement as a fact, to look its statements up: of a metric, under the
/// definition that the announcement states it by.
#[must_use]
pub fn restated<'a>(announcement: &'a Announcement, restatement: &'a Restatement) -> Fact<'a> {
    let metric = announcement.metrics.iter().find(|it| it.metric.value == restatement.concept.value);
    Fact {
        key: Cow::Borrowed(&restatement.concept.value),
        version: metric.and_then(|it| it.definition.as_ref()).map(|it| Version::Definition(&it.value)),
        period: Some(restatement.period),
        value: Value::from(&restatement.new.value),
        amount: None,
        place: Place::Issuer,
        span: Span::default(),
        shared: true,
    }
}

impl Entry {
    /// Whether it says what an amount says.
    #[must_use]
    pub fn says(&self, value: &Value) -> bool {
        agree(&self.value, value)
    }
}
