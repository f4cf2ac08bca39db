//! The company's figures of statements over time: by concept, period and unit, with every document that states them.

mod above;
mod columns;
mod fact;
mod figures;
mod order;
mod row;

pub use columns::{Cadence, Column};
pub use fact::Fact;
pub use figures::Figures;
pub use order::Group;
pub use row::Row;

use super::cadence;
use crate::domain::{Announcement, Period, Unit};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many rows a series reaches back over, those of other units and lengths among them: many pages ask for one.
const REACH: usize = 1_000;

/// How many concepts are followed over time: of more, those that are stated most often.
pub const MOST: usize = 400;

/// What the statements of an edition say over time.
#[derive(Debug, Default)]
pub struct Financials<'a> {
    concepts: Vec<Concept<'a>>,
    by_id: HashMap<&'a str, usize>,
    cadences: Vec<Cadence>,
}

/// A line of statements over time.
#[derive(Debug)]
pub struct Concept<'a> {
    /// Its id.
    pub id: &'a str,
    /// The label of its line in the foremost statement of the newest document.
    pub label: &'a str,
    /// What its line stands below, where another concept has the same label.
    pub above: Option<&'a str>,
    /// The heading that its line stands below.
    pub heading: Option<&'a str>,
    /// Where statements have it.
    pub group: Group,
    /// In the order of rows.
    facts: Vec<Fact<'a>>,
}

impl<'a> Financials<'a> {
    /// Follows the concepts that these announcements state for two or more comparable periods in one unit. The announcements
    /// are the oldest first.
    #[must_use]
    pub fn new(announcements: &[&'a Announcement]) -> Self {
        let mut all: Vec<(&str, Vec<Fact<'_>>)> = figures::gather(announcements, |_| true).into_iter().collect();
        all.retain(|(_, facts)| facts.len() > 1);
        all.sort_unstable_by_key(|(id, facts)| (Reverse(facts.len()), *id));
        let series = |(id, facts): &mut (&'a str, Vec<Fact<'a>>)| {
            row::sort(facts);
            let is_followed = is_series(facts);
            is_followed.then(|| {
                let facts = std::mem::take(facts);
                let group = Group::of(&facts);
                let label = group.home(&facts).and_then(|home| label(&facts, home)).unwrap_or(id);
                Concept { id, label, above: None, heading: None, group, facts }
            })
        };
        let mut concepts: Vec<Concept<'_>> = Vec::new();
        for some in all.chunks_mut(MOST) {
            if concepts.len() < MOST {
                concepts.extend(some.par_iter_mut().filter_map(series).collect::<Vec<_>>());
            }
        }
        concepts.truncate(MOST);
        let mut concepts = order::in_order(concepts);
        name(&mut concepts);
        let by_id = concepts.iter().enumerate().map(|(at, concept)| (concept.id, at)).collect();
        let cadences = Self::cadences_of(&concepts);
        Self { concepts, by_id, cadences }
    }

    /// The concepts with figures of two or more comparable periods, in the order of statements.
    #[must_use]
    pub fn concepts(&self) -> &[Concept<'a>] {
        &self.concepts
    }

    /// The cadences of which two or more periods are stated, the shortest first.
    #[must_use]
    pub fn cadences(&self) -> &[Cadence] {
        &self.cadences
    }

    /// One of the [concepts](Self::concepts).
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<&Concept<'a>> {
        self.by_id.get(id).map(|at| &self.concepts[*at])
    }
}

impl<'a> Concept<'a> {
    /// Its figures by period and unit, oldest period first.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_, 'a>> {
        row::rows(&self.facts)
    }

    /// Every figure: by period, unit and document.
    #[must_use]
    pub fn facts(&self) -> &[Fact<'a>] {
        &self.facts
    }

    /// Its figure for a period in a unit.
    #[must_use]
    pub fn at(&self, period: &Period, unit: Unit) -> Option<Row<'_, 'a>> {
        row::at(&self.facts, period, unit)
    }

    /// The figures that stand beside each other up to a period: of the same sort of period and the same unit, the latest
    /// `most`, oldest first.
    #[must_use]
    pub fn series(&self, like: Period, unit: Unit, most: usize) -> Vec<Row<'_, 'a>> {
        let is_like = |row: &Row<'_, '_>| row.unit == unit && cadence::is_comparable(row.period, like);
        let until = self.facts.partition_point(|fact| fact.period().end() <= like.end());
        let before = row::rows(&self.facts[..until]).rev().take(REACH);
        let mut rows: Vec<_> = before.filter(is_like).take(most).collect();
        rows.reverse();
        rows
    }

    /// The row that it is shown by: of those that end last the one of the shortest period, in the company's own currency.
    #[must_use]
    pub fn newest(&self) -> Option<Row<'_, 'a>> {
        let end = self.facts.last()?.period().end();
        let of_end = self.rows().rev().take_while(|row| row.period.end() == end);
        of_end.min_by_key(|row| (row.best.is_translated(), cadence::days(row.period)))
    }

    /// The figure that it is known by, in the foremost statement of the newest document.
    #[must_use]
    pub fn home(&self) -> Option<&Fact<'a>> {
        self.group.home(&self.facts)
    }

    /// What its figures count: the company's own currency before translations, and what is stated more often first.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let mut units: Vec<(bool, Reverse<usize>, Unit)> = Vec::new();
        for fact in &self.facts {
            match units.iter_mut().find(|(_, _, unit)| *unit == fact.unit()) {
                Some((translated, count, _)) => {
                    *translated &= fact.is_translated();
                    count.0 += 1;
                }
                None => units.push((fact.is_translated(), Reverse(1), fact.unit())),
            }
        }
        units.sort_unstable();
        units.into_iter().map(|(_, _, unit)| unit).collect()
    }
}

/// Finds what lines stand below.
fn name(concepts: &mut [Concept<'_>]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    concepts.iter().for_each(|concept| *counts.entry(concept.label).or_default() += 1);
    for concept in concepts {
        let Some(home) = concept.home().copied() else { continue };
        concept.heading = above::heading(&home);
        concept.above = above::above(&home).filter(|_| counts[concept.label] > 1);
    }
}

/// The label of the line that a concept is known by, else of the newest line that has one.
fn label<'a>(facts: &[Fact<'a>], home: &Fact<'a>) -> Option<&'a str> {
    let mut labels = std::iter::once(home).chain(facts.iter().rev()).map(|fact| &*fact.line().label);
    labels.find(|label| !label.is_empty())
}

/// Whether figures in order are of two or more periods that compare, in one unit.
fn is_series(facts: &[Fact<'_>]) -> bool {
    let mut seen: Vec<(Unit, Period)> = Vec::new();
    let mut rows = facts.chunk_by(|a, b| a.unit() == b.unit() && a.period() == b.period()).map(|row| row[0]);
    rows.any(|fact| {
        let (unit, period) = (fact.unit(), fact.period());
        let is_second = seen.iter().any(|(of, other)| *of == unit && cadence::is_comparable(*other, period));
        seen.push((unit, period));
        is_second
    })
}

#[cfg(test)]
mod tests;
