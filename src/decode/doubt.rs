//! What can be judged of a cell only with its line and its column.

use crate::domain::cell::Signs;
use crate::domain::statement::{ChangeForm, LineUnit};
use crate::domain::{Scale, Span};

/// What can be judged of a cell only with its line and its column.
#[derive(Debug)]
pub struct Doubt {
    /// Where it stands.
    pub span: Span,
    /// The column, by position, and what the line counts; `None` until the line is read.
    pub place: Option<(usize, Counts)>,
    /// What it is.
    pub what: What,
}

/// What a line counts, as far as its columns don't say otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// Its unit.
    pub unit: LineUnit,
    /// Its scale, where it says one.
    pub scale: Option<Scale>,
    /// How columns of changes tell that of it, where it says so.
    pub change: Option<ChangeForm>,
}

/// A doubt about a cell.
#[derive(Debug)]
pub enum What {
    /// It is no figure, for this reason: right where the line has words.
    Words(String),
    /// It repeats signs of its currency or unit.
    Signs(Signs, Box<str>),
}
