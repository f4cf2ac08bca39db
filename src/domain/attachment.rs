//! Files that are published beside the page of an announcement.

use super::{FileId, span::Name};
use std::sync::Arc;

/// What a file beside the page is.
#[derive(Clone, Debug)]
pub struct AttachmentLabel {
    /// Its name.
    pub file: Name,
    /// What it is called, such as `Proxy form`.
    pub label: Option<Arc<str>>,
    /// BCP 47 tag of its language, where it isn't the document's.
    pub language: Option<Arc<str>>,
}

/// A file that is published beside the page.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// File name, relative to the announcement's folder, with `/` between folders.
    pub name: Arc<str>,
    /// The file.
    pub file: FileId,
    /// Size in bytes.
    pub size: u64,
}
