//! Text of a document: Markdown, footnotes and the links between them.

use crate::address::{Site, figure, path};
use crate::audit::{Book, target};
use crate::domain::announcement::{Announcement, Footnote};
use crate::domain::composed;
use crate::domain::span::Name;
use crate::markdown::{self, Destination, FootnoteMark, Html, Resolve};
use serde::Serialize;
use std::cell::{Cell, OnceCell, RefCell};

/// A reference to a footnote, in a table or list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Id of the footnote: what is printed.
    pub text: String,
    /// Id of the reference, which the footnote links back to.
    pub id: String,
    /// Address of the footnote.
    pub href: String,
}

/// A footnote.
#[derive(Debug, Serialize)]
pub struct FootnoteView {
    /// What is printed, such as `4`.
    pub mark: String,
    /// Anchor.
    pub anchor: String,
    /// The text as HTML.
    pub html: String,
    /// Ids of the references to it.
    pub back: Vec<String>,
}

/// Gives the marks of a page and remembers them for the way back.
#[derive(Debug)]
pub struct Notes<'a> {
    site: &'a Site<'a>,
    announcement: &'a Announcement,
    root: &'a str,
    /// The way from the page to the announcement's own files: nothing, `../` from a page below it, and all of it
    /// from elsewhere.
    beside: &'a str,
    /// The announcement's figures, once a tie asks for them that the audit doesn't know.
    book: OnceCell<Book<'a>>,
    /// Whether the text being written is the body, whose ties have addresses.
    in_body: Cell<bool>,
    /// References given so far: footnote and id of the reference.
    given: RefCell<Vec<(String, String)>>,
}

impl<'a> Notes<'a> {
    /// The notes of an announcement's own page.
    pub fn new(site: &'a Site<'a>, announcement: &'a Announcement, root: &'a str) -> Self {
        Self {
            site,
            announcement,
            root,
            beside: "",
            book: OnceCell::new(),
            in_body: Cell::new(false),
            given: RefCell::default(),
        }
    }

    /// The notes of a page below the announcement's.
    pub fn below(site: &'a Site<'a>, announcement: &'a Announcement, root: &'a str) -> Self {
        Self { beside: "../", ..Self::new(site, announcement, root) }
    }

    /// The notes of a page elsewhere, with the way from there to the announcement's folder.
    pub fn elsewhere(site: &'a Site<'a>, announcement: &'a Announcement, root: &'a str, folder: &'a str) -> Self {
        Self { beside: folder, ..Self::new(site, announcement, root) }
    }

    /// The marks of the footnotes of something that has the id `place` on the page.
    pub fn marks(&self, footnotes: &[Name], place: &str) -> Vec<Mark> {
        footnotes.iter().map(|footnote| self.mark(&footnote.value, place)).collect()
    }

    /// The mark of a footnote at something that has the id `place` on the page.
    pub fn mark(&self, footnote: &str, place: &str) -> Mark {
        let id = format!("fnref-{footnote}_{place}");
        self.given.borrow_mut().push((footnote.to_owned(), id.clone()));
        Mark { text: footnote.to_owned(), id, href: format!("#fn-{footnote}") }
    }

    /// The id of the announcement's footnote, where it has this one.
    pub fn footnote(&self, id: &str) -> Option<&str> {
        self.announcement.footnotes.iter().map(|footnote| &*footnote.id.value).find(|it| *it == id)
    }

    /// Whether something that was written refers to a footnote.
    pub fn is_referred_to(&self, footnote: &str) -> bool {
        self.given.borrow().iter().any(|(id, _)| id == footnote)
    }

    /// A text as HTML, with headings `h2` where `offset` is 0.
    pub fn html(&self, markdown: &str, offset: u8) -> String {
        markdown::to_html(markdown, self, offset).html
    }

    /// The body of the announcement with headings from `h3` on and an id at each tie.
    pub fn body(&self) -> Html {
        self.in_body.set(true);
        let body = markdown::to_html(&self.announcement.body.markdown, self, 1);
        self.in_body.set(false);
        body
    }

    /// A text of one paragraph as HTML, without the paragraph.
    pub fn inline(&self, markdown: &str) -> String {
        markdown::inline_html(markdown, self)
    }

