//! The ledger and the manifest: what is published stays, changes with a reason, and can be checked by others.

use crate::archive::{AS_OF, Archive, Site, repository, stderr, stdout};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const LATER: &str = "2026-02-01T00:00:00Z";
const WEBSITE: &str = "content/announcements/2024-04-02-website/announcement.md";
const REVISION: &str = "[[revisions]]\nat = 2026-01-15T09:00:00+08:00\nreason = \"A <slip>.\"\n+++";

/// The example, and its site of an instant in a folder beside it.
fn published() -> (Archive, PathBuf) {
    let archive = Archive::example();
    archive.build();
    let online = archive.root().join("online");
    fs::rename(archive.public(), &online).unwrap();
    (archive, online)
}

/// The lines of a site's ledger.
fn lines(site: &Site) -> Vec<String> {
    site.read("ledger.jsonl").lines().map(str::to_owned).collect()
}

/// The codes of the findings of `verify` against a published site, and its status.
fn verify(archive: &Archive, published: &Path) -> (Vec<String>, Option<i32>) {
    let run =
        archive.run("verify", &["--published", published.to_str().unwrap(), "--as-of", LATER, "--format", "short"]);
    let code = |line: &str| Some(line.split_once("error[")?.1.split_once(']')?.0.to_owned());
    (stderr(&run).lines().filter_map(code).collect(), run.get_output().status.code())
}

/// Runs a build that goes on from a published ledger.
fn build(archive: &Archive, ledger: &Path) -> assert_cmd::assert::Assert {
    archive.run("build", &["--as-of", LATER, "--ledger", ledger.to_str().unwrap(), "--format", "short"])
}

#[test]
fn sha256sum_finds_every_file_of_a_site_as_the_manifest_lists_it() {
    let archive = Archive::example();
    archive.write("static/odd \\ name.txt", "odd");
    archive.write("content/announcements/2024-04-02-website/big.zip", vec![7; 200_000]);
    let site = archive.build();
    let run = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "manifest.sha256"])
        .current_dir(&site.folder)
        .output();
    let run = run.unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    let manifest = site.read("manifest.sha256");
    assert_eq!(manifest.lines().count() + 1, site.files().len());
    assert!(manifest.contains("  irbook.txt\n") && manifest.contains("\n\\") && !manifest.contains("manifest.sha256"));
}

#[test]
fn a_ledger_goes_on_from_the_published_one_and_the_page_tells_its_versions() {
    let (archive, online) = published();
    let before = Site::at(&online);
    let page = before.read("announcements/2024-04-02-website/index.html");
    assert!(page.contains("<dt>Version</dt><dd>1, since ") && !page.contains("document_versions"));
    archive.edit(WEBSITE, "The company has", "The company now has");
    archive.edit(WEBSITE, "\n+++", &format!("\n{REVISION}"));
    build(&archive, &online).success();
    let site = Site::at(archive.public());
    let (old, new) = (lines(&before), lines(&site));
    assert_eq!(new[..old.len()], old);
    assert_eq!(new.len(), old.len() + 1);
    let added: serde_json::Value = serde_json::from_str(&new[old.len()]).unwrap();
    assert_eq!(
        (&added["version"], &added["state"], &added["at"]),
        (&2.into(), &"revised".into(), &"2026-01-15T01:00:00Z".into())
    );
    let page = site.read("announcements/2024-04-02-website/index.html");
    let (_, versions) = page.split_once(" id=\"document_versions\">").unwrap();
    let (changed, first) = versions.split_once("</li>").unwrap();
    assert!(changed.contains("<time datetime=\"2026-01-15\">") && changed.contains("A &lt;slip&gt;."), "{changed}");
    assert!(changed.contains(added["sha256"].as_str().unwrap()));
    assert!(first.contains("Published</span> <time datetime=\"2024-04-02\">"), "{first}");
    assert!(page.contains("href=\"../../ledger.jsonl\""));
    // The next build adds nothing.
    let ledger = archive.root().join("ledger.jsonl");
    fs::copy(site.folder.join("ledger.jsonl"), &ledger).unwrap();
    build(&archive, &ledger).success();
    assert_eq!(lines(&Site::at(archive.public())), new);
}

