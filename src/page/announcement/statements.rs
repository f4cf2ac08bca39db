//! The statements of an announcement as ways to their pages, each with the lines that say most.

use crate::address::path;
use crate::domain::announcement::Announcement;
use crate::domain::kind::results::Results;
use crate::domain::number::Printed;
use crate::domain::statement::{Column, Line, LineRole, LineUnit, Statement};
use crate::domain::{Details, Period};
use crate::history::cadence;
use crate::page::component::tab;
use crate::page::component::table::unit;
use crate::words::Words;
use serde::Serialize;
use std::cmp::Reverse;

/// How many lines a statement is shown by.
const LINES: usize = 3;

/// A statement.
#[derive(Debug, Serialize)]
pub struct StatementView {
    /// Key within the document; anchor on the announcement's page.
    pub id: String,
    /// What it is called for short.
    pub name: String,
    /// Title as printed, where that says more.
    pub title: Option<String>,
    /// The page of its own.
    pub href: String,
    /// The same figures as CSV.
    pub csv_href: String,
    /// The period or day of the lines shown, in short.
    pub period: Option<String>,
    /// What money of it counts: `RMB thousand`.
    pub unit: Option<String>,
    /// The lines that say most, as far as no table above has them.
    pub lines: Vec<LineView>,
    /// The anchors of all other lines: other documents and old links lead to them.
    pub anchors: Vec<String>,
}

/// A line of a statement.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// Anchor.
    pub anchor: String,
    /// Label as printed.
    pub label: String,
    /// The figure; money in the statement's scale without it.
    pub value: String,
    /// What follows it, where it isn't the statement's money.
    pub unit: String,
    /// The figure's very cell.
    pub href: String,
}

/// The statements in the order of their tabs.
pub fn views(announcement: &Announcement, words: &dyn Words) -> Vec<StatementView> {
    tab::in_order(announcement).into_iter().map(|(_, it)| view(announcement, it, words)).collect()
}

fn view(announcement: &Announcement, statement: &Statement, words: &dyn Words) -> StatementView {
    let id = &statement.id.value;
    let results = if let Details::Results(results) = &announcement.details { Some(results) } else { None };
    let column = results.and_then(|it| reported(statement, it)).or_else(|| newest(statement));
    let is_shown = |line: &&Line| !results.is_some_and(|results| is_highlight(results, line));
    let lines = column.map_or_else(Vec::new, |at| chosen(statement, at, &is_shown));
    let name = tab::name(announcement, statement, words);
    let anchor = |line: &Line| format!("{id}.{}", line.id.value);
    let others = statement.lines.iter().filter(|line| !line.id.value.is_empty());
    let others = others.filter(|line| !lines.iter().any(|shown| std::ptr::eq(*shown, *line)));
    let has_money = lines.iter().any(|line| is_plain_money(statement, line));
    let format = announcement.conventions.number_format();
    let line = |(line, at): (&Line, usize)| {
        let column = &statement.columns[at];
        let value = line.cells.get(at)?.printed?.value()?;
        let unit = statement.unit(line, column);
        let (value, behind) = words.figure(value, unit, column.currency, statement.scale(line, column), format);
        let is_plain = is_plain_money(statement, line);
        Some(LineView {
            anchor: anchor(line),
            label: unit::label(line, words).to_owned(),
            value: if is_plain { value.replacen(&column.currency.prefix(), "", 1) } else { value },
            unit: if is_plain { String::new() } else { behind },
            href: path::cell("", id, &line.id.value, &column.id.value).replacen("announcements//", "", 1),
        })
    };
    let currency = column.map(|at| statement.columns[at].currency).filter(|_| has_money);
    StatementView {
        name: name.to_owned(),
        title: Some(statement.title.to_string()).filter(|title| title != name),
        href: format!("{id}/index.html"),
        csv_href: format!("{id}/{id}.csv"),
        period: column.filter(|_| !lines.is_empty()).map(|at| words.period(&statement.columns[at].period)),
        unit: currency.map(|currency| words.money_unit(currency, statement.scale)),
        anchors: others.map(anchor).collect(),
        lines: lines.into_iter().zip(column.into_iter().cycle()).filter_map(line).collect(),
        id: id.to_string(),
    }
}

/// Whether a line is money in the statement's scale.
fn is_plain_money(statement: &Statement, line: &Line) -> bool {
    line.unit == LineUnit::Money && line.scale.is_none_or(|scale| scale == statement.scale)
}

/// Whether the table of key figures has a line.
fn is_highlight(results: &Results, line: &Line) -> bool {
    results.highlights.iter().any(|it| {
        let of = it.line.value.split_once('.').map(|(_, line)| line);
        of == Some(&*line.id.value) || of == Some(line.concept())
    })
}

fn states(statement: &Statement, column: &Column) -> bool {
    column.translation.is_none()
        && column.states_figures()
        && statement.lines.iter().any(|it| statement.is_whole(it, column))
}

/// The column of the reported period, or of the balances at its end.
fn reported(statement: &Statement, results: &Results) -> Option<usize> {
    let of = |period: Period| {
        statement.columns.iter().position(|column| states(statement, column) && column.period == period)
    };
    let periods = || results.periods.iter().map(|it| it.value);
    periods().find_map(of).or_else(|| periods().find_map(|it| of(Period::Instant(it.end()))))
}

/// The column that ends last; of those that do the shortest period.
fn newest(statement: &Statement) -> Option<usize> {
    let own = statement.columns.iter().enumerate().filter(|(_, column)| states(statement, column));
    own.max_by_key(|(at, it)| (it.period.end(), Reverse(cadence::days(it.period)), Reverse(*at))).map(|(at, _)| at)
}

/// The lines that say most in a column: totals, then subtotals, then any others, in printed order.
fn chosen<'a>(statement: &'a Statement, column: usize, is_shown: &dyn Fn(&&Line) -> bool) -> Vec<&'a Line> {
    // A line may be of another period than its column, or of a member.
    let of = &statement.columns[column];
    let is_whole = |line: &Line| statement.is_whole(line, of) && statement.period(line, of) == of.period;
    let states = |line: &&Line| {
        is_whole(line) && line.cells.get(column).and_then(|it| it.printed).and_then(Printed::value).is_some()
    };
    let lines: Vec<(usize, &Line)> = statement.lines.iter().filter(states).filter(is_shown).enumerate().collect();
    let rank = |line: &Line| match line.role {
        LineRole::Total => 0,
        LineRole::Subtotal => 1,
        _ if line.level == 0 => 2,
        _ => 3,
    };
    let mut best = lines;
    best.sort_by_key(|(at, line)| (rank(line), *at));
    best.truncate(LINES);
    best.sort_by_key(|(at, _)| *at);
    best.into_iter().map(|(_, line)| line).collect()
}
