//! The index of the records, made by Pagefind (<https://pagefind.app>) from records and not from pages.
//!
//! Pagefind's names are hashes of contents, its maps are sorted before they are written, and records are added in a fixed order:
//! the same site gives the same bytes. Of what it makes, the files are taken that its script loads: not its own pages of
//! results, which are larger than all else.

use super::record::Record;
use super::records::{of_announcement, of_subjects};
use crate::address::{Site, path, search_index};
use crate::words;
use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt;

/// How many files with texts of records there are at most in a language: of more records, several share a file.
const FRAGMENTS: u32 = 4_000;

/// How many announcements are made records of at once.
const AT_ONCE: usize = 256;

/// An index.
#[derive(Debug, Default)]
pub struct Index {
    /// Its files by path, below the site's base.
    pub files: BTreeMap<String, Vec<u8>>,
    /// How many records it has.
    pub records: usize,
}

/// Why there is no index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmade {
    /// It was asked to end.
    Stopped,
    /// Pagefind can't make it.
    Failed(String),
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => f.write_str("stopped"),
            Self::Failed(why) => write!(f, "the index of search can't be made: {why}"),
        }
    }
}

/// The index of a site. Asks now and then whether it `is_stopped`.
///
/// # Errors
/// It was stopped, or Pagefind fails.
pub fn index(site: &Site<'_>, is_stopped: &dyn Fn() -> bool) -> Result<Index, Unmade> {
    // Pagefind asks for the working directory, which it doesn't need here, and takes it that there is one.
    #[expect(clippy::disallowed_methods, reason = "nothing is read from there")]
    let _there = std::env::current_dir().map_err(failed)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(failed)?;
    runtime.block_on(made(site, is_stopped))
}

async fn made(site: &Site<'_>, is_stopped: &dyn Fn() -> bool) -> Result<Index, Unmade> {
    let own = search_index::language(&site.edition.config().language, &site.edition.config().language);
    let mut index = Index::default();
    let mut parts = site.edition.announcements.chunks(search_index::ANNOUNCEMENTS);
    let first = parts.next().unwrap_or_default();
    for (number, announcements) in std::iter::once(first).chain(parts).enumerate() {
        let options = PagefindServiceConfig::builder().max_fragments(FRAGMENTS).build();
        let mut making = PagefindIndex::new(Some(options)).map_err(failed)?;
        let others = if number == 0 { of_subjects(site) } else { Vec::new() };
        for record in others {
            add(&mut making, site, record).await?;
            index.records += 1;
        }
        for some in announcements.chunks(AT_ONCE) {
            let records: Vec<_> = some.par_iter().map(|it| of_announcement(site, it)).collect();
            for record in records.into_iter().flatten() {
                add(&mut making, site, record).await?;
                index.records += 1;
            }
            if is_stopped() {
                return Err(Unmade::Stopped);
            }
        }
        let folder = format!("{}{}", path::SEARCH_INDEX, search_index::folder(number));
        let files: BTreeMap<String, Vec<u8>> =
            making.get_files().await.map_err(failed)?.into_iter().filter_map(named).collect();
        let has_own = files.contains_key(&machine(&own));
        let machine = if has_own { machine(&own) } else { machine("unknown") };
        let kept = files.into_iter().filter(|(name, _)| is_kept(name) || number == 0 && is_run(name, &machine));
        index.files.extend(kept.map(|(name, bytes)| (format!("{folder}{name}"), bytes)));
    }
    Ok(index)
}

/// A file by its name in the index's folder; none where that is no text.
fn named(file: SyntheticFile) -> Option<(String, Vec<u8>)> {
    let name = file.filename.to_str()?.replace('\\', "/");
    Some((name, file.contents))
}

/// The machine of a language, which has its stemmer. A browser loads that of the site's language, and the general one where there
/// is none.
fn machine(language: &str) -> String {
    format!("wasm.{language}.pagefind")
}

async fn add(making: &mut PagefindIndex, site: &Site<'_>, record: Record) -> Result<(), Unmade> {
    let config = site.edition.config();
    let language = search_index::language(&record.language, &config.language).into_owned();
    let mut meta = BTreeMap::from([("title".to_owned(), record.title), ("kind".to_owned(), record.what)]);
    let mut filters = BTreeMap::from([
        ("kind".to_owned(), vec![record.kind.to_owned()]),
        ("language".to_owned(), vec![record.language]),
    ]);
    if let Some(day) = record.day {
        meta.insert("date".to_owned(), words::of(&config.language).date(day));
        filters.insert("year".to_owned(), vec![day.format("%Y").to_string()]);
    }
    // A record without a single word is left out: that of a list has none but its name.
    let text = if record.text.is_empty() { meta["title"].clone() } else { record.text.into_string() };
    let added = making.add_custom_record(record.address, text, language, Some(meta), Some(filters), None);
    added.await.map(|_| ()).map_err(failed)
}

/// Whether a file is one of an index.
fn is_kept(name: &str) -> bool {
    let is_below = ["fragment/", "index/", "filter/"].iter().any(|it| name.starts_with(it));
    is_below || name.ends_with(".pf_meta") || name == "pagefind-entry.json"
}

/// Whether a file is what looks into all indexes: the script, its worker and a machine.
fn is_run(name: &str, machine: &str) -> bool {
    ["pagefind.js", "pagefind-worker.js", machine].contains(&name)
}

fn failed(error: impl fmt::Display) -> Unmade {
    Unmade::Failed(error.to_string())
}
