//! Plain pages: what an issuer tells that belongs to no announcement, such as its contacts.

use super::announcement::Body;
use super::former::Former;
use super::{Conventions, Located, Span};
use chrono::{DateTime, FixedOffset, Utc};
use std::sync::Arc;

/// A page of text alone.
#[derive(Clone, Debug)]
pub struct PlainPage {
    /// The file's name without its ending, which is the page's address: `/contact/`.
    pub id: Box<str>,
    /// The beginning of its file.
    pub head: Span,
    /// Heading.
    pub title: Box<str>,
    /// One sentence for search engines and previews of links.
    pub description: Box<str>,
    /// BCP 47 tag.
    pub language: Arc<str>,
    /// How it writes figures.
    pub conventions: Conventions,
    /// Whether it is kept out of a public build.
    pub draft: bool,
    /// From when on it is public; at once where left out.
    pub publish_at: Option<DateTime<FixedOffset>>,
    /// Addresses that it once had.
    pub former: Vec<Located<Former>>,
    /// Words that look like figures of the company and are none, as they stand in the text.
    pub not_figures: Vec<Located<Box<str>>>,
    /// The text.
    pub body: Body,
}

impl PlainPage {
    /// The instant from which it is public: the earliest there is where it states none; `None` for a draft.
    #[must_use]
    pub fn released(&self) -> Option<DateTime<Utc>> {
        (!self.draft).then(|| self.publish_at.map_or(DateTime::<Utc>::MIN_UTC, |at| at.to_utc()))
    }
}
