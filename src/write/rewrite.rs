//! Files of the archive that a command rewrites.

use super::{WriteError, sync};
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

/// Replaces the text of a file of the archive as a whole: a reader sees the old one or the new one, after a power cut too.
///
/// # Errors
/// The system refuses; the old text is left as it was.
pub fn rewrite(path: &Path, text: &str) -> Result<(), WriteError> {
    let fail = |error| WriteError::Io(path.to_owned(), error);
    // Through a link, the file that it leads to is replaced.
    let file = path.canonicalize().map_err(fail)?;
    let folder = file.parent().ok_or_else(|| WriteError::Inside(file.clone()))?;
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    beside.write_all(text.as_bytes()).map_err(fail)?;
    permit_alike(beside.as_file(), &fs::metadata(&file).map_err(fail)?).map_err(fail)?;
    beside.as_file().sync_all().map_err(fail)?;
    beside.persist(&file).map_err(|error| fail(error.error))?;
    sync::folder(folder).map_err(fail)
}

/// Gives a file the owner, as far as the system lets it, and the permissions of another one.
fn permit_alike(file: &File, like: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let own = file.metadata()?;
        if (own.uid(), own.gid()) != (like.uid(), like.gid()) {
            // Who may not give it away keeps it.
            let _ = fchown(file, Some(like.uid()), Some(like.gid()));
        }
    }
    file.set_permissions(like.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_permissions_and_a_link_to_it_stays_one() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.md"), folder.path().join("link.md"));
        fs::write(&path, "old").unwrap();
        symlink(&path, &link).unwrap();
        for mode in [0o600, 0o644, 0o664, 0o755] {
            fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
            rewrite(&link, "new").unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), "new");
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, mode);
        }
        assert!(link.is_symlink());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
