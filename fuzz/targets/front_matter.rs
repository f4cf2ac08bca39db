//! The fence between facts and text.

use super::{text, within};
use irbook::source;

/// Facts and text are parts of the document, apart by the fence alone.
pub fn split(bytes: &[u8]) {
    let text = &*text(bytes);
    let Some(parts) = source::split(text) else { return };
    within(text, &parts.toml, "the facts");
    within(text, &parts.body, "the text");
    assert!(parts.toml.end <= parts.body.start && parts.body.end == text.len(), "{parts:?} of {}", text.len());
    for fence in [&text[..parts.toml.start], &text[parts.toml.end..parts.body.start]] {
        assert_eq!(fence.trim_start_matches('\u{feff}').trim_end(), "+++");
    }
}
