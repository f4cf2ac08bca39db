//! The statements on the page of their announcement.

use crate::address::Site;
use crate::domain::announcement::Announcement;
use crate::domain::statement::StatementKind;
use crate::page::component::note::Notes;
use crate::page::component::table::{self, TableView};
use crate::words;
use crate::words::term::Term;
use serde::Serialize;

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
pub fn groups(site: &Site<'_>, announcement: &Announcement, notes: &Notes<'_>) -> Vec<Group> {
    let words = words::of(&site.edition.config().language);
    let sorts = [
        ("text_figures", words.term(Term::DiscussionFigures)),
        ("financial_statements", words.term(Term::Statements)),
        ("non_gaap", words.term(Term::Reconciliations)),
    ];
    let mut groups = sorts.map(|(anchor, title)| Group { anchor, title, tables: Vec::new() });
    for statement in &announcement.statements {
        let sort = match statement.kind {
            StatementKind::Discussion => 0,
            StatementKind::Reconciliation => 2,
            _ => 1,
        };
        groups[sort].tables.push(table::on_announcement(site, announcement, statement, notes));
    }
    groups.into_iter().filter(|group| !group.tables.is_empty()).collect()
}
