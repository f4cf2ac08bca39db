//! What is irbook's own of an output: a build replaces nothing else.

use super::WriteError;
use crate::ledger::manifest::{self, Manifest};
pub use crate::source::MARKER;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use walkdir::WalkDir;

/// The marker's text. A folder with another one was not made by irbook: whoever changes it goes on accepting this one.
pub(super) const MARKER_TEXT: &str = "This folder was written by irbook and is replaced as a whole by the next build.\nEdit the archive, not these files.\n";

/// What file browsers leave in every folder that they show. It is nobody's work.
pub(super) const LITTER: [&str; 2] = [".DS_Store", "Thumbs.db"];

/// The folder that some file systems have at their top, which may be an output.
const LOST_AND_FOUND: &str = "lost+found";

/// Asserts that an output isn't there, is empty, or has what a build wrote there and nothing else. Files are known by their
/// names: one that was edited is irbook's all the same, as its marker says. `ours` are paths that this build made in it.
///
/// # Errors
/// There is something else, or the system refuses to tell.
pub(super) fn may_replace(output: &Path, ours: &[&Path]) -> Result<(), WriteError> {
    let fail = |error| WriteError::Io(output.to_owned(), error);
    match fs::symlink_metadata(output) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(fail(error)),
        Ok(found) if !found.is_dir() => return Err(fail(io::ErrorKind::NotADirectory.into())),
        Ok(_) => {}
    }
    if is_new(output, ours).map_err(fail)? {
        return Ok(());
    }
    if !has_marker(output).map_err(fail)? {
        return Err(WriteError::Foreign(output.to_owned()));
    }
    let others = others(output, &listed(output)?, ours).map_err(fail)?;
    if others.is_empty() { Ok(()) } else { Err(WriteError::Mixed(output.to_owned(), others)) }
}

