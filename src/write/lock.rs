//! One build at a time into a folder.

use super::WriteError;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The right to write into an output, as long as it isn't dropped. The system takes it back from a process that dies, whose
/// file stays and is no obstacle.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock, a file at `path`, for a build into `output`.
    ///
    /// # Errors
    /// Another process has it, or the system refuses.
    pub fn take(path: PathBuf, output: &Path) -> Result<Self, WriteError> {
        loop {
            let fail = |error| WriteError::Io(path.clone(), error);
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(fail)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(WriteError::Busy(output.to_owned())),
                Err(TryLockError::Error(error)) => return Err(fail(error)),
            }
            // The build that had it may have removed the file after it was opened here: then it locks out nobody.
            if is_at(&file, &path) {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays is taken over by the next build.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(there)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (open.dev(), open.ino()) == (there.dev(), there.ino())
}

/// Elsewhere a file that is open can't be removed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_has_the_lock_and_its_file_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = Lock::take(path.clone(), folder.path()).unwrap();
        assert!(matches!(Lock::take(path.clone(), folder.path()), Err(WriteError::Busy(_))));
        drop(first);
        assert!(!path.exists());
        Lock::take(path, folder.path()).unwrap();
    }

    #[test]
    fn a_file_that_a_dead_process_left_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        fs::write(&path, "").unwrap();
        drop(Lock::take(path.clone(), folder.path()).unwrap());
        assert!(!path.exists());
    }

    #[test]
    fn the_lock_of_a_file_that_was_removed_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let old = File::create(&path).unwrap();
        old.lock().unwrap();
        fs::remove_file(&path).unwrap();
        let _lock = Lock::take(path.clone(), folder.path()).unwrap();
        assert!(path.exists() && !is_at(&old, &path));
    }
}
