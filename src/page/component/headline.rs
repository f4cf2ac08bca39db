//! The figure that a reader of a line's or a metric's page came for.

use super::change::ChangeView;
use super::source::Source;
use serde::Serialize;

/// The figure of the newest period.
#[derive(Debug, Serialize)]
pub struct Headline {
    /// As printed, with its currency: `RMB4,153.2`.
    pub value: String,
    /// What follows it: `million`; empty where the value says it.
    pub unit: String,
    /// Where it is stated: its cell, or its row.
    pub href: String,
    /// The period, at length.
    pub period: String,
    /// The same in other currencies, as documents state it.
    pub elsewhere: Vec<String>,
    /// How it changed on the year, and on the period before.
    pub changes: Vec<ChangeView>,
    /// The document that states it.
    pub source: Source,
}
