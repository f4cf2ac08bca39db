//! Statements as accounting tables: on the page of their announcement and on a page of their own.

mod header;
mod line;
mod note;
mod room;
mod ties;
mod ties_view;
mod told;
mod waiver;

use super::announcement::document;
use super::announcement::text::{FootnoteView, Notes};
use super::correction;
use super::format::{self, MomentView};
use super::shell::{Link, Shell};
use super::{Content, Site};
use crate::domain::announcement::Announcement;
use crate::domain::period::Part;
use crate::domain::statement::{LineUnit, Statement, StatementKind};
use crate::domain::{Moment, Period};
use header::Header;
use line::{CellNotes, LineView};
pub use note::column_words;
use serde::Serialize;
use ties_view::TiesView;

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
    /// Headings of the columns.
    pub header: Header,
    /// The lines.
    pub lines: Vec<LineView>,
    /// Classes of the table: `has-percent` where a line has percentages.
    pub class: &'static str,
    /// Classes of the room that the table takes.
    pub room: String,
    /// Whether its columns scroll where there is little room.
    pub scrolls: bool,
    /// How columns were translated.
    pub translations: Vec<String>,
    /// How figures came about that were not translated plainly.
    pub methods: Vec<String>,
}

/// The view of a statement's own page.
#[derive(Debug, Serialize)]
struct View {
    page: Shell,
    statement: TableView,
    kind: &'static str,
    announcement: Link,
    dated: MomentView,
    issuer_then: String,
    issuer_now: Option<String>,
    footnotes: Vec<FootnoteView>,
    ties: Option<TiesView>,
    others: Vec<Link>,
}

/// Tables of one sort, on the page of an announcement.
#[derive(Debug, Serialize)]
pub struct Group {
    /// Anchor.
    pub anchor: &'static str,
    /// Heading.
    pub title: &'static str,
    /// The tables in printed order.
    pub tables: Vec<TableView>,
}

/// The tables of an announcement's page: figures of the text, statements, reconciliations.
pub(super) fn groups(site: &Site<'_>, announcement: &Announcement, notes: &Notes<'_>) -> Vec<Group> {
    let sorts = [
        ("text_figures", "Figures from the discussion"),
        ("financial_statements", "Financial statements"),
        ("non_gaap", "Reconciliations"),
    ];
    let mut groups = sorts.map(|(anchor, title)| Group { anchor, title, tables: Vec::new() });
    for statement in &announcement.statements {
        let sort = match statement.kind {
            StatementKind::Discussion => 0,
            StatementKind::Reconciliation => 2,
            _ => 1,
        };
        groups[sort].tables.push(table(site, announcement, statement, "", notes));
    }
    groups.into_iter().filter(|group| !group.tables.is_empty()).collect()
}

/// The page of a statement.
#[must_use]
pub fn content(site: &Site<'_>, announcement: &Announcement, statement: &Statement) -> Content<'static> {
    let path = format!("announcements/{}/{}/index.html", announcement.id, statement.id.value);
    let issuer_then = document::name_then(site, announcement);
    let day = format::date(announcement.dated.value);
    let title = format!("{}, {}", statement.title, announcement.title);
    let description = format!("{} of {issuer_then}, from “{}” of {day}.", statement.title, announcement.title);
    let mut page = Shell::new(site.edition.config(), &path, "statement", "figures", title, description)
        .under("announcements/index.html", "Announcements")
        .under(&format!("announcements/{}/index.html", announcement.id), &*announcement.title);
    page.language = announcement.language.to_string();
    page.notices = correction::notices(site, announcement, &page.root);
    let root = page.root.clone();
    let notes = Notes::below(site, announcement, &root);
    let mut table = table(site, announcement, statement, "../", &notes);
    let ties = ties_view::view(site, announcement, statement, &notes);
    for told in ties.iter().flat_map(|ties| &ties.lines) {
        let at = statement.lines.iter().position(|line| *line.id.value == *told.id);
        if let Some(line) = at.and_then(|at| table.lines.get_mut(at)) {
            line.ties = Some(format!("#ties_{}", told.id));
        }
    }
    let now = site.edition.issuer().current_name();
    let dated = Moment::day(announcement.dated.value, announcement.zone);
    let others = announcement
        .statements
        .iter()
        .filter(|other| other.id != statement.id)
        .map(|other| Link { href: format!("../{}/index.html", other.id.value), text: other.title.to_string() });
    let view = View {
        page,
        statement: table,
        kind: kind_words(statement),
        announcement: Link { href: "../index.html".to_owned(), text: announcement.title.to_string() },
        dated: format::moment(&dated, &site.edition.config().zones),
        issuer_now: Some(now).filter(|now| *now != issuer_then).map(str::to_owned),
        issuer_then,
        footnotes: notes.footnotes(false),
        ties,
        others: others.collect(),
    };
    Content::page("statement.html", &view)
}

/// The view of a table. `up` is the way from the page to the announcement's: nothing on that page itself,
/// and `../` on the statement's own, where every cell can be linked to.
fn table(
    site: &Site<'_>,
    announcement: &Announcement,
    statement: &Statement,
    up: &str,
    notes: &Notes<'_>,
) -> TableView {
    let id = &statement.id.value;
    let has_percent = statement.lines.iter().any(|line| line.unit == LineUnit::Percent);
    let header = header::of(statement);
    let room::Room { class: room, scrolls } = room::of(statement, &header);
    let waived = waiver::waived(site, announcement, statement);
    let reasons = CellNotes {
        cells: waived.iter().map(|it| (it.line, it.column)).collect(),
        page: if up.is_empty() { format!("{id}/index.html") } else { String::new() },
    };
    TableView {
        title: statement.title.to_string(),
        units_note: statement.units_note.as_deref().map(str::to_owned),
        audited: statement.audited.map(|audited| if audited { "Audited" } else { "Unaudited" }),
        href: format!("{up}{id}/index.html"),
        csv_href: format!("{up}{id}/{id}.csv"),
        header,
        lines: line::views(statement, !up.is_empty(), notes, &reasons),
        class: if has_percent { "statement has-percent" } else { "statement" },
        room,
        scrolls,
        translations: note::translations(announcement, statement),
        methods: note::methods(statement),
        id: id.to_string(),
    }
}

/// A period in words: `Three months ended 31 March 2024`, `31 March 2024`.
#[must_use]
pub fn period_words(period: &Period) -> String {
    match length_words(period) {
        Some(length) => format!("{length} {}", format::date(period.end())),
        None => period.to_string(),
    }
}

/// How a fiscal period is introduced before its last day; nothing for an instant or another span.
fn length_words(period: &Period) -> Option<&'static str> {
    let Period::Span { fiscal: Some((_, part)), .. } = period else { return None };
    Some(match part {
        Part::Quarter(_) => "Three months ended",
        Part::Half(_) => "Six months ended",
        Part::NineMonths => "Nine months ended",
        Part::Year => "Year ended",
    })
}

fn kind_words(statement: &Statement) -> &'static str {
    match statement.kind {
        StatementKind::BalanceSheet => "Balance sheet",
        StatementKind::Operations => "Statement of operations",
        StatementKind::CashFlows => "Statement of cash flows",
        StatementKind::ComprehensiveIncome => "Statement of comprehensive income",
        StatementKind::Reconciliation => "Reconciliation",
        StatementKind::Discussion => "Figures from the discussion",
        StatementKind::Other => "Table",
    }
}
