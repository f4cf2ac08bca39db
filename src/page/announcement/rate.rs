//! Exchange rates that a document states.

use crate::domain::statement::ExchangeRate;
use crate::words::Words;
use serde::Serialize;

/// A rate.
#[derive(Debug, Serialize)]
pub struct RateView {
    /// Anchor.
    pub anchor: String,
    /// `US$1.00 = RMB7.2203`.
    pub equation: String,
    /// The day, in words.
    pub day: String,
    /// The day, for `<time datetime>`.
    pub machine: String,
    /// Who published it.
    pub source: String,
}

/// The view of a rate.
pub fn view(rate: &ExchangeRate, words: &dyn Words) -> RateView {
    RateView {
        anchor: format!("rate_{}", rate.id.value),
        equation: words.equation(rate),
        day: words.date(rate.date),
        machine: rate.date.to_string(),
        source: rate.source.to_string(),
    }
}
