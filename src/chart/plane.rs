//! The plane of a plot: days or amounts across, values up, and where on the plot they lie.

use plotters::coord::{CoordTranslate, cartesian::Cartesian2d, types::RangedCoordf64};
use std::ops::Range;

/// The width of a plot, whatever it comes to in pixels, in the unit of places across: a thousandth of a percent.
pub const FULL: i32 = 100_000;

/// From days or amounts and values to places: across in parts of [`FULL`], down in tenths of a pixel.
pub struct Plane(Cartesian2d<RangedCoordf64, RangedCoordf64>);

impl Plane {
    /// A plane as wide as the plot, from the least value at the bottom to the greatest at the top.
    pub fn new(across: Range<f64>, up: Range<f64>, (top, bottom): (i32, i32)) -> Self {
        Self(Cartesian2d::new(across, up, (0..FULL, bottom..top)))
    }

    pub fn x(&self, at: f64) -> i32 {
        self.0.translate(&(at, self.0.get_y_range().start)).0
    }

    pub fn y(&self, value: f64) -> i32 {
        self.0.translate(&(self.0.get_x_range().start, value)).1
    }

    /// What lies across at both edges.
    pub fn edges(&self) -> (f64, f64) {
        let across = self.0.get_x_range();
        (across.start, across.end)
    }
}

impl CoordTranslate for Plane {
    type From = (f64, f64);

    fn translate(&self, from: &Self::From) -> (i32, i32) {
        self.0.translate(from)
    }
}
