//! What stands in which list of a section: by year, month and kind, each of a bounded length.
//!
//! A list with more than [`LIMIT`] entries is split: a kind into its years, a year into its months. The list of the whole
//! then leads to its parts.

use crate::domain::Kind;
use crate::domain::event::EventKind;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// How many entries a list of a kind or year has before it is split.
pub const LIMIT: usize = 500;

/// A kind by which a section is divided.
pub trait Division: Copy + Ord + 'static {
    /// Every kind, in the order of menus.
    const ALL: &'static [Self];
}

impl Division for Kind {
    const ALL: &'static [Self] = &Kind::ALL;
}

impl Division for EventKind {
    const ALL: &'static [Self] = &EventKind::ALL;
}

/// What a list lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<K> {
    /// The whole section: the latest, and the ways to the rest.
    Front,
    /// A calendar year.
    Year(i32),
    /// A month of a year that is too long for one list.
    Month(i32, u32),
    /// A kind.
    Kind(K),
    /// A year of a kind that is too long for one list.
    KindYear(K, i32),
}

/// The entries of a section by year, month and kind. Entries are their positions in the section's list.
#[derive(Clone, Debug)]
pub struct Catalog<K> {
    months: BTreeMap<(i32, u32), Vec<u32>>,
    kinds: BTreeMap<(K, i32), Vec<u32>>,
    len: u32,
}

impl<K: Division> Catalog<K> {
    /// Sorts entries, given by kind and day in the order of the section's list, into years, months and kinds.
    #[must_use]
    pub fn new(entries: impl Iterator<Item = (K, NaiveDate)>) -> Self {
        let mut catalog = Self { months: BTreeMap::new(), kinds: BTreeMap::new(), len: 0 };
        for ((kind, day), index) in entries.zip(0..) {
            catalog.months.entry((day.year(), day.month())).or_default().push(index);
            catalog.kinds.entry((kind, day.year())).or_default().push(index);
            catalog.len = index + 1;
        }
        catalog
    }

    /// Keeps the lists in which something once stood, also where nothing does any more: what was published stays at its
    /// address.
    #[must_use]
    pub fn keeping(mut self, former: impl Iterator<Item = (K, NaiveDate)>) -> Self {
        for (kind, day) in former {
            self.months.entry((day.year(), day.month())).or_default();
            self.kinds.entry((kind, day.year())).or_default();
        }
        self
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The entries of a list, in the order of the section's list within each month or year.
    #[must_use]
    pub fn entries(&self, scope: Scope<K>) -> Vec<u32> {
        match scope {
            Scope::Front => (0..self.len).collect(),
            Scope::Year(year) => self.months_of(year).flat_map(|(_, entries)| entries).copied().collect(),
            Scope::Month(year, month) => self.months.get(&(year, month)).cloned().unwrap_or_default(),
            Scope::Kind(kind) => self.years_of(kind).flat_map(|(_, entries)| entries).copied().collect(),
            Scope::KindYear(kind, year) => self.kinds.get(&(kind, year)).cloned().unwrap_or_default(),
        }
    }

    /// The parts of a list that is too long for one page, oldest first, with their counts; nothing for
    /// others.
    #[must_use]
    pub fn parts(&self, scope: Scope<K>) -> Vec<(Scope<K>, usize)> {
        let parts: Vec<_> = match scope {
            Scope::Year(year) => {
                self.months_of(year).map(|(month, entries)| (Scope::Month(year, month), entries.len())).collect()
            }
            Scope::Kind(kind) => {
                self.years_of(kind).map(|(year, entries)| (Scope::KindYear(kind, year), entries.len())).collect()
            }
            _ => Vec::new(),
        };
        let total: usize = parts.iter().map(|(_, count)| count).sum();
        if total > LIMIT { parts } else { Vec::new() }
    }

    /// The years that have lists, newest first, with their counts.
    #[must_use]
    pub fn years(&self) -> Vec<(i32, usize)> {
        let mut years: Vec<(i32, usize)> = Vec::new();
        for ((year, _), entries) in self.months.iter().rev() {
            match years.last_mut() {
                Some((last, count)) if last == year => *count += entries.len(),
                _ => years.push((*year, entries.len())),
            }
        }
        years
    }

    /// The kinds that have lists, in the order of menus, with their counts.
    #[must_use]
    pub fn kinds(&self) -> Vec<(K, usize)> {
        let count = |kind: &K| self.years_of(*kind).map(|(_, entries)| entries.len()).sum();
        K::ALL.iter().filter(|kind| self.has(**kind)).map(|kind| (*kind, count(kind))).collect()
    }

    /// Whether there is a list of a kind.
    #[must_use]
    pub fn has(&self, kind: K) -> bool {
        self.years_of(kind).next().is_some()
    }

    /// Every list of the section: its front, and each year and kind with its parts.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope<K>> {
        let years = self.years().into_iter().map(|(year, _)| Scope::Year(year));
        let kinds = self.kinds().into_iter().map(|(kind, _)| Scope::Kind(kind));
        let with_parts = |whole| std::iter::once(whole).chain(self.parts(whole).into_iter().map(|(part, _)| part));
        std::iter::once(Scope::Front).chain(years.chain(kinds).flat_map(with_parts)).collect()
    }

