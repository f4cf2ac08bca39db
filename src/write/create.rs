//! Files that a command begins an archive, or a document, with.

use super::{WriteError, sync};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes files that aren't there yet, with the folders that they stand in. None is replaced: the paths of those that were
/// there, and stay as they are, come back.
///
/// # Errors
/// The system refuses; what was written before stays.
pub fn create<'f>(folder: &Path, files: &'f [(String, String)]) -> Result<Vec<&'f str>, WriteError> {
    let mut kept = Vec::new();
    for (name, text) in files {
        if !create_file(&folder.join(name), text)? {
            kept.push(&**name);
        }
    }
    Ok(kept)
}

/// Writes a file unless there is one, with the folders that it stands in. Whether it was written.
///
/// # Errors
/// The system refuses.
pub fn create_file(path: &Path, text: &str) -> Result<bool, WriteError> {
    let fail = |error| WriteError::Io(path.to_owned(), error);
    let parent = match path.parent().ok_or_else(|| WriteError::Inside(path.to_owned()))? {
        here if here.as_os_str().is_empty() => Path::new("."),
        parent => parent,
    };
    fs::create_dir_all(parent).map_err(fail)?;
    match File::create_new(path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)?;
            sync::folder(parent).map_err(fail)?;
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(fail(error)),
    }
}
