//! The figures of statements by concept.

use super::fact::Fact;
use super::row::{self, Row};
use crate::domain::{Announcement, Period, Unit};
use rayon::prelude::*;
use std::collections::HashMap;

/// How many announcements are read at a time.
const AT_ONCE: usize = 256;

/// The company's figures by concept, those of a concept by period, unit and document.
#[derive(Debug, Default)]
pub struct Figures<'a> {
    by_concept: HashMap<&'a str, Vec<Fact<'a>>>,
}

impl<'a> Figures<'a> {
    /// The figures in the announcements' statements of the concepts that are asked for. The announcements are the oldest first.
    #[must_use]
    pub fn of(announcements: &[&'a Announcement], is_asked: impl Fn(&str) -> bool + Sync) -> Self {
        let mut by_concept = gather(announcements, is_asked);
        by_concept.par_iter_mut().for_each(|(_, facts)| row::sort(facts));
        Self { by_concept }
    }

    /// A concept's figures, row by row, oldest period first.
    pub fn rows(&self, concept: &str) -> impl Iterator<Item = Row<'_, 'a>> {
        row::rows(self.by_concept.get(concept).map_or(&[], Vec::as_slice))
    }

    /// A concept's figure for a period in a unit.
    #[must_use]
    pub fn at(&self, concept: &str, period: &Period, unit: Unit) -> Option<Row<'_, 'a>> {
        row::at(self.by_concept.get(concept)?, period, unit)
    }
}

/// The figures by concept, in the order of the documents.
pub(super) fn gather<'a>(
    announcements: &[&'a Announcement],
    is_asked: impl Fn(&str) -> bool + Sync,
) -> HashMap<&'a str, Vec<Fact<'a>>> {
    let of_some = |some: &[&'a Announcement]| {
        let mut by_concept: HashMap<&str, Vec<Fact<'_>>> = HashMap::new();
        for (concept, fact) in some.iter().flat_map(|it| Fact::all(it)).filter(|(concept, _)| is_asked(concept)) {
            by_concept.entry(concept).or_default().push(fact);
        }
        by_concept
    };
    let parts: Vec<_> = announcements.par_chunks(AT_ONCE).map(of_some).collect();
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    for (concept, facts) in parts.flatten() {
        all.entry(concept).or_default().extend(facts);
    }
    all
}
