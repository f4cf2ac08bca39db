//! Archives in memory.

use irbook::archive::Documents;
use irbook::decode::decode;
use irbook::diagnostic::{Format, print, sort};
use irbook::domain::Announcement;
use irbook::source::{Content, SourceFile, Sources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The smallest `site.toml`.
pub const SITE: &str = r#"title = "Archive"
description = "Announcements of Example Corp."
base_url = "https://ir.example.com/"
language = "en"

[issuer]
names = [{ name = "Example Corp." }]
fiscal_year_end = "12-31"
"#;

/// The smallest facts of an announcement.
pub const FACTS: &str = r#"title = "A document"
dated = 2024-05-19
zone = "Asia/Shanghai"
kind = "other"
source = { title = "Form 6-K" }
"#;

/// The files of an archive; a small complete one to begin with.
pub struct Fixture(BTreeMap<String, Content>);

impl Fixture {
    pub fn new() -> Self {
        Self(BTreeMap::new()).with("site.toml", SITE).with_facts("a", FACTS)
    }

    pub fn with(self, path: &str, text: &str) -> Self {
        self.with_content(path, Content::Text(text.into()))
    }

    pub fn with_content(mut self, path: &str, content: Content) -> Self {
        self.0.insert(path.to_owned(), content);
        self
    }

    /// With an announcement that has these facts.
    pub fn with_facts(self, id: &str, facts: &str) -> Self {
        self.with(&format!("content/announcements/{id}/announcement.md"), &format!("+++\n{facts}+++\nText.\n"))
    }

    pub fn without(mut self, path: &str) -> Self {
        self.0.remove(path);
        self
    }

    pub fn sources(self) -> Sources {
        let files = self.0.into_iter().map(|(path, content)| SourceFile { path: path.into(), content }).collect();
        Sources { root: "archive".into(), files, ..Sources::default() }
    }

    /// The documents, which must have no findings.
    pub fn documents(self) -> Documents {
        let sources = self.sources();
        let (documents, findings) = decode(&sources).unwrap();
        assert_eq!(print(&findings, &sources, Format::Full, false, 100), "");
        documents
    }

    /// The announcement with this id.
    pub fn announcement(self, id: &str) -> Arc<Announcement> {
        let mut announcements = self.documents().announcements.into_iter();
        announcements.find(|announcement| &*announcement.id == id).expect("there is such an announcement")
    }

    /// The findings, as they are printed.
    pub fn findings(self, format: Format) -> String {
        let sources = self.sources();
        let (_, mut findings) = decode(&sources).unwrap();
        sort(&mut findings);
        print(&findings, &sources, format, false, 120)
    }
}
