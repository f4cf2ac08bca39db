//! The ledger and the manifest: what is read is written again byte for byte.

use super::{text, within};
use irbook::ledger::{manifest, parse};

/// A ledger that is read is the one that would be written.
pub fn ledger(bytes: &[u8]) {
    let text = &*text(bytes);
    match parse(text) {
        Ok(ledger) => {
            assert_eq!(ledger.text(), text);
            for entry in ledger.entries() {
                let _ = (ledger.versions(&entry.announcement).count(), ledger.successor(&entry.announcement));
                let later = ledger.later(entry.at);
                assert_eq!(later.is_none(), ledger.count_until(entry.at) == ledger.entries().len());
            }
        }
        Err(broken) => begins_a_line(text, broken.offset as usize),
    }
}

/// So is a manifest, but for the order of its lines.
pub fn manifest(bytes: &[u8]) {
    let text = &*text(bytes);
    match manifest::parse(text) {
        Ok(files) => {
            let written = manifest::text(&files);
            assert_eq!(manifest::parse(&written).ok().as_ref(), Some(&files), "{written}");
            assert_eq!(written.lines().count(), files.len(), "{written}");
        }
        Err(broken) => begins_a_line(text, broken.offset as usize),
    }
}

fn begins_a_line(text: &str, offset: usize) {
    within(text, &(offset..text.len()), "what is broken");
    assert!(offset == 0 || text[..offset].ends_with('\n'), "offset {offset} begins no line");
}
