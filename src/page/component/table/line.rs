//! Lines of a table. Cells are written here and not in the template: an archive has millions of them, and
//! they consist of digits and signs alone.

use super::{header, waiver};
use crate::domain::Scale;
use crate::domain::number::Printed;
use crate::domain::statement::{Cell, Line, LineRole, LineUnit, Statement};
use crate::page::component::note::{Mark, Notes};
use crate::words::Words;
use serde::Serialize;
use std::fmt::Write;

/// A line.
#[derive(Debug, Serialize)]
pub struct LineView {
    /// Anchor: `operations.net-income`; nothing for a heading without an id.
    pub anchor: String,
    /// Classes of the row, such as `subtotal level-1`.
    pub class: String,
    /// Label as printed.
    pub label: String,
    /// What its cells count, where it isn't money in the table's scale.
    pub unit: Option<String>,
    /// Footnotes.
    pub marks: Vec<Mark>,
    /// The way to how its figures tie, on the table's own page.
    pub ties: Option<String>,
    /// Its cells as HTML.
    pub cells: String,
}

/// The cells that have a note of the archive, as line and column.
#[derive(Debug)]
pub struct CellNotes<'a> {
    /// The cells.
    pub cells: Vec<(&'a str, &'a str)>,
    /// The way to the page with the notes; nothing where they are on the same.
    pub page: String,
}

/// The deepest indentation that has a class of its own.
const DEEPEST: u8 = 4;

/// The lines of a statement. With `addressed`, each cell has an id.
#[must_use]
pub fn views(
    statement: &Statement,
    addressed: bool,
    notes: &Notes<'_>,
    reasons: &CellNotes<'_>,
    words: &dyn Words,
) -> Vec<LineView> {
    let most = statement.lines.iter().map(decimals).max().unwrap_or_default();
    let currencies = header::currencies(statement);
    let mut views: Vec<LineView> =
        statement.lines.iter().map(|line| view(statement, line, most, addressed, notes, reasons, words)).collect();
    for (view, line) in views.iter_mut().zip(&statement.lines) {
        view.unit = told_unit(statement, line, &currencies, words);
    }
    views
}

fn view(
    statement: &Statement,
    line: &Line,
    most: u32,
    addressed: bool,
    notes: &Notes<'_>,
    reasons: &CellNotes<'_>,
    words: &dyn Words,
) -> LineView {
    let anchor = match &*line.id.value {
        "" => String::new(),
        id => format!("{}.{id}", statement.id.value),
    };
    LineView {
        class: class(line, most - decimals(line)),
        label: line.label.to_string(),
        unit: None,
        marks: if line.footnotes.is_empty() { Vec::new() } else { notes.marks(&line.footnotes, &anchor) },
        ties: None,
        cells: cells(statement, line, addressed.then_some(&*anchor), reasons, words),
        anchor,
    }
}

/// The most decimals that a cell of the line has.
#[must_use]
pub fn decimals(line: &Line) -> u32 {
    let decimals = |cell: &Cell| match cell.printed {
        Some(Printed::Number(value)) => value.scale(),
        _ => 0,
    };
    line.cells.iter().map(decimals).max().unwrap_or_default()
}

/// `missing` is the number of decimals that the line has fewer than the table's finest: the stylesheet
/// leaves their room free, so that points stand below each other.
fn class(line: &Line, missing: u32) -> String {
    let mut class = match line.role {
        LineRole::Heading => "heading",
        LineRole::Item => "item",
        LineRole::Subtotal => "subtotal",
        LineRole::Total => "total",
    }
    .to_owned();
    // Writing to a String can't fail.
    if line.level > 0 {
        let _ = write!(class, " level-{}", line.level.min(DEEPEST));
    }
    if missing > 0 && line.role != LineRole::Heading {
        let _ = write!(class, " short-{}", missing.min(4));
    }
    if line.unit == LineUnit::Percent {
        class.push_str(" percent");
    }
    class
}

/// What the cells of a line count, with their currencies and scale, where it isn't what the headings of the columns say.
/// Percentages say it with each figure.
fn told_unit(statement: &Statement, line: &Line, currencies: &str, words: &dyn Words) -> Option<String> {
    if line.role == LineRole::Heading {
        return None;
    }
    match (line.unit, unit(statement, line, words)) {
        (LineUnit::PerShare | LineUnit::PerAds, Some(unit)) => Some(format!("{currencies} {unit}")),
        (LineUnit::Money, Some(scale)) => Some(format!("{currencies} {scale}")),
        (LineUnit::Money, None) if line.scale.is_some_and(|scale| scale != statement.scale) => {
            Some(currencies.to_owned())
        }
        (LineUnit::Count, Some(scale)) => Some(words.number(Some(&scale))),
        (LineUnit::Count, None) => Some(words.number(None)),
        (_, unit) => unit,
    }
}

/// What the cells of a line count in a word, where it isn't money in the table's scale.
#[must_use]
pub fn unit(statement: &Statement, line: &Line, words: &dyn Words) -> Option<String> {
    if line.role == LineRole::Heading {
        return None;
    }
    match line.unit {
        LineUnit::Money if line.scale.is_none_or(|scale| scale == statement.scale) => None,
        unit => Some(words.line_unit(unit, line.scale.unwrap_or(Scale::One))).filter(|unit| !unit.is_empty()),
    }
}

fn cells(
    statement: &Statement,
    line: &Line,
    anchor: Option<&str>,
    reasons: &CellNotes<'_>,
    words: &dyn Words,
) -> String {
    let mut html = String::with_capacity(line.cells.len() * 24);
    if line.cells.is_empty() {
        for _ in &statement.columns {
            html.push_str("<td></td>");
        }
        return html;
    }
    for (cell, column) in line.cells.iter().zip(&statement.columns) {
        html.push_str("<td");
        if let Some(anchor) = anchor {
            for part in [" id=\"", anchor, ".", &column.id.value, "\""] {
                html.push_str(part);
            }
        }
        let is_negative = matches!(cell.printed, Some(Printed::Number(it)) if it.is_sign_negative() && !it.is_zero());
        html.push_str(if is_negative { " class=\"negative\">" } else { ">" });
        if reasons.cells.contains(&(&*line.id.value, &*column.id.value)) {
            // Before the figure, so that digits stay below digits.
            let (page, anchor) = (&reasons.page, waiver::anchor(&line.id.value, &column.id.value));
            let _ = write!(
                html,
                "<sup class=\"marks\"><a href=\"{page}#{anchor}\" aria-label=\"{}\">*</a></sup>",
                words.note()
            );
        }
        match cell.printed {
            None => {
                html.push_str("<span class=\"visually-hidden\">");
                html.push_str(words.not_stated());
                html.push_str("</span>");
            }
            Some(Printed::Nil) => {
                html.push_str("<span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">");
                html.push_str(words.nil());
                html.push_str("</span>");
            }
            Some(Printed::Number(_)) => cell.push_printed(&mut html, line.unit),
        }
        html.push_str("</td>");
    }
    html
}
