//! Looking for changes from time to time, in folders of which the system tells nothing.

use super::watched::{FOLDERS, source};
use notify::Event;
use notify::event::{CreateKind, EventKind, ModifyKind, RemoveKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// What was seen of each file: its size, and when it was changed, as exactly as the file system has it.
type Seen = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Looks at the sources of an archive every `interval` from a thread of its own, and sends what became of each file since the
/// time before, as long as somebody receives it.
pub(super) fn poll(root: PathBuf, interval: Duration, events: Sender<notify::Result<Event>>) {
    let mut before = seen(&root);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(interval);
            let now = seen(&root);
            for event in differences(&before, &now) {
                if events.send(Ok(event)).is_err() {
                    return;
                }
            }
            before = now;
        }
    });
}

fn seen(root: &Path) -> Seen {
    let mut seen = Seen::new();
    for start in FOLDERS.iter().chain(&["site.toml"]) {
        let is_source = |path: &Path| source(root, path).is_some();
        let entries = WalkDir::new(root.join(start)).follow_links(true).into_iter();
        // What can't be looked at is not there; the engine says why when it reads the archive.
        for entry in entries.filter_entry(|entry| is_source(entry.path())).filter_map(Result::ok) {
            if let Ok(metadata) = entry.metadata()
                && metadata.is_file()
            {
                seen.insert(entry.into_path(), (metadata.len(), metadata.modified().ok()));
            }
        }
    }
    seen
}

fn differences(before: &Seen, now: &Seen) -> Vec<Event> {
    let event = |kind, path: &PathBuf| Event::new(kind).add_path(path.clone());
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let gone = gone.map(|path| event(EventKind::Remove(RemoveKind::File), path));
    let other = now.iter().filter_map(|(path, is)| match before.get(path) {
        None => Some(event(EventKind::Create(CreateKind::File), path)),
        Some(was) if was != is => Some(event(EventKind::Modify(ModifyKind::Any), path)),
        Some(_) => None,
    });
    gone.chain(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn files_of_the_archive_that_come_change_or_go_are_told_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let write = |path: &str, text: &str| {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        };
        for path in ["site.toml", "content/a/b.md", "content/c.md", "static/d.txt"] {
            write(path, "1");
        }
        let before = seen(root);
        assert_eq!(differences(&before, &seen(root)), []);
        for path in ["site.toml", "content/a/b.md", "content/a/.b.md.swp", "public/index.html", "templates/e.html"] {
            write(path, "22");
        }
        // Of the same size, by its time.
        fs::File::options()
            .write(true)
            .open(root.join("static/d.txt"))
            .unwrap()
            .set_modified(SystemTime::UNIX_EPOCH)
            .unwrap();
        fs::remove_file(root.join("content/c.md")).unwrap();
        let told: Vec<_> = differences(&before, &seen(root))
            .into_iter()
            .map(|event| (event.kind, event.paths[0].strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/")))
            .collect();
        let (changed, made) = (EventKind::Modify(ModifyKind::Any), EventKind::Create(CreateKind::File));
        let expected = [
            (EventKind::Remove(RemoveKind::File), "content/c.md"),
            (changed, "content/a/b.md"),
            (changed, "site.toml"),
            (changed, "static/d.txt"),
            (made, "templates/e.html"),
        ];
        assert_eq!(told, expected.map(|(kind, path)| (kind, path.to_owned())));
    }
}
