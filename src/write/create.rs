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
        let path = folder.join(name);
        let fail = |error| WriteError::Io(path.clone(), error);
        let parent = path.parent().ok_or_else(|| WriteError::Inside(path.clone()))?;
        fs::create_dir_all(parent).map_err(fail)?;
        match File::create_new(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)?;
                sync::folder(parent).map_err(fail)?;
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => kept.push(&**name),
            Err(error) => return Err(fail(error)),
        }
    }
    Ok(kept)
}
