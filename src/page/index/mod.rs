//! The index from A to Z: what the site tells of by its name, and the announcements by their titles.

mod letter;

use super::component::group;
use super::component::link::foreign;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::subject::address;
use crate::address::{Site, path};
use crate::domain::{Announcement, Kind};
use crate::history::catalog::Scope;
use crate::history::subject::{Subject, SubjectKind, subjects};
use crate::words::term::Term;
use crate::words::{self, Words, subject};
use letter::{Letter, folded};
use serde::Serialize;

/// How many announcements stand in the index by their titles. Of more, their lists of years do: titles of announcements begin
/// alike, and who doesn't know the day looks for a word within them.
const TITLES: usize = 150;

#[derive(Serialize)]
struct View {
    page: Shell,
    /// The way to search, where the site has it.
    search_page: Option<String>,
    /// How many announcements stand in lists by year instead.
    by_year: Option<usize>,
    letters: Vec<LetterView>,
}

#[derive(Serialize)]
struct LetterView {
    /// The anchor.
    id: String,
    text: String,
    entries: Vec<EntryView>,
}

#[derive(Serialize)]
struct EntryView {
    href: String,
    text: String,
    /// BCP 47 tag, where it isn't the site's.
    language: Option<String>,
    /// What it is, and how much there is of it.
    what: String,
    #[serde(skip)]
    folded: String,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (edition, history) = (site.edition, &site.history);
    let (config, company) = (edition.config(), edition.issuer().current_name());
    let words = words::of(&config.language);
    let page = Shell::new(config, path::INDEX, "index", "", words.term(Term::Index), words.index_description(company));
    let mut entries: Vec<EntryView> =
        subjects(edition, history).iter().filter_map(|it| entry(site, it, words, &page.root)).collect();
    let by_year = (edition.announcements.len() > TITLES).then_some(edition.announcements.len());
    match by_year {
        Some(_) => entries.extend(history.catalog.years().into_iter().filter(|(_, count)| *count > 0).map(|year| {
            let text = words.of_year(words.term(Term::Announcements), year.0);
            let href = format!("{}{}", page.root, path::list(Scope::<Kind>::Year(year.0)));
            EntryView::new(href, text, words.subject_counted(SubjectKind::Announcements, year.1))
        })),
        None => entries.extend(edition.announcements.iter().rev().map(|it| document(site, it, words, &page.root))),
    }
    let search_page = site.has(path::SEARCH).then(|| format!("{}{}", page.root, path::SEARCH));
    Content::page("index-a-z.html", &View { search_page, by_year, letters: letters(entries, words), page })
}

impl EntryView {
    fn new(href: String, text: String, what: String) -> Self {
        Self { folded: folded(&text), href, text, language: None, what }
    }
}

/// What is looked up by its name; `None` where the site has no page of it.
fn entry(site: &Site<'_>, named: &Subject<'_, '_>, words: &dyn Words, root: &str) -> Option<EntryView> {
    let address = address(&site.history, named);
    if !site.has(address.split('#').next().unwrap_or_default()) {
        return None;
    }
    let what = words.subject_counted(named.kind(), named.count(&site.history));
    let mut entry = EntryView::new(format!("{root}{address}"), subject::name(&site.history, named, words), what);
    if let Subject::Page(page) = named {
        entry.language = foreign(&page.language, &site.edition.config().language);
    }
    Some(entry)
}

fn document(site: &Site<'_>, announcement: &Announcement, words: &dyn Words, root: &str) -> EntryView {
    let href = format!("{root}{}", path::announcement(&announcement.id));
    let what = format!("{}, {}", group::what(site, announcement, words), words.date(announcement.dated.value));
    let language = foreign(&announcement.language, &site.edition.config().language);
    EntryView { language, ..EntryView::new(href, announcement.title.to_string(), what) }
}

/// The entries by letter, in order. What has one name keeps the order in which it came.
fn letters(mut entries: Vec<EntryView>, words: &dyn Words) -> Vec<LetterView> {
    entries.sort_by(|a, b| (Letter::of(&a.folded), &a.folded).cmp(&(Letter::of(&b.folded), &b.folded)));
    let mut letters: Vec<LetterView> = Vec::new();
    for entry in entries {
        let letter = Letter::of(&entry.folded);
        let id = letter.anchor();
        if letters.last().is_none_or(|last| last.id != id) {
            let text = match letter {
                Letter::Digit => words.digits().to_owned(),
                Letter::Latin(letter) | Letter::Other(letter) => letter.to_string(),
                Letter::EastAsian => words.east_asian().to_owned(),
                Letter::Sign => words.signs().to_owned(),
            };
            letters.push(LetterView { id, text, entries: Vec::new() });
        }
        if let Some(last) = letters.last_mut() {
            last.entries.push(entry);
        }
    }
    letters
}
