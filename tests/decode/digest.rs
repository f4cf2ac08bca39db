//! The digest of what readers see, on this repository's archive.

use irbook::decode::decode;
use irbook::domain::Digest;
use irbook::source::{Content, SourceFile, Sources, load};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static ARCHIVE: LazyLock<Sources> =
    LazyLock::new(|| load(Path::new(env!("CARGO_MANIFEST_DIR"))).and_then(Sources::held).unwrap());

/// Each digit of a cell or an amount: its file and its offset there.
static DIGITS: LazyLock<Vec<(usize, usize)>> = LazyLock::new(|| {
    let mut digits = Vec::new();
    for (file, source) in ARCHIVE.files.iter().enumerate() {
        let Content::Text(text) = &source.content else { continue };
        if !source.path.starts_with("content/announcements/") {
            continue;
        }
        for (key, end) in [("cells = [", ']'), ("amount = \"", '"')] {
            for (at, _) in text.match_indices(key) {
                let from = at + key.len();
                let to = from + text[from..].find(end).unwrap();
                digits.extend((from..to).filter(|at| text.as_bytes()[*at].is_ascii_digit()).map(|at| (file, at)));
            }
        }
    }
    digits
});

/// The digest of the announcement that a file belongs to, with another text in the file.
fn digest(file: usize, text: &str) -> Digest {
    let folder = ARCHIVE.files[file].path.rsplit_once('/').unwrap().0;
    let files =
        ARCHIVE.files.iter().enumerate().filter(|(_, it)| it.path.starts_with(folder) || &*it.path == "site.toml");
    let files = files.map(|(index, source)| {
        let text = match &source.content {
            Content::Text(_) if index == file => text,
            Content::Text(text) => text,
            _ => "",
        };
        SourceFile { path: source.path.clone(), content: Content::Text(text.into()) }
    });
    let sources = Sources { root: ARCHIVE.root.clone(), files: files.collect(), ..Sources::default() };
    let (documents, findings) = decode(&sources).unwrap();
    assert!(findings.is_empty(), "{findings:#?}");
    documents.announcements[0].digest
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_digit_in_any_figure_is_another_digest(which in any::<prop::sample::Index>(), digit in 1..10_u8) {
        let (file, at) = DIGITS[which.index(DIGITS.len())];
        let Content::Text(text) = &ARCHIVE.files[file].content else { unreachable!() };
        let other = char::from(b'0' + (text.as_bytes()[at] - b'0' + digit) % 10);
        // A zero before other digits is no figure.
        let leads = !text[..at].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        prop_assume!(other != '0' || !leads);
        let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        prop_assert_ne!(digest(file, text), digest(file, &changed));
    }
}

#[test]
fn figures_were_found_to_be_changed() {
    assert!(DIGITS.len() > 2000, "{}", DIGITS.len());
}
