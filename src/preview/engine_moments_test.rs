//! Changes that come at a bad moment, or that are of more than one file.

use super::*;
use std::time::Instant;

#[test]
fn a_file_that_is_removed_is_gone_and_no_error() {
    for announcements in [2, MANY] {
        let preview = Preview::of(announcements, false);
        assert_eq!(preview.next(), GOOD);
        let root = preview.root.path().canonicalize().unwrap();
        let gone = ["static/a.txt", "templates/company.html", FIRST].map(|path| root.join(path));
        for path in &gone[..2] {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "of no use").unwrap();
        }
        preview.engine.changed(gone[..2].to_vec());
        assert_eq!(preview.next(), GOOD);
        for path in gone {
            match path.ends_with(FIRST) {
                // A folder without its document would be an error.
                true => fs::remove_dir_all(path.parent().unwrap()).unwrap(),
                false => fs::remove_file(&path).unwrap(),
            }
            preview.engine.changed(vec![path]);
            while preview.next() != GOOD {}
        }
        for path in ["announcements/n-0/", "a.txt"] {
            assert!(matches!(preview.get(path), Answer::Missing { .. }), "{path}");
        }
    }
}

#[test]
fn what_changed_with_a_file_that_could_not_be_read_is_read_once_it_can() {
    let preview = Preview::of(2, false);
    assert_eq!(preview.next(), GOOD);
    let root = preview.root.path().canonicalize().unwrap();
    let second = write(&root, "content/announcements/n-1/announcement.md", &document("Second", "", ""));
    fs::rename(root.join("site.toml"), root.join("away")).unwrap();
    preview.engine.changed(vec![root.join("site.toml"), second]);
    assert!(matches!(preview.next(), Outcome::Findings(text) if text.contains("site.toml")));
    fs::rename(root.join("away"), root.join("site.toml")).unwrap();
    preview.engine.changed(vec![root.join("site.toml")]);
    assert_eq!(preview.next(), GOOD);
    assert!(preview.page("").0.contains("Second"));
}

#[cfg(unix)]
#[test]
fn a_file_that_stands_under_two_names_changes_under_both() {
    let preview = Preview::of(1, false);
    assert_eq!(preview.next(), GOOD);
    let root = preview.root.path().canonicalize().unwrap();
    std::os::unix::fs::symlink("n-0", root.join("content/announcements/twin")).unwrap();
    preview.engine.changed(Vec::new());
    assert_eq!(preview.next(), GOOD);
    preview.change(FIRST, &document("Number 0", "", "As it is."));
    assert_eq!(preview.next(), GOOD);
    for path in ["announcements/n-0/", "announcements/twin/"] {
        assert!(preview.page(path).0.contains("As it is."), "{path}");
    }
}

#[test]
fn only_what_is_shown_ahead_of_its_check_is_said_to_be() {
    let preview = Preview::of(MANY, false);
    assert_eq!(preview.next(), GOOD);
    preview.change("content/metrics.toml", "");
    preview.change(FIRST, &document("Number 0", "", "Once."));
    preview.change(FIRST, &document("Number 0", "", "Twice."));
    loop {
        let update = preview.updates.recv_timeout(PATIENCE).unwrap();
        match update.outcome {
            Outcome::Ahead => assert_eq!(update.changed, [FIRST]),
            _ => break assert_eq!(update.changed, ["content/metrics.toml", FIRST]),
        }
    }
}

#[test]
fn a_check_begins_although_pages_are_asked_for_all_the_time() {
    let preview = Preview::of(MANY, false);
    assert_eq!(preview.next(), GOOD);
    preview.change(FIRST, "+++\ntitle = 7\n+++\n");
    let began = Instant::now();
    while preview.updates.try_recv().is_err() {
        assert!(began.elapsed() < PATIENCE, "no check");
        preview.get("");
    }
}

#[test]
fn a_template_that_fails_ahead_of_its_check_is_shown_as_it_reads_now() {
    let preview = Preview::of(MANY, false);
    preview.change("templates/404.html", "é");
    while preview.next() != GOOD {}
    preview.change("templates/404.html", "{{ site.title }}");
    while preview.next() != GOOD {}
    preview.change("templates/404.html", "Lost\n\n\n{{ site.nowhere }}");
    assert_eq!(preview.next(), Outcome::Ahead);
    let Answer::Nothing(wrong) = preview.get("nowhere") else { panic!("rendered") };
    assert!(wrong.contains("site.nowhere }}"), "{wrong}");
}

#[test]
fn what_becomes_public_is_checked_and_told_as_of_then() {
    for announcements in [1, MANY] {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("site.toml"), SITE).unwrap();
        let later = "publish_at = 2024-06-02T08:00:00+08:00";
        for number in 0..announcements {
            let keys = if number == 0 { later } else { "" };
            let text = document(&format!("Number {number}"), keys, "");
            write(root.path(), &format!("content/announcements/n-{number}/announcement.md"), &text);
        }
        let preview = Preview::begin(root, false);
        assert_eq!(preview.next(), GOOD);
        let ledger = |preview: &Preview| match preview.get("ledger.jsonl") {
            Answer::File { bytes, .. } => String::from_utf8(bytes).unwrap().lines().count(),
            // An empty one is not published.
            _ => 0,
        };
        assert_eq!(ledger(&preview), announcements - 1);
        *preview.clock.lock().unwrap() = "2024-06-02T00:00:01Z".parse().unwrap();
        let update = preview.updates.recv_timeout(PATIENCE).unwrap();
        assert_eq!((update.outcome, update.took, &*update.changed), (GOOD, Duration::ZERO, &[][..]));
        assert_eq!(ledger(&preview), announcements);
        assert!(preview.page("announcements/n-0/").0.contains("Number 0"));
        assert!(preview.updates.recv_timeout(TICK * 2).is_err(), "told again");
    }
}

#[test]
fn what_becomes_public_with_an_error_is_told_once_and_not_shown() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("site.toml"), SITE).unwrap();
    write(root.path(), "content/announcements/n-1/announcement.md", &document("Draft", "draft = true", ""));
    let keys = "publish_at = 2024-06-02T08:00:00+08:00";
    write(root.path(), FIRST, &document("Later", keys, "See [it](announcement:n-1)."));
    let preview = Preview::begin(root, false);
    let first = preview.next();
    *preview.clock.lock().unwrap() = "2024-06-02T00:00:01Z".parse().unwrap();
    assert!(matches!(first, Outcome::Good { .. }), "{first:?}");
    assert!(matches!(preview.next(), Outcome::Findings(_)));
    assert!(matches!(preview.get("announcements/n-0/"), Answer::Missing { findings: Some(_), .. }));
    assert!(preview.updates.recv_timeout(TICK * 2).is_err(), "told again");
}
