//! From the ledger that was published to that of an edition.

mod told;

pub use told::unanchored;

use super::content::Contents;
use super::entry::{Entry, State, shown};
use super::{Ledger, page};
use crate::archive::{Archive, Edition, Tombstone, released};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::former::Former;
use crate::domain::revision::Revision;
use crate::domain::{Announcement, Digest, Located};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use std::collections::HashSet;

/// The ledger of an edition: the lines of the published one up to the edition's instant, and one for each version
/// beyond. Without a published ledger it begins anew. The archive only tells where the documents of findings stand.
///
/// # Errors
/// A published document that is gone, or was changed or brought back without a reason that is public.
pub fn extend(
    published: Option<&Ledger>,
    archive: &Archive,
    edition: &Edition<'_>,
    contents: &Contents<'_>,
) -> Result<Ledger, Vec<Diagnostic>> {
    let mut ledger = published.map_or_else(Ledger::default, |ledger| ledger.until(edition.as_of));
    let writer = Writer { ledger: &ledger, archive, edition };
    let (mut added, mut moved, mut findings) = (Vec::new(), HashSet::new(), Vec::new());
    for subject in writer.subjects(contents) {
        moved.extend(writer.formerly(&subject));
        match writer.next(&subject) {
            Ok(entry) => added.extend(entry),
            Err(finding) => findings.push(*finding),
        }
    }
    findings.extend(writer.missing(&moved));
    if !findings.is_empty() {
        return Err(findings);
    }
    added.sort_by(|a, b| (a.at, &a.announcement).cmp(&(b.at, &b.announcement)));
    for entry in added {
        let version = ledger.next_version(&entry.announcement, entry.formerly.as_deref());
        ledger.push(Entry { previous: ledger.previous(), version, ..entry });
    }
    Ok(ledger)
}

/// The ids that a document had before, as its former addresses tell.
fn former_ids(former: &[Located<Former>]) -> impl Iterator<Item = &str> {
    former.iter().filter_map(|former| former.value.id())
}

/// A public document, or the tombstone of one.
struct Subject<'a> {
    id: &'a str,
    digest: Digest,
    title: &'a str,
    dated: NaiveDate,
    /// The document, unless it is withdrawn.
    document: Option<&'a Announcement>,
    /// When it was published or withdrawn.
    at: DateTime<Utc>,
    /// Why it was withdrawn.
    withdrawn: Option<&'a str>,
    revisions: &'a [Revision],
    former: &'a [Located<Former>],
}

impl<'a> Subject<'a> {
    fn public(it: &'a Announcement, edition: &Edition<'a>, digest: Digest) -> Self {
        Self {
            id: &it.id,
            digest,
            title: &it.title,
            dated: it.dated.value,
            document: Some(it),
            at: since(it, edition.as_of),
            withdrawn: None,
            revisions: edition.revisions(it),
            former: &it.former,
        }
    }

    fn withdrawn(it: &Tombstone<'a>, digest: Digest) -> Self {
        Self {
            id: it.id,
            digest,
            title: it.title,
            dated: it.dated,
            document: None,
            at: it.at.to_utc(),
            withdrawn: Some(it.reason),
            revisions: it.revisions,
            former: it.former,
        }
    }

    fn entry(&self, state: State, at: DateTime<Utc>) -> Entry {
        Entry {
            previous: Digest::default(),
            announcement: self.id.into(),
            version: 0,
            state,
            at,
            sha256: self.digest,
            title: self.title.into(),
            dated: self.dated,
            path: page(self.id).into(),
            reason: None,
            correction: None,
            formerly: None,
        }
    }
}

/// Since when a public document is, as far as it tells.
fn since(it: &Announcement, as_of: DateTime<Utc>) -> DateTime<Utc> {
    it.public_from().min(as_of)
}

struct Writer<'a> {
    ledger: &'a Ledger,
    archive: &'a Archive,
    edition: &'a Edition<'a>,
}

