//! What a tie names: a fact, or the change of one.

use super::book::Book;
use super::compared::{Change, change};
use super::target::{Unfound, find, unsigned};
use super::value::Value;
use crate::domain::Span;
use crate::prose::{Tie, plain_passage, quantities};

/// What a tie names.
pub(super) enum Named {
    /// A fact, by position in its book.
    Fact(u32),
    /// A change that follows from two facts.
    Change(Change),
}

/// What a tie names by a key without its sign, for a figure as it stands in the text.
pub(super) fn named(book: &Book<'_>, key: &str, period: Option<&str>, text: &Value) -> Result<Named, Unfound> {
    let found = find(book, key, period, text);
    match found.is_err().then(|| change(book, key, period, text)).flatten() {
        Some(Ok(change)) => Ok(Named::Change(change)),
        // What is wrong with a change that is stated is said of that one.
        Some(Err(wrong)) if book.of_key(key).next().is_none() => Err(wrong),
        _ => found.map(Named::Fact),
    }
}

/// The fact of a book that a tie in its text names, for words as they stand in the text.
#[must_use]
pub fn target(book: &Book<'_>, key: &str, period: Option<&str>, words: &str) -> Option<u32> {
    // As the words of a tie, a number is a figure whatever it looks like.
    let span = Span::default();
    let mut passage = plain_passage(words, span);
    passage.ties.push(Tie { words: 0..words.len(), destination: String::new(), span, words_span: span });
    let text = Value::from(&quantities(&passage, &book.announcement.conventions).first()?.amount);
    match named(book, unsigned(key).0, period, &text).ok()? {
        Named::Fact(fact) => Some(fact),
        Named::Change(change) => Some(change.now),
    }
}
