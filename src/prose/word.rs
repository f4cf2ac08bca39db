//! The words around a place.

/// No word that is looked at is longer.
const LONGEST: usize = 48;

/// A word right of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word without the punctuation behind it.
    pub text: &'t str,
    /// Where it begins.
    pub start: usize,
}

impl Word<'_> {
    /// Where it ends.
    pub fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this word, in small or capital letters.
    pub fn is(self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words with spaces between them, in small or capital letters.
    pub fn is_in(self, words: &str) -> bool {
        is_one_of(self.text, words)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capitalized(self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Whether a word is one of these with spaces between them, in small or capital letters. Texts are asked for so many words that
/// splitting the list each time would take a good part of a check.
pub(super) fn is_one_of(word: &str, words: &str) -> bool {
    let (word, words) = (word.as_bytes(), words.as_bytes());
    let Some(first) = word.first().map(u8::to_ascii_lowercase) else { return false };
    let mut at = 0;
    while let Some(found) = words.get(at..at + word.len()) {
        let is_whole = words.get(at + word.len()).is_none_or(|byte| *byte == b' ');
        if is_whole && found[0].to_ascii_lowercase() == first && found.eq_ignore_ascii_case(word) {
            return true;
        }
        let Some(next) = words[at..].iter().position(|byte| *byte == b' ') else { return false };
        at += next + 1;
    }
    false
}

/// The words right of a place that are separated from it and from each other by spaces alone. The first
/// punctuation mark ends them.
pub(super) fn following(text: &str, at: usize) -> impl Iterator<Item = Word<'_>> {
    let mut next = Some(at);
    std::iter::from_fn(move || {
        let at = next.take()?;
        let rest = &text[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = &text[start..];
        if start == at || !rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        let end = rest
            .char_indices()
            .take_while(|(at, c)| *at <= LONGEST && !c.is_whitespace() && (*at == 0 || !is_apart(*c, &rest[..*at])));
        let raw = end.last().map_or("", |(at, c)| &rest[..at + c.len_utf8()]);
        let word = raw.trim_end_matches(|c: char| !c.is_alphanumeric());
        next = (word.len() == raw.len()).then(|| start + raw.len());
        Some(Word { text: word, start })
    })
}

/// What ends a word without a space: dashes, the genitive of a common noun, marks of notes, and scripts that are written
/// without spaces. `before` is the word so far.
fn is_apart(c: char, before: &str) -> bool {
    match c {
        '—' | '–' | '/' | '*' | '†' | '‡' => true,
        '\'' | '’' => before.starts_with(char::is_lowercase),
        // Behind a letter or two it is a power: `m²`.
        '²' | '³' | '¹' | '\u{2070}'..='\u{2079}' => before.len() > 2,
        _ => c >= '\u{2e80}',
    }
}

/// The word left of a place, with the punctuation around it.
pub(super) fn preceding(text: &str, at: usize) -> Option<&str> {
    let before = text[..at].trim_end();
    let start =
        before.char_indices().rev().take_while(|(start, c)| before.len() - start <= LONGEST && !c.is_whitespace());
    start.last().map(|(start, _)| &before[start..])
}
