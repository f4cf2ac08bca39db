//! Files beside announcements, and documents that stand elsewhere.

use super::link::{Link, foreign};
use crate::address::path;
use crate::domain::Announcement;
use crate::domain::attachment::{Attachment, AttachmentLabel};
use crate::domain::web::Place;
use crate::source::media::{Media, ending};
use crate::words::Words;
use serde::Serialize;

/// How many files of an announcement lists show.
const SHOWN: usize = 4;

/// A file beside an announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileView {
    /// Address, relative to the page.
    pub href: String,
    /// Its label, or its name.
    pub name: String,
    /// Whether it is the official document itself.
    pub is_official: bool,
    /// What it is called in a list: its label; nothing for an official document without one; else its name.
    pub label: Option<String>,
    /// Its type, such as `PDF`; empty where its name has none.
    pub media: String,
    /// Size in words.
    pub size: String,
    /// BCP 47 tag of its language, where it isn't that of the document.
    pub language: Option<String>,
}

/// The files of an announcement on a page with this way to its folder, the official document first.
#[must_use]
pub fn files(announcement: &Announcement, folder: &str, words: &dyn Words) -> Vec<FileView> {
    announcement.files().into_iter().map(|(file, label)| view(announcement, file, label, folder, words)).collect()
}

/// The files that lists show, without pictures that nothing is said of, and how many others there are.
#[must_use]
pub fn listed(announcement: &Announcement, folder: &str, words: &dyn Words) -> (Vec<FileView>, usize) {
    let is_document = |name: &str| {
        let pictures = ["avif", "bmp", "gif", "heic", "jpeg", "jpg", "png", "webp"];
        Media::of(name) != Media::Picture && !pictures.contains(&&*ending(name))
    };
    let official = announcement.official();
    let mut files = announcement.files();
    files.retain(|(file, label)| label.is_some() || official == Some(&*file.name) || is_document(&file.name));
    let more = files.len().saturating_sub(SHOWN);
    let shown = files.into_iter().take(SHOWN);
    (shown.map(|(file, label)| view(announcement, file, label, folder, words)).collect(), more)
}

/// Where a document stands that isn't retold and has no file here: the name of the host.
#[must_use]
pub fn elsewhere(announcement: &Announcement) -> Option<Link> {
    let url =
        announcement.source.url.as_ref().filter(|_| announcement.is_row() && announcement.attachments.is_empty())?;
    let place = Place::of(&url.value).filter(|_| url.value.starts_with("https://"))?;
    Some(Link { href: url.value.to_string(), text: place.host().to_owned() })
}

fn view(
    announcement: &Announcement,
    file: &Attachment,
    label: Option<&AttachmentLabel>,
    folder: &str,
    words: &dyn Words,
) -> FileView {
    let named = label.and_then(|it| it.label.as_deref());
    let is_official = announcement.official() == Some(&*file.name);
    let language = label.and_then(|it| it.language.as_deref());
    FileView {
        href: format!("{folder}{}", path::encoded(&file.name)),
        name: named.unwrap_or(&file.name).to_owned(),
        is_official,
        label: named.or(Some(&*file.name).filter(|_| !is_official)).map(str::to_owned),
        media: ending(&file.name).to_uppercase(),
        size: words.size(file.size),
        language: language.and_then(|language| foreign(language, &announcement.language)),
    }
}
