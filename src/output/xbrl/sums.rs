//! The totals of a statement with their parts, as far as every figure of the document bears them out.
//!
//! Calculations 1.1 binds a relation to every fact of a report, whichever table states it, and takes parts that aren't stated
//! for nothing. So a total is told of a network only where each of its figures in the statement follows from its parts by the
//! audit, and where the document states no part without the others. A figure that doesn't follow and is explained keeps its
//! value: its relation is left out.

use super::element::Element;
use super::fact::{Aspects, Fact, FactColumn};
use crate::audit::{Book, Examined, Rule};
use crate::domain::statement::{Line, Statement};
use std::collections::{HashMap, HashSet};

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
    /// Every element with the aspects of its facts: hardly more than the columns of a table.
    facts: HashMap<Element<'a>, Vec<Aspects<'a>>>,
    /// The figures that are said to follow from their parts; whether all ties say so.
    held: HashMap<u32, bool>,
    book: &'e Book<'e>,
}

impl<'a, 'e> Stated<'a, 'e> {
    pub fn new(facts: &[Fact<'a>], examined: &'e Examined<'e>) -> Self {
        let mut by_element: HashMap<Element<'a>, Vec<Aspects<'a>>> = HashMap::new();
        // The facts of a line stand side by side and are mostly of one element.
        for same in facts.chunk_by(|a, b| a.element == b.element) {
            by_element.entry(same[0].element).or_default().extend(same.iter().map(|fact| fact.aspects));
        }
        let mut held: HashMap<u32, bool> = HashMap::new();
        for tie in examined.ties.iter().filter(|tie| tie.rule == Rule::Sum && !tie.bound) {
            *held.entry(tie.result).or_insert(true) &= tie.failure.is_none();
        }
        Self { facts: by_element, held, book: &examined.book }
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
                let held = fact.and_then(|_| self.held.get(&self.book.cell(home, row, of.position())?));
                // A cell without a figure has nothing to follow.
                let follows = held.copied().unwrap_or_else(|| cell.is_some_and(|cell| !cell.is_stated()));
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
        let is_stated =
            |aspects, (part, _): &Part<'a>| self.facts.get(part).is_some_and(|stated| stated.contains(aspects));
        // In whichever order they are asked: the answer is about all.
        self.facts.get(&of).into_iter().flatten().all(|aspects| {
            parts.iter().all(|part| is_stated(aspects, part)) || !parts.iter().any(|part| is_stated(aspects, part))
        })
    }
}

/// Whether a relation would be told twice in the network, or lead back to where it begins.
fn is_told<'a>(totals: &[Total<'a>], of: Element<'a>, parts: &[Part<'a>]) -> bool {
    let mut open: Vec<Element<'a>> = parts.iter().map(|(part, _)| *part).collect();
    let is_twice = (1..open.len()).any(|at| open[..at].contains(&open[at]));
    let mut seen = HashSet::new();
    while let Some(next) = open.pop() {
        if next == of {
            return true;
        }
        if seen.insert(next) {
            let below = totals.iter().find(|total| total.of == next);
            open.extend(below.into_iter().flat_map(|total| total.parts.iter().map(|(part, _)| *part)));
        }
    }
    is_twice || totals.iter().any(|total| total.of == of)
}