impl<'a> Writer<'a> {
    /// The public documents, and the tombstones.
    fn subjects(&self, contents: &Contents<'_>) -> impl Iterator<Item = Subject<'a>> {
        let (edition, digest) = (self.edition, |id: &str| contents.get(id).copied().unwrap_or_default());
        let public = edition.announcements.iter().map(move |it| Subject::public(it, edition, digest(&it.id)));
        public.chain(edition.withdrawn.iter().map(move |it| Subject::withdrawn(it, digest(it.id))))
    }

    /// The line that a document needs beyond those that it has.
    fn next(&self, it: &Subject<'_>) -> Result<Option<Entry>, Box<Diagnostic>> {
        let formerly = self.formerly(it);
        let mut versions = self.ledger.versions(formerly.unwrap_or(it.id));
        let Some(last) = versions.next_back() else {
            return match self.ledger.successor(it.id) {
                Some(successor) => Err(Box::new(self.taken(it, successor))),
                None => Ok(Some(first(it))),
            };
        };
        if it.digest == last.sha256
            && let Some(finding) = self.disagreement(it, last)
        {
            return Err(Box::new(finding));
        }
        // A withdrawal may be dated before what it withdraws: a reason that was told then explains nothing further.
        let latest = versions.map(|version| version.at).fold(last.at, DateTime::max);
        let newer = &it.revisions[it.revisions.partition_point(|revision| revision.at.to_utc() <= latest)..];
        let moved = |entry: Entry| match (formerly, it.withdrawn) {
            (Some(id), None) => Entry { state: State::Moved, formerly: Some(id.into()), ..entry },
            (Some(id), Some(_)) => Entry { state: State::Withdrawn, formerly: Some(id.into()), ..entry },
            (None, _) => entry,
        };
        match it.withdrawn {
            _ if it.digest == last.sha256 && formerly.is_none() => return Ok(None),
            // The document was public before, or is withdrawn for another time.
            Some(reason) if last.state != State::Withdrawn || it.at > last.at => {
                return Ok(Some(moved(Entry { reason: Some(reason.into()), ..it.entry(State::Withdrawn, it.at) })));
            }
            _ => {}
        }
        let state = if it.withdrawn.is_some() { State::Withdrawn } else { State::Revised };
        if let Some(newest) = newer.last() {
            let reasons: Vec<&str> = newer.iter().map(|revision| &*revision.reason).collect();
            let entry = it.entry(state, newest.at.to_utc());
            return Ok(Some(moved(Entry { reason: Some(reasons.join(" ").into()), ..entry })));
        }
        if it.digest == last.sha256 {
            let entry = it.entry(State::Moved, self.edition.as_of);
            return Ok(Some(moved(Entry { reason: it.withdrawn.map(Into::into), ..entry })));
        }
        // By its day alone, a correction that is new may seem to come before what it corrects.
        let is_newer = |by: &&Announcement| since(by, self.edition.as_of) > latest || self.is_new(by);
        let correction = self.edition.correction_of(it.id).filter(is_newer);
        match correction.filter(|_| it.document.is_some() && last.state != State::Withdrawn) {
            Some(by) => {
                let entry = it.entry(State::Corrected, since(by, self.edition.as_of).max(latest));
                Ok(Some(moved(Entry { correction: Some((*by.id).into()), ..entry })))
            }
            None => Err(Box::new(self.unexplained(it, last))),
        }
    }

    /// The id under which a document was published that has no line under its own.
    fn formerly<'d>(&self, it: &Subject<'d>) -> Option<&'d str> {
        let is_known = self.ledger.versions(it.id).next().is_some();
        if is_known { None } else { self.moved_from(it.former) }
    }

    /// The id under which a document was published before, if it names one and nothing is there now.
    fn moved_from<'d>(&self, former: &'d [Located<Former>]) -> Option<&'d str> {
        let is_there = |id: &str| self.edition.position(id).is_some() || self.edition.tombstone(id).is_some();
        former_ids(former).find(|id| self.ledger.versions(id).next().is_some() && !is_there(id))
    }

    /// Whether a document is in no line yet, under whatever id.
    fn is_new(&self, document: &Announcement) -> bool {
        self.ledger.versions(&document.id).next().is_none() && self.moved_from(&document.former).is_none()
    }

    /// A finding on a document, at its date where the archive has it.
    fn about(&self, id: &str, code: Code, message: String) -> Diagnostic {
        match self.archive.announcements.iter().find(|known| *known.id == *id) {
            Some(announcement) => Diagnostic::error(code, announcement.dated.span, message),
            None => Diagnostic::without_place(code, message),
        }
    }

    /// The finding on a document that stands where another one stood, which has moved.
    fn taken(&self, it: &Subject<'_>, successor: &str) -> Diagnostic {
        let message = format!("`{}` was the id of a published document, which is `{successor}` now", it.id);
        self.about(it.id, Code::AddressLost, message).help(format!(
            "links to the old address would lead to another document: give the folder of this one another name, and keep \
             \"announcements/{}/\" in `former` of `{successor}`",
            it.id
        ))
    }

    /// The finding on a document that is not as it was published, without a reason.
    fn unexplained(&self, it: &Subject<'_>, last: &Entry) -> Diagnostic {
        let returned = it.document.is_some() && last.state == State::Withdrawn;
        let (code, message) = match returned {
            true => (
                Code::WithdrawnReturned,
                format!(
                    "`{}` is public, but was withdrawn at {}, and no reason is given for its return",
                    it.id,
                    last.shown_at()
                ),
            ),
            false => (
                Code::PublishedChanged,
                format!("`{}` is not as it was published at {}, and no reason is given", it.id, last.shown_at()),
            ),
        };
        let place = self.archive.announcements.iter().find(|known| *known.id == *it.id);
        let later =
            place.and_then(|it| it.publication.revisions.all().iter().find(|it| it.at.to_utc() > self.edition.as_of));
        let finding = self.about(it.id, code, message);
        let finding = match later {
            Some(revision) => finding.related(revision.at.span, format!("not public at {}", shown(self.edition.as_of))),
            None => finding,
        };
        let offset = place.map_or(chrono_tz::Tz::UTC, |it| it.zone);
        let now = self.edition.as_of.with_timezone(&offset).to_rfc3339_opts(SecondsFormat::Secs, true);
        let restore = if returned { "withdraw it again" } else { "restore the published text" };
        finding.help(format!(
            "readers rely on what was published: {restore}, or say at the end of its front matter why it changed, with an instant that has passed:\n\n\
             [[revisions]]\nat = {now}\nreason = \"...\""
        ))
    }

    /// The findings on published documents of which nothing is public any more.
    fn missing(&self, moved: &HashSet<&str>) -> Vec<Diagnostic> {
        let is_there = |id: &str| {
            self.edition.position(id).is_some() || self.edition.tombstone(id).is_some() || moved.contains(id)
        };
        let lost = self.ledger.last_versions().filter(|last| !is_there(&last.announcement));
        lost.map(|last| {
            let announcement = self.archive.announcements.iter().find(|it| *it.id == *last.announcement);
            let how = match announcement.map(|it| released(it)) {
                None => "is gone".to_owned(),
                Some(None) => "is a draft now".to_owned(),
                Some(Some(at)) => format!("is not public before {} now", shown(at)),
            };
            let message = format!("`{}` was published at {} and {how}", last.announcement, last.shown_at());
            self.about(&last.announcement, Code::PublishedMissing, message).help(
                "what was published stays: restore the folder and its facts, name the old address in `former` of the \
                 announcement that it became, or withdraw it, which leaves a tombstone: \
                 withdrawn = { at = ..., reason = \"...\" }",
            )
        })
        .collect()
    }
}

/// The first line of a document: as published, or as it became before the ledger began.
fn first(it: &Subject<'_>) -> Entry {
    match (it.withdrawn, it.revisions.last()) {
        (Some(reason), _) => Entry { reason: Some(reason.into()), ..it.entry(State::Withdrawn, it.at) },
        (None, Some(Revision { at, reason })) => {
            Entry { reason: Some(reason.clone()), ..it.entry(State::Revised, at.to_utc()) }
        }
        (None, None) => it.entry(State::Published, it.at),
    }
}
