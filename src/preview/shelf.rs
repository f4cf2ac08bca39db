//! What the preview keeps between two changes: the files as they are now, and the last archive that passed its checks.
//!
//! A change is checked as a build would check it: everything that changed is parsed, and everything is checked again. In an
//! archive of thousands of announcements that takes a second or two, so it is done beside, and meanwhile a document that was
//! edited is shown as it reads now (*ahead* of its check). When the check finds an error, what was good before is shown again.

use crate::address::Site;
use crate::archive::{Edition, Standing, released};
use crate::audit::Audit;
use crate::decode::{self, Before};
use crate::diagnostic::{self, Diagnostic, Format, Severity, Texts};
use crate::domain::Announcement;
use crate::ledger::Ledger;
use crate::pipeline::{Checked, Failure, Request, check_loaded, derive, first_ledger};
use crate::render::Templates;
use crate::source::{LoadError, Sources, load};
use crate::theme::Theme;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Up to so many announcements, a check is quicker than an eye.
const QUICK: usize = 300;

/// Columns of the excerpts in findings.
const WIDTH: usize = 120;

/// What is said where a panic would have ended the preview.
const BUG: &str = "error: a bug of irbook: what it panicked about stands above in the terminal\n";

/// What comes of a check: what passed, or what is wrong, as the terminal shows it.
pub(super) type Judged = Result<Passed, String>;

/// An archive that passed its checks.
#[derive(Debug)]
pub(super) struct Passed {
    checked: Checked,
    /// The instant that it was checked for, which audit and ledger are of.
    as_of: DateTime<Utc>,
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
    /// Whether they are not, because some could not be read.
    is_stale: bool,
    good: Option<Good>,
}

/// An archive that passed its checks, and what is shown otherwise ahead of the next one.
struct Good {
    passed: Passed,
    theme: Theme,
    /// The announcements that are shown otherwise, by position, as they passed.
    before: BTreeMap<usize, Arc<Announcement>>,
    /// Likewise the templates.
    theme_before: Option<Theme>,
    /// Likewise the texts, which what is wrong with a template is shown in.
    sources_before: Option<Sources>,
    /// What passed, for the next check to take over.
    read: Arc<Before>,
}

impl Shelf {
    pub fn new(request: Request) -> Self {
        let sources = Sources { root: request.root.clone(), ..Sources::default() };
        Self { request, wrong: None, warnings: 0, unchecked: true, generation: 0, sources, is_stale: true, good: None }
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
            Some(known) if known.iter().all(|at| self.sources.refresh(*at).is_ok()) => Ok(()),
            // A file that can't be read may be gone.
            _ => load(&self.request.root).map(|sources| self.sources = sources),
        };
        self.is_stale = read.is_err();
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

    /// The positions of files that are all known, where no other file can have changed with them.
    fn known(&self, changed: &[PathBuf]) -> Option<Vec<usize>> {
        if self.is_stale || self.sources.has_links {
            return None;
        }
        let known = changed.iter().map(|path| self.sources.position(&self.relative(path)?));
        known.collect::<Option<Vec<usize>>>().filter(|known| !known.is_empty())
    }

    /// Whether there are no pages yet.
    pub fn is_empty(&self) -> bool {
        self.good.is_none()
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
        if !same_files(&good.passed.checked.sources, &self.sources) {
            return false;
        }
        let sources = std::mem::replace(&mut good.passed.checked.sources, self.sources.clone());
        good.sources_before.get_or_insert(sources);
        paths.iter().all(|path| good.show(path, &self.sources, self.request.drafts))
    }

    /// A check of the files as they are now, to be run anywhere.
    pub fn check(&mut self) -> impl FnOnce() -> Judged + Send + use<> {
        self.unchecked = false;
        let (request, sources) = (self.request.clone(), self.sources.clone());
        let before = self.good.as_ref().map(|good| good.read.clone()).unwrap_or_default();
        let check = move || {
            let (mut checked, public) = check_loaded(&request, sources, &before)?;
            let ledger = first_ledger(&request, &mut checked)?;
            Ok(Passed { checked, as_of: request.as_of, public, ledger })
        };
        move || {
            catch_unwind(AssertUnwindSafe(check)).map_err(|_| BUG.to_owned())?.map_err(|failure| match failure {
                Failure::Findings(sources, findings) => describe(&findings, &*sources),
                other => format!("error: {}\n", diagnostic::plain(&other.to_string())),
            })
        }
    }

