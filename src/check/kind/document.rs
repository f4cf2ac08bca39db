//! What must hold of a document that mostly is a file.

use crate::check::dates::point::{Point, known_by};
use crate::check::references::need_attachment;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;
use crate::domain::kind::document::{Document, DocumentType};

/// A period that isn't over, and a document without a file.
pub(super) fn findings(
    it: &Announcement,
    document: &Document,
    dated: &Point<'_>,
    knows_periods: bool,
    findings: &mut Vec<Diagnostic>,
) {
    let is_report = matches!(
        document.what,
        DocumentType::AnnualReport
            | DocumentType::InterimReport
            | DocumentType::QuarterlyReport
            | DocumentType::SustainabilityReport
    );
    if let Some(period) = document.period.as_ref().filter(|_| is_report && knows_periods) {
        known_by(dated, "end of the reported period", period.end(), period.span, findings);
    }
    if let Some(file) = &document.file {
        need_attachment(file, Some(it), findings);
    } else if it.file_of(document).is_none() && document.url.is_none() && it.source.attachment.is_none() {
        let message = match it.attachments.len() {
            0 => "the document has no file".to_owned(),
            count => format!("nothing says which of the {count} files is the document"),
        };
        let help = "put the file beside announcement.md, name it in `file`, or give its `url`";
        findings.push(Diagnostic::error(Code::MissingFile, it.head, message).help(help));
    }
}
