//! What an entry of a feed says, whatever the form of the feed.

use super::tag::tag;
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::domain::attachment::{Attachment, AttachmentLabel};
use crate::domain::former::first_id;
use crate::history::{category, updated};
use crate::page::{name_then, text_elsewhere};
use crate::source::content_type;
use crate::words::Words;
use chrono::{DateTime, Datelike, FixedOffset, Utc};

/// An entry.
#[derive(Debug)]
pub struct Entry {
    /// Its name for good.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whole address of its page.
    pub page: String,
    /// Where else it stands: whole addresses with what they are called.
    pub related: Vec<(String, String)>,
    /// Where the official document stands, where that is elsewhere.
    pub official: Option<String>,
    /// When it was made.
    pub published: DateTime<Utc>,
    /// Since when it is as it is.
    pub updated: DateTime<Utc>,
    /// BCP 47 tag of its language, where it isn't the site's.
    pub language: Option<String>,
    /// Whose it is, where the issuer had another name then.
    pub author: Option<String>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// The text as HTML, where there is one.
    pub text: Option<String>,
    /// What it is: the word used in addresses, and in words.
    pub categories: Vec<(String, String)>,
    /// Its files.
    pub files: Vec<File>,
    /// When what it tells of takes place, of an event.
    pub event: Option<Occurrence>,
}

/// A file of an entry.
#[derive(Debug)]
pub struct File {
    /// Whole address.
    pub address: String,
    /// Media type.
    pub media: &'static str,
    /// Size in bytes.
    pub size: u64,
    /// What it is called.
    pub title: String,
    /// BCP 47 tag of its language, where it isn't the entry's.
    pub language: Option<String>,
}

/// When an event takes place, and what is known of that.
#[derive(Debug)]
pub struct Occurrence {
    /// The first day, or the instant with the offset of its zone; `None` where it is to be announced.
    pub start: Option<String>,
    /// The last day, where there are several, or the end of a half of a day.
    pub end: Option<String>,
    /// IANA zone of the printed time.
    pub zone: Option<&'static str>,
    /// How exactly it is stated, as in `events.csv`.
    pub certainty: &'static str,
    /// What has become of it, or how firm it is said to be, likewise.
    pub status: &'static str,
    /// Where it takes place.
    pub place: Option<String>,
    /// Where to follow it.
    pub link: Option<String>,
}

/// The entry of an announcement, with its text where that is `full`.
pub fn announcement(site: &Site<'_>, it: &Announcement, full: bool, words: &dyn Words) -> Entry {
    let (edition, config) = (site.edition, site.edition.config());
    let base = &*config.base_url.value;
    let name = name_then(edition.issuer(), it);
    let mut categories = vec![(it.kind().id().to_owned(), words.kind(it.kind()).to_owned())];
    categories.extend(category::of(edition, it).filter(|own| *own != categories[0]));
    let text = if full { text_elsewhere(site, it) } else { String::new() };
    let official = it.source.url.as_ref().map(|url| url.value.to_string());
    let position = edition.position(&it.id).and_then(|at| edition.announcements.get(at));
    let published = updated::published(it);
    Entry {
        id: of_document(site, it),
        title: it.title.to_string(),
        page: format!("{base}{}", path::canonical(&path::announcement(&it.id))),
        related: Vec::new(),
        official: official.filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        published,
        updated: position.map_or(published, |it| updated::updated(edition, it)),
        language: (it.language != config.language).then(|| it.language.to_string()),
        author: (name != edition.issuer().current_name()).then_some(name),
        summary: it.summary.as_ref().map(|summary| summary.value.to_string()),
        text: (!text.is_empty()).then_some(text),
        categories,
        files: files(it, base),
        event: None,
    }
}

/// The name of an announcement.
pub fn of_document(site: &Site<'_>, it: &Announcement) -> String {
    let first = format!("announcements/{}", first_id(&it.former, &it.id));
    tag(&site.edition.config().first_base_url, it.dated.value.year(), &first)
}

fn files(it: &Announcement, base: &str) -> Vec<File> {
    let file = |(file, label): (&Attachment, Option<&AttachmentLabel>)| File {
        address: format!("{base}{}", path::encoded(&path::attachment(&it.id, &file.name))),
        media: media(&file.name),
        size: file.size,
        title: label.and_then(|it| it.label.as_deref()).unwrap_or(&file.name).to_owned(),
        language: label.and_then(|it| it.language.as_deref()).map(str::to_owned),
    };
    it.files().into_iter().map(file).collect()
}

/// The media type of a file, without its parameters.
fn media(name: &str) -> &'static str {
    let media = content_type(name);
    media.split(';').next().unwrap_or(media)
}

/// An instant as feeds write it: with the offset of its zone.
pub fn instant(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