    /// Takes in what comes of a check.
    pub fn settle(&mut self, judged: Judged) {
        match judged {
            Ok(passed) => {
                let is_warning = |it: &&Diagnostic| it.severity == Severity::Warning;
                self.warnings = passed.checked.findings.iter().filter(is_warning).count();
                self.wrong = None;
                let theme = Theme::of(&passed.checked.sources, &passed.checked.archive.config.brand);
                let before = BTreeMap::new();
                let read = Arc::new(Before::of(&passed.checked.archive, &passed.checked.sources));
                let good = Good { passed, theme, before, theme_before: None, sources_before: None, read };
                if let Some(old) = self.good.replace(good) {
                    // An archive of thousands of announcements takes a while to be given back.
                    std::thread::spawn(move || drop(old));
                }
            }
            Err(wrong) => {
                self.undo();
                self.wrong = Some(wrong);
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
        if let Some(sources) = good.sources_before.take() {
            good.passed.checked.sources = sources;
        }
    }

    /// Gives up what can't be derived: what is shown ahead of its check, or all where nothing is.
    pub fn give_up(&mut self, wrong: String) {
        self.wrong = Some(wrong);
        if self.is_ahead() { self.undo() } else { self.good = None }
    }

    /// Whether something is shown ahead of its check.
    pub fn is_ahead(&self) -> bool {
        self.good.as_ref().is_some_and(|good| !good.before.is_empty() || good.theme_before.is_some())
    }

    /// Makes the site of the last good archive and hands it on; `None` without one.
    ///
    /// # Errors
    /// What is wrong, as the terminal shows it: the site can't be derived.
    pub fn with_site<T>(&self, act: impl FnOnce(&Site<'_>, &Templates, &Sources) -> T) -> Result<Option<T>, String> {
        let Some(Good { passed, theme, .. }) = &self.good else { return Ok(None) };
        let Passed { checked, as_of, public, ledger } = passed;
        let edition = Edition::new(&checked.archive, *as_of, self.request.drafts);
        let audit = public.as_ref().unwrap_or(&checked.audit);
        // What is shown ahead of its check may be what only a check keeps out.
        let derived = catch_unwind(AssertUnwindSafe(|| derive(&edition, theme, &checked.sources, audit, Some(ledger))));
        let derived = derived.map_err(|_| BUG.to_owned())?;
        let (site, templates) = derived.map_err(|findings| describe(&findings, &checked.sources))?;
        Ok(Some(act(&site, &templates, &checked.sources)))
    }
}

impl Good {
    /// Shows a file ahead of its check. Whether it can be.
    fn show(&mut self, path: &str, sources: &Sources, drafts: bool) -> bool {
        if path.starts_with("templates/") {
            let theme =
                std::mem::replace(&mut self.theme, Theme::of(sources, &self.passed.checked.archive.config.brand));
            self.theme_before.get_or_insert(theme);
            return true;
        }
        let folder = path.strip_prefix("content/announcements/").and_then(|rest| rest.split_once('/'));
        folder.is_some_and(|(id, _)| self.show_announcement(id, sources, drafts))
    }

    fn show_announcement(&mut self, id: &str, sources: &Sources, drafts: bool) -> bool {
        let Passed { checked, as_of, public, .. } = &mut self.passed;
        let archive = &mut checked.archive;
        let Some(at) = archive.announcements.iter().position(|it| *it.id == *id) else { return false };
        let Some(announcement) = decode::announcement(sources, id, &archive.config, &archive.issuer) else {
            return false;
        };
        if !stays_in_place(&archive.announcements[at], &announcement) {
            return false;
        }
        let is_public = |it: &&Arc<Announcement>| Standing::of(it, *as_of, drafts) == Standing::Public;
        let book = archive.announcements[..at].iter().filter(is_public).count();
        public.as_mut().unwrap_or(&mut checked.audit).forget(u32::try_from(book).unwrap_or(u32::MAX));
        let before = std::mem::replace(&mut archive.announcements[at], Arc::new(announcement));
        self.before.entry(at).or_insert(before);
        true
    }
}

/// Whether no list of the archive is in another order after an announcement was changed.
fn stays_in_place(before: &Announcement, after: &Announcement) -> bool {
    let publication =
        |it: &Announcement| (released(it), it.publication.withdrawn.as_ref().map(|withdrawn| withdrawn.at.value));
    before.dated.value == after.dated.value && publication(before) == publication(after)
}

/// Findings as the terminal shows them. Notes would stand between the author and the error.
pub(super) fn describe(findings: &[Diagnostic], texts: &dyn Texts) -> String {
    let findings: Vec<Diagnostic> = findings.iter().filter(|it| it.severity < Severity::Note).cloned().collect();
    let text = diagnostic::print(&findings, texts, Format::Full, true, WIDTH);
    format!("{text}{}\n", diagnostic::summary(&findings))
}
