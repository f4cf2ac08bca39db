//! Reading the root folder: which files there are, and the texts of those that irbook reads.

mod front_matter;
mod walk;

pub use front_matter::{FrontMatter, split};
pub use walk::{LoadError, load};

use crate::diagnostic::Texts;
use crate::domain::FileId;
use std::path::{Path, PathBuf};

/// Everything that was found below the root, sorted by path.
#[derive(Debug, Default)]
pub struct Sources {
    /// The root folder.
    pub root: PathBuf,
    /// The files; a [`FileId`] is an index into them.
    pub files: Vec<SourceFile>,
}

/// A file below the root.
#[derive(Debug)]
pub struct SourceFile {
    /// Path relative to the root, with `/`.
    pub path: Box<str>,
    /// What is known of its content.
    pub content: Content,
}

/// What is known of a file's content.
#[derive(Debug)]
pub enum Content {
    /// A text that irbook reads.
    Text(Box<str>),
    /// A text that irbook should read but that isn't UTF-8; the offset of the first bad byte.
    NotUtf8(usize),
    /// A file that is copied as it is; its size in bytes.
    Opaque(u64),
}

impl Sources {
    /// The files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(u32::try_from(index).unwrap_or(u32::MAX)), file))
    }

    /// Gives back the memory of the texts, once they are parsed and nothing can point into them any more.
    pub fn forget_texts(&mut self) {
        for file in &mut self.files {
            if let Content::Text(text) = &file.content {
                file.content = Content::Opaque(text.len() as u64);
            }
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

    fn text(&self, file: FileId) -> &str {
        match self.files.get(file.0 as usize).map(|file| &file.content) {
            Some(Content::Text(text)) => text,
            _ => "",
        }
    }
}
