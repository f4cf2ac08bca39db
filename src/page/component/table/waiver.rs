//! Why a cell says something else than a rule makes it: a mark in the table, and the reason below.

use super::note;
use crate::address::Site;
use crate::audit::Finding;
use crate::domain::Announcement;
use crate::domain::decimal::grouped;
use crate::domain::member::Dimension;
use crate::domain::statement::{Line, Statement};
use crate::markdown::{self, escape};
use crate::page::component::note::Notes;
use crate::words::Words;
use crate::words::term::Term;
use std::fmt::Write;

/// A finding that a waiver explains, at a cell of a statement.
#[derive(Clone, Copy, Debug)]
pub struct Waived<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Id of the line.
    pub line: &'a str,
    /// Id of the column.
    pub column: &'a str,
}

/// The findings at cells of a statement that waivers explain.
#[must_use]
pub fn waived<'a>(site: &'a Site<'_>, announcement: &Announcement, statement: &Statement) -> Vec<Waived<'a>> {
    let cell = |finding: &'a Finding| {
        let (table, cell) = finding.name.split_once('.')?;
        let (line, column) = cell.split_once('.')?;
        (*table == *statement.id.value && finding.waived.is_some()).then_some(Waived { finding, line, column })
    };
    site.findings(announcement).iter().filter_map(cell).collect()
}

/// The id of the reason at a cell.
#[must_use]
pub fn anchor(line: &str, column: &str) -> String {
    format!("waiver_{line}.{column}")
}

/// Appends the reasons at cells of a line, as `li` elements.
pub fn explain(
    html: &mut String,
    announcement: &Announcement,
    statement: &Statement,
    line: &Line,
    waived: &[Waived<'_>],
    notes: &Notes<'_>,
    (dimensions, words): (&[Dimension], &dyn Words),
) {
    let mut last = "";
    for Waived { finding, column, .. } in waived.iter().filter(|it| *it.line == *line.id.value) {
        let Some(waiver) = finding.waived.and_then(|at| announcement.waivers.get(at)) else { continue };
        html.push_str("<li class=\"waiver\"");
        // Findings stand in the order of their cells, so that those at one cell follow each other.
        if last != *column {
            let _ = write!(html, " id=\"{}\"", anchor(&line.id.value, column));
            last = column;
        }
        html.push('>');
        if let Some(column) = statement.columns.iter().find(|it| *it.id.value == **column) {
            escape(html, &note::column_words(column, dimensions, words));
            html.push_str(": ");
        }
        let (printed, expected) = (grouped(finding.value.number), &finding.expected);
        html.push_str(&words.printed_by_rule(&printed, expected, finding.rule));
        html.push(' ');
        html.push_str(&markdown::inline_html(&waiver.reason.value, notes));
        let _ = write!(
            html,
            " <a href=\"#{}.{}.{column}\" role=\"doc-backlink\" aria-label=\"{}\">↩</a></li>",
            statement.id.value,
            line.id.value,
            words.term(Term::BackToFigure),
        );
    }
}
