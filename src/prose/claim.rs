//! What is said of figures that rose or fell.

use super::direction::Direction;
use super::sentence::Sentences;
use super::subject::subject_before;
use super::turn::{Manner, Turn};
use crate::domain::Span;
use std::ops::Range;

/// A word that says that figures rose or fell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The word's range in the words of the passage.
    pub word: Range<usize>,
    /// Its place in the file.
    pub span: Span,
    /// What it says.
    pub direction: Direction,
    /// Whether it speaks about the size alone: a loss that narrowed is less of a loss.
    pub by_size: bool,
    /// Whether it speaks of a loss, which grows where a negative figure falls.
    pub of_loss: bool,
    /// Indices of the ties it speaks about, in order; at least one. It may speak about several figures, and
    /// of each it may name the amount, the earlier amount and the change.
    pub ties: Vec<usize>,
}

/// The claims of a passage with these words of direction. A claim ends with its sentence or clause and before the next word of
/// direction, and a word that may mean something else makes none: `higher fees`, `up to US$350 million`, `fell under the
/// model`, `did not rise`.
pub(super) fn claims(sentences: &Sentences<'_>, turns: &[Turn]) -> Vec<Claim> {
    let passage = sentences.passage;
    let mut claims = Vec::new();
    for (index, turn) in turns.iter().enumerate() {
        let Some(direction) = turn.sense.direction.filter(|_| turn.is_safe) else { continue };
        let next = turns.get(index + 1).map_or(usize::MAX, |next| next.reach.start);
        let end = sentences.clause_end(turn.word.end).min(next).min(turn.reach.end);
        let first = passage.ties.partition_point(|tie| tie.words.start < turn.reach.start);
        let last = passage.ties.partition_point(|tie| tie.words.end <= end);
        let mut ties: Vec<usize> = (first..last).filter(|tie| !passage.ties[*tie].words.is_empty()).collect();
        // `[RMB5], down from [RMB6]`
        if matches!(turn.manner, Manner::Leads(_)) && !ties.is_empty() {
            let floor =
                sentences.clause_start(turn.word.start).max(index.checked_sub(1).map_or(0, |it| turns[it].word.end));
            let subject = subject_before(sentences, floor, turn.word.start).filter(|it| !ties.contains(it));
            ties.splice(0..0, subject);
        }
        if !ties.is_empty() {
            let (word, span) = (turn.word.clone(), passage.span(turn.word.clone()));
            let (by_size, of_loss) = (turn.sense.by_size, turn.of_loss);
            claims.push(Claim { word, span, direction, by_size, of_loss, ties });
        }
    }
    claims
}
