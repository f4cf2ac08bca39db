//! From the texts of files to domain types, with a finding for everything that can't be read.
//!
//! A file's place says what it is; a `table!` declares the keys of a table and what is made of them; one file a kind
//! of document. Nothing stops at the first error: a decoder reads all of its keys before it gives up,
//! and a document with a finding is left out as a whole, so that later stages see only whole ones; what could be
//! read of it is kept for the checks, which find the rest of its errors in the same run.

mod address;
mod ads;
mod amount;
mod announcement;
mod answer;
mod astray;
mod before;
mod below_header;
mod brand;
mod calendar;
mod canonical;
mod cell;
mod characters;
mod column;
mod conflict;
mod copied;
mod currency_said;
mod day_hint;
mod declaration;
mod dimension;
mod doubt;
mod event;
mod explained;
mod field;
mod fields;
mod figure;
mod file;
mod filing;
mod folder;
mod format;
mod former;
mod holidays;
mod id;
mod identifier;
mod issuer;
mod kind;
mod labelled;
mod legend;
mod line;
mod markup;
mod meant;
mod menu;
mod metric;
mod misplaced;
mod moment;
mod name;
mod numbers;
mod outputs;
mod plain;
mod plain_page;
mod pool;
mod public_from;
mod reader;
mod refused;
mod relation;
mod repurchase;
mod scalar;
mod scale_said;
mod scale_word;
mod site;
mod slip;
mod statement;
mod stray;
mod syntax;
mod table;
mod text;
mod thousands;
mod value;
mod votes;
mod weekday;
mod word;
mod zone;

pub use answer::refusal;
pub use before::Before;
pub use characters::finding as hidden_character;
pub use currency_said::currencies_said;
pub use declaration::{Key, Need, Part, Shape, Table};
pub use file::{FILES, File};
pub use format::parts;
pub use id::is_id;
pub use moment::offset;
pub use scale_said::{before_exceptions, in_brackets as scale_in_brackets};
pub use scale_word::all_said as scales_said;
pub use site::home_zone;
pub use syntax::first as first_syntax_error;

use crate::archive::Documents;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::asked::{AskedFor, asked_for};
use crate::domain::issuer::Issuer;
use crate::domain::period::FiscalCalendar;
use crate::domain::{Announcement, Conventions, FileId, Kind, composed};
use crate::source::{Content, LoadError, SourceFile, Sources};
use copied::Place;
use folder::{Defaults, Folder};
use pool::Pool;
use rayon::prelude::*;
use reader::{DocumentZone, Reader};
use std::sync::Arc;
use text::{front_matter, text};

/// The key of a kind's table, and the part of the format that it heads; `None` where it has no facts of its own.
#[must_use]
pub fn kind_table(kind: Kind) -> Option<(&'static str, Part)> {
    kind::own(kind).map(|own| (own.key, own.part))
}

/// Where announcements stand, a folder each.
const ANNOUNCEMENTS: &str = "content/announcements/";

/// Reads all documents. Those with errors are left out and their errors are among the findings, all
/// of them in one run; where `site.toml` can't be read, fiscal years are taken for the calendar's, and nothing is
/// concluded from their days.
///
/// # Errors
/// A text can't be read from the disk, or was changed while it was.
pub fn decode(sources: &Sources) -> Result<(Documents, Vec<Diagnostic>), LoadError> {
    decode_after(&Before::default(), sources)
}

