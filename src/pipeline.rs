//! The stages in order. Nothing else names them all.

mod build;
mod links;
mod published;
mod twin;

pub use build::{Indexed, Report, Target, Timer, Written, build, write};
pub use published::{Verified, first_ledger, verify};
pub use twin::twin;

use crate::address::{Page, Site};
use crate::archive::{Archive, Edition, Withheld};
use crate::audit::{Audit, Book, Proposal, audit, proposals};
use crate::check::{ahead, check as check_documents, gaps, linked, unpublished};
use crate::decode::{Before, decode, decode_after};
use crate::diagnostic::{Diagnostic, Severity, Texts, sort};
use crate::domain::{Announcement, Located, Span};
use crate::ledger::Ledger;
use crate::page::{self, Content, Global};
use crate::render::Templates;
use crate::source::{self, LoadError, Sources, load};
use crate::theme::{self, Theme};
use crate::write::{WriteError, rewrite};
use chrono::{DateTime, Utc};
use links::Links;
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::mem::discriminant;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to make an edition of.
#[derive(Clone, Debug)]
pub struct Request {
    /// The archive's folder.
    pub root: PathBuf,
    /// The instant that the site speaks from.
    pub as_of: DateTime<Utc>,
    /// Whether drafts and scheduled documents are let through, for a preview.
    pub drafts: bool,
    /// The address where the site will stand, instead of the configured one.
    pub base_url: Option<String>,
}

/// Why there is no result.
#[derive(Debug)]
pub enum Failure {
    /// The archive could not be read.
    Load(LoadError),
    /// Something in the archive is wrong.
    Findings(Box<Sources>, Vec<Diagnostic>),
    /// The site could not be written.
    Write(WriteError),
    /// A signal of this number asked to end.
    Interrupted(usize),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => error.fmt(f),
            Self::Findings(_, findings) => write!(f, "{} findings", findings.len()),
            Self::Write(error) => error.fmt(f),
            Self::Interrupted(_) => f.write_str("interrupted; the output is as it was"),
        }
    }
}

impl std::error::Error for Failure {}

/// An archive that passed every check.
#[derive(Debug)]
pub struct Checked {
    /// The files that it was read from.
    pub sources: Sources,
    /// The archive.
    pub archive: Archive,
    /// Warnings and notes; errors would have been a [`Failure`].
    pub findings: Vec<Diagnostic>,
    /// How its figures determine each other.
    pub audit: Audit,
}

/// Loads, parses and checks the archive.
///
/// # Errors
/// The archive can't be read or has findings that are errors.
pub fn read(request: &Request) -> Result<Checked, Failure> {
    judge(request, load(&request.root).map_err(Failure::Load)?, &Before::default())
}

/// Parses and checks files that were loaded. What was read `before` is taken over as far as the files are the same.
///
/// # Errors
/// The archive has findings that are errors.
pub fn judge(request: &Request, sources: Sources, before: &Before) -> Result<Checked, Failure> {
    let (documents, mut findings) = decode_after(before, &sources).map_err(Failure::Load)?;
    findings.extend(theme::unused(&sources));
    findings.extend(theme::outdated(&sources));
    let verdict = check_documents(documents, &sources);
    findings.extend(verdict.findings);
    let mut archive = match verdict.archive {
        Some(archive) if !has_errors(&findings) => archive,
        _ => return Err(failure(sources, findings)),
    };
    findings.extend(theme::brand_faults(&sources, &archive.config.brand));
    let configured = archive.config.base_url.value.clone();
    if let Some(base_url) = &request.base_url {
        let slash = if base_url.ends_with('/') { "" } else { "/" };
        let span = archive.config.base_url.span;
        archive.config.base_url = Located::new(format!("{base_url}{slash}").into(), span);
    }
    let edition = Edition::new(&archive, request.as_of, request.drafts);
    findings.extend(ahead(&archive, &edition, request.drafts));
    if !request.drafts {
        let bases = [&*configured, &*archive.config.base_url.value];
        findings.extend(unpublished(&sources, &archive, &edition, &bases).map_err(Failure::Load)?);
        findings.extend(linked(&sources, &archive, &edition));
    }
    if has_errors(&findings) {
        return Err(failure(sources, findings));
    }
    findings.extend(gaps(&archive, &edition));
    sort(&mut findings);
    Ok(Checked { sources, archive, findings, audit: verdict.audit })
}

/// The figures of a text that could be tied, and the text.
#[derive(Debug)]
pub struct Proposed {
    /// The file, relative to the root.
    pub path: String,
    /// What could be tied to what, text by text.
    pub proposals: Vec<Proposal>,
    disk_path: PathBuf,
    text: Arc<str>,
}

