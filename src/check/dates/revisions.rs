//! The order of a document's release and its revisions.

use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{Announcement, Located, Moment};
use chrono::{DateTime, FixedOffset, SecondsFormat};

/// Revisions that are not after the release of their document or not after the revision before them.
pub(super) fn findings(it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let publication = &it.publication;
    let instant = |at: DateTime<FixedOffset>| (at.to_utc(), at.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    let (release, shown) = match publication.publish_at.or(it.released_at) {
        Some(at) => instant(at),
        None => (Moment::day(it.dated.value, it.zone).start(), it.dated.value.to_string()),
    };
    let mut before = (release, shown, "the release of its document", it.dated.span);
    for Located { value: at, span } in publication.revisions.all().iter().map(|revision| revision.at) {
        let (utc, shown) = instant(at);
        if utc <= before.0 {
            let message = format!("the revision ({shown}) is not after {} ({})", before.2, before.1);
            let help = "list revisions in the order of time; `at` is the instant from which the change is public";
            findings.push(
                Diagnostic::error(Code::DateOrder, span, message)
                    .label("revision")
                    .related(before.3, "not after this")
                    .help(help),
            );
        }
        before = (utc, shown, "the one before it", span);
    }
}
