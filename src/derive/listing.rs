//! Lists of announcements, the newest first.

use super::catalog::{Catalog, Division, Scope, Way, Ways};
use super::global::Day;
use super::shell::Shell;
use super::withdrawn::{self, Removed};
use super::{Content, Site};
use crate::domain::{Announcement, Kind};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// How many announcements the front page of the section shows.
const LATEST: usize = 50;

#[derive(Serialize)]
struct View {
    page: Shell,
    ways: Ways,
    parts: Vec<Way>,
    months: Vec<Month<Item>>,
    count: usize,
    /// Whether the months stand below a heading.
    nested: bool,
    truncated: bool,
    /// Those that were withdrawn, on the front page.
    withdrawn: Vec<Removed>,
}

/// An announcement in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Address, relative to the page.
    pub href: String,
    /// Title.
    pub title: String,
    /// BCP 47 tag of its language, where it isn't the site's.
    pub language: Option<String>,
    /// The kind's name, or the announcement's own.
    pub kind: String,
    /// The printed date.
    pub day: Day,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Whether another announcement corrects it.
    pub corrected: bool,
    /// Whether it corrects another one.
    pub correction: bool,
}

impl Item {
    /// The announcement on a page with this way to the site's base.
    #[must_use]
    pub fn new(site: &Site<'_>, announcement: &Announcement, root: &str) -> Self {
        let day = announcement.dated.value;
        let foreign = announcement.language != site.edition.config().language;
        Self {
            href: format!("{root}announcements/{}/index.html", announcement.id),
            title: announcement.title.to_string(),
            language: foreign.then(|| announcement.language.to_string()),
            kind: announcement.kind_label.as_deref().unwrap_or(announcement.kind().label()).to_owned(),
            day: Day::of(day),
            summary: announcement.summary.as_ref().map(|summary| summary.value.to_string()),
            corrected: site.edition.correction_of(&announcement.id).is_some(),
            correction: announcement.corrects.is_some(),
        }
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
pub fn by_month<T>(entries: impl IntoIterator<Item = (NaiveDate, T)>, years: bool) -> Vec<Month<T>> {
    let mut months: Vec<Month<T>> = Vec::new();
    let mut last = None;
    for (day, item) in entries {
        let month = (day.year(), day.month());
        if last != Some(month) {
            let new_year = last.is_none_or(|(year, _)| year != day.year());
            months.push(Month {
                year: (years && new_year).then(|| day.year().to_string()),
                id: format!("month-{}", day.format("%Y-%m")),
                heading: day.format(if years { "%B" } else { "%B %Y" }).to_string(),
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
pub fn shell<K: Division>(site: &Site<'_>, scope: Scope<K>, what: &str, description: &str) -> Shell {
    let (config, company) = (site.edition.config(), site.edition.issuer().current_name());
    let title = match scope {
        Scope::Front => what.to_owned(),
        Scope::Year(year) => format!("{what} of {year}"),
        Scope::Month(year, month) => format!("{what} of {}", month_name(year, month)),
        Scope::Kind(kind) => kind.plural().to_owned(),
        Scope::KindYear(kind, year) => format!("{} of {year}", kind.plural()),
    };
    let stop = if company.ends_with('.') { "" } else { "." };
    let sentence = format!("{title}: {description} {company}{stop}");
    let section = K::SECTION;
    let kind = match scope {
        Scope::Front => section,
        _ if section == "events" => "event-list",
        _ => "announcement-list",
    };
    let shell = Shell::new(config, &scope.path(), kind, section, title, sentence);
    let shell = if scope == Scope::Front { shell } else { shell.under(&Scope::<K>::Front.path(), what) };
    match scope {
        Scope::Month(year, _) => shell.under(&Scope::<K>::Year(year).path(), year.to_string()),
        Scope::KindYear(kind, _) => shell.under(&Scope::Kind(kind).path(), kind.plural()),
        _ => shell,
    }
}

/// The ways to the parts of a list that is too long for one page.
#[must_use]
pub fn parts<K: Division>(catalog: &Catalog<K>, scope: Scope<K>, root: &str) -> Vec<Way> {
    let text = |part| match part {
        Scope::Month(year, month) => month_name(year, month),
        Scope::KindYear(_, year) => year.to_string(),
        _ => String::new(),
    };
    let way = |(part, count): (Scope<K>, usize)| Way {
        href: format!("{root}{}", part.path()),
        text: text(part),
        count,
        current: "",
    };
    catalog.parts(scope).into_iter().map(way).collect()
}

fn month_name(year: i32, month: u32) -> String {
    NaiveDate::from_ymd_opt(year, month, 1).map(|day| day.format("%B %Y").to_string()).unwrap_or_default()
}

/// A list of announcements.
#[must_use]
pub fn page(site: &Site<'_>, scope: Scope<Kind>) -> Content<'static> {
    let page = shell(site, scope, "Announcements", "announcements of");
    let parts = parts(&site.catalog, scope, &page.root);
    let shown = if parts.is_empty() { site.catalog.entries(scope) } else { Vec::new() };
    let limit = if scope == Scope::Front { LATEST } else { usize::MAX };
    let newest = shown.iter().rev().take(limit).filter_map(|index| site.edition.announcements.get(*index as usize));
    let items = newest.map(|announcement| (announcement.dated.value, Item::new(site, announcement, &page.root)));
    let years = matches!(scope, Scope::Front | Scope::Kind(_));
    let months = by_month(items, years);
    let ways = site.catalog.ways(scope, &page.root);
    let truncated = shown.len() > limit;
    let withdrawn = if scope == Scope::Front { withdrawn::list(site, &page.root) } else { Vec::new() };
    let view = View { ways, parts, months, count: site.catalog.len(), nested: years, truncated, withdrawn, page };
    Content::page("announcements.html", &view)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(days: &[&str], years: bool) -> Vec<(Option<String>, String, usize)> {
        by_month(days.iter().map(|day| (day.parse().unwrap(), ())), years)
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
        let months = by_month(["2023-05-12", "2024-05-19"].map(|day| (day.parse().unwrap(), ())), false);
        assert_eq!(months.iter().map(|month| &*month.id).collect::<Vec<_>>(), ["month-2023-05", "month-2024-05"]);
    }
}
