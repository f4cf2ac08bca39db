//! Charts: pure functions from formatted texts and exact values to SVG.
//!
//! A picture is drawn for a box 320 px wide and scales with its viewBox. It carries classes and no
//! colors, so that one stylesheet (`templates/style/chart.css`) serves the light page, the dark page
//! and paper, and a strict Content-Security-Policy holds. The inline picture has neither legend nor
//! visible title, which belong in the page; the picture of a file of its own has both.
//!
//! ```text
//! mix, metrics, repurchase   one chart each: input, layout
//!   place                    where labels go without touching each other
//!   text                     how wide a text is at most; wrapping and shortening
//!   canvas                   elements in tenths of a pixel, drawn through plotters
//!   backend                  plotters' drawing calls written as SVG with classes
//!   svg                      title, description, patterns; the two outputs
//! ```
//!
//! The inputs are serialized for the data table beside a chart: their texts, not the values that
//! only place the marks.
//!
//! This is the only folder with floating point: a value becomes `f64` on its way to a pixel.
#![expect(
    clippy::float_arithmetic,
    reason = "the last step from an exact value to a pixel; no figure is computed here"
)]

mod backend;
mod canvas;
mod metrics;
mod mix;
mod place;
mod repurchase;
mod svg;
mod text;

#[cfg(test)]
mod layout_test;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod style_test;

pub use metrics::{MetricPanel, MetricPoint, MetricsChart};
pub use mix::{MixBar, MixChart, MixPanel, MixPart};
pub use repurchase::{PlanProgress, RepurchaseChart};
pub use svg::{STYLE, Svg};

use rust_decimal::{Decimal, prelude::ToPrimitive};

/// How many series fills the stylesheet has; the series after the last begins with the first again.
pub const SWATCHES: usize = 10;

/// The number of the legend swatch (`swatch-1`...) that matches the fill of the series at `index`.
#[must_use]
pub fn swatch(index: usize) -> usize {
    index % SWATCHES + 1
}

fn geometry(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}
