//! Texts of announcements, which are read when somebody needs them and not held: an archive of thousands has more of
//! them than all that is read of them takes.

use super::read::{open, text};
use super::walk::LoadError;
use super::{Content, OnDisk, Sources};
use crate::domain::FileId;
use std::io::{self, Read};
use std::path::Path;

impl OnDisk {
    /// The text, and whether it is what was read first.
    fn read(&self, path: &Path) -> io::Result<(Content, bool)> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.size).unwrap_or_default() + 1);
        open(path)?.read_to_end(&mut bytes)?;
        if u32::try_from(bytes.len()).is_err() {
            return Err(io::Error::other("the file is over 4 GiB"));
        }
        let hash = blake3::hash(&bytes);
        Ok((text(bytes), *self.first.get_or_init(|| hash) == hash))
    }
}

impl Sources {
    /// What is in a file, read from the disk where it isn't held.
    ///
    /// # Errors
    /// The file can't be read, or is another one than when it was read first: what was found in it is not true of it.
    pub fn content(&self, file: FileId) -> Result<Content, LoadError> {
        let it = match self.files.get(file.0 as usize).map(|source| &source.content) {
            Some(Content::OnDisk(it)) => it,
            Some(held) => return Ok(held.clone()),
            None => return Ok(Content::Opaque(0)),
        };
        let path = self.disk_path(file);
        match it.read(&path) {
            Ok((content, true)) => Ok(content),
            Ok((_, false)) => Err(LoadError { path, source: io::Error::other("it was changed while it was read") }),
            Err(source) => Err(LoadError { path, source }),
        }
    }

    /// The same with every text in memory, so that one can be edited there.
    ///
    /// # Errors
    /// A text can't be read.
    pub fn held(mut self) -> Result<Self, LoadError> {
        for at in 0..self.files.len() {
            self.files[at].content = self.content(FileId(u32::try_from(at).unwrap_or(u32::MAX)))?;
        }
        Ok(self)
    }

    /// The text of a file as it reads now, and whether that is what was read first. Nothing where it can't be read.
    pub(super) fn reread(&self, file: FileId, it: &OnDisk) -> (String, bool) {
        match it.read(&self.disk_path(file)) {
            Ok((Content::Text(text), is_same)) => (text.as_ref().to_owned(), is_same),
            Ok((Content::NotUtf8(garbled), is_same)) => (garbled.text.as_ref().to_owned(), is_same),
            Ok((_, is_same)) => (String::new(), is_same),
            Err(_) => (String::new(), false),
        }
    }

    /// Whether two files of two readings of an archive read the same. Not where one of them was not read.
    #[must_use]
    pub fn reads_as(&self, file: FileId, other: &Self) -> bool {
        let of = |sources: &Self| match sources.files.get(file.0 as usize)?.content {
            Content::OnDisk(ref it) => it.first.get().copied(),
            _ => None,
        };
        of(self).is_some_and(|hash| of(other) == Some(hash))
    }
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use crate::diagnostic::{Code, Diagnostic, Format, Texts, print};
    use crate::domain::{FileId, Span};
    use std::fs;

    const TEXT: &str = "content/announcements/a/announcement.md";

    fn root() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join(TEXT).parent().unwrap()).unwrap();
        fs::write(root.path().join("site.toml"), "").unwrap();
        fs::write(root.path().join(TEXT), "one\ntwo\n").unwrap();
        root
    }

    #[test]
    fn a_text_that_is_another_one_when_it_is_read_again_is_refused() {
        let root = root();
        let sources = load(root.path()).unwrap();
        assert!(sources.content(FileId(0)).is_ok() && sources.content(FileId(0)).is_ok());
        fs::write(root.path().join(TEXT), "one\nTWO\n").unwrap();
        let error = sources.content(FileId(0)).unwrap_err().to_string();
        assert!(error.contains(TEXT) && error.ends_with("it was changed while it was read"), "{error}");
    }

    #[test]
    fn a_finding_shows_the_text_on_the_disk_and_says_where_it_is_another_one() {
        let root = root();
        let sources = load(root.path()).unwrap();
        sources.content(FileId(0)).unwrap();
        let finding = [Diagnostic::error(Code::InvalidId, Span { file: FileId(0), start: 4, end: 7 }, "wrong")];
        let printed = |format| print(&finding, &sources, format, false, 100);
        assert_eq!(printed(Format::Short), format!("{TEXT}:2:1: error[invalid-id]: wrong\n"));
        fs::write(root.path().join(TEXT), "\none\n").unwrap();
        assert!(
            printed(Format::Short).ends_with(&format!("note[file-changed]: `{TEXT}` was changed after it was read\n"))
        );
        fs::remove_file(root.path().join(TEXT)).unwrap();
        assert!(printed(Format::Json).contains("file-changed"));
        assert_eq!(sources.current(FileId(0)).0, "");
    }

    #[test]
    fn two_readings_tell_whether_a_text_is_the_same() {
        let root = root();
        let [first, second, third] = [(); 3].map(|()| load(root.path()).unwrap());
        first.content(FileId(0)).unwrap();
        assert!(!second.reads_as(FileId(0), &first));
        second.content(FileId(0)).unwrap();
        assert!(second.reads_as(FileId(0), &first));
        fs::write(root.path().join(TEXT), "one\nTWO\n").unwrap();
        third.content(FileId(0)).unwrap();
        assert!(!third.reads_as(FileId(0), &first));
    }
}
