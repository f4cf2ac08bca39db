//! What is published, and the new site beside it.

use super::{Checked, Failure, Request, derive, failure, has_errors, public_audit, read};
use crate::archive::{Archive, Edition};
use crate::diagnostic::{Code, Diagnostic, Severity, sort};
use crate::domain::{Digest, FileId};
use crate::ledger::manifest::{self, Manifest};
use crate::ledger::{self, Broken, Ledger, signature};
use crate::source::{self, LEDGER, LoadError, Published, SIGNATURE, Sources};
use crate::theme::Theme;
use crate::write::MARKER;
use minisign_verify::PublicKey;
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::Path;

/// The ledger of an edition, and the digests of the attachments that it is made with.
pub(super) struct Recorded {
    /// The ledger.
    pub ledger: Ledger,
    /// The digests.
    pub attachments: HashMap<FileId, Digest>,
    /// How many lines of the published ledger are later than the edition, which leaves them out.
    pub later: usize,
    /// Warnings of the published ledger.
    pub findings: Vec<Diagnostic>,
}

/// The finding where an archive without a single document would take the place of a site that has some: its content was
/// moved, or the root is another folder than was meant. With a published ledger, that tells each document.
pub(super) fn emptied(archive: &Archive, output: &Path, ledger: Option<&Path>) -> Option<Diagnostic> {
    if !archive.announcements.is_empty() || ledger.is_some() {
        return None;
    }
    let lines = source::lines_at(output);
    let message = format!(
        "the archive has no announcement, and the ledger of the site in {} has {lines} lines",
        output.display()
    );
    let help = "documents are read from content/announcements/ below --root; remove the old site if its documents are to be \
                gone";
    (lines > 0).then(|| Diagnostic::without_place(Code::PublishedMissing, message).help(help))
}

