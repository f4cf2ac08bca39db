//! The order of an index: letters without their marks, digits before them, other scripts behind.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What entries of an index stand below, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letter {
    /// A digit.
    Digit,
    /// A Latin letter without marks, in upper case.
    Latin(char),
    /// A letter of another alphabet, in upper case.
    Other(char),
    /// A Chinese, Japanese or Korean character.
    EastAsian,
    /// Neither letter nor digit.
    Sign,
}

impl Letter {
    /// That of a text that is [folded](folded).
    #[must_use]
    pub fn of(folded: &str) -> Self {
        match folded.chars().next() {
            Some(first) if first.is_numeric() => Self::Digit,
            Some(first) if first.is_ascii_alphabetic() => Self::Latin(first.to_ascii_uppercase()),
            Some(first) if is_east_asian(first) => Self::EastAsian,
            Some(first) if first.is_alphabetic() => Self::Other(first.to_uppercase().next().unwrap_or(first)),
            _ => Self::Sign,
        }
    }

    /// Its place on the page.
    #[must_use]
    pub fn anchor(self) -> String {
        match self {
            Self::Digit => "letter-0".to_owned(),
            Self::Latin(letter) => format!("letter-{}", letter.to_ascii_lowercase()),
            Self::Other(letter) => format!("letter-u{:x}", u32::from(letter)),
            Self::EastAsian => "letter-east-asian".to_owned(),
            Self::Sign => "letter-sign".to_owned(),
        }
    }
}

/// What a text is sorted by: in small letters without marks, from its first letter or digit on.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            c if c.is_alphanumeric() || !folded.is_empty() => folded.push(c),
            _ => {}
        }
    }
    folded
}

/// Whether a character is Chinese, Japanese or Korean: these have no alphabet of which an index could show the letters. Korean
/// syllables come apart into the letters that are here.
fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11ff | 0x2e80..=0x30ff | 0x3130..=0x318f | 0x31a0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0xff66..=0xffdc | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_do_not_count_and_neither_do_quotes_before_a_word() {
        for (text, first) in [
            ("Équité", Letter::Latin('E')),
            ("“total” revenue", Letter::Latin('T')),
            ("Øst", Letter::Latin('O')),
            ("ßeta", Letter::Latin('S')),
            ("30-day collection", Letter::Digit),
            ("(3) notes", Letter::Digit),
            ("Выручка", Letter::Other('В')),
            ("淨收入", Letter::EastAsian),
            ("ネット", Letter::EastAsian),
            ("한국", Letter::EastAsian),
            ("—", Letter::Sign),
            ("", Letter::Sign),
        ] {
            assert_eq!(Letter::of(&folded(text)), first, "{text}");
        }
        assert!(folded("Équité") < folded("equity") && folded("equity") < folded("Error"));
    }

    #[test]
    fn digits_come_before_letters_and_other_scripts_behind() {
        let mut letters = ["淨", "Ж", "b", "Á", "9", "#"].map(|text| Letter::of(&folded(text)));
        letters.sort();
        let expected = ["9", "a", "b", "ж", "淨", "#"].map(|text| Letter::of(&folded(text)));
        assert_eq!(letters, expected);
    }

    #[test]
    fn anchors_are_plain_words() {
        let anchors = ["9", "é", "ж", "淨", "#"].map(|text| Letter::of(&folded(text)).anchor());
        assert_eq!(anchors, ["letter-0", "letter-e", "letter-u416", "letter-east-asian", "letter-sign"]);
    }
}
