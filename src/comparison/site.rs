//! Reading two sites: what irbook wrote of them for machines, as far as they differ.

use super::Redirect;
use super::page;
use super::table::{self, Event, Figure};
use crate::domain::Digest;
use crate::ledger::{self, Broken, Ledger, State, manifest};
use crate::source::{LEDGER, open};
use crate::write::MARKER;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

const EVENTS: &str = "events/events.csv";

/// The longest page that is looked into for where it leads on to: those that do are short.
const SHORT: u64 = 16 << 10;

/// Why a site could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The folder is no site that irbook wrote.
    Foreign(PathBuf),
    /// The system refused something.
    Io(PathBuf, io::Error),
    /// A file is not what irbook writes.
    Malformed(PathBuf, Broken),
    /// A CSV file is not what irbook writes.
    Csv(PathBuf, csv::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                f,
                "{} is no site that irbook wrote: it has neither {MARKER} nor {}",
                path.display(),
                manifest::NAME
            ),
            Self::Io(path, error) => write!(f, "can't read {}: {error}", path.display()),
            Self::Malformed(path, broken) => write!(f, "{} is not what irbook writes: {broken}", path.display()),
            Self::Csv(path, error) => write!(f, "{} is not what irbook writes: {error}", path.display()),
        }
    }
}

impl std::error::Error for ReadError {}

/// A site.
#[derive(Debug)]
pub(super) struct Site {
    folder: PathBuf,
    /// Its files, with their hashes where its manifest has them.
    pub paths: BTreeMap<String, Option<Digest>>,
    /// Every version of its documents; `None` where it has no ledger.
    pub ledger: Option<Ledger>,
    /// Its events.
    pub events: Vec<Event>,
}

/// Two sites and where their tables differ.
#[derive(Debug)]
pub struct Two {
    pub(super) old: Site,
    pub(super) new: Site,
    /// The new ids of documents that moved, by their old ones.
    pub(super) moved: BTreeMap<String, String>,
    /// Addresses that lead on to others in the new site and did not in the old one.
    pub(super) redirects: Vec<Redirect>,
    /// The tables that differ, of documents that both sites have.
    pub(super) tables: Vec<Table>,
    /// How many figures a document states that only one of the sites has.
    pub(super) figures: BTreeMap<String, usize>,
}

/// A CSV file of a document in both sites; empty where it isn't there.
#[derive(Debug)]
pub(super) struct Table {
    /// The document's id in the new site.
    pub announcement: String,
    pub old: Vec<Figure>,
    pub new: Vec<Figure>,
}

/// Reads two sites. The old one may lack the pages, and of the other files those whose hash in its manifest is that of the
/// new one.
///
/// # Errors
/// A folder that is no site of irbook, a file that is missing or not as irbook writes it, or the system refuses.
pub fn read(old: &Path, new: &Path) -> Result<Two, ReadError> {
    let (old, new) = (Site::open(old)?, Site::open(new)?);
    let redirects = redirects(&old, &new)?;
    let moved = moved(&old, &new, &redirects);
    let mut two = Two { old, new, moved, redirects, tables: Vec::new(), figures: BTreeMap::new() };
    two.compare_tables()?;
    Ok(two)
}

impl Site {
    fn open(folder: &Path) -> Result<Self, ReadError> {
        fs::read_dir(folder).map_err(|error| ReadError::Io(folder.to_owned(), error))?;
        let mut site = Self { folder: folder.to_owned(), paths: BTreeMap::new(), ledger: None, events: Vec::new() };
        let wrong = |name: &str| {
            let path = folder.join(name);
            |broken| ReadError::Malformed(path, broken)
        };
        site.paths = match site.text(manifest::NAME)? {
            Some(text) => {
                let listed = manifest::parse(&text).map_err(wrong(manifest::NAME))?;
                listed.into_iter().map(|(path, hash)| (path, Some(hash))).collect()
            }
            None if folder.join(MARKER).is_file() => walk(folder)?,
            None => return Err(ReadError::Foreign(folder.to_owned())),
        };
        let ledger = site.text(LEDGER)?.map(|text| ledger::parse(&text).map_err(wrong(LEDGER)));
        site.ledger = ledger.transpose()?;
        let events = folder.join(EVENTS);
        site.events = table::events(&site.bytes(EVENTS)?).map_err(|error| ReadError::Csv(events, error))?;
        Ok(site)
    }

    /// The text of a file that need not be there.
    fn text(&self, path: &str) -> Result<Option<String>, ReadError> {
        let path = self.folder.join(path);
        match open(&path).and_then(io::read_to_string) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ReadError::Io(path, error)),
        }
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let path = self.folder.join(path);
        let mut bytes = Vec::new();
        let read = open(&path).and_then(|mut file| file.read_to_end(&mut bytes));
        read.map(|_| bytes).map_err(|error| ReadError::Io(path, error))
    }

    /// A CSV file and its bytes; `None` where it isn't there.
    fn table(&self, path: Option<&str>) -> Result<Option<(PathBuf, Vec<u8>)>, ReadError> {
        path.map(|path| Ok((self.folder.join(path), self.bytes(path)?))).transpose()
    }

    /// Where a page leads on to; `None` as well where it isn't there.
    fn target(&self, path: &str) -> Result<Option<String>, ReadError> {
        let disk_path = self.folder.join(path);
        let read = || {
            let mut file = open(&disk_path)?;
            let mut html = Vec::new();
            if file.metadata()?.len() <= SHORT {
                file.read_to_end(&mut html)?;
            }
            Ok(html)
        };
        match read() {
            Ok(html) => Ok(page::target(path, &String::from_utf8_lossy(&html))),
            Err(error) if io::Error::kind(&error) == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ReadError::Io(disk_path, error)),
        }
    }

    /// The documents that are public and not withdrawn: each is announced.
    pub(super) fn documents(&self) -> BTreeMap<&str, &Event> {
        let announced = self.events.iter().filter(|event| event.is_announcement());
        announced.map(|event| (&*event.announcement, event)).collect()
    }

    /// Whether a file is the same in both sites as far as their manifests tell.
    fn has_same(&self, path: &str, other: &Self, at: &str) -> bool {
        let hash = |site: &Self, path: &str| site.paths.get(path).copied().flatten();
        hash(self, path).is_some_and(|it| hash(other, at) == Some(it))
    }
}

