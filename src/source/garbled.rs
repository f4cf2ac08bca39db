//! Texts in other encodings than UTF-8.

use std::sync::Arc;

/// A text that should be UTF-8 and isn't.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Garbled {
    /// The offset of the first byte that can't be read.
    pub at: usize,
    /// The text as far as it can be shown: up to that byte as it is, and behind it as if it were in the older encoding of
    /// Windows.
    pub text: Arc<str>,
    /// What it seems to be in.
    pub encoding: Encoding,
}

/// What a text seems to be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Two bytes a character; Windows calls it Unicode.
    Utf16,
    /// A byte a character, as in Latin-1; the character that the first of them is not ASCII stands for.
    Windows1252(char),
    /// Some other one; the first byte that can't be read.
    Other(u8),
}

/// What the bytes from 0x80 to 0x9F are in Windows-1252.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

fn in_windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

impl Garbled {
    /// What can be told of bytes that are no UTF-8 from an offset on.
    #[must_use]
    pub fn of(bytes: &[u8], at: usize) -> Self {
        if let Some(text) = utf16(bytes) {
            return Self { at: 0, text: text.into(), encoding: Encoding::Utf16 };
        }
        let (before, after) = bytes.split_at(at.min(bytes.len()));
        let mut text = String::from_utf8_lossy(before).into_owned();
        text.extend(after.iter().map(|byte| in_windows_1252(*byte)));
        let byte = after.first().copied().unwrap_or_default();
        let letter = in_windows_1252(byte);
        // In Chinese and Japanese encodings they come in pairs.
        let is_alone = after.get(1).is_none_or(|next| *next < 0x40 || next.is_ascii_lowercase());
        let encoding = match is_alone && letter != '\u{fffd}' {
            true => Encoding::Windows1252(letter),
            false => Encoding::Other(byte),
        };
        Self { at: before.len(), text: text.into(), encoding }
    }
}

/// The text of bytes that are UTF-16: those that begin with its mark, or with characters of which one byte is nothing.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let is_nothing = |odd: usize| {
        let head = &bytes[..bytes.len().min(64) & !1];
        head.len() >= 8 && head.iter().enumerate().all(|(at, byte)| (at % 2 == odd) == (*byte == 0))
    };
    let (units, is_big): (_, bool) = match bytes {
        [0xff, 0xfe, units @ ..] => (units, false),
        [0xfe, 0xff, units @ ..] => (units, true),
        units if is_nothing(1) => (units, false),
        units if is_nothing(0) => (units, true),
        _ => return None,
    };
    let unit = |pair: &[u8]| match (pair, is_big) {
        ([a, b], true) => u16::from_be_bytes([*a, *b]),
        ([a, b], false) => u16::from_le_bytes([*a, *b]),
        _ => 0xfffd,
    };
    let units: Vec<u16> = units.chunks(2).map(unit).collect();
    Some(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_an_older_windows_is_shown_with_its_letters() {
        let garbled = Garbled::of(b"title = \"F\xfcr\"\nx = \"\x80\"\n", 10);
        assert_eq!((&*garbled.text, garbled.at), ("title = \"Für\"\nx = \"€\"\n", 10));
        assert_eq!(garbled.encoding, Encoding::Windows1252('ü'));
        assert_eq!(Garbled::of(b"a \xb5\xda\xd2\xbb", 2).encoding, Encoding::Other(0xb5));
    }

    #[test]
    fn two_bytes_a_character_are_known_with_a_mark_and_without() {
        for bytes in [&b"\xff\xfea\0=\0"[..], b"\xfe\xff\0a\0=", b"a\0=\x001\0\n\0"] {
            assert!(utf16(bytes).is_some_and(|text| text.starts_with("a=")), "{bytes:?}");
        }
        assert_eq!(utf16(b"a = 1\n"), None);
        assert_eq!(utf16(b""), None);
    }
}
