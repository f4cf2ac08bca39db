//! The site of a checked archive: rendered, and written beside its place until it takes it.

use super::links::{self, Links};
use super::published::{Recorded, emptied, record_from};
use super::twin::twin;
use super::{Checked, Failure, Request, derive, failure, menu_astray, public_audit, sample};
use crate::address::{DataFile, DataFormat, Page, Route, Site, path};
use crate::archive::{Edition, Withheld};
use crate::diagnostic::Diagnostic;
use crate::domain::{Announcement, Digest, FileId};
#[cfg(feature = "search")]
use crate::output::search::{self, Unmade};
use crate::output::size::{self, Limits};
use crate::output::{self, Calendars, Piece, Workbooks};
use crate::page::{self, Content};
use crate::render::Templates;
use crate::source::Sources;
use crate::theme::Theme;
use crate::write::{Complete, Exchange, Stage, WriteError};
use rayon::prelude::*;
use std::collections::HashMap;
use std::fmt;
#[cfg(feature = "search")]
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Where a site is to stand.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The folder that the site takes the place of.
    pub output: &'a Path,
    /// The published ledger, or a folder with it, which the site's goes on from; without one it begins anew.
    pub ledger: Option<&'a Path>,
    /// What its host takes.
    pub limits: Limits,
    /// The number of a signal as soon as one asks to end, and zero until then.
    pub signal: Option<&'a AtomicUsize>,
    /// Tells how long search takes.
    pub timer: Option<Timer<'a>>,
}

/// How long the program has been running.
#[derive(Clone, Copy)]
pub struct Timer<'a>(pub &'a (dyn Fn() -> Duration + Sync));

impl fmt::Debug for Timer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Timer")
    }
}

impl<'a> Target<'a> {
    /// A folder whose site is published for the first time, on GitHub Pages.
    #[must_use]
    pub fn new(output: &'a Path) -> Self {
        Self { output, ledger: None, limits: Limits::GITHUB_PAGES, signal: None, timer: None }
    }

    fn interrupted(&self) -> Result<(), Stop> {
        match self.signal.map_or(0, |signal| signal.load(Ordering::Relaxed)) {
            0 => Ok(()),
            signal => Err(Stop::Interrupted(signal)),
        }
    }
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
    /// How many lines of the published ledger are later than the site and left out.
    pub later: usize,
    /// What was made for search; `None` where the site has none.
    pub search: Option<Indexed>,
    /// How the site came into its place.
    pub exchange: Exchange,
}

/// The index of search.
#[derive(Clone, Copy, Debug, Default)]
pub struct Indexed {
    /// What can be found.
    pub records: usize,
    /// Files.
    pub files: usize,
    /// Bytes in all.
    pub bytes: u64,
    /// How long it took, where the target has a timer.
    pub time: Option<Duration>,
}

/// Renders and writes the site of a checked archive, and puts it in its place. `progress` is called with the number of files written and of all files, from any thread.
///
/// # Errors
/// What is published was lost or changed without a reason, a template fails, a signal came, or the system refuses to write.
/// The old output is left as it was.
pub fn build(
    request: &Request,
    checked: &mut Checked,
    target: &Target<'_>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, Failure> {
    write(request, checked, target, progress)?.publish()
}

/// A site that is written beside its place.
#[derive(Debug)]
#[must_use = "the site is removed unless it is published"]
pub struct Written {
    /// What was written.
    pub report: Report,
    /// Warnings of what was written.
    pub findings: Vec<Diagnostic>,
    site: Complete,
}

impl Written {
    /// Puts the site in its place.
    ///
    /// # Errors
    /// The system refuses; the old output stays.
    pub fn publish(self) -> Result<Report, Failure> {
        let exchange = self.site.publish().map_err(Failure::Write)?;
        Ok(Report { exchange, ..self.report })
    }
}

