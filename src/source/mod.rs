//! Reading the root folder: which files there are, and the texts of those that irbook reads.

mod content_type;
mod digest;
mod front_matter;
mod garbled;
mod link;
pub mod media;
mod name;
mod on_disk;
mod picture;
mod published;
mod read;
mod walk;

pub use content_type::content_type;
pub use digest::{digests, pass_on};
pub use front_matter::{FrontMatter, split};
pub use garbled::{Encoding, Garbled};
pub use link::LinkFault;
pub use name::is_passed_over_in;
pub use picture::{Kind, Size};
pub use published::{LEDGER, MARKER, NO_JEKYLL, Published, SIGNATURE, ledger, lines_at, published, signature, text};
pub use read::open;
pub use walk::{LoadError, load};

use crate::diagnostic::Texts;
use crate::domain::FileId;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Everything that was found below the root, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The root folder.
    pub root: PathBuf,
    /// The files; a [`FileId`] is an index into them.
    pub files: Vec<SourceFile>,
    /// Whether there are links among them, so that one may stand under several names.
    pub has_links: bool,
    /// The files that are reached by a link to another file of the archive.
    pub linked: Vec<Linked>,
}

/// A file that is reached by a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Under the name of the link.
    pub file: FileId,
    /// The path of the file that it really is.
    pub target: Box<str>,
}

/// A file below the root. Clones share its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the root, with `/`.
    pub path: Arc<str>,
    /// What is known of its content.
    pub content: Content,
}

/// What is known of a file's content.
#[derive(Clone, Debug)]
pub enum Content {
    /// A text that irbook reads.
    Text(Arc<str>),
    /// A text of an announcement that irbook reads when it needs it.
    OnDisk(OnDisk),
    /// A text that irbook should read but that isn't UTF-8.
    NotUtf8(Garbled),
    /// A file that is copied as it is; its size in bytes.
    Opaque(u64),
    /// Something else than a file that can be read, and why it isn't.
    Refused(Refusal),
}

/// A text on the disk. It is one text however often it is read: what it read as first is known.
#[derive(Clone, Debug)]
pub struct OnDisk {
    /// How many bytes it had when it was found.
    pub size: u64,
    first: OnceLock<blake3::Hash>,
}

/// Why what stands at a path is no file of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is something else than a file, such as `a named pipe`.
    NoFile(&'static str),
    /// It is a link that leads to what can't be published.
    Link(LinkFault),
    /// It is a folder of an announcement in which there is no file.
    Empty,
    /// It is a folder with announcements, and its name is one that is passed over.
    PassedOver,
    /// It is a folder that isn't read, and its name is nearly that of one that is missing.
    Misnamed(&'static str),
}

impl Sources {
    /// The files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(u32::try_from(index).unwrap_or(u32::MAX)), file))
    }

    /// The files below a folder, given with its `/`, with their ids.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (FileId, &SourceFile)> {
        let from = self.files.partition_point(|file| &*file.path < folder);
        self.iter().skip(from).take_while(move |(_, file)| file.path.starts_with(folder))
    }

    /// The file at a path relative to the root.
    #[must_use]
    pub fn position(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()
    }

    /// Reads a file that is there already once more.
    ///
    /// # Errors
    /// The file can't be read or leads out of the root.
    pub fn refresh(&mut self, position: usize) -> Result<(), LoadError> {
        if let Some(file) = self.files.get_mut(position) {
            *file = walk::read_again(&self.root, &file.path)?;
        }
        Ok(())
    }

    /// How many bytes a file had when it was read.
    #[must_use]
    pub fn size(&self, file: FileId) -> u64 {
        match self.files.get(file.0 as usize).map(|file| &file.content) {
            Some(Content::Text(text)) => text.len() as u64,
            Some(Content::OnDisk(it)) => it.size,
            Some(Content::Opaque(size)) => *size,
            Some(Content::NotUtf8(_) | Content::Refused(_)) | None => 0,
        }
    }

    /// The text of a file that is held; empty for others.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        match self.files.get(file.0 as usize).map(|file| &file.content) {
            Some(Content::Text(text)) => text,
            _ => "",
        }
    }

    /// Where a file lies on the disk.
    #[must_use]
    pub fn disk_path(&self, file: FileId) -> PathBuf {
        self.root.join(Path::new(self.path(file)))
    }
}

impl Texts for Sources {
    fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |file| &file.path)
    }

    fn current(&self, file: FileId) -> (Cow<'_, str>, bool) {
        match self.files.get(file.0 as usize).map(|file| &file.content) {
            Some(Content::OnDisk(it)) => {
                let (text, is_as_read) = self.reread(file, it);
                (text.into(), is_as_read)
            }
            Some(Content::NotUtf8(garbled)) => ((&*garbled.text).into(), true),
            _ => (self.text(file).into(), true),
        }
    }
}
