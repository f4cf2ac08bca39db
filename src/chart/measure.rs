//! What places and sizes are counted in.

use super::plane::FULL;

/// A pixel in the units that places and sizes are counted in.
pub const PX: i32 = 10;

/// The least width that a panel is laid out for: that of a phone of 320 px.
pub const NARROWEST: i32 = 272 * PX;

/// The least that an area to point at measures to be a stop of the keyboard's way through the page; the figures of smaller ones
/// are reached in the table.
pub const TARGET: i32 = 24 * PX;

/// From this width on, a page shows the texts that need it.
pub const WIDE: i32 = 480 * PX;

/// A place across: a part of the plot's width, which is [`FULL`], and tenths of a pixel from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct X {
    pub at: i32,
    pub off: i32,
}

impl X {
    pub fn at(at: i32) -> Self {
        Self { at, off: 0 }
    }

    pub fn and(self, off: i32) -> Self {
        Self { off, ..self }
    }

    /// In a plot of that width.
    pub fn within(self, width: i32) -> i32 {
        rounded(i64::from(self.at) * i64::from(width), FULL) + self.off
    }
}

/// A quotient, rounded to the nearest.
pub fn rounded(dividend: i64, divisor: i32) -> i32 {
    (dividend + i64::from(divisor / 2)).div_euclid(i64::from(divisor)) as i32
}

/// Which side of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}
