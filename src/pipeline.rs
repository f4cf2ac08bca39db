//! The stages in order. Nothing else names them all.

use crate::archive::{Archive, Edition, Withheld};
use crate::audit::{Audit, Book, Proposal, audit, proposals};
use crate::check::{ahead, check as check_documents, gaps, unpublished};
use crate::decode::decode;
use crate::derive::global::Global;
use crate::derive::{Content, Page, Route, Site};
use crate::diagnostic::{Diagnostic, Severity, Texts, sort};
use crate::domain::{Announcement, Located, Span};
use crate::output;
use crate::output::size::{self, Limits};
use crate::render::Templates;
use crate::source::{LoadError, Sources, load};
use crate::theme::Theme;
use crate::write::{Stage, WriteError, rewrite};
use chrono::{DateTime, Utc};
use rayon::prelude::*;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

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
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => error.fmt(f),
            Self::Findings(_, findings) => write!(f, "{} findings", findings.len()),
            Self::Write(error) => error.fmt(f),
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

/// What a build wrote.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report {
    /// Announcements in the site.
    pub announcements: usize,
    /// HTML pages.
    pub pages: usize,
    /// Other files.
    pub files: usize,
    /// Bytes in all.
    pub bytes: u64,
    /// What was left out.
    pub withheld: Withheld,
}

/// Loads, parses and checks the archive.
///
/// # Errors
/// The archive can't be read or has findings that are errors.
pub fn read(request: &Request) -> Result<Checked, Failure> {
    judge(request, load(&request.root).map_err(Failure::Load)?)
}

/// Parses and checks files that were loaded.
///
/// # Errors
/// The archive has findings that are errors.
pub fn judge(request: &Request, sources: Sources) -> Result<Checked, Failure> {
    let (documents, mut findings) = decode(&sources);
    let verdict = check_documents(documents, &sources);
    findings.extend(verdict.findings);
    let mut archive = match verdict.archive {
        Some(archive) if !has_errors(&findings) => archive,
        _ => return Err(failure(sources, findings)),
    };
    if let Some(base_url) = &request.base_url {
        let slash = if base_url.ends_with('/') { "" } else { "/" };
        let span = archive.config.base_url.span;
        archive.config.base_url = Located::new(format!("{base_url}{slash}").into(), span);
    }
    let edition = Edition::new(&archive, request.as_of, request.drafts);
    findings.extend(ahead(&edition));
    if !request.drafts {
        findings.extend(unpublished(&archive, &edition));
    }
    if has_errors(&findings) {
        return Err(failure(sources, findings));
    }
    findings.extend(gaps(&archive, request.as_of));
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
    text: String,
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
        let mut tied = self.text.clone();
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
    let (documents, _) = decode(&sources);
    let Ok(wanted) = file.canonicalize() else { return Ok(None) };
    let is_wanted = |it: &&Announcement| sources.disk_path(it.file).canonicalize().is_ok_and(|path| path == wanted);
    let Some((_, issuer)) = &documents.site else { return Ok(None) };
    let Some(announcement) = documents.announcements.iter().find(is_wanted) else { return Ok(None) };
    let mut proposals = proposals(&Book::of(announcement, issuer));
    // Figures and their notes may stand in other files of the announcement.
    proposals.retain(|it| it.span.file == announcement.file);
    let (path, disk_path) = (sources.path(announcement.file).to_owned(), sources.disk_path(announcement.file));
    Ok(Some(Proposed { path, proposals, disk_path, text: sources.text(announcement.file).to_owned() }))
}

/// Does all that a build does short of rendering: reads the archive, derives the routes of its edition and compiles
/// its templates.
///
/// # Errors
/// The archive can't be read or has findings that are errors.
pub fn check(request: &Request) -> Result<Checked, Failure> {
    check_loaded(request, load(&request.root).map_err(Failure::Load)?).map(|(checked, _)| checked)
}

