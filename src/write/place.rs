//! Where an output really is.

use super::WriteError;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of an output and the output itself, where they really are: a link is followed, so that the site that it leads
/// to is replaced and not the link.
pub(super) fn place(output: &Path) -> Result<(PathBuf, PathBuf), WriteError> {
    let fail = |error| WriteError::Io(output.to_owned(), error);
    let mut output = std::path::absolute(output).map_err(fail)?;
    if output.is_symlink() {
        output = output.canonicalize().map_err(fail)?;
    }
    let inside = || WriteError::Inside(output.clone());
    let (parent, name) = (output.parent().ok_or_else(inside)?, output.file_name().ok_or_else(inside)?);
    let fail = |error| WriteError::Io(parent.to_owned(), error);
    if parent.exists() && !parent.is_dir() {
        return Err(fail(io::ErrorKind::NotADirectory.into()));
    }
    fs::create_dir_all(parent).map_err(fail)?;
    let parent = parent.canonicalize().map_err(fail)?;
    let output = parent.join(name);
    Ok((parent, output))
}
