//! The only stage that writes: into a folder beside the output, which takes the output's place at the end.

mod create;
mod error;
mod grow;
mod inside;
mod lock;
mod own;
mod permission;
mod place;
mod rewrite;
mod swap;
mod sync;

pub use create::{create, create_file};
pub use error::WriteError;
pub use grow::Growing;
pub use own::MARKER;
pub use permission::let_everybody_read;
pub use rewrite::rewrite;

use crate::domain::Digest;
use crate::ledger::manifest::{self, Manifest};
use crate::source::{NO_JEKYLL, pass_on};
use inside::{Inside, is_shut, is_volume};
use lock::Lock;
use own::{MARKER_TEXT, may_replace};
use place::place;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use swap::Beside;
use sync::Disk;
use tempfile::TempDir;

/// A site that is being written beside its place.
#[derive(Debug)]
pub struct Stage {
    folder: TempDir,
    output: PathBuf,
    /// The files written so far, in any order.
    files: Mutex<Vec<(String, Digest)>>,
    way: Way,
    disk: Disk,
    // Dropped last: until then nobody else builds.
    lock: Lock,
}

/// How the site will come into its place.
#[derive(Debug)]
enum Way {
    /// From beside the output.
    Beside(Beside),
    /// From within it.
    Inside(Inside),
}

/// How a site came into its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Exchange {
    /// As a whole.
    #[default]
    Whole,
    /// File by file: the folder itself could not be moved.
    ByFile,
}

impl Stage {
    /// Begins to write a site that will stand at `output`. `root` is the archive's folder.
    ///
    /// # Errors
    /// The output is the archive, in its content, or a folder that irbook did not make; another build is writing into it; or
    /// the system refuses.
    pub fn begin(output: &Path, root: &Path) -> Result<Self, WriteError> {
        let root = root.canonicalize().map_err(|error| WriteError::Io(root.to_owned(), error))?;
        let (parent, output) = place(output)?;
        let sources = ["content", "static", "templates"].map(|folder| root.join(folder));
        if root.starts_with(&output) || sources.iter().any(|folder| output.starts_with(folder)) {
            return Err(WriteError::Inside(output));
        }
        let fail = |error| WriteError::Io(output.clone(), error);
        let beside = Beside::new(&parent, output.file_name().unwrap_or_default());
        let inside = Inside::new(&output);
        let (way, lock) = Self::way(beside, inside, &parent)?;
        let (place, prefix) = match &way {
            Way::Beside(beside) => {
                beside.tidy()?;
                (&parent, beside.stage_prefix())
            }
            Way::Inside(_) => (&output, inside::PREFIX.into()),
        };
        Inside::new(&output).tidy()?;
        may_replace(&output, &[lock.path()])?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let folder = builder.tempdir_in(place).map_err(fail)?;
        let disk = Disk::of(folder.path()).map_err(fail)?;
        let stage = Self { folder, output, files: Mutex::default(), way, disk, lock };
        stage.write(MARKER, MARKER_TEXT.as_bytes())?;
        stage.write(NO_JEKYLL, b"")?;
        Ok(stage)
    }

    /// The way of a site that will stand in the folder `parent`, and the right to build: where the output is a volume, or
    /// nobody may write beside it, everything happens within it.
    fn way(beside: Beside, inside: Inside, parent: &Path) -> Result<(Way, Lock), WriteError> {
        let output = beside.output();
        if !is_volume(&output, parent) {
            let lock = Lock::take(beside.lock(), &output);
            if !is_shut(&lock) || !output.is_dir() {
                return Ok((Way::Beside(beside), lock?));
            }
        }
        let lock = Lock::take(inside.lock(), &output)?;
        Ok((Way::Inside(inside), lock))
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

    /// Begins a file that is written piece by piece, so that nobody has to hold all of it.
    ///
    /// # Errors
    /// The system refuses.
    pub fn grow(&self, path: &str) -> Result<Growing<'_>, WriteError> {
        let file = self.with_folder(path, |target| File::create(target))?;
        Ok(Growing::new(self, path, file))
    }

    /// Copies a file that had `size` bytes when the archive was read and must have the `expected` digest, and tells how many
    /// bytes it has.
    ///
    /// # Errors
    /// The file isn't there any more or is another one; or the system refuses.
    pub fn copy(&self, path: &str, from: &Path, size: u64, expected: Option<Digest>) -> Result<u64, WriteError> {
        let unreadable = |error| WriteError::Source(from.to_owned(), error);
        let mut source = File::open(from).map_err(unreadable)?;
        if !source.metadata().map_err(unreadable)?.is_file() {
            return Err(WriteError::Changed(from.to_owned()));
        }
        let mut target = self.with_folder(path, |target| File::create(target))?;
        let (digest, copied) = pass_on(&mut source, &mut target).map_err(|error| self.fail(path, error))?;
        if copied != size || expected.is_some_and(|expected| expected != digest) {
            return Err(WriteError::Changed(from.to_owned()));
        }
        self.list(path, digest);
        Ok(size)
    }

    fn list(&self, path: &str, digest: Digest) {
        let file = (path.to_owned(), digest);
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    }