#[test]
fn a_change_without_a_reason_stops_build_and_verify_and_the_old_site_stays() {
    let (archive, online) = published();
    assert_eq!(verify(&archive, &online), (vec![], Some(0)));
    archive.build();
    archive.edit(WEBSITE, "The company has", "The company had");
    assert_eq!(verify(&archive, &online), (vec!["published-changed".to_owned()], Some(1)));
    let before = Site::at(archive.public()).files();
    let said = stderr(&build(&archive, &online).code(1));
    assert!(said.contains(&format!("\n{WEBSITE}:3:9: error[published-changed]")), "{said}");
    assert_eq!(Site::at(archive.public()).files(), before);
    archive.edit(WEBSITE, "\n+++", &format!("\n{REVISION}"));
    assert_eq!(verify(&archive, &online), (vec![], Some(0)));
}

#[test]
fn an_attachment_that_was_exchanged_is_a_change() {
    let archive = Archive::example();
    archive.write("content/announcements/2024-04-02-website/6-k.pdf", "as filed");
    let site = archive.build();
    archive.write("content/announcements/2024-04-02-website/6-k.pdf", "as mended");
    assert_eq!(verify(&archive, &site.folder.join("ledger.jsonl")).0, ["published-changed"]);
}

#[test]
fn a_legend_that_was_changed_is_a_change_of_each_document_that_it_travels_with() {
    let (archive, online) = published();
    archive.edit("content/legends/safe-harbor.md", "rain", "snow");
    let said = stderr(&archive.run("verify", &["--published", online.to_str().unwrap(), "--as-of", LATER]).code(1));
    let with_it =
        crate::archive::files_below(&archive.root().join("content/announcements")).into_iter().filter(|path| {
            let text = fs::read_to_string(archive.root().join("content/announcements").join(path)).unwrap_or_default();
            text.contains("legends = [\"safe-harbor\"]")
        });
    assert_eq!(said.matches("error[published-changed]").count(), with_it.count());
    assert!(said.contains("error[published-changed]"), "{said}");
}

#[test]
fn a_document_that_is_gone_is_missed_by_its_id() {
    let (archive, online) = published();
    archive.announce("other", "2025-01-02", "");
    fs::remove_dir_all(archive.root().join("content/announcements/2024-04-02-website")).unwrap();
    let run = archive.run("verify", &["--published", online.to_str().unwrap(), "--as-of", LATER]).code(1);
    assert!(stderr(&run).contains("`2024-04-02-website` was published at 2024-04-01T16:00:00Z and is gone"));
}

#[test]
fn a_withdrawn_document_may_take_its_files_along() {
    let (archive, online) = published();
    let results = "content/announcements/2024-q1-results/announcement.md";
    let gate = "withdrawn = { at = 2026-01-10T09:00:00+08:00, reason = \"Issued in error.\" }\nkind = \"results\"";
    archive.edit(results, "kind = \"results\"", gate);
    assert_eq!(verify(&archive, &online), (vec![], Some(0)));
    build(&archive, &online).success();
    assert!(lines(&Site::at(archive.public())).last().unwrap().contains("\"state\":\"withdrawn\""));
}

#[test]
fn an_address_that_would_be_gone_is_an_error_and_a_stylesheet_is_none() {
    let (archive, online) = published();
    archive.write("templates/style/own.css", "body { color: red }");
    fs::remove_file(archive.root().join("static/notice.txt")).unwrap();
    let run = archive.run("verify", &["--published", online.to_str().unwrap(), "--as-of", LATER]).code(1);
    let said = stderr(&run);
    assert!(said.contains("the published address `notice.txt` would be gone") && said.contains("1 error;"), "{said}");
    // Of a ledger alone no addresses are known.
    let run = archive.run("verify", &["--published", online.join("ledger.jsonl").to_str().unwrap(), "--as-of", LATER]);
    assert!(stdout(&run.success()).contains("no addresses"));
}

