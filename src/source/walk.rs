//! Finding and reading the files.

use super::link::{FOLDERS, LinkFault, Places};
use super::name::{ANNOUNCEMENTS, is_passed_over_in};
use super::read::{not_a_file, read, relative};
use super::{Content, Linked, Refusal, SourceFile, Sources};
use crate::diagnostic::nearest;
use crate::domain::FileId;
use rayon::prelude::*;
use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Why the root could not be read.
#[derive(Debug)]
pub struct LoadError {
    /// The path that failed.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(root) = self.without_settings() {
            return write!(
                f,
                "there is no site.toml in {}: `irbook init` begins an archive there and `irbook new results 2024-q1-results` its \
                 first announcement; `--root DIR` names an archive that stands elsewhere",
                root.display()
            );
        }
        write!(f, "can't read {}: {}", self.path.display(), self.source)
    }
}

impl LoadError {
    /// The folder that would be an archive with a `site.toml`.
    fn without_settings(&self) -> Option<PathBuf> {
        let is_missing = self.source.kind() == io::ErrorKind::NotFound && self.path.file_name()? == SETTINGS;
        let root = self.path.parent().filter(|_| is_missing)?;
        // `.` says nothing to who is in another folder than he thinks.
        Some(root.canonicalize().unwrap_or_else(|_| root.to_owned()))
    }
}

impl std::error::Error for LoadError {}

/// The file that makes a folder an archive.
const SETTINGS: &str = "site.toml";

fn fail(path: &Path, source: impl Into<io::Error>) -> LoadError {
    LoadError { path: path.to_owned(), source: source.into() }
}

/// Reads `site.toml`, `content/`, `static/` and `templates/` below the root. What [`is_passed_over_in`] is left out. What is no
/// file that can be read, be it a pipe or a link to what isn't published, is kept as [`Content::Refused`]. Files are sorted
/// by path.
///
/// # Errors
/// A missing root or `site.toml`, a file that can't be read or is over 4 GiB, or a path that is no UTF-8.
pub fn load(root: &Path) -> Result<Sources, LoadError> {
    let real_root = root.canonicalize().map_err(|error| fail(root, error))?;
    let mut walk = Walk::new(root, real_root);
    walk.settings()?;
    for name in FOLDERS {
        walk.enter(name)?;
    }
    for (name, folder) in std::mem::take(&mut walk.folders) {
        walk.below(name, &folder)?;
    }
    walk.read()
}

/// What was found so far.
struct Walk<'r> {
    root: &'r Path,
    places: Places,
    folders: Vec<(&'static str, PathBuf)>,
    paths: Vec<PathBuf>,
    /// What can't be read.
    refused: Vec<SourceFile>,
    /// Folders of announcements, with their slash.
    announcements: Vec<String>,
    has_links: bool,
    /// Path and target of files that are reached by links.
    linked: Vec<(String, String)>,
}

impl<'r> Walk<'r> {
    fn new(root: &'r Path, real_root: PathBuf) -> Self {
        Self {
            root,
            places: Places::new(real_root),
            folders: Vec::new(),
            paths: Vec::new(),
            refused: Vec::new(),
            announcements: Vec::new(),
            has_links: false,
            linked: Vec::new(),
        }
    }

    fn path(&self, path: &Path) -> Result<String, LoadError> {
        relative(self.root, path).map_err(|error| fail(path, error))
    }

    fn refuse(&mut self, path: &Path, why: Refusal) -> Result<(), LoadError> {
        let path = self.path(path)?;
        self.refused.push(SourceFile { path: path.into(), content: Content::Refused(why) });
        Ok(())
    }

    /// `site.toml`, which may be a link to another file of the archive's folder.
    fn settings(&mut self) -> Result<(), LoadError> {
        let path = self.root.join(SETTINGS);
        if path.is_symlink() {
            self.has_links = true;
            let real = path.canonicalize().map_err(|error| fail(&path, error))?;
            if let Err(fault) = self.places.inside(&real) {
                return self.refuse(&path, Refusal::Link(fault));
            }
        }
        self.paths.push(path);
        Ok(())
    }