/// What [`decode`] does, taking over what was read before of announcements whose files are the same.
///
/// # Errors
/// A text can't be read from the disk, or was changed while it was.
pub fn decode_after(before: &Before, sources: &Sources) -> Result<(Documents, Vec<Diagnostic>), LoadError> {
    let mut documents = Documents::default();
    let mut findings = Vec::new();
    let mut calendar = FiscalCalendar::assumed();
    let mut conventions = Conventions::default();
    let mut language = None;
    let (mut allowed, mut static_files) = (None, None);
    if let Some((file, source)) = sources.iter().find(|(_, source)| &*source.path == "site.toml") {
        let mut reader = Reader::new(file, 0, calendar.clone());
        if let Some(text) = text(source, &mut reader) {
            let site = site::read(text, &mut reader);
            documents.site = site.whole;
            language = Some(site.language);
            allowed = site.allowed;
            static_files = site.static_files;
        }
        (calendar, conventions) = (reader.calendar.clone(), reader.conventions);
        findings.append(&mut reader.into_findings());
    } else {
        findings.push(Diagnostic::without_place(Code::MissingKey, "there is no site.toml"));
    }
    documents.left_out.calendar = calendar.is_assumed();
    let mut folders: Vec<(&str, Vec<FileId>)> = Vec::new();
    let mut filings: Vec<(FileId, &SourceFile)> = Vec::new();
    for (file, source) in sources.iter() {
        let mut reader = Reader::new(file, 0, calendar.clone());
        if let Some(rest) = source.path.strip_prefix(ANNOUNCEMENTS)
            && let Some((id, _)) = rest.split_once('/')
        {
            match folders.last_mut().filter(|(last, _)| *last == id) {
                Some((_, files)) => files.push(file),
                None => folders.push((id, vec![file])),
            }
        } else if source.path.starts_with(filing::FILINGS) {
            filings.push((file, source));
        } else if let Some(id) = plain_page_of(&source.path) {
            reader.conventions = conventions;
            reader.zone = zone_of_site(&documents);
            page(id, source, language.as_deref().unwrap_or(site::LANGUAGE), &mut reader, &mut documents);
            findings.append(&mut reader.into_findings());
        } else if let Some(name) = source.path.strip_prefix("static/") {
            // Of settings that can't be read, nothing is known.
            let asked = static_files.as_deref().map_or(AskedFor::ByName, |all| asked_for(all, &composed(name)));
            let place = Place::Static(asked);
            if name::is_public(name, place, &mut reader) {
                documents.static_files.push(file);
                if let Content::Text(_) | Content::NotUtf8(_) | Content::Refused(_) = &source.content {
                    text(source, &mut reader);
                }
                copied::check(name, source, place, allowed.as_deref(), &mut reader);
            }
            findings.append(&mut reader.into_findings());
        } else if let Some(name) = source.path.strip_prefix("templates/") {
            template(name, source, &mut reader);
            findings.append(&mut reader.into_findings());
        } else if &*source.path != "site.toml" {
            reader.zone = zone_of_site(&documents);
            shared(source, &mut reader, &mut documents);
            findings.append(&mut reader.into_findings());
        }
    }
    let language = language.as_deref().unwrap_or(site::LANGUAGE);
    let defaults = Defaults { calendar: &calendar, conventions, language, allowed: allowed.as_deref() };
    filing::read(&filings, defaults, &mut documents, &mut findings);
    let read = folders.par_iter().map_init(Pool::default, |pool, (id, files)| {
        let loaded = loaded(sources, files)?;
        if let Some(same) = before.announcement(id, files, sources, defaults) {
            return Ok((Ok(same), Vec::new(), Vec::new()));
        }
        let Folder { announcement, findings, remarks } = folder::read(id, &loaded, defaults, pool);
        Ok((announcement.map(Arc::new), findings, remarks))
    });
    for (announcement, mut found, remarks) in read.collect::<Result<Vec<_>, _>>()? {
        documents.remarks.extend(remarks);
        match announcement {
            Ok(announcement) => documents.announcements.push(announcement),
            Err(fragment) => documents.left_out.announcements.push(fragment),
        }
        findings.append(&mut found);
    }
    Ok((documents, findings))
}

/// Files of an announcement with their contents.
fn loaded(sources: &Sources, files: &[FileId]) -> Result<Vec<(FileId, SourceFile)>, LoadError> {
    let load = |file: &FileId| {
        let path = sources.files[file.0 as usize].path.clone();
        Ok((*file, SourceFile { path, content: sources.content(*file)? }))
    };
    files.iter().map(load).collect()
}

/// Reads one announcement again, in an archive that is sound. `None` where it has findings or can't be read.
#[must_use]
pub fn announcement(sources: &Sources, id: &str, config: &Config, issuer: &Issuer) -> Option<Announcement> {
    let folder = format!("{ANNOUNCEMENTS}{id}/");
    let files: Vec<FileId> = sources.below(&folder).map(|(file, _)| file).collect();
    let files = loaded(sources, &files).ok()?;
    let (calendar, language) = (&issuer.calendar, &*config.language);
    let conventions = config.conventions;
    let defaults = Defaults { calendar, conventions, language, allowed: Some(&config.attachments) };
    folder::read(id, &files, defaults, &mut Pool::default()).announcement.ok()
}

