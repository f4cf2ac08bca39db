//! How many figures there are, and how many of them something else in the archive determines.

use super::coverage::Coverage;
use super::group::Group;
use super::rule::Rule;
use crate::domain::statement::Method;
use std::collections::BTreeMap;

/// A number of figures, and how many of them something determines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub figures: usize,
    /// How many at least one rule determines.
    pub determined: usize,
    /// How many at least two rules determine.
    pub twice: usize,
}

/// The count of the whole archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// By group.
    pub groups: BTreeMap<Group, Tally>,
    /// For each rule: how often it was applied, and how many figures it determines.
    pub rules: [(usize, usize); Rule::ALL.len()],
    /// How many translated cells came about by each method.
    pub methods: BTreeMap<Method, usize>,
}

impl Summary {
    /// Adds up what is known of each announcement.
    #[must_use]
    pub fn of(coverage: &[Coverage]) -> Self {
        let mut summary = Self::default();
        for one in coverage {
            for (group, figures) in one.groups().filter(|(group, _)| **group != Group::Issuer) {
                let tally = match summary.groups.get_mut(group) {
                    Some(tally) => tally,
                    None => summary.groups.entry(group.clone()).or_default(),
                };
                for rules in figures {
                    tally.figures += 1;
                    tally.determined += usize::from(*rules != 0);
                    tally.twice += usize::from(rules.count_ones() > 1);
                    for (rule, (_, determined)) in summary.rules.iter_mut().enumerate() {
                        *determined += usize::from(rules & (1 << rule) != 0);
                    }
                }
            }
            for (method, cells) in one.methods() {
                *summary.methods.entry(*method).or_default() += cells;
            }
            for ((applied, _), more) in summary.rules.iter_mut().zip(one.applied()) {
                *applied += more;
            }
        }
        summary.rules[Rule::Agreement as usize].0 = summary.rules[Rule::Agreement as usize].1;
        summary
    }

    /// The tally of all groups that a test lets through.
    #[must_use]
    pub fn tally(&self, of: impl Fn(&Group) -> bool) -> Tally {
        self.groups.iter().filter(|(group, _)| of(group)).fold(Tally::default(), |sum, (_, tally)| Tally {
            figures: sum.figures + tally.figures,
            determined: sum.determined + tally.determined,
            twice: sum.twice + tally.twice,
        })
    }
}
