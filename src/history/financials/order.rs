//! The order in which concepts stand: as statements have them.

use super::Concept;
use super::fact::Fact;
use crate::domain::Unit;
use crate::domain::statement::StatementKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Where a concept stands among statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Profit or loss.
    Operations,
    /// Amounts per share and numbers of shares, wherever they stand.
    PerShare,
    /// The balance sheet.
    BalanceSheet,
    /// Cash flows.
    CashFlows,
    /// What leads to figures that aren't defined by accounting principles.
    Reconciliation,
    /// Every other table.
    Other,
}

impl Group {
    /// The group of a concept: the first among those of its figures.
    pub(super) fn of(facts: &[Fact<'_>]) -> Self {
        facts.iter().map(Self::of_fact).min().unwrap_or(Self::Other)
    }

    /// The figure that a concept is known by: of the newest document that has it in the group, the one in the foremost kind of
    /// statement.
    pub(super) fn home<'f, 'a>(self, facts: &'f [Fact<'a>]) -> Option<&'f Fact<'a>> {
        let mut of_group = facts.iter().rev().filter(|fact| Self::of_fact(fact) == self);
        let newest = of_group.clone().next()?.announcement;
        of_group.by_ref().filter(|fact| std::ptr::eq(fact.announcement, newest)).min_by_key(|fact| {
            let (statement, line, column) = fact.place();
            (fact.statement().kind, statement, line, std::cmp::Reverse(column))
        })
    }

    fn of_fact(fact: &Fact<'_>) -> Self {
        match (fact.unit(), fact.statement().kind) {
            (Unit::PerShare(_) | Unit::PerAds(_) | Unit::Shares | Unit::Ads, _) => Self::PerShare,
            (_, StatementKind::Operations) => Self::Operations,
            (_, StatementKind::BalanceSheet) => Self::BalanceSheet,
            (_, StatementKind::CashFlows) => Self::CashFlows,
            (_, StatementKind::Reconciliation) => Self::Reconciliation,
            _ => Self::Other,
        }
    }
}

/// Concepts by group, those of a group as the newest statement has them; what that one lacks stands behind the line before
/// it in an earlier statement.
pub(super) fn in_order(concepts: Vec<Concept<'_>>) -> Vec<Concept<'_>> {
    let mut groups: BTreeMap<Group, Vec<&str>> = BTreeMap::new();
    for concept in &concepts {
        groups.entry(concept.group).or_default().push(concept.id);
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (group, ids) in groups {
        let of_group = concepts.iter().filter(|concept| concept.group == group);
        let homes = of_group.filter_map(|it| group.home(it.facts()));
        let first = places.len();
        for id in merged(homes.copied().collect(), &ids) {
            let next = first.max(places.len());
            places.insert(id, next);
        }
    }
    let mut concepts = concepts;
    concepts.sort_by_key(|concept| (concept.group, places.get(concept.id).copied()));
    concepts
}

/// The ids in the order of the statements that these figures stand in, the newest statement first.
fn merged<'a>(mut homes: Vec<Fact<'a>>, ids: &[&'a str]) -> Vec<&'a str> {
    let statement = |fact: &Fact<'a>| (&*fact.announcement.id, fact.place().0);
    homes.sort_by_key(|fact| (Reverse((fact.period().end(), fact.announcement.dated.value)), statement(fact)));
    homes.dedup_by_key(|fact| statement(fact));
    let mut order: Vec<&str> = Vec::with_capacity(ids.len());
    let Some(kind) = homes.first().map(|home| home.statement().kind) else { return order };
    for home in homes {
        let lines = || home.statement().lines.iter().map(|line| line.concept()).filter(|it| ids.contains(it));
        let place = |order: &[&str], concept: &str| order.iter().position(|placed| *placed == concept);
        // What an earlier statement of the kind has first stays before what follows it; other tables come behind.
        let next = lines().find_map(|concept| place(&order, concept)).filter(|_| home.statement().kind == kind);
        let mut at = next.unwrap_or(order.len());
        for concept in lines() {
            if let Some(placed) = place(&order, concept) {
                at = placed + 1;
            } else {
                order.insert(at, concept);
                at += 1;
            }
        }
    }
    order
}
