//! Ids made of words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters and digits in lower case, everything else as single hyphens.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() { "section".to_owned() } else { id }
}

/// The same in Latin letters without accents, as ids and names of files need them; empty where the text has none.
#[must_use]
pub fn ascii(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for c in text.nfd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            'ß' => id.push_str("ss"),
            'æ' | 'œ' => id.push_str(if c == 'æ' { "ae" } else { "oe" }),
            'ø' => id.push('o'),
            'đ' | 'ð' => id.push('d'),
            'þ' => id.push_str("th"),
            'ł' => id.push('l'),
            'ı' => id.push('i'),
            // In German, two dots are an `e`.
            '\u{308}' if id.ends_with(['a', 'o', 'u']) => id.push('e'),
            '\'' | '’' | '.' => {}
            c if is_combining_mark(c) => {}
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_no_accents() {
        assert_eq!(ascii("steuern-übrige"), "steuern-uebrige");
        assert_eq!(ascii("2024-H1-Results"), "2024-h1-results");
        assert_eq!(ascii("Résultat net & autres"), "resultat-net-autres");
        assert_eq!(ascii("Straße"), "strasse");
        assert_eq!(ascii("  Revenue_2 "), "revenue-2");
        assert_eq!(ascii("营业收入"), "");
    }
}
