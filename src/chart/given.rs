//! What an element needn't say.

use super::ink::{Face, Ink};
use super::measure::Anchor;

/// What elements of a file have from the groups that they stand in.
#[derive(Clone, Copy)]
pub struct Given {
    pub ink: Option<Ink>,
    pub size: i32,
    pub bold: bool,
    pub anchor: Anchor,
}

impl Default for Given {
    fn default() -> Self {
        Self { ink: None, size: Face::PLAIN.size, bold: false, anchor: Anchor::Start }
    }
}
