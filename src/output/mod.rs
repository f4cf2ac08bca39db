//! Files for machines: CSV, calendars, feeds, spreadsheets, reports in xBRL-JSON, sitemap and rules for crawlers.

mod calendar;
pub mod csv;
mod csv_announcements;
mod csv_dividends;
mod csv_events;
mod csv_figures;
mod csv_financials;
mod csv_meetings;
mod csv_names;
mod csv_people;
mod csv_repurchases;
mod csv_results;
mod csv_shares;
mod csv_table;
pub mod facts;
mod feed;
mod json_events;
mod llms;
mod package;
#[cfg(feature = "pictures")]
mod picture;
pub mod robots;
mod schema;
pub mod search;
pub mod sitemap;
pub mod size;
mod term;
#[cfg(feature = "workbooks")]
mod workbook;
mod xbrl;

pub use calendar::Calendars;
pub use csv_events::events as events_csv;
pub use csv_table::unguarded;
pub use json_events::events as events_json;
#[cfg(feature = "workbooks")]
pub use workbook::Workbooks;
pub use xbrl::of_announcement as xbrl;

use crate::address::{DataFile, DataFormat, Site, path};
use crate::ledger::Ledger;
use crate::words;
use facts::{Facts, Forms, Written};

/// Without the feature no site has workbooks.
#[cfg(not(feature = "workbooks"))]
#[derive(Debug, Default)]
pub struct Workbooks {}

/// The bytes of a file.
#[must_use]
#[cfg_attr(not(feature = "workbooks"), expect(unused_variables, reason = "there are no workbooks"))]
pub fn bytes(site: &Site<'_>, file: DataFile<'_>, workbooks: &mut Workbooks) -> Vec<u8> {
    match file {
        DataFile::Facts(announcement, format) => {
            facts::of_announcement(site, announcement, Forms::FILES).into_file(format)
        }
        DataFile::FactsOfYear(year, format) => facts::of_year(site, year, format),
        #[cfg(feature = "workbooks")]
        DataFile::FactsWorkbook(year) => {
            let mut book = workbook::FactsOfYear::new(site, year);
            for announcement in facts::dated_in(site, year) {
                let own = facts::of_announcement(site, announcement, Forms::ROWS);
                book.add(&own.rows, &workbooks.deflated(own.rows.xml()), announcement.dated.value);
            }
            book.finish(workbooks)
        }
        #[cfg(feature = "workbooks")]
        DataFile::Workbook(announcement) => {
            let has_facts = site.has(&path::facts(&announcement.id, DataFormat::Csv));
            let rows = has_facts.then(|| facts::of_announcement(site, announcement, Forms::ROWS).rows);
            let packed = rows.as_ref().map(|rows| workbooks.deflated(rows.xml()));
            workbook::of_announcement(site, announcement, rows.as_ref().zip(packed.as_ref()), workbooks)
        }
        #[cfg(feature = "workbooks")]
        DataFile::FinancialsWorkbook => workbook::of_financials(site, workbooks),
        #[cfg(feature = "pictures")]
        DataFile::Picture(Some(announcement)) => picture::of_announcement(site, announcement),
        #[cfg(feature = "pictures")]
        DataFile::Picture(None) => picture::of_site(site),
        #[cfg(feature = "pictures")]
        DataFile::Icon => picture::icon(site),
        _ => text(site, file).into_bytes(),
    }
}