/// What [`check`] does, with files that were loaded. Also gives the audit of what is public, where that isn't all.
///
/// # Errors
/// The archive has findings that are errors.
pub fn check_loaded(request: &Request, sources: Sources) -> Result<(Checked, Option<Audit>), Failure> {
    let checked = judge(request, sources)?;
    let theme = Theme::of(&checked.sources);
    let edition = Edition::new(&checked.archive, request.as_of, request.drafts);
    let public = public_audit(&edition, &checked.archive);
    match derive(&edition, &theme, &checked.sources, public.as_ref().unwrap_or(&checked.audit)) {
        Ok(_) => {}
        Err(findings) => return Err(failure(checked.sources, findings)),
    }
    Ok((checked, public))
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
) -> Result<(Site<'a>, Templates), Vec<Diagnostic>> {
    let site = Site::new(edition, theme, sources, audit)?;
    let templates = Templates::new(theme, &Global::new(&site)).map_err(|finding| vec![finding])?;
    Ok((site, templates))
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

/// Renders and writes the site of a checked archive, whose source texts are given up on the way, and puts it in its
/// place. `progress` is called with the number of files written and of all files, from any thread.
///
/// # Errors
/// A template fails, or the system refuses to write. The old output is left as it was.
pub fn build(
    request: &Request,
    checked: &mut Checked,
    output: &Path,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, Failure> {
    write(request, checked, output, Limits::GITHUB_PAGES, progress)?.publish()
}

/// A site that is written beside its place.
#[derive(Debug)]
#[must_use = "the site is removed unless it is published"]
pub struct Written {
    /// What was written.
    pub report: Report,
    /// Warnings of what was written.
    pub findings: Vec<Diagnostic>,
    stage: Stage,
}

impl Written {
    /// Puts the site in its place.
    ///
    /// # Errors
    /// The system refuses; the old output stays.
    pub fn publish(self) -> Result<Report, Failure> {
        self.stage.publish().map_err(Failure::Write)?;
        Ok(self.report)
    }
}

/// Does what [`build`] does short of putting the site in its place. `limits` are what its host takes.
///
/// # Errors
/// A template fails, or the system refuses to write.
pub fn write(
    request: &Request,
    checked: &mut Checked,
    output: &Path,
    limits: Limits,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Written, Failure> {
    let Checked { sources, archive, audit, .. } = checked;
    let theme = Theme::of(sources);
    let edition = Edition::new(archive, request.as_of, request.drafts);
    let public = public_audit(&edition, archive);
    let (site, templates) = match derive(&edition, &theme, sources, public.as_ref().unwrap_or(audit)) {
        Ok(derived) => derived,
        Err(findings) => return Err(failure(std::mem::take(sources), findings)),
    };
    sources.forget_texts();
    let stage = Stage::begin(output, &request.root).map_err(Failure::Write)?;
    let all = site.routes.len() as u64;
    let (done, drawn) = (AtomicU64::new(0), AtomicU64::new(0));
    let written = site.routes.par_iter().with_max_len(8).map_init(Vec::new, |buffer, route| {
        let (own, beside) = write_route(&site, &templates, sources, &stage, route, buffer)?;
        drawn.fetch_add(beside, Ordering::Relaxed);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, all);
        Ok(own)
    });
    let sizes = match written.collect::<Result<Vec<u64>, Stop>>() {
        Ok(sizes) => sizes,
        Err(Stop::Render(finding)) => {
            drop(stage);
            return Err(failure(std::mem::take(sources), vec![*finding]));
        }
        Err(Stop::Write(error)) => return Err(Failure::Write(error)),
    };
    let bytes = sizes.iter().sum::<u64>() + drawn.into_inner();
    let findings = size::findings(&site.routes, &sizes, bytes, limits);
    let pages = site.routes.iter().filter(|route| route.path.ends_with(".html")).count();
    let report = Report {
        announcements: edition.announcements.len(),
        pages,
        files: site.routes.len() - pages,
        bytes,
        withheld: edition.withheld,
    };
    Ok(Written { report, findings, stage })
}

enum Stop {
    Render(Box<Diagnostic>),
    Write(WriteError),
}

/// Writes a route's file, and those of the charts that were drawn for it: the bytes of the one and of the others.
fn write_route(
    site: &Site<'_>,
    templates: &Templates,
    sources: &Sources,
    stage: &Stage,
    route: &Route<'_>,
    buffer: &mut Vec<u8>,
) -> Result<(u64, u64), Stop> {
    if matches!(route.page, Page::AnnouncementChart(..)) {
        // Written with the page that it is drawn for.
        return Ok((0, 0));
    }
    let own = match site.content(route) {
        Content::Page(template, view, drawn) => {
            buffer.clear();
            templates
                .render(template, &view, &route.path, buffer)
                .map_err(|finding| Stop::Render(Box::new(finding)))?;
            stage.write(&route.path, buffer).map_err(Stop::Write)?;
            let mut beside = 0;
            for (path, text) in &drawn {
                beside += write_text(stage, path, text)?;
            }
            return Ok((buffer.len() as u64, beside));
        }
        Content::Text(text) => write_text(stage, &route.path, &text),
        Content::Data(file) => write_text(stage, &route.path, &output::text(site, file)),
        Content::Copy(file) => stage.copy(&route.path, &sources.disk_path(file)).map_err(Stop::Write),
    };
    Ok((own?, 0))
}

fn write_text(stage: &Stage, path: &str, text: &str) -> Result<u64, Stop> {
    stage.write(path, text.as_bytes()).map_err(Stop::Write)?;
    Ok(text.len() as u64)
}
