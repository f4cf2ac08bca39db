//! Lists of filings: `content/filings/<year>.toml`, whose rows are announcements that consist of a file or an address, and
//! the files below `content/filings/` that the rows name.

mod files;
mod row;
mod time;

pub use row::FILING;

use super::copied::refuse_stray;
use super::fields::document;
use super::folder::Defaults;
use super::numbers::in_language;
use super::reader::Reader;
use super::scalar::Language;
use super::table::table;
use super::text::text;
use super::{weekday, zone};
use crate::archive::{Documents, Fragment};
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::FileId;
use crate::source::SourceFile;
use chrono_tz::Tz;
use files::Files;
use row::{Context, Row};
use std::collections::HashSet;
use std::sync::Arc;

/// Where they stand.
pub(super) const FILINGS: &str = "content/filings/";

/// Reads all lists and the files that they name. `sources` are the files below [`FILINGS`], in order.
pub(super) fn read(
    sources: &[(FileId, &SourceFile)],
    defaults: Defaults<'_>,
    documents: &mut Documents,
    findings: &mut Vec<Diagnostic>,
) {
    let is_list = |(_, source): &(FileId, &SourceFile)| source.path.ends_with(".toml");
    let (lists, others): (Vec<_>, Vec<_>) = sources.iter().copied().partition(is_list);
    let reader = |file: FileId| {
        let mut reader = Reader::new(file, 0, defaults.calendar.clone());
        reader.conventions = in_language(defaults.conventions, defaults.language);
        reader
    };
    let mut files = Files::default();
    for (file, source) in others {
        let mut reader = reader(file);
        files.add(&source.path[FILINGS.len()..], source, defaults.allowed, &mut reader);
        findings.append(&mut reader.into_findings());
    }
    for (file, source) in lists {
        let mut reader = reader(file);
        let name = &source.path[FILINGS.len()..];
        if name.contains('/') {
            let message = format!("`{}` is no list of filings", source.path);
            let help =
                "lists stand in content/filings/ itself, such as content/filings/2024.toml; folders there hold files";
            findings.push(Diagnostic::error(Code::UnexpectedFile, reader.top(), message).help(help));
            continue;
        }
        if !refuse_stray(name, source, &mut reader) {
            match text(source, &mut reader) {
                Some(text) => {
                    documents.remarks.extend(weekday::mismatches(file, text));
                    list(text, defaults.language, &mut files, documents, &mut reader);
                }
                None => files.are_all_known = false,
            }
        }
        files.are_all_known &= reader.is_toml();
        findings.append(&mut reader.into_findings());
    }
    files.unnamed(findings);
    documents.remarks.append(&mut files.remarks);
}

/// Reads a list, whose rows become announcements.
fn list(text: &str, language: &str, files: &mut Files, documents: &mut Documents, reader: &mut Reader) {
    let mut typed = Vec::new();
    let list = document(text, &FILINGS_LIST, reader, |fields, reader| {
        reader.zone = zone::of_document(fields);
        filings(fields, reader, &mut typed)
    });
    typed.iter().filter_map(|row| row.file.as_deref()).for_each(|file| files.name(file));
    let mut read = HashSet::new();
    if let Some((zone, own_language, rows)) = list {
        let language = own_language.unwrap_or_else(|| language.into());
        let context = Context { zone, language: &language };
        for row in rows {
            let before = reader.findings.len();
            let announcement = row.announcement(context, files, reader);
            if reader.findings.len() == before {
                read.insert(announcement.id.clone());
                documents.announcements.push(Arc::new(announcement));
            }
        }
    }
    let ids = typed.into_iter().filter_map(|row| row.id).filter(|id| !read.contains(&**id));
    let fragment = |id: String| Fragment { id: id.into(), body: None, announcement: None };
    documents.left_out.announcements.extend(ids.map(fragment));
}

/// What a row has as it is typed, whatever else is wrong with it: what is named there is not missed elsewhere.
pub struct Typed {
    id: Option<String>,
    file: Option<String>,
}

table! {
    /// A list of documents that are files or stand elsewhere, mostly of a year: each row is an announcement.
    pub static FILINGS_LIST, fn filings(typed: &mut Vec<Typed>) -> (Tz, Option<Arc<str>>, Vec<Row>)
        = "a list of filings", "`content/filings/<year>.toml`" {
        /// The time zone in which the rows' dates and times are printed.
        required zone: Tz = "Asia/Hong_Kong";
        /// The language of rows that name none; the site's where left out.
        optional language: Language = "en";
        /// The rows.
        list filings: Row;
    }
    also |fields, _| {
        let rows = fields.value("filings").and_then(|it| it.get_ref().as_array());
        let tables = rows.into_iter().flatten().filter_map(|it| it.get_ref().as_table());
        let text = |table: &toml::de::DeTable<'_>, key| table.get(key)?.get_ref().as_str().map(|it| it.trim().to_owned());
        typed.extend(tables.map(|table| Typed { id: text(table, "id"), file: text(table, "file") }));
    }
    => |_, _| Some((zone, language, filings))
}
