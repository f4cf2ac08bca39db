//! The files below `content/filings/`: which there are, and which rows name them.

use crate::decode::copied::{self, Place};
use crate::decode::name;
use crate::decode::reader::Reader;
use crate::decode::text::text;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::domain::attachment::Attachment;
use crate::domain::span::Name;
use crate::domain::{FileId, Located, Span, composed};
use crate::source::{Content, SourceFile};
use chrono::NaiveDate;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Day and title of a row whose address may be that of others.
type Titled = Option<(NaiveDate, Box<str>)>;

/// The files, by their paths below `content/filings/`.
pub struct Files {
    found: BTreeMap<String, (FileId, u64)>,
    named: BTreeSet<String>,
    /// Whether all rows could be read: another one may name any file.
    pub are_all_known: bool,
    /// Warnings.
    pub remarks: Vec<Diagnostic>,
    /// Where a file was named first by a row that could be read.
    first: BTreeMap<String, Span>,
    /// Where a document that stands elsewhere was named first.
    addresses: BTreeMap<(Titled, Box<str>), Span>,
}

fn duplicate(what: &str, span: Span, first: Span) -> Diagnostic {
    let message = format!("another row names `{what}` as well");
    let finding = Diagnostic::error(Code::DuplicateFiling, span, message).related(first, "the first one");
    finding.help("each document is one row: name its own file, or take one of the rows out").warning()
}

impl Default for Files {
    fn default() -> Self {
        let (found, first, addresses) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { found, named: BTreeSet::new(), are_all_known: true, remarks: Vec::new(), first, addresses }
    }
}

impl Files {
    /// Adds a file, which has to be one that may be published.
    pub fn add(&mut self, path: &str, source: &SourceFile, allowed: Option<&[Box<str>]>, reader: &mut Reader) {
        if name::is_public(path, Place::Attachment, reader) {
            copied::check(path, source, Place::Attachment, allowed, reader);
        }
        let size = match &source.content {
            Content::Opaque(size) => *size,
            Content::Text(_) | Content::OnDisk(_) | Content::NotUtf8(_) | Content::Refused(_) => {
                text(source, reader).map_or(0, |text| text.len() as u64)
            }
        };
        self.found.insert(composed(path).into_owned(), (reader.file, size));
    }

    /// Notes that a row names a file.
    pub fn name(&mut self, path: &str) {
        self.named.insert(composed(path).into_owned());
    }

    /// The file that a row names; one that isn't there is an error.
    pub fn attachment(&mut self, path: &Name, reader: &mut Reader) -> Option<Attachment> {
        let wanted = composed(&path.value).into_owned();
        let Some((file, size)) = self.found.get(&wanted).copied() else {
            let near = nearest(&wanted, self.found.keys().map(|it| &**it));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "files stand below content/filings/, and a row names one by its path there".to_owned(),
            };
            let message = format!("there is no file `{wanted}` below content/filings/");
            return reader.refuse_at(Code::UnknownAttachment, path.span, message, &help);
        };
        match self.first.get(&wanted) {
            Some(first) => self.remarks.push(duplicate(&wanted, path.span, *first)),
            None => _ = self.first.insert(wanted.clone(), path.span),
        }
        let name = wanted.rsplit('/').next().unwrap_or_default();
        Some(Attachment { name: name.into(), file, size })
    }

    /// Notes that a row names an address; two with the address of one file are told of, and two of a day and a title with one
    /// address of any sort: documents of many days may be found on one page.
    pub fn address(&mut self, day: NaiveDate, title: &str, address: &Located<Box<str>>) {
        let path =
            address.value.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        let is_file = path.contains('?') || path.rsplit('/').next().is_some_and(|name| name.contains('.'));
        let key = if is_file { None } else { Some((day, title.into())) };
        match self.addresses.entry((key, address.value.clone())) {
            Entry::Occupied(first) => self.remarks.push(duplicate(&address.value, address.span, *first.get())),
            Entry::Vacant(entry) => _ = entry.insert(address.span),
        }
    }

    /// Records the files that no row names.
    pub fn unnamed(&self, findings: &mut Vec<Diagnostic>) {
        let missed = self.found.iter().filter(|(path, _)| self.are_all_known && !self.named.contains(*path));
        findings.extend(missed.map(|(path, (file, _))| {
            let message = format!("no row names the file `{path}`, so that it would be published nowhere");
            let help =
                format!("add a row with `file = \"{path}\"` to a list in content/filings/, or move the file out of it");
            Diagnostic::error(Code::UnlistedFile, Span { file: *file, start: 0, end: 0 }, message).help(help)
        }));
    }
}