    /// A folder that the archive is read from.
    fn enter(&mut self, name: &'static str) -> Result<(), LoadError> {
        let folder = self.root.join(name);
        let metadata = match folder.symlink_metadata() {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return self.misnamed(name),
            // One that can't be looked at is none that is missing: its documents would be lost from the site.
            Err(error) => return Err(fail(&folder, error)),
        };
        self.has_links |= metadata.is_symlink();
        let fault = match folder.canonicalize() {
            Ok(real) if !real.is_dir() => Refusal::NoFile("no folder"),
            Ok(real) => match self.places.add(name, real) {
                Ok(()) => {
                    self.folders.push((name, folder));
                    return Ok(());
                }
                Err(fault) => Refusal::Link(fault),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Refusal::Link(LinkFault::Nowhere),
            Err(_) if is_circle(&folder) => Refusal::Link(LinkFault::Circle),
            Err(error) => return Err(fail(&folder, error)),
        };
        self.refuse(&folder, fault)
    }

    /// Looks for the folder that a missing one was meant to be.
    fn misnamed(&mut self, name: &'static str) -> Result<(), LoadError> {
        let entries = self.root.read_dir().map_err(|error| fail(self.root, error))?;
        let is_meant = |folder: &PathBuf| {
            let found = folder.file_name().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
            // Folders that an archive can do without are only missed where the name is theirs but for its case.
            (found == name || name == "content" && nearest(name, [&*found]).is_some()) && folder.is_dir()
        };
        match entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_meant).min() {
            Some(folder) => self.refuse(&folder, Refusal::Misnamed(name)),
            None => Ok(()),
        }
    }