/// Looks at a file below `templates/`, which the theme takes as it is.
fn template(name: &str, source: &SourceFile, reader: &mut Reader) {
    text(source, reader);
    let is_style = name.starts_with("style/") && name.ends_with(".css");
    if name == "favicon.svg" {
        copied::icon(source, reader);
    } else if !is_style && !name.ends_with(".html") {
        let message = format!("irbook does not know what `{}` is", source.path);
        let help = "templates/ holds templates (`.html`), styles (`style/*.css`) and favicon.svg; files to copy as they are \
                    belong in static/";
        reader.findings.push(Diagnostic::error(Code::UnexpectedFile, reader.top(), message).help(help));
    }
}

/// The zone of documents that have none of their own.
fn zone_of_site(documents: &Documents) -> DocumentZone {
    match &documents.site {
        Some((config, issuer)) => site::zone_of(config, issuer).map_or(DocumentZone::None, DocumentZone::Of),
        None => DocumentZone::Unreadable,
    }
}

/// The id of the plain page whose file has this path.
fn plain_page_of(path: &str) -> Option<&str> {
    path.strip_prefix(plain_page::PAGES)?.strip_suffix(".md").filter(|id| !id.contains('/'))
}

/// Reads a plain page.
fn page(id: &str, source: &SourceFile, language: &str, reader: &mut Reader, documents: &mut Documents) {
    let text = text(source, reader);
    let parts = text.and_then(|text| Some((text, front_matter(text, reader)?)));
    match parts.and_then(|(text, parts)| Some((text, plain_page::read(id, text, &parts, language, reader)?))) {
        Some((text, page)) => {
            documents.remarks.extend(weekday::mismatches(reader.file, text));
            documents.pages.push(page);
        }
        None => documents.left_out.pages.push(id.into()),
    }
}

/// Reads a file that belongs to no announcement.
fn shared(source: &SourceFile, reader: &mut Reader, documents: &mut Documents) {
    let legend = source.path.strip_prefix("content/legends/").and_then(|name| name.strip_suffix(".md"));
    if &*source.path == "content/metrics.toml" {
        if let Some(text) = text(source, reader) {
            documents.metrics = metric::read(text, reader);
        }
        documents.left_out.metrics = !reader.findings.is_empty();
    } else if &*source.path == "content/dimensions.toml" {
        if let Some(text) = text(source, reader) {
            documents.dimensions = dimension::read(text, reader);
        }
        documents.left_out.dimensions = !reader.findings.is_empty();
    } else if &*source.path == "content/calendar.toml" {
        if let Some(text) = text(source, reader) {
            documents.calendar = event::read(text, reader);
            documents.remarks.extend(weekday::mismatches(reader.file, text));
        }
        documents.left_out.planned = !reader.findings.is_empty() || reader.zone == DocumentZone::Unreadable;
    } else if let Some(key) = legend.filter(|key| !key.contains('/')) {
        let text = text(source, reader);
        let parts = text.and_then(|text| Some((text, front_matter(text, reader)?)));
        match parts.and_then(|(text, parts)| Some((text, legend::read(key, text, &parts, reader)?))) {
            Some((text, legend)) => {
                documents.remarks.extend(weekday::mismatches(reader.file, text));
                documents.legends.push(legend);
            }
            None => documents.left_out.legends.push(key.into()),
        }
    } else if let Content::Refused(why) = &source.content {
        refused::refuse(source, why, reader);
    } else {
        let message = format!("irbook does not know what `{}` is", source.path);
        let help = "content/ holds calendar.toml, metrics.toml, dimensions.toml, legends/<key>.md, pages/<id>.md, \
                    filings/<year>.toml and announcements/<id>/...; \
                    files to copy as they are belong in static/ or in an announcement's folder";
        reader.findings.push(Diagnostic::error(Code::UnexpectedFile, reader.top(), message).help(help));
    }
}
