//! An announcement's folder: which file is what, and all of them together as one announcement.

use super::announcement;
use super::canonical::Canonical;
use super::copied::Place;
use super::fields::document;
use super::id::{is_id, meant};
use super::numbers::in_language;
use super::pool::Pool;
use super::reader::Reader;
use super::statement::{TABLES, tables};
use super::text::{front_matter, text};
use super::{copied, name, weekday};
use crate::archive::Fragment;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::domain::announcement::Announcement;
use crate::domain::attachment::Attachment;
use crate::domain::period::FiscalCalendar;
use crate::domain::{Conventions, FileId, Span, composed};
use crate::source::{Content, SourceFile};

/// The file that makes a folder an announcement.
const MAIN: &str = "announcement.md";

/// What documents need to know of the site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Defaults<'s> {
    /// The issuer's fiscal years.
    pub calendar: &'s FiscalCalendar,
    /// How documents write figures.
    pub conventions: Conventions,
    /// The language of announcements that name none.
    pub language: &'s str,
    /// The endings of attachments that the archive adds, if that could be read.
    pub allowed: Option<&'s [Box<str>]>,
}

/// What a file in the folder is.
enum Part {
    Main,
    Tables,
    Attachment,
    Translation,
    Nested,
}

fn part(name: &str) -> Part {
    match name.rsplit_once('/') {
        Some((_, MAIN)) => Part::Nested,
        Some(_) => Part::Attachment,
        None if name == MAIN => Part::Main,
        None if name.ends_with(".toml") => Part::Tables,
        None if name.starts_with("announcement.") && name.ends_with(".md") => Part::Translation,
        None => Part::Attachment,
    }
}

/// What comes of a folder.
#[derive(Debug)]
pub struct Folder {
    /// The announcement. One with findings is a fragment, whatever could be read of it.
    pub announcement: Result<Announcement, Fragment>,
    /// Why it is none.
    pub findings: Vec<Diagnostic>,
    /// Findings that leave it whole.
    pub remarks: Vec<Diagnostic>,
}

