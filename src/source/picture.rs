//! The type and the size of a picture or a typeface, by how its file begins.

use super::Sources;
use super::read::open;
use crate::domain::FileId;
use std::io::{self, Read};

/// So much of a file is looked at: pictures may have previews and notes of their camera before their size.
const HEAD: u64 = 1 << 20;

/// What a file is by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A picture in PNG.
    Png(Size),
    /// A picture in JPEG.
    Jpeg(Size),
    /// A typeface in WOFF2.
    Woff2,
}

/// Width and height in pixels.
pub type Size = (u32, u32);

impl Sources {
    /// What a file is that is copied as it is; `None` where it is something else.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn kind(&self, file: FileId) -> io::Result<Option<Kind>> {
        let mut head = Vec::new();
        open(&self.disk_path(file))?.take(HEAD).read_to_end(&mut head)?;
        Ok(kind(&head))
    }
}

fn kind(head: &[u8]) -> Option<Kind> {
    if let Some(rest) = head.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        let header = rest.get(4..16).filter(|it| it.starts_with(b"IHDR"))?;
        return Some(Kind::Png((number(&header[4..8]), number(&header[8..12]))));
    }
    if head.starts_with(b"wOF2") {
        return Some(Kind::Woff2);
    }
    head.strip_prefix(b"\xff\xd8").and_then(jpeg).map(Kind::Jpeg)
}

/// The size of a JPEG: that of its first frame, before which stand segments, each with a marker and its length.
fn jpeg(mut rest: &[u8]) -> Option<Size> {
    loop {
        let [0xff, marker, segment @ ..] = rest else { return None };
        if *marker == 0xff {
            rest = &rest[1..];
            continue;
        }
        let length = number(segment.get(..2)?) as usize;
        // Frames of every coding; 0xc4, 0xc8 and 0xcc are something else.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some((number(segment.get(5..7)?), number(&segment[3..5])));
        }
        rest = segment.get(length.max(2)..)?;
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_sizes_are_told_by_the_content() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x04\xb0\0\0\x02\x76\x08\x06";
        assert_eq!(kind(png), Some(Kind::Png((1200, 630))));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04xx\xff\xff\xc2\0\x11\x08\x02\x76\x04\xb0\x03";
        assert_eq!(kind(jpeg), Some(Kind::Jpeg((1200, 630))));
        assert_eq!(kind(b"wOF2\0\x01\0\0"), Some(Kind::Woff2));
        for other in [&b""[..], b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd8\xff\xe0\0\x04", b"wOFF", b"<svg"] {
            assert_eq!(kind(other), None);
        }
    }
}
