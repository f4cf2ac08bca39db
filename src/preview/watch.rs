//! Which files of the archive changed.

use super::Engine;
use super::poll::poll;
use super::watched::{FOLDERS, Source, source};
use notify::event::{EventKind, ModifyKind, RemoveKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Changes that follow each other faster than this are one: an editor empties a file before it writes it.
const QUIET: Duration = Duration::from_millis(10);

/// After this long, changes are told although they go on.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often a root that is gone is looked for.
const TICK: Duration = Duration::from_secs(1);

/// Watches the sources of an archive, and nothing else below its root.
pub struct Watcher {
    root: PathBuf,
    /// The root wasn't there when it was last looked for.
    is_gone: bool,
    /// What the system tells events to; none where changes are looked for.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    /// A file.
    File(PathBuf),
    /// A file or a folder that is no longer there under this name; another event may tell which.
    Gone(PathBuf),
    /// A file that was made and is there no longer.
    Passing(PathBuf),
    /// A folder, or something unknown.
    Everything,
    /// One of the folders that an archive is read from, or the root itself: what was watched may be gone.
    Folders,
}

impl Watcher {
    /// Begins to watch the archive in a folder, whose path is absolute: by what the system tells of it, or by looking every
    /// `interval`.
    ///
    /// # Errors
    /// The system refuses, for instance because too many files are watched already.
    pub fn new(root: PathBuf, interval: Option<Duration>) -> notify::Result<Self> {
        let (sender, events) = channel();
        if let Some(interval) = interval {
            poll(root.clone(), interval, sender);
            return Ok(Self { root, is_gone: false, watcher: None, events });
        }
        // What reads files, irbook above all, is no change; thousands of such events must not pile up.
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if !event.as_ref().is_ok_and(|event| event.kind.is_access()) {
                let _ = sender.send(event);
            }
        })?;
        let mut watcher = Self { root, is_gone: false, watcher: Some(watcher), events };
        watcher.attach()?;
        Ok(watcher)
    }

    /// Tells an engine of the changes since the beginning and of all that follow, from a thread of its own. `complain`
    /// is called when a folder can't be watched any more.
    pub fn tell(mut self, engine: Engine, complain: impl Fn(&notify::Error) + Send + 'static) {
        std::thread::spawn(move || {
            while let Some(first) = self.next() {
                let (began, mut events) = (Instant::now(), vec![first]);
                while began.elapsed() < PATIENCE
                    && let Ok(event) = self.events.recv_timeout(QUIET)
                {
                    events.push(event);
                }
                let changes: Vec<Change> = events.into_iter().flat_map(|it| changes_of(&self.root, it)).collect();
                if changes.contains(&Change::Folders)
                    && let Err(error) = self.attach()
                {
                    complain(&error);
                }
                if let Some(paths) = merged(&changes) {
                    engine.changed(paths);
                }
            }
        });
    }

    /// The next event; `None` when there will be none. A root that is gone is looked for: nothing tells of its coming back.
    fn next(&mut self) -> Option<notify::Result<Event>> {
        loop {
            match self.events.recv_timeout(TICK) {
                Ok(event) => return Some(event),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if self.is_gone && self.root.is_dir() => {
                    return Some(Ok(Event::new(EventKind::Any).add_path(self.root.clone())));
                }
                Err(RecvTimeoutError::Timeout) => self.is_gone = !self.root.is_dir(),
            }
        }
    }

    /// Watches what is there: the root for `site.toml` and for folders that come and go, and each folder with
    /// everything below it.
    fn attach(&mut self) -> notify::Result<()> {
        self.is_gone = !self.root.is_dir();
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        if !self.is_gone {
            watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        }
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            // What is watched under this name may have been moved elsewhere.
            let _ = watcher.unwatch(&folder);
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
}

/// What an event is about: nothing where the archive isn't read from there.
fn changes_of(root: &Path, event: notify::Result<Event>) -> Vec<Change> {
    let Ok(event) = event else { return vec![Change::Everything] };
    if event.need_rescan() {
        return vec![Change::Folders];
    }
    let is_rename = matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
    let any_is_file = event.paths.iter().any(|path| path.is_file());
    let change = |path: &PathBuf| match source(root, path)? {
        Source::Folder => Some(Change::Folders),
        Source::Settings => Some(Change::File(path.clone())),
        Source::Below if path.is_dir() => Some(Change::Everything),
        Source::Below if path.is_file() || event.kind == EventKind::Remove(RemoveKind::File) => {
            Some(Change::File(path.clone()))
        }
        // What was renamed is what is there under the other name.
        Source::Below if is_rename && any_is_file => Some(Change::File(path.clone())),
        Source::Below if is_rename => Some(Change::Gone(path.clone())),
        Source::Below if event.kind.is_create() => Some(Change::Passing(path.clone())),
        // Whatever made it go has an event of its own.
        Source::Below if event.kind.is_modify() => None,
        Source::Below => Some(Change::Everything),
    };
    event.paths.iter().filter_map(change).collect()
}