    fn below(&mut self, name: &'static str, folder: &Path) -> Result<(), LoadError> {
        let announcements = self.root.join(ANNOUNCEMENTS);
        let mut passed_over = Vec::new();
        let visible = |entry: &DirEntry| {
            let file_name = entry.file_name();
            let is_visible = !is_passed_over_in(name, file_name);
            let is_announcement = || {
                let is_in_place = entry.depth() == 2 && entry.path().parent() == Some(&announcements);
                is_in_place && entry.path().join("announcement.md").exists()
            };
            let is_all_of_them = || {
                let meant = file_name.to_string_lossy();
                let meant = meant.trim_matches(['.', '~', '#']);
                name == "content" && entry.depth() == 1 && meant == "announcements" && entry.file_type().is_dir()
            };
            if !is_visible && (is_announcement() || is_all_of_them()) {
                passed_over.push(entry.path().to_owned());
            }
            is_visible
        };
        let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible);
        // The depth of the link to a folder whose files are being found.
        let mut linked = None;
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unwalkable(folder, error)?;
                    continue;
                }
            };
            linked = linked.filter(|depth| entry.depth() > *depth);
            let is_link = entry.depth() > 0 && entry.path_is_symlink();
            let is_folder = entry.file_type().is_dir();
            if is_link || linked.is_some() {
                self.has_links = true;
                match self.follow(entry.path(), is_folder)? {
                    true if is_folder => linked = linked.or(Some(entry.depth())),
                    true => {}
                    false => {
                        if is_folder {
                            entries.skip_current_dir();
                        }
                        continue;
                    }
                }
            }
            if is_folder {
                if entry.depth() == 2 && entry.path().parent() == Some(&announcements) {
                    let path = self.path(entry.path())?;
                    self.announcements.push(path + "/");
                }
            } else if let Some(what) = not_a_file(entry.file_type()) {
                self.refuse(entry.path(), Refusal::NoFile(what))?;
            } else {
                self.paths.push(entry.into_path());
            }
        }
        drop(entries);
        passed_over.iter().try_for_each(|path| self.refuse(path, Refusal::PassedOver))
    }

    /// What the walk can't follow: a link to nothing or in a circle is told of; all else ends it.
    fn unwalkable(&mut self, folder: &Path, error: walkdir::Error) -> Result<(), LoadError> {
        let path = error.path().unwrap_or(folder).to_owned();
        let is_nowhere = path.is_symlink() && error.io_error().is_some_and(|it| it.kind() == io::ErrorKind::NotFound);
        let fault = match error.loop_ancestor() {
            Some(_) => LinkFault::Circle,
            None if is_circle(&path) => LinkFault::Circle,
            None if is_nowhere => LinkFault::Nowhere,
            None => return Err(fail(&path, error)),
        };
        self.has_links = true;
        self.refuse(&path, Refusal::Link(fault))
    }

    /// Whether what a link leads to may be read under its name.
    fn follow(&mut self, path: &Path, is_folder: bool) -> Result<bool, LoadError> {
        let real = path.canonicalize().map_err(|error| fail(path, error))?;
        let relative = self.path(path)?;
        // Of a folder, each file is looked at.
        let target = if is_folder { self.places.path_of(&real) } else { self.places.target(&relative, &real) };
        match target {
            Ok(_) if is_folder => {}
            Ok(target) => self.linked.push((relative, target)),
            Err(fault) => {
                self.refuse(path, Refusal::Link(fault))?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn read(mut self) -> Result<Sources, LoadError> {
        let read_one = |path: &PathBuf| read(self.root, path).map_err(|error| fail(path, error));
        let mut files = self.paths.par_iter().map(read_one).collect::<Result<Vec<_>, _>>()?;
        files.append(&mut self.refused);
        files.par_sort_by(|a, b| a.path.cmp(&b.path));
        let is_empty = |folder: &&String| {
            let at = files.partition_point(|file| *file.path < ***folder);
            files.get(at).is_none_or(|file| !file.path.starts_with(&***folder))
        };
        let empty: Vec<SourceFile> =
            self.announcements.iter().filter(is_empty).map(|folder| no_file_in(folder)).collect();
        if !empty.is_empty() {
            files.extend(empty);
            files.sort_by(|a, b| a.path.cmp(&b.path));
        }
        let mut sources = Sources { root: self.root.to_owned(), files, has_links: self.has_links, linked: Vec::new() };
        let linked = self.linked.into_iter().filter_map(|(path, target)| {
            let file = FileId(u32::try_from(sources.position(&path)?).ok()?);
            Some(Linked { file, target: target.into() })
        });
        sources.linked = linked.collect();
        Ok(sources)
    }
}

/// Whether a path is a link that leads to itself, maybe by others.
fn is_circle(path: &Path) -> bool {
    let mut at = path.to_owned();
    // Systems follow no more than forty.
    for _ in 0..41 {
        match std::fs::read_link(&at) {
            Ok(next) => at = at.parent().unwrap_or(&at).join(next),
            Err(_) => return false,
        }
    }
    true
}

fn no_file_in(folder: &str) -> SourceFile {
    SourceFile { path: folder.trim_end_matches('/').into(), content: Content::Refused(Refusal::Empty) }
}

/// Reads a file of the archive once more. What is reached by a link, or is one by then, can't be read alone.
pub(super) fn read_again(root: &Path, path: &str) -> Result<SourceFile, LoadError> {
    let (path, relative) = (root.join(path), path);
    let read = || {
        if path.canonicalize()? != root.canonicalize()?.join(relative) {
            return Err(io::Error::other("it is reached by a link"));
        }
        read(root, &path)
    };
    read().map_err(|source| LoadError { path: path.clone(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Garbled;

    fn root_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        root
    }

    #[test]
    fn files_come_sorted_by_path_without_those_of_editors_and_with_hidden_ones_only_below_static() {
        let root = root_with(&[
            ("site.toml", b"title = 'x'"),
            ("content/b.md", b"b"),
            ("content/a/x.pdf", b"\xff\xfe"),
            ("content/a.toml", b""),
            ("content/.swp", b""),
            ("static/.well-known/security.txt", b""),
            ("static/.git/config", b""),
            ("content/b.md~", b""),
            ("content/#b.md#", b""),
            ("other/ignored.md", b""),
        ]);
        let sources = load(root.path()).unwrap();
        let paths: Vec<&str> = sources.files.iter().map(|file| &*file.path).collect();
        assert_eq!(
            paths,
            ["content/a.toml", "content/a/x.pdf", "content/b.md", "site.toml", "static/.well-known/security.txt"]
        );
        assert!(matches!(sources.files[1].content, Content::Opaque(2)));
        assert_eq!(sources.text(crate::domain::FileId(2)), "b");
    }

    #[test]
    fn a_text_that_is_not_utf8_is_kept_with_the_place_of_the_bad_byte() {
        let root = root_with(&[("site.toml", b"a\xff")]);
        assert!(matches!(load(root.path()).unwrap().files[0].content, Content::NotUtf8(Garbled { at: 1, .. })));
    }

    #[test]
    fn a_missing_site_toml_is_named() {
        let error = load(root_with(&[("content/a.md", b"")]).path()).unwrap_err();
        assert!(error.to_string().contains("site.toml"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_tree_is_refused_and_one_inside_is_followed() {
        let outside = root_with(&[("secret.md", b"x")]);
        let root = root_with(&[("site.toml", b""), ("content/a.md", b"inside")]);
        std::os::unix::fs::symlink(root.path().join("content/a.md"), root.path().join("content/b.md")).unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("content/c")).unwrap();
        let sources = load(root.path()).unwrap();
        let paths: Vec<&str> = sources.files.iter().map(|file| &*file.path).collect();
        assert_eq!(paths, ["content/a.md", "content/b.md", "content/c", "site.toml"]);
        assert_eq!(sources.linked, [Linked { file: FileId(1), target: "content/a.md".into() }]);
        assert!(matches!(sources.files[2].content, Content::Refused(Refusal::Link(LinkFault::Outside))));
    }
}
