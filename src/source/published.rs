//! A site that is published, as far as verifying a new one needs it.

use super::read::open;
use super::{Content, LoadError, SourceFile, Sources, digest};
use crate::domain::{Digest, FileId};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// What was read of a published site. Its texts are among the sources, so that findings can point into them.
#[derive(Debug)]
pub struct Published {
    /// The ledger.
    pub ledger: FileId,
    /// The manifest beside it, where there is one.
    pub manifest: Option<FileId>,
    /// The files that were looked at, with their digests: the ledger, and for [`published`] every file beside a manifest.
    pub files: BTreeMap<String, Digest>,
    /// Whether it is more than ledger and manifest.
    pub has_pages: bool,
}

/// The ledger's name.
pub const LEDGER: &str = "ledger.jsonl";

/// The name of the ledger's signature, which is made when the site is written: no manifest lists it.
pub const SIGNATURE: &str = "ledger.jsonl.minisig";

/// The file that says that irbook made a folder and may replace it.
pub const MARKER: &str = "irbook.txt";

/// The empty file that keeps GitHub Pages from running Jekyll on a branch with the site:
/// <https://docs.github.com/en/pages/getting-started-with-github-pages/about-github-pages#static-site-generators>.
pub const NO_JEKYLL: &str = ".nojekyll";

/// How many lines the ledger of the site has that stands in a folder; none where there is no site of irbook.
#[must_use]
pub fn lines_at(folder: &Path) -> usize {
    let is_site = folder.join(MARKER).is_file();
    let ledger = is_site.then(|| text_at(&folder.join(LEDGER)).ok()).flatten();
    ledger.map_or(0, |text| text.lines().count())
}

/// Reads the ledger at a path, which is the file or the folder of the site, and the manifest that is named and stands
/// beside it. A file of another name than the ledger's is in no manifest.
///
/// # Errors
/// There is no ledger, or a file can't be read.
pub fn ledger(path: &Path, manifest: &str, sources: &mut Sources) -> Result<Published, LoadError> {
    let file = if path.is_dir() { path.join(LEDGER) } else { path.to_owned() };
    let ledger = text(&file, sources)?;
    let beside = file.with_file_name(manifest);
    let is_listed = file.file_name().is_some_and(|name| name == LEDGER);
    let manifest = if is_listed && beside.exists() { Some(text(&beside, sources)?) } else { None };
    // Of the very bytes that were read: the file may change.
    let digest = Digest::of(sources.text(ledger));
    Ok(Published { ledger, manifest, files: BTreeMap::from([(LEDGER.to_owned(), digest)]), has_pages: false })
}

/// Reads a published site: its ledger, the manifest that is named, and the digests of all files, unless there are no
/// others. Where the path is a file, no others are looked at.
///
/// # Errors
/// A file can't be read, or there is no ledger.
pub fn published(path: &Path, manifest: &str, sources: &mut Sources) -> Result<Published, LoadError> {
    let mut published = ledger(path, manifest, sources)?;
    if !path.is_dir() {
        return Ok(published);
    }
    published.has_pages = path.join("index.html").exists();
    if published.manifest.is_some() {
        let found = names(path)?;
        let is_whole = found.iter().any(|name| ![LEDGER, manifest, SIGNATURE].contains(&name.as_str()));
        let looked_at = found.into_par_iter().filter(|name| is_whole && name != LEDGER && name != SIGNATURE);
        let digests = looked_at.map(|name| match digest::digest(&path.join(&name)) {
            Ok(digest) => Ok((name, digest)),
            Err(source) => Err(LoadError { path: path.join(name), source }),
        });
        published.files.extend(digests.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(published)
}

/// Reads the signature beside the ledger at a path, which is the file or the folder of the site; `None` where there is none.
///
/// # Errors
/// It can't be read.
pub fn signature(path: &Path, sources: &mut Sources) -> Result<Option<FileId>, LoadError> {
    let mut file = if path.is_dir() { path.join(LEDGER) } else { path.to_owned() }.into_os_string();
    file.push(SIGNATURE.trim_start_matches(LEDGER));
    let file = Path::new(&file);
    if file.exists() { text(file, sources).map(Some) } else { Ok(None) }
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

fn text_at(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open(path)?.read_to_string(&mut text)?;
    Ok(text)
}

/// Adds a text to the sources, behind those of the archive.
///
/// # Errors
/// It can't be read, or is no regular file.
pub fn text(path: &Path, sources: &mut Sources) -> Result<FileId, LoadError> {
    let text = text_at(path).map_err(|source| LoadError { path: path.to_owned(), source })?;
    let file = FileId(u32::try_from(sources.files.len()).unwrap_or(u32::MAX));
    sources.files.push(SourceFile { path: path.to_string_lossy().into(), content: Content::Text(text.into()) });
    Ok(file)
}