/// The files of all changes, sorted; none where everything is to be looked at, and `None` where nothing is.
fn merged(changes: &[Change]) -> Option<Vec<PathBuf>> {
    let (mut files, mut passing) = (BTreeSet::new(), BTreeSet::new());
    for change in changes {
        match change {
            // What came and went in between was never part of the archive.
            Change::Passing(path) if !files.contains(path) => passing.insert(path),
            Change::File(path) | Change::Gone(path) if passing.contains(path) && !path.exists() => continue,
            Change::File(path) | Change::Passing(path) => files.insert(path.clone()),
            Change::Gone(path) if changes.contains(&Change::File(path.clone())) => continue,
            Change::Gone(_) | Change::Everything | Change::Folders => return Some(Vec::new()),
        };
    }
    (!files.is_empty()).then(|| files.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, RenameMode};
    use std::fs;

    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const REMOVED: EventKind = EventKind::Remove(RemoveKind::File);

    fn renamed(mode: RenameMode) -> EventKind {
        EventKind::Modify(ModifyKind::Name(mode))
    }

    /// What is told of events, after which the files `there` exist: the files, `*` for everything.
    fn told(there: &[&str], events: &[(EventKind, &[&str])]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in there {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), "").unwrap();
        }
        let event = |(kind, paths): &(EventKind, &[&str])| {
            let paths = paths.iter().map(|path| root.join(path));
            changes_of(root, Ok(paths.fold(Event::new(*kind), Event::add_path)))
        };
        match merged(&events.iter().flat_map(event).collect::<Vec<_>>()) {
            None => Vec::new(),
            Some(paths) if paths.is_empty() => vec!["*".to_owned()],
            Some(paths) => {
                paths.iter().map(|path| path.strip_prefix(root).unwrap().to_str().unwrap().to_owned()).collect()
            }
        }
    }

    #[test]
    fn files_of_the_archive_are_told_once_each_and_sorted() {
        let there = ["site.toml", "content/b.md", "content/a.md", "static/x.png"];
        let (a, b, x) = (&["content/a.md"][..], &["content/b.md"][..], &["static/x.png"][..]);
        let events = [(WRITTEN, b), (CREATED, a), (WRITTEN, a), (REMOVED, x), (WRITTEN, &["site.toml"])];
        assert_eq!(told(&there, &events), ["content/a.md", "content/b.md", "site.toml", "static/x.png"]);
    }

    #[test]
    fn what_the_archive_is_not_read_from_is_not_told() {
        let there = ["public/index.html", "content/.a.md.swp", "content/a.md~", "content/.git/x", "notes.md"];
        for path in there {
            assert_eq!(told(&there, &[(WRITTEN, &[path])]), [""; 0], "{path}");
        }
    }

    #[test]
    fn every_way_of_saving_by_rename_is_a_change_of_the_one_file() {
        let (file, backup, new) = ("content/a.md", "content/a.md~", "content/sedX1");
        let [from, to, both] = [RenameMode::From, RenameMode::To, RenameMode::Both].map(renamed);
        let by_new_file: [(EventKind, &[&str]); 5] =
            [(CREATED, &[new]), (WRITTEN, &[new]), (from, &[new]), (to, &[file]), (both, &[new, file])];
        assert_eq!(told(&[file], &by_new_file), [file]);
        let by_backup: [(EventKind, &[&str]); 6] = [
            (from, &[file]),
            (to, &[backup]),
            (both, &[file, backup]),
            (CREATED, &[file]),
            (WRITTEN, &[file]),
            (REMOVED, &[backup]),
        ];
        assert_eq!(told(&[file], &by_backup), [file]);
        assert_eq!(
            told(&["site.toml"], &[(from, &["x"]), (to, &["site.toml"]), (both, &["x", "site.toml"])]),
            ["site.toml"]
        );
    }

    #[test]
    fn what_comes_and_goes_is_no_change_and_what_was_there_before_is() {
        let path = &["content/a.md"][..];
        assert_eq!(told(&[], &[(CREATED, path), (WRITTEN, path), (REMOVED, path)]), [""; 0]);
        assert_eq!(told(&[], &[(REMOVED, path), (CREATED, path), (REMOVED, path)]), path);
        assert_eq!(told(path, &[(CREATED, path), (REMOVED, path), (CREATED, path)]), path);
    }

    #[test]
    fn a_root_is_found_again_although_what_it_was_before_is_moved_about_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let [root, away, again] = ["root", "away", "again"].map(|name| folder.path().join(name));
        fs::create_dir_all(root.join("content")).unwrap();
        let mut watcher = Watcher::new(root.clone(), None).unwrap();
        for (from, to) in [(&root, &away), (&away, &again)] {
            fs::rename(from, to).unwrap();
            let event = watcher.next().unwrap();
            assert_eq!(changes_of(&root, event), [Change::Folders]);
            watcher.attach().unwrap();
        }
        fs::create_dir_all(root.join("content")).unwrap();
        assert_eq!(changes_of(&root, watcher.next().unwrap()), [Change::Folders]);
    }

    #[test]
    fn in_doubt_everything_is_looked_at() {
        let [from, both] = [RenameMode::From, RenameMode::Both].map(renamed);
        let there = ["content/b/x.md", "templates/x.html"];
        let doubtful: [(EventKind, &[&str]); 7] = [
            (EventKind::Create(CreateKind::Folder), &["content/b"]),
            (EventKind::Remove(RemoveKind::Folder), &["content/c"]),
            (from, &["content/c"]),
            (both, &["content/a", "content/b"]),
            (WRITTEN, &["templates"]),
            (EventKind::Remove(RemoveKind::Any), &["static"]),
            (EventKind::Any, &[""]),
        ];
        for event in doubtful {
            assert_eq!(told(&there, &[event]), ["*"], "{event:?}");
        }
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(changes_of(folder.path(), Err(notify::Error::generic("x"))), [Change::Everything]);
    }
}