/// Extends a published ledger by an edition; without one it begins anew. Where it is anchored, a manifest or a signature
/// vouches for its last line.
fn record(
    published: Option<&Ledger>,
    is_anchored: bool,
    archive: &Archive,
    edition: &Edition<'_>,
    sources: &mut Sources,
) -> Result<Recorded, Failure> {
    let attachments = source::digests(sources, &ledger::attachments(edition)).map_err(Failure::Load)?;
    let contents = ledger::contents(edition, &attachments);
    match ledger::extend(published, archive, edition, &contents) {
        Ok(ledger) => {
            let later = published.map_or(0, |it| it.entries().len() - it.count_until(edition.as_of));
            let unanchored = published.filter(|_| !is_anchored);
            let unanchored = unanchored.and_then(|it| ledger::unanchored(it, archive, edition, &contents));
            let findings = Vec::from_iter(unanchored);
            drop(contents);
            Ok(Recorded { ledger, attachments, later, findings })
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
    record(None, true, archive, &edition, sources).map(|recorded| recorded.ledger)
}

/// Extends the ledger that is published at a path; without one it begins anew.
pub(super) fn record_from(
    published: Option<&Path>,
    archive: &Archive,
    edition: &Edition<'_>,
    sources: &mut Sources,
) -> Result<Recorded, Failure> {
    let Some(path) = published else { return record(None, true, archive, edition, sources) };
    let online = source::ledger(path, manifest::NAME, sources).map_err(Failure::Load)?;
    let before = Before::read(&online, sources)?;
    let damaged = before.damaged(&online);
    if !damaged.is_empty() {
        return Err(failure(std::mem::take(sources), damaged));
    }
    let recorded = record(Some(&before.ledger), before.manifest.is_some(), archive, edition, sources)?;
    if has_errors(&recorded.findings) {
        return Err(failure(std::mem::take(sources), recorded.findings));
    }
    Ok(recorded)
}

/// What was published before, as it says itself.
struct Before {
    ledger: Ledger,
    manifest: Option<Manifest>,
}

impl Before {
    fn read(online: &Published, sources: &mut Sources) -> Result<Self, Failure> {
        let ledger = understood(ledger::parse, online.ledger, sources)?;
        let manifest = online.manifest.map(|file| understood(manifest::parse, file, sources)).transpose()?;
        Ok(Self { ledger, manifest })
    }

    /// Whether the ledger is the one that the manifest lists, where there is one.
    fn is_listed(&self, online: &Published) -> bool {
        self.manifest.as_ref().is_none_or(|manifest| manifest.get(LEDGER) == online.files.get(LEDGER))
    }

    /// How ledger, manifest and files differ.
    fn damaged(&self, online: &Published) -> Vec<Diagnostic> {
        let Some(manifest) = &self.manifest else { return Vec::new() };
        let mut damaged = manifest::differences(manifest, &online.files, LEDGER);
        damaged.extend(manifest::unlisted(manifest, &self.ledger));
        damaged
    }
}

/// Reads a text among the sources that was published.
fn understood<T>(parse: fn(&str) -> Result<T, Broken>, file: FileId, sources: &mut Sources) -> Result<T, Failure> {
    parse(sources.text(file)).map_err(|broken| failure(std::mem::take(sources), vec![broken.finding(file)]))
}

/// What is wrong with the signature of a published ledger.
fn unsigned(path: &Path, ledger: FileId, key: &Path, sources: &mut Sources) -> Result<Option<Diagnostic>, LoadError> {
    let file = source::text(key, sources)?;
    let key = PublicKey::decode(sources.text(file)).map_err(|error| LoadError {
        path: key.to_owned(),
        source: io::Error::other(format!("it is no public key of minisign: {error}")),
    })?;
    let Some(file) = source::signature(path, sources)? else {
        let message = format!("there is no signature beside the ledger: no {SIGNATURE}");
        let finding = Diagnostic::without_place(Code::LedgerUnsigned, message);
        return Ok(Some(finding.help("publish the signature with the site, or verify without a key")));
    };
    let signed = signature::verify(sources.text(ledger), sources.text(file), &key);
    Ok(signed.err().map(|broken| broken.finding(file)))
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
    /// Whether the ledger was found to be signed by a key.
    pub is_signed: bool,
}

/// Does all that [`super::check`] does, and compares the site with what is published: nothing may have been rewritten,
/// lost, or changed without a reason. With a public key of minisign, the published ledger must be signed by it. Nothing is
/// written.
///
/// # Errors
/// The archive, the published site or the key can't be read, or there are findings that are errors.
pub fn verify(request: &Request, published: &Path, key: Option<&Path>) -> Result<Verified, Failure> {
    let Checked { mut sources, archive, mut findings, audit } = read(request)?;
    let online = source::published(published, manifest::NAME, &mut sources).map_err(Failure::Load)?;
    findings.retain(|finding| finding.severity < Severity::Note);
    if let Some(key) = key {
        let unsigned = unsigned(published, online.ledger, key, &mut sources).map_err(Failure::Load)?;
        findings.extend(unsigned);
    }
    let before = Before::read(&online, &mut sources)?;
    findings.extend(before.damaged(&online));
    if !before.is_listed(&online) {
        // Nothing is to be learned from comparing another ledger.
        return Err(failure(sources, findings));
    }
    findings.extend((before.manifest.is_none() && online.has_pages).then(manifest::missing));
    let Before { ledger: before, manifest } = before;
    findings.extend(before.later(request.as_of).map(|broken| broken.finding(online.ledger)));
    let theme = Theme::of(&sources, &archive.config.brand);
    let edition = Edition::new(&archive, request.as_of, request.drafts);
    let is_anchored = manifest.is_some() || key.is_some();
    let ledger = match record(Some(&before), is_anchored, &archive, &edition, &mut sources) {
        Ok(recorded) => {
            findings.extend(recorded.findings);
            recorded.ledger
        }
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
    // Of a ledger alone no addresses are asked for, whatever stands beside it.
    let manifest = manifest.filter(|_| published.is_dir());
    let paths: HashSet<&str> = site.routes.iter().map(|route| &*route.path).chain([MARKER]).collect();
    findings.extend(manifest.iter().flat_map(|manifest| ledger::lost(manifest, &paths, &before, &ledger)));
    if has_errors(&findings) {
        return Err(failure(sources, findings));
    }
    sort(&mut findings);
    let (versions, added) = (before.entries().len(), ledger.entries().len().saturating_sub(before.entries().len()));
    Ok(Verified {
        sources,
        findings,
        versions,
        added,
        addresses: manifest.map(|it| it.len()),
        is_signed: key.is_some(),
    })
}
