//! Small archives for tests, from the texts of their files.

use super::{Verdict, check};
use crate::archive::Archive;
use crate::decode::decode;
use crate::source::{Content, SourceFile, Sources};

/// The settings and the issuer of a small archive.
pub const SITE: &str = r#"
title = "Example archive"
description = "Figures of Example Corp."
base_url = "https://ir.example.com/"
language = "en"
zones = ["Asia/Hong_Kong"]
[issuer]
names = [{ name = "Example Corp." }]
fiscal_year_end = "12-31"
"#;

/// Files below a root that isn't there.
pub fn sources(files: &[(String, String)]) -> Sources {
    let file = |(path, text): &(String, String)| SourceFile {
        path: path.as_str().into(),
        content: Content::Text(text.as_str().into()),
    };
    let site = SourceFile { path: "site.toml".into(), content: Content::Text(SITE.into()) };
    let mut files: Vec<SourceFile> = files.iter().map(file).chain([site]).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Sources { root: "/".into(), files, ..Sources::default() }
}

/// The archive in these files; every finding is a mistake in the test.
pub fn archive(sources: &Sources) -> Archive {
    let (documents, findings) = decode(sources).unwrap();
    assert!(findings.is_empty(), "{findings:#?}");
    let Verdict { archive, findings, .. } = check(documents, sources);
    archive.unwrap_or_else(|| panic!("{findings:#?}"))
}

/// The front matter of an announcement with these further keys.
pub fn announcement(id: &str, dated: &str, keys: &str) -> (String, String) {
    let text = format!(
        "+++\ntitle = \"Announcement {id}\"\ndated = {dated}\nzone = \"Asia/Hong_Kong\"\nkind = \"other\"\n\
         source = {{ title = \"Form 6-K, exhibit 99.1\", id = \"000_a\" }}\n{keys}\n+++\nText.\n"
    );
    (format!("content/announcements/{id}/announcement.md"), text)
}

/// A file beside an announcement.
pub fn beside(id: &str, name: &str, text: &str) -> (String, String) {
    (format!("content/announcements/{id}/{name}"), text.to_owned())
}