/// What is given of a file.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'p> {
    /// All of it.
    Whole(&'p [u8]),
    /// What stands behind the pieces that were given before.
    Next(&'p [u8]),
}

/// Gives each file of every fact of a year with its path: those of its announcements, among them their workbooks and their reports
/// in xBRL, and those of the year, piece by piece. What they are made of is found out once for all.
///
/// # Errors
/// What `write` gives.
#[cfg_attr(not(feature = "workbooks"), expect(unused_variables, reason = "there are no workbooks"))]
pub fn facts_of_year<E>(
    site: &Site<'_>,
    year: i32,
    workbooks: &mut Workbooks,
    mut write: impl FnMut(&str, Piece<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let has_rows = site.has(&path::facts_workbook(year));
    #[cfg(feature = "workbooks")]
    let mut book = has_rows.then(|| workbook::FactsOfYear::new(site, year));
    let mut own = Written::new(Forms { rows: has_rows, ..Forms::FILES });
    let paths = DataFormat::ALL.map(|format| (format, path::facts_of_year(year, format)));
    for (format, path) in &paths {
        write(path, Piece::Next(own.head(*format)))?;
    }
    for (nth, announcement) in facts::dated_in(site, year).enumerate() {
        let facts = Facts::of(site, announcement);
        own.fill(&facts);
        for (format, path) in &paths {
            write(&path::facts(&announcement.id, *format), Piece::Whole(own.file(*format)))?;
            for piece in own.next(*format, nth == 0) {
                write(path, Piece::Next(piece))?;
            }
        }
        if site.has(&path::xbrl_report(&announcement.id)) {
            for (path, text) in xbrl::of_announcement(site, facts.examined()) {
                write(&path, Piece::Whole(text.as_bytes()))?;
            }
        }
        #[cfg(feature = "workbooks")]
        if let Some(book) = &mut book {
            let packed = workbooks.deflated(own.rows.xml());
            book.add(&own.rows, &packed, announcement.dated.value);
            let bytes = workbook::of_announcement(site, announcement, Some((&own.rows, &packed)), workbooks);
            write(&path::workbook(&announcement.id), Piece::Whole(&bytes))?;
        }
    }
    for (format, path) in &paths {
        write(path, Piece::Next(facts::end(*format)))?;
    }
    #[cfg(feature = "workbooks")]
    if let Some(book) = book {
        write(&path::facts_workbook(year), Piece::Whole(&book.finish(workbooks)))?;
    }
    Ok(())
}

/// The text of a file.
fn text(site: &Site<'_>, file: DataFile<'_>) -> String {
    let base_url = &site.edition.config().base_url.value;
    match file {
        DataFile::Statement(announcement, statement) => {
            let book = site.edition.position(&announcement.id).unwrap_or(usize::MAX);
            csv::statement(site.audit, book, &site.examine(announcement), statement)
        }
        DataFile::Metric(metric) => csv::metric(metric, site.history.series(metric)),
        DataFile::Financials(concept) => {
            let concepts = site.history.financials.concepts();
            csv_financials::financials(concept.map_or(concepts, |at| std::slice::from_ref(&concepts[at])))
        }
        DataFile::Figures(announcement) => {
            csv_figures::figures(announcement, site.edition.issuer(), site.edition.definitions().metrics)
        }
        DataFile::Announcements => csv_announcements::announcements(site),
        DataFile::Events => {
            csv_events::events(site.history.timeline.told(), words::of(&site.edition.config().language))
        }
        DataFile::Meetings => csv_meetings::meetings(site),
        DataFile::Results => csv_results::results(site),
        DataFile::Dividends => csv_dividends::dividends(site),
        DataFile::Repurchases => csv_repurchases::repurchases(site),
        DataFile::People => csv_people::people(site),
        DataFile::Names => csv_names::names(site),
        DataFile::Shares => csv_shares::shares(site),
        DataFile::XbrlReport(announcement) => {
            let [(_, report), _] = xbrl::of_announcement(site, &site.examine(announcement));
            report
        }
        DataFile::XbrlSchema(announcement) => {
            let [_, (_, schema)] = xbrl::of_announcement(site, &site.examine(announcement));
            schema
        }
        DataFile::XbrlTaxonomy => xbrl::taxonomy(site),
        DataFile::Package => package::package(site),
        DataFile::Schema(table) => schema::schema(table, words::of(&site.edition.config().language)),
        DataFile::Sitemap(part) => sitemap::text(base_url, &site.listed(), part),
        DataFile::Feed(at, archive, form) => {
            feed::text(site, at, archive, form, words::of(&site.edition.config().language))
        }
        DataFile::Llms => llms::text(site, words::of(&site.edition.config().language)),
        DataFile::Ledger => site.ledger.map(Ledger::text).unwrap_or_default(),
        DataFile::Facts(..)
        | DataFile::FactsOfYear(..)
        | DataFile::FactsWorkbook(_)
        | DataFile::Workbook(_)
        | DataFile::FinancialsWorkbook
        | DataFile::Picture(_)
        | DataFile::Icon
        | DataFile::Manifest => String::new(),
        DataFile::Robots => robots::text(base_url),
        DataFile::Calendar(_) => Calendars::new(site).text(file).unwrap_or_default(),
        DataFile::Event(at) => calendar::event(site, at),
        DataFile::WithdrawnEvent(at) => calendar::withdrawn(site, at),
        DataFile::SearchScript => search::SCRIPT.to_owned(),
    }
}
