//! The only stage that writes: into a folder beside the output, which takes the output's place at the end.

use crate::domain::Digest;
use crate::ledger::manifest::{self, Manifest};
use crate::source::pass_on;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::TempDir;

/// The file that says that irbook made a folder and may replace it.
pub const MARKER: &str = "irbook.txt";

const MARKER_TEXT: &str = "This folder was written by irbook and is replaced as a whole by the next build.\nEdit the archive, not these files.\n";

/// The empty file that keeps GitHub Pages from running Jekyll on a branch with the site:
/// <https://docs.github.com/en/pages/getting-started-with-github-pages/about-github-pages#static-site-generators>.
const NO_JEKYLL: &str = ".nojekyll";

/// Why the output could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// The output is a folder that irbook did not make.
    Foreign(PathBuf),
    /// The output contains the archive or lies in its content.
    Inside(PathBuf),
    /// A file of the archive was changed while the site was written.
    Changed(PathBuf),
    /// The system refused something.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                f,
                "{} has files and no {MARKER}, so irbook did not make it and won't replace it; \
                 choose another --output or empty the folder",
                path.display()
            ),
            Self::Inside(path) => write!(
                f,
                "{} is the archive itself or a part of it, which the output would replace; choose another --output",
                path.display()
            ),
            Self::Changed(path) => write!(f, "{} was changed while it was read; build again", path.display()),
            Self::Io(path, error) => write!(f, "can't write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

/// Replaces the text of a file of the archive as a whole: a reader sees the old one or the new one.
///
/// # Errors
/// The system refuses; the old text is left as it was.
pub fn rewrite(path: &Path, text: &str) -> Result<(), WriteError> {
    let fail = |error| WriteError::Io(path.to_owned(), error);
    // Through a link, the file that it leads to is replaced.
    let file = path.canonicalize().map_err(fail)?;
    let folder = file.parent().ok_or_else(|| WriteError::Inside(file.clone()))?;
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    io::Write::write_all(&mut beside, text.as_bytes()).map_err(fail)?;
    let permissions = fs::metadata(&file).map_err(fail)?.permissions();
    fs::set_permissions(beside.path(), permissions).map_err(fail)?;
    beside.persist(&file).map_err(|error| fail(error.error))?;
    Ok(())
}

/// A site that is being written beside its place.
#[derive(Debug)]
pub struct Stage {
    folder: TempDir,
    output: PathBuf,
    /// The files written so far.
    manifest: Mutex<Manifest>,
}

impl Stage {
    /// Begins to write a site that will stand at `output`. `root` is the archive's folder.
    ///
    /// # Errors
    /// The output is the archive, in its content, or a folder that irbook did not make; or the
    /// system refuses.
    pub fn begin(output: &Path, root: &Path) -> Result<Self, WriteError> {
        let fail = |error| WriteError::Io(output.to_owned(), error);
        let output = std::path::absolute(output).map_err(fail)?;
        let parent = output.parent().ok_or_else(|| WriteError::Inside(output.clone()))?;
        fs::create_dir_all(parent).map_err(fail)?;
        let name = output.file_name().ok_or_else(|| WriteError::Inside(output.clone()))?;
        let output = parent.canonicalize().map_err(fail)?.join(name);
        let root = root.canonicalize().map_err(|error| WriteError::Io(root.to_owned(), error))?;
        let sources = ["content", "static", "templates"].map(|folder| root.join(folder));
        if root.starts_with(&output) || sources.iter().any(|folder| output.starts_with(folder)) {
            return Err(WriteError::Inside(output));
        }
        if output.exists() && !output.join(MARKER).exists() {
            let mut entries = fs::read_dir(&output).map_err(|error| WriteError::Io(output.clone(), error))?;
            if entries.next().is_some() {
                return Err(WriteError::Foreign(output));
            }
        }
        let mut builder = tempfile::Builder::new();
        let prefix = format!(".{}.irbook-", name.to_string_lossy());
        builder.prefix(&prefix);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755));
        let folder = builder.tempdir_in(output.parent().unwrap_or(&output));
        let folder = folder.map_err(|error| WriteError::Io(output.clone(), error))?;
        let stage = Self { folder, output, manifest: Mutex::default() };
        stage.write(MARKER, MARKER_TEXT.as_bytes())?;
        stage.write(NO_JEKYLL, b"")?;
        Ok(stage)
    }

    /// Writes a file. Its folder is made when it isn't there.
    ///
    /// # Errors
    /// The system refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.with_folder(path, |target| fs::write(target, bytes))?;
        self.list(path, Digest::of(bytes));
        Ok(())
    }

    /// Copies a file, which must be the one with the `expected` digest, and tells how many bytes it has.
    ///
    /// # Errors
    /// The system refuses, or the file is another one.
    pub fn copy(&self, path: &str, from: &Path, expected: Option<Digest>) -> Result<u64, WriteError> {
        let copy = |target: &Path| pass_on(&mut fs::File::open(from)?, &mut fs::File::create(target)?);
        let (digest, size) = self.with_folder(path, copy)?;
        if expected.is_some_and(|expected| expected != digest) {
            return Err(WriteError::Changed(from.to_owned()));
        }
        self.list(path, digest);
        Ok(size)
    }

    fn list(&self, path: &str, digest: Digest) {
        self.manifest.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), digest);
    }

    fn with_folder<T>(&self, path: &str, act: impl Fn(&Path) -> io::Result<T>) -> Result<T, WriteError> {
        let target = self.folder.path().join(path);
        let result = match act(&target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| act(&target))
            }
            result => result,
        };
        result.map_err(|error| WriteError::Io(self.output.join(path), error))
    }

    /// Writes the manifest and puts the site in its place. The old one is there until the new one is, and goes afterwards.
    ///
    /// # Errors
    /// The system refuses; the old site stays.
    pub fn publish(self) -> Result<(), WriteError> {
        let text = manifest::text(&self.manifest.lock().unwrap_or_else(PoisonError::into_inner));
        self.with_folder(manifest::NAME, |target| fs::write(target, &text))?;
        let fail = |error| WriteError::Io(self.output.clone(), error);
        let stage = self.folder.keep();
        let done = if self.output.exists() { exchange(&stage, &self.output) } else { fs::rename(&stage, &self.output) };
        if let Err(error) = done {
            let _ = fs::remove_dir_all(&stage);
            return Err(fail(error));
        }
        if stage.exists() {
            fs::remove_dir_all(&stage).map_err(fail)?;
        }
        Ok(())
    }
}

