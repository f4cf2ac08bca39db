//! An archive on the disk, changed while a preview looks at it.

use super::*;
use crate::preview::Mark;
use std::fs;
use std::path::Path;
use std::sync::mpsc;
use tempfile::TempDir;
use walkdir::WalkDir;

const PATIENCE: Duration = Duration::from_secs(60);

const SITE: &str = r#"
title = "Example archive"
description = "Announcements of Example Corp."
base_url = "https://example.org/archive/"
language = "en"
issuer = { names = [{ name = "Example Corp." }], fiscal_year_end = "12-31" }
"#;

struct Preview {
    root: TempDir,
    engine: Engine,
    updates: mpsc::Receiver<Update>,
    clock: Arc<Mutex<DateTime<Utc>>>,
}

fn document(title: &str, keys: &str, text: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\ndated = 2024-03-01\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\nsource = {{ title = \"Letter\" }}\n\
         {keys}\n+++\n{text}\n"
    )
}

impl Preview {
    /// A preview of so many announcements, `n-0` and so on.
    fn of(announcements: usize, drafts: bool) -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("site.toml"), SITE).unwrap();
        for number in 0..announcements {
            let text = document(&format!("Number {number}"), "", "As it was.");
            write(root.path(), &format!("content/announcements/n-{number}/announcement.md"), &text);
        }
        Self::begin(root, drafts)
    }

    fn begin(root: TempDir, drafts: bool) -> Self {
        let clock = Arc::new(Mutex::new("2024-06-01T00:00:00Z".parse().unwrap()));
        let (sender, updates) = mpsc::channel();
        let now = clock.clone();
        let engine = Engine::start(
            Options { root: root.path().to_owned(), as_of: None, drafts },
            Arc::new(move || *now.lock().unwrap()),
            Box::new(move |update| drop(sender.send(update))),
        );
        Self { root, engine, updates, clock }
    }

    fn next(&self) -> Outcome {
        self.updates.recv_timeout(PATIENCE).unwrap().outcome
    }

    /// Writes a file and tells the engine.
    fn change(&self, path: &str, text: &str) {
        self.engine.changed(vec![write(&self.root.path().canonicalize().unwrap(), path, text)]);
    }

    fn get(&self, path: &str) -> Answer {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(self.engine.get(path))
    }

    fn page(&self, path: &str) -> (String, Option<String>) {
        match self.get(path) {
            Answer::Page { html, findings, .. } => (String::from_utf8(html).unwrap(), findings),
            other => panic!("{path}: {other:?}"),
        }
    }
}

fn write(root: &Path, path: &str, text: &str) -> PathBuf {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

const GOOD: Outcome = Outcome::Good { warnings: 0 };
const FIRST: &str = "content/announcements/n-0/announcement.md";
const MANY: usize = 301;

#[test]
fn every_file_is_what_a_build_writes() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archive");
    let root = tempfile::tempdir().unwrap();
    for entry in WalkDir::new(&fixture).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(&fixture).unwrap().to_str().unwrap();
        write(root.path(), path, "");
        fs::copy(entry.path(), root.path().join(path)).unwrap();
    }
    let as_of = "2024-06-01T00:00:00Z".parse().unwrap();
    let request = Request { root: root.path().to_owned(), as_of, drafts: false, base_url: None };
    let output = tempfile::tempdir().unwrap();
    let public = output.path().join("public");
    let mut checked = crate::pipeline::read(&request).unwrap();
    crate::pipeline::build(&request, &mut checked, &crate::pipeline::Target::new(&public), &|_, _| {}).unwrap();
    let preview = Preview::begin(root, false);
    let mut seen = 0;
    for entry in WalkDir::new(&public).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(&public).unwrap().to_str().unwrap().replace('\\', "/");
        // So is the index of search.
        if ONLY_WRITTEN.contains(&&*path) || path.starts_with(crate::address::path::SEARCH_INDEX) {
            continue;
        }
        let bytes = match preview.get(&path) {
            Answer::Page { html, mark: Mark::Public, findings: None } => html,
            Answer::File { bytes, path: at } if at == path => bytes,
            Answer::Copy(from) => fs::read(from).unwrap(),
            other => panic!("{path}: {other:?}"),
        };
        assert!(bytes == fs::read(entry.path()).unwrap(), "{path} differs");
        seen += 1;
    }
    assert!(seen > 40, "{seen}");
}

/// Files that only a build has: they are of all the others, or for the host.
const ONLY_WRITTEN: [&str; 3] = [crate::write::MARKER, ".nojekyll", "manifest.sha256"];