impl Proposed {
    /// The line and the column, in characters, of an offset in the text, both from 1.
    #[must_use]
    pub fn line_and_column(&self, offset: u32) -> (usize, usize) {
        let before = self.text.get(..offset as usize).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// The destination of a figure's tie, where it can be written: one alone is meant, the figure stands in the file as
    /// it reads, not with markup, escapes or line ends of TOML in between, and in no link.
    #[must_use]
    pub fn destination<'p>(&self, it: &'p Proposal) -> Option<&'p str> {
        let [candidate] = &it.candidates[..] else { return None };
        let words = self.text.get(it.span.start as usize..it.span.end as usize)?;
        let is_exact = words.split_whitespace().eq(it.words.split_whitespace());
        (is_exact && !it.in_link).then_some(&*candidate.destination)
    }

    /// Writes the ties into the file where one alone can be meant.
    ///
    /// # Errors
    /// The file can't be written; it is as it was then.
    pub fn write(&self) -> Result<(), WriteError> {
        let mut tied = self.text.to_string();
        let mut ties: Vec<(Span, &str)> =
            self.proposals.iter().filter_map(|it| Some((it.span, self.destination(it)?))).collect();
        // From the end on, what is before keeps its place.
        ties.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        for (span, destination) in ties {
            tied.insert_str(span.end as usize, &format!("]({destination})"));
            tied.insert(span.start as usize, '[');
        }
        rewrite(&self.disk_path, &tied)
    }
}

/// Proposes ties for the figures in the text of an announcement; `None` where the file is none that could be read.
///
/// # Errors
/// The archive can't be read.
pub fn propose(request: &Request, file: &Path) -> Result<Option<Proposed>, Failure> {
    let sources = load(&request.root).map_err(Failure::Load)?;
    let (documents, _) = decode(&sources).map_err(Failure::Load)?;
    let Ok(wanted) = file.canonicalize() else { return Ok(None) };
    let is_wanted =
        |it: &&Arc<Announcement>| sources.disk_path(it.file).canonicalize().is_ok_and(|path| path == wanted);
    let Some((_, issuer)) = &documents.site else { return Ok(None) };
    let Some(announcement) = documents.announcements.iter().find(is_wanted) else { return Ok(None) };
    let mut proposals = proposals(&Book::of(announcement, issuer));
    // Figures and their notes may stand in other files of the announcement.
    proposals.retain(|it| it.span.file == announcement.file);
    let (path, disk_path) = (sources.path(announcement.file).to_owned(), sources.disk_path(announcement.file));
    let source::Content::Text(text) = sources.content(announcement.file).map_err(Failure::Load)? else {
        return Ok(None);
    };
    Ok(Some(Proposed { path, proposals, disk_path, text }))
}

/// Does all that a build does short of rendering: reads the archive, derives the routes of its edition and compiles
/// its templates, and renders a page of each kind, whose links it follows, where it has templates of its own.
///
/// # Errors
/// The archive can't be read or has findings that are errors.
pub fn check(request: &Request) -> Result<Checked, Failure> {
    let sources = load(&request.root).map_err(Failure::Load)?;
    check_loaded(request, sources, &Before::default()).map(|(checked, _)| checked)
}

/// What [`check`] does, with files that were loaded and what was read `before`, as [`judge`] has it. Also gives the audit of what is public, where that isn't all.
///
/// # Errors
/// The archive has findings that are errors.
pub fn check_loaded(request: &Request, sources: Sources, before: &Before) -> Result<(Checked, Option<Audit>), Failure> {
    let checked = judge(request, sources, before)?;
    let theme = Theme::of(&checked.sources, &checked.archive.config.brand);
    let edition = Edition::new(&checked.archive, request.as_of, request.drafts);
    let public = public_audit(&edition, &checked.archive);
    match derive(&edition, &theme, &checked.sources, public.as_ref().unwrap_or(&checked.audit), None) {
        Ok((site, templates)) => {
            let mut found = menu_astray(&site, &checked.archive, &checked.sources, &checked.audit);
            found.extend(links::missing(&site));
            found.extend(sample(&site, &templates, &checked.sources));
            if !found.is_empty() {
                return Err(failure(checked.sources, found));
            }
        }
        Err(findings) => return Err(failure(checked.sources, findings)),
    }
    let found = collisions_to_come(&checked, request, &theme);
    if !found.is_empty() {
        return Err(failure(checked.sources, found));
    }
    Ok((checked, public))
}

