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

/// How many ways a row shows on a wide screen.
const IN_A_ROW: usize = 7;

/// How many a row shows on a phone, as the stylesheet has it.
const ON_A_PHONE: usize = 3;

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

/// The entries of a year or a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stretch<T> {
    /// The anchor, such as `year-2024` or `month-2024-05`.
    pub id: String,
    /// `2024` or `May 2024`.
    pub heading: String,
    /// The entries.
    pub items: Vec<T>,
}

/// Entries by year. They come sorted by day, either way.
pub fn by_year<T>(entries: impl IntoIterator<Item = (NaiveDate, T)>) -> Vec<Stretch<T>> {
    stretches(entries, |day| (format!("year-{}", day.year()), day.year().to_string()))
}

/// Entries by month, likewise.
pub fn by_month<T>(entries: impl IntoIterator<Item = (NaiveDate, T)>, words: &dyn Words) -> Vec<Stretch<T>> {
    stretches(entries, |day| {
        let (year, month) = (day.year(), day.month());
        (format!("month-{year}-{month:02}"), words.month_of(year, month))
    })
}

fn stretches<T>(
    entries: impl IntoIterator<Item = (NaiveDate, T)>,
    named: impl Fn(NaiveDate) -> (String, String),
) -> Vec<Stretch<T>> {
    let mut stretches: Vec<Stretch<T>> = Vec::new();
    for (day, item) in entries {
        let (id, heading) = named(day);
        match stretches.last_mut().filter(|last| last.id == id) {
            Some(last) => last.items.push(item),
            None => stretches.push(Stretch { id, heading, items: vec![item] }),
        }
    }
    stretches
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
    let part = |(part, count)| way(part, scope, text(part), Some(count), root);
    catalog.parts(scope).into_iter().map(part).collect()
}

/// The way to a list, on a page that shows `here`. `count` is how many entries stand there, where that is told.
#[must_use]
pub fn way<K: Section>(
    scope: Scope<K>,
    here: Scope<K>,
    text: impl Into<String>,
    count: Option<usize>,
    root: &str,
) -> Way {
    let whole = match here {
        Scope::Month(year, _) => Scope::Year(year),
        Scope::KindYear(kind, _) => Scope::Kind(kind),
        here => here,
    };
    let current = match scope {
        scope if scope == here => "page",
        scope if scope == whole => "true",
        _ => "",
    };
    Way { href: format!("{root}{}", path::list(scope)), text: text.into(), count, current }
}

/// The ways to every year and every kind for a page that shows `here`, a row each.
#[must_use]
pub fn ways<K: Section + Plural>(catalog: &Catalog<K>, here: Scope<K>, root: &str, words: &dyn Words) -> Vec<WayRow> {
    let year = |(year, count): (i32, usize)| way(Scope::Year(year), here, year.to_string(), Some(count), root);
    let kind = |(kind, count): (K, usize)| way(Scope::Kind(kind), here, kind.plural(words), Some(count), root);
    let all = way(Scope::Front, here, words.term(Term::All), Some(catalog.len()), root);
    let years = catalog.years().into_iter().filter(|(_, count)| *count > 0).map(year);
    let kinds = catalog.kinds().into_iter().filter(|(_, count)| *count > 0).map(kind);
    [std::iter::once(all).chain(years).collect(), kinds.collect()].into_iter().filter_map(WayRow::of).collect()
}

/// Ways in a row, which keeps to one line on a wide screen and to two on a phone.
#[derive(Clone, Debug, Serialize)]
pub struct WayRow {
    /// Those that are shown; on a phone the first of them.
    pub shown: Vec<Way>,
    /// Lists that can be unfolded, which have them all.
    pub folded: Vec<Vec<Way>>,
    /// Whether there is something to unfold on a phone alone.
    pub on_phones: bool,
}

impl WayRow {
    /// The row; `None` without ways.
    #[must_use]
    pub fn of(ways: Vec<Way>) -> Option<Self> {
        let on_phones = ways.len() <= IN_A_ROW;
        let folded = if ways.len() > ON_A_PHONE { vec![ways.clone()] } else { Vec::new() };
        let mut shown = ways;
        shown.truncate(IN_A_ROW);
        (!shown.is_empty()).then_some(Self { shown, folded, on_phones })
    }
}

/// A way to a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// Address, relative to the page.
    pub href: String,
    /// Text.
    pub text: String,
    /// How many entries stand there, where that is told.
    pub count: Option<usize>,
    /// `page` on the page itself, `true` on a part of it, else empty.
    pub current: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(texts: &[&str]) -> Vec<(NaiveDate, ())> {
        texts.iter().map(|text| (text.parse().unwrap(), ())).collect()
    }

    fn told(stretches: &[Stretch<()>]) -> Vec<(&str, &str, usize)> {
        stretches.iter().map(|it| (&*it.id, &*it.heading, it.items.len())).collect()
    }

    #[test]
    fn entries_stand_by_year_or_by_month_in_the_order_in_which_they_come() {
        let entries = days(&["2024-05-19", "2024-05-17", "2024-03-13", "2023-05-12"]);
        assert_eq!(told(&by_year(entries.clone())), [("year-2024", "2024", 3), ("year-2023", "2023", 1)]);
        let months =
            [("month-2024-05", "May 2024", 2), ("month-2024-03", "March 2024", 1), ("month-2023-05", "May 2023", 1)];
        assert_eq!(told(&by_month(entries, words::of("en"))), months);
    }

    #[test]
    fn ways_count_their_entries_and_mark_the_page() {
        let entries = [("2023-05-12", Kind::Meeting), ("2024-03-13", Kind::Dividend), ("2024-05-19", Kind::Dividend)];
        let catalog = Catalog::new(entries.into_iter().map(|(on, kind)| (kind, on.parse().unwrap())));
        let ways = ways(&catalog, Scope::Kind(Kind::Dividend), "../../../", words::of("en"));
        let [years, kinds] = &*ways else { panic!() };
        let counts: Vec<_> = years.shown.iter().map(|way| (&*way.text, way.count)).collect();
        assert_eq!(counts, [("All", Some(3)), ("2024", Some(2)), ("2023", Some(1))]);
        let kinds: Vec<_> = kinds.shown.iter().map(|way| (&*way.text, way.count, way.current)).collect();
        assert_eq!(kinds, [("Dividends", Some(2), "page"), ("General meeting notices", Some(1), "")]);
        assert_eq!(ways[1].shown[0].href, "../../../announcements/kind/dividend/index.html");
    }

    #[test]
    fn a_row_of_many_ways_is_folded() {
        let row = |count: usize| {
            let way = Way { href: String::new(), text: String::new(), count: None, current: "" };
            let row = WayRow::of(vec![way; count])?;
            Some((row.shown.len(), row.folded.iter().map(Vec::len).sum::<usize>(), row.on_phones))
        };
        assert_eq!(
            [row(0), row(3), row(7), row(8)],
            [None, Some((3, 0, true)), Some((7, 7, true)), Some((7, 8, false))]
        );
    }
}
