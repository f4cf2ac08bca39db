//! What every page has around its content.

use super::day::Day;
use super::feed::FeedLink;
use super::link::Link;
use crate::address::{Site, path};
use crate::config::{Config, Output};
use crate::domain::Announcement;
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

/// The part of a view that the layout reads, as `page`.
#[derive(Clone, Debug, Serialize)]
pub struct Shell {
    /// The kind of page, for `<body data-page>`: `home`, `announcement-results`, `statement`, ...
    pub kind: &'static str,
    /// Title of the page without the site's.
    pub title: String,
    /// One sentence for previews.
    pub description: String,
    /// The way from the page to the site's base: `../../`, or the base path on the 404 page.
    pub root: String,
    /// Absolute address of the page.
    pub canonical: String,
    /// The menu entry that the page belongs to: `results`, `announcements`, `figures`, `events`, `shareholders`, `company`;
    /// `home` of the home page, which the brand leads to; or nothing.
    pub section: &'static str,
    /// The way to the page from the home page, itself left out.
    pub trail: Vec<Link>,
    /// BCP 47 tag of the page's language.
    pub language: String,
    /// Whether it has a twin in Markdown beside it.
    pub has_twin: bool,
    /// The feeds that tell what is new on it.
    pub feeds: Vec<FeedLink>,
    /// What readers must know before they read the page.
    pub notices: Vec<Notice>,
    /// The picture of its own that links to the page are previewed with; none where that of the site is.
    pub picture: Option<Picture>,
    /// When what an announcement's page tells was published and last changed; of others nothing.
    pub published: Option<Published>,
    /// Whether it says as of which day it speaks. Pages that say the same from day to day don't, so that a build of an
    /// unchanged archive leaves them as they are.
    pub is_of_day: bool,
}

/// A picture made by irbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Address below the site's base.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
}

/// When a document was published and last changed, as instants or days (RFC 3339, section 5.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Published {
    /// When it was released; its date where no time is known.
    pub at: String,
    /// When it was last revised, if ever.
    pub changed: Option<String>,
}

/// A notice on top of a page, which leads to another announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What the other announcement is to this one.
    pub text: &'static str,
    /// Its title and page.
    pub link: Link,
    /// BCP 47 tag of its language, where it isn't the page's.
    pub language: Option<String>,
    /// Its printed date.
    pub day: Day,
    /// Why, where the one that changes the other says so.
    pub reason: Option<String>,
}

impl Picture {
    /// The picture of an announcement, where the site has pictures.
    #[must_use]
    pub fn of(site: &Site<'_>, announcement: &Announcement) -> Option<Self> {
        let path = path::picture(&announcement.id);
        site.has(&path).then(|| Self { path, alt: announcement.title.to_string() })
    }
}

impl Shell {
    /// What stands around the page at `path` (below the site's base). Pages other than the home page have the
    /// home page on their trail.
    #[must_use]
    pub fn new(
        config: &Config,
        path: &str,
        kind: &'static str,
        section: &'static str,
        title: impl Into<String>,
        description: impl Into<String>,
    ) -> Self {
        let shell = Self {
            kind,
            title: title.into(),
            description: description.into(),
            root: path::root_of(path),
            canonical: format!("{}{}", config.base_url.value, path::canonical(path)),
            section,
            trail: Vec::new(),
            language: config.language.to_string(),
            has_twin: config.outputs.has(Output::Markdown) && !["not-found", "redirect", "withdrawn"].contains(&kind),
            feeds: Vec::new(),
            notices: Vec::new(),
            picture: None,
            published: None,
            is_of_day: false,
        };
        if path == path::HOME { shell } else { shell.under(path::HOME, words::of(&config.language).term(Term::Home)) }
    }

    /// The shell of a page that says as of which day it speaks.
    #[must_use]
    pub fn of_day(mut self) -> Self {
        self.is_of_day = true;
        self
    }

    /// The shell with one more step on its trail: the page at `path` (below the site's base).
    #[must_use]
    pub fn under(mut self, path: &str, text: impl Into<String>) -> Self {
        self.trail.push(Link { href: format!("{}{path}", self.root), text: text.into() });
        self
    }
}
