//! The thread that owns the archive: it reads what changed and renders what is asked for.

use super::answer::{Answer, Shown};
use super::shelf::{Judged, Shelf};
use crate::pipeline::Request;
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// What a preview shows.
#[derive(Clone, Debug)]
pub struct Options {
    /// The archive's folder.
    pub root: PathBuf,
    /// The instant that the site speaks from; `None`: now, whenever that is.
    pub as_of: Option<DateTime<Utc>>,
    /// Whether drafts and scheduled documents are let through.
    pub drafts: bool,
}

/// What came of a change.
#[derive(Clone, Debug)]
pub struct Update {
    /// Counts the updates, from 1.
    pub revision: u64,
    /// The files that changed, relative to the root: those that it is the outcome of.
    pub changed: Vec<String>,
    /// How long it took until pages could be asked for again.
    pub took: Duration,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The pages are new.
    Good {
        /// How many warnings the last check gave.
        warnings: usize,
    },
    /// What changed is shown and will be checked; the next update says what came of that.
    Ahead,
    /// The pages are the last good ones; what is wrong, as the terminal shows it.
    Findings(String),
    /// It has errors, as the terminal shows them, and nothing was shown before.
    Nothing(String),
}

/// Reads the clock.
pub type Now = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The way to the thread that owns the archive. The thread ends with the last clone.
#[derive(Clone, Debug)]
pub struct Engine {
    messages: Arc<Sender<Message>>,
    base_path: Arc<Mutex<String>>,
    root: Arc<Path>,
}

#[derive(Debug)]
enum Message {
    Get(String, oneshot::Sender<Answer>),
    Changed(Vec<PathBuf>),
    /// Of the files at this generation.
    Judged(u64, Box<Judged>),
}

/// Why what is shown is made anew.
enum Event {
    Changed(Vec<PathBuf>),
    Judged(u64, Box<Judged>),
    /// Nothing was asked for a while, so that there is time for a check.
    Idle,
    /// A scheduled document is public now.
    Released,
    /// The site could not be derived, and why.
    Underivable(String),
}

/// How long nothing must be asked for before a check begins beside: pages come first.
const IDLE: Duration = Duration::from_millis(150);

/// After this long, a check begins although pages are asked for.
const LATEST: Duration = Duration::from_secs(2);

/// How often the clock is looked at for documents that become public.
const TICK: Duration = Duration::from_secs(1);

impl Engine {
    /// Starts the thread and waits until it has read the archive. It calls `report` with each update, the first one
    /// included.
    ///
    /// # Panics
    /// When the system refuses a thread.
    #[must_use]
    pub fn start(options: Options, now: Now, report: Box<dyn Fn(Update) + Send>) -> Self {
        let (messages, inbox) = channel();
        let (ready, first) = channel();
        let root = options.root.canonicalize().unwrap_or_else(|_| options.root.clone());
        let base_path = Arc::new(Mutex::new("/".to_owned()));
        let engine = Self { messages: Arc::new(messages), base_path, root: root.as_path().into() };
        let request = Request { root, as_of: now(), drafts: options.drafts, base_url: None };
        let owner = Owner {
            options,
            now,
            report,
            inbox,
            messages: Arc::downgrade(&engine.messages),
            base_path: engine.base_path.clone(),
            shelf: Shelf::new(request),
            checking: false,
            changed: Vec::new(),
            latest: Vec::new(),
            since: DateTime::UNIX_EPOCH,
            revision: 0,
            is_due: false,
            ready,
        };
        thread::spawn(move || owner.run());
        // The thread lives as long as the engine does.
        let _ = first.recv();
        engine
    }

    /// Says that files changed, by absolute path; without any, that everything is to be looked at again.
    pub fn changed(&self, paths: Vec<PathBuf>) {
        let _ = self.messages.send(Message::Changed(paths));
    }

    /// What stands at a path below the site's base, such as `announcements/x/index.html`.
    pub async fn get(&self, path: &str) -> Answer {
        let (reply, answer) = oneshot::channel();
        let _ = self.messages.send(Message::Get(path.to_owned(), reply));
        answer.await.unwrap_or_else(|_| Answer::Nothing("the preview has ended".to_owned()))
    }

