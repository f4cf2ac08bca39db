//! Exchanging what is in the output where the folder itself can't be moved: a mounted volume, a folder of a lower layer, one
//! that a program of Windows holds open. Each file is the old or the new one at every moment; the site as a whole is not.

use super::own::{LITTER, MARKER, is_file, is_folder};
use super::sync::{self, Disk};
use super::{Lock, WriteError};
use crate::ledger::manifest::{self, Manifest};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How many characters `tempfile` puts behind the names of stages.
pub(super) const RANDOM: usize = 6;

/// How the names of stages in an output begin. No file of a site does.
pub(super) const PREFIX: &str = ".irbook-";

/// The folder of a whole new site whose files are being put in their places. A build that finds it goes on with that.
const NEXT: &str = ".irbook-next";

/// The file whose lock is the right to build.
const LOCK: &str = ".irbook.lock";

/// An output whose files are exchanged one by one.
#[derive(Debug)]
pub(super) struct Inside {
    output: PathBuf,
}

impl Inside {
    pub fn new(output: &Path) -> Self {
        Self { output: output.to_owned() }
    }

    fn next(&self) -> PathBuf {
        self.output.join(NEXT)
    }

    pub fn lock(&self) -> PathBuf {
        self.output.join(LOCK)
    }

    /// Ends what a killed build began, or removes what it left. Only the build that has the lock may do this.
    ///
    /// # Errors
    /// The system refuses.
    pub fn tidy(&self) -> Result<(), WriteError> {
        if !is_folder(&self.output) {
            return Ok(());
        }
        if is_folder(&self.next()) {
            self.settle()?;
        }
        let fail = |error| WriteError::Io(self.output.clone(), error);
        for entry in fs::read_dir(&self.output).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            if is_stage(&path) {
                fs::remove_dir_all(&path).map_err(|error| WriteError::Remove(path, error))?;
            }
        }
        Ok(())
    }

    /// Puts the files of a stage, wherever it is, in their places and removes the old ones that it doesn't have.
    ///
    /// # Errors
    /// The system refuses: before the first file is in its place, the old site stays; later, the next build goes on.
    pub fn publish(&self, stage: &Path) -> Result<(), WriteError> {
        let brought = self.bring(stage).and_then(|()| sync::folder(&self.output));
        let _ = fs::remove_dir_all(stage);
        brought.map_err(|error| WriteError::Io(self.output.clone(), error))?;
        self.settle()
    }

    /// Brings a whole site into the output, under a name that says that it is whole.
    fn bring(&self, stage: &Path) -> io::Result<()> {
        match fs::rename(stage, self.next()) {
            Err(error) if cant_move(&error) => {}
            result => return result,
        }
        let disk = Disk::of(&self.output)?;
        let copy = tempfile::Builder::new().prefix(PREFIX).tempdir_in(&self.output)?;
        let copied = copy.path().join("site");
        for entry in WalkDir::new(stage) {
            let entry = entry?;
            let target = copied.join(entry.path().strip_prefix(stage).unwrap_or(entry.path()));
            if entry.file_type().is_dir() {
                fs::create_dir(target)?
            } else {
                fs::copy(entry.path(), target).map(drop)?
            }
        }
        disk.sync()?;
        fs::rename(copied, self.next())
    }

    fn settle(&self) -> Result<(), WriteError> {
        self.put_in_place().map_err(|error| WriteError::Halfway(self.output.clone(), error))
    }

    /// Puts each file of the next site in its place, those first that are new, so that what leads to them finds them; then
    /// removes the old ones. The manifest comes last: until then it says which are old.
    fn put_in_place(&self) -> io::Result<()> {
        let next = self.next();
        if is_file(&next.join(manifest::NAME)) {
            let disk = Disk::of(&self.output)?;
            let (old, new) = (listed(&self.output)?, listed(&next)?);
            let removed: Vec<&str> = old.keys().filter(|path| !new.contains_key(*path)).map(|it| &**it).collect();
            for path in removed.iter().filter(|path| is_in_the_way(path, &new)) {
                self.remove(path)?;
            }
            let mut order: Vec<&str> = new.keys().map(|it| &**it).collect();
            order.sort_by_key(|path| (old.contains_key(*path), *path == "index.html"));
            for path in order {
                self.put(path)?;
            }
            for path in removed {
                self.remove(path)?;
            }
            disk.sync()?;
            fs::rename(next.join(manifest::NAME), self.output.join(manifest::NAME))?;
            sync::folder(&self.output)?;
        }
        fs::remove_dir_all(next)
    }

    /// Puts a file in its place, unless it is there already.
    fn put(&self, path: &str) -> io::Result<()> {
        let (from, to) = (self.next().join(path), self.output.join(path));
        if is_file(&to) && !is_file(&from) {
            return Ok(());
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::rename(from, to)
    }

    /// Removes a file, and the folders that are empty then.
    fn remove(&self, path: &str) -> io::Result<()> {
        let path = self.output.join(path);
        if is_file(&path) {
            fs::remove_file(&path)?;
        }
        for folder in path.ancestors().skip(1).take_while(|folder| **folder != self.output) {
            match is_empty(folder) {
                Ok(true) => fs::remove_dir_all(folder)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Ok(false) | Err(_) => break,
            }
        }
        Ok(())
    }
}

