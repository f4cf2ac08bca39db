//! What the preview keeps between two changes: the files as they are now, and the last archive that passed its checks.
//!
//! A change is checked as a build would check it: everything is parsed and checked again. In an archive of thousands
//! of announcements that takes a second or two, so it is done beside, and meanwhile a document that was edited is
//! shown as it reads now (*ahead* of its check). When the check finds an error, what was good before is shown again.

use crate::archive::{Edition, Standing, released};
use crate::audit::Audit;
use crate::decode;
use crate::derive::Site;
use crate::diagnostic::{self, Diagnostic, Format, Severity, Texts};
use crate::domain::Announcement;
use crate::ledger::Ledger;
use crate::pipeline::{Checked, Failure, Request, check_loaded, derive, first_ledger};
use crate::render::Templates;
use crate::source::{LoadError, Sources, load};
use crate::theme::Theme;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Up to so many announcements, a check is quicker than an eye.
const QUICK: usize = 300;

/// Columns of the excerpts in findings.
const WIDTH: usize = 120;

/// What comes of a check.
pub(super) type Judged = Result<Passed, Failure>;

/// An archive that passed its checks.
#[derive(Debug)]
pub(super) struct Passed {
    checked: Checked,
    /// The audit of what is public, where that isn't all.
    public: Option<Audit>,
    /// As if the site were published for the first time.
    ledger: Ledger,
}

/// What the preview keeps.
pub(super) struct Shelf {
    pub request: Request,
    /// What is wrong with the archive now, as the terminal shows it.
    pub wrong: Option<String>,
    /// How many warnings the last check gave.
    pub warnings: usize,
    /// Whether something changed that no check has begun to look at.
    pub unchecked: bool,
    /// Counts the changes: a check of an earlier state says nothing of this one.
    pub generation: u64,
    /// The files as they are now.
    sources: Sources,
    good: Option<Good>,
}

/// An archive that passed its checks, and what is shown otherwise ahead of the next one.
struct Good {
    passed: Passed,
    theme: Theme,
    /// The announcements that are shown otherwise, by position, as they passed.
    before: BTreeMap<usize, Announcement>,
    /// Likewise the templates.
    theme_before: Option<Theme>,
}

impl Shelf {
    pub fn new(request: Request) -> Self {
        let sources = Sources { root: request.root.clone(), files: Vec::new() };
        Self { request, wrong: None, warnings: 0, unchecked: true, generation: 0, sources, good: None }
    }

    /// Whether a check takes so little time that it needn't be done beside.
    pub fn is_quick(&self) -> bool {
        self.good.as_ref().is_none_or(|good| good.passed.checked.archive.announcements.len() <= QUICK)
    }

    /// Reads the files that changed; all, where none is named or one isn't known. `false` where they can't be read.
    pub fn read(&mut self, changed: &[PathBuf]) -> bool {
        self.generation += 1;
        self.unchecked = true;
        let read = match self.known(changed) {
            Some(positions) => positions.into_iter().try_for_each(|at| self.sources.refresh(at)),
            None => load(&self.request.root).map(|sources| self.sources = sources),
        };
        if let Err(error) = &read {
            self.fail(error);
        }
        read.is_ok()
    }

    fn fail(&mut self, error: &LoadError) {
        self.undo();
        self.unchecked = false;
        self.wrong = Some(format!("error: {error}\n"));
    }

    /// The positions of files that are all known.
    fn known(&self, changed: &[PathBuf]) -> Option<Vec<usize>> {
        let known = changed.iter().map(|path| self.sources.position(&self.relative(path)?));
        known.collect::<Option<Vec<usize>>>().filter(|known| !known.is_empty())
    }

    /// A path below the root, as [`Sources`] has it.
    pub fn relative(&self, path: &Path) -> Option<String> {
        let relative = path.strip_prefix(&self.request.root).ok()?.to_str()?;
        Some(if cfg!(windows) { relative.replace('\\', "/") } else { relative.to_owned() })
    }

    /// Shows what changed ahead of its check, where it is the text of announcements or a template and no list is in
    /// another order afterwards. Whether it did.
    pub fn show_ahead(&mut self, changed: &[PathBuf]) -> bool {
        let paths: Option<Vec<String>> = changed.iter().map(|path| self.relative(path)).collect();
        let (Some(paths), Some(good)) = (paths.filter(|paths| !paths.is_empty()), &mut self.good) else { return false };
        let same_files =
            |a: &Sources, b: &Sources| a.files.iter().map(|it| &it.path).eq(b.files.iter().map(|it| &it.path));
        same_files(&good.passed.checked.sources, &self.sources)
            && paths.iter().all(|path| good.show(path, &self.sources, &self.request))
    }

    /// A check of the files as they are now, to be run anywhere.
    pub fn check(&mut self) -> impl FnOnce() -> Judged + Send + use<> {
        self.unchecked = false;
        let (request, sources) = (self.request.clone(), self.sources.clone());
        move || {
            let (mut checked, public) = check_loaded(&request, sources)?;
            let ledger = first_ledger(&request, &mut checked)?;
            Ok(Passed { checked, public, ledger })
        }
    }

