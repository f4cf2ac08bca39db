//! Figures that no rule makes as they are printed, and why.

use super::link::Link;
use super::note::Notes;
use super::source::{Source, source};
use super::table::note::column_words;
use super::table::unit;
use crate::address::{Site, figure};
use crate::audit::{Finding, Place};
use crate::domain::Announcement;
use crate::markdown;
use crate::words;
use serde::Serialize;

/// A figure that a rule makes another one of, and why that is.
#[derive(Debug, Serialize)]
pub struct WaiverView {
    /// The figure, by its place.
    pub figure: Link,
    /// The announcement.
    pub source: Source,
    /// What the rule says.
    pub rule: &'static str,
    /// The figure as printed.
    pub printed: String,
    /// What the rule makes it.
    pub expected: String,
    /// Why both are right, as HTML; nothing where nobody says so.
    pub reason: Option<String>,
}

/// What no rule makes as an announcement prints it, with the reasons. `folder` is the way to its files.
#[must_use]
pub fn of(site: &Site<'_>, announcement: &Announcement, root: &str, folder: &str) -> Vec<WaiverView> {
    let findings = site.findings(announcement);
    let Some(position) = site.edition.position(&announcement.id).filter(|_| !findings.is_empty()) else {
        return Vec::new();
    };
    let book = site.examine(site.edition.announcements[position]).book;
    let notes = Notes::elsewhere(site, announcement, root, folder);
    let words = words::of(&site.edition.config().language);
    let view = |finding: &Finding| {
        let of = book.fact(finding.figure.fact).place;
        let text = match of {
            Place::Cell(statement, line, column) => {
                let statement = &announcement.statements[statement as usize];
                let column = &statement.columns[column as usize];
                let dimensions = site.edition.definitions().dimensions;
                format!(
                    "{}, {}",
                    unit::label(&statement.lines[line as usize], words),
                    column_words(column, dimensions, words)
                )
            }
            _ => finding.name.clone(),
        };
        let waiver = finding.waived.and_then(|at| announcement.waivers.get(at));
        WaiverView {
            figure: Link { href: figure::href(folder, announcement, of), text },
            source: source(site, announcement, root),
            rule: finding.rule.title(),
            printed: finding.value.shown(),
            expected: finding.expected.clone(),
            reason: waiver.map(|waiver| markdown::inline_html(&waiver.reason.value, &notes)),
        }
    };
    findings.iter().map(view).collect()
}
