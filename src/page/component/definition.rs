//! What readers call the definitions of a metric.

use crate::domain::metric::Metric;
use crate::words::Words;

/// The name of the definition at a position: its label, else what is known of it, else its id. Empty where it isn't public.
#[must_use]
pub fn name(metric: &Metric, at: Option<usize>, words: &dyn Words) -> String {
    let Some((at, definition)) = at.and_then(|at| Some((at, metric.definitions.get(at)?))) else {
        return String::new();
    };
    match (&definition.label, definition.implied) {
        (Some(label), _) => label.to_string(),
        (None, Some(day)) => words.defined_on(day),
        // Most were written down before there was another one.
        (None, None) if at == 0 => words.defined_first().to_owned(),
        (None, None) => definition.id.value.to_string(),
    }
}