/// What would stand at one address once drafts and scheduled documents are public: found now, and not at the instant at
/// which one of them is to be published.
fn collisions_to_come(checked: &Checked, request: &Request, theme: &Theme) -> Vec<Diagnostic> {
    let is_whole = Edition::new(&checked.archive, request.as_of, request.drafts).withheld == Withheld::default();
    if is_whole {
        return Vec::new();
    }
    let later = Edition::new(&checked.archive, request.as_of, true);
    Site::new(&later, theme, &checked.sources, &checked.audit, None).err().unwrap_or_default()
}

/// The entries of the site's own menu that lead nowhere, and won't once everything in the archive is public. `audit` is
/// that of the archive.
fn menu_astray(site: &Site<'_>, archive: &Archive, sources: &Sources, audit: &Audit) -> Vec<Diagnostic> {
    let astray = site.menu_astray();
    if astray.is_empty() || site.edition.withheld == Withheld::default() {
        return astray;
    }
    let later = Edition::new(archive, site.edition.as_of, true);
    Site::new(&later, site.theme, sources, audit, None).map_or_else(|_| Vec::new(), |site| site.menu_astray())
}

/// Renders a page of each kind where the archive has templates of its own: what fails in them, or leads nowhere, mostly does so
/// on the first page.
fn sample(site: &Site<'_>, templates: &Templates, sources: &Sources) -> Vec<Diagnostic> {
    let Some(links) = Links::of(site, templates, sources) else { return Vec::new() };
    let mut seen = HashSet::new();
    let pages = site.routes.iter().filter(|route| route.path.ends_with(".html")).filter(|route| {
        let kind = if let Page::Announcement(it) = &route.page { Some(it.kind()) } else { None };
        seen.insert((discriminant(&route.page), kind))
    });
    let (mut own, mut plain) = (BTreeMap::new(), BTreeMap::new());
    let mut found: Vec<Diagnostic> = Vec::new();
    for route in pages {
        let Content::Page(template, view, _) = page::content(site, route) else { continue };
        let mut html = Vec::new();
        if let Err(finding) = templates.render(template, &view, &route.path, &mut html) {
            return vec![finding];
        }
        for finding in links.findings(route, (template, &view), &html, Some((&mut own, &mut plain))) {
            // What stands around every page is told once.
            let is_same = |it: &Diagnostic| {
                it.primary.is_some()
                    && it.primary.as_ref().map(|it| it.span) == finding.primary.as_ref().map(|it| it.span)
            };
            if !found.iter().any(is_same) {
                found.push(finding);
            }
        }
    }
    found
}

/// The site of an edition and its templates. `audit` is that of the edition's announcements.
///
/// # Errors
/// Two things at one address, or a template that can't be compiled.
pub fn derive<'a>(
    edition: &'a Edition<'a>,
    theme: &'a Theme,
    sources: &Sources,
    audit: &'a Audit,
    ledger: Option<&'a Ledger>,
) -> Result<(Site<'a>, Templates), Vec<Diagnostic>> {
    let site = Site::new(edition, theme, sources, audit, ledger)?;
    let templates = Templates::new(theme, &Global::new(&site)).map_err(|finding| vec![finding])?;
    Ok((site, templates))
}

/// Reads the archive and looks at the site of its edition, of which nothing is rendered.
///
/// # Errors
/// The archive can't be read or has findings that are errors.
pub fn look<T>(request: &Request, look: impl FnOnce(&Site<'_>) -> T) -> Result<T, Failure> {
    let checked = read(request)?;
    let theme = Theme::of(&checked.sources, &checked.archive.config.brand);
    let edition = Edition::new(&checked.archive, request.as_of, request.drafts);
    let public = public_audit(&edition, &checked.archive);
    let audit = public.as_ref().unwrap_or(&checked.audit);
    let found = match Site::new(&edition, &theme, &checked.sources, audit, None) {
        Ok(site) => return Ok(look(&site)),
        Err(found) => found,
    };
    Err(failure(checked.sources, found))
}

/// The audit of an edition that leaves something out: what isn't public takes no part in it.
fn public_audit(edition: &Edition<'_>, archive: &Archive) -> Option<Audit> {
    let is_whole = edition.announcements.len() == archive.announcements.len();
    (!is_whole).then(|| audit(&edition.announcements, edition.issuer()))
}

fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

fn failure(sources: Sources, mut findings: Vec<Diagnostic>) -> Failure {
    sort(&mut findings);
    Failure::Findings(Box::new(sources), findings)
}
