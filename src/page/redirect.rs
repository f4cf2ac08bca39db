//! Pages at former addresses, which lead to where the content stands now.

use super::component::link::Link;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Moved, Redirect, Site, path};
use crate::archive::Edition;
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    page: Shell,
    present: Link,
}

/// The page at a former address, which needs no script to lead on, and one to keep the fragment.
#[must_use]
pub fn page(site: &Site<'_>, redirect: &Redirect<'_>, at: &str) -> Content<'static> {
    let config = site.edition.config();
    let path = present(&redirect.moved);
    let (title, language) = title(&redirect.moved, site.edition);
    let description = words::of(&config.language).term(Term::Moved);
    let mut page = Shell::new(config, at, "redirect", "", title, description);
    page.canonical = format!("{}{}", config.base_url.value, path::canonical(&path));
    page.trail.clear();
    language.clone_into(&mut page.language);
    let present = Link { href: format!("{}{path}", page.root), text: title.to_owned() };
    Content::page("redirect.html", &View { page, present })
}

/// The path where it stands now.
fn present(moved: &Moved<'_>) -> String {
    match moved {
        Moved::Announcement(id) => path::announcement(id),
        Moved::Statement(announcement, id) => path::statement(announcement, id),
        Moved::Metric(metric) => path::metric(&metric.id.value),
        Moved::Plain(page) => path::plain_page(&page.id),
    }
}

/// Its title and the title's language; a withdrawn statement has none of its own any more.
fn title<'e>(moved: &Moved<'e>, edition: &'e Edition<'_>) -> (&'e str, &'e str) {
    let (Moved::Announcement(id) | Moved::Statement(id, _)) = moved else {
        return match moved {
            Moved::Metric(metric) => (&metric.label, &edition.config().language),
            Moved::Plain(page) => (&page.title, &page.language),
            _ => Default::default(),
        };
    };
    let public = edition.position(id).map(|at| edition.announcements[at]);
    let statement = match moved {
        Moved::Statement(_, id) => public.and_then(|it| it.statement(id)),
        _ => None,
    };
    let of_public = public.map(|it| (statement.map_or(&*it.title, |it| &it.title), &*it.language));
    let of_tombstone = || edition.tombstone(id).map(|it| (it.title, it.language));
    of_public.or_else(of_tombstone).unwrap_or_default()
}
