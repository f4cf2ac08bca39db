//! What is fuzzed: each target takes any bytes and panics where a promise is broken.
//!
//! The same functions run under libFuzzer (`fuzz_targets/`, with a nightly toolchain) and under the runner for stable
//! Rust (`stable/`), which takes this file as a module.

pub mod document;
pub mod figure;
pub mod front_matter;
pub mod ledger;
pub mod markdown;
#[cfg(feature = "serve")]
pub mod preview;

use irbook::diagnostic::Texts;
use irbook::domain::{FileId, Span};
use std::borrow::Cow;
use std::ops::Range;

/// A target.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name: that of its libFuzzer binary and of its folder in `corpus/`.
    pub name: &'static str,
    /// The name of its dictionary in `dictionaries/`.
    pub dictionary: &'static str,
    /// What is done with an input.
    pub run: fn(&[u8]),
}

/// Every target.
pub const ALL: &[Target] = &[
    Target { name: "amount", dictionary: "figures", run: figure::amount },
    Target { name: "period", dictionary: "figures", run: figure::period },
    Target { name: "front-matter", dictionary: "toml", run: front_matter::split },
    Target { name: "markdown", dictionary: "markdown", run: markdown::text },
    Target { name: "inline", dictionary: "markdown", run: markdown::inline },
    Target { name: "site", dictionary: "toml", run: document::site },
    Target { name: "results", dictionary: "toml", run: document::results },
    Target { name: "dividend", dictionary: "toml", run: document::dividend },
    Target { name: "meeting", dictionary: "toml", run: document::meeting },
    Target { name: "issuance", dictionary: "toml", run: document::issuance },
    Target { name: "other", dictionary: "toml", run: document::other },
    Target { name: "statements", dictionary: "toml", run: document::statements },
    Target { name: "metrics", dictionary: "toml", run: document::metrics },
    Target { name: "legend", dictionary: "markdown", run: document::legend },
    Target { name: "page", dictionary: "markdown", run: document::page },
    Target { name: "ledger", dictionary: "ledger", run: ledger::ledger },
    Target { name: "manifest", dictionary: "ledger", run: ledger::manifest },
    #[cfg(feature = "serve")]
    Target { name: "preview", dictionary: "http", run: preview::request },
];

/// The input as a text: what is no UTF-8 in it is replaced.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Holds a range to the text and to the borders of characters.
fn within(text: &str, range: &Range<usize>, what: &str) {
    assert!(text.get(range.clone()).is_some(), "{what}: {range:?} is no part of a text of {} bytes", text.len());
}

/// Holds a span to its file and to the borders of characters.
fn placed(texts: &dyn Texts, span: Span, what: &str) {
    within(&texts.current(span.file).0, &(span.start as usize..span.end as usize), what);
}

/// The span of a text of its own.
fn whole(text: &str) -> Span {
    Span { file: FileId(0), start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) }
}