#[test]
fn addresses_are_those_of_a_server() {
    let preview = Preview::of(1, false);
    assert_eq!(preview.next(), GOOD);
    assert_eq!(preview.engine.base_path(), "/archive/");
    assert!(preview.page("").0.contains("Example archive"));
    assert_eq!(preview.page("announcements/n-0/"), preview.page("announcements/n-0/index.html"));
    assert!(matches!(preview.get("announcements/n-0"), Answer::Folder));
    for path in ["announcements/n-1/", "site.toml", "announcements/n-0/announcement.md", "..", "/"] {
        assert!(matches!(preview.get(path), Answer::Missing { .. }), "{path}");
    }
}

#[test]
fn a_change_is_on_the_page_and_in_the_lists() {
    let preview = Preview::of(2, false);
    assert_eq!(preview.next(), GOOD);
    preview.change(FIRST, &document("Renamed", "", "As it is."));
    let update = preview.updates.recv_timeout(PATIENCE).unwrap();
    assert_eq!((update.revision, &*update.changed, update.outcome), (2, &[FIRST.to_owned()][..], GOOD));
    assert!(preview.page("announcements/n-0/").0.contains("As it is."));
    assert!(preview.page("announcements/").0.contains("Renamed"));
    assert!(preview.page("").0.contains("Renamed"));
}

#[test]
fn the_last_good_pages_stay_while_something_is_wrong() {
    for announcements in [2, MANY] {
        let preview = Preview::of(announcements, false);
        assert_eq!(preview.next(), GOOD);
        preview.change(FIRST, "+++\ntitle = 7\n+++\n");
        let Outcome::Findings(found) = preview.next() else { panic!("no finding") };
        assert!(found.contains(FIRST) && found.contains("title"), "{found}");
        let (html, findings) = preview.page("announcements/n-0/");
        assert!(html.contains("As it was."));
        assert_eq!(findings, Some(found));
        preview.change(FIRST, &document("Number 0", "", "Mended."));
        while preview.next() != GOOD {}
        assert!(preview.page("announcements/n-0/").0.contains("Mended."));
        assert_eq!(preview.page("").1, None);
    }
}

#[test]
fn in_a_big_archive_a_document_is_shown_ahead_of_its_check_and_taken_back_when_that_fails() {
    let preview = Preview::of(MANY, false);
    assert_eq!(preview.next(), GOOD);
    preview.change(FIRST, &document("Number 0", "", "See [it](announcement:nowhere)."));
    assert_eq!(preview.next(), Outcome::Ahead);
    assert!(preview.page("announcements/n-0/").0.contains("See "));
    let Outcome::Findings(found) = preview.next() else { panic!("no finding") };
    assert!(found.contains("unknown-announcement"), "{found}");
    assert!(preview.page("announcements/n-0/").0.contains("As it was."));
}

#[test]
fn a_change_while_a_check_is_done_beside_is_checked_as_well() {
    let preview = Preview::of(MANY, false);
    assert_eq!(preview.next(), GOOD);
    // A figure in the text would be warned about.
    for (number, word) in (0..).zip(["One", "Two", "Three", "Four", "Five"]) {
        preview.change(FIRST, &document("Number 0", "", &format!("Change {word}.")));
        while preview.next() != Outcome::Ahead {}
        assert!(preview.page("announcements/n-0/").0.contains(&format!("Change {word}.")));
        std::thread::sleep(Duration::from_millis(40 * number));
    }
    while !matches!(preview.next(), Outcome::Good { .. }) {}
    preview.change(FIRST, &document("Number 0", "", "See [it](announcement:nowhere)."));
    while !matches!(preview.next(), Outcome::Findings(_)) {}
    assert!(preview.page("announcements/n-0/").0.contains("Change Five."));
}

#[test]
fn what_changes_the_order_of_lists_waits_for_the_check() {
    let preview = Preview::of(MANY, false);
    assert_eq!(preview.next(), GOOD);
    preview.change(FIRST, &document("Number 0", "draft = true", ""));
    assert_eq!(preview.next(), GOOD);
    assert!(matches!(preview.get("announcements/n-0/"), Answer::Missing { .. }));
}