/// Exchanges two folders at once; in two steps where the file system can't.
fn exchange(stage: &Path, output: &Path) -> io::Result<()> {
    match renameat_with(CWD, stage, CWD, output, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            let old = stage.with_extension("old");
            fs::rename(output, &old)?;
            if let Err(error) = fs::rename(stage, output) {
                fs::rename(&old, output)?;
                return Err(error);
            }
            fs::rename(&old, stage)
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        root
    }

    fn publish(output: &Path, root: &Path, files: &[(&str, &str)]) -> Result<(), WriteError> {
        let stage = Stage::begin(output, root)?;
        for (path, text) in files {
            stage.write(path, text.as_bytes())?;
        }
        stage.publish()
    }

    #[test]
    fn a_new_build_replaces_the_old_one_as_a_whole_and_leaves_nothing_beside() {
        let root = archive();
        let output = root.path().join("public");
        publish(&output, root.path(), &[("a/b.html", "1"), ("old.html", "1")]).unwrap();
        publish(&output, root.path(), &[("a/b.html", "2")]).unwrap();
        assert_eq!(fs::read_to_string(output.join("a/b.html")).unwrap(), "2");
        assert!(!output.join("old.html").exists());
        let mut beside: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        beside.sort();
        assert_eq!(beside, ["content", "public"]);
    }

    #[test]
    fn a_build_that_stops_leaves_the_old_site_and_no_stage() {
        let root = archive();
        let output = root.path().join("public");
        publish(&output, root.path(), &[("a.html", "1")]).unwrap();
        let stage = Stage::begin(&output, root.path()).unwrap();
        stage.write("a.html", b"2").unwrap();
        drop(stage);
        assert_eq!(fs::read_to_string(output.join("a.html")).unwrap(), "1");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_that_was_changed_since_its_digest_was_taken_stops_the_build() {
        let root = archive();
        let (output, from) = (root.path().join("public"), root.path().join("content/6-k.pdf"));
        fs::write(&from, "now").unwrap();
        let stage = Stage::begin(&output, root.path()).unwrap();
        assert_eq!(stage.copy("a/6-k.pdf", &from, Some(Digest::of("now"))).unwrap(), 3);
        assert!(matches!(stage.copy("b.pdf", &from, Some(Digest::of("then"))), Err(WriteError::Changed(_))));
    }

    #[test]
    fn a_folder_that_irbook_did_not_make_is_refused_and_an_empty_one_is_taken() {
        let root = archive();
        let output = root.path().join("public");
        fs::create_dir(&output).unwrap();
        publish(&output, root.path(), &[]).unwrap();
        fs::remove_file(output.join(MARKER)).unwrap();
        fs::write(output.join("thesis.txt"), "mine").unwrap();
        assert!(matches!(publish(&output, root.path(), &[]), Err(WriteError::Foreign(_))));
        assert_eq!(fs::read_to_string(output.join("thesis.txt")).unwrap(), "mine");
    }

    #[test]
    fn the_archive_itself_is_no_output() {
        let root = archive();
        for output in [root.path().to_owned(), root.path().join("content"), root.path().join("content/public")] {
            assert!(matches!(publish(&output, root.path(), &[]), Err(WriteError::Inside(_))), "{}", output.display());
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_output_can_be_read_by_a_web_server() {
        use std::os::unix::fs::PermissionsExt;
        let root = archive();
        let output = root.path().join("public");
        publish(&output, root.path(), &[]).unwrap();
        assert_eq!(fs::metadata(&output).unwrap().permissions().mode() & 0o555, 0o555);
    }
}
