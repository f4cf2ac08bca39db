//! Finding and reading the files.

use super::{Content, SourceFile, Sources};
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
        write!(f, "can't read {}: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for LoadError {}

/// Reads `site.toml`, `content/`, `static/` and `templates/` below the root. What [`is_passed_over`] is left out, but for
/// names that begin with a dot below `static/`: one may be meant to be published, and they are kept to be told of. Files are
/// sorted by path.
///
/// # Errors
/// A missing root or `site.toml`, a file that can't be read or is over 4 GiB, a path that is no
/// UTF-8, or a symbolic link to a place outside the root.
pub fn load(root: &Path) -> Result<Sources, LoadError> {
    let fail = |path: &Path, source| LoadError { path: path.to_owned(), source };
    let real_root = root.canonicalize().map_err(|error| fail(root, error))?;
    let mut paths = vec![root.join("site.toml")];
    stays_inside(&real_root, &paths[0]).map_err(|error| fail(&paths[0], error))?;
    let mut has_links = paths[0].is_symlink();
    for name in ["content", "static", "templates"] {
        let folder = root.join(name);
        // One that can't be looked at is none that is missing: its documents would be lost from the site.
        if !folder.try_exists().map_err(|error| fail(&folder, error))? {
            continue;
        }
        let visible = |entry: &DirEntry| {
            let file_name = entry.file_name();
            let is_told_of = name == "static" && file_name.as_encoded_bytes().starts_with(b".") && file_name != ".git";
            is_told_of || !is_passed_over(file_name)
        };
        for entry in WalkDir::new(&folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(&folder).to_owned();
                fail(&path, error.into())
            })?;
            if entry.path_is_symlink() {
                stays_inside(&real_root, entry.path()).map_err(|error| fail(entry.path(), error))?;
                has_links = true;
            }
            if entry.file_type().is_file() {
                paths.push(entry.into_path());
            }
        }
    }
    let mut files = paths
        .par_iter()
        .map(|path| read(root, path).map_err(|error| fail(path, error)))
        .collect::<Result<Vec<_>, _>>()?;
    files.par_sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Sources { root: root.to_owned(), files, has_links })
}

fn stays_inside(real_root: &Path, path: &Path) -> io::Result<()> {
    let target = path.canonicalize()?;
    if target.starts_with(real_root) {
        return Ok(());
    }
    Err(io::Error::other(format!("the link leads out of the archive, to {}", target.display())))
}

/// Reads a file of the archive once more.
pub(super) fn read_again(root: &Path, path: &str) -> Result<SourceFile, LoadError> {
    let path = root.join(path);
    let read = || {
        stays_inside(&root.canonicalize()?, &path)?;
        read(root, &path)
    };
    read().map_err(|source| LoadError { path: path.clone(), source })
}

/// Whether a name belongs to an editor or to version control and not to the archive: it begins with a dot, ends with
/// `~` or stands between `#`.
#[must_use]
pub fn is_passed_over(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.ends_with(b"~") || name.starts_with(b"#") && name.ends_with(b"#")
}

fn read(root: &Path, path: &Path) -> io::Result<SourceFile> {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let relative = relative.to_str().ok_or_else(|| io::Error::other("the name is not UTF-8"))?;
    let relative = if cfg!(windows) { relative.replace('\\', "/") } else { relative.to_owned() };
    let size = std::fs::metadata(path)?.len();
    if u32::try_from(size).is_err() {
        return Err(io::Error::other("the file is over 4 GiB"));
    }
    let content = if is_text(&relative) {
        match String::from_utf8(std::fs::read(path)?) {
            Ok(text) => Content::Text(text.into()),
            Err(error) => Content::NotUtf8(error.utf8_error().valid_up_to()),
        }
    } else {
        Content::Opaque(size)
    };
    Ok(SourceFile { path: relative.into(), content })
}

/// Whether irbook reads the file itself; all others are copied as they are. Pictures that can hold scripts are read to
/// see that they hold none.
fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    !path.starts_with("static/") && (path.starts_with("templates/") || matches!(extension, "toml" | "md"))
        || extension.eq_ignore_ascii_case("svg")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Texts;

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
        assert!(matches!(load(root.path()).unwrap().files[0].content, Content::NotUtf8(1)));
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
        assert_eq!(load(root.path()).unwrap().files.len(), 3);
        std::os::unix::fs::symlink(outside.path(), root.path().join("content/c")).unwrap();
        assert!(load(root.path()).unwrap_err().to_string().contains("out of the archive"));
    }
}
