//! Names: where announcements stand, and which files are none of the archive's.

use std::ffi::OsStr;

/// Where announcements stand.
pub(super) const ANNOUNCEMENTS: &str = "content/announcements/";

/// Whether a name belongs to an editor or to version control and not to the archive: it begins with a dot, ends with
/// `~` or stands between `#`.
#[must_use]
pub fn is_passed_over(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.ends_with(b"~") || name.starts_with(b"#") && name.ends_with(b"#")
}

/// The same for a name in one of the folders that an archive is read from: one that begins with a dot may be meant to be
/// published below `static/`.
#[must_use]
pub fn is_passed_over_in(folder: &str, name: &OsStr) -> bool {
    let may_be_meant = folder == "static" && name.as_encoded_bytes().starts_with(b".") && name != ".git";
    !may_be_meant && is_passed_over(name)
}