fn walk(folder: &Path) -> Result<BTreeMap<String, Option<Digest>>, ReadError> {
    let mut paths = BTreeMap::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            ReadError::Io(path, error.into())
        })?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            paths.insert(parts.join("/"), None);
        }
    }
    Ok(paths)
}

/// Pages that lead on since: not those that did in the old site, or are the same as there.
fn redirects(old: &Site, new: &Site) -> Result<Vec<Redirect>, ReadError> {
    let pages: Vec<&String> =
        new.paths.keys().filter(|path| path.ends_with(".html") && !new.has_same(path, old, path)).collect();
    let found = pages.par_iter().map(|path| {
        let Some(to) = new.target(path)? else { return Ok(None) };
        let is_new = old.target(path)?.as_ref() != Some(&to);
        Ok(is_new.then(|| Redirect { from: (*path).clone(), to }))
    });
    Ok(found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// The new ids of documents that moved, by their old ones: as the ledger says, or since their page leads to another one's.
fn moved(old: &Site, new: &Site, redirects: &[Redirect]) -> BTreeMap<String, String> {
    let (before, now) = (old.documents(), new.documents());
    let lines = new.ledger.iter().flat_map(Ledger::entries).filter(|line| line.state == State::Moved);
    let logged = lines.filter_map(|line| Some((line.formerly.as_deref()?, &*line.announcement)));
    let led = redirects.iter().filter_map(|it| Some((document_of_page(&it.from)?, document_of_page(&it.to)?)));
    let moves = led
        .chain(logged)
        .filter(|(from, to)| before.contains_key(from) && !now.contains_key(from) && now.contains_key(to));
    moves.map(|(from, to)| (from.to_owned(), to.to_owned())).collect()
}

/// The figures of a CSV file; none where it isn't there.
fn figures(table: Option<(PathBuf, Vec<u8>)>) -> Result<Vec<Figure>, ReadError> {
    let Some((path, bytes)) = table else { return Ok(Vec::new()) };
    table::figures(&bytes).map_err(|error| ReadError::Csv(path, error))
}

/// The document whose own page a path is.
fn document_of_page(path: &str) -> Option<&str> {
    let id = path.strip_prefix("announcements/")?.strip_suffix("/index.html")?;
    (!id.contains('/')).then_some(id)
}

/// The document and the place below it of a CSV file that irbook wrote: of a statement, or of single figures.
fn table_of(path: &str) -> Option<(&str, &str)> {
    let (id, rest) = path.strip_prefix("announcements/")?.split_once('/')?;
    let of_statement = rest.split_once('/').is_some_and(|(folder, name)| name.strip_suffix(".csv") == Some(folder));
    (of_statement || rest == "figures.csv").then_some((id, rest))
}

impl Two {
    /// The id in the new site of a document of the old one.
    pub(super) fn new_id(&self, old: &str) -> String {
        self.moved.get(old).map_or(old, String::as_str).to_owned()
    }

    fn compare_tables(&mut self) -> Result<(), ReadError> {
        let (old, new) = (&self.old, &self.new);
        let mut places: BTreeMap<(String, &str), [Option<&str>; 2]> = BTreeMap::new();
        for (path, (id, rest)) in old.paths.keys().filter_map(|path| Some((path, table_of(path)?))) {
            places.entry((self.new_id(id), rest)).or_default()[0] = Some(path);
        }
        for (path, (id, rest)) in new.paths.keys().filter_map(|path| Some((path, table_of(path)?))) {
            places.entry((id.to_owned(), rest)).or_default()[1] = Some(path);
        }
        places.retain(|_, at| !matches!(at, [Some(one), Some(other)] if old.has_same(one, new, other)));
        let places: Vec<(String, [Option<&str>; 2])> = places.into_iter().map(|((id, _), at)| (id, at)).collect();
        let before: BTreeSet<String> = old.documents().into_keys().map(|id| self.new_id(id)).collect();
        let now = new.documents();
        let mut tables = Vec::new();
        // So many at a time: where no manifest tells, most are found to be the same only when they are read.
        for some in places.chunks(256) {
            let read = some.par_iter().map(|(id, [one, other])| {
                let (one, other) = (old.table(*one)?, new.table(*other)?);
                let is_same = matches!((&one, &other), (Some((_, one)), Some((_, other))) if one == other);
                let figures = |it| if is_same { Ok(Vec::new()) } else { figures(it) };
                Ok(Table { announcement: id.clone(), old: figures(one)?, new: figures(other)? })
            });
            for table in read.collect::<Result<Vec<_>, ReadError>>()?.into_iter().filter(|it| it.old != it.new) {
                if before.contains(&table.announcement) && now.contains_key(&*table.announcement) {
                    tables.push(table);
                } else {
                    *self.figures.entry(table.announcement).or_default() += table.old.len().max(table.new.len());
                }
            }
        }
        self.tables = tables;
        Ok(())
    }
}
