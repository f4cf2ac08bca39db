//! A plain page: a heading and a text.

use super::component::link::Link;
use super::component::note;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::PlainPage;
use crate::markdown::{self, Destination, FootnoteMark, PlacedHeading, Resolve};
use serde::Serialize;

/// The fewest sections that make a table of contents worth its place.
const FEWEST: usize = 4;

#[derive(Serialize)]
struct View {
    page: Shell,
    /// The text as HTML.
    body: String,
    /// Its sections; none on a short page.
    contents: Vec<Link>,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>, it: &PlainPage) -> Content<'static> {
    let mut page =
        Shell::new(site.edition.config(), &path::plain_page(&it.id), "page", "", &*it.title, &*it.description);
    page.language = it.language.to_string();
    let text = markdown::to_html(&it.body.markdown, &Text { site, root: &page.root }, 0);
    let sections = text.headings.into_iter().filter(|heading| heading.depth == 0);
    let link = |it: PlacedHeading| Link { href: format!("#{}", it.id), text: it.text };
    let contents: Vec<Link> = sections.map(link).collect();
    let contents = if contents.len() < FEWEST { Vec::new() } else { contents };
    Content::page("page.html", &View { page, body: text.html, contents })
}

/// The text of a page, beside which nothing stands.
struct Text<'t> {
    site: &'t Site<'t>,
    root: &'t str,
}

impl Resolve for Text<'_> {
    fn link(&self, destination: &str) -> Option<String> {
        match Destination::parse(destination) {
            Destination::Anchor(anchor) => Some(format!("#{anchor}")),
            destination => note::link(self.site, self.root, destination),
        }
    }

    fn figure(&self, destination: &str, words: &str) -> Option<String> {
        let Destination::Figure { announcement, key, period } = Destination::parse(destination) else { return None };
        note::figure_of(self.site, self.root, announcement?, (key, period, words))
    }

    fn footnote(&self, _: &str, _: usize) -> Option<FootnoteMark> {
        None
    }
}
