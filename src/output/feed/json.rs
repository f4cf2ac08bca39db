//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>). What is older stands behind `next_url`; an event says when it is in
//! `_event`.

use super::Document;
use super::entry::{Entry, File, Occurrence};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    favicon: &'a str,
    authors: [Author<'a>; 1],
    language: &'a str,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    /// An item has one of the two.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    authors: Option<[Author<'a>; 1]>,
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    _event: Option<Event<'a>>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    title: &'a str,
    size_in_bytes: u64,
}

#[derive(Serialize)]
struct Event<'a> {
    kind: &'a str,
    start: Option<&'a str>,
    end: Option<&'a str>,
    zone: Option<&'a str>,
    certainty: &'a str,
    status: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    related: Vec<&'a str>,
}

/// A document of a feed.
pub fn text(document: &Document) -> String {
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &document.title,
        home_page_url: &document.page,
        feed_url: &document.own,
        description: &document.description,
        next_url: document.previous.as_deref(),
        favicon: &document.icon,
        authors: [Author { name: &document.author, url: document.author_page.as_deref() }],
        language: &document.language,
        items: document.entries.iter().map(item).collect(),
    };
    // Strings and lists always serialize.
    serde_json::to_string(&feed).map(|json| json + "\n").unwrap_or_default()
}

fn item(entry: &Entry) -> Item<'_> {
    let html = entry.text.as_deref();
    Item {
        id: &entry.id,
        url: &entry.page,
        external_url: entry.official.as_deref(),
        title: &entry.title,
        content_html: html,
        content_text: html.is_none().then(|| entry.summary.as_deref().unwrap_or(&entry.title)),
        summary: entry.summary.as_deref(),
        date_published: time(entry.published),
        date_modified: time(entry.updated),
        authors: entry.author.as_deref().map(|name| [Author { name, url: None }]),
        tags: entry.categories.iter().map(|(_, label)| &**label).collect(),
        language: entry.language.as_deref(),
        attachments: entry.files.iter().map(attachment).collect(),
        _event: entry.event.as_ref().map(|event| occurrence(entry, event)),
    }
}

fn attachment(file: &File) -> Attachment<'_> {
    Attachment { url: &file.address, mime_type: file.media, title: &file.title, size_in_bytes: file.size }
}

fn occurrence<'a>(entry: &'a Entry, event: &'a Occurrence) -> Event<'a> {
    Event {
        kind: entry.categories.first().map_or("", |(kind, _)| kind),
        start: event.start.as_deref(),
        end: event.end.as_deref(),
        zone: event.zone,
        certainty: event.certainty,
        status: event.status,
        place: event.place.as_deref(),
        link: event.link.as_deref(),
        related: entry.related.iter().map(|(address, _)| &**address).collect(),
    }
}

/// An instant (RFC 3339).
fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
