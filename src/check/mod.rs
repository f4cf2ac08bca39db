//! Whether documents fit together: the only way to get an [`Archive`].
//!
//! Every announcement is looked at on its own and in parallel, against an index of what there is in
//! the archive; findings come in the order of files and places. One file a family of rules.

mod ahead;
mod categories;
mod circles;
mod columns;
mod dates;
mod definitions;
mod duplicate;
mod figures;
mod filings;
mod follow;
mod footnotes;
mod gaps;
mod headings;
mod identity;
mod index;
mod issues;
mod kind;
mod linked;
mod links;
mod misread;
mod notation;
mod offices;
mod periods;
mod plans;
mod polls;
mod profiles;
mod references;
mod relations;
mod results;
#[cfg(test)]
pub(crate) mod sample;
mod sizes;
mod static_files;
mod unlinked;
mod unpublished;

pub use ahead::ahead;
pub use gaps::gaps;
pub use linked::linked;
pub use unpublished::unpublished;

use crate::archive::{Archive, Documents, Fragment};
use crate::audit::{Audit, audit};
use crate::diagnostic::{self, Code, Diagnostic, Severity, Texts};
use crate::domain::Announcement;
use crate::domain::announcement::Body;
use crate::markdown::{Outline, outline_beside};
use index::Index;
use rayon::prelude::*;

/// What comes of checking documents.
#[derive(Debug)]
pub struct Verdict {
    /// The archive; `None` where an error was found or `site.toml` could not be read. Warnings and notes leave it.
    pub archive: Option<Archive>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// How the figures of the announcements that could be looked at determine each other; of all of the archive's, in its
    /// order, where it is there.
    pub audit: Audit,
}

/// Checks the documents. `texts` tells the paths of the files below `static/`.
#[must_use]
pub fn check(mut documents: Documents, texts: &dyn Texts) -> Verdict {
    let of_definitions = definitions::settle(&mut documents);
    let (mut findings, sound) = findings(&documents, texts);
    findings.extend(of_definitions);
    let audit = audited(&documents, sound, &mut findings);
    follow::settle(&documents, texts, &mut findings);
    diagnostic::sort(&mut findings);
    let is_sound = findings.iter().all(|finding| finding.severity != Severity::Error);
    let archive = if is_sound { Archive::from_checked(documents) } else { None };
    Verdict { archive, findings, audit }
}

/// Audits the figures of the announcements whose ids and references are sound. What could not be read of one with errors
/// leaves the rules that would need it unjudged.
fn audited(documents: &Documents, mut sound: Vec<&Announcement>, findings: &mut Vec<Diagnostic>) -> Audit {
    let Some((_, issuer)) = &documents.site else { return Audit::default() };
    sound.sort_by(|a, b| (a.dated.value, &a.id).cmp(&(b.dated.value, &b.id)));
    let audit = audit(&sound, issuer);
    let mut found = figures::findings(&audit, &sound);
    if sound.len() < documents.announcements.len() || !documents.left_out.announcements.is_empty() {
        found.retain(|finding| !may_follow(finding.code));
    }
    findings.extend(found);
    findings.extend(figures::plain_pages(&documents.pages, &sound, issuer));
    audit
}

/// The findings of every family but that of figures, and the announcements whose figures can be looked at.
fn findings<'d>(documents: &'d Documents, texts: &dyn Texts) -> (Vec<Diagnostic>, Vec<&'d Announcement>) {
    let outlines: Vec<Outline> = documents.announcements.par_iter().map(|it| outline_of(&it.body, Some(it))).collect();
    let index = Index::new(documents, &outlines, texts);
    let mut findings = Vec::new();
    identity::archive(documents, &mut findings);
    references::archive(&index, &mut findings);
    links::legends(&index, &mut findings);
    links::plain_pages(&index, &mut findings);
    relations::findings(&index, &mut findings);
    unlinked::findings(&index, &mut findings);
    polls::findings(&index, &mut findings);
    offices::findings(documents, &mut findings);
    plans::findings(&index, &mut findings);
    sizes::findings(&index, &mut findings);
    documents.calendar.iter().for_each(|it| dates::moves(it, &mut findings));
    issues::findings(&index, &mut findings);
    categories::findings(documents, &mut findings);
    filings::findings(documents, texts, &mut findings);
    static_files::findings(documents, texts, &mut findings);
    gaps::closes(documents, &mut findings);
    notation::dollars(documents, &mut findings);
    if let Some((_, issuer)) = &documents.site {
        dates::issuer(issuer, &mut findings);
    }
    let announcements = documents.announcements.par_iter().zip(&outlines);
    let fragments = documents.left_out.announcements.par_iter();
    let looked_at = announcements.map(|(it, outline)| {
        let (found, is_sound) = announcement(it, outline, &index);
        (found, is_sound.then_some(&**it))
    });
    let looked_at: Vec<_> = looked_at.chain(fragments.map(|it| fragment(it, &index))).collect();
    let mut sound = Vec::with_capacity(looked_at.len());
    for (found, announcement) in looked_at {
        findings.extend(found);
        sound.extend(announcement);
    }
    findings.extend_from_slice(&documents.remarks);
    (findings, sound)
}

