//! Whether documents fit together: the only way to get an [`Archive`].
//!
//! Every announcement is looked at on its own and in parallel, against an index of what there is in
//! the archive; findings come in the order of files and places. One file a family of rules.

mod ahead;
mod dates;
mod footnotes;
mod identity;
mod index;
mod links;
mod references;

pub use ahead::ahead;

use crate::archive::{Archive, Documents, Fragment};
use crate::diagnostic::{self, Code, Diagnostic, Severity, Texts};
use crate::domain::Announcement;
use crate::domain::announcement::Body;
use crate::markdown::{Outline, outline};
use index::Index;
use rayon::prelude::*;

/// Checks the documents. The archive is there unless an error was found or `site.toml` could not be
/// read; warnings leave it. `texts` tells the paths of the files below `static/`.
#[must_use]
pub fn check(documents: Documents, texts: &dyn Texts) -> (Option<Archive>, Vec<Diagnostic>) {
    let mut findings = findings(&documents, texts);
    diagnostic::sort(&mut findings);
    let is_sound = findings.iter().all(|finding| finding.severity == Severity::Warning);
    let archive = if is_sound { Archive::from_checked(documents) } else { None };
    (archive, findings)
}

fn findings(documents: &Documents, texts: &dyn Texts) -> Vec<Diagnostic> {
    let outlines: Vec<Outline> = documents.announcements.par_iter().map(|it| outline_of(&it.body)).collect();
    let index = Index::new(documents, &outlines, texts);
    let mut findings = Vec::new();
    identity::archive(documents, &mut findings);
    references::archive(&index, &mut findings);
    links::legends(&index, &mut findings);
    if let Some((_, issuer)) = &documents.site {
        dates::issuer(issuer, &mut findings);
    }
    let announcements = documents.announcements.par_iter().zip(&outlines);
    findings.par_extend(announcements.flat_map_iter(|(it, outline)| announcement(it, outline, &index)));
    let fragments = documents.left_out.announcements.par_iter();
    findings.par_extend(fragments.flat_map_iter(|it| fragment(it, &index)));
    findings
}

fn outline_of(body: &Body) -> Outline {
    if body.markdown.trim().is_empty() { Outline::default() } else { outline(body) }
}

fn announcement(it: &Announcement, outline: &Outline, index: &Index<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    identity::announcement(it, outline, &mut findings);
    references::announcement(it, index, &mut findings);
    footnotes::announcement(it, outline, &mut findings);
    links::announcement(it, outline, index, &mut findings);
    dates::announcement(it, &mut findings);
    if let Some((_, issuer)) = index.site {
        dates::issuer_name(it, issuer, &mut findings);
    }
    findings
}

/// Checks what could be read of an announcement with errors, as far as what could not be read has no say in it.
fn fragment(it: &Fragment, index: &Index<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    match (&it.announcement, &it.body) {
        (Some(it), _) => findings = announcement(it, &outline_of(&it.body), index),
        (None, Some(body)) => links::body(&outline_of(body), index, &mut findings),
        (None, None) => {}
    }
    findings.retain(|finding| !may_follow(finding.code));
    findings
}

/// Whether a finding may only follow from an error in the same document: what is named or needed may stand in what
/// could not be read.
fn may_follow(code: Code) -> bool {
    matches!(
        code,
        Code::IssuerNameUnknown
            | Code::UnknownAnchor
            | Code::UnknownAttachment
            | Code::UnknownColumn
            | Code::UnknownDefinition
            | Code::UnknownFootnote
            | Code::UnknownLine
            | Code::UnknownRate
            | Code::UnusedFootnote
    )
}

#[cfg(test)]
mod tests;