    fn months_of(&self, year: i32) -> impl Iterator<Item = (u32, &Vec<u32>)> {
        self.months.range((year, 1)..=(year, 12)).map(|((_, month), entries)| (*month, entries))
    }

    fn years_of(&self, kind: K) -> impl Iterator<Item = (i32, &Vec<u32>)> {
        self.kinds.range((kind, i32::MIN)..=(kind, i32::MAX)).map(|((_, year), entries)| (*year, entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_years_and_kinds_with_entries_have_lists() {
        let entries = [(Kind::Other, day("2022-12-06")), (Kind::Dividend, day("2024-03-13"))];
        let kinds = [Scope::Kind(Kind::Dividend), Scope::Kind(Kind::Other)];
        let expected = [Scope::Front, Scope::Year(2024), Scope::Year(2022), kinds[0], kinds[1]];
        assert_eq!(Catalog::new(entries.into_iter()).scopes(), expected);
        assert_eq!(Catalog::<Kind>::new(std::iter::empty()).scopes(), [Scope::Front]);
    }

    #[test]
    fn a_list_stays_where_nothing_stands_in_it_any_more() {
        let catalog = Catalog::new([(Kind::Other, day("2024-03-13"))].into_iter());
        let catalog = catalog.keeping([(Kind::Dividend, day("2023-03-13"))].into_iter());
        assert_eq!(catalog.kinds(), [(Kind::Dividend, 0), (Kind::Other, 1)]);
        assert_eq!(catalog.years(), [(2024, 1), (2023, 0)]);
        assert!(catalog.scopes().contains(&Scope::Kind(Kind::Dividend)));
        assert!(catalog.entries(Scope::Kind(Kind::Dividend)).is_empty());
    }

    #[test]
    fn a_list_of_more_than_the_limit_is_split() {
        let entries =
            |count| (0..count).map(|n| (Kind::Results, day(if n % 2 == 0 { "2023-05-01" } else { "2024-06-01" })));
        let full = Catalog::new(entries(LIMIT));
        assert!(full.parts(Scope::Kind(Kind::Results)).is_empty());
        let crowded = Catalog::new(entries(LIMIT + 1));
        assert_eq!(
            crowded.parts(Scope::Kind(Kind::Results)),
            [(Scope::KindYear(Kind::Results, 2023), LIMIT / 2 + 1), (Scope::KindYear(Kind::Results, 2024), LIMIT / 2)]
        );
        assert!(crowded.scopes().contains(&Scope::KindYear(Kind::Results, 2024)));
        assert!(!crowded.scopes().contains(&Scope::Month(2024, 6)));
    }

    #[test]
    fn a_year_of_more_than_the_limit_is_split_into_months() {
        let entries = (0..=LIMIT).map(|n| (Kind::Other, day(if n == 0 { "2024-01-31" } else { "2024-02-01" })));
        let catalog = Catalog::new(entries);
        assert_eq!(catalog.parts(Scope::Year(2024)), [(Scope::Month(2024, 1), 1), (Scope::Month(2024, 2), LIMIT)]);
        assert_eq!(catalog.entries(Scope::Month(2024, 1)), [0]);
        assert!(catalog.scopes().contains(&Scope::Month(2024, 2)));
    }
}
