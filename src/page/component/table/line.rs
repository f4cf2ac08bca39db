//! Lines of a table. They are written here and not in the template: an archive has hundreds of thousands of them with
//! millions of cells, for which a loop in a template does much needless work.

use super::order::{self, Shown};
use super::{header, unit, waiver};
use crate::domain::number::{Format, Printed};
use crate::domain::statement::{Cell, Line, LineRole, Statement};
use crate::markdown::escape;
use crate::page::component::note::{Mark, Notes};
use crate::words::Words;
use std::fmt::Write;

/// How lines are shown on a page.
#[derive(Clone, Copy)]
pub struct Rows<'r, 'n> {
    /// Whether it is the table's own page, where each cell has an address.
    pub own: bool,
    /// The columns, as they are shown.
    pub shown: &'r [Shown],
    /// The way to the page that follows a line over time, where it has one.
    pub over_time: &'r dyn Fn(&Line) -> Option<String>,
    /// Whether the page tells where the figures of the line at a position come from.
    pub ties: &'r dyn Fn(usize) -> bool,
    /// Gives the marks of footnotes.
    pub notes: &'r Notes<'n>,
    /// The cells that have a note of the archive, as ids of line and column.
    pub noted: &'r [(&'r str, &'r str)],
    /// In which form numbers are written.
    pub format: Format,
    /// What irbook says.
    pub words: &'static dyn Words,
}

/// The deepest indentation that has a class of its own.
const DEEPEST: u8 = 4;

/// The columns from the first that have a class by which their changes stand below them on a phone.
const MOST_UNDER: usize = 8;

/// The lines of a statement as HTML: `tr` elements.
#[must_use]
pub fn rows(statement: &Statement, rows: Rows<'_, '_>) -> String {
    let most = statement.lines.iter().map(unit::decimals).max().unwrap_or_default();
    let currencies = header::currencies(statement);
    let mut html = String::with_capacity(statement.lines.len() * (200 + statement.columns.len() * 60));
    for (at, line) in statement.lines.iter().enumerate() {
        html.push_str("\n<tr");
        let anchor = match &*line.id.value {
            "" => String::new(),
            id => format!("{}.{id}", statement.id.value),
        };
        if !anchor.is_empty() {
            push(&mut html, &[" id=\"", &anchor, "\""]);
        }
        push(&mut html, &[" class=\"", &class(line, most - unit::decimals(line)), "\"><th scope=\"row\">"]);
        let over_time = (rows.over_time)(line);
        if let Some(href) = &over_time {
            push(&mut html, &["<a class=\"over-time\" href=\"", href, "\">"]);
        }
        if line.label.is_empty() {
            push(&mut html, &["<span class=\"visually-hidden\">", rows.words.unlabelled(line.role), "</span>"]);
        }
        escape(&mut html, &line.label);
        html.push_str(if over_time.is_some() { "</a>" } else { "" });
        // A heading may have no id of its own.
        let place = if anchor.is_empty() { &format!("{}..{at}", statement.id.value) } else { &anchor };
        marks(&mut html, line, place, rows);
        if let Some(unit) = unit::told(statement, line, &currencies, rows.words) {
            html.push_str(" <span class=\"unit\">");
            escape(&mut html, &unit);
            html.push_str("</span>");
        }
        html.push_str("</th>");
        if rows.own {
            ways(&mut html, line, &anchor, (rows.ties)(at), rows);
        }
        cells(&mut html, statement, line, rows.own.then_some(&*anchor), rows);
        html.push_str("</tr>");
    }
    html
}

/// What leads from a line on: the mark that opens where its figures come from, and its address.
fn ways(html: &mut String, line: &Line, anchor: &str, ties: bool, rows: Rows<'_, '_>) {
    html.push_str("<td class=\"line-ways\">");
    let label = unit::label(line, rows.words);
    if ties {
        push(html, &["<button type=\"button\" popovertarget=\"ties_", &line.id.value, "\" aria-label=\""]);
        escape(html, &rows.words.sources_of(label));
        html.push_str("\"></button>");
    }
    if !anchor.is_empty() {
        push(html, &["<a href=\"#", anchor, "\" aria-label=\""]);
        escape(html, &rows.words.address_of(label));
        html.push_str("\"></a>");
    }
    html.push_str("</td>");
}

