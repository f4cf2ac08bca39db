//! Files of the archive that production would copy, answered as they are at this moment.

use crate::source::content_type;
use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, Request};
use axum::response::Response;
use http_serve::Entity;
use std::error::Error;
use std::fs::{File, Metadata};
use std::io;
use std::ops::Range;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;
use tokio_stream::{Stream, StreamExt};

/// Opens a file of the archive whose real root is given. Links were followed when the archive was read, and may have been
/// put elsewhere since: where they lead at this moment is found out again, and reached without following any, so that none
/// which is put there in between is followed either.
///
/// # Errors
/// There is no such file, it is none that can be read to its end, or it lies outside the root.
fn open_inside(root: &Path, path: &Path) -> io::Result<File> {
    let real = path.canonicalize()?;
    let inside = real.strip_prefix(root).map_err(|_| io::Error::other("a link leads out of the archive"))?;
    let file = open_without_links(root, inside)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("it is no regular file")) }
}

#[cfg(unix)]
fn open_without_links(root: &Path, inside: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open, openat};
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let mut place = open(root, flags | OFlags::DIRECTORY, Mode::empty())?;
    let mut names = inside.components().peekable();
    while let Some(name) = names.next() {
        // A pipe would make its reader wait for a writer.
        let kind = if names.peek().is_some() { OFlags::DIRECTORY } else { OFlags::NONBLOCK };
        place = openat(&place, name.as_os_str(), flags | kind, Mode::empty())?;
    }
    Ok(File::from(place))
}

/// Elsewhere no file is opened within a folder that is open: where its path leads is found out once more when it is. Who could
/// put a link there for that moment could read the file anyway: making links is for administrators there.
#[cfg(not(unix))]
fn open_without_links(root: &Path, inside: &Path) -> io::Result<File> {
    let path = root.join(inside);
    let file = File::open(&path)?;
    if path.canonicalize()? == path { Ok(file) } else { Err(io::Error::other("a link was put in its way")) }
}

/// Reads a piece of a file from a place on. A file that became shorter breaks the answer off.
#[cfg(unix)]
fn read_at(file: &File, piece: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, piece, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut piece: &mut [u8], mut at: u64) -> io::Result<()> {
    while !piece.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, piece, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                piece = &mut piece[read..];
                at += read as u64;
            }
        }
    }
    Ok(())
}

/// What tells a file from another one that takes its name; zero where the system has nothing of the kind.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> u64 {
    0
}

/// How much of a file is read at once.
const PIECE: u32 = 64 * 1024;

/// An open file, of which each reader gets the ranges that it asks for.
struct Attachment {
    file: Arc<File>,
    metadata: Metadata,
    content_type: &'static str,
}

impl Entity for Attachment {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn len(&self) -> u64 {
        self.metadata.len()
    }

    fn get_range(&self, range: Range<u64>) -> Pin<Box<dyn Stream<Item = Result<Bytes, Self::Error>> + Send + Sync>> {
        let file = Arc::clone(&self.file);
        let pieces = range.clone().step_by(PIECE as usize);
        Box::pin(tokio_stream::iter(pieces).then(move |at| {
            let (file, length) = (Arc::clone(&file), (range.end - at).min(u64::from(PIECE)));
            async move {
                let read = move || {
                    let mut piece = vec![0; usize::try_from(length).unwrap_or_default()];
                    read_at(&file, &mut piece, at).map(|()| piece.into())
                };
                Ok(tokio::task::spawn_blocking(read).await??)
            }
        }))
    }

    fn add_headers(&self, headers: &mut HeaderMap) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
    }

    fn etag(&self) -> Option<HeaderValue> {
        let it = &self.metadata;
        let changed = it.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        format!("\"{:x}-{:x}-{:x}\"", identity(it), it.len(), changed.as_nanos()).parse().ok()
    }

    fn last_modified(&self) -> Option<SystemTime> {
        // HTTP has no dates before 1970.
        self.metadata.modified().ok().filter(|at| *at >= SystemTime::UNIX_EPOCH)
    }
}

/// Answers a request for a file of the archive, or for ranges of it, piece by piece.
///
/// # Errors
/// Those of opening it.
pub(super) fn attachment(root: &Path, path: &Path, request: &Request<()>) -> io::Result<Response> {
    let file = open_inside(root, path)?;
    let (metadata, content_type) = (file.metadata()?, content_type(&path.to_string_lossy()));
    Ok(http_serve::serve(Attachment { file: Arc::new(file), metadata, content_type }, request).map(Body::new))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use rustix::fs::{CWD, FileType, Mode, RenameFlags, mknodat, renameat_with};
    use std::fs;
    use std::io::Read;
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};
    use tempfile::TempDir;

    /// A root with `here/file` of the text `public`, and a folder outside with one of the text `secret`.
    fn folders() -> (TempDir, TempDir) {
        let [root, outside] = [("here", "public"), ("", "secret")].map(|(folder, text)| {
            let it = tempfile::tempdir().unwrap();
            fs::create_dir_all(it.path().join(folder)).unwrap();
            fs::write(it.path().join(folder).join("file"), text).unwrap();
            it
        });
        (root, outside)
    }

    fn read(root: &Path, path: &str) -> io::Result<String> {
        let mut text = String::new();
        open_inside(&root.canonicalize()?, &root.canonicalize()?.join(path))?.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn links_inside_are_followed_and_those_that_lead_out_are_refused() {
        let (root, outside) = folders();
        let root = root.path();
        symlink("here/file", root.join("link")).unwrap();
        symlink(root.join("here"), root.join("folder")).unwrap();
        symlink(outside.path().join("file"), root.join("out")).unwrap();
        symlink(outside.path(), root.join("elsewhere")).unwrap();
        for path in ["here/file", "link", "folder/file"] {
            assert_eq!(read(root, path).unwrap(), "public", "{path}");
        }
        for path in ["out", "elsewhere/file", "here", "here/no"] {
            assert!(read(root, path).is_err(), "{path}");
        }
    }

    #[test]
    fn a_pipe_is_refused_without_waiting_for_its_writer() {
        let (root, _) = folders();
        mknodat(CWD, root.path().join("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert!(read(root.path(), "pipe").unwrap_err().to_string().contains("no regular file"));
    }

    #[test]
    fn a_folder_and_a_file_that_are_exchanged_for_links_all_the_time_never_lead_out() {
        let (root, outside) = folders();
        let root = root.path();
        symlink(outside.path(), root.join("folder")).unwrap();
        symlink(outside.path().join("file"), root.join("link")).unwrap();
        fs::write(root.join("plain"), "public").unwrap();
        let is_done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let exchange = |a: &str, b: &str| {
                    renameat_with(CWD, root.join(a), CWD, root.join(b), RenameFlags::EXCHANGE).unwrap();
                };
                while !is_done.load(Ordering::Relaxed) {
                    exchange("here", "folder");
                    exchange("plain", "link");
                }
            });
            let mut seen = 0;
            for _ in 0..2000 {
                for path in ["here/file", "folder/file", "plain", "link"] {
                    if let Ok(text) = read(root, path) {
                        assert_eq!(text, "public");
                        seen += 1;
                    }
                }
            }
            is_done.store(true, Ordering::Relaxed);
            assert!(seen > 0);
        });
    }
}
