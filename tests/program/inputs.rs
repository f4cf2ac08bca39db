//! What an archive is read from: nothing of it vanishes silently, and nothing that isn't a file is waited for.

use crate::archive::{AS_OF, Archive, irbook, stderr, stdout};
use std::fs;

fn archive() -> Archive {
    let archive = Archive::empty();
    for id in ["2024-first", "2024-second"] {
        archive.announce(id, "2024-05-19", "");
    }
    archive
}

/// Asserts that a build finds this at this path, and only errors end it.
fn assert_found(archive: &Archive, code: &str, path: &str) {
    let mut command = irbook();
    command.arg("build").arg("--root").arg(archive.root()).args(["--format", "json", "--as-of", AS_OF]);
    // A pipe would be waited for without an end.
    let found = stdout(&command.timeout(std::time::Duration::from_secs(20)).assert().code(1));
    let is_found =
        |line: &str| line.contains(&format!("\"code\":\"{code}\"")) && line.contains(&format!("\"path\":\"{path}\""));
    assert!(found.lines().any(is_found), "{code} at {path}:\n{found}");
}

fn rename(archive: &Archive, from: &str, to: &str) {
    fs::rename(archive.root().join(from), archive.root().join(to)).unwrap();
}

#[cfg(unix)]
fn pipe(archive: &Archive, path: &str) {
    let path = archive.root().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs::remove_file(&path);
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_folder_without_a_document_that_can_be_read_is_an_error() {
    const MAIN: &str = "content/announcements/2024-second/announcement.md";
    for to in ["announcement.md~", ".announcement.md", "#announcement.md#"] {
        let archive = archive();
        rename(&archive, MAIN, &format!("content/announcements/2024-second/{to}"));
        assert_found(&archive, "announcement-missing", "content/announcements/2024-second");
        archive.write("content/announcements/2024-second/form.pdf", "");
        assert_found(&archive, "announcement-missing", "content/announcements/2024-second/form.pdf");
    }
    let archive = archive();
    fs::remove_file(archive.root().join(MAIN)).unwrap();
    assert_found(&archive, "announcement-missing", "content/announcements/2024-second");
    fs::create_dir(archive.root().join(MAIN)).unwrap();
    assert_found(&archive, "announcement-missing", "content/announcements/2024-second");
    fs::create_dir(archive.root().join("content/announcements/2024-second/.git")).unwrap();
    assert_found(&archive, "announcement-missing", "content/announcements/2024-second");
    archive.write(&format!("{MAIN}/announcement.md"), "");
    assert_found(&archive, "announcement-missing", &format!("{MAIN}/announcement.md"));
}

#[test]
fn an_announcement_in_a_folder_that_is_passed_over_is_an_error() {
    for name in [".2024-second", "2024-second~", "#2024-second#"] {
        let archive = archive();
        rename(&archive, "content/announcements/2024-second", &format!("content/announcements/{name}"));
        assert_found(&archive, "announcement-missing", &format!("content/announcements/{name}"));
    }
    let archive = archive();
    rename(&archive, "content/announcements", "content/announcements~");
    assert_found(&archive, "announcement-missing", "content/announcements~");
    let archive = self::archive();
    archive.write("content/announcements/.git/config", "");
    archive.build();
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_an_error_and_not_waited_for() {
    for path in [
        "site.toml",
        "content/pipe",
        "content/metrics.toml",
        "content/announcements/pipe",
        "content/announcements/2024-second/announcement.md",
        "content/announcements/2024-second/form.pdf",
        "content/announcements/2024-second/picture.svg",
        "content/announcements/2024-second/tables.toml",
        "content/legends/safe-harbor.md",
        "static/pipe",
        "static/notice.txt",
        "templates/own.html",
    ] {
        let archive = archive();
        pipe(&archive, path);
        assert_found(&archive, "unexpected-file", path);
    }
    let archive = archive();
    std::os::unix::net::UnixListener::bind(archive.root().join("content/announcements/2024-second/socket")).unwrap();
    assert_found(&archive, "unexpected-file", "content/announcements/2024-second/socket");
}

#[cfg(unix)]
#[test]
fn a_published_site_or_ledger_that_is_no_file_is_not_waited_for() {
    let archive = archive();
    archive.build();
    pipe(&archive, "ledger");
    pipe(&archive, "public/ledger.jsonl");
    let (pipe, site) = (archive.root().join("ledger"), archive.public());
    let (pipe, site) = (pipe.to_str().unwrap(), site.to_str().unwrap());
    for arguments in [
        &["build", "--ledger", pipe, "--root"][..],
        &["build", "--ledger", site, "--root"],
        &["verify", "--published", pipe, "--root"],
        &["verify", "--published", site, "--root"],
    ] {
        let mut command = irbook();
        command.args(arguments).arg(archive.root()).timeout(std::time::Duration::from_secs(20));
        let said = stderr(&command.assert().code(2));
        assert!(said.contains("a named pipe"), "{said}");
    }
    let mut command = irbook();
    let run = command.args(["diff", site, site]).timeout(std::time::Duration::from_secs(20)).assert().code(2);
    assert!(stderr(&run).contains("a named pipe"));
}

#[test]
fn a_folder_that_content_was_meant_to_be_is_found() {
    for name in ["contents", "contnet", "Content"] {
        let archive = archive();
        rename(&archive, "content", "away");
        rename(&archive, "away", name);
        if !archive.root().join("content").exists() {
            assert_found(&archive, "unexpected-file", name);
        }
    }
}

#[test]
fn an_archive_without_documents_takes_the_place_of_no_site_with_some() {
    let archive = archive();
    let before = archive.build().files();
    rename(&archive, "content", "away");
    for folder in [None, Some("content"), Some("content/announcements")] {
        if let Some(folder) = folder {
            fs::create_dir(archive.root().join(folder)).unwrap();
        }
        let found = stdout(&archive.run("build", &["--format", "json", "--as-of", AS_OF]).code(1));
        assert!(found.contains("\"code\":\"published-missing\""), "{folder:?}: {found}");
        assert!(crate::archive::Site::at(archive.public()).files() == before);
    }
    let elsewhere = archive.root().join("elsewhere");
    archive.run("build", &["--output", elsewhere.to_str().unwrap()]).success();
}

#[test]
fn a_text_that_is_not_utf8_is_never_passed_over() {
    for path in
        ["templates/home.html", "templates/style/own.css", "templates/favicon.svg", "static/a.svg", "static/a.xml"]
    {
        let archive = archive();
        archive.write(path, b"<a>\xff</a>");
        assert_found(&archive, "file-encoding", path);
    }
    let archive = archive();
    archive.write("templates/own.txt", "x");
    assert_found(&archive, "unexpected-file", "templates/own.txt");
}

#[test]
fn the_markers_of_an_open_conflict_are_found_in_every_text() {
    const CONFLICT: &str = "<<<<<<< HEAD\na\n||||||| 1234abc\nb\n=======\nc\n>>>>>>> branch\n";
    let front = "+++\ntitle = \"A\"\ndated = 2024-05-19\n";
    let rest = "zone = \"Asia/Hong_Kong\"\nkind = \"other\"\nsource = { title = \"Form\" }\n+++\n";
    let main = "content/announcements/2024-second/announcement.md";
    for (path, text) in [
        ("site.toml", CONFLICT.to_owned()),
        ("content/metrics.toml", CONFLICT.replace('\n', "\r\n")),
        (main, format!("{front}{CONFLICT}{rest}Text.\n")),
        (main, format!("{front}{rest}Text.\n\n{CONFLICT}")),
        (main, format!("{front}{rest}Text.\n\n=======\n")),
        ("content/announcements/2024-second/tables.toml", CONFLICT.to_owned()),
        (
            "content/announcements/2024-second/picture.svg",
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\">\n{CONFLICT}</svg>"),
        ),
        ("content/legends/safe-harbor.md", format!("+++\ntitle = \"A\"\n+++\n{CONFLICT}")),
        ("templates/own.html", CONFLICT.to_owned()),
        ("templates/style/own.css", "a {}\n=======\nb {}\n".to_owned()),
        ("static/picture.svg", format!("<svg xmlns=\"http://www.w3.org/2000/svg\">\n{CONFLICT}</svg>")),
    ] {
        let archive = archive();
        archive.write(path, text);
        assert_found(&archive, "conflict-marker", path);
    }
    let archive = archive();
    archive.write(main, format!("{front}{rest}Heading\n=======\n\nA <<<<<<< b.\n"));
    archive.build();
}
