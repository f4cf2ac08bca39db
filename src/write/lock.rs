//! One build at a time into a folder.

use super::WriteError;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The right to write into an output, as long as it isn't dropped. The system takes it back from a process that dies, whose
/// file stays and is no obstacle.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

/// How often the lock of a file is taken that was removed in the meantime: each time another build ended just then.
const TRIES: usize = 100;

impl Lock {
    /// Takes the lock, a file at `path`, for a build into `output`.
    ///
    /// # Errors
    /// Another process has it, what is there is no file, or the system refuses.
    pub fn take(path: PathBuf, output: &Path) -> Result<Self, WriteError> {
        for _ in 0..TRIES {
            let fail = |error| match fs::symlink_metadata(&path) {
                Ok(found) if !found.is_file() => WriteError::NoLock(path.clone()),
                _ => WriteError::Io(path.clone(), error),
            };
            let file = open(&path).map_err(fail)?;
            if !file.metadata().map_err(fail)?.is_file() {
                return Err(WriteError::NoLock(path));
            }
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
        Err(WriteError::Busy(output.to_owned()))
    }

    /// Where its file is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Opens the file, or makes it. A link is not followed: it could make or lock a file anywhere. A pipe is not waited for.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags);
    }
    options.open(path)
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

    #[cfg(unix)]
    #[test]
    fn a_link_a_pipe_or_a_folder_is_no_lock_and_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let [path, target] = ["lock", "target"].map(|name| folder.path().join(name));
        let refused = || {
            assert!(matches!(Lock::take(path.clone(), folder.path()), Err(WriteError::NoLock(_))));
            fs::symlink_metadata(&path).unwrap().file_type()
        };
        std::os::unix::fs::symlink(&target, &path).unwrap();
        assert!(refused().is_symlink() && !target.exists());
        fs::write(&target, "mine").unwrap();
        assert!(refused().is_symlink());
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(refused().is_dir());
        fs::remove_dir(&path).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        refused();
        // Opening a pipe that is read succeeds.
        let reader = OpenOptions::new().read(true).write(true).open(&path).unwrap();
        refused();
        drop(reader);
    }
}
