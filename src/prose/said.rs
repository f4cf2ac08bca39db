//! What the words of a passage say of the figures beside them.

use super::claim::{Claim, claims};
use super::difference::{Difference, differences, in_brackets};
use super::is_english;
use super::passage::Passage;
use super::quantity::Quantity;
use super::sentence::Sentences;
use super::turn::turns;

/// What is said of the figures of a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// That they rose or fell.
    pub claims: Vec<Claim>,
    /// By how much, without a tie of its own.
    pub differences: Vec<Difference>,
}

/// What is said of the tied figures of a passage in a language (a BCP 47 tag); only English has words. `found` are its
/// quantities.
#[must_use]
pub fn said(passage: &Passage, found: &[Quantity], language: &str) -> Said {
    if !is_english(language) || passage.ties.is_empty() {
        return Said::default();
    }
    let mut said = Said { claims: Vec::new(), differences: in_brackets(passage, found) };
    if let Some(sentences) = Sentences::read(passage) {
        let turns = turns(&sentences);
        said.claims = claims(&sentences, &turns);
        said.differences.extend(differences(&sentences, &turns, found));
    }
    said
}
