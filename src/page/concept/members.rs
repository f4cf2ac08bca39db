//! The figures of segments and other members that the newest document has of a line.

use crate::address::Site;
use crate::domain::member::Member;
use crate::domain::number::Printed;
use crate::history::financials::{Concept, Row};
use crate::page::component::source::{Source, source};
use crate::page::component::table::header;
use crate::words;
use serde::Serialize;

/// How many members are shown.
const MOST: usize = 24;

/// The members of a line for one period, as one document states them.
#[derive(Debug, Serialize)]
pub struct Members {
    pub period: String,
    pub rows: Vec<MemberView>,
    pub source: Source,
}

/// A member.
#[derive(Debug, Serialize)]
pub struct MemberView {
    pub label: String,
    /// As printed, with what it counts.
    pub value: String,
    /// Its very cell.
    pub href: String,
}

/// The members that the document of a row states for its period; `None` where it states none.
#[must_use]
pub fn of(site: &Site<'_>, concept: &Concept<'_>, row: &Row<'_, '_>, root: &str) -> Option<Members> {
    let (announcement, dimensions) = (row.best.announcement, site.edition.definitions().dimensions);
    let words = words::of(&site.edition.config().language);
    let mut rows: Vec<MemberView> = Vec::new();
    for statement in &announcement.statements {
        for line in statement.lines.iter().filter(|line| line.concept() == concept.id) {
            for (cell, column) in line.cells.iter().zip(&statement.columns) {
                let of_row = statement.period(line, column) == row.period
                    && statement.unit(line, column).of(column.currency) == row.unit
                    && column.states_figures();
                let members: Vec<Member> = statement.members(line, column).iter().cloned().collect();
                let value = cell.printed.and_then(Printed::value).filter(|_| of_row && !members.is_empty());
                let Some((value, label)) = value.zip(header::members(&members, dimensions)) else { continue };
                if rows.len() < MOST && rows.iter().all(|row| row.label != label) {
                    let (scale, format) =
                        (statement.scale(line, column), site.edition.config().conventions.number_format());
                    let unit = statement.unit(line, column);
                    let (value, behind) = words.figure(value, unit, column.currency, scale, format);
                    let space = if behind.is_empty() { "" } else { " " };
                    let is_nil = cell.printed == Some(Printed::Nil);
                    let value = if is_nil { "–".to_owned() } else { format!("{value}{space}{behind}") };
                    let (line, column) = (&line.id.value, &column.id.value);
                    let cell = crate::address::path::cell(&announcement.id, &statement.id.value, line, column);
                    rows.push(MemberView { label, value, href: format!("{root}{cell}") });
                }
            }
        }
    }
    let (period, source) = (words.period(&row.period), source(site, announcement, root));
    (!rows.is_empty()).then_some(Members { period, rows, source })
}