/// Does what [`build`] does short of putting the site in its place.
///
/// # Errors
/// What is published was lost or changed without a reason, a template fails, a signal came, or the system refuses to write.
pub fn write(
    request: &Request,
    checked: &mut Checked,
    target: &Target<'_>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Written, Failure> {
    let Checked { sources, archive, audit, .. } = checked;
    let theme = Theme::of(sources, &archive.config.brand);
    if let Some(finding) = emptied(archive, target.output, target.ledger) {
        return Err(failure(std::mem::take(sources), vec![finding]));
    }
    let edition = Edition::new(archive, request.as_of, request.drafts);
    let Recorded { ledger, attachments, later, mut findings } = record_from(target.ledger, archive, &edition, sources)?;
    let public = public_audit(&edition, archive);
    let (site, templates) = match derive(&edition, &theme, sources, public.as_ref().unwrap_or(audit), Some(&ledger)) {
        Ok(derived) => derived,
        Err(findings) => return Err(failure(std::mem::take(sources), findings)),
    };
    let mut found = menu_astray(&site, archive, sources, audit);
    found.extend(links::missing(&site));
    found.extend(sample(&site, &templates, sources));
    if !found.is_empty() {
        return Err(failure(std::mem::take(sources), found));
    }
    let links = Links::of(&site, &templates, sources);
    let stage = Stage::begin(target.output, &request.root).map_err(Failure::Write)?;
    let calendars = site.has(&path::calendar(None)).then(|| Calendars::new(&site));
    let workbooks = Mutex::default();
    let writer =
        Writer { site: &site, templates: &templates, sources, attachments, links, calendars, workbooks, stage: &stage };
    let all = site.routes.len() as u64;
    let (done, drawn) = (AtomicU64::new(0), AtomicU64::new(0));
    let written = site.routes.par_iter().with_max_len(8).map_init(Vec::new, |buffer, route| {
        target.interrupted()?;
        let (own, beside) = match route.page {
            Page::Data(DataFile::FactsOfYear(year, DataFormat::Csv)) => (Own::Files(writer.facts(year)?), 0),
            Page::Data(DataFile::XbrlReport(it)) if !writer.has_facts(it) => (Own::Files(writer.xbrl(it)?), 0),
            _ => writer.route(route, buffer).map(|(size, beside)| (Own::File(size), beside))?,
        };
        drawn.fetch_add(beside, Ordering::Relaxed);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, all);
        Ok(own)
    });
    let written = written.collect::<Result<Vec<Own>, Stop>>();
    let written = written.and_then(|own| Ok((sizes(&site.routes, own), writer.search(target)?)));
    let completed = written.and_then(|(sizes, indexed)| {
        let complete = stage.complete().map_err(Stop::Write)?;
        target.interrupted()?;
        Ok((sizes, indexed, complete))
    });
    let (sizes, indexed, complete) = match completed {
        Ok(completed) => completed,
        Err(Stop::Render(finding)) => return Err(failure(std::mem::take(sources), vec![*finding])),
        Err(Stop::Write(error)) => return Err(Failure::Write(error)),
        Err(Stop::Interrupted(signal)) => return Err(Failure::Interrupted(signal)),
    };
    let bytes = sizes.iter().sum::<u64>() + drawn.into_inner() + indexed.map_or(0, |it| it.bytes);
    findings.extend(size::findings(&site.routes, &sizes, bytes, target.limits));
    let pages = site.routes.iter().filter(|route| route.path.ends_with(".html")).count();
    let report = Report {
        announcements: edition.announcements.len(),
        pages,
        files: site.routes.len() - pages + indexed.map_or(0, |it| it.files),
        bytes,
        withheld: edition.withheld,
        later,
        search: indexed,
        exchange: Exchange::default(),
    };
    Ok(Written { report, findings, site: complete })
}

/// The size of what was written of a route.
enum Own {
    /// Of its file.
    File(u64),
    /// Of its file and those of other routes, by their paths.
    Files(Vec<(String, u64)>),
}