    /// The footnotes with the ways back. With `all`, those that nothing refers to as well.
    pub fn footnotes(&self, all: bool) -> Vec<FootnoteView> {
        let view = |footnote: &Footnote| {
            let html = self.inline(&footnote.text.value);
            let given = self.given.borrow();
            let back = given.iter().filter(|(id, _)| **id == *footnote.id.value).map(|(_, place)| place.clone());
            FootnoteView {
                mark: footnote.id.value.to_string(),
                anchor: format!("fn-{}", footnote.id.value),
                html,
                back: back.collect(),
            }
        };
        let footnotes = self.announcement.footnotes.iter().map(view);
        footnotes.filter(|footnote| all || !footnote.back.is_empty()).collect()
    }
}

/// The address of what a text links to from anywhere on the site, from a page with this way to its base.
pub fn link(site: &Site<'_>, root: &str, destination: Destination<'_>) -> Option<String> {
    match destination {
        Destination::Web(address) | Destination::Mail(address) => Some(address.to_owned()),
        Destination::Announcement { id, anchor } => {
            let page = format!("{root}{}", path::announcement(id));
            if site.edition.tombstone(id).is_some() {
                return Some(page);
            }
            // One that isn't public yet must not be reached, not even by a link.
            site.edition.position(id)?;
            Some(with_anchor(page, anchor))
        }
        Destination::Page { path, anchor } => {
            let file = if path.ends_with('/') { "index.html" } else { "" };
            let path = format!("{}{file}", &composed(path)[1..]);
            // Nor a page that isn't there yet, such as that of a metric or a plain one.
            site.has(&path).then(|| with_anchor(format!("{root}{path}"), anchor))
        }
        Destination::Anchor(_) | Destination::Attachment(_) | Destination::Figure { .. } | Destination::Unsafe => None,
    }
}

/// The address of a figure that an announcement states, by key, period and words of a tie.
pub fn figure_of(
    site: &Site<'_>,
    root: &str,
    id: &str,
    (key, period, words): (&str, Option<&str>, &str),
) -> Option<String> {
    if site.edition.tombstone(id).is_some() {
        return Some(format!("{root}{}", path::announcement(id)));
    }
    // One that isn't public yet must not be reached, not even by a link.
    let other = site.edition.announcements[site.edition.position(id)?];
    let book = Book::of(other, site.edition.issuer());
    let place = book.fact(target(&book, key, period, words)?).place;
    figure::of_told(&format!("{root}{}", path::folder(id)), other, place)
}

impl Resolve for Notes<'_> {
    fn has_id(&self, id: &str) -> bool {
        self.in_body.get() && self.announcement.has_anchor(id)
    }

    fn figure(&self, destination: &str, words: &str) -> Option<String> {
        let Destination::Figure { announcement, key, period } = Destination::parse(destination) else { return None };
        let href = match announcement {
            Some(id) => figure_of(self.site, self.root, id, (key, period, words))?,
            None => {
                let place = self.site.place_of_tie(self.announcement, destination, words).or_else(|| {
                    let book = self.book.get_or_init(|| Book::of(self.announcement, self.site.edition.issuer()));
                    Some(book.fact(target(book, key, period, words)?).place)
                });
                figure::of_told(self.beside, self.announcement, place?)?
            }
        };
        // On the page itself the anchor is enough.
        Some(href.strip_prefix("index.html#").map_or_else(|| href.clone(), |anchor| format!("#{anchor}")))
    }

    fn link(&self, destination: &str) -> Option<String> {
        match Destination::parse(destination) {
            Destination::Anchor(anchor) if self.beside.is_empty() => Some(format!("#{anchor}")),
            Destination::Anchor(anchor) => Some(format!("{}index.html#{anchor}", self.beside)),
            Destination::Attachment(name) => Some(format!("{}{}", self.beside, path::encoded(&composed(name)))),
            destination => link(self.site, self.root, destination),
        }
    }

    fn tie_id(&self, nth: usize) -> Option<String> {
        self.in_body.get().then(|| figure::tie_anchor(nth))
    }

    fn footnote(&self, id: &str, nth: usize) -> Option<FootnoteMark> {
        self.announcement.footnotes.iter().find(|footnote| *footnote.id.value == *id)?;
        let place = format!("fnref-{id}_{nth}");
        self.given.borrow_mut().push((id.to_owned(), place.clone()));
        Some(FootnoteMark { href: format!("#fn-{id}"), id: place, mark: id.to_owned() })
    }
}

fn with_anchor(mut address: String, anchor: Option<&str>) -> String {
    if let Some(anchor) = anchor {
        address.push('#');
        address.push_str(anchor);
    }
    address
}