    fn with_folder<T>(&self, path: &str, act: impl Fn(&Path) -> io::Result<T>) -> Result<T, WriteError> {
        let target = self.folder.path().join(path);
        let result = match act(&target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| act(&target))
            }
            result => result,
        };
        result.map_err(|error| self.fail(path, error))
    }

    fn fail(&self, path: &str, error: io::Error) -> WriteError {
        WriteError::Io(self.output.join(path), error)
    }

    /// Writes the manifest, and waits until the site is on the disk.
    ///
    /// # Errors
    /// The system refuses.
    pub fn complete(self) -> Result<Complete, WriteError> {
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        let text = manifest::text(&Manifest::from_iter(files));
        self.with_folder(manifest::NAME, |target| fs::write(target, &text))?;
        self.disk.sync().map_err(|error| WriteError::Io(self.output.clone(), error))?;
        Ok(Complete(self))
    }
}

/// A site that is written as a whole, still beside its place.
#[derive(Debug)]
pub struct Complete(Stage);

impl Complete {
    /// Puts the site in its place. The old one is there until the new one is, and goes afterwards.
    ///
    /// # Errors
    /// Something came into the output that isn't irbook's, or the system refuses. The old site stays, unless it is the old
    /// site that can't be removed, or the new one can't be waited for, or its files were exchanged one by one already.
    pub fn publish(self) -> Result<Exchange, WriteError> {
        let Stage { folder, output, way, lock, .. } = self.0;
        // Somebody may have put something else there since the build began.
        may_replace(&output, &[folder.path(), lock.path()])?;
        match way {
            Way::Beside(beside) => beside.publish(&folder.keep()),
            Way::Inside(inside) => inside.publish(&folder.keep()).map(|()| Exchange::ByFile),
        }
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
        stage.complete()?.publish().map(drop)
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
        assert_eq!(stage.copy("a/6-k.pdf", &from, 3, Some(Digest::of("now"))).unwrap(), 3);
        assert!(matches!(stage.copy("b.pdf", &from, 3, Some(Digest::of("then"))), Err(WriteError::Changed(_))));
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
    fn what_came_to_the_place_of_the_output_during_a_build_stays() {
        let root = archive();
        let output = root.path().join("public");
        let stage = Stage::begin(&output, root.path()).unwrap();
        fs::write(&output, "mine").unwrap();
        assert!(matches!(stage.complete().unwrap().publish(), Err(WriteError::Io(..))));
        assert_eq!(fs::read_to_string(&output).unwrap(), "mine");
        fs::remove_file(&output).unwrap();
        let stage = Stage::begin(&output, root.path()).unwrap();
        fs::create_dir(&output).unwrap();
        fs::write(output.join("thesis.txt"), "mine").unwrap();
        assert!(matches!(stage.complete().unwrap().publish(), Err(WriteError::Foreign(_))));
        assert_eq!(fs::read_to_string(output.join("thesis.txt")).unwrap(), "mine");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
    }

    #[test]
    fn the_archive_itself_is_no_output() {
        let root = archive();
        for output in [root.path().to_owned(), root.path().join("content"), root.path().join("content/public")] {
            assert!(matches!(publish(&output, root.path(), &[]), Err(WriteError::Inside(_))), "{}", output.display());
        }
    }

    #[test]
    fn a_file_that_vanishes_or_changes_before_it_is_copied_is_named_and_the_old_site_stays() {
        let root = archive();
        let (output, source) = (root.path().join("public"), root.path().join("content/a.pdf"));
        publish(&output, root.path(), &[("a.html", "1")]).unwrap();
        let copy =
            || Stage::begin(&output, root.path()).unwrap().copy("a.pdf", &source, 3, None).map_err(|it| it.to_string());
        let named = |end: &str| Err(format!("{}{end}", source.display()));
        assert_eq!(copy(), named(": No such file or directory (os error 2)").map_err(|it| format!("can't read {it}")));
        let changed = named(" changed while the site was built; build again once it stays as it is");
        for other in ["", "1234"] {
            fs::write(&source, other).unwrap();
            assert_eq!(copy(), changed);
        }
        fs::write(&source, "123").unwrap();
        assert_eq!(copy(), Ok(3));
        fs::remove_file(&source).unwrap();
        fs::create_dir(&source).unwrap();
        assert_eq!(copy(), changed);
        assert_eq!(fs::read_to_string(output.join("a.html")).unwrap(), "1");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_second_build_into_a_folder_is_refused_while_one_is_under_way() {
        let root = archive();
        let output = root.path().join("public");
        let first = Stage::begin(&output, root.path()).unwrap();
        assert!(matches!(publish(&output, root.path(), &[]), Err(WriteError::Busy(_))));
        publish(&root.path().join("elsewhere"), root.path(), &[]).unwrap();
        first.complete().unwrap().publish().unwrap();
        publish(&output, root.path(), &[]).unwrap();
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn an_output_that_is_a_link_stays_one() {
        let (root, elsewhere) = (archive(), tempfile::tempdir().unwrap());
        let (output, real) = (root.path().join("public"), elsewhere.path().join("www"));
        fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink(&real, &output).unwrap();
        publish(&output, root.path(), &[("a.html", "1")]).unwrap();
        publish(&output, root.path(), &[("a.html", "2")]).unwrap();
        assert!(output.is_symlink());
        assert_eq!(fs::read_to_string(real.join("a.html")).unwrap(), "2");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
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
