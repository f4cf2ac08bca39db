//! What vouches for the last line of a published ledger: its document, the manifest beside it, a signature.

use crate::archive::{AS_OF, Archive, repository, stderr, stdout};
use std::fs;
use std::path::{Path, PathBuf};

/// An archive of one announcement, and the ledger of its site in a folder beside it.
fn published() -> (Archive, PathBuf) {
    let archive = Archive::empty();
    archive.announce("one", "2024-05-20", "");
    let site = archive.build();
    archive.write("online/ledger.jsonl", site.read("ledger.jsonl"));
    let ledger = archive.root().join("online/ledger.jsonl");
    (archive, ledger)
}

/// The codes of what `verify` and `build` find of a published ledger, and their status.
fn found(archive: &Archive, published: &Path) -> [(Vec<String>, Option<i32>); 2] {
    [("verify", "--published"), ("build", "--ledger")].map(|(command, option)| {
        let arguments = [option, published.to_str().unwrap(), "--as-of", AS_OF, "--format", "short"];
        let run = archive.run(command, &arguments);
        let code = |line: &str| Some(line.split_once('[')?.1.split_once("]: ")?.0.to_owned());
        (stderr(&run).lines().filter_map(code).collect(), run.get_output().status.code())
    })
}

fn both(codes: &[&str], status: i32) -> [(Vec<String>, Option<i32>); 2] {
    [0, 1].map(|_| (codes.iter().map(|code| (*code).to_owned()).collect(), Some(status)))
}

#[test]
fn each_field_of_the_last_line_is_held_against_its_document() {
    let (archive, ledger) = published();
    let text = fs::read_to_string(&ledger).unwrap();
    assert_eq!(found(&archive, &ledger), both(&[], 0));
    for (old, new, codes) in [
        ("\"title\":\"Title of one\"", "\"title\":\"Title of onf\"", &["ledger-broken"][..]),
        ("\"dated\":\"2024-05-20\"", "\"dated\":\"2024-05-21\"", &["ledger-broken"]),
        ("announcements/one/index.html", "announcements/two/index.html", &["ledger-broken"]),
        ("\"state\":\"published\"", "\"state\":\"withdrawn\"", &["ledger-broken"]),
        ("\"at\":\"2024-05-19T16", "\"at\":\"2024-05-19T17", &["published-changed"]),
        ("\"at\":\"2024-05-19T16", "\"at\":\"2024-05-18T16", &["ledger-unanchored"]),
        ("\"dated\":\"2024", "\"dated\":\"0000", &["ledger-broken"]),
        ("\"sha256\":\"b", "\"sha256\":\"c", &["published-changed", "ledger-unanchored"]),
        ("\"version\":1", "\"version\":2", &["ledger-broken"]),
    ] {
        assert!(text.contains(old), "{old}");
        fs::write(&ledger, text.replace(old, new)).unwrap();
        for (codes_found, status) in found(&archive, &ledger) {
            assert_eq!((&codes_found[..1], status), (&[codes[0].to_owned()][..], Some(1)), "{new}");
        }
    }
    fs::write(&ledger, text.replace("published", "publish\u{fffd}")).unwrap();
    assert_eq!(found(&archive, &ledger), both(&["ledger-broken"], 1));
}

#[test]
fn since_when_and_why_a_document_is_public_stays_as_it_was_published() {
    let archive = Archive::empty();
    let facts = "publish_at = 2024-05-20T09:00:00+08:00\n\
                 revisions = [{ at = 2024-06-01T09:00:00+08:00, reason = \"A slip.\" }]";
    archive.announce("gate", "2024-05-20", "publish_at = 2024-05-20T09:00:00+08:00");
    archive.announce("one", "2024-05-20", facts);
    archive.build();
    fs::rename(archive.public(), archive.root().join("online")).unwrap();
    let online = archive.root().join("online");
    for (id, old, new) in [
        ("one", "A slip.", "Another slip."),
        ("one", "2024-06-01T09", "2024-06-01T10"),
        ("gate", "publish_at = 2024-05-20T09", "publish_at = 2024-05-20T10"),
        ("gate", "publish_at = ", "# "),
    ] {
        let path = format!("content/announcements/{id}/announcement.md");
        archive.edit(&path, old, new);
        assert_eq!(found(&archive, &online), both(&["published-changed"], 1), "{new}");
        archive.edit(&path, new, old);
    }
    assert_eq!(found(&archive, &online), both(&[], 0));
}

#[test]
fn a_manifest_beside_a_ledger_must_list_it_and_the_pages_of_its_documents() {
    let (archive, ledger) = published();
    let manifest = ledger.with_file_name("manifest.sha256");
    let text = fs::read_to_string(archive.public().join("manifest.sha256")).unwrap();
    let without =
        |path: &str| text.lines().filter(|line| !line.ends_with(path)).map(|line| format!("{line}\n")).collect();
    let page = "  announcements/one/index.html";
    let other = text.lines().find(|line| line.ends_with("  ledger.jsonl")).unwrap();
    let other = text.replace(other, &other.replace(&other[..8], "00000000"));
    for wrong in [without("  ledger.jsonl"), without(page), other, "no manifest\n".to_owned()] {
        fs::write(&manifest, wrong).unwrap();
        for path in [&ledger, ledger.parent().unwrap()] {
            assert_eq!(found(&archive, path), both(&["published-damaged"], 1), "{}", path.display());
        }
    }
    fs::write(&manifest, text).unwrap();
    assert_eq!(found(&archive, &ledger), both(&[], 0));
    // A copy under another name is in no manifest.
    let copy = ledger.with_file_name("copy.jsonl");
    fs::copy(&ledger, &copy).unwrap();
    fs::write(&manifest, "").unwrap();
    assert_eq!(found(&archive, &copy), both(&[], 0));
}

