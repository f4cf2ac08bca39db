//! Feeds: what is new, and by their archives all that there was, for programs that follow a site.
//!
//! The same entries stand in Atom (RFC 4287) and in JSON Feed 1.1. Both are written here and not with a crate: those for Atom let
//! control characters through and check neither names nor dates.

mod atom;
mod entry;
mod event;
mod json;
mod tag;

use crate::address::{FeedForm, Site, path};
use crate::history::feed::Topic;
use crate::page::feed_title;
use crate::words::Words;
use chrono::{DateTime, Utc};
use entry::Entry;

/// A document of a feed: what stands above its entries, and these, the newest first.
#[derive(Debug)]
struct Document {
    /// The feed's name for good, which its archives share.
    id: String,
    title: String,
    description: String,
    /// Whole address of the page that shows the same.
    page: String,
    /// Its own whole address.
    own: String,
    /// Of an archive, the address of what readers subscribe to.
    current: Option<String>,
    /// The archive before.
    previous: Option<String>,
    /// The archive behind, where that is one.
    next: Option<String>,
    language: String,
    author: String,
    author_page: Option<String>,
    icon: String,
    updated: DateTime<Utc>,
    entries: Vec<Entry>,
}

/// A document of the feed at this position of the history's list: an archive by its number, or what readers subscribe to.
#[must_use]
pub fn text(site: &Site<'_>, at: usize, archive: Option<usize>, form: FeedForm, words: &dyn Words) -> String {
    let Some(document) = document(site, at, archive, form, words) else { return String::new() };
    match form {
        FeedForm::Atom => atom::text(&document),
        FeedForm::Json => json::text(&document),
    }
}

fn document(site: &Site<'_>, at: usize, archive: Option<usize>, form: FeedForm, words: &dyn Words) -> Option<Document> {
    let feed = site.history.feeds.get(at)?;
    let (edition, config, issuer) = (site.edition, site.edition.config(), site.edition.issuer());
    let base = &*config.base_url.value;
    let place = |archive| format!("{base}{}", path::feed(&site.history, &feed.topic, archive, form));
    // The text stands once in all archives of a form that readers follow to the end; the others have what it is and where.
    let full = archive.is_none() || (feed.topic == Topic::All && form == FeedForm::Atom);
    let mut entries: Vec<Entry> = match feed.topic {
        Topic::Events => {
            let events = feed.entries(archive).iter().filter_map(|at| site.history.timeline.at(*at));
            events.map(|it| event::event(site, it, words)).collect()
        }
        _ => {
            let documents = feed.entries(archive).iter().filter_map(|at| edition.announcements.get(*at as usize));
            documents.map(|it| entry::announcement(site, it, full, words)).collect()
        }
    };
    entries.sort_by(|a, b| (b.published, &b.id).cmp(&(a.published, &a.id)));
    let last = archive.map_or(feed.archives(), |number| number - 1);
    let relative = path::feed(&site.history, &feed.topic, None, FeedForm::Atom);
    let folder = relative.strip_suffix("feed.xml").unwrap_or(&relative);
    let page = if matches!(feed.topic, Topic::Language(_)) { "announcements/" } else { folder };
    Some(Document {
        id: tag::tag(&config.first_base_url, tag::FIRST_YEAR, &format!("{folder}feed")),
        title: feed_title(site, &feed.topic, words),
        description: config.description.to_string(),
        page: format!("{base}{page}"),
        own: place(archive),
        current: archive.map(|_| place(None)),
        previous: (last > 0).then(|| place(Some(last))),
        next: archive.filter(|number| *number < feed.archives()).map(|number| place(Some(number + 1))),
        language: config.language.to_string(),
        author: issuer.current_name().to_owned(),
        author_page: issuer.website.as_ref().map(|url| url.value.to_string()),
        icon: format!("{base}favicon.svg"),
        updated: entries.iter().map(|entry| entry.updated).max()?,
        entries,
    })
}