/// Whether nothing was put into an output yet.
fn is_new(output: &Path, ours: &[&Path]) -> io::Result<bool> {
    for entry in fs::read_dir(output)? {
        let entry = entry?;
        let is_of_disk = entry.file_name() == LOST_AND_FOUND && entry.file_type()?.is_dir();
        if !is_of_disk && !ours.contains(&&*entry.path()) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn has_marker(output: &Path) -> io::Result<bool> {
    let path = output.join(MARKER);
    if !is_file(&path) {
        return Ok(false);
    }
    let mut text = Vec::new();
    File::open(path)?.take(MARKER_TEXT.len() as u64 + 1).read_to_end(&mut text)?;
    Ok(text == MARKER_TEXT.as_bytes())
}

/// The files that a build wrote into an output.
fn listed(output: &Path) -> Result<Manifest, WriteError> {
    let path = output.join(manifest::NAME);
    let unlisted = || WriteError::Unlisted(output.to_owned());
    if !is_file(&path) {
        return Err(unlisted());
    }
    let bytes = fs::read(&path).map_err(|error| WriteError::Source(path, error))?;
    let text = String::from_utf8(bytes).map_err(|_| unlisted())?;
    manifest::parse(&text).map_err(|_| unlisted())
}

pub(super) fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// What no build wrote, sorted: files, links, and folders as a whole, with a slash behind their name.
fn others(output: &Path, listed: &Manifest, ours: &[&Path]) -> io::Result<Vec<String>> {
    let mut others = Vec::new();
    let mut entries = WalkDir::new(output).min_depth(1).into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry?;
        let path = entry.path().strip_prefix(output).unwrap_or(entry.path());
        let name = path.to_str().map(|name| if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() });
        let kind = entry.file_type();
        let is_of_disk = entry.depth() == 1 && kind.is_dir() && entry.file_name() == LOST_AND_FOUND;
        if is_of_disk || ours.contains(&entry.path()) {
            if kind.is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        let is_own = match &name {
            Some(name) if kind.is_dir() => has_below(listed, name),
            Some(name) => kind.is_file() && (listed.contains_key(name) || name == manifest::NAME),
            None => false,
        };
        if is_own || kind.is_file() && LITTER.iter().any(|litter| entry.file_name() == *litter) {
            continue;
        }
        if kind.is_dir() {
            entries.skip_current_dir();
        }
        let name = name.unwrap_or_else(|| path.to_string_lossy().into_owned());
        others.push(if kind.is_dir() { name + "/" } else { name });
    }
    others.sort_unstable();
    Ok(others)
}

/// Whether a file is listed that lies in a folder.
fn has_below(listed: &Manifest, folder: &str) -> bool {
    let start = format!("{folder}/");
    listed.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Digest;

    fn site(files: &[&str]) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join(MARKER), MARKER_TEXT).unwrap();
        let mut manifest: Manifest = [(MARKER.to_owned(), Digest::of(MARKER_TEXT))].into();
        for file in files {
            put(&site, file, "");
            manifest.insert((*file).to_owned(), Digest::of(""));
        }
        put(&site, manifest::NAME, &manifest::text(&manifest));
        site
    }

    fn put(site: &tempfile::TempDir, file: &str, text: &str) {
        let path = site.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn said(site: &tempfile::TempDir) -> String {
        let said = may_replace(site.path(), &[]).map_or_else(|error| error.to_string(), |()| String::new());
        said.replace(site.path().to_str().unwrap(), "public")
    }

    #[test]
    fn a_site_may_be_replaced_with_files_edited_or_gone_and_what_file_browsers_leave() {
        let site = site(&["index.html", "a/b/c.html", "a-b/c.html", "ü/back\\slash"]);
        put(&site, "index.html", "edited");
        fs::remove_file(site.path().join("a-b/c.html")).unwrap();
        put(&site, "a/.DS_Store", "");
        assert_eq!(said(&site), "");
    }

    #[test]
    fn files_folders_and_links_of_others_are_named_three_of_them_and_how_many_more() {
        let site = site(&["index.html", "a/b.html", "z/y.html"]);
        for file in ["notes/1.txt", "notes/2.txt", "a/mine.txt", "b.html"] {
            put(&site, file, "mine");
        }
        let rest = ", which irbook did not write and which would be lost with the old site; move what you need out of the \
                    folder, or choose another --output";
        assert_eq!(said(&site), format!("public has `a/mine.txt`, `b.html`, `notes/`{rest}"));
        fs::create_dir(site.path().join("empty")).unwrap();
        fs::remove_file(site.path().join("z/y.html")).unwrap();
        fs::create_dir(site.path().join("z/y.html")).unwrap();
        assert_eq!(said(&site), format!("public has `a/mine.txt`, `b.html`, `empty/` and 2 more{rest}"));
    }

    #[test]
    fn a_repository_or_a_cname_in_the_output_is_told_where_it_can_be() {
        let site = site(&[]);
        put(&site, "CNAME", "ir.example.com");
        put(&site, ".git", "gitdir: elsewhere");
        let said = said(&site);
        assert!(said.starts_with("public has `.git`, `CNAME`, which irbook did not write"), "{said}");
        assert!(said.contains("static/, such as a CNAME,") && said.contains(".git --work-tree="), "{said}");
    }

    #[test]
    fn what_a_build_puts_into_an_output_and_what_a_disk_has_at_its_top_are_no_others() {
        let (new, site) = (tempfile::tempdir().unwrap(), site(&["index.html"]));
        for output in [new.path(), site.path()] {
            fs::create_dir(output.join("lost+found")).unwrap();
            let (stage, lock) = (output.join(".irbook-a1B2c3"), output.join(".irbook.lock"));
            fs::create_dir_all(stage.join("a")).unwrap();
            fs::write(&lock, "").unwrap();
            may_replace(output, &[&stage, &lock]).unwrap();
            may_replace(output, &[&lock]).unwrap_err();
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_file_of_a_site_whatever_its_name() {
        let (site, elsewhere) = (site(&["index.html"]), site(&["index.html"]));
        fs::remove_file(site.path().join("index.html")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("index.html"), site.path().join("index.html")).unwrap();
        assert!(said(&site).starts_with("public has `index.html`,"));
        for name in [manifest::NAME, MARKER] {
            fs::remove_file(site.path().join(name)).unwrap();
            std::os::unix::fs::symlink(elsewhere.path().join(name), site.path().join(name)).unwrap();
            assert!(
                said(&site)
                    .starts_with(&format!("public has {}no {name}", if name == MARKER { "files and " } else { "" }))
            );
        }
    }

    #[test]
    fn a_folder_with_a_marker_of_others_or_without_a_manifest_is_not_replaced() {
        let site = site(&["index.html"]);
        for marker in ["", "Notes on irbook", &format!("{MARKER_TEXT}And mine.\n")] {
            put(&site, MARKER, marker);
            assert!(matches!(may_replace(site.path(), &[]), Err(WriteError::Foreign(_))), "{marker}");
        }
        put(&site, MARKER, MARKER_TEXT);
        put(&site, manifest::NAME, "mine");
        assert!(matches!(may_replace(site.path(), &[]), Err(WriteError::Unlisted(_))));
        fs::remove_file(site.path().join(manifest::NAME)).unwrap();
        assert!(matches!(may_replace(site.path(), &[]), Err(WriteError::Unlisted(_))));
    }
}
