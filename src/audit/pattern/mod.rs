//! Figures that stand out of a pattern that nobody wrote down: in a table without a key that says so, a column that is the
//! sum of those beside it in all rows but one or a few, and a total that is the sum of the lines above it in all columns but
//! one.
//!
//! A pattern is a guess, so that what it finds is a warning, and only where the guess is a good one: the other rows or columns
//! show that the figures belong together, and one slip of typing in the row explains the difference. Where the table says
//! what adds up, [`super::footing`] judges and no pattern is looked for.

mod across;
mod down;
mod sums;

use super::book::Book;
use super::rule::Tie;

/// Looks for patterns in every statement. `ties` has those of [`super::footing`], and gets what stands out.
pub(super) fn ties(book: &Book<'_>, ties: &mut Vec<Tie>) {
    for home in 0..book.announcement.statements.len() {
        across::ties(book, home, ties);
        down::ties(book, home, ties);
    }
}

pub(super) use down::{is_open_total, parts};
