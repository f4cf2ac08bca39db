//! The feeds that a page leads to.

use crate::address::{FeedForm, Site, path};
use crate::history::feed::Topic;
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// A feed, for a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeedLink {
    /// What it is called in a list of feeds: `Feed`, `Feed in zh-Hant`.
    pub text: String,
    /// What it is of.
    pub title: String,
    /// Address of the Atom feed, relative to the page.
    pub atom: String,
    /// Address of the JSON feed, likewise.
    pub json: String,
}

/// The feeds of these topics that the site has, on a page with this way to its base.
#[must_use]
pub fn links(site: &Site<'_>, root: &str, is_asked: impl Fn(&Topic) -> bool) -> Vec<FeedLink> {
    let words = words::of(&site.edition.config().language);
    let feeds = site.history.feeds.iter().filter(|feed| is_asked(&feed.topic));
    let link = |topic: &Topic| {
        let address = |form| format!("{root}{}", path::feed(&site.history, topic, None, form));
        let language = if let Topic::Language(tag) = topic { Some(&**tag) } else { None };
        let (text, title) = (words.feed(language), title(site, topic, words));
        FeedLink { text, title, atom: address(FeedForm::Atom), json: address(FeedForm::Json) }
    };
    feeds.map(|feed| link(&feed.topic)).collect()
}

/// What a feed is called: the site's title, behind what it has of it.
#[must_use]
pub fn title(site: &Site<'_>, topic: &Topic, words: &dyn Words) -> String {
    let title = &site.edition.config().title;
    match topic {
        Topic::All => title.to_string(),
        Topic::Kind(kind) => format!("{} – {title}", words.kinds(*kind)),
        Topic::Category(at) => format!("{} – {title}", site.history.categories.get(*at).map_or("", |list| &list.name)),
        Topic::Language(tag) => format!("{title} ({tag})"),
        Topic::Events => format!("{} – {title}", words.term(Term::Calendar)),
    }
}
