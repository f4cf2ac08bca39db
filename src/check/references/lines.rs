//! References to lines, columns and rates of a document's statements.

use super::{COLUMN, LINE, RATE, need};
use crate::audit::same_days;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::Announcement;
use crate::domain::figure::Figure;
use crate::domain::span::Name;
use crate::domain::statement::{Column, LineRole, Statement};
use std::collections::HashSet;

/// The ids of the lines that have figures.
pub(super) fn line_ids(statement: &Statement) -> impl Iterator<Item = &str> {
    statement.lines.iter().filter(|line| line.role != LineRole::Heading).map(|line| &*line.id.value)
}

pub(super) fn in_statement(statement: &Statement, it: &Announcement, findings: &mut Vec<Diagnostic>) {
    for (column, translation) in statement.columns.iter().filter_map(|it| Some((it, it.translation.as_ref()?))) {
        if translation.from == column.id {
            let message = format!("the column `{}` can't be translated from itself", column.id.value);
            let help = "name the column whose figures were translated";
            findings.push(Diagnostic::error(Code::UnknownColumn, translation.from.span, message).help(help));
        }
        need_column(statement, &translation.from, findings);
        let rates = || it.rates.iter().map(|rate| &*rate.id.value);
        need(RATE, &translation.rate, rates().any(|id| id == &*translation.rate.value), rates(), findings);
        let from = statement.columns.iter().find(|from| from.id == translation.from && from.id != column.id);
        let from = from.map(|from| from.currency);
        let rate = it.rates.iter().find(|rate| rate.id.value == translation.rate.value);
        if let (Some(from), Some(rate)) = (from, rate)
            && [(rate.base, rate.quote), (rate.quote, rate.base)].iter().all(|pair| *pair != (from, column.currency))
        {
            let (base, quote, to) = (rate.base.code(), rate.quote.code(), column.currency.code());
            let message = format!(
                "the rate `{}` is of {base} and {quote}, but the column is translated from {} to {to}",
                rate.id.value,
                from.code()
            );
            let help = "name a rate of these two currencies, or correct the currency of the column";
            findings.push(Diagnostic::error(Code::UnitMismatch, translation.rate.span, message).help(help));
        }
    }
    let is_sum = statement.lines.iter().any(|line| !line.sum.is_empty());
    let lines: HashSet<&str> = if is_sum { line_ids(statement).collect() } else { HashSet::new() };
    // With an id given twice, the one that is missing is the one it should have been.
    let repeated = is_sum && lines.len() < line_ids(statement).count();
    for line in &statement.lines {
        for term in &line.sum {
            need(LINE, &term.line, repeated || lines.contains(&*term.line.value), line_ids(statement), findings);
        }
        for column in line.methods.iter().filter_map(|(column, _)| column.as_ref()) {
            need_column(statement, column, findings);
        }
    }
}

/// Reports a column that the statement hasn't.
pub(crate) fn need_column(statement: &Statement, name: &Name, findings: &mut Vec<Diagnostic>) {
    let columns = || statement.columns.iter().map(|column| &*column.id.value);
    need(COLUMN, name, columns().any(|id| *id == *name.value), columns(), findings);
}

/// Reports a line of figures that the statement hasn't.
pub(crate) fn need_line(statement: &Statement, name: &Name, findings: &mut Vec<Diagnostic>) {
    need(LINE, name, line_ids(statement).any(|id| *id == *name.value), line_ids(statement), findings);
}

/// The lines, in the same statement or as `statement.line`, that others are said to follow from.
pub(super) fn in_relations(statement: &Statement, it: &Announcement, findings: &mut Vec<Diagnostic>) {
    for relations in statement.lines.iter().filter_map(|line| line.relations.as_ref()) {
        let terms = relations.equals.iter().chain(&relations.opening).chain(&relations.rolls_forward);
        let ratios = relations.ratios.iter().flat_map(|ratio| [&ratio.numerator, &ratio.denominator]);
        for name in terms.map(|term| &term.line).chain(ratios).chain(&relations.ordinary) {
            need_line_of(Some(statement), name, it, findings);
        }
    }
}

pub(super) fn need_line_of(home: Option<&Statement>, name: &Name, it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let (statement, line) = match name.value.split_once('.') {
        Some((statement, line)) => (it.statement(statement), line),
        None => (home, &*name.value),
    };
    let found = statement.and_then(|statement| statement.line(line)).is_some_and(|it| it.role != LineRole::Heading);
    if !found {
        let own = home.into_iter().flat_map(line_ids).map(str::to_owned);
        need(LINE, name, false, own.chain(all_lines(it)), findings);
    }
}

/// Reports a line that states nothing for the period and in the currency of the figure that takes it up.
pub(super) fn need_stated(figure: &Figure, name: &Name, it: &Announcement, findings: &mut Vec<Diagnostic>) {
    let Some((statement, line)) = name.value.split_once('.') else { return };
    let (Some(period), Some(currency)) = (figure.period, figure.amount.unit.currency()) else { return };
    let Some((statement, line)) = it.statement(statement).and_then(|it| Some((it, it.line(line)?))) else { return };
    let cells = statement.columns.iter().zip(&line.cells).filter(|(_, cell)| cell.printed.is_some());
    let is_of = |column: &Column| {
        let days = same_days(statement.period(line, column), period);
        column.currency == currency && days && statement.is_whole(line, column)
    };
    let mut of_figure = cells.filter(|(column, _)| is_of(column));
    if of_figure.next().is_none() && line.role != LineRole::Heading {
        let message = format!("the line `{}` states nothing for {} in {}", name.value, period.id(), currency.code());
        let help = "correct the period of the figure, or name the lines that add up to it";
        findings.push(Diagnostic::error(Code::UnknownLine, name.span, message).help(help));
    }
}

/// The lines of a document's statements, as `statement.line`.
pub(super) fn all_lines(it: &Announcement) -> impl Iterator<Item = String> {
    let of = |statement| line_ids(statement).map(move |line| (statement, line));
    it.statements.iter().flat_map(of).map(|(statement, line)| format!("{}.{line}", statement.id.value))
}
