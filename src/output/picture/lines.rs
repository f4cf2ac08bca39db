//! Texts in lines.

use super::face::{Face, PARTS};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What stands in the place of what is left out.
const ELLIPSIS: char = '…';

/// How wide a text is, in pixels.
pub(super) fn width(face: &Face, text: &str) -> u32 {
    parts(face, text).div_ceil(PARTS)
}

fn parts(face: &Face, text: &str) -> u32 {
    text.chars().filter_map(|c| face.width(c)).sum()
}

/// A text in so many lines of a width at most, the last with an ellipsis where more would follow; no line at all where the
/// typeface lacks a sign.
pub(super) fn wrapped(face: &Face, text: &str, width: u32, most: usize) -> Vec<String> {
    let text: Cow<'_, str> = if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() };
    if text.chars().any(|c| !c.is_whitespace() && face.width(c).is_none()) {
        return Vec::new();
    }
    let (room, space) = (width * PARTS, face.width(' ').unwrap_or_default());
    let mut lines: Vec<String> = Vec::new();
    let (mut is_cut, mut used) = (false, 0);
    for word in text.split_whitespace() {
        let own = parts(face, word);
        if let Some(last) = lines.last_mut()
            && used + space + own <= room
        {
            last.push(' ');
            last.push_str(word);
            used += space + own;
        } else if lines.len() < most {
            lines.push(word.to_owned());
            used = own;
        } else {
            is_cut = true;
            break;
        }
    }
    let count = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        // A word that is wider than a line is cut, too.
        if parts(face, line) > room || (is_cut && at + 1 == count) {
            shorten(face, line, room);
        }
    }
    lines
}

/// Ends a line with an ellipsis and leaves out what has no room before it.
fn shorten(face: &Face, line: &mut String, room: u32) {
    let own = face.width(ELLIPSIS).unwrap_or_default();
    while parts(face, line) + own > room && line.pop().is_some() {}
    line.truncate(line.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len());
    line.push(ELLIPSIS);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::picture::face::all;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_broken_between_words_and_ends_with_an_ellipsis() {
        let face = &all().medium;
        let title = "First Quarter 2024 Unaudited Financial Results and Declaration of a Dividend for the Second Half of 2023 \
                     and of a Special Dividend for the Year before It";
        let lines = wrapped(face, title, 1040, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("First Quarter 2024") && lines[2].ends_with('…'), "{lines:?}");
        assert!(lines.iter().all(|line| width(face, line) <= 1040));
        assert_eq!(wrapped(face, "Short title", 1040, 3), ["Short title"]);
        assert!(wrapped(face, " ", 1040, 3).is_empty());
    }

    #[test]
    fn a_text_in_a_script_that_the_typeface_lacks_is_left_out() {
        assert!(wrapped(&all().medium, "二零二四年第一季度 results", 1040, 3).is_empty());
        assert_eq!(wrapped(&all().medium, "Ergebnis für Ősz, Ω und Ж", 1040, 3), ["Ergebnis für Ősz, Ω und Ж"]);
        // Letters with marks of their own are put together first.
        assert_eq!(wrapped(&all().medium, "fu\u{308}r", 1040, 3), ["für"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "[A-Za-z ,.]{0,200}", room in 100u32..1200, most in 1usize..4) {
            let face = &all().medium;
            let lines = wrapped(face, &text, room, most);
            prop_assert!(lines.len() <= most);
            for line in lines {
                prop_assert!(width(face, &line) <= room, "{}", line);
            }
        }
    }
}
