//! The files that findings point into.

use crate::domain::FileId;
use std::borrow::Cow;

/// Where the printer gets paths and texts of the files that findings point into.
pub trait Texts: Sync {
    /// Path relative to the root, with `/`.
    fn path(&self, file: FileId) -> &str;
    /// The text as it is, and whether it is the one that findings were made of; empty for files that are not text.
    fn current(&self, file: FileId) -> (Cow<'_, str>, bool);
}
