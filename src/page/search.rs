//! Search in the browser. The page itself has what to choose from, and its script does the rest.

use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path, search_index};
use crate::history::subject::{Subject, SubjectKind, subjects};
use crate::words;
use crate::words::term::Term;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct View {
    page: Shell,
    /// The index from A to Z, and the lists of announcements and dates.
    index: String,
    announcements: String,
    events: String,
    kinds: Vec<ChoiceView>,
    years: Vec<i32>,
    /// BCP 47 tags, where there are several.
    languages: Vec<String>,
    /// The indexes besides the first one's of the site's language: folder and tag.
    indexes: Vec<String>,
}

/// A kind to choose.
#[derive(Serialize)]
struct ChoiceView {
    id: &'static str,
    text: String,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (config, edition, history) = (site.edition.config(), site.edition, &site.history);
    let words = words::of(&config.language);
    let description = words.search_description(edition.issuer().current_name());
    let page = Shell::new(config, path::SEARCH, "search", "", words.term(Term::Search), description);
    let kinds = history.catalog.kinds().into_iter().filter(|(_, count)| *count > 0);
    let kinds = kinds.map(|(kind, _)| ChoiceView { id: kind.id(), text: words.kinds(kind).to_owned() });
    let mut others: BTreeSet<SubjectKind> = subjects(edition, history).iter().map(Subject::kind).collect();
    others.insert(SubjectKind::Organization);
    others.retain(|it| ![SubjectKind::Place, SubjectKind::Announcements].contains(it));
    if history.statement_years().next().is_some() {
        others.insert(SubjectKind::Statement);
    }
    let others = others.into_iter().map(|it| ChoiceView {
        id: it.id(),
        text: match it {
            SubjectKind::Organization => words.term(Term::Company).to_owned(),
            _ => words.several(it).to_owned(),
        },
    });
    let spoken = edition.announcements.iter().map(|it| &it.language).chain(edition.pages.iter().map(|it| &it.language));
    let languages: BTreeSet<&str> = spoken.map(|it| &**it).chain([&*config.language]).collect();
    let view = View {
        indexes: indexes(site),
        index: format!("{}{}", page.root, path::INDEX),
        announcements: format!("{}announcements/index.html", page.root),
        events: format!("{}events/index.html", page.root),
        kinds: kinds.chain(others).collect(),
        years: history.catalog.years().into_iter().filter(|(_, count)| *count > 0).map(|(year, _)| year).collect(),
        languages: if languages.len() > 1 { languages.into_iter().map(str::to_owned).collect() } else { Vec::new() },
        page,
    };
    Content::page("search.html", &view)
}

/// The indexes besides the first one's of the site's language: the folder of each, and its tag.
fn indexes(site: &Site<'_>) -> Vec<String> {
    let of_site = &site.edition.config().language;
    let mut parts = site.edition.announcements.chunks(search_index::ANNOUNCEMENTS);
    let first = parts.next().unwrap_or_default();
    let own = search_index::language(of_site, of_site);
    let mut indexes = Vec::new();
    for (number, announcements) in std::iter::once(first).chain(parts).enumerate() {
        let pages = site.edition.pages.iter().filter(|_| number == 0).map(|it| &it.language);
        let spoken = announcements.iter().map(|it| &it.language).chain(pages);
        let languages: BTreeSet<_> = spoken.map(|it| search_index::language(it, of_site)).collect();
        let others = languages.into_iter().filter(|it| number > 0 || *it != own);
        indexes.extend(others.map(|it| format!("{}:{it}", search_index::folder(number))));
    }
    indexes
}
