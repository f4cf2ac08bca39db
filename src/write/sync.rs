//! Having on the disk what was written: until then a power cut takes it back, also from files whose names are there.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// The file system of a folder. It is opened before anything is written there, so that it tells of every write that fails
/// afterwards, when the system passes it on.
#[derive(Debug)]
pub(super) struct Disk {
    folder: PathBuf,
    #[cfg(target_os = "linux")]
    open: File,
}

impl Disk {
    /// That of a folder.
    ///
    /// # Errors
    /// The system refuses.
    pub fn of(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            folder: folder.to_owned(),
            #[cfg(target_os = "linux")]
            open: File::open(folder)?,
        })
    }

    /// Waits until the folder is on the disk with all that is in it: by one call where the system has it, else file by file.
    ///
    /// # Errors
    /// Something can't be written.
    pub fn sync(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        match rustix::fs::syncfs(&self.open) {
            Err(rustix::io::Errno::NOSYS) => {}
            result => return Ok(result?),
        }
        one_by_one(&self.folder)
    }
}

/// Waits for every file and folder in a folder, and for those that it lies in: they may be new as well.
fn one_by_one(folder: &Path) -> io::Result<()> {
    use rayon::prelude::*;
    let entries = walkdir::WalkDir::new(folder).into_iter().par_bridge();
    entries.try_for_each(|entry| {
        let entry = entry?;
        if entry.file_type().is_dir() { self::folder(entry.path()) } else { file(entry.path()) }
    })?;
    for above in folder.ancestors().skip(1) {
        // One that can't be opened is not new.
        let _ = self::folder(above);
    }
    Ok(())
}

#[cfg(unix)]
fn file(path: &Path) -> io::Result<()> {
    Ok(rustix::fs::fsync(File::open(path)?)?)
}

#[cfg(not(unix))]
fn file(path: &Path) -> io::Result<()> {
    File::options().append(true).open(path)?.sync_all()
}

/// Waits until the names in a folder are on the disk.
///
/// # Errors
/// The system refuses.
#[cfg(unix)]
pub(super) fn folder(path: &Path) -> io::Result<()> {
    match File::open(path)?.sync_all() {
        // Some file systems have nothing to wait for.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        result => result,
    }
}

/// Elsewhere a folder is no file.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as where it can fail")]
pub(super) fn folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_opened_where_there_is_no_one_call_for_all() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::fs::write(folder.path().join("a/b"), "1").unwrap();
        one_by_one(folder.path()).unwrap();
        Disk::of(folder.path()).unwrap().sync().unwrap();
        assert!(one_by_one(&folder.path().join("missing")).is_err());
    }
}