    /// Takes in what comes of a check.
    pub fn settle(&mut self, judged: Judged) {
        match judged {
            Ok(passed) => {
                let is_warning = |it: &&Diagnostic| it.severity == Severity::Warning;
                self.warnings = passed.checked.findings.iter().filter(is_warning).count();
                self.wrong = None;
                let theme = Theme::of(&passed.checked.sources);
                let good = Good { passed, theme, before: BTreeMap::new(), theme_before: None };
                if let Some(old) = self.good.replace(good) {
                    // An archive of thousands of announcements takes a while to be given back.
                    std::thread::spawn(move || drop(old));
                }
            }
            Err(failure) => {
                self.undo();
                self.wrong = Some(match failure {
                    Failure::Findings(sources, findings) => describe(&findings, &*sources),
                    Failure::Load(error) => format!("error: {error}\n"),
                    Failure::Write(error) => format!("error: {error}\n"),
                });
            }
        }
    }

    /// Gives up what is shown ahead of its check.
    fn undo(&mut self) {
        let Some(good) = &mut self.good else { return };
        for (at, announcement) in std::mem::take(&mut good.before) {
            good.passed.checked.archive.announcements[at] = announcement;
        }
        if let Some(theme) = good.theme_before.take() {
            good.theme = theme;
        }
    }

    /// Gives up what can't be derived: what is shown ahead of its check, or all where nothing is.
    pub fn give_up(&mut self, findings: &[Diagnostic]) {
        self.wrong = Some(describe(findings, &self.sources));
        if self.is_ahead() { self.undo() } else { self.good = None }
    }

    /// Whether something is shown ahead of its check.
    pub fn is_ahead(&self) -> bool {
        self.good.as_ref().is_some_and(|good| !good.before.is_empty() || good.theme_before.is_some())
    }

    /// Makes the site of the last good archive and hands it on; `None` without one.
    ///
    /// # Errors
    /// The site can't be derived.
    pub fn with_site<T>(
        &self,
        act: impl FnOnce(&Site<'_>, &Templates, &Sources) -> T,
    ) -> Result<Option<T>, Vec<Diagnostic>> {
        let Some(Good { passed: Passed { checked, public, ledger }, theme, .. }) = &self.good else { return Ok(None) };
        let edition = Edition::new(&checked.archive, self.request.as_of, self.request.drafts);
        let audit = public.as_ref().unwrap_or(&checked.audit);
        let (site, templates) = derive(&edition, theme, &checked.sources, audit, Some(ledger))?;
        Ok(Some(act(&site, &templates, &checked.sources)))
    }
}

impl Good {
    /// Shows a file ahead of its check. Whether it can be.
    fn show(&mut self, path: &str, sources: &Sources, request: &Request) -> bool {
        if path.starts_with("templates/") {
            let theme = std::mem::replace(&mut self.theme, Theme::of(sources));
            self.theme_before.get_or_insert(theme);
            return true;
        }
        let folder = path.strip_prefix("content/announcements/").and_then(|rest| rest.split_once('/'));
        folder.is_some_and(|(id, _)| self.show_announcement(id, sources, request))
    }

    fn show_announcement(&mut self, id: &str, sources: &Sources, request: &Request) -> bool {
        let Passed { checked, public, .. } = &mut self.passed;
        let archive = &mut checked.archive;
        let Some(at) = archive.announcements.iter().position(|it| *it.id == *id) else { return false };
        let Some(announcement) = decode::announcement(sources, id, &archive.config, &archive.issuer) else {
            return false;
        };
        if !stays_in_place(&archive.announcements[at], &announcement) {
            return false;
        }
        let is_public = |it: &&Announcement| Standing::of(it, request.as_of, request.drafts) == Standing::Public;
        let book = archive.announcements[..at].iter().filter(is_public).count();
        public.as_mut().unwrap_or(&mut checked.audit).forget(u32::try_from(book).unwrap_or(u32::MAX));
        let before = std::mem::replace(&mut archive.announcements[at], announcement);
        self.before.entry(at).or_insert(before);
        true
    }
}

/// Whether no list of the archive is in another order after an announcement was changed.
fn stays_in_place(before: &Announcement, after: &Announcement) -> bool {
    let publication = |it: &Announcement| {
        (released(&it.publication), it.publication.withdrawn.as_ref().map(|withdrawn| withdrawn.at.value))
    };
    before.dated.value == after.dated.value && publication(before) == publication(after)
}

/// Findings as the terminal shows them. Notes would stand between the author and the error.
pub(super) fn describe(findings: &[Diagnostic], texts: &dyn Texts) -> String {
    let findings: Vec<Diagnostic> = findings.iter().filter(|it| it.severity < Severity::Note).cloned().collect();
    let text = diagnostic::print(&findings, texts, Format::Full, true, WIDTH);
    format!("{text}{}\n", diagnostic::summary(&findings))
}
