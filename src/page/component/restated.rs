//! Why a figure is another one than an earlier document states.

use crate::domain::announcement::Cause;
use crate::words::Words;
use crate::words::term::Term;

/// A cause in a word.
#[must_use]
pub fn cause(cause: Cause, words: &dyn Words) -> &'static str {
    words.term(match cause {
        Cause::Restatement => Term::Restated,
        Cause::Reclassification => Term::Reclassified,
        Cause::Definition => Term::DefinedAnew,
        Cause::Split => Term::AfterASplit,
        Cause::Ratio => Term::AfterANewRatio,
    })
}
