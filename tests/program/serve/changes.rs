//! Following the archive: changes, errors, and the end.

use super::Preview;
use crate::archive::{Archive, program};
use std::fs;

const RESULTS: &str = "content/announcements/2024-q1-results/announcement.md";
const PAGE: &str = "/archive/announcements/2024-q1-results/";

/// Makes a change and waits until pages are told of it and until the site has a text.
fn shows(preview: &Preview, path: &str, text: &str, change: impl FnOnce()) {
    let mut followed = preview.follow();
    let before = followed.next().unwrap();
    assert!(!preview.get(path).body.contains(text), "{path} has `{text}` already");
    change();
    loop {
        let revision = followed.next().unwrap();
        assert_ne!(revision, before);
        let page = preview.get(path).body;
        if page.contains(text) {
            assert!(!path.ends_with('/') || page.contains("preview.js?revision="), "{page}");
            return;
        }
    }
}

#[test]
fn a_page_knows_its_revision_and_is_told_the_newest_at_once() {
    let archive = Archive::example();
    let preview = Preview::of(&archive, &[]);
    let shown = |preview: &Preview| {
        let page = preview.get(PAGE).body;
        page.split_once("preview.js?revision=").unwrap().1.split_once('"').unwrap().0.to_owned()
    };
    let first = shown(&preview);
    assert_eq!(preview.follow().next().unwrap(), first);
    shows(&preview, PAGE, "Changed title", || archive.edit(RESULTS, "First Quarter 2024 Results", "Changed title"));
    assert_ne!(shown(&preview), first);
    let again = Preview::of(&archive, &[]);
    assert_ne!(shown(&again), first, "a page from before a restart would stay as it is");
}

#[test]
fn every_kind_of_source_is_followed_and_the_terminal_says_which_changed() {
    let archive = Archive::example();
    archive.write("static/note.txt", "one");
    archive.write("templates/style/own.css", "p { color: inherit; }");
    let preview = Preview::of(&archive, &[]);
    shows(&preview, PAGE, "Changed title", || archive.edit(RESULTS, "First Quarter 2024 Results", "Changed title"));
    assert!(preview.says(RESULTS).starts_with(&format!("read {RESULTS} in ")));
    shows(&preview, "/archive/", "Another archive", || {
        archive.edit(
            "site.toml",
            "title = \"Example Corp. investor relations archive\"",
            "title = \"Another archive\"",
        );
    });
    preview.says("read site.toml in ");
    shows(&preview, "/archive/note.txt", "two", || archive.write("static/note.txt", "two"));
    preview.says("read static/note.txt in ");
    shows(&preview, "/archive/company/", "<p>Own template</p>", || {
        archive.write(
            "templates/company.html",
            "{% extends \"layout.html\" %}{% block main %}<p>Own template</p>{% endblock %}",
        );
    });
    preview.says("read templates/company.html in ");
    let style = |preview: &Preview| {
        let page = preview.get("/archive/").body;
        let (_, rest) = page.split_once("href=\"style.").unwrap();
        preview.get(&format!("/archive/style.{}", rest.split_once('"').unwrap().0)).body
    };
    assert!(!style(&preview).contains("rebeccapurple"));
    let mut followed = preview.follow();
    followed.next().unwrap();
    archive.write("templates/style/own.css", "p { color: rebeccapurple; }");
    while !style(&preview).contains("rebeccapurple") {
        followed.next().unwrap();
    }
    preview.says("read templates/style/own.css in ");
}

#[test]
fn files_that_are_saved_by_rename_are_followed_time_and_again() {
    let archive = Archive::example();
    let preview = Preview::of(&archive, &[]);
    let save = |path: &str, old: &str, new: &str| {
        let target = archive.root().join(path);
        let text = fs::read_to_string(&target).unwrap();
        assert!(text.contains(old), "{text}");
        let beside = target.with_file_name("save-1234");
        fs::write(&beside, text.replace(old, new)).unwrap();
        fs::rename(beside, target).unwrap();
    };
    shows(&preview, PAGE, "Title 1", || save(RESULTS, "First Quarter 2024 Results", "Title 1"));
    shows(&preview, PAGE, "Title 2", || save(RESULTS, "Title 1", "Title 2"));
    shows(&preview, "/archive/", "Site 1", || save("site.toml", "Example Corp. investor relations archive", "Site 1"));
    shows(&preview, "/archive/", "Site 2", || save("site.toml", "Site 1", "Site 2"));
    shows(&preview, PAGE, "Title 3", || {
        let file = archive.root().join(RESULTS);
        let text = fs::read_to_string(&file).unwrap().replace("Title 2", "Title 3");
        let backup = file.with_file_name("announcement.md~");
        fs::rename(&file, &backup).unwrap();
        fs::write(&file, text).unwrap();
        fs::remove_file(backup).unwrap();
    });
}