/// The marks of the footnotes of a line.
fn marks(html: &mut String, line: &Line, place: &str, rows: Rows<'_, '_>) {
    for (index, mark) in rows.notes.marks(&line.footnotes, place).iter().enumerate() {
        html.push_str(if index == 0 { "<sup class=\"marks\">" } else { ", " });
        link(html, mark, rows);
    }
    html.push_str(if line.footnotes.is_empty() { "" } else { "</sup>" });
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
    if !line.sign().is_empty() {
        class.push_str(" percent");
    }
    class
}

fn cells(html: &mut String, statement: &Statement, line: &Line, anchor: Option<&str>, rows: Rows<'_, '_>) {
    for shown in rows.shown {
        let (at, change) = match *shown {
            Shown::Stated(at) => (at, None),
            Shown::Change { of, against } => (of, Some(against)),
        };
        let Some(cell) = line.cells.get(at) else {
            html.push_str(if change.is_some() { "<td class=\"change\"></td>" } else { "<td></td>" });
            continue;
        };
        if let Some(against) = change {
            // Writing to a String can't fail.
            let _ = write!(html, "<td class=\"change under-{}\">", order::place(rows.shown, at).min(MOST_UNDER));
            html.push_str(&order::change(statement, line, at, against, rows.words).unwrap_or_default());
            html.push_str("</td>");
            continue;
        }
        let column = &statement.columns[at];
        html.push_str("<td");
        if let Some(anchor) = anchor {
            push(html, &[" id=\"", anchor, ".", &column.id.value, "\""]);
        }
        let is_negative = matches!(cell.printed, Some(Printed::Number(it)) if it.is_sign_negative());
        html.push_str(if is_negative { " class=\"negative\">" } else { ">" });
        if rows.noted.contains(&(&*line.id.value, &*column.id.value)) {
            // Before the figure, so that digits stay below digits.
            html.push_str("<sup class=\"marks\"><a href=\"");
            if !rows.own {
                push(html, &[&statement.id.value, "/index.html"]);
            }
            let anchor = waiver::anchor(&line.id.value, &column.id.value);
            push(html, &["#", &anchor, "\" aria-label=\"", rows.words.note(), "\">*</a></sup>"]);
        }
        if !cell.marks().is_empty() {
            cell_marks(html, cell, &format!("{}.{}", anchor_of(statement, line), column.id.value), rows);
        }
        match cell.printed {
            None if cell.words().is_none() => {
                push(html, &["<span class=\"visually-hidden\">", rows.words.not_stated(), "</span>"]);
            }
            Some(Printed::Nil) => {
                html.push_str("<span aria-hidden=\"true\">–</span>");
                push(html, &["<span class=\"visually-hidden\">", rows.words.nil(), "</span>"]);
            }
            Some(Printed::Number(_)) => cell.push_printed(html, statement.sign(line, column), rows.format),
            None | Some(_) => {
                let mut text = String::new();
                cell.push_printed(&mut text, statement.sign(line, column), rows.format);
                escape(html, &text);
            }
        }
        html.push_str("</td>");
    }
}

/// The marks of footnotes at a figure, before it so that digits stay below digits: those of footnotes that there are lead to
/// them, others stand as they are printed.
fn cell_marks(html: &mut String, cell: &Cell, place: &str, rows: Rows<'_, '_>) {
    html.push_str("<sup class=\"marks\">");
    for mark in cell.marks() {
        match rows.notes.footnote(&mark.footnote) {
            Some(footnote) => link(html, &rows.notes.mark(footnote, place), rows),
            None => escape(html, &mark.printed),
        }
    }
    html.push_str("</sup>");
}

/// A mark that leads to its footnote.
fn link(html: &mut String, mark: &Mark, rows: Rows<'_, '_>) {
    push(html, &["<a id=\"", &mark.id, "\" href=\"", &mark.href, "\" role=\"doc-noteref\" aria-label=\""]);
    escape(html, &rows.words.footnote_mark(&mark.text));
    html.push_str("\">");
    escape(html, &mark.text);
    html.push_str("</a>");
}

/// The anchor of a line.
fn anchor_of(statement: &Statement, line: &Line) -> String {
    format!("{}.{}", statement.id.value, line.id.value)
}

/// Appends texts that stand in HTML as they are: ids, and words that have no markup in them.
fn push(html: &mut String, texts: &[&str]) {
    texts.iter().for_each(|text| html.push_str(text));
}