#[test]
fn what_nothing_vouches_for_is_said_until_a_manifest_stands_beside_it() {
    let (archive, ledger) = published();
    let path = "content/announcements/one/announcement.md";
    archive.edit(path, "Text of", "A text of");
    archive.edit(path, "source =", "revisions = [{ at = 2024-06-01T09:00:00+08:00, reason = \"A slip.\" }]\nsource =");
    let manifest = archive.public().join("manifest.sha256");
    let manifest = fs::read_to_string(manifest).unwrap();
    assert_eq!(found(&archive, &ledger), both(&["ledger-unanchored"], 0));
    fs::write(ledger.with_file_name("manifest.sha256"), manifest).unwrap();
    assert_eq!(found(&archive, ledger.parent().unwrap()), both(&[], 0));
}

/// Files that minisign 0.11 made of the ledger of [`published`]; both keys are thrown away:
///
/// ```sh
/// minisign -G -W -p irbook.pub -s irbook.key && minisign -G -W -p other.pub -s other.key
/// minisign -S -s irbook.key -m ledger.jsonl
/// minisign -S -l -s irbook.key -m ledger.jsonl -x old-form.minisig
/// ```
fn fixture(name: &str) -> PathBuf {
    repository().join("tests/fixtures/signature").join(name)
}

#[test]
fn a_ledger_is_verified_by_the_signature_of_its_publisher() {
    let (archive, ledger) = published();
    let signature = ledger.with_file_name("ledger.jsonl.minisig");
    let signed = fs::read_to_string(fixture("ledger.jsonl.minisig")).unwrap();
    assert_eq!(fs::read_to_string(&ledger).unwrap(), fs::read_to_string(fixture("ledger.jsonl")).unwrap());
    let verify = |published: &Path, key: &str| {
        let arguments = ["--published", published.to_str().unwrap(), "--public-key", key, "--as-of", AS_OF];
        archive.run("verify", &[&arguments[..], &["--format", "short"]].concat())
    };
    let unsigned = |key: &str, said: &str| {
        for published in [&ledger, ledger.parent().unwrap()] {
            let found = stderr(&verify(published, key).code(1));
            assert!(found.contains("error[ledger-unsigned]: ") && found.contains(said), "{said}: {found}");
        }
    };
    let [key, other] = ["irbook.pub", "other.pub"].map(|name| fixture(name).to_str().unwrap().to_owned());
    unsigned(&key, "there is no signature beside the ledger");
    fs::write(&signature, &signed).unwrap();
    for published in [&ledger, ledger.parent().unwrap()] {
        let said = stdout(&verify(published, &key).success());
        assert!(said.contains("verified 1 published version, signed by the key, and "), "{said}");
    }
    unsigned(&other, "the ledger is not signed by the key that was given");
    for wrong in [
        signed.replace("timestamp:1", "timestamp:2"),
        signed.replacen("RUSQ", "RUSR", 1),
        signed.replacen("yrZvcO", "yrZvcP", 1),
        fs::read_to_string(fixture("old-form.minisig")).unwrap(),
    ] {
        assert_ne!(wrong, signed);
        fs::write(&signature, wrong).unwrap();
        unsigned(&key, "the ledger is not signed by the key that was given");
    }
    for wrong in ["", "x\n", &signed[..signed.len() / 2]] {
        fs::write(&signature, wrong).unwrap();
        unsigned(&key, "this is no signature");
    }
    // A signature of another ledger, which the archive alone would take.
    fs::write(&signature, &signed).unwrap();
    archive.announce("two", "2024-05-21", "");
    fs::write(&ledger, archive.build().read("ledger.jsonl")).unwrap();
    unsigned(&key, "the ledger is not signed by the key that was given");
    for no_key in ["nowhere.pub", ledger.to_str().unwrap()] {
        assert!(stderr(&verify(&ledger, no_key).code(2)).contains("error: can't read "), "{no_key}");
    }
}

#[test]
fn a_signature_is_no_damage_to_the_copy_of_a_site_that_it_is_published_with() {
    let (archive, _) = published();
    fs::copy(fixture("ledger.jsonl.minisig"), archive.public().join("ledger.jsonl.minisig")).unwrap();
    let key = fixture("irbook.pub");
    let arguments =
        ["--published", archive.public().to_str().unwrap(), "--public-key", key.to_str().unwrap()].map(str::to_owned);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).chain(["--as-of", AS_OF]).collect();
    archive.run("verify", &arguments).success();
}
