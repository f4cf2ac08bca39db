//! A quantity as it is found in a text.

use crate::domain::figure::Hedge;
use crate::domain::{Scale, Unit};
use rust_decimal::Decimal;
use std::ops::Range;

/// A quantity that was found in a text.
pub(super) struct Found {
    /// Its words, with those for its unit and a hedge in its tie.
    pub words: Range<usize>,
    /// The number with currency, scale and percent sign.
    pub core: Range<usize>,
    pub value: Decimal,
    pub unit: Unit,
    pub scale: Scale,
    pub hedge: Option<Hedge>,
    /// Index of its tie.
    pub tie: Option<usize>,
}
