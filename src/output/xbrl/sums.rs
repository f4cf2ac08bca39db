//! The totals of a statement with their parts, as far as every figure of the document bears them out.
//!
//! Calculations 1.1 binds a relation to every fact of a report, whichever table states it, and takes parts that aren't stated
//! for nothing. So a total is told of a network only where each of its figures in the statement follows from its parts by the
//! audit, and where the document states no part without the others. A figure that doesn't follow and is explained keeps its
//! value: its relation is left out.

use super::element::Element;
use super::fact::FactColumn;
use super::gathered::Facts;
use crate::audit::{Book, Examined, Rule};
use crate::domain::statement::{Line, Statement};

/// A part of a sum, and whether it is subtracted.
pub(super) type Part<'a> = (Element<'a>, bool);

/// The parts of a sum; `None` where they aren't to be told.
type Parts<'a> = Option<Vec<Part<'a>>>;

/// An element and the ones it is the sum of.
pub(super) struct Total<'a> {
    /// The total.
    pub of: Element<'a>,
    /// Its parts.
    pub parts: Vec<Part<'a>>,
}

/// What a document says of its facts, gathered once for all of its statements.
pub(super) struct Stated<'a, 'e> {
    facts: &'e Facts<'a>,
    /// Whether each figure follows from its parts, where ties say so.
    held: Vec<Option<bool>>,
    book: &'e Book<'e>,
}

impl<'a, 'e> Stated<'a, 'e> {
    pub fn new(facts: &'e Facts<'a>, examined: &'e Examined<'e>) -> Self {
        let mut held = vec![None; examined.book.facts.len()];
        for tie in examined.ties.iter().filter(|tie| tie.rule == Rule::Sum && !tie.bound) {
            *held[tie.result as usize].get_or_insert(true) &= tie.failure.is_none();
        }
        Self { facts, held, book: &examined.book }
    }

    /// The totals of a statement, at a position in its document.
    pub fn totals(&self, home: usize, statement: &'a Statement, columns: &[FactColumn<'a>]) -> Vec<Total<'a>> {
        let mut totals: Vec<Total<'a>> = Vec::new();
        for (row, line) in statement.lines.iter().enumerate().filter(|(_, line)| !line.sum.is_empty()) {
            let parts = line.sum.iter().map(|term| Some((statement.line(&term.line.value)?, term.negative)));
            let Some(parts) = parts.collect::<Option<Vec<_>>>() else { continue };
            // Columns of one unit and sort of period have the same elements.
            let mut open: Vec<(Element<'a>, Parts<'a>)> = Vec::new();
            for of in columns {
                let Some((element, aspects)) = of.identity(statement, line) else { continue };
                let part = |(it, negative): &(&'a Line, bool)| {
                    let (element, own) = of.identity(statement, it)?;
                    (own == aspects).then_some((element, *negative))
                };
                let cell = line.cells.get(of.position());
                let fact = cell.and_then(|cell| cell.printed?.value());
                let figure = fact.and_then(|_| self.book.cell(home, row, of.position()));
                // A cell without a figure has nothing to follow.
                let follows = figure
                    .and_then(|it| self.held[it as usize])
                    .unwrap_or_else(|| cell.is_some_and(|cell| !cell.is_stated()));
                let parts = parts.iter().map(part).collect::<Option<Vec<_>>>().filter(|_| follows);
                match open.iter_mut().find(|(it, _)| *it == element) {
                    Some((_, known)) if *known != parts => *known = None,
                    Some(_) => {}
                    None => open.push((element, parts)),
                }
            }
            for (of, parts) in open {
                let Some(parts) = parts else { continue };
                if self.is_whole(of, &parts) && !is_told(&totals, of, &parts) {
                    totals.push(Total { of, parts });
                }
            }
        }
        totals
    }

    /// Whether every part is stated wherever the total is stated with one of them.
    fn is_whole(&self, of: Element<'a>, parts: &[Part<'a>]) -> bool {
        self.facts.of_element(&of).all(|total| {
            let is_stated = |(part, _): &Part<'a>| self.facts.of_element(part).any(|it| it.aspects == total.aspects);
            parts.iter().all(is_stated) || !parts.iter().any(is_stated)
        })
    }
}

/// Whether a relation would be told twice in the network, or lead back to where it begins.
fn is_told<'a>(totals: &[Total<'a>], of: Element<'a>, parts: &[Part<'a>]) -> bool {
    let mut open: Vec<Element<'a>> = parts.iter().map(|(part, _)| *part).collect();
    let is_twice = (1..open.len()).any(|at| open[..at].contains(&open[at]));
    let mut seen = vec![false; totals.len()];
    while let Some(next) = open.pop() {
        if next == of {
            return true;
        }
        if let Some(at) = totals.iter().position(|total| total.of == next)
            && !std::mem::replace(&mut seen[at], true)
        {
            open.extend(totals[at].parts.iter().map(|(part, _)| *part));
        }
    }
    is_twice || totals.iter().any(|total| total.of == of)
}
