//! Lists by year, month and kind, and the ways through them.

use super::shell::Shell;
use crate::address::Site;
use crate::address::path::{self, Section};
use crate::domain::Kind;
use crate::domain::event::EventKind;
use crate::history::catalog::{Catalog, Scope};
use crate::words::term::Term;
use crate::words::{self, Words};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// A kind that has a name for several.
pub trait Plural: Copy {
    /// The name, such as `Record dates`.
    fn plural(self, words: &dyn Words) -> &'static str;
}

impl Plural for Kind {
    fn plural(self, words: &dyn Words) -> &'static str {
        words.kinds(self)
    }
}

impl Plural for EventKind {
    fn plural(self, words: &dyn Words) -> &'static str {
        words.events(self)
    }
}

/// The entries of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Month<T> {
    /// The year, where the month is the list's first of it and the list has years.
    pub year: Option<String>,
    /// The anchor, such as `month-2024-05`.
    pub id: String,
    /// `May` below a year's heading, else `May 2024`.
    pub heading: String,
    /// The entries.
    pub items: Vec<T>,
}

/// Entries by month. They come sorted by day, either way; with `years`, the months stand below their years.
pub fn by_month<T>(entries: impl IntoIterator<Item = (NaiveDate, T)>, years: bool, words: &dyn Words) -> Vec<Month<T>> {
    let mut months: Vec<Month<T>> = Vec::new();
    let mut last = None;
    for (day, item) in entries {
        let month = (day.year(), day.month());
        if last != Some(month) {
            let new_year = last.is_none_or(|(year, _)| year != day.year());
            months.push(Month {
                year: (years && new_year).then(|| day.year().to_string()),
                id: format!("month-{}-{:02}", day.year(), day.month()),
                heading: if years {
                    words.month(day.month()).to_owned()
                } else {
                    words.month_of(day.year(), day.month())
                },
                items: Vec::new(),
            });
            last = Some(month);
        }
        if let Some(month) = months.last_mut() {
            month.items.push(item);
        }
    }
    months
}

/// The shell of a list page: its title names the scope and `what` (`Announcements`, `Events`) is the section.
#[must_use]
pub fn shell<K: Section + Plural>(site: &Site<'_>, scope: Scope<K>, what: &str, description: &str) -> Shell {
    let (config, company) = (site.edition.config(), site.edition.issuer().current_name());
    let words = words::of(&config.language);
    let title = match scope {
        Scope::Front => what.to_owned(),
        Scope::Year(year) => words.of_year(what, year),
        Scope::Month(year, month) => words.of_month(what, year, month),
        Scope::Kind(kind) => kind.plural(words).to_owned(),
        Scope::KindYear(kind, year) => words.of_year(kind.plural(words), year),
    };
    let sentence = words.list_description(&title, description, company);
    let section = K::FOLDER;
    let kind = match scope {
        Scope::Front => section,
        _ if section == "events" => "event-list",
        _ => "announcement-list",
    };
    let shell = Shell::new(config, &path::list(scope), kind, section, title, sentence);
    let shell = if scope == Scope::Front { shell } else { shell.under(&path::list(Scope::<K>::Front), what) };
    match scope {
        Scope::Month(year, _) => shell.under(&path::list(Scope::<K>::Year(year)), year.to_string()),
        Scope::KindYear(kind, _) => shell.under(&path::list(Scope::Kind(kind)), kind.plural(words)),
        _ => shell,
    }
}

/// The ways to the parts of a list that is too long for one page.
#[must_use]
pub fn parts<K: Section>(catalog: &Catalog<K>, scope: Scope<K>, root: &str, words: &dyn Words) -> Vec<Way> {
    let text = |part| match part {
        Scope::Month(year, month) => words.month_of(year, month),
        Scope::KindYear(_, year) => year.to_string(),
        _ => String::new(),
    };
    let way = |(part, count): (Scope<K>, usize)| Way {
        href: format!("{root}{}", path::list(part)),
        text: text(part),
        count,
        current: "",
    };
    catalog.parts(scope).into_iter().map(way).collect()
}

/// The ways to every year and every kind for a page that shows `here`.
#[must_use]
pub fn ways<K: Section + Plural>(catalog: &Catalog<K>, here: Scope<K>, root: &str, words: &dyn Words) -> Ways {
    let (in_year, in_kind) = match here {
        Scope::Front => (None, None),
        Scope::Year(year) | Scope::Month(year, _) => (Some(year), None),
        Scope::Kind(kind) | Scope::KindYear(kind, _) => (None, Some(kind)),
    };
    let way = |scope: Scope<K>, text: String, count, current| Way {
        href: format!("{root}{}", path::list(scope)),
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
        |(kind, count): (K, usize)| way(Scope::Kind(kind), kind.plural(words).to_owned(), count, in_kind == Some(kind));
    Ways {
        all: way(Scope::Front, words.term(Term::All).to_owned(), catalog.len(), false),
        years: catalog.years().into_iter().filter(|(_, count)| *count > 0).map(year).collect(),
        kinds: catalog.kinds().into_iter().filter(|(_, count)| *count > 0).map(kind).collect(),
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

    fn headings(days: &[&str], years: bool) -> Vec<(Option<String>, String, usize)> {
        by_month(days.iter().map(|day| (day.parse().unwrap(), ())), years, words::of("en"))
            .into_iter()
            .map(|month| (month.year, month.heading, month.items.len()))
            .collect()
    }

    #[test]
    fn months_stand_below_the_first_of_their_year() {
        let days = ["2024-05-19", "2024-05-17", "2024-03-13", "2022-12-06"];
        let expected = [
            (Some("2024".to_owned()), "May".to_owned(), 2),
            (None, "March".to_owned(), 1),
            (Some("2022".to_owned()), "December".to_owned(), 1),
        ];
        assert_eq!(headings(&days, true), expected);
        assert_eq!(headings(&["2023-12-31", "2024-01-01"], false)[1], (None, "January 2024".to_owned(), 1));
    }

    #[test]
    fn the_same_month_of_another_year_is_another_month() {
        let months =
            by_month(["2023-05-12", "2024-05-19"].map(|day| (day.parse().unwrap(), ())), false, words::of("en"));
        assert_eq!(months.iter().map(|month| &*month.id).collect::<Vec<_>>(), ["month-2023-05", "month-2024-05"]);
    }

    #[test]
    fn ways_count_their_entries_and_mark_the_page() {
        let entries = [("2023-05-12", Kind::Meeting), ("2024-03-13", Kind::Dividend), ("2024-05-19", Kind::Dividend)];
        let catalog = Catalog::new(entries.into_iter().map(|(on, kind)| (kind, on.parse().unwrap())));
        let ways = ways(&catalog, Scope::Kind(Kind::Dividend), "../../../", words::of("en"));
        let counts: Vec<_> = ways.years.iter().map(|way| (&*way.text, way.count)).collect();
        assert_eq!(counts, [("2024", 2), ("2023", 1)]);
        let kinds: Vec<_> = ways.kinds.iter().map(|way| (&*way.text, way.count, way.current)).collect();
        assert_eq!(kinds, [("Dividends", 2, "page"), ("General meeting notices", 1, "")]);
        assert_eq!(ways.kinds[0].href, "../../../announcements/kind/dividend/index.html");
    }
}
