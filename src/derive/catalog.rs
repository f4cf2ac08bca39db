//! Which list pages a section has: by year, month and kind, each of a bounded length.
//!
//! A list with more than [`LIMIT`] entries is split: a kind into its years, a year into its months. The
//! page of the whole then shows the ways to its parts.

use super::{Page, Route};
use crate::domain::Kind;
use crate::domain::event::EventKind;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many entries a page of a kind or year shows before it is split.
pub const LIMIT: usize = 500;

/// A kind by which a section is divided.
pub trait Division: Copy + Ord + 'static {
    /// The section's folder.
    const SECTION: &'static str;
    /// Every kind, in the order of menus.
    const ALL: &'static [Self];
    /// The word used in addresses.
    fn id(self) -> &'static str;
    /// The name of several, such as `Record dates`.
    fn plural(self) -> &'static str;
    /// The page of a list.
    fn page<'a>(scope: Scope<Self>) -> Page<'a>;
}

impl Division for Kind {
    const SECTION: &'static str = "announcements";
    const ALL: &'static [Self] = &Kind::ALL;

    fn id(self) -> &'static str {
        self.id()
    }

    fn plural(self) -> &'static str {
        match self {
            Self::Results => "Results",
            Self::Dividend => "Dividends",
            Self::Meeting => "General meeting notices",
            Self::Issuance => "Share issuances",
            Self::Other => "Other announcements",
        }
    }

    fn page<'a>(scope: Scope<Self>) -> Page<'a> {
        Page::Announcements(scope)
    }
}

impl Division for EventKind {
    const SECTION: &'static str = "events";
    const ALL: &'static [Self] = &EventKind::ALL;

    fn id(self) -> &'static str {
        self.id()
    }

    fn plural(self) -> &'static str {
        match self {
            Self::Announcement => "Announcements",
            Self::Call => "Conference calls",
            Self::Meeting => "General meetings",
            Self::ExDate => "Ex-dividend dates",
            Self::RecordDate => "Record dates",
            Self::Deadline => "Deadlines",
            Self::Payment => "Payments",
            Self::Listing => "Starts of dealings",
            Self::PeriodEnd => "Period ends",
            Self::PlanStart => "Repurchase plan starts",
            Self::PlanEnd => "Repurchase plan ends",
            Self::AsOf => "As-of dates",
            Self::Other => "Other events",
        }
    }

    fn page<'a>(scope: Scope<Self>) -> Page<'a> {
        Page::Events(scope)
    }
}

/// What a list page lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<K> {
    /// The section's front page: the latest, and the ways to the rest.
    Front,
    /// A calendar year.
    Year(i32),
    /// A month of a year that is too long for one page.
    Month(i32, u32),
    /// A kind.
    Kind(K),
    /// A year of a kind that is too long for one page.
    KindYear(K, i32),
}

impl<K: Division> Scope<K> {
    /// The path of the list below the site's base.
    #[must_use]
    pub fn path(self) -> String {
        let section = K::SECTION;
        match self {
            Self::Front => format!("{section}/index.html"),
            Self::Year(year) => format!("{section}/year/{year}/index.html"),
            Self::Month(year, month) => format!("{section}/year/{year}/{month:02}/index.html"),
            Self::Kind(kind) => format!("{section}/kind/{}/index.html", kind.id()),
            Self::KindYear(kind, year) => format!("{section}/kind/{}/{year}/index.html", kind.id()),
        }
    }
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

    /// The years that have entries, newest first, with their counts.
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

