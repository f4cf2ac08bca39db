//! Links among the files: what one leads to is published under its name, so it must be public itself.

use crate::archive::{Archive, Edition, released};
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::domain::{Announcement, Span};
use crate::source::{Linked, Sources};
use std::sync::Arc;

/// An error for each link in what is public, or below `static/` and `templates/`, to a file of an announcement that isn't
/// public, and a warning for each that will be one when its own announcement is published.
#[must_use]
pub fn linked(sources: &Sources, archive: &Archive, edition: &Edition<'_>) -> Vec<Diagnostic> {
    sources.linked.iter().filter_map(|link| finding(link, sources, archive, edition)).collect()
}

fn finding(link: &Linked, sources: &Sources, archive: &Archive, edition: &Edition<'_>) -> Option<Diagnostic> {
    let path = &*sources.files.get(link.file.0 as usize)?.path;
    let announcement_of = |path| folder_of(path).or_else(|| row_of(path, sources, archive));
    let (target, own) = (announcement_of(&link.target)?, announcement_of(path));
    let announcement = |id: &str| archive.announcements.iter().find(|it| *it.id == *id);
    let release = |id: &str| announcement(id).and_then(|it| released(it));
    let from = match own {
        Some(own) if own == target || edition.tombstone(own).is_some() => return None,
        Some(own) => release(own)?.max(edition.as_of),
        None => edition.as_of,
    };
    let standing = match release(target) {
        Some(_) if edition.tombstone(target).is_some() => "is withdrawn",
        Some(at) if at <= from => return None,
        Some(_) => "is public only later",
        None => "is a draft",
    };
    let message = format!("the link `{path}` leads to a file of `{target}`, which {standing}");
    let help = "what a link leads to is published under its name: put a copy of what may be public in its place";
    let span = Span { file: link.file, start: 0, end: 0 };
    let finding = Diagnostic::error(Code::LinkTarget, span, message).help(help);
    Some(if from > edition.as_of { finding.warning() } else { finding })
}

/// The announcement in whose folder a file stands.
fn folder_of(path: &str) -> Option<&str> {
    path.strip_prefix("content/announcements/")?.split_once('/').map(|(id, _)| id)
}

/// The row of a list of filings that names a file.
fn row_of<'a>(path: &str, sources: &Sources, archive: &'a Archive) -> Option<&'a str> {
    path.strip_prefix("content/filings/")?;
    let names = |it: &&Arc<Announcement>| it.attachments.iter().any(|own| sources.path(own.file) == path);
    archive.announcements.iter().find(names).map(|it| &*it.id)
}
