//! What must hold within an issue of shares.

use crate::check::dates::point::{Point, at, is_after, known_by, order};
use crate::diagnostic::Diagnostic;
use crate::domain::kind::issuance::Issuance;

/// The order of its days.
pub(super) fn findings(issuance: &Issuance, dated: &Point<'_>, findings: &mut Vec<Diagnostic>) {
    if let (Some(exercised), Some(listing)) = (&issuance.exercised, &issuance.listing_at) {
        order(&at("exercise", exercised), &at("listing", listing), false, findings);
    }
    if let (Some(exercised), Some(completed)) = (&issuance.exercised, &issuance.completed) {
        order(&at("exercise", exercised), &at("completion", completed), false, findings);
    }
    if let (Some(completed), Some(listing)) = (&issuance.completed, &issuance.listing_at)
        && !listing.zone.name().starts_with("America/")
    {
        // In the United States shares are traded on the day after they are priced, before the issue is settled.
        let mut found = Vec::new();
        order(&at("completion", completed), &at("start of dealings", listing), false, &mut found);
        findings.extend(found.into_iter().map(Diagnostic::warning));
    }
    if let Some(listing) = issuance.listing_at.as_ref().filter(|_| !is_over(issuance, dated)) {
        let mut found = Vec::new();
        order(dated, &at("start of dealings", listing), false, &mut found);
        let help = "mend the one that is wrong; where the document tells of an issue that was completed before it, add `completed`";
        findings.extend(found.into_iter().map(|finding| finding.help(help).warning()));
    }
    if let Some(since) = &issuance.counts_since {
        known_by(dated, "day that the counts start from", since.value, since.span, findings);
    }
}

/// Whether the document says that the issue was completed by its own day, so that dealings may have begun before.
fn is_over(issuance: &Issuance, dated: &Point<'_>) -> bool {
    issuance.completed.as_ref().is_some_and(|completed| !is_after(completed, &dated.moment, false))
}
