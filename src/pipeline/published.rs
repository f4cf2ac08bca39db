//! What is published, and the new site beside it.

use super::{Checked, Failure, Request, derive, failure, has_errors, public_audit, read};
use crate::archive::{Archive, Edition};
use crate::diagnostic::{Diagnostic, Severity, Texts, sort};
use crate::domain::{Digest, FileId};
use crate::ledger::{self, Broken, Ledger, manifest};
use crate::source::{self, LEDGER, Sources};
use crate::theme::Theme;
use crate::write::MARKER;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The ledger of an edition, and the digests of the attachments that it is made with.
pub(super) struct Recorded {
    /// The ledger.
    pub ledger: Ledger,
    /// The digests.
    pub attachments: HashMap<FileId, Digest>,
    /// How many lines of the published ledger are later than the edition, which leaves them out.
    pub later: usize,
}

/// Extends a published ledger by an edition; without one it begins anew.
fn record(
    published: Option<&Ledger>,
    archive: &Archive,
    edition: &Edition<'_>,
    sources: &mut Sources,
) -> Result<Recorded, Failure> {
    let attachments = source::digests(sources, &ledger::attachments(edition)).map_err(Failure::Load)?;
    let contents = ledger::contents(edition, &attachments);
    match ledger::extend(published, archive, edition, &contents) {
        Ok(ledger) => {
            let later = published.map_or(0, |it| it.entries().len() - it.count_until(edition.as_of));
            Ok(Recorded { ledger, attachments, later })
        }
        Err(findings) => Err(failure(std::mem::take(sources), findings)),
    }
}

/// The ledger of a first publication.
///
/// # Errors
/// An attachment can't be read.
pub fn first_ledger(request: &Request, checked: &mut Checked) -> Result<Ledger, Failure> {
    let Checked { sources, archive, .. } = checked;
    let edition = Edition::new(archive, request.as_of, request.drafts);
    record(None, archive, &edition, sources).map(|recorded| recorded.ledger)
}

/// Extends the ledger that is published at a path; without one it begins anew.
pub(super) fn record_from(
    published: Option<&Path>,
    archive: &Archive,
    edition: &Edition<'_>,
    sources: &mut Sources,
) -> Result<Recorded, Failure> {
    let before = match published {
        Some(path) => {
            let file = source::ledger(path, sources).map_err(Failure::Load)?;
            Some(understood(ledger::parse, file, sources)?)
        }
        None => None,
    };
    record(before.as_ref(), archive, edition, sources)
}

/// Reads a text among the sources that was published.
fn understood<T>(parse: fn(&str) -> Result<T, Broken>, file: FileId, sources: &mut Sources) -> Result<T, Failure> {
    parse(sources.text(file)).map_err(|broken| failure(std::mem::take(sources), vec![broken.finding(file)]))
}

/// What verifying a new site against the published one came to.
#[derive(Debug)]
pub struct Verified {
    /// The files that the archive was read from, and what was read of the published site.
    pub sources: Sources,
    /// Warnings; errors would have been a [`Failure`].
    pub findings: Vec<Diagnostic>,
    /// Versions in the published ledger.
    pub versions: usize,
    /// Versions that the new site adds.
    pub added: usize,
    /// Published addresses that were looked for in the new site; `None` where no manifest tells them.
    pub addresses: Option<usize>,
}

/// Does all that [`super::check`] does, and compares the site with what is published: nothing may have been rewritten,
/// lost, or changed without a reason. Nothing is written.
///
/// # Errors
/// The archive or the published site can't be read, or there are findings that are errors.
pub fn verify(request: &Request, published: &Path) -> Result<Verified, Failure> {
    let Checked { mut sources, archive, mut findings, audit } = read(request)?;
    let online = source::published(published, manifest::NAME, &mut sources).map_err(Failure::Load)?;
    let before = understood(ledger::parse, online.ledger, &mut sources)?;
    let manifest = match online.manifest {
        Some(file) => Some(understood(manifest::parse, file, &mut sources)?),
        None => None,
    };
    findings.retain(|finding| finding.severity < Severity::Note);
    findings.extend(manifest.iter().flat_map(|manifest| manifest::differences(manifest, &online.files, LEDGER)));
    findings.extend((manifest.is_none() && online.has_pages).then(manifest::missing));
    findings.extend(before.later(request.as_of).map(|broken| broken.finding(online.ledger)));
    let theme = Theme::of(&sources);
    let edition = Edition::new(&archive, request.as_of, request.drafts);
    let ledger = match record(Some(&before), &archive, &edition, &mut sources) {
        Ok(recorded) => recorded.ledger,
        Err(Failure::Findings(sources, found)) => {
            findings.extend(found);
            return Err(failure(*sources, findings));
        }
        Err(other) => return Err(other),
    };
    let public = public_audit(&edition, &archive);
    let site = match derive(&edition, &theme, &sources, public.as_ref().unwrap_or(&audit), Some(&ledger)) {
        Ok((site, _)) => site,
        Err(found) => {
            findings.extend(found);
            return Err(failure(sources, findings));
        }
    };
    let paths: HashSet<&str> = site.routes.iter().map(|route| &*route.path).chain([MARKER]).collect();
    findings.extend(manifest.iter().flat_map(|manifest| ledger::lost(manifest, &paths, &before, &ledger)));
    if has_errors(&findings) {
        return Err(failure(sources, findings));
    }
    sort(&mut findings);
    let (versions, added) = (before.entries().len(), ledger.entries().len().saturating_sub(before.entries().len()));
    Ok(Verified { sources, findings, versions, added, addresses: manifest.map(|it| it.len()) })
}
