//! Reading one file.

use super::garbled::{Garbled, utf16};
use super::media::{Media, begins_as_markup};
use super::name::ANNOUNCEMENTS;
use super::{Content, OnDisk, Refusal, SourceFile};
use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;
use std::sync::OnceLock;

/// So much of a file do browsers look at to guess its type: <https://mimesniff.spec.whatwg.org/#resource-header>.
const HEAD: u64 = 1445;

/// What is known of a file of the archive.
pub(super) fn read(root: &Path, path: &Path) -> io::Result<SourceFile> {
    let relative = relative(root, path)?;
    let metadata = fs::metadata(path)?;
    let size = metadata.len();
    if u32::try_from(size).is_err() {
        return Err(io::Error::other("the file is over 4 GiB"));
    }
    let content = match not_a_file(metadata.file_type()) {
        // Opening a pipe would wait for somebody to write into it.
        Some(what) => Content::Refused(Refusal::NoFile(what)),
        None if is_text(&relative) && relative.starts_with(ANNOUNCEMENTS) => {
            Content::OnDisk(OnDisk { size, first: OnceLock::new() })
        }
        None if is_text(&relative) => text(fs::read(path)?),
        None if may_be_guessed(&relative) => guessed(path, size)?,
        None => Content::Opaque(size),
    };
    Ok(SourceFile { path: relative.into(), content })
}

/// A path below the root, with `/`.
pub(super) fn relative(root: &Path, path: &Path) -> io::Result<String> {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let relative = relative.to_str().ok_or_else(|| io::Error::other("the name is not UTF-8"))?;
    Ok(if cfg!(windows) { relative.replace('\\', "/") } else { relative.to_owned() })
}

/// What something that can't be read as a file is, in words.
pub(super) fn not_a_file(it: FileType) -> Option<&'static str> {
    if it.is_file() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if it.is_fifo() {
            return Some("a named pipe");
        }
        if it.is_socket() {
            return Some("a socket");
        }
        if it.is_block_device() || it.is_char_device() {
            return Some("a device");
        }
    }
    Some(if it.is_dir() { "a folder" } else { "no regular file" })
}

/// Opens a file to read it.
///
/// # Errors
/// It can't be opened, or is no regular file: a pipe would be waited for.
pub fn open(path: &Path) -> io::Result<File> {
    match not_a_file(fs::metadata(path)?.file_type()) {
        None => File::open(path),
        Some(what) => Err(io::Error::other(format!("it is {what}, and a file is needed"))),
    }
}

/// A text as it was read.
pub(super) fn text(bytes: Vec<u8>) -> Content {
    if utf16(&bytes).is_some() {
        return Content::NotUtf8(Garbled::of(&bytes, 0));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text.into()),
        Err(error) => Content::NotUtf8(Garbled::of(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// A file whose type a browser may guess: its text, where it begins as a page would.
fn guessed(path: &Path, size: u64) -> io::Result<Content> {
    let (mut file, mut bytes) = (File::open(path)?, Vec::new());
    file.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    if !begins_as_markup(&bytes) {
        return Ok(Content::Opaque(size));
    }
    file.read_to_end(&mut bytes)?;
    Ok(text(bytes))
}

/// Whether a file is read by irbook; all others are copied as they are. Pictures and texts that can hold scripts are read to
/// see that they hold none.
fn is_text(path: &str) -> bool {
    let is_source = || path.ends_with(".toml") || path.ends_with(".md");
    path.starts_with("templates/")
        || !path.starts_with("static/") && is_source()
        || matches!(Media::of(path), Media::Picture | Media::Xml)
}

fn may_be_guessed(path: &str) -> bool {
    matches!(Media::of(path), Media::Guessed | Media::Unknown)
}
