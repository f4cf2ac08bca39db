//! What a text tells and nothing can check.

use crate::diagnostic::Code;
use crate::domain::Span;

/// A figure in the text that can't be checked, and why.
#[derive(Clone, Debug)]
pub struct Untold {
    /// What is wrong.
    pub code: Code,
    /// Where the figure or its tie stands.
    pub span: Span,
    /// The figure as it stands in the text.
    pub words: String,
    /// What is wrong, in a sentence.
    pub message: String,
    /// How to mend it.
    pub help: String,
}
