//! Charts: pure functions from formatted texts and exact values to SVG.
//!
//! A chart is one or more panels of one message. On a page each panel is an inline SVG between texts in HTML; it carries
//! classes and no colors, so that one stylesheet (`templates/style/chart.css`) serves the light page, the dark page and
//! paper, and a strict Content-Security-Policy holds. The file of its own has all panels, their texts, the source and the
//! date, with literal colors: what shows SVG outside browsers knows no custom properties.
//!
//! ```text
//! metrics, mix, repurchase   one chart each: input, layout
//! sparkline, outlook         a course as small as a word, and bars of what is expected, for pages alone
//!   time, ticks              the axes: days true to scale, round values
//!   plane                    from days, amounts and values to places: plotters' coordinates
//!   place                    where labels go without touching each other
//!   text                     how wide a text is at most; wrapping and shortening
//!   sketch                   elements that are drawn once, for a page and for a file
//!   pen, group               elements as they are written: as wide as the page lets them, or of fixed width
//!   backend                  what plotters draws, as a sketch's elements
//!   ink                      classes and colors
//!   frame                    panels on a page, and in a file
//! ```
//!
//! This is the only folder with floating point: a value becomes `f64` on its way to a pixel.
#![expect(
    clippy::float_arithmetic,
    reason = "the last step from an exact value to a pixel; no figure is computed here"
)]

mod backend;
mod frame;
mod given;
mod group;
mod ink;
mod measure;
mod metrics;
mod mix;
mod outlook;
mod pen;
mod place;
mod plane;
mod repurchase;
mod roots;
mod sketch;
mod sparkline;
mod text;
mod ticks;
mod time;

#[cfg(test)]
mod file_test;
#[cfg(test)]
mod layout_test;
#[cfg(test)]
mod markup;
#[cfg(test)]
mod rules_test;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod style_test;

pub use frame::{Caption, Chart, PanelView, Picture, TileView, render};
pub use ink::HUES;
pub use metrics::{MetricPanel, MetricPoint, MetricSeries, MetricsChart};
pub use mix::{MixBar, MixChart, MixPanel, MixPart, MixSeries};
pub use outlook::{OutlookBar, outlook};
pub use repurchase::{PlanProgress, RepurchaseChart};
pub use roots::Roots;
pub use sparkline::{SparkPoint, sparkline};
pub use time::When;
