//! What was meant by a text that is no TOML: the slips of those who know other formats, word processors and spreadsheets.
//!
//! The parser says what it expected. Here each of its errors is told in the reader's own values: what is wrong, and how to
//! mend it. A slip also says how to go on: what to put in its place, byte for byte, so that what stands behind it is read as
//! it was meant, and nothing else is said of what only follows from it.

mod bracket;
mod context;
mod found;
mod layout;
mod line;
mod mend;
mod quote;
mod sign;
mod twice;
mod typed;
mod value;

pub use found::{Mend, Slip, unknown};
pub use layout::{line_at, statement_at};
pub use mend::mended;

use context::Context;
use found::Around;
use std::ops::Range;

/// What an error of the parser in a text is. What the parser found before it is mended.
pub fn told(text: &str, error: Range<usize>, says: &str) -> Slip {
    let line = line_at(text, error.start);
    let mut context = Context::default();
    context.advance(text, line.start);
    let before = context.clone();
    context.advance(text, error.start);
    let around = Around { text, error, says, line, before, context };
    sign::slip(&around)
        .or_else(|| twice::slip(&around))
        .or_else(|| line::slip(&around))
        .or_else(|| quote::slip(&around))
        .or_else(|| bracket::slip(&around))
        .or_else(|| value::slip(&around))
        .unwrap_or_else(|| unknown(around.error, says))
}

#[cfg(test)]
mod tests;
