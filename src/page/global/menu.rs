//! The menu: the site's own, or the sections that it has.

use crate::address::{Site, menu, path};
use crate::config::{MenuEntry, MenuSection, MenuTarget};
use crate::domain::web::encoded;
use crate::words::Words;
use crate::words::term::Term;
use serde::Serialize;

/// An entry of the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// The section that it leads to, as pages name theirs; empty where it leads to a single page.
    pub id: &'static str,
    /// Text.
    pub text: String,
    /// Path below the site's base, or the whole address of a page elsewhere.
    pub path: String,
    /// Whether it leads to another site.
    pub is_elsewhere: bool,
    /// Absolute address.
    pub canonical: String,
}

/// The entries of the menu, and those sections and plain pages besides that the site has.
pub(super) fn menu(site: &Site<'_>, words: &dyn Words) -> (Vec<MenuItem>, Vec<MenuItem>) {
    let own = &site.edition.config().menu;
    let sections = MenuSection::ALL.into_iter().filter(|section| site.has(menu::of_section(*section)));
    let sections: Vec<MenuItem> =
        sections.map(|it| within(site, it.id(), word(it, words), menu::of_section(it))).collect();
    let listed = match own.is_empty() {
        true => sections.clone(),
        false => own.iter().filter_map(|entry| item(site, entry, words)).collect(),
    };
    let is_other = |it: &MenuItem| listed.iter().all(|listed| listed.path != it.path);
    let pages = site.edition.pages.iter().map(|it| within(site, "", &it.title, &path::plain_page(&it.id)));
    let others = sections.into_iter().chain(pages).filter(is_other).collect();
    (listed, others)
}

/// An entry of the site's own menu; `None` where there is nothing to lead to yet.
fn item(site: &Site<'_>, entry: &MenuEntry, words: &dyn Words) -> Option<MenuItem> {
    let text = entry.text.as_deref();
    match (&entry.target, menu::path_of(&entry.target)) {
        (MenuTarget::Url(url), _) => Some(MenuItem {
            id: "",
            text: text.unwrap_or(url).to_owned(),
            path: url.to_string(),
            is_elsewhere: true,
            canonical: url.to_string(),
        }),
        (target, Some(path)) if site.has(&path) => {
            let (id, own) = match target {
                MenuTarget::Section(section) => (section.id(), word(*section, words)),
                _ => ("", ""),
            };
            Some(within(site, id, text.unwrap_or(own), &path))
        }
        _ => None,
    }
}

/// An entry that leads to a page or a file of the site.
fn within(site: &Site<'_>, id: &'static str, text: &str, path: &str) -> MenuItem {
    MenuItem {
        id,
        text: text.to_owned(),
        path: encoded(path),
        is_elsewhere: false,
        canonical: format!("{}{}", site.edition.config().base_url.value, path::canonical(path)),
    }
}

fn word(section: MenuSection, words: &dyn Words) -> &'static str {
    words.term(match section {
        MenuSection::Results => Term::Results,
        MenuSection::Announcements => Term::Announcements,
        MenuSection::Figures => Term::Financials,
        MenuSection::Events => Term::Calendar,
        MenuSection::Shareholders => Term::Shareholders,
        MenuSection::Company => Term::Company,
    })
}
