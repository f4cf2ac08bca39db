//! Names of months.

use crate::domain::period;

/// The months in other languages than English, as they stand behind a day.
const OTHERWISE: [&str; 12] = [
    "januar jänner janvier enero gennaio janeiro januari",
    "februar février fevrier febrero febbraio fevereiro februari",
    "märz mars marzo março maart marts",
    "april avril abril aprile",
    "mai mayo maggio maio mei maj",
    "juni juin junio giugno junho",
    "juli juillet julio luglio julho",
    "august août aout agosto augustus augusti",
    "september septembre septiembre settembre setembro",
    "oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "dezember décembre diciembre dicembre dezembro december",
];

/// The month that a word names: `June`, `Jun`, `Sept`, `juin`. English names have a capital letter: `may` is none.
#[must_use]
pub(super) fn month(word: &str) -> Option<u32> {
    let letters = word.chars().count();
    if !(3..=10).contains(&letters) {
        return None;
    }
    let is_capital = word.starts_with(char::is_uppercase);
    let is = |name: &&str| {
        let is_short = letters == 3 || letters == 4 && word.eq_ignore_ascii_case("sept");
        is_capital
            && (name.eq_ignore_ascii_case(word)
                || is_short && name.get(..letters).is_some_and(|it| it.eq_ignore_ascii_case(word)))
    };
    let is_otherwise = |names: &&str| names.split(' ').any(|name| is_same(name, word));
    let at = period::MONTHS.iter().position(is).or_else(|| OTHERWISE.iter().position(is_otherwise))?;
    u32::try_from(at + 1).ok()
}

/// Whether a word is a name in small letters, whatever letters it begins with.
fn is_same(name: &str, word: &str) -> bool {
    name.len() == word.len() && name.chars().eq(word.chars().flat_map(char::to_lowercase))
}

/// The month whose name, or short name with a point, stands before a place with spaces between, and where it begins.
#[must_use]
pub(super) fn month_before(text: &str, at: usize) -> Option<(u32, usize)> {
    let before = text[..at].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    if before.len() == at {
        return None;
    }
    let name = before.strip_suffix('.').unwrap_or(before);
    let letters = name.chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let start = name.len() - letters;
    let is_whole = !name[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '\'' | '’'));
    Some((month(&name[start..]).filter(|_| is_whole)?, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_names_short_ones_and_those_of_other_languages() {
        for (word, number) in [
            ("June", 6),
            ("JUNE", 6),
            ("Sept", 9),
            ("Sep", 9),
            ("May", 5),
            ("März", 3),
            ("août", 8),
            ("maggio", 5),
            ("Dezember", 12),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in ["may", "march", "Junes", "Ju", "Mayor", "Augusta"] {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn the_month_before_a_place_is_a_whole_word() {
        assert_eq!(month_before("on Jun. 30", 8), Some((6, 3)));
        assert_eq!(month_before("on June 30", 8), Some((6, 3)));
        assert_eq!(month_before("on June, 30", 9), None);
        assert_eq!(month_before("mid-June 30", 9), None);
    }
}