#[test]
fn drafts_and_scheduled_documents_are_marked_and_appear_only_when_asked_for() {
    let documents = |root: &Path| {
        fs::write(root.join("site.toml"), SITE).unwrap();
        write(root, FIRST, &document("Draft", "draft = true", ""));
        let keys = "publish_at = 2024-06-02T08:00:00+08:00";
        write(root, "content/announcements/n-1/announcement.md", &document("Later", keys, ""));
    };
    let mark = |preview: &Preview, path: &str| match preview.get(path) {
        Answer::Page { mark, .. } => Some(mark),
        Answer::Missing { .. } => None,
        other => panic!("{other:?}"),
    };
    let root = tempfile::tempdir().unwrap();
    documents(root.path());
    let preview = Preview::begin(root, true);
    assert_eq!(mark(&preview, "announcements/n-0/"), Some(Mark::Draft));
    let scheduled = Mark::Scheduled("2024-06-02T08:00:00+08:00".parse().unwrap());
    assert_eq!(mark(&preview, "announcements/n-1/"), Some(scheduled));
    assert_eq!(mark(&preview, "announcements/"), Some(Mark::Public));

    let root = tempfile::tempdir().unwrap();
    documents(root.path());
    let preview = Preview::begin(root, false);
    assert_eq!(preview.next(), GOOD);
    assert_eq!((mark(&preview, "announcements/n-0/"), mark(&preview, "announcements/n-1/")), (None, None));
    *preview.clock.lock().unwrap() = "2024-06-02T00:00:00Z".parse().unwrap();
    assert_eq!(preview.next(), GOOD);
    assert_eq!(mark(&preview, "announcements/n-1/"), Some(Mark::Public));
    assert_eq!(mark(&preview, "announcements/n-0/"), None);
}

#[test]
fn templates_static_files_and_the_settings_are_followed() {
    for announcements in [1, MANY] {
        let preview = Preview::of(announcements, false);
        assert_eq!(preview.next(), GOOD);
        preview.change("templates/404.html", "Lost in {{ site.title }}");
        while preview.next() != GOOD {}
        let Answer::Missing { html, .. } = preview.get("nowhere") else { panic!() };
        assert_eq!(String::from_utf8(html).unwrap(), "Lost in Example archive");
        preview.change("templates/404.html", "{{ site.title");
        assert!(matches!(preview.next(), Outcome::Findings(_)));
        assert!(matches!(preview.get("nowhere"), Answer::Missing { findings: Some(_), .. }));
        preview.change("templates/404.html", "{{ site.unknown }}");
        while !matches!(preview.next(), Outcome::Findings(text) if text.contains("unknown")) {}
        let Answer::Missing { html, findings: Some(_) } = preview.get("nowhere") else { panic!() };
        assert_eq!(String::from_utf8(html).unwrap(), "Lost in Example archive");
        preview.change("templates/404.html", "Lost");
        preview.change("static/logo.png", "picture");
        while !matches!(preview.get("logo.png"), Answer::Copy(path) if path.ends_with("static/logo.png")) {
            preview.next();
        }
        preview
            .change("site.toml", &SITE.replace("example.org/archive", "example.org").replace("Example archive", "New"));
        while !preview.page("").0.contains("New") {
            preview.next();
        }
        assert_eq!(preview.engine.base_path(), "/");
    }
}

#[test]
fn a_folder_that_vanishes_and_comes_back_is_followed() {
    for announcements in [2, MANY] {
        let preview = Preview::of(announcements, false);
        assert_eq!(preview.next(), GOOD);
        let root = preview.root.path();
        fs::rename(root.join("content/announcements/n-0"), root.join("away")).unwrap();
        preview.engine.changed(Vec::new());
        assert_eq!(preview.next(), GOOD);
        assert!(matches!(preview.get("announcements/n-0/"), Answer::Missing { .. }));
        fs::rename(root.join("away"), root.join("content/announcements/n-0")).unwrap();
        preview.engine.changed(Vec::new());
        assert_eq!(preview.next(), GOOD);
        assert!(preview.page("announcements/n-0/").0.contains("As it was."));
    }
}

#[test]
fn without_a_good_archive_there_is_only_what_is_wrong() {
    let root = tempfile::tempdir().unwrap();
    let preview = Preview::begin(root, false);
    assert!(matches!(preview.next(), Outcome::Nothing(text) if text.contains("site.toml")));
    assert!(matches!(preview.get(""), Answer::Nothing(text) if text.contains("site.toml")));
    preview.change("site.toml", SITE);
    assert_eq!(preview.next(), GOOD);
    assert!(preview.page("").0.contains("Example archive"));
    fs::remove_file(preview.root.path().join("site.toml")).unwrap();
    preview.engine.changed(vec![preview.root.path().canonicalize().unwrap().join("site.toml")]);
    assert!(matches!(preview.next(), Outcome::Findings(text) if text.contains("site.toml")));
    assert!(preview.page("").1.is_some_and(|text| text.contains("site.toml")));
}

#[test]
fn the_thread_ends_with_the_last_one_who_could_ask() {
    let preview = Preview::of(1, false);
    assert_eq!(preview.next(), GOOD);
    let Preview { engine, updates, root: _root, .. } = preview;
    drop(engine);
    assert_eq!(updates.recv_timeout(PATIENCE).unwrap_err(), RecvTimeoutError::Disconnected);
}

#[path = "engine_moments_test.rs"]
mod moments;
