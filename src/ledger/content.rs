//! The hash of what readers see of each public document.

use super::entry::shown;
use crate::archive::{Edition, Tombstone};
use crate::domain::span::Name;
use crate::domain::{Announcement, Digest, FileId};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The hash of each public document and tombstone, by id.
pub type Contents<'a> = HashMap<&'a str, Digest>;

/// The files that are published beside the documents of an edition, whose digests [`contents`] needs.
#[must_use]
pub fn attachments(edition: &Edition<'_>) -> Vec<FileId> {
    edition.announcements.iter().flat_map(|it| &it.attachments).map(|attachment| attachment.file).collect()
}

/// The hashes of an edition's documents; `files` has the digests of its attachments.
#[must_use]
pub fn contents<'a>(edition: &Edition<'a>, files: &HashMap<FileId, Digest>) -> Contents<'a> {
    let legends = edition.definitions().legends.iter().map(|it| (&*it.key.value, it.digest.to_string())).collect();
    let public = edition.announcements.iter().map(|it| (&*it.id, document(it, files, &legends)));
    public.chain(edition.withdrawn.iter().map(|it| (it.id, tombstone(it)))).collect()
}

fn document(it: &Announcement, files: &HashMap<FileId, Digest>, legends: &HashMap<&str, String>) -> Digest {
    let digest = |file: &FileId| files.get(file).copied().unwrap_or_default().to_string();
    // Files come sorted by name.
    let files: Map<String, Value> =
        it.attachments.iter().map(|it| (it.name.to_string(), digest(&it.file).into())).collect();
    // Which of them it carries, and in which order, its own facts tell.
    let legend = |key: &Name| Some((key.value.to_string(), legends.get(&*key.value)?.as_str().into()));
    let legends: Map<String, Value> = it.legends.iter().filter_map(legend).collect();
    Digest::of(json!({ "document": it.digest.to_string(), "files": files, "legends": legends }).to_string())
}

fn tombstone(it: &Tombstone<'_>) -> Digest {
    let withdrawn = json!({
        "at": shown(it.at.to_utc()),
        "dated": it.dated.to_string(),
        "language": it.language,
        "reason": it.reason,
        "title": it.title,
    });
    Digest::of(json!({ "withdrawn": withdrawn }).to_string())
}
