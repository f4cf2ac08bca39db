//! Documents below `static/`, which no gate keeps back.

use crate::archive::Documents;
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::domain::Span;

/// The endings of files that hold documents; those of pictures, styles and small texts for machines aren't among them.
const DOCUMENTS: [&str; 23] = [
    "csv", "doc", "docx", "epub", "htm", "html", "json", "md", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "tsv",
    "xbrl", "xhtml", "xls", "xlsb", "xlsx", "xml", "zip",
];

/// A warning for each document below `static/`.
pub(super) fn findings(documents: &Documents, texts: &dyn Texts, findings: &mut Vec<Diagnostic>) {
    for file in &documents.static_files {
        let path = texts.path(*file);
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if DOCUMENTS.contains(&&*ending) {
            let message = format!("`{path}` is public from the next build on, whatever announcement it belongs to");
            let help = "put it beside the announcement.md that it belongs to: there it is published with it";
            let span = Span { file: *file, start: 0, end: 0 };
            findings.push(Diagnostic::error(Code::StaticDocument, span, message).help(help).warning());
        }
    }
}
