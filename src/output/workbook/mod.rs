//! Spreadsheets (Office Open XML, ECMA-376): a workbook an announcement and one of the lines that are followed over time.
//!
//! `docs/data-files.md` tells readers what the sheets have. The bytes are the same in every build: the date of creation is that
//! of the document, and the entries of the archive have none.
//!
//! A number of a spreadsheet is a binary floating-point number, which holds 15 digits of a decimal. Figures with more are
//! written as text, so that what is read is always what was printed.

mod contents;
mod facts;
mod figures;
mod financials;
mod name;
mod number;
mod sheet;
mod statement;
mod style;

use crate::address::{Site, figure, path};
use crate::domain::Announcement;
use crate::output::facts::Rows;
use crate::page::component::company;
use crate::words;
use chrono::{Datelike, NaiveDate};
use contents::{Contents, Entry};
pub use facts::FactsOfYear;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use sheet::Sheet;
use style::Styles;

/// How much work goes into making the file smaller, of 1 to 9. A tenth of a large archive's bytes isn't worth twice the time.
const COMPRESSION: u8 = 1;

/// The statements of an announcement, a sheet each, the figures beside them, and the rows of all facts where these are a sheet as
/// well.
#[must_use]
pub fn of_announcement(site: &Site<'_>, announcement: &Announcement, rows: Option<&Rows>) -> Vec<u8> {
    let (config, issuer) = (site.edition.config(), site.edition.issuer());
    let words = words::of(&config.language);
    let mut styles = Styles::new();
    let address = format!("{}{}", config.base_url.value, path::canonical(&path::announcement(&announcement.id)));
    let ids = announcement.statements.iter().map(|statement| &*statement.id.value);
    let names = name::sheets(ids, &[words.contents_sheet(), words.figures_sheet(), words.facts_sheet()]);
    let mut sheets = Vec::new();
    let mut entries = Vec::new();
    for (statement, name) in announcement.statements.iter().zip(&names) {
        let (sheet, unit) = statement::sheet(site, announcement, statement, name, &mut styles);
        sheets.push(sheet);
        entries.push(Entry { sheet: name.clone(), title: statement.title.to_string(), unit });
    }
    if figure::has_file(announcement, issuer) {
        let title = words.figures_title().to_owned();
        sheets.push(figures::sheet(site, announcement, words, &mut styles));
        entries.push(Entry { sheet: words.figures_sheet().to_owned(), title, unit: String::new() });
    }
    if let Some(rows) = rows {
        let (name, base) = (words.facts_sheet(), &config.base_url.value);
        sheets.push(facts::sheet(name, rows.len(), rows.pages(), base, &styles));
        let title = words.facts_title().to_owned();
        entries.push(Entry { sheet: name.to_owned(), title, unit: String::new() });
    }
    let source = &announcement.source;
    let document = [Some(&*source.title), source.id.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let of_facts = rows.is_some().then(|| words.legend_of_facts_sheet());
    let legend: Vec<&str> = words.sheet_legend().iter().copied().chain(of_facts).collect();
    let contents = Contents {
        title: &announcement.title,
        issuer: &company::name_then(issuer, announcement),
        dated: Some(announcement.dated.value),
        document: &document,
        address: &address,
        entries: &entries,
        legend: &legend,
    };
    let last = sheets.len() + 1;
    let saved = workbook(contents, sheets, &mut styles, words);
    match rows {
        Some(rows) => facts::filled(saved, last, rows),
        None => saved,
    }
}

/// The lines of statements that are followed over time, a sheet for each length of periods.
#[must_use]
pub fn of_financials(site: &Site<'_>) -> Vec<u8> {
    let config = site.edition.config();
    let words = words::of(&config.language);
    let mut styles = Styles::new();
    let (sheets, entries): (Vec<_>, Vec<_>) = financials::sheets(site, words, &mut styles).into_iter().unzip();
    let facts = site.history.financials.concepts().iter().flat_map(|concept| concept.facts());
    let title = words.term(words::term::Term::Financials);
    let contents = Contents {
        title,
        issuer: site.edition.issuer().current_name(),
        dated: facts.map(|fact| fact.announcement.dated.value).max(),
        document: "",
        address: &format!("{}{}", config.base_url.value, path::canonical(path::FIGURES)),
        entries: &entries,
        legend: words.legend_over_time(),
    };
    workbook(contents, sheets, &mut styles, words)
}

/// The bytes of a workbook.
fn workbook(contents: Contents<'_>, sheets: Vec<Sheet>, styles: &mut Styles, words: &dyn words::Words) -> Vec<u8> {
    let mut workbook = Workbook::new();
    facts::looks(styles).iter().for_each(|look| workbook.register_format(look));
    workbook.set_zip_compression_level(COMPRESSION);
    workbook.set_properties(&properties(&contents));
    let first = contents.sheet(words, styles);
    std::iter::once(first).chain(sheets).for_each(|sheet| workbook.push_worksheet(sheet.finish()));
    workbook.save_to_buffer().expect("a workbook whose sheets have names of their own")
}

/// Author, title and the date of creation, which else would be the time of the build.
fn properties(contents: &Contents<'_>) -> DocProperties {
    let created = contents.dated.and_then(date).or_else(|| date(NaiveDate::default()));
    let properties = DocProperties::new()
        .set_title(contents.title)
        .set_subject(contents.document)
        .set_author(contents.issuer)
        .set_comment(contents.address);
    match created {
        Some(created) => properties.set_creation_datetime(&created),
        None => properties,
    }
}

/// A day from 1900 on, as far as spreadsheets know days.
fn date(day: NaiveDate) -> Option<ExcelDateTime> {
    let (month, day_of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, month, day_of_month).ok()
}

#[cfg(test)]
mod tests;