#[test]
fn a_published_site_must_be_whole_but_its_ledger_and_manifest_do_alone() {
    let (archive, online) = published();
    fs::write(online.join("index.html"), "defaced").unwrap();
    fs::write(online.join("more.html"), "new").unwrap();
    fs::remove_file(online.join("404.html")).unwrap();
    assert_eq!(verify(&archive, &online), (vec!["published-damaged".to_owned(); 3], Some(1)));
    let record = archive.root().join("record");
    fs::create_dir(&record).unwrap();
    for name in ["ledger.jsonl", "manifest.sha256"] {
        fs::copy(online.join(name), record.join(name)).unwrap();
    }
    assert_eq!(verify(&archive, &record), (vec![], Some(0)));
    let ledger = fs::read_to_string(record.join("ledger.jsonl")).unwrap();
    let (before, last) = ledger.trim_end().rsplit_once('\n').unwrap();
    fs::write(
        record.join("ledger.jsonl"),
        format!("{before}\n{}\n", last.replacen("\"title\":\"", "\"title\":\"x", 1)),
    )
    .unwrap();
    assert_eq!(verify(&archive, &record), (vec!["published-damaged".to_owned()], Some(1)));
}

#[test]
fn pages_without_their_manifest_are_no_whole_site_and_version_control_is_no_part_of_one() {
    let (archive, online) = published();
    fs::create_dir(online.join(".git")).unwrap();
    fs::write(online.join(".git/HEAD"), "ref: refs/heads/main").unwrap();
    assert_eq!(verify(&archive, &online), (vec![], Some(0)));
    fs::remove_file(online.join("manifest.sha256")).unwrap();
    assert_eq!(verify(&archive, &online), (vec!["published-damaged".to_owned()], Some(1)));
}

#[test]
fn a_site_of_an_instant_before_the_published_ledger_is_told_what_it_leaves_out() {
    let (archive, online) = published();
    let ledger = online.join("ledger.jsonl");
    let earlier = "2024-05-10T00:00:00Z";
    let arguments = ["--as-of", earlier, "--published", ledger.to_str().unwrap(), "--format", "short"];
    let said = stderr(&archive.run("verify", &arguments).code(1));
    let place = format!("{}:10:1: error[published-missing]: version 1 of `2024-q1-results`", ledger.display());
    assert!(said.contains(&place), "{said}");
    let run = archive.run("build", &["--as-of", earlier, "--ledger", ledger.to_str().unwrap()]).success();
    assert!(stderr(&run).contains("left out: 1 line of the published ledger"), "{}", stderr(&run));
    let went_on = Site::at(archive.public()).files();
    assert_eq!(went_on, archive.build_as_of(earlier, &[]).files());
}

#[test]
fn a_rewritten_ledger_is_told_with_its_line() {
    let (archive, online) = published();
    let ledger = online.join("ledger.jsonl");
    let text = fs::read_to_string(&ledger).unwrap().replacen("\"title\":\"", "\"title\":\"x", 1);
    fs::write(&ledger, text).unwrap();
    let said = stderr(&build(&archive, &ledger).code(1));
    let place = format!("{}:2:1: error[ledger-broken]", ledger.display());
    assert!(said.contains(&place), "{said}");
    assert!(!archive.public().exists());
}

#[test]
fn a_ledger_that_is_not_there_is_no_new_beginning() {
    let archive = Archive::example();
    for (command, option) in [("build", "--ledger"), ("verify", "--published")] {
        for path in ["nowhere", "nowhere/ledger.jsonl", "content"] {
            let path = archive.root().join(path);
            let run = archive.run(command, &["--as-of", AS_OF, option, path.to_str().unwrap()]).code(2);
            assert!(stderr(&run).contains("error: can't read "), "{}", stderr(&run));
        }
    }
    assert!(!archive.public().exists());
    archive.run("build", &["--drafts", "--ledger", "x"]).code(2);
}

#[test]
fn an_archive_without_documents_has_no_ledger() {
    assert!(!Archive::empty().build().has("ledger.jsonl"));
}

