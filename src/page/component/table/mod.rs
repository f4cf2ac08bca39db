//! Statements as accounting tables: on the page of their announcement and on a page of their own.

pub mod header;
pub mod line;
pub mod note;
pub mod order;
mod room;
pub mod unit;
pub mod waiver;

use super::note::Notes;
use crate::address::{Site, path};
use crate::domain::Scale;
use crate::domain::announcement::Announcement;
use crate::domain::statement::{Line, Statement};
use crate::words;
use header::Header;
use line::Rows;
use serde::Serialize;

/// A table.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// Key within the document; anchor of the table on the announcement's page.
    pub id: String,
    /// Title as printed.
    pub title: String,
    /// The printed line on units.
    pub units_note: Option<String>,
    /// `Audited`, `Unaudited`, or nothing where the document doesn't say.
    pub audited: Option<&'static str>,
    /// The page of its own.
    pub href: String,
    /// The same figures as CSV.
    pub csv_href: String,
    /// All figures of the announcement as a spreadsheet, where the site has it.
    pub workbook: Option<String>,
    /// Headings of the columns.
    pub header: Header,
    /// Whether it stands on its own page, where lines have ways on.
    pub own: bool,
    /// How many columns the document has.
    pub columns: usize,
    /// Whether there are columns of computed changes, which a reader switches on.
    pub changes: bool,
    /// The lines as HTML: `tr` elements.
    pub rows: String,
    /// Classes of the table: `has-percent` where a line has percentages.
    pub class: &'static str,
    /// Classes of the room that the table takes.
    pub room: String,
    /// Whether its columns scroll where there is little room.
    pub scrolls: bool,
    /// How columns were translated.
    pub translations: Vec<String>,
    /// What columns tell of others.
    pub across: Vec<String>,
    /// How figures came about that were not translated plainly.
    pub methods: Vec<String>,
}

/// The view of a table on its own page, where every cell can be linked to. `ties` says whether the page tells how the figures
/// of the line at a position tie.
#[must_use]
pub fn on_own_page(
    site: &Site<'_>,
    announcement: &Announcement,
    statement: &Statement,
    ties: &dyn Fn(usize) -> bool,
    notes: &Notes<'_>,
) -> TableView {
    view(site, announcement, statement, "../", ties, notes)
}

/// `up` is the way from the page to the announcement's.
fn view(
    site: &Site<'_>,
    announcement: &Announcement,
    statement: &Statement,
    up: &str,
    ties: &dyn Fn(usize) -> bool,
    notes: &Notes<'_>,
) -> TableView {
    let id = &statement.id.value;
    let words = words::of(&site.edition.config().language);
    let has_percent = statement.lines.iter().any(|line| !line.sign().is_empty())
        || statement.columns.iter().any(|column| {
            column.derived.is_some() || column.unit.is_some_and(|unit| !unit.sign(Scale::One).is_empty())
        });
    let dimensions = site.edition.definitions().dimensions;
    let mut header = header::of(statement, dimensions, words);
    for (heading, column) in header.columns.iter_mut().zip(&statement.columns) {
        // A line may have the column's id.
        heading.marks = notes.marks(&column.footnotes, &format!("{id}...{}", column.id.value));
    }
    let waived = waiver::waived(site, announcement, statement);
    let noted: Vec<(&str, &str)> = waived.iter().map(|it| (it.line, it.column)).collect();
    let format = announcement.conventions.number_format();
    let own = !up.is_empty();
    let shown = if own {
        order::with_changes(statement, &site.edition.issuer().calendar, words)
    } else {
        order::shown(statement)
    };
    let changes = shown.len() - statement.columns.len();
    let room::Room { class: room, scrolls } = room::of(statement, &header, changes);
    let root = path::root_of(&path::statement(&announcement.id, id));
    let over_time = |line: &Line| {
        let is_whole = || statement.columns.iter().any(|column| statement.is_whole(line, column));
        let concept = site.history.financials.concept(line.concept()).filter(|_| own && is_whole())?;
        Some(format!("{root}{}", path::concept(concept.id)))
    };
    let rows = Rows { format, over_time: &over_time, own, shown: &shown, ties, notes, noted: &noted, words };
    TableView {
        title: statement.title.to_string(),
        units_note: statement.units_note.as_deref().map(str::to_owned),
        audited: statement.audited.map(|audited| words.audited(audited)),
        href: format!("{up}{id}/index.html"),
        csv_href: format!("{up}{id}/{id}.csv"),
        workbook: site.has(&path::workbook(&announcement.id)).then(|| format!("{up}{}.xlsx", announcement.id)),
        own,
        columns: statement.columns.len(),
        changes: changes > 0,
        header: header.arranged(&shown, statement, words),
        rows: line::rows(statement, rows),
        class: if has_percent { "statement has-percent" } else { "statement" },
        room,
        scrolls,
        translations: note::translations(announcement, statement, words),
        methods: note::methods(statement, dimensions, words),
        across: note::across(statement, dimensions, words),
        id: id.to_string(),
    }
}
