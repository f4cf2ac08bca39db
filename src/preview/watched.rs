//! What of an archive's folder is watched.

use crate::source::is_passed_over_in;
use std::path::Path;

/// The folders that an archive is read from.
pub(super) const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// What a path is to an archive.
pub(super) enum Source {
    /// The root, or a folder that the archive is read from.
    Folder,
    /// `site.toml`.
    Settings,
    /// Something in one of the folders.
    Below,
}

pub(super) fn source(root: &Path, path: &Path) -> Option<Source> {
    let mut names = path.strip_prefix(root).ok()?.iter();
    let Some(first) = names.next() else { return Some(Source::Folder) };
    let rest = names.as_path();
    let is_whole = rest.as_os_str().is_empty();
    match first.to_str()? {
        "site.toml" if is_whole => Some(Source::Settings),
        folder if !FOLDERS.contains(&folder) => None,
        _ if is_whole => Some(Source::Folder),
        folder => (!rest.iter().any(|name| is_passed_over_in(folder, name))).then_some(Source::Below),
    }
}
