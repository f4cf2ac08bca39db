//! What readers call the definitions of a metric.

use crate::domain::metric::{Definition, Metric};
use crate::words::Words;

/// The name of a definition: its label, else the day that it is known from, else its id.
#[must_use]
pub fn name(definition: &Definition, words: &dyn Words) -> String {
    match (&definition.label, definition.implied) {
        (Some(label), _) => label.to_string(),
        (None, Some(day)) => words.defined_on(day),
        (None, None) => definition.id.value.to_string(),
    }
}

/// The name of the definition at a position; empty where it isn't public.
#[must_use]
pub fn name_at(metric: &Metric, at: Option<usize>, words: &dyn Words) -> String {
    at.and_then(|at| metric.definitions.get(at)).map_or_else(String::new, |one| name(one, words))
}
