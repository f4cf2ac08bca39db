//! What can be added, and how far a sum may be off.

use crate::audit::book::Book;
use crate::domain::statement::{Line, LineRole, LineUnit};
use rust_decimal::Decimal;

/// Whether figures of a line can be added: no quotients, and no months.
pub(super) fn adds(line: &Line) -> bool {
    let counts = matches!(line.unit, LineUnit::Money | LineUnit::Shares | LineUnit::Ads | LineUnit::Count);
    counts && line.role != LineRole::Heading
}

/// The value of a cell in whole units.
pub(super) fn value(book: &Book<'_>, cell: Option<u32>) -> Option<Decimal> {
    book.fact(cell?).value.in_units()
}

/// How far a sum may be off because each of its `terms` and the total were rounded, in whole units, where the last printed
/// digits of all are `step`.
pub(super) fn rounding(step: Decimal, terms: usize) -> Decimal {
    step * Decimal::from(terms + 1) / Decimal::TWO
}