#[test]
fn folders_that_vanish_and_come_back_are_followed() {
    let archive = Archive::example();
    let preview = Preview::of(&archive, &[]);
    let moved = |from: &str, to: &str| fs::rename(archive.root().join(from), archive.root().join(to)).unwrap();
    shows(&preview, "/archive/announcements/", "Title of new", || archive.announce("new", "2024-06-01", ""));
    let mut followed = preview.follow();
    followed.next().unwrap();
    moved("content/announcements/new", "elsewhere");
    while preview.get("/archive/announcements/new/").status != 404 {
        followed.next().unwrap();
    }
    shows(&preview, "/archive/announcements/", "Title of new", || moved("elsewhere", "content/announcements/new"));
    moved("content", "away");
    while !preview.get("/archive/").body.contains("The archive has errors") {
        followed.next().unwrap();
    }
    moved("away", "content");
    while preview.get("/archive/").body.contains("The archive has errors") {
        followed.next().unwrap();
    }
    // What is edited now is watched again, and what stands under the old name is not.
    shows(&preview, PAGE, "Changed title", || archive.edit(RESULTS, "First Quarter 2024 Results", "Changed title"));
    archive.write("static/new.txt", "one");
    while preview.get("/archive/new.txt").status != 200 {
        followed.next().unwrap();
    }
    shows(&preview, "/archive/new.txt", "two", || archive.write("static/new.txt", "two"));
}

#[test]
fn an_archive_that_is_made_anew_is_followed_and_a_file_that_is_removed_is_gone() {
    let archive = Archive::example();
    let preview = Preview::of(&archive, &[]);
    let away = tempfile::tempdir().unwrap();
    let mut followed = preview.follow();
    followed.next().unwrap();
    fs::rename(archive.root(), away.path().join("archive")).unwrap();
    preview.says("the pages stay as they were before the errors");
    // Longer than the watcher takes to see that it is gone.
    std::thread::sleep(std::time::Duration::from_secs(3));
    fs::rename(away.path().join("archive"), away.path().join("again")).unwrap();
    let copied = std::process::Command::new("cp").arg("-r").arg(away.path().join("again")).arg(archive.root()).status();
    assert!(copied.unwrap().success());
    while preview.get("/archive/").body.contains("The archive has errors") {
        followed.next().unwrap();
    }
    shows(&preview, PAGE, "Changed title", || archive.edit(RESULTS, "First Quarter 2024 Results", "Changed title"));
    shows(&preview, "/archive/new.txt", "new", || archive.write("static/new.txt", "new"));
    fs::remove_file(archive.root().join("static/new.txt")).unwrap();
    while preview.get("/archive/new.txt").status != 404 {
        followed.next().unwrap();
    }
    assert!(!preview.get("/archive/").body.contains("The archive has errors"));
}

#[test]
fn errors_are_shown_as_text_above_the_last_good_page_until_they_are_mended() {
    let archive = Archive::example();
    let preview = Preview::of(&archive, &[]);
    let broken = "title = \"<script>alert(1)</script>\"\ntitel = \"x\"";
    shows(&preview, PAGE, "titel = &quot;x&quot;", || {
        archive.edit(RESULTS, "title = \"First Quarter 2024 Results\"", broken)
    });
    let page = preview.get(PAGE);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<h1>First Quarter 2024 Results</h1>") && !page.body.contains("<script>alert"));
    let panel = page.body.split_once("<pre ").unwrap().1.split_once("</pre>").unwrap().0;
    assert!(panel.contains("error[unknown-key]: ") && panel.contains(&format!("--&gt; {RESULTS}:")), "{panel}");
    assert!(panel.contains("1 error") && panel.contains("`irbook explain unknown-key` says more"), "{panel}");
    preview.says("error[unknown-key]: ");
    preview.says("the pages stay as they were before the errors");
    for path in ["/archive/", "/archive/announcements/", "/archive/no/such/page"] {
        assert!(preview.get(path).body.contains("titel = &quot;x&quot;"), "{path}");
    }
    let whole = "<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>";
    shows(&preview, PAGE, whole, || archive.edit(RESULTS, "titel = \"x\"\n", ""));
    assert!(!preview.get(PAGE).body.contains("irbook-preview-findings"));
}

