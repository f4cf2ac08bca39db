//! Documents below `static/`, which no gate keeps back.

use crate::archive::Documents;
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::domain::asked::{Asked, AskedFor, asked_for};
use crate::domain::{Span, composed};

/// The endings of files that hold documents; those of pictures, styles and small texts for machines aren't among them.
const DOCUMENTS: [&str; 23] = [
    "csv", "doc", "docx", "epub", "htm", "html", "json", "md", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "tsv",
    "xbrl", "xhtml", "xls", "xlsb", "xlsx", "xml", "zip",
];

/// A warning for each document below `static/`.
pub(super) fn findings(documents: &Documents, texts: &dyn Texts, findings: &mut Vec<Diagnostic>) {
    let asked: &[Asked] = documents.site.as_ref().map_or(&[], |(config, _)| &config.static_files);
    for file in &documents.static_files {
        let path = texts.path(*file);
        let name = path.strip_prefix("static/").unwrap_or(path);
        if asked_for(asked, &composed(name)) != AskedFor::Not {
            continue;
        }
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if DOCUMENTS.contains(&&*ending) {
            let message = format!("`{path}` is public from the next build on, whatever announcement it belongs to");
            let help = format!(
                "put it beside the announcement.md that it belongs to, with which it is published there; if it belongs to none, ask for \
                 it: `allow = [\"{name}\"]` under `[static]` in site.toml"
            );
            let span = Span { file: *file, start: 0, end: 0 };
            findings.push(Diagnostic::error(Code::StaticDocument, span, message).help(help).warning());
        }
    }
}
