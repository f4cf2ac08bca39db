//! How wide a text is at most, and how it is wrapped or shortened to fit.
//!
//! There is no font here to measure with, and which one the reader has is unknown, so the estimate
//! takes the wider of Noto Sans and Arial: the faces that `chart.css` asks for aren't wider.

use super::ink::Face;
use std::borrow::Cow;

/// Advance widths of the characters from space to tilde, in hundredths of an em.
const ADVANCES: [u8; 95] = [
    28, 28, 41, 65, 58, 89, 74, 23, 34, 34, 56, 59, 28, 34, 28, 38, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 28, 28, 59,
    59, 59, 56, 102, 67, 67, 73, 73, 67, 62, 78, 75, 34, 50, 67, 56, 91, 76, 79, 67, 79, 73, 67, 62, 74, 67, 95, 67,
    67, 62, 33, 38, 33, 58, 56, 34, 57, 62, 50, 62, 57, 35, 62, 62, 26, 26, 54, 26, 94, 62, 61, 62, 62, 42, 50, 37, 62,
    51, 79, 53, 51, 50, 38, 56, 38, 59,
];

/// Bold digits are as wide as regular ones, bold words about a tenth wider.
const BOLD_PERCENT: i32 = 112;

fn advance(character: char) -> i32 {
    match character {
        ' '..='~' => i32::from(ADVANCES[character as usize - ' ' as usize]),
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => 50,
        '·' | '‘' | '’' => 40,
        '“' | '”' | '–' => 56,
        '\u{a1}'..='\u{24f}' | '€' => 80,
        '\u{1f000}'..='\u{1faff}' => 140,
        _ if is_ideograph(character) => 100,
        _ => 110,
    }
}

/// A character between which a line may break without a space.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The width of `text` in tenths of a pixel, at most.
pub fn width(text: &str, face: Face) -> i32 {
    let hundredths = text.chars().map(advance).fold(0, i32::saturating_add);
    let weight = if face.bold { BOLD_PERCENT } else { 100 };
    let tenths = i64::from(hundredths) * i64::from(face.size) * i64::from(weight) / 10_000;
    i32::try_from(tenths + 1).unwrap_or(i32::MAX)
}

/// `text` if it is at most `limit` wide, else its beginning with an ellipsis.
pub fn fit(text: &str, face: Face, limit: i32) -> Cow<'_, str> {
    if width(text, face) <= limit {
        return Cow::Borrowed(text);
    }
    let mut short = String::with_capacity(text.len().min(64) + 3);
    let room = limit - width("…", face);
    let mut used = 0;
    let mut glyph = [0; 4];
    for character in text.chars() {
        used += width(character.encode_utf8(&mut glyph), face);
        if used > room {
            break;
        }
        short.push(character);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    Cow::Owned(short)
}

/// `text` in at most `lines` lines (one or more) of at most `limit`, broken at spaces and between
/// ideographs; the last line is shortened if the text is longer.
pub fn wrap(text: &str, face: Face, limit: i32, lines: usize) -> Vec<Cow<'_, str>> {
    let mut wrapped = Vec::with_capacity(lines);
    let mut rest = text.trim();
    while wrapped.len() + 1 < lines && width(rest, face) > limit {
        let Some(at) = break_before(rest, face, limit) else {
            break;
        };
        let (line, tail) = rest.split_at(at);
        wrapped.push(Cow::Borrowed(line.trim_end()));
        rest = tail.trim_start();
    }
    if !rest.is_empty() {
        wrapped.push(fit(rest, face, limit));
    }
    wrapped
}

/// The last byte index at which the line may end within `limit`.
fn break_before(text: &str, face: Face, limit: i32) -> Option<usize> {
    let mut used = 0;
    let mut last = None;
    let mut previous = None;
    let mut glyph = [0; 4];
    for (at, character) in text.char_indices() {
        let open = character.is_whitespace() || previous.is_some_and(|p| is_ideograph(p) && is_ideograph(character));
        if at > 0 && open {
            last = Some(at);
        }
        used += width(character.encode_utf8(&mut glyph), face);
        if used > limit && !character.is_whitespace() {
            return last;
        }
        previous = Some(character);
    }
    last
}

/// Appends `text` for use in element content and in quoted attributes. Characters that XML forbids
/// become U+FFFD, line breaks and tabs become spaces.
pub fn escape_into(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_characters_not_bytes() {
        assert_eq!(width("中", Face::PLAIN), 131);
        assert_eq!(width("é", Face::PLAIN), 105);
        assert!(width("Q1 2024", Face::STRONG) > width("Q1 2024", Face::PLAIN));
    }

    #[test]
    fn a_long_text_is_shortened_within_its_limit() {
        let short = fit("Revenue from releasing of guarantee liabilities", Face::PLAIN, 1200);
        assert!(short.starts_with("Revenue from") && short.ends_with('…'), "{short}");
        assert!(width(&short, Face::PLAIN) <= 1200);
        assert_eq!(fit("Q1 2024", Face::PLAIN, 1000), "Q1 2024");
    }

    #[test]
    fn lines_break_at_spaces_and_between_ideographs() {
        let face = Face::PLAIN;
        assert_eq!(wrap("Three months ended", face, 900, 2), ["Three months", "ended"]);
        assert_eq!(wrap("信贷驱动服务", face, 400, 2), ["信贷驱", "动服务"]);
        assert_eq!(wrap("", face, 400, 2), [] as [&str; 0]);
        let endless = wrap("Donaudampfschifffahrtsgesellschaft", face, 600, 2);
        assert_eq!(endless.len(), 1);
        assert!(endless[0].ends_with('…'));
    }

    #[test]
    fn markup_and_forbidden_characters_are_escaped() {
        let mut out = String::new();
        escape_into(&mut out, "a<b>&\"\u{0}\n");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;\u{fffd} ");
    }
}