#[test]
fn a_template_that_fails_is_an_error_of_the_same_kind() {
    let archive = Archive::example();
    let preview = Preview::of(&archive, &[]);
    shows(&preview, "/archive/company/", "error[template-error]", || {
        archive.write(
            "templates/company.html",
            "{% extends \"layout.html\" %}{% block main %}{{ nowhere }}{% endblock %}",
        );
    });
    shows(&preview, "/archive/company/", "<p>Mended</p>", || {
        archive.write(
            "templates/company.html",
            "{% extends \"layout.html\" %}{% block main %}<p>Mended</p>{% endblock %}",
        );
    });
}

#[test]
fn while_there_is_no_good_site_yet_the_errors_are_the_page() {
    let archive = Archive::example();
    archive.edit(RESULTS, "title = ", "titel = ");
    let preview = Preview::of(&archive, &[]);
    preview.says("error[unknown-key]");
    let page = preview.get("/");
    assert_eq!((page.status, page.header("content-type")), (500, Some("text/html; charset=utf-8")));
    assert!(page.body.contains("error[unknown-key]") && page.body.contains("preview.js?revision="), "{page:?}");
    let mut followed = preview.follow();
    followed.next().unwrap();
    archive.edit(RESULTS, "titel = ", "title = ");
    while preview.get("/").status != 302 {
        followed.next().unwrap();
    }
    assert_eq!(preview.get(PAGE).status, 200);
}

#[test]
fn a_layout_of_the_archive_is_reloaded_with_a_policy_of_its_own_and_without_one() {
    let archive = Archive::example();
    let layout = fs::read_to_string(crate::archive::repository().join("templates/frame.html")).unwrap();
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                  {% if page.kind == \"search\" %}script-src 'self' 'wasm-unsafe-eval'; {% endif %}style-src 'self'; \
                  img-src 'self'; {% if brand.has_font %}font-src 'self'; {% endif %}connect-src 'self'; base-uri 'none'; \
                  form-action {% if page.kind == \"search\" %}'self'{% else %}'none'{% endif %}\">";
    assert!(layout.contains(policy));
    let with = |policy_of_archive: &str| {
        archive.write("templates/frame.html", layout.replace(policy, policy_of_archive));
        Preview::of(&archive, &[]).get("/archive/").body
    };
    let own =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; script-src https://a.example\">";
    assert!(with(own).contains("content=\"default-src 'self'; script-src https://a.example 'self'\""));
    let without = with("");
    assert!(!without.contains("Content-Security-Policy") && without.contains("/_irbook/preview.js"));
}

#[cfg(unix)]
#[test]
fn it_ends_at_once_and_well_although_pages_follow_it() {
    use std::time::Duration;
    for signal in ["INT", "TERM"] {
        let mut preview = Preview::of(&Archive::example(), &[]);
        let mut open = [preview.follow(), preview.follow()];
        open.iter_mut().for_each(|it| assert!(it.next().is_some()));
        let idle = std::net::TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
        let (status, took) = preview.end(signal);
        assert_eq!(status.code(), Some(0), "{signal:?}");
        assert!(took < Duration::from_secs(5), "{took:?}");
        open.iter_mut().for_each(|it| assert_eq!(it.next(), None));
        drop(idle);
    }
}

#[test]
fn without_events_changes_are_looked_for() {
    let archive = Archive::example();
    let preview = Preview::of(&archive, &["--poll", "1"]);
    shows(&preview, PAGE, "Changed title", || archive.edit(RESULTS, "First Quarter 2024 Results", "Changed title"));
    assert!(preview.says(RESULTS).starts_with(&format!("read {RESULTS} in ")));
}

/// The system has no watches left for the preview.
#[cfg(target_os = "linux")]
#[test]
fn where_the_system_tells_no_changes_the_error_names_what_does() {
    let archive = Archive::example();
    let mut strace = std::process::Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=inotify_add_watch", "-e"]);
    strace.arg("inject=inotify_add_watch:error=ENOSPC").arg(program()).args(["serve", "--port", "0", "--root"]);
    let run = strace.arg(archive.root()).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(
        said.contains("can't watch ") && said.contains("`irbook serve --poll` looks for changes by itself"),
        "{said}"
    );
}
