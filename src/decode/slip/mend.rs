//! How a text is read on behind a slip.

use super::found::{Mend, Slip};
use super::layout::{line_at, pairs, statement_at};
use std::ops::Range;

/// The text to go on with, in which all places are where they were. What was mended and is an error `again` is left out.
pub fn mended(text: &str, slip: &Slip, again: bool) -> String {
    let mut bytes = text.as_bytes().to_vec();
    match &slip.mend {
        Mend::With(parts) if !again => {
            for (at, part) in parts {
                if let Some(bytes) = bytes.get_mut(*at..at + part.len()) {
                    bytes.copy_from_slice(part.as_bytes());
                }
            }
        }
        Mend::Without(part) if !again => blank(&mut bytes, part.clone()),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(mended) if mended != text => mended,
        _ => without(text, slip.place.start),
    }
}

/// A text without the line of a place, or without its statement where the brackets of the line don't pair.
fn without(text: &str, at: usize) -> String {
    let line = line_at(text, at);
    let part = if pairs(&text[line.clone()]) { line } else { statement_at(text, &line) };
    let mut bytes = text.as_bytes().to_vec();
    blank(&mut bytes, part);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn blank(bytes: &mut [u8], part: Range<usize>) {
    bytes[part].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}
