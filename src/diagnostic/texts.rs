//! The files that findings point into.

use crate::domain::FileId;

/// Where the printer gets paths and texts of the files that findings point into.
pub trait Texts: Sync {
    /// Path relative to the root, with `/`.
    fn path(&self, file: FileId) -> &str;
    /// The text; empty for files that are not text.
    fn text(&self, file: FileId) -> &str;
}
