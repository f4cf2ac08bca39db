//! A chart before it is drawn: what draws it, its figures as tables, and who states them.

use crate::chart::{Chart, When};
use crate::domain::issuer::Issuer;
use crate::domain::metric::Metric;
use crate::domain::{Announcement, Period};
use crate::words::Words;
use chrono::NaiveDate;
use serde::Serialize;

/// A data table beside a chart.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// Caption.
    pub caption: String,
    /// Headings of the columns; the first is that of the row labels.
    pub head: Vec<String>,
    /// Rows: the label, then the figures.
    pub rows: Vec<Vec<TableCell>>,
    /// What the figures cover.
    pub note: Option<String>,
    /// The page that says more of the figures, below the site's base in a [`Draft`], relative to the page in a
    /// [`ChartView`](super::ChartView).
    pub href: Option<String>,
}

/// A cell of a data table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableCell {
    /// What it says.
    pub text: String,
    /// Where the figure is stated, as [`Table::href`].
    pub href: Option<String>,
}

impl From<String> for TableCell {
    fn from(text: String) -> Self {
        Self { text, href: None }
    }
}

/// The announcements that a chart draws from.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// Oldest first.
    pub announcements: &'a [&'a Announcement],
    /// The metrics.
    pub metrics: &'a [Metric],
    /// The issuer.
    pub issuer: &'a Issuer,
    /// What irbook says.
    pub words: &'static dyn Words,
    /// The day that the site speaks from; none for the chart of one announcement, which speaks from its own.
    pub today: Option<NaiveDate>,
}

/// A chart with its tables, before it is drawn.
pub struct Draft<'a> {
    /// What draws it.
    pub chart: Box<dyn Chart>,
    /// Its figures.
    pub tables: Vec<Table>,
    /// The announcements that state them.
    pub sources: Vec<&'a Announcement>,
    /// Those that state the figures of its newest period.
    pub newest: Vec<&'a Announcement>,
    /// The day that something in it depends on, such as the time elapsed; else it is that of the newest source, so that the
    /// chart is the same from day to day.
    pub as_of: Option<NaiveDate>,
}

/// Adds an announcement to those that state something, each once.
pub fn add_source<'a>(sources: &mut Vec<&'a Announcement>, announcement: &'a Announcement) {
    if !sources.iter().any(|it| std::ptr::eq(*it, announcement)) {
        sources.push(announcement);
    }
}

/// The days of a period.
#[must_use]
pub fn when(period: Period) -> When {
    match period {
        Period::Instant(day) => When::Instant(day),
        Period::Span { start, end, .. } => When::Span(start, end),
    }
}
