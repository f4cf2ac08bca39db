//! What documents call metrics.

use crate::address::Site;
use crate::domain::metric::Observation;

/// What a document calls a metric.
#[must_use]
pub fn label(site: &Site<'_>, stated: &Observation) -> String {
    stated.label.as_deref().map_or_else(|| label_of(site, &stated.metric.value), str::to_owned)
}

fn label_of(site: &Site<'_>, id: &str) -> String {
    site.edition.metric(id).map_or_else(|| id.to_owned(), |metric| metric.label.to_string())
}
