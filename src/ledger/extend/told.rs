//! Whether documents that are as they were still tell what their last lines say.
//!
//! Each line holds the hash of the one before, so that only the last line of a ledger can be changed without a trace in the
//! ledger itself. It is held against its document; what the document can't tell, the manifest or a signature has to.

use super::{Subject, Writer, former_ids, since};
use crate::archive::{Archive, Edition};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::{Announcement, Moment};
use crate::ledger::content::Contents;
use crate::ledger::entry::{Entry, State, shown};
use crate::ledger::{Ledger, page};
use chrono::{DateTime, Utc};

/// What a document tells of the instant and the reason of its last line.
#[derive(PartialEq, Eq)]
enum Testimony {
    /// The same.
    Same,
    /// Something else.
    Other,
    /// Nothing: the instant is that of a build.
    OfBuild,
    /// A later instant: it was public ahead of the day that it is dated.
    Later,
}

impl Writer<'_> {
    /// The finding on a document that is as it was, but not what its last line tells of it.
    pub(super) fn disagreement(&self, it: &Subject<'_>, last: &Entry) -> Option<Diagnostic> {
        let (dated, there) = (it.dated.to_string(), last.dated.to_string());
        let path = page(&last.announcement);
        let is_withdrawn = |yes: bool| if yes { "withdrawn" } else { "public" };
        let (state, told) = (is_withdrawn(last.state == State::Withdrawn), is_withdrawn(it.withdrawn.is_some()));
        // The hash of the content covers these: as long as it is the same, nobody but the ledger can have changed.
        let covered = [
            ("title", &*last.title, it.title),
            ("date", &*there, &*dated),
            ("path", &*last.path, &*path),
            ("state", state, told),
        ];
        if let Some((what, there, here)) = covered.into_iter().find(|(_, there, here)| there != here) {
            let message = format!(
                "version {} of `{}` has the {what} \"{there}\" in the ledger, and its document \"{here}\"",
                last.version, it.id
            );
            return Some(self.about(it.id, Code::LedgerBroken, message).help(
                "the document is as it was published, so the ledger's line was changed: take the one that is online, or an \
                 older copy of it, and find out who changed this one",
            ));
        }
        if let Some(id) = &last.formerly
            && !former_ids(it.former).any(|former| *former == **id)
        {
            let message = format!("`{}` was `{id}` before, and its document no longer names that address", it.id);
            let help = format!("links to the old address would fail: keep \"announcements/{id}/\" in `former`");
            return Some(self.about(it.id, Code::PublishedChanged, message).help(help));
        }
        (self.testimony(it, last) == Testimony::Other).then(|| {
            let state = last.state.word();
            let why = last.reason.as_ref().or(last.correction.as_ref());
            let why = why.map_or_else(String::new, |why| format!(" (\"{why}\")"));
            let message = format!(
                "version {} of `{}` is {state} since {}{why} in the ledger, and its document does not tell so",
                last.version,
                it.id,
                last.shown_at()
            );
            self.about(it.id, Code::PublishedChanged, message).help(
                "since when and why a document is as it is was published too: restore `publish_at`, the `[[revisions]]` or the \
                 correction that told it; or, if the document is right, the ledger's line was changed: take an older copy of it",
            )
        })
    }

    /// What a document tells of the instant and the reason of its last line.
    fn testimony(&self, it: &Subject<'_>, last: &Entry) -> Testimony {
        let earlier: Vec<&Entry> = self.ledger.versions(&last.announcement).filter(|at| *at != last).collect();
        let latest = earlier.iter().map(|entry| entry.at).max();
        let is = |same: bool| if same { Testimony::Same } else { Testimony::Other };
        if let Some(by) = &last.correction {
            return match self.published_at(by) {
                _ if !self.knows(by) => Testimony::Other,
                Some(at) => is(Some(last.at) == latest.max(Some(at))),
                None => Testimony::OfBuild,
            };
        }
        match (last.state, &last.reason) {
            (State::Published, _) => {
                let told = it.document.map(|it| since(it, DateTime::<Utc>::MAX_UTC));
                let has_gate = it.document.is_some_and(|it| it.publication.publish_at.is_some());
                match told {
                    Some(told) if last.at < told && !has_gate => Testimony::Later,
                    told => is(told == Some(last.at)),
                }
            }
            (State::Withdrawn, Some(reason)) if it.withdrawn == Some(reason) => {
                let is_move = last.formerly.is_some() && earlier.last().is_some_and(|it| it.state == State::Withdrawn);
                if it.at == last.at { Testimony::Same } else { is_or(is_move, Testimony::OfBuild) }
            }
            (_, Some(reason)) => {
                let newer = it.revisions.iter().filter(|it| latest.is_none_or(|latest| it.at.to_utc() > latest));
                let until: Vec<_> = newer.take_while(|it| it.at.to_utc() <= last.at).collect();
                // A ledger that begins when a document was revised tells the last revision alone.
                let told = if earlier.is_empty() { &until[until.len().saturating_sub(1)..] } else { &until[..] };
                let reasons: Vec<&str> = told.iter().map(|it| &*it.reason).collect();
                is(told.last().is_some_and(|it| it.at.to_utc() == last.at) && reasons.join(" ") == **reason)
            }
            (_, None) => Testimony::OfBuild,
        }
    }

    /// Whether the ledger tells of a document, under whatever id.
    fn knows(&self, id: &str) -> bool {
        self.ledger.versions(id).next().is_some() || self.ledger.successor(id).is_some()
    }

    /// Since when a document is published that corrects another one, if that is known.
    fn published_at(&self, id: &str) -> Option<DateTime<Utc>> {
        let id = self.ledger.successor(id).unwrap_or(id);
        let first = self.ledger.versions(id).next().filter(|it| it.state == State::Published).map(|it| it.at);
        first.or_else(|| Some(since(self.edition.announcements.get(self.edition.position(id)?)?, self.edition.as_of)))
    }
}

fn is_or(yes: bool, testimony: Testimony) -> Testimony {
    if yes { testimony } else { Testimony::Other }
}

/// The finding on a ledger whose last line nothing vouches for: no line follows, and its document can't tell what it says.
/// `None` where the document does, or where it has a finding of [`super::extend`].
#[must_use]
pub fn unanchored(
    published: &Ledger,
    archive: &Archive,
    edition: &Edition<'_>,
    contents: &Contents<'_>,
) -> Option<Diagnostic> {
    let last = published.entries().last().filter(|it| it.at <= edition.as_of)?;
    let writer = Writer { ledger: published, archive, edition };
    let subject = writer.subjects(contents).find(|it| writer.formerly(it).unwrap_or(it.id) == &*last.announcement)?;
    let told = |it: &Announcement| shown(Moment::day(it.dated.value, it.zone).start());
    let (why, is_error) = match writer.testimony(&subject, last) {
        _ if subject.digest != last.sha256 => ("its document was changed since".to_owned(), false),
        Testimony::OfBuild => ("its instant is that of the build that wrote it".to_owned(), false),
        Testimony::Later => {
            let day = subject.document.map(told).unwrap_or_default();
            (format!("it is public since {}, and by its document only since {day}", last.shown_at()), true)
        }
        Testimony::Same | Testimony::Other => return None,
    };
    let message = format!(
        "nothing vouches for the last line of the ledger, version {} of `{}`: {why}",
        last.version, last.announcement
    );
    let finding = writer.about(subject.id, Code::LedgerUnanchored, message).help(
        "put the manifest.sha256 of the same site beside the ledger, which is looked for there, or verify the ledger's signature",
    );
    Some(if is_error { finding } else { finding.warning() })
}