/// Reads a folder. `files` are all of its files, with their ids; `id` is its name.
pub fn read(id: &str, files: &[(FileId, SourceFile)], defaults: Defaults<'_>, pool: &mut Pool) -> Folder {
    let (mut findings, mut remarks) = (Vec::new(), Vec::new());
    let (mut announcement, mut body, mut is_toml) = (None, None, true);
    let (mut statements, mut metrics, mut attachments) = (Vec::new(), Vec::new(), Vec::new());
    let mut canonical = Canonical::default();
    let prefix = "content/announcements/".len() + id.len() + 1;
    let mut names = files.iter().map(|(file, source)| (*file, source, &source.path[prefix..]));
    let has_main = names.clone().any(|(.., name)| name == MAIN);
    if !has_main {
        findings.push(without_main(id, names.clone().map(|(file, _, name)| (file, name))));
    } else if !is_id(id) {
        let message = format!("`{id}` can't be the id of an announcement");
        let rule = "the folder's name is its address: use lower-case letters, digits and single hyphens, and no name of a device such as `con`";
        let help = meant(id).map_or_else(|| rule.to_owned(), |it| format!("rename it to `{it}`; {rule}"));
        let main = names.clone().find(|(.., name)| *name == MAIN);
        findings.push(
            Diagnostic::error(Code::InvalidId, top(main.map_or_else(Default::default, |(file, ..)| file)), message)
                .help(help),
        );
    }
    // The document says how its tables write figures.
    let mut conventions = in_language(defaults.conventions, defaults.language);
    let (main, others): (Vec<_>, Vec<_>) = names.by_ref().partition(|(.., name)| *name == MAIN);
    for (file, source, name) in main.into_iter().chain(others) {
        let mut reader = Reader::new(file, 0, defaults.calendar.clone());
        reader.conventions = conventions;
        reader.pool = std::mem::take(pool);
        match part(name) {
            Part::Main => {
                let text = text(source, &mut reader);
                if let Some((text, parts)) = text.and_then(|text| Some((text, front_matter(text, &mut reader)?))) {
                    remarks = weekday::mismatches(file, text);
                    announcement = announcement::read(id, text, &parts, defaults.language, &mut canonical, &mut reader);
                    if announcement.is_none() || !reader.is_clean() {
                        body = Some(announcement::body(text, &parts, &reader));
                    }
                }
            }
            Part::Tables if copied::refuse_stray(name.rsplit('/').next().unwrap_or(name), source, &mut reader) => {}
            Part::Tables => {
                if let Some(text) = text(source, &mut reader) {
                    let read = document(text, &TABLES, &mut reader, |fields, reader| {
                        canonical.tables(fields.table());
                        tables(fields, reader)
                    });
                    let (mut of_statements, mut of_metrics) = read.unwrap_or_default();
                    statements.append(&mut of_statements);
                    metrics.append(&mut of_metrics);
                }
            }
            // It may be the document under a wrong name.
            Part::Attachment if !has_main && name.ends_with(".md") => {}
            Part::Attachment => attachments.extend(attachment(file, name, source, defaults, &mut reader)),
            Part::Translation => reader.findings.push(unexpected(
                file,
                format!("`{name}` can't be read yet"),
                "names of this form are kept for translations that share the figures of announcement.md; \
                 until they are read, give a translation a folder of its own with `language`",
            )),
            Part::Nested => reader.findings.push(unexpected(
                file,
                "an announcement can't stand inside another one".to_owned(),
                "move its folder up, to content/announcements/",
            )),
        }
        if name == MAIN {
            conventions = reader.conventions;
        }
        *pool = std::mem::take(&mut reader.pool);
        is_toml &= reader.is_toml();
        findings.append(&mut reader.into_findings());
    }
    // Their order must not depend on how a system keeps their names.
    attachments.sort_by(|a: &Attachment, b| a.name.cmp(&b.name));
    let digest = canonical.digest();
    let announcement = announcement.map(|it| Announcement { statements, metrics, attachments, digest, ..it });
    let announcement = match announcement {
        Some(announcement) if findings.is_empty() => Ok(announcement),
        announcement => Err(Fragment { id: id.into(), body, announcement: announcement.filter(|_| is_toml) }),
    };
    // Nothing else is said of a text that can't be read.
    if matches!(&announcement, Err(Fragment { body: None, announcement: None, .. })) {
        remarks.clear();
    }
    Folder { announcement, findings, remarks }
}

fn top(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}

fn unexpected(file: FileId, message: String, help: &str) -> Diagnostic {
    Diagnostic::error(Code::UnexpectedFile, top(file), message).help(help)
}

/// The finding on a folder without `announcement.md`, at the file whose name comes nearest.
fn without_main<'n>(id: &str, names: impl Iterator<Item = (FileId, &'n str)> + Clone) -> Diagnostic {
    let near = nearest(MAIN, names.clone().map(|(_, name)| name));
    let place = names.clone().find(|(_, name)| near.is_none_or(|near| near == *name)).map(|(file, _)| file);
    let message = format!("the folder `{id}` has no {MAIN}");
    let help = match near {
        Some(near) => format!("rename `{near}` to `{MAIN}`"),
        None => "a folder in content/announcements/ is one announcement: add the file or move the others".to_owned(),
    };
    Diagnostic::error(Code::AnnouncementMissing, top(place.unwrap_or_default()), message).help(help)
}

fn attachment(
    file: FileId,
    name: &str,
    source: &SourceFile,
    defaults: Defaults<'_>,
    reader: &mut Reader,
) -> Option<Attachment> {
    if name::is_public(name, Place::Attachment, reader) {
        copied::check(name, source, Place::Attachment, defaults.allowed, reader);
    }
    let size = match &source.content {
        Content::Opaque(size) => *size,
        Content::Text(_) | Content::OnDisk(_) | Content::NotUtf8(_) | Content::Refused(_) => {
            text(source, reader)?.len() as u64
        }
    };
    Some(Attachment { name: composed(name).into(), file, size })
}
