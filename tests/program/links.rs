//! Symbolic links in an archive: what one leads to is published under its name.
#![cfg(unix)]

use crate::archive::{AS_OF, Archive, stdout};
use std::fs;
use std::os::unix::fs::symlink;

fn archive() -> Archive {
    let archive = Archive::empty();
    for (id, facts) in [
        ("2024-public", ""),
        ("2024-draft", "draft = true"),
        ("2024-other-draft", "draft = true"),
        ("2024-scheduled", "publish_at = 2027-01-01T00:00:00Z"),
        ("2024-withdrawn", "withdrawn = { at = 2025-01-01T00:00:00Z, reason = \"Issued in error.\" }"),
    ] {
        archive.announce(id, "2024-05-19", facts);
        archive.write(&format!("content/announcements/{id}/form.pdf"), "secret-token");
        archive.write(&format!("content/announcements/{id}/.hidden/form.pdf"), "secret-token");
        archive.write(&format!("content/announcements/{id}/annex/form.pdf"), "secret-token");
    }
    archive.write(".env", "secret-token");
    archive.write(".git/config", "secret-token");
    archive.write("private/form.pdf", "secret-token");
    archive.write("static/notice.txt", "public");
    archive
}

fn link(archive: &Archive, path: &str, target: &str) {
    let path = archive.root().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    symlink(target, path).unwrap();
}

#[test]
fn a_link_to_what_is_not_published_in_its_own_right_is_an_error_at_the_link() {
    for (path, target) in [
        ("content/announcements/2024-public/a.pdf", "../2024-draft/form.pdf"),
        ("content/announcements/2024-public/a.pdf", "../2024-scheduled/form.pdf"),
        ("content/announcements/2024-public/a.pdf", "../2024-withdrawn/form.pdf"),
        ("content/announcements/2024-public/a.txt", "../../../.git/config"),
        ("content/announcements/2024-public/a.txt", "../../../.env"),
        ("content/announcements/2024-public/a.txt", "../../../site.toml"),
        ("content/announcements/2024-public/a.txt", "announcement.md"),
        ("content/announcements/2024-public/a.pdf", "../../../private/form.pdf"),
        ("content/announcements/2024-public/a.pdf", ".hidden/form.pdf"),
        ("content/announcements/2024-public/a.pdf", "/etc/passwd"),
        ("content/announcements/2024-public/a.pdf", "/dev/zero"),
        ("content/announcements/2024-public/a.pdf", "nowhere.pdf"),
        ("content/announcements/2024-public/a.pdf", "a.pdf"),
        ("content/announcements/2024-public/deep", "../2024-draft/annex"),
        ("content/announcements/2024-public/deep", "../../../.git"),
        ("content/announcements/2024-public/deep", "/etc"),
        ("content/announcements/2024-public/deep", ".."),
        ("content/announcements/2024-public/figures.toml", "../2024-draft/figures.toml"),
        ("static/a.pdf", "../content/announcements/2024-draft/form.pdf"),
        ("static/a.txt", "../.env"),
        ("static/drafts", "../content/announcements/2024-draft"),
        ("static/all", "../content/announcements"),
        ("templates/own.html", "../content/announcements/2024-draft/announcement.md"),
        ("templates/own.html", "../private/form.pdf"),
        ("templates", "content/announcements/2024-draft"),
        ("templates", ".git"),
        ("templates", "/etc"),
        ("site.toml", ".git/config"),
    ] {
        let archive = archive();
        archive.write("content/announcements/2024-draft/figures.toml", "");
        if path == "site.toml" {
            fs::remove_file(archive.root().join(path)).unwrap();
        }
        link(&archive, path, target);
        let found = stdout(&archive.run("build", &["--format", "json", "--as-of", AS_OF]).code(1));
        let is_found = |line: &str| {
            line.contains("\"code\":\"link-target\"")
                && line.contains("\"severity\":\"error\"")
                && line.contains(&format!("\"path\":\"{path}"))
        };
        assert!(found.lines().any(is_found), "{path} -> {target}:\n{found}");
        assert!(!archive.public().exists());
    }
}

#[test]
fn a_link_to_what_is_public_itself_is_followed() {
    let archive = archive();
    for (path, target) in [
        ("content/announcements/2024-public/b.txt", "../../../static/notice.txt"),
        ("content/announcements/2024-draft/c.pdf", "form.pdf"),
        ("content/announcements/2024-draft/d.pdf", "../2024-other-draft/form.pdf"),
        ("static/e.pdf", "../content/announcements/2024-public/form.pdf"),
        ("static/deep", "../content/announcements/2024-public/annex"),
    ] {
        link(&archive, path, target);
    }
    archive.write("content/announcements/2024-public/annex/f.csv", "1");
    fs::rename(archive.root().join("site.toml"), archive.root().join("site.production.toml")).unwrap();
    link(&archive, "site.toml", "site.production.toml");
    let site = archive.build();
    assert_eq!(site.read("announcements/2024-public/b.txt"), "public");
    assert_eq!(site.read("e.pdf"), "secret-token");
    assert_eq!(site.read("deep/f.csv"), "1");
    assert!(!site.has("announcements/2024-draft/c.pdf"));
}

#[test]
fn a_folder_that_is_a_link_as_a_whole_is_read_like_any_other() {
    let archive = archive();
    fs::create_dir(archive.root().join("data")).unwrap();
    fs::rename(archive.root().join("content"), archive.root().join("data/content")).unwrap();
    link(&archive, "content", "data/content");
    assert!(archive.build().has("announcements/2024-public/form.pdf"));
    link(&archive, "content/announcements/2024-public/a.pdf", "../2024-draft/form.pdf");
    let found = stdout(&archive.run("check", &["--format", "json", "--as-of", AS_OF]).code(1));
    assert!(found.contains("link-target"), "{found}");
}

#[test]
fn a_link_that_will_lead_to_what_is_public_only_later_is_a_warning() {
    let archive = archive();
    archive.announce("2024-soon", "2024-05-19", "publish_at = 2026-06-01T00:00:00Z");
    link(&archive, "content/announcements/2024-soon/a.pdf", "../2024-scheduled/form.pdf");
    let found = stdout(&archive.run("check", &["--format", "json", "--as-of", AS_OF]).code(0));
    assert!(found.lines().any(|line| line.contains("link-target") && line.contains("\"warning\"")), "{found}");
    archive.run("check", &["--as-of", "2026-07-01T00:00:00Z"]).code(1);
}
