//! Spreadsheets (Office Open XML, ECMA-376): a workbook an announcement and one of the lines that are followed over time.
//!
//! `docs/data-files.md` tells readers what the sheets have. The bytes are the same in every build: the date of creation is that
//! of the document, and the entries of the archive have none.
//!
//! The library makes what a workbook is: its parts and how they refer to each other, looks, what it says of itself. An archive has
//! a workbook an announcement, which differ in little else than their cells. So it makes a [`skeleton`] once for many, and cells
//! are written into it here.
//!
//! A number of a spreadsheet is a binary floating-point number, which holds 15 digits of a decimal. Figures with more are
//! written as text, so that what is read is always what was printed.

mod archive;
mod contents;
mod facts;
mod figures;
mod financials;
mod layout;
mod name;
mod number;
mod sheet;
mod skeleton;
mod statement;
mod style;

use crate::address::{Site, figure, path};
use crate::domain::Announcement;
use crate::output::facts::Rows;
use crate::page::component::company;
use crate::words;
pub use archive::Deflated;
use contents::{Contents, Entry};
pub use facts::FactsOfYear;
use sheet::Sheet;
use skeleton::Properties;
pub use skeleton::Workbooks;
use style::Styles;

/// The statements of an announcement, a sheet each, the figures beside them, and the rows of all facts, as they are compressed,
/// where these are a sheet as well.
#[must_use]
pub fn of_announcement(
    site: &Site<'_>,
    announcement: &Announcement,
    facts: Option<(&Rows, &Deflated)>,
    workbooks: &mut Workbooks,
) -> Vec<u8> {
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
    if let Some((rows, packed)) = facts {
        let name = words.facts_sheet();
        sheets.push(facts::of_announcement(name, rows, packed, &config.base_url.value));
        let title = words.facts_title().to_owned();
        entries.push(Entry { sheet: name.to_owned(), title, unit: String::new() });
    }
    let source = &announcement.source;
    let document = [Some(&*source.title), source.id.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let of_facts = facts.is_some().then(|| words.legend_of_facts_sheet());
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
    workbook(contents, sheets, &styles, words, workbooks)
}

/// The lines of statements that are followed over time, a sheet for each length of periods.
#[must_use]
pub fn of_financials(site: &Site<'_>, workbooks: &mut Workbooks) -> Vec<u8> {
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
    workbook(contents, sheets, &styles, words, workbooks)
}

/// The bytes of a workbook.
fn workbook(
    contents: Contents<'_>,
    sheets: Vec<Sheet>,
    styles: &Styles,
    words: &dyn words::Words,
    workbooks: &mut Workbooks,
) -> Vec<u8> {
    let properties = Properties {
        title: contents.title,
        document: contents.document,
        author: contents.issuer,
        address: contents.address,
        created: contents.dated,
    };
    let all = std::iter::once(contents.sheet(words)).chain(sheets).collect();
    workbooks.workbook(&properties, all, styles)
}

#[cfg(test)]
mod tests;
