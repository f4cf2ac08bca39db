//! What search finds: a record a page, with the places on the page that its lines lead to.

use chrono::NaiveDate;
use iso_currency::Currency;

/// The first of the 256 signs of Braille, one a byte.
const BRAILLE: u32 = 0x2800;

/// Stands behind a currency that was set apart from its figure; the page of search joins them again.
const JOINER: &str = "\u{2060}";

/// Something that search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its page, below the site's base, with its place on the page where it has one. Each record has another.
    pub address: String,
    /// BCP 47 tag.
    pub language: String,
    /// What readers see first.
    pub title: String,
    /// What it is, as readers choose it: the id of a kind of announcements or of another kind.
    pub kind: &'static str,
    /// What it is, in words.
    pub what: String,
    /// The day that it is of.
    pub day: Option<NaiveDate>,
    /// What it says.
    pub text: Text,
}

/// What a record says: words, and between them the places on its page that the words behind lead to.
///
/// A place is a word of signs of Braille, one for each byte of the anchor. Letters and digits alone are indexed, so that nobody finds it;
/// it keeps its position in the text, from which the page of search goes back from a word that was found to its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// Adds words.
    pub fn say(&mut self, words: &str) {
        for word in words.split_whitespace() {
            if !self.0.is_empty() {
                self.0.push(' ');
            }
            match end_of_currency(word) {
                Some(end) => {
                    self.0.extend([&word[..end], JOINER, " ", &word[end..]]);
                }
                None => self.0.push_str(word),
            }
        }
    }

    /// Adds a place: what is said from here on stands there.
    pub fn at(&mut self, anchor: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.extend(anchor.bytes().filter_map(|byte| char::from_u32(BRAILLE + u32::from(byte))));
    }

    /// The text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Where the currency before a figure ends, as in `RMB4,153.2`: the figure is looked for without it.
fn end_of_currency(word: &str) -> Option<usize> {
    let end = word.find(|c: char| c.is_ascii_digit())?;
    let before = &word[..end];
    let letters = before.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let is_sign = before.ends_with(['$', '€', '£', '¥', '￥', '₩', '₹', '元']);
    (is_sign || letters == "RMB" || Currency::from_code(letters).is_some()).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_set_apart_from_its_currency_and_a_quarter_from_nothing() {
        for (word, expected) in [
            ("RMB4,153.2", "RMB\u{2060} 4,153.2"),
            ("(US$0.58)", "(US$\u{2060} 0.58)"),
            ("EUR1.2bn", "EUR\u{2060} 1.2bn"),
            ("Q1", "Q1"),
            ("20-F", "20-F"),
            ("FY2024", "FY2024"),
            ("US$", "US$"),
        ] {
            let mut text = Text::default();
            text.say(word);
            assert_eq!(text.into_string(), expected);
        }
    }

    #[test]
    fn a_place_is_a_word_without_letters_and_digits() {
        let mut text = Text::default();
        text.say("Quarter  of\n2024");
        text.at("operations.revenue");
        text.say("Revenue 4,153.2");
        let text = text.into_string();
        let words: Vec<&str> = text.split(' ').collect();
        assert_eq!((&words[..3], &words[4..]), (&["Quarter", "of", "2024"][..], &["Revenue", "4,153.2"][..]));
        assert!(words[3].chars().all(|it| !it.is_alphanumeric()) && words[3].chars().count() == 18, "{}", words[3]);
        let back: Vec<u8> = words[3].chars().map(|it| (u32::from(it) - BRAILLE) as u8).collect();
        assert_eq!(back, b"operations.revenue");
    }
}
