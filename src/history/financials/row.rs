//! A concept's figure for one period in one unit, with every document that states it.

use super::fact::Fact;
use crate::domain::{Period, Unit};
use std::cmp::Ordering;

/// A concept's figure for one period in one unit.
#[derive(Clone, Copy, Debug)]
pub struct Row<'f, 'a> {
    /// The period or instant.
    pub period: Period,
    /// What it counts; figures of different units are never compared.
    pub unit: Unit,
    /// The figure that was stated last, as precisely as a document that agrees with it prints it.
    pub best: Fact<'a>,
    /// Every figure that states it: by document, oldest first.
    pub vintages: &'f [Fact<'a>],
}

impl<'a> Row<'_, 'a> {
    /// The documents that state it, oldest first, each with its most precise figure.
    pub fn documents(&self) -> impl Iterator<Item = Fact<'a>> {
        let by_document = self.vintages.chunk_by(|a, b| std::ptr::eq(a.announcement, b.announcement));
        by_document.filter_map(|of_one| of_one.iter().copied().reduce(finer))
    }

    fn of<'f>(vintages: &'f [Fact<'a>]) -> Option<Row<'f, 'a>> {
        let last = vintages.last()?;
        let own = vintages.iter().rev().find(|fact| !fact.is_translated()).unwrap_or(last);
        let newest = vintages.iter().filter(|fact| std::ptr::eq(fact.announcement, own.announcement));
        let newest = newest.copied().filter(|fact| fact.is_translated() == own.is_translated()).reduce(finer)?;
        let best = vintages.iter().copied().filter(|fact| fact.agrees(&newest)).reduce(finer).unwrap_or(newest);
        Some(Row { period: newest.period(), unit: newest.unit(), best, vintages })
    }
}

/// The more precise of two figures; of equally precise ones the later.
fn finer<'a>(one: Fact<'a>, other: Fact<'a>) -> Fact<'a> {
    if other.precision() <= one.precision() { other } else { one }
}

/// Puts figures in the order of rows; those of one row stay in their order.
pub(super) fn sort(facts: &mut [Fact<'_>]) {
    facts.sort_by_cached_key(|fact| (fact.period().order(), fact.unit()));
}

/// The rows of figures that are in order.
pub(super) fn rows<'f, 'a>(facts: &'f [Fact<'a>]) -> impl DoubleEndedIterator<Item = Row<'f, 'a>> {
    let by_row = facts.chunk_by(|a, b| a.unit() == b.unit() && a.period().order() == b.period().order());
    by_row.filter_map(Row::of)
}

/// The row of a period and unit among figures that are in order.
pub(super) fn at<'f, 'a>(facts: &'f [Fact<'a>], period: &Period, unit: Unit) -> Option<Row<'f, 'a>> {
    let order = |fact: &Fact<'a>| (fact.period().order(), fact.unit()).cmp(&(period.order(), unit));
    let from = facts.partition_point(|fact| order(fact) == Ordering::Less);
    let rest = &facts[from..];
    Row::of(&rest[..rest.partition_point(|fact| order(fact) == Ordering::Equal)])
}
