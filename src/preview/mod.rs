//! The preview: the archive kept in memory, read again as its files change, its pages rendered when a browser asks.

mod answer;
pub mod engine;
mod shelf;

pub use answer::{Answer, Mark};
pub use engine::{Engine, Options, Outcome, Update};

/// Columns of the excerpts in findings.
const WIDTH: usize = 120;