/// Whether an error says that a folder can't be moved to another place, though what is in it may.
pub(super) fn cant_move(error: &io::Error) -> bool {
    let is_mounted = matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices);
    // Windows doesn't move a folder in which a program has something open.
    is_mounted || cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

/// Whether a folder is on another file system than the one that it lies in.
#[cfg(unix)]
pub(super) fn is_volume(output: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path| fs::symlink_metadata(path).map(|found| found.dev());
    matches!((device(output), device(parent)), (Ok(own), Ok(above)) if own != above)
}

/// Elsewhere a volume in a folder is a link, which is followed.
#[cfg(not(unix))]
pub(super) fn is_volume(_: &Path, _: &Path) -> bool {
    false
}

/// Whether the lock beside an output can't be had because nobody may write there.
pub(super) fn is_shut(taken: &Result<Lock, WriteError>) -> bool {
    let kinds = [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem];
    matches!(taken, Err(WriteError::Io(_, error)) if kinds.contains(&error.kind()))
}

/// Whether something in an output is a stage that a killed build left.
fn is_stage(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let random = name.strip_prefix(PREFIX.as_bytes());
    let is_named = random.is_some_and(|it| it.len() == RANDOM && it.iter().all(u8::is_ascii_alphanumeric));
    // What was killed at once has nothing; a copy has the site a folder deeper.
    let is_own = || is_empty(path).unwrap_or(false) || is_file(&path.join(MARKER)) || is_folder(&path.join("site"));
    is_named && is_folder(path) && is_own()
}

/// The files that a manifest lists; none where there is none that can be read.
fn listed(folder: &Path) -> io::Result<Manifest> {
    match fs::read_to_string(folder.join(manifest::NAME)) {
        Ok(text) => manifest::parse(&text).map_err(|_| io::ErrorKind::InvalidData.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Manifest::new()),
        Err(error) => Err(error),
    }
}

/// Whether an old file is where a new site has a folder, or below what is a file there.
fn is_in_the_way(path: &str, new: &Manifest) -> bool {
    let is_below_file = path.match_indices('/').any(|(at, _)| new.contains_key(&path[..at]));
    let start = format!("{path}/");
    is_below_file || new.range(start.clone()..).next().is_some_and(|(found, _)| found.starts_with(&start))
}

/// Whether a folder has nothing, or only what file browsers leave.
fn is_empty(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !LITTER.iter().any(|litter| name == *litter) {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
#[path = "inside_test.rs"]
mod tests;
