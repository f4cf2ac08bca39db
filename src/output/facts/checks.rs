//! What the audit says of the figures of an announcement.

use super::Rules;
use crate::audit::{Audit, Coverage, Examined, FigureId, Rule};
use crate::domain::statement::{Column, Line, Method};
use std::collections::BTreeMap;

/// What the audit says of an announcement's figures, which are named by their positions in its book.
#[derive(Debug)]
pub struct Checks<'a> {
    audit: &'a Audit,
    book: u32,
    coverage: Coverage,
    /// The methods of translated cells, by figure.
    methods: BTreeMap<u32, Method>,
}

impl<'a> Checks<'a> {
    /// Of an announcement at this position among those that were audited.
    #[must_use]
    pub fn of(audit: &'a Audit, book: usize, examined: &Examined<'_>) -> Self {
        let held = examined.ties.iter().filter(|tie| tie.rule == Rule::Translation && tie.failure.is_none());
        let methods = held.filter_map(|tie| Some((tie.result, tie.method?))).collect();
        let book = u32::try_from(book).unwrap_or(u32::MAX);
        Self { audit, book, coverage: Coverage::of(examined), methods }
    }

    /// The method by which a cell came about: of a translated one, as the audit found it to hold, else as its line says.
    #[must_use]
    pub fn method(&self, fact: u32, line: &Line, column: &Column) -> Option<Method> {
        self.methods.get(&fact).copied().or_else(|| stated_method(line, column))
    }

    /// The rules that determine a figure, which `others` places state as well.
    #[must_use]
    pub fn rules(&self, fact: u32, others: usize) -> Rules {
        let mut rules: Rules = self.coverage.rules(fact).collect();
        if others > 0 && self.is_stated_elsewhere(fact) {
            rules.add(Rule::Agreement);
        }
        rules
    }

    /// How many other places state a figure.
    #[must_use]
    pub fn others(&self, fact: u32) -> usize {
        self.audit.index.of(self.figure(fact)).count().saturating_sub(1)
    }

    /// The position of the next document that restates the fact which a figure states.
    #[must_use]
    pub fn restated_by(&self, fact: u32) -> Option<u32> {
        self.audit.restated_by(self.figure(fact))
    }

    fn figure(&self, fact: u32) -> FigureId {
        FigureId { book: self.book, fact }
    }

    /// Whether another document states it, or the same one in another place where something determines it.
    fn is_stated_elsewhere(&self, fact: u32) -> bool {
        let mut others = self.audit.index.of(self.figure(fact)).map(|it| it.figure);
        others.any(|it| it.book != self.book || it.fact != fact && self.coverage.rules(it.fact).next().is_some())
    }
}

/// How a cell came about that isn't translated, as its line says of its column.
fn stated_method(line: &Line, column: &Column) -> Option<Method> {
    let of_column = line.methods.iter().find(|(id, _)| id.as_ref().is_some_and(|id| *id == column.id));
    of_column.filter(|_| column.translation.is_none()).map(|(_, method)| *method)
}