    /// The archive's folder, without links.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path of the site's base: `/` or such as `/repository/`.
    #[must_use]
    pub fn base_path(&self) -> String {
        self.base_path.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

struct Owner {
    options: Options,
    now: Now,
    report: Box<dyn Fn(Update) + Send>,
    inbox: Receiver<Message>,
    /// For checks that are done beside. They don't keep the thread going.
    messages: Weak<Sender<Message>>,
    base_path: Arc<Mutex<String>>,
    shelf: Shelf,
    /// Whether a check is being done beside.
    checking: bool,
    /// The files that changed since the last check that said something of them.
    changed: Vec<String>,
    /// Those that changed last.
    latest: Vec<String>,
    /// When the last of them did.
    since: DateTime<Utc>,
    revision: u64,
    /// Whether an update is to be told as soon as pages can be asked for.
    is_due: bool,
    /// Whoever waits for the archive to be read for the first time is told here.
    ready: Sender<()>,
}

impl Owner {
    fn run(mut self) {
        self.change(&[]);
        while let Some(event) = self.show() {
            match event {
                Event::Changed(paths) => self.change(&paths),
                Event::Judged(generation, judged) => self.judged(generation, *judged),
                Event::Idle => self.check_beside(),
                Event::Released => self.release(),
                Event::Underivable(wrong) => {
                    self.shelf.give_up(wrong);
                    self.announce();
                }
            }
        }
    }

    fn announce(&mut self) {
        self.revision += 1;
        self.is_due = true;
    }

    /// Shows the site until something happens; `None` when nobody can ask any more.
    fn show(&mut self) -> Option<Event> {
        let shown = self.shelf.with_site(|site, templates, sources| {
            let base_url = &site.edition.config().base_url.value;
            let path = base_url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
            *self.base_path.lock().unwrap_or_else(PoisonError::into_inner) = path.unwrap_or("/").to_owned();
            let shown = Shown { site, templates, sources, findings: &self.shelf.wrong };
            self.serve(&|path| shown.answer(path), site.edition.withheld.next)
        });
        let event = match shown {
            Ok(Some(event)) => event,
            Ok(None) => {
                let wrong = || self.shelf.wrong.clone().unwrap_or_default();
                self.serve(&|_| Answer::Nothing(wrong()), None)
            }
            Err(wrong) => return Some(Event::Underivable(wrong)),
        };
        self.is_due = false;
        if !self.shelf.unchecked && !self.checking {
            self.changed.clear();
        }
        event
    }

    fn serve(&self, answer: &dyn Fn(&str) -> Answer, next: Option<DateTime<Utc>>) -> Option<Event> {
        if self.is_due {
            (self.report)(self.update());
        }
        let _ = self.ready.send(());
        let can_check = self.shelf.unchecked && !self.checking;
        let began = Instant::now();
        loop {
            match self.inbox.recv_timeout(if can_check { IDLE } else { TICK }) {
                // A browser that doesn't wait for its answer is fine.
                Ok(Message::Get(path, reply)) => drop(reply.send(answer(&path))),
                Ok(Message::Changed(paths)) => return Some(Event::Changed(paths)),
                Ok(Message::Judged(generation, judged)) => return Some(Event::Judged(generation, judged)),
                Err(RecvTimeoutError::Timeout) if can_check => return Some(Event::Idle),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
            if can_check && began.elapsed() > LATEST {
                return Some(Event::Idle);
            }
            if !can_check && !self.checking && next.is_some_and(|at| self.is_released(at)) {
                return Some(Event::Released);
            }
        }
    }

    /// Whether what is public from an instant on has become so since the last check.
    fn is_released(&self, at: DateTime<Utc>) -> bool {
        self.options.as_of.is_none() && self.shelf.request.as_of < at && at <= (self.now)()
    }

    fn update(&self) -> Update {
        let (changed, outcome) = match &self.shelf.wrong {
            _ if self.shelf.is_ahead() => (&self.latest, Outcome::Ahead),
            Some(findings) if self.shelf.is_empty() => (&self.changed, Outcome::Nothing(findings.clone())),
            Some(findings) => (&self.changed, Outcome::Findings(findings.clone())),
            None => (&self.changed, Outcome::Good { warnings: self.shelf.warnings }),
        };
        let took = ((self.now)() - self.since).to_std().unwrap_or_default();
        Update { revision: self.revision, changed: changed.clone(), took, outcome }
    }

    fn change(&mut self, paths: &[PathBuf]) {
        self.since = (self.now)();
        self.latest = paths.iter().filter_map(|path| self.shelf.relative(path)).collect();
        for name in &self.latest {
            if !self.changed.contains(name) {
                self.changed.push(name.clone());
            }
        }
        if !self.shelf.read(paths) {
            self.announce();
        } else if self.shelf.is_quick() {
            let judged = self.check()();
            self.settle(judged);
        } else if self.shelf.show_ahead(paths) {
            self.announce();
        }
    }

    /// What becomes public changes what the audit, the ledger and the checks say of all that is.
    fn release(&mut self) {
        self.since = (self.now)();
        self.shelf.unchecked = true;
        if self.shelf.is_quick() {
            let judged = self.check()();
            self.settle(judged);
        }
    }

    fn check(&mut self) -> impl FnOnce() -> Judged + Send + use<> {
        self.shelf.request.as_of = self.options.as_of.unwrap_or_else(|| (self.now)());
        self.shelf.check()
    }

    fn settle(&mut self, judged: Judged) {
        self.shelf.settle(judged);
        self.announce();
    }

    fn check_beside(&mut self) {
        let (check, generation) = (self.check(), self.shelf.generation);
        let Some(messages) = self.messages.upgrade() else { return };
        self.checking = true;
        thread::spawn(move || messages.send(Message::Judged(generation, Box::new(check()))));
    }

    fn judged(&mut self, generation: u64, judged: Judged) {
        self.checking = false;
        if generation == self.shelf.generation {
            self.settle(judged);
        }
    }
}

#[cfg(test)]
#[path = "engine_test.rs"]
mod tests;
