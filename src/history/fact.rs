//! The company's figures of statements by concept, across statements and announcements.

use crate::domain::number::Printed;
use crate::domain::statement::{Column, Line, LineUnit, Statement};
use crate::domain::{Announcement, Currency, Period, Scale};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A money figure of a statement, with the place where it is stated.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    /// The document.
    pub announcement: &'a Announcement,
    /// The statement.
    pub statement: &'a Statement,
    /// The line.
    pub line: &'a Line,
    /// The column.
    pub column: &'a Column,
    /// The value in units of `scale`, as printed.
    pub value: Decimal,
    /// The printed scale.
    pub scale: Scale,
}

impl Fact<'_> {
    /// The period or instant.
    #[must_use]
    pub fn period(&self) -> Period {
        self.statement.period(self.line, self.column)
    }

    /// The exponent of the last printed digit: 3 for whole thousands, 5 for millions with one decimal.
    #[must_use]
    pub fn precision(&self) -> i64 {
        i64::from(self.scale.exponent()) - i64::from(self.value.scale())
    }
}

/// Money figures of the concepts that were asked for.
#[derive(Debug, Default)]
pub struct Facts<'a, 'c> {
    by_concept: HashMap<&'c str, Vec<Fact<'a>>>,
}

impl<'a, 'c> Facts<'a, 'c> {
    /// Collects the figures of the concepts from the announcements' statements, in their order.
    #[must_use]
    pub fn of(announcements: &[&'a Announcement], concepts: &[&'c str]) -> Self {
        let mut by_concept: HashMap<&'c str, Vec<Fact<'a>>> =
            concepts.iter().map(|concept| (*concept, Vec::new())).collect();
        if concepts.is_empty() {
            return Self::default();
        }
        for announcement in announcements {
            for statement in &announcement.statements {
                for line in &statement.lines {
                    let Some(facts) = by_concept.get_mut(line.concept()) else { continue };
                    let is_money = |column: &Column| statement.unit(line, column) == LineUnit::Money;
                    let cells = line.cells.iter().zip(&statement.columns);
                    for (cell, column) in cells.filter(|(_, of)| is_money(of) && statement.is_whole(line, of)) {
                        if let Some(value) = cell.printed.and_then(Printed::value) {
                            let scale = statement.scale(line, column);
                            facts.push(Fact { announcement, statement, line, column, value, scale });
                        }
                    }
                }
            }
        }
        Self { by_concept }
    }

    /// The most precise figure of a concept for a period in a currency; of equally precise ones the one that was
    /// stated last.
    #[must_use]
    pub fn best(&self, concept: &str, period: &Period, currency: Currency) -> Option<&Fact<'a>> {
        self.all(concept)
            .iter()
            .filter(|fact| fact.period() == *period && fact.column.currency == currency)
            .reduce(|best, fact| if fact.precision() <= best.precision() { fact } else { best })
    }

    /// The periods for which a concept is stated in a currency, in order.
    #[must_use]
    pub fn periods(&self, concept: &str, currency: Currency) -> Vec<Period> {
        let of_currency = self.all(concept).iter().filter(|fact| fact.column.currency == currency);
        let mut periods: Vec<Period> = of_currency.map(Fact::period).collect();
        periods.sort_by_key(Period::order);
        periods.dedup();
        periods
    }

    fn all(&self, concept: &str) -> &[Fact<'a>] {
        self.by_concept.get(concept).map_or(&[], Vec::as_slice)
    }
}
