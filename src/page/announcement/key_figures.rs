//! Key figures as one table: the reported period, the one before and the year before, with how the figures have changed.

mod line;
mod metric;

use crate::domain::Period;
use crate::domain::period::FiscalCalendar;
use crate::history::comparative::preceding;
use crate::page::component::note::Mark;
use crate::words::Words;
pub use line::tables;
pub use metric::{definitions, table as of_metrics};
use serde::Serialize;

/// A table of key figures.
#[derive(Debug, Serialize)]
pub struct Table {
    /// The reported period, at length.
    pub period: String,
    /// The periods in short, the reported one first: `Q1 2024`.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether it tells changes.
    pub has_changes: bool,
    /// Whether a change is computed.
    pub has_computed: bool,
    /// Whether a change is one that the document states.
    pub has_stated: bool,
}

/// A figure and what it is compared with.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    /// Anchor; empty where it has none.
    pub anchor: String,
    /// What it is.
    pub label: String,
    /// The figure over time, where there is a page of it.
    pub href: Option<String>,
    /// Footnotes.
    pub marks: Vec<Mark>,
    /// What it counts; empty where each figure says it.
    pub unit: String,
    /// Depth of a part.
    pub level: u8,
    /// The figures, one for each of the table's periods.
    pub cells: Vec<Option<Cell>>,
    /// The changes, one for each of the table's periods but the reported one.
    pub changes: Vec<Option<Change>>,
    /// What else is stated.
    pub notes: Vec<String>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// As printed, without the unit.
    pub text: String,
    /// Where it stands.
    pub href: Option<String>,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// By how much: `+15.4%`.
    pub text: String,
    /// Whether the document states it; else it is computed.
    pub is_stated: bool,
}

/// The periods that stand beside each other: the reported one, the one before it, and that of the year before.
struct Periods {
    reported: Period,
    others: Vec<Period>,
}

impl Periods {
    fn of(reported: Period, calendar: &FiscalCalendar) -> Self {
        let year_before = reported.year_before(calendar);
        let before = preceding(reported, calendar).filter(|it| Some(*it) != year_before);
        Self { reported, others: before.into_iter().chain(year_before).collect() }
    }

    /// The table of rows with a figure for each of the periods. Those for which no row has one have no column.
    fn table(&self, mut rows: Vec<Row>, words: &dyn Words) -> Option<Table> {
        let mut heads = vec![words.period(&self.reported)];
        for at in (0..self.others.len()).rev() {
            if rows.iter().all(|row| row.cells[at + 1].is_none() && row.changes[at].is_none()) {
                rows.iter_mut().for_each(|row| drop((row.cells.remove(at + 1), row.changes.remove(at))));
            } else {
                heads.insert(1, words.period(&self.others[at]));
            }
        }
        let has =
            |is_stated| rows.iter().flat_map(|row| row.changes.iter().flatten()).any(|it| it.is_stated == is_stated);
        let (has_computed, has_stated) = (has(false), has(true));
        (!rows.is_empty()).then(|| Table {
            period: words.period_at_length(&self.reported),
            heads,
            rows,
            has_changes: has_computed || has_stated,
            has_computed,
            has_stated,
        })
    }
}
