//! A site that is published, as far as verifying a new one needs it.

use super::{Content, LoadError, SourceFile, Sources, digest};
use crate::domain::{Digest, FileId};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// What was read of a published site. Its texts are among the sources, so that findings can point into them.
#[derive(Debug)]
pub struct Published {
    /// The ledger.
    pub ledger: FileId,
    /// The manifest, where the site has one.
    pub manifest: Option<FileId>,
    /// Every file with its digest; nothing without a manifest.
    pub files: BTreeMap<String, Digest>,
    /// Whether it is more than ledger and manifest.
    pub has_pages: bool,
}

/// The ledger's name.
pub const LEDGER: &str = "ledger.jsonl";

/// Reads the ledger at a path, which is the file or the folder of the site.
///
/// # Errors
/// There is none, or it can't be read.
pub fn ledger(path: &Path, sources: &mut Sources) -> Result<FileId, LoadError> {
    let file = if path.is_dir() { path.join(LEDGER) } else { path.to_owned() };
    text(&file, sources)
}

/// Reads a published site: its ledger alone where the path is a file, else also the manifest that is named and the
/// digests of all files, unless there are no others.
///
/// # Errors
/// A file can't be read, or there is no ledger.
pub fn published(path: &Path, manifest: &str, sources: &mut Sources) -> Result<Published, LoadError> {
    let ledger = ledger(path, sources)?;
    let with_manifest = path.is_dir() && path.join(manifest).exists();
    let manifest_file = if with_manifest { Some(text(&path.join(manifest), sources)?) } else { None };
    let mut files = BTreeMap::new();
    if with_manifest {
        let found = names(path)?;
        let is_whole = found.iter().any(|name| ![LEDGER, manifest].contains(&name.as_str()));
        let looked_at = found.into_par_iter().filter(|name| is_whole || name == LEDGER);
        let digests = looked_at.map(|name| match digest::digest(&path.join(&name)) {
            Ok(digest) => Ok((name, digest)),
            Err(source) => Err(LoadError { path: path.join(name), source }),
        });
        files = digests.collect::<Result<_, _>>()?;
    }
    let has_pages = path.is_dir() && path.join("index.html").exists();
    Ok(Published { ledger, manifest: manifest_file, files, has_pages })
}

/// The paths of all files below a folder, without what version control keeps there.
fn names(folder: &Path) -> Result<Vec<String>, LoadError> {
    let mut names = Vec::new();
    let is_own = |entry: &DirEntry| !(entry.depth() == 1 && entry.file_name() == ".git");
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_own) {
        let fail = |path: &Path, source| LoadError { path: path.to_owned(), source };
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            fail(&path, error.into())
        })?;
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let name = path.to_str().ok_or_else(|| fail(path, io::Error::other("the name is not UTF-8")))?;
            names.push(if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() });
        }
    }
    Ok(names)
}

/// Adds a text to the sources, behind those of the archive.
fn text(path: &Path, sources: &mut Sources) -> Result<FileId, LoadError> {
    let text = std::fs::read_to_string(path).map_err(|source| LoadError { path: path.to_owned(), source })?;
    let file = FileId(u32::try_from(sources.files.len()).unwrap_or(u32::MAX));
    sources.files.push(SourceFile { path: path.to_string_lossy().into(), content: Content::Text(text.into()) });
    Ok(file)
}