/// The sizes of the routes' files, in their order.
fn sizes(routes: &[Route<'_>], written: Vec<Own>) -> Vec<u64> {
    let size = |own: &Own| if let Own::File(size) = own { *size } else { 0 };
    let mut sizes: Vec<u64> = written.iter().map(size).collect();
    let mut others: HashMap<String, u64> = HashMap::new();
    written.into_iter().for_each(|own| {
        if let Own::Files(files) = own {
            others.extend(files);
        }
    });
    for (route, size) in routes.iter().zip(&mut sizes) {
        *size += others.get(&*route.path).copied().unwrap_or_default();
    }
    sizes
}

enum Stop {
    Render(Box<Diagnostic>),
    Write(WriteError),
    Interrupted(usize),
}

/// What a route's file is made of.
struct Writer<'w, 'a> {
    site: &'w Site<'a>,
    templates: &'w Templates,
    sources: &'w Sources,
    /// What the ledger tells of attachments.
    attachments: HashMap<FileId, Digest>,
    /// Looks at the links where the archive has templates of its own.
    links: Option<Links<'w, 'a>>,
    /// Their events stand in several files.
    calendars: Option<Calendars<'w, 'a>>,
    /// What is kept for workbooks by those that write none at the moment.
    workbooks: Mutex<Vec<Workbooks>>,
    stage: &'w Stage,
}

impl<'a> Writer<'_, 'a> {
    /// Writes a route's file, and those of the charts that were drawn for it: the bytes of the one and of the others.
    fn route(&self, route: &Route<'a>, buffer: &mut Vec<u8>) -> Result<(u64, u64), Stop> {
        match route.page {
            // Written with the page that it is drawn for.
            Page::AnnouncementChart(..) | Page::Twin => return Ok((0, 0)),
            // Written with those of its year, and all of a year with its table in CSV.
            Page::Data(DataFile::Facts(..) | DataFile::FactsOfYear(..) | DataFile::FactsWorkbook(_)) => {
                return Ok((0, 0));
            }
            Page::Data(DataFile::Workbook(it) | DataFile::XbrlReport(it)) if self.has_facts(it) => return Ok((0, 0)),
            // Written with its report.
            Page::Data(DataFile::XbrlSchema(_)) => return Ok((0, 0)),
            // Written when all others are.
            Page::Data(DataFile::Manifest) => return Ok((0, 0)),
            _ => {}
        }
        let own = match page::content(self.site, route) {
            Content::Page(template, view, drawn) => {
                buffer.clear();
                let rendered = self.templates.render(template, &view, &route.path, buffer);
                rendered.map_err(|finding| Stop::Render(Box::new(finding)))?;
                let dead = self.links.as_ref().map(|links| links.findings(route, (template, &view), buffer, None));
                if let Some(finding) = dead.and_then(|found| found.into_iter().next()) {
                    return Err(Stop::Render(Box::new(finding)));
                }
                self.stage.write(&route.path, buffer).map_err(Stop::Write)?;
                let mut beside = 0;
                let path = path::twin(&route.path);
                if self.site.has(&path) {
                    let twin = twin(self.site, route, &view, buffer);
                    beside += self.bytes(&path, twin.as_bytes())?;
                }
                for (path, text) in &drawn {
                    beside += self.bytes(path, text.as_bytes())?;
                }
                return Ok((buffer.len() as u64, beside));
            }
            Content::Twin => return Ok((0, 0)),
            Content::Text(text) => self.bytes(&route.path, text.as_bytes()),
            Content::Data(file) => match self.calendars.as_ref().and_then(|calendars| calendars.text(file)) {
                Some(text) => self.bytes(&route.path, text.as_bytes()),
                None => {
                    let bytes = self.with_workbooks(|workbooks| output::bytes(self.site, file, workbooks));
                    self.bytes(&route.path, &bytes)
                }
            },
            Content::Copy(file) => {
                let expected = self.attachments.get(&file).copied();
                let (from, size) = (self.sources.disk_path(file), self.sources.size(file));
                self.stage.copy(&route.path, &from, size, expected).map_err(Stop::Write)
            }
        };
        Ok((own?, 0))
    }

    /// Writes the files of every fact of a year and of each of its announcements: their paths and sizes.
    fn facts(&self, year: i32) -> Result<Vec<(String, u64)>, Stop> {
        let (mut sizes, mut growing) = (Vec::new(), HashMap::new());
        let write = |path: &str, piece: Piece<'_>| {
            match piece {
                Piece::Whole(bytes) => sizes.push((path.to_owned(), self.bytes(path, bytes)?)),
                Piece::Next(bytes) => {
                    if !growing.contains_key(path) {
                        growing.insert(path.to_owned(), self.stage.grow(path).map_err(Stop::Write)?);
                    }
                    if let Some(file) = growing.get_mut(path) {
                        file.push(bytes).map_err(Stop::Write)?;
                    }
                }
            }
            Ok(())
        };
        self.with_workbooks(|workbooks| output::facts_of_year(self.site, year, workbooks, write))?;
        sizes.extend(growing.into_iter().map(|(path, file)| (path, file.finish())));
        Ok(sizes)
    }

    /// Whether an announcement has tables of its facts.
    fn has_facts(&self, announcement: &Announcement) -> bool {
        self.site.has(&path::facts(&announcement.id, DataFormat::Csv))
    }

    /// Writes the report of an announcement and its schema: their paths and sizes.
    fn xbrl(&self, announcement: &Announcement) -> Result<Vec<(String, u64)>, Stop> {
        let files = output::xbrl(self.site, &self.site.examine(announcement)).into_iter();
        files.map(|(path, text)| self.bytes(&path, text.as_bytes()).map(|size| (path, size))).collect()
    }

    /// Makes the index of search and writes its files, where the site has search.
    #[cfg(feature = "search")]
    fn search(&self, target: &Target<'_>) -> Result<Option<Indexed>, Stop> {
        if !self.site.has(path::SEARCH) {
            return Ok(None);
        }
        let before = target.timer.map(|timer| (timer.0)());
        let index = match search::index(self.site, &|| target.interrupted().is_err()) {
            Ok(index) => index,
            Err(Unmade::Stopped) => return target.interrupted().map(|()| None),
            Err(error) => {
                let error = io::Error::other(error.to_string());
                return Err(Stop::Write(WriteError::Io(target.output.join(path::SEARCH_INDEX), error)));
            }
        };
        let mut bytes = 0;
        for (path, content) in &index.files {
            bytes += self.bytes(path, content)?;
        }
        let time = target.timer.zip(before).map(|(timer, before)| (timer.0)().saturating_sub(before));
        Ok(Some(Indexed { records: index.records, files: index.files.len(), bytes, time }))
    }

    /// Without the feature no site has search.
    #[cfg(not(feature = "search"))]
    fn search(&self, _target: &Target<'_>) -> Result<Option<Indexed>, Stop> {
        Ok(None)
    }

    fn with_workbooks<T>(&self, act: impl FnOnce(&mut Workbooks) -> T) -> T {
        let kept = || self.workbooks.lock().unwrap_or_else(PoisonError::into_inner);
        let mut own = kept().pop().unwrap_or_default();
        let given = act(&mut own);
        kept().push(own);
        given
    }

    fn bytes(&self, path: &str, bytes: &[u8]) -> Result<u64, Stop> {
        self.stage.write(path, bytes).map_err(Stop::Write)?;
        Ok(bytes.len() as u64)
    }
}
