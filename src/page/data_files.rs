//! The page of the files for machines: each kind, its files, and what its columns mean.

use super::component::link::Link;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{DataFile, DataFormat, DataTable, Page, Route, Site, path};
use crate::words::legend::{self, Legend, Meaning, Prose, sections};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

#[derive(Serialize)]
struct View {
    page: Shell,
    formats: Vec<Prose>,
    tables: Vec<TableView>,
    others: Vec<OtherView>,
}

/// A kind of table.
#[derive(Serialize)]
struct TableView {
    id: &'static str,
    title: String,
    about: Vec<Prose>,
    /// Its files for the site or for years.
    files: Vec<Link>,
    /// How many files of the kind stand beside pages, where there are some, and the newest of them.
    many: Option<ManyView>,
    columns: Vec<Meaning>,
    /// How many columns those are.
    count: usize,
}

#[derive(Serialize)]
struct ManyView {
    count: String,
    example: Link,
}

/// A file that is no table.
#[derive(Serialize)]
struct OtherView {
    file: Link,
    about: &'static str,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (company, words) = (site.edition.issuer().current_name(), words::of(&site.edition.config().language));
    let (title, description) = (words.term(Term::Data), words.data_description(company));
    let page = Shell::new(site.edition.config(), path::DATA, "data", "", title, description);
    let sections = sections(words.data_files());
    let tables = DataTable::ALL.into_iter().filter_map(|table| of_table(site, &page.root, table, &sections, words));
    let others = site.routes.iter().filter_map(|route| {
        let Page::Data(file) = route.page else { return None };
        Some(OtherView { file: link(&page.root, route), about: words.other_file(file)? })
    });
    let formats = sections.iter().find(|section| section.title == words.formats_title());
    // An archive may have no package, and with it no schemas.
    let is_of_package = |point: &Prose| point.iter().any(|run| run.is_code && run.text == path::PACKAGE);
    let is_told = |point: &&Prose| site.has(path::PACKAGE) || !is_of_package(point);
    let view = View {
        formats: formats.map_or_else(Vec::new, |section| section.points.iter().filter(is_told).cloned().collect()),
        tables: tables.collect(),
        others: others.collect(),
        page,
    };
    Content::page("data.html", &view)
}

/// A kind of table; nothing where the site has no file of it.
fn of_table(
    site: &Site<'_>,
    root: &str,
    table: DataTable,
    sections: &[Legend],
    words: &dyn Words,
) -> Option<TableView> {
    let is_of = |file: DataFile<'_>| {
        // JSON and spreadsheets have the same columns, and stand beside CSV.
        let is_beside = matches!(file, DataFile::FactsOfYear(_, DataFormat::Json) | DataFile::FactsWorkbook(_));
        file.table() == Some(table) || table == DataTable::Facts && is_beside
    };
    let (mut files, mut many, mut newest) = (Vec::new(), 0, None);
    for route in &site.routes {
        match route.page {
            Page::Data(file) if is_of(file) && file.is_one_of_many() => {
                many += 1;
                newest = Some(route);
            }
            Page::Data(file) if is_of(file) => files.push(link(root, route)),
            _ => {}
        }
    }
    if files.is_empty() && many == 0 {
        return None;
    }
    files.sort_by(|a, b| b.text.cmp(&a.text));
    let legend = legend::of(sections, words, table).cloned().unwrap_or_default();
    Some(TableView {
        id: table.id(),
        title: legend.title,
        about: legend.paragraphs,
        files,
        many: newest.map(|route| ManyView { count: words.files(many), example: link(root, route) }),
        count: legend.columns.iter().map(|it| it.columns.len()).sum(),
        columns: legend.columns,
    })
}

/// A file by its path.
fn link(root: &str, route: &Route<'_>) -> Link {
    Link { href: format!("{root}{}", path::encoded(&route.path)), text: route.path.to_string() }
}