/// The outline of a text, and of the announcement that it belongs to, where that could be read.
fn outline_of(body: &Body, of: Option<&Announcement>) -> Outline {
    if body.markdown.trim().is_empty() {
        return Outline::default();
    }
    outline_beside(body, &|id| of.is_some_and(|it| it.has_anchor(id)))
}

/// The findings of an announcement, and whether its ids and references are sound.
fn announcement(it: &Announcement, outline: &Outline, index: &Index<'_>) -> (Vec<Diagnostic>, bool) {
    let mut findings = Vec::new();
    identity::announcement(it, outline, &mut findings);
    references::announcement(it, index, &mut findings);
    if let Some((_, issuer)) = index.site {
        kind::to_issuer(it, issuer, &mut findings);
    }
    columns::references(it, index, &mut findings);
    circles::announcement(it, &mut findings);
    let is_sound = findings.is_empty();
    columns::ambiguous(it, &mut findings);
    footnotes::announcement(it, outline, &mut findings);
    links::announcement(it, outline, index, &mut findings);
    dates::announcement(it, !index.left_out.calendar, &mut findings);
    kind::announcement(it, !index.left_out.calendar, &mut findings);
    notation::points(it, &mut findings);
    notation::lost_points(it, &mut findings);
    notation::outlooks(it, &mut findings);
    if !index.left_out.calendar {
        results::announcement(it, &mut findings);
        if let Some((_, issuer)) = index.site {
            let mut headings = headings::Headings::default();
            headings::announcement(it, &issuer.calendar, &mut headings, &mut findings);
            periods::announcement(it, &issuer.calendar, &mut headings, &mut findings);
            kind::by_calendar(it, &issuer.calendar, &mut findings);
        }
    }
    if let Some((config, issuer)) = index.site {
        dates::issuer_name(it, issuer, &mut findings);
        dates::other_days(it, config, issuer, &mut findings);
        dates::business(it, config, issuer, &mut findings);
        profiles::announcement(it, config, issuer, &mut findings);
    }
    (findings, is_sound)
}

/// Checks what could be read of an announcement with errors, as far as what could not be read has no say in it.
fn fragment<'d>(it: &'d Fragment, index: &Index<'_>) -> (Vec<Diagnostic>, Option<&'d Announcement>) {
    let (mut findings, mut sound) = (Vec::new(), None);
    match (&it.announcement, &it.body) {
        (Some(it), _) => {
            let (found, is_sound) = announcement(it, &outline_of(&it.body, Some(it)), index);
            (findings, sound) = (found, is_sound.then_some(it));
        }
        (None, Some(body)) => links::body(&outline_of(body, None), index, &mut findings),
        (None, None) => {}
    }
    findings.retain(|finding| !may_follow(finding.code));
    (findings, sound)
}

/// Whether a finding may only follow from an error in the same document: what is named or needed may stand in what
/// could not be read.
fn may_follow(code: Code) -> bool {
    matches!(
        code,
        Code::EmptyHighlight
            | Code::IssuerNameUnknown
            | Code::UnknownAnchor
            | Code::UnknownAttachment
            | Code::UnknownColumn
            | Code::UnknownDefinition
            | Code::UnknownFootnote
            | Code::UnknownLine
            | Code::UnknownMember
            | Code::UnknownPeriod
            | Code::UnknownRate
            | Code::UntypedDay
            | Code::UntypedTime
            | Code::UnusedFootnote
            | Code::UnusedHeadline
            | Code::UnusedRestatement
            | Code::UnusedWaiver
    )
}

#[cfg(test)]
mod tests;
