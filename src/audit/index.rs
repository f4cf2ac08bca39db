//! All statements of all facts, those of one fact side by side.
//!
//! The facts stand in the order in which documents state them first: what a page looks up stands together in memory.

use super::agreement::{Comparison, Restated, compared};
use super::entry::{Entry, Listed, Slim, Stated, version};
use super::fact::{Fact, FigureId};
use rayon::prelude::*;

/// All statements of all facts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// By fact, and those of one in the order of documents.
    entries: Vec<Slim>,
    /// What is too large for them.
    listed: Listed,
    /// Where the statements of each fact begin in the entries, and where the last end.
    groups: Vec<u32>,
    /// For each fact, its [`Fact::identity`].
    identities: Vec<u64>,
    /// The facts in the order of their identities.
    by_identity: Vec<u32>,
    /// For each figure, by document, the position of its fact; `NONE` where it is shared with no other.
    figures: Vec<u32>,
    /// Where the figures of each document begin, and where the last end.
    books: Vec<u32>,
}

const NONE: u32 = u32::MAX;

/// How many facts are compared before what comes of it is looked at.
const AT_ONCE: usize = 1 << 15;

fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NONE)
}

impl Slim {
    /// Whether it still holds and may be of a version of the fact; one that names none is of any.
    fn is_of(&self, version: u32) -> bool {
        self.figure.book != NONE && (self.version == version || self.version == 0 || version == 0)
    }
}

impl Index {
    /// Every statement of the fact that a figure states, itself among them, in the order of documents; none for one
    /// of its document alone.
    pub fn of(&self, figure: FigureId) -> impl Iterator<Item = Entry> + Clone {
        let found = || {
            let (from, to) = (*self.books.get(figure.book as usize)?, *self.books.get(figure.book as usize + 1)?);
            self.group(*self.figures[from as usize..to as usize].get(figure.fact as usize)?)
        };
        let group = found().unwrap_or_default();
        let version = group.iter().find(|entry| entry.figure == figure).map_or(0, |entry| entry.version);
        self.of_version(group, version)
    }

    /// The [`Fact::identity`] of the fact that a figure states; nothing for one of its document alone.
    pub(super) fn identity(&self, figure: FigureId) -> Option<u64> {
        let (from, to) = (*self.books.get(figure.book as usize)?, *self.books.get(figure.book as usize + 1)?);
        let number = *self.figures[from as usize..to as usize].get(figure.fact as usize)?;
        self.identities.get(number as usize).copied()
    }

    /// Every statement of a fact, in the order of documents.
    pub fn statements(&self, fact: &Fact<'_>) -> impl Iterator<Item = Entry> + Clone {
        let group = self.number(fact.identity()).and_then(|number| self.group(number));
        self.of_version(group.unwrap_or_default(), version(fact))
    }

    fn of_version<'i>(&'i self, group: &'i [Slim], version: u32) -> impl Iterator<Item = Entry> + Clone + 'i {
        group.iter().filter(move |entry| entry.is_of(version)).map(|entry| entry.entry(&self.listed))
    }

    fn group(&self, number: u32) -> Option<&[Slim]> {
        let (from, to) = (*self.groups.get(number as usize)?, *self.groups.get(number as usize + 1)?);
        self.entries.get(from as usize..to as usize)
    }

    /// The position of the fact with an identity.
    fn number(&self, identity: u64) -> Option<u32> {
        let found = self.by_identity.binary_search_by_key(&identity, |number| self.identities[*number as usize]);
        found.ok().map(|at| self.by_identity[at])
    }

    /// The most precise statement of a fact that a document goes by: of those from the last restatement up to it on, and
    /// before the next one.
    pub(super) fn known(&self, fact: &Fact<'_>, restated: &Restated, book: u32) -> Option<Entry> {
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
        let facts = 0..self.identities.len();
        facts.clone().step_by(AT_ONCE).flat_map(move |from| {
            let some = (from..facts.end.min(from + AT_ONCE)).into_par_iter().with_min_len(1024);
            let compared = some.fold(Vec::new, |mut found, number| {
                let group = self.group(position(number)).unwrap_or_default();
                if group.len() > 1 {
                    let documents = restated.documents(self.identities[number]);
                    compared(group, &self.listed, documents, &mut found);
                }
                found
            });
            compared.collect::<Vec<_>>().into_iter().flatten()
        })
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
}

/// An index to which statements are still added.
#[derive(Debug)]
pub(super) struct Gathered {
    entries: Vec<Slim>,
    listed: Listed,
    /// The identity of each statement's fact, with the position of the statement.
    identities: Vec<(u64, u32)>,
}

impl Gathered {
    /// None, with room for as many: an archive has millions, and their list grows once.
    pub fn with_capacity(most: usize) -> Self {
        let (entries, identities) = (Vec::with_capacity(most), Vec::with_capacity(most));
        Self { entries, listed: Listed::default(), identities }
    }

