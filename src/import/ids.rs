//! Ids made from labels.

use crate::decode::is_id;
use crate::domain::slug;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// How long an id may be before it is cut at a word.
const LONGEST: usize = 70;

/// An id from words, of the letters that ids have; `None` where the words have none of them.
pub fn id(words: &str) -> Option<String> {
    let mut plain = String::new();
    for c in words.nfkd() {
        match c {
            // As German and the Nordic languages write them where they can't.
            '\u{308}' if plain.ends_with(['a', 'o', 'u', 'A', 'O', 'U']) => plain.push('e'),
            'ß' => plain.push_str("ss"),
            'æ' | 'Æ' => plain.push_str("ae"),
            'ø' | 'Ø' => plain.push_str("oe"),
            '\'' | '’' => {}
            _ if c.is_ascii() => plain.push(c),
            _ if unicode_normalization::char::is_combining_mark(c) => {}
            _ => plain.push(' '),
        }
    }
    let mut id = slug(&plain);
    // `1株当たり当期純利益` has no other name than in its own letters.
    let has_letters = |text: &str| text.contains(char::is_alphabetic);
    if !plain.contains(|c: char| c.is_ascii_alphanumeric()) || has_letters(words) && !has_letters(&plain) {
        return None;
    }
    if id.len() > LONGEST {
        let end = id[..LONGEST].rfind('-').unwrap_or(LONGEST);
        id.truncate(end);
    }
    Some(if is_id(&id) { id } else { format!("{id}-line") }).filter(|id| is_id(id))
}

/// The ids that are taken.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    ids: BTreeSet<String>,
    /// The last number that was given behind an id.
    numbers: BTreeMap<String, usize>,
}

impl FromIterator<String> for Taken {
    fn from_iter<I: IntoIterator<Item = String>>(ids: I) -> Self {
        Self { ids: ids.into_iter().collect(), numbers: BTreeMap::new() }
    }
}

impl Taken {
    /// Takes the first of some ids that is free, or the last of them with a number.
    pub fn take(&mut self, wanted: &[String]) -> String {
        let free = wanted.iter().find(|id| !self.ids.contains(*id)).cloned();
        let id = free.unwrap_or_else(|| self.numbered(wanted.last().map_or("", |it| it)));
        self.ids.insert(id.clone());
        id
    }

    fn numbered(&mut self, id: &str) -> String {
        let number = self.numbers.entry(id.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}-{number}");
            if !self.ids.contains(&numbered) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_plain_letters() {
        for (words, expected) in [
            ("Total net revenue", Some("total-net-revenue")),
            ("Übrige Erträge", Some("uebrige-ertraege")),
            ("Résultat net", Some("resultat-net")),
            ("Shareholders’ equity", Some("shareholders-equity")),
            ("總收入", None),
            ("1株当たり当期純利益(円)", None),
            ("Q1 2024", Some("q1-2024")),
            ("Con", Some("con-line")),
            ("—", None),
        ] {
            assert_eq!(id(words).as_deref(), expected, "{words}");
        }
        assert!(id(&"word ".repeat(40)).unwrap().len() <= LONGEST);
    }

    #[test]
    fn an_id_is_taken_once() {
        let mut taken = Taken::default();
        let other = ["other".to_owned(), "other-income".to_owned()];
        let ids: Vec<String> = (0..4).map(|_| taken.take(&other)).collect();
        assert_eq!(ids, ["other", "other-income", "other-income-2", "other-income-3"]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_words_an_id_is_one(words in ".{0,120}") {
            if let Some(id) = id(&words) {
                proptest::prop_assert!(is_id(&id), "{}", id);
            }
        }
    }
}
