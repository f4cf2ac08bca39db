//! What must hold within an issue of shares.

use crate::check::dates::point::{Point, at, known_by, order};
use crate::diagnostic::Diagnostic;
use crate::domain::kind::issuance::Issuance;

/// The order of its days.
pub(super) fn findings(issuance: &Issuance, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    if let (Some(exercised), Some(listing)) = (&issuance.exercised, &issuance.listing_at) {
        order(&at("exercise", exercised), &at("listing", listing), false, findings);
    }
    if let Some(since) = &issuance.counts_since {
        known_by(dated, "day that the counts start from", since.value, since.span, findings);
    }
}