    /// Adds statements, in the order of figures.
    pub fn add(&mut self, statements: impl IntoIterator<Item = Stated>) {
        for stated in statements {
            self.identities.push((stated.identity, position(self.entries.len())));
            self.entries.push(Slim::new(&stated, &mut self.listed));
        }
    }

    /// The index of all.
    pub fn index(self) -> Index {
        let Self { mut entries, listed, mut identities } = self;
        identities.par_sort_unstable();
        // Of each statement the first one of its fact, and then the fact's number.
        let mut facts = vec![0; entries.len()];
        for fact in identities.chunk_by(|a, b| a.0 == b.0) {
            fact.iter().for_each(|(_, at)| facts[*at as usize] = fact[0].1);
        }
        identities.dedup_by_key(|(identity, _)| *identity);
        let mut sizes: Vec<u32> = Vec::with_capacity(identities.len());
        for at in 0..facts.len() {
            let first = facts[at] as usize;
            if first == at {
                facts[at] = position(sizes.len());
                sizes.push(0);
            } else {
                facts[at] = facts[first];
            }
            sizes[facts[at] as usize] += 1;
        }
        let by_identity: Vec<u32> = identities.iter().map(|(_, first)| facts[*first as usize]).collect();
        let mut of_facts = vec![0; by_identity.len()];
        by_identity.iter().zip(&identities).for_each(|(fact, (identity, _))| of_facts[*fact as usize] = *identity);
        drop(identities);
        let (books, figures) = by_figure(&entries, &facts);
        let groups = ends(sizes.into_iter());
        let mut next = groups.clone();
        for fact in &mut facts {
            let at = &mut next[*fact as usize];
            *fact = std::mem::replace(at, *at + 1);
        }
        arrange(&mut entries, facts);
        Index { entries, listed, groups, identities: of_facts, by_identity, figures, books }
    }
}

impl FromIterator<Stated> for Index {
    /// The index of statements in the order of figures.
    fn from_iter<T: IntoIterator<Item = Stated>>(statements: T) -> Self {
        let mut gathered = Gathered::with_capacity(0);
        gathered.add(statements);
        gathered.index()
    }
}

/// Where things of these sizes begin, and where the last ends.
fn ends(sizes: impl ExactSizeIterator<Item = u32>) -> Vec<u32> {
    let mut ends = Vec::with_capacity(sizes.len() + 1);
    let mut end = 0;
    ends.push(end);
    ends.extend(sizes.map(|size| {
        end += size;
        end
    }));
    ends
}

/// Where the figures of each document begin, and the fact of each. `facts` are those of the statements.
fn by_figure(entries: &[Slim], facts: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut lengths: Vec<u32> = Vec::new();
    for Slim { figure, .. } in entries {
        let book = figure.book as usize;
        lengths.resize(lengths.len().max(book + 1), 0);
        lengths[book] = lengths[book].max(figure.fact + 1);
    }
    let books = ends(lengths.into_iter());
    let mut figures = vec![NONE; books.last().copied().unwrap_or_default() as usize];
    for (Slim { figure, .. }, fact) in entries.iter().zip(facts) {
        figures[(books[figure.book as usize] + figure.fact) as usize] = *fact;
    }
    (books, figures)
}

/// Puts each entry where it is to stand, in place: a copy of all would take much memory for a moment.
fn arrange(entries: &mut [Slim], mut to: Vec<u32>) {
    for at in 0..entries.len() {
        while to[at] as usize != at {
            let there = to[at] as usize;
            entries.swap(at, there);
            to.swap(at, there);
        }
    }
}