/// The hashes in the ledger of a copy of this repository's archive, after a change of one of its files.
fn hashes(change: impl Fn(&str, &str) -> Option<String>) -> Vec<(String, String)> {
    let archive = Archive::empty();
    for path in crate::archive::files_below(&repository().join("content")) {
        let path = Path::new("content").join(path);
        let bytes = fs::read(repository().join(&path)).unwrap();
        let name = path.to_str().unwrap();
        let changed = String::from_utf8(bytes.clone()).ok().and_then(|text| change(name, &text));
        archive.write(name, changed.map_or(bytes, String::into_bytes));
    }
    for path in crate::archive::files_below(&repository().join("static")) {
        let path = Path::new("static").join(path);
        archive.write(path.to_str().unwrap(), fs::read(repository().join(&path)).unwrap());
    }
    archive.write("site.toml", fs::read(repository().join("site.toml")).unwrap());
    let part = |line: &str, key: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line[key].as_str().unwrap().to_owned()
    };
    lines(&archive.build()).iter().map(|line| (part(line, "announcement"), part(line, "sha256"))).collect()
}

#[test]
fn comments_white_space_line_ends_and_ties_change_no_hash_of_this_archive() {
    let as_it_is = hashes(|_, _| None);
    assert!(as_it_is.len() >= 10);
    let retyped = hashes(|path, text| {
        let is_facts = path.starts_with("content/announcements/") && path.ends_with(".toml");
        let text = if is_facts { format!("\u{feff}# A comment\n\n{text}\n# Another\n") } else { text.to_owned() };
        Some(text.replace("\ndated = ", "\ndated   =   ").replace('\n', "\r\n"))
    });
    assert_eq!(retyped, as_it_is);
    let untied = hashes(|path, text| {
        // The first tie of each text.
        let end = path.ends_with("announcement.md").then(|| text.find("](figure:")).flatten()?;
        let begin = text[..end].rfind('[')?;
        let close = end + text[end..].find(')')?;
        Some(format!("{}{}{}", &text[..begin], &text[begin + 1..end], &text[close + 1..]))
    });
    assert_eq!(untied, as_it_is);
    // The keys of an announcement that come before its first table, in another order.
    let reordered = hashes(|path, text| {
        let rest = path.ends_with("announcement.md").then(|| text.strip_prefix("+++\n"))??;
        let title = rest.lines().next().filter(|line| line.starts_with("title = "))?;
        let zone = rest.lines().find(|line| line.starts_with("zone = "))?;
        let rest = rest.replacen(&format!("{zone}\n"), "", 1);
        Some(format!("+++\n{zone}\n{title}\n{}", rest.strip_prefix(&format!("{title}\n"))?))
    });
    assert_eq!(reordered, as_it_is);
}

#[test]
fn what_readers_see_changes_the_hash_of_its_document_alone() {
    let as_it_is = hashes(|_, _| None);
    for (id, file, old, new) in [
        ("2024-q1-results", "announcement.md", "title = \"", "title = \"The "),
        ("2024-03-13-dividend-second-half-2023", "announcement.md", "status = \"New", "status = \"A new"),
    ] {
        let path = format!("content/announcements/{id}/{file}");
        let changed = hashes(|name, text| {
            (name == path).then(|| {
                assert!(text.contains(old), "{path}");
                text.replacen(old, new, 1)
            })
        });
        let differing: Vec<&str> =
            as_it_is.iter().zip(&changed).filter(|(a, b)| a != b).map(|((id, _), _)| &**id).collect();
        assert_eq!(differing, [id]);
    }
}

#[test]
fn warnings_of_a_verification_fail_it_when_they_are_denied() {
    let (archive, online) = published();
    archive.write("static/report.pdf", "%PDF");
    let arguments = ["--published", online.to_str().unwrap(), "--as-of", LATER];
    let said = stderr(&archive.run("verify", &arguments).success());
    assert!(said.contains("warning[static-document]"), "{said}");
    let run = archive.run("verify", &[&arguments[..], &["--deny-warnings"]].concat()).code(1);
    assert_eq!(stdout(&run), "");
}