    /// The kinds that have entries, in the order of menus, with their counts.
    #[must_use]
    pub fn kinds(&self) -> Vec<(K, usize)> {
        let count = |kind: &K| self.years_of(*kind).map(|(_, entries)| entries.len()).sum();
        K::ALL.iter().map(|kind| (*kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }

    /// The addresses of the section's lists.
    #[must_use]
    pub fn routes<'a>(&self) -> Vec<Route<'a>> {
        let years = self.years().into_iter().map(|(year, _)| Scope::Year(year));
        let kinds = self.kinds().into_iter().map(|(kind, _)| Scope::Kind(kind));
        let mut scopes = vec![Scope::Front];
        for whole in years.chain(kinds) {
            scopes.push(whole);
            scopes.extend(self.parts(whole).into_iter().map(|(part, _)| part));
        }
        scopes.into_iter().map(|scope| Route { path: scope.path().into(), page: K::page(scope) }).collect()
    }

    /// The ways to every year and every kind for a page that shows `here`.
    #[must_use]
    pub fn ways(&self, here: Scope<K>, root: &str) -> Ways {
        let (in_year, in_kind) = match here {
            Scope::Front => (None, None),
            Scope::Year(year) | Scope::Month(year, _) => (Some(year), None),
            Scope::Kind(kind) | Scope::KindYear(kind, _) => (None, Some(kind)),
        };
        let way = |scope: Scope<K>, text: String, count, current| Way {
            href: format!("{root}{}", scope.path()),
            text,
            count,
            current: if scope == here {
                "page"
            } else if current {
                "true"
            } else {
                ""
            },
        };
        let year = |(year, count): (i32, usize)| way(Scope::Year(year), year.to_string(), count, in_year == Some(year));
        let kind =
            |(kind, count): (K, usize)| way(Scope::Kind(kind), kind.plural().to_owned(), count, in_kind == Some(kind));
        Ways {
            all: way(Scope::Front, "All".to_owned(), self.len(), false),
            years: self.years().into_iter().map(year).collect(),
            kinds: self.kinds().into_iter().map(kind).collect(),
        }
    }

    fn months_of(&self, year: i32) -> impl Iterator<Item = (u32, &Vec<u32>)> {
        self.months.range((year, 1)..=(year, 12)).map(|((_, month), entries)| (*month, entries))
    }

    fn years_of(&self, kind: K) -> impl Iterator<Item = (i32, &Vec<u32>)> {
        self.kinds.range((kind, i32::MIN)..=(kind, i32::MAX)).map(|((_, year), entries)| (*year, entries))
    }
}

/// The ways through a section.
#[derive(Clone, Debug, Serialize)]
pub struct Ways {
    /// The section's front page.
    pub all: Way,
    /// Years, newest first.
    pub years: Vec<Way>,
    /// Kinds, in the order of menus.
    pub kinds: Vec<Way>,
}

/// A way to a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// Address, relative to the page.
    pub href: String,
    /// Text.
    pub text: String,
    /// How many entries stand there.
    pub count: usize,
    /// `page` on the page itself, `true` on a part of it, else empty.
    pub current: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn paths(catalog: &Catalog<Kind>) -> Vec<String> {
        catalog.routes().iter().map(|route| route.path.to_string()).collect()
    }

    #[test]
    fn only_years_and_kinds_with_entries_have_pages() {
        let entries = [(Kind::Other, day("2022-12-06")), (Kind::Dividend, day("2024-03-13"))];
        let expected = [
            "announcements/index.html",
            "announcements/year/2024/index.html",
            "announcements/year/2022/index.html",
            "announcements/kind/dividend/index.html",
            "announcements/kind/other/index.html",
        ];
        assert_eq!(paths(&Catalog::new(entries.into_iter())), expected);
        assert_eq!(paths(&Catalog::new(std::iter::empty())), ["announcements/index.html"]);
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
        assert!(paths(&crowded).contains(&"announcements/kind/results/2024/index.html".to_owned()));
        assert!(!paths(&crowded).contains(&"announcements/year/2024/06/index.html".to_owned()));
    }

    #[test]
    fn a_year_of_more_than_the_limit_is_split_into_months() {
        let entries = (0..=LIMIT).map(|n| (Kind::Other, day(if n == 0 { "2024-01-31" } else { "2024-02-01" })));
        let catalog = Catalog::new(entries);
        assert_eq!(catalog.parts(Scope::Year(2024)), [(Scope::Month(2024, 1), 1), (Scope::Month(2024, 2), LIMIT)]);
        assert_eq!(catalog.entries(Scope::Month(2024, 1)), [0]);
        assert!(paths(&catalog).contains(&"announcements/year/2024/02/index.html".to_owned()));
    }

    #[test]
    fn ways_count_their_entries_and_mark_the_page() {
        let entries = [("2023-05-12", Kind::Meeting), ("2024-03-13", Kind::Dividend), ("2024-05-19", Kind::Dividend)];
        let catalog = Catalog::new(entries.into_iter().map(|(on, kind)| (kind, day(on))));
        let ways = catalog.ways(Scope::Kind(Kind::Dividend), "../../../");
        let counts: Vec<_> = ways.years.iter().map(|way| (&*way.text, way.count)).collect();
        assert_eq!(counts, [("2024", 2), ("2023", 1)]);
        let kinds: Vec<_> = ways.kinds.iter().map(|way| (&*way.text, way.count, way.current)).collect();
        assert_eq!(kinds, [("Dividends", 2, "page"), ("General meeting notices", 1, "")]);
        assert_eq!(ways.kinds[0].href, "../../../announcements/kind/dividend/index.html");
    }
}
