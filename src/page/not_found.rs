//! What a server shows for an address that doesn't exist.

use super::component::item::{self, Item};
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

/// How many announcements it leads on to.
const LATEST: usize = 3;

#[derive(Serialize)]
struct View {
    page: Shell,
    latest: Vec<Item>,
}

/// The page. It is shown at any depth, so its links start at the path of the base address.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let config = site.edition.config();
    let words = words::of(&config.language);
    let description = words.term(Term::NothingHere);
    let mut page = Shell::new(config, path::NOT_FOUND, "not-found", "", words.term(Term::NotFound), description);
    page.root = base_path(&config.base_url.value).to_owned();
    page.trail.clear();
    let latest = item::latest(site, LATEST, &page.root);
    Content::page("404.html", &View { page, latest })
}

/// The path of an absolute address: `/archive/` of `https://example.com/archive/`.
fn base_path(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    url[after_scheme..].find('/').map_or("/", |at| &url[after_scheme + at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_start_at_the_path_of_the_base_address() {
        assert_eq!(base_path("https://example.com/"), "/");
        assert_eq!(base_path("https://example.com/archive/"), "/archive/");
        assert_eq!(base_path("http://localhost:8000/a/b/"), "/a/b/");
    }
}
