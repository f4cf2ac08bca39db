//! The decoders and what comes after them: any text in place of a file of an archive.

use super::placed;
use irbook::archive::Edition;
use irbook::audit::{Book, proposals};
use irbook::check::{ahead, check, gaps, unpublished};
use irbook::decode::decode;
use irbook::diagnostic::{Diagnostic, Format, Severity, print, sort};
use irbook::output::{self, Workbooks};
use irbook::page::{self, Content as Page};
use irbook::pipeline::derive;
use irbook::source::{Content, Garbled, SourceFile, Sources};
use irbook::theme::Theme;
use std::sync::Arc;

macro_rules! fixture {
    ($($path:literal)*) => {
        [$(($path, include_str!(concat!("../../tests/fixtures/archive/", $path)))),*]
    };
}

/// The example archive, which has every kind of document.
const ARCHIVE: [(&str, &str); 9] = fixture! {
    "content/announcements/2023-03-01-over-allotment/announcement.md"
    "content/announcements/2023-05-10-annual-general-meeting/announcement.md"
    "content/announcements/2024-03-12-dividend/announcement.md"
    "content/announcements/2024-04-02-website/announcement.md"
    "content/announcements/2024-q1-results/announcement.md"
    "content/announcements/2024-q1-results/figures.toml"
    "content/legends/safe-harbor.md"
    "content/metrics.toml"
    "site.toml"
};

/// From when the site speaks: a day between the events of the archive.
const AS_OF: &str = "2024-05-20T12:00:00Z";

/// `site.toml`.
pub fn site(bytes: &[u8]) {
    archive("site.toml", bytes);
}

/// An announcement of results.
pub fn results(bytes: &[u8]) {
    archive("content/announcements/2024-q1-results/announcement.md", bytes);
}

/// A dividend.
pub fn dividend(bytes: &[u8]) {
    archive("content/announcements/2024-03-12-dividend/announcement.md", bytes);
}

/// The notice of a meeting.
pub fn meeting(bytes: &[u8]) {
    archive("content/announcements/2023-05-10-annual-general-meeting/announcement.md", bytes);
}

/// An issue of shares.
pub fn issuance(bytes: &[u8]) {
    archive("content/announcements/2023-03-01-over-allotment/announcement.md", bytes);
}

/// An announcement of no special kind.
pub fn other(bytes: &[u8]) {
    archive("content/announcements/2024-04-02-website/announcement.md", bytes);
}

/// Statements and observations of metrics.
pub fn statements(bytes: &[u8]) {
    archive("content/announcements/2024-q1-results/figures.toml", bytes);
}

/// The definitions of metrics.
pub fn metrics(bytes: &[u8]) {
    archive("content/metrics.toml", bytes);
}

/// A legend.
pub fn legend(bytes: &[u8]) {
    archive("content/legends/safe-harbor.md", bytes);
}

/// A plain page.
pub fn page(bytes: &[u8]) {
    archive("content/pages/questions.md", bytes);
}

/// The example archive with other bytes in one file, or with one more: findings whose places are in their files and that can be printed,
/// or a site whose every page can be rendered.
fn archive(changed: &str, bytes: &[u8]) {
    let file = |path: &str, bytes: &[u8]| {
        let content = match str::from_utf8(bytes) {
            Ok(text) => Content::Text(text.into()),
            Err(error) => Content::NotUtf8(Garbled::of(bytes, error.valid_up_to())),
        };
        SourceFile { path: Arc::from(path), content }
    };
    let others = ARCHIVE.iter().filter(|(path, _)| *path != changed);
    let mut files: Vec<SourceFile> = others.map(|(path, text)| file(path, text.as_bytes())).collect();
    files.push(file(changed, bytes));
    let attachment = "content/announcements/2024-q1-results/press release.txt";
    files.push(SourceFile { path: attachment.into(), content: Content::Opaque(7) });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    judged(&Sources { root: "archive".into(), files, ..Sources::default() });
}

fn judged(sources: &Sources) {
    let Ok((documents, mut findings)) = decode(sources) else { unreachable!("the texts are held") };
    if let Some((_, issuer)) = &documents.site {
        for announcement in &documents.announcements {
            for proposal in proposals(&Book::of(announcement, issuer)) {
                placed(sources, proposal.span, "a proposed tie");
            }
        }
    }
    let verdict = check(documents, sources);
    findings.extend(verdict.findings);
    let Ok(as_of) = AS_OF.parse() else { unreachable!("{AS_OF} is an instant") };
    let mut is_sound = findings.iter().all(|it| it.severity != Severity::Error);
    let archive = verdict.archive.filter(|_| is_sound);
    let edition = archive.as_ref().map(|archive| (archive, Edition::new(archive, as_of, true)));
    if let Some((archive, edition)) = &edition {
        findings.extend(ahead(archive, edition, true));
        findings.extend(gaps(archive, edition));
        let base = &*archive.config.base_url.value;
        let Ok(found) = unpublished(sources, archive, &Edition::new(archive, as_of, false), &[base]) else {
            unreachable!("the texts are held")
        };
        findings.extend(found);
        is_sound = findings.iter().all(|it| it.severity != Severity::Error);
    }
    readable(&mut findings, sources);
    if let Some((_, edition)) = edition.filter(|_| is_sound) {
        let theme = Theme::of(sources, &edition.config().brand);
        match derive(&edition, &theme, sources, &verdict.audit, None) {
            Err(mut findings) => readable(&mut findings, sources),
            Ok((site, templates)) => {
                for route in &site.routes {
                    match page::content(&site, route) {
                        Page::Page(template, view, _) => {
                            let mut page = Vec::new();
                            let rendered = templates.render(template, &view, &route.path, &mut page);
                            assert!(rendered.is_ok(), "{}: {rendered:?}", route.path);
                        }
                        Page::Data(file) => drop(output::bytes(&site, file, &mut Workbooks::default())),
                        Page::Text(_) | Page::Twin | Page::Copy(_) => {}
                    }
                }
            }
        }
    }
}

/// Every finding has words and its place in a file, and can be printed in every form.
fn readable(findings: &mut Vec<Diagnostic>, sources: &Sources) {
    sort(findings);
    for finding in &*findings {
        assert!(!finding.message.is_empty());
        for label in finding.primary.iter().chain(&finding.related) {
            placed(sources, label.span, finding.code.id());
        }
    }
    for format in [Format::Full, Format::Short, Format::Json, Format::Github] {
        assert_eq!(print(findings, sources, format, false, 100).is_empty(), findings.is_empty());
    }
}
