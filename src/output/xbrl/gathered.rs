//! All facts of a document, gathered once for its report and its schema.

use super::element::Element;
use super::fact::{Fact, Place, of_metrics, of_statements};
use super::single::of_singles;
use crate::audit;
use crate::domain::Announcement;
use crate::domain::metric::Metric;
use hashbrown::HashMap;
use std::iter;
use std::ops::Range;

/// The facts of a document.
pub(super) struct Facts<'a> {
    /// In its order: of its statements by line and column, then of its metrics, then those of its parts and single figures that
    /// none of these state.
    pub all: Vec<Fact<'a>>,
    /// Those side by side that are of one element: mostly a line of a statement.
    pub groups: Vec<Group>,
    /// The last group of each element.
    last: HashMap<Element<'a>, usize>,
}

/// Facts of one element that stand side by side.
pub(super) struct Group {
    /// Where they stand among all.
    pub facts: Range<usize>,
    /// The position of their statement.
    pub home: Option<usize>,
    /// The group before of the same element.
    before: Option<usize>,
}

impl<'a> Facts<'a> {
    /// Those of a document. `outside` are its figures outside statements.
    pub fn of(announcement: &'a Announcement, metrics: &'a [Metric], outside: &'a [audit::Fact<'a>]) -> Self {
        let mut facts = Self { all: of_statements(announcement), groups: Vec::new(), last: HashMap::new() };
        facts.all.extend(of_metrics(announcement, metrics).map(|(_, fact)| fact));
        facts.group();
        // What repeats a figure of a table mostly rounds it.
        let singles = of_singles(announcement, metrics, outside).into_iter().map(|(_, fact)| fact);
        let is_stated = |single: &Fact<'a>| facts.of_element(&single.element).any(|it| it.aspects == single.aspects);
        let singles: Vec<Fact<'a>> = singles.filter(|single| !is_stated(single)).collect();
        facts.all.extend(singles);
        facts.group();
        facts
    }

    /// Groups the facts behind the last group.
    fn group(&mut self) {
        let mut start = self.groups.last().map_or(0, |group| group.facts.end);
        for same in self.all[start..].chunk_by(|a, b| a.element == b.element && home(a) == home(b)) {
            let before = self.last.insert(same[0].element, self.groups.len());
            let facts = start..start + same.len();
            start = facts.end;
            self.groups.push(Group { facts, home: home(&same[0]), before });
        }
    }

    /// Every fact of an element.
    pub fn of_element(&self, element: &Element<'a>) -> impl Iterator<Item = &Fact<'a>> {
        let last = self.last.get(element).map(|at| &self.groups[*at]);
        let groups = last.into_iter().flat_map(|group| iter::once(group).chain(self.before(group)));
        groups.flat_map(|group| &self.all[group.facts.clone()])
    }

    /// The groups of the same element before one.
    pub fn before(&self, group: &Group) -> impl Iterator<Item = &Group> {
        iter::successors(self.previous(group), |group| self.previous(group))
    }

    fn previous(&self, group: &Group) -> Option<&Group> {
        Some(&self.groups[group.before?])
    }

    /// The elements of a statement at a position, in the order of its lines.
    pub fn elements(&self, home: usize) -> impl Iterator<Item = &Element<'a>> {
        let groups = self.groups.iter().filter(move |it| it.home == Some(home));
        let first = groups.filter(move |it| !self.before(it).any(|before| before.home == Some(home)));
        first.map(|group| &self.all[group.facts.start].element)
    }
}

fn home(fact: &Fact<'_>) -> Option<usize> {
    match fact.place {
        Place::Cell(_, [home, ..]) => Some(home),
        Place::Metric(..) | Place::Part(..) | Place::Figure(_) => None,
    }
}
