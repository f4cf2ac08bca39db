//! Which rules determine each figure of an announcement.
//!
//! A figure is determined where a rule ties it to others that don't merely repeat it. A **copy** of a figure says the same
//! once more: a text that tells it, a line that equals a single one or is the sum of one, what stands untranslated in a translated
//! column, and the same fact stated again in the same document. A copy passes on what is known: it is determined where the figure
//! that it repeats is, and one that is printed as precisely determines the other where a rule that is no copy determines
//! it. Figures that only repeat each other, in a circle or not, determine nothing. Of two documents, each was typed
//! from its own source: what both state is determined.

use super::fact::{FigureId, Place};
use super::group::{Group, simple};
use super::rule::{Rule, Tie};
use super::{Book, Examined};
use crate::domain::statement::Method;
use std::collections::{BTreeMap, VecDeque};

/// Which rules determine each figure of an announcement, and which group each figure is counted in.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// A bit for each rule, by figure.
    rules: Vec<u32>,
    /// The number of figures in a row that belong to a group.
    groups: Vec<(Group, usize)>,
    /// How often each rule was applied.
    applied: [usize; Rule::ALL.len()],
    /// How many translated cells came about by each method.
    methods: BTreeMap<Method, usize>,
    /// Copies: a figure, one that repeats it and isn't more precise, and the rule that says so.
    copies: Vec<(u32, u32, Rule)>,
    /// Figures of texts, and those of other documents that they repeat.
    told: Vec<(u32, FigureId)>,
}

impl Coverage {
    /// What the ties of an announcement determine; what a text tells of another one passes for determined.
    #[must_use]
    pub fn of(examined: &Examined<'_>) -> Self {
        let mut coverage = Self::unsettled(examined);
        coverage.settle();
        coverage
    }

    /// The same, before copies pass on what is known.
    pub(super) fn unsettled(examined: &Examined<'_>) -> Self {
        let mut coverage = Self { rules: vec![0; examined.book.facts.len()], ..Self::default() };
        coverage.group(&examined.book);
        examined.ties.iter().for_each(|tie| coverage.tie(&examined.book, tie));
        coverage
    }

    fn group(&mut self, book: &Book<'_>) {
        let id = |at: u32| &book.announcement.statements[at as usize].id.value;
        for fact in &book.facts {
            let same = |group: &Group| match (fact.place, group) {
                (Place::Cell(at, ..), Group::Statement(statement)) => id(at) == statement,
                (place, group) => simple(place).as_ref() == Some(group),
            };
            match self.groups.last_mut() {
                Some((group, count)) if same(group) => *count += 1,
                _ => {
                    let group = match fact.place {
                        Place::Cell(at, ..) => Group::Statement(id(at).clone()),
                        place => simple(place).unwrap_or(Group::Typed),
                    };
                    self.groups.push((group, 1));
                }
            }
        }
    }

    fn tie(&mut self, book: &Book<'_>, tie: &Tie) {
        self.applied[tie.rule as usize] += 1;
        if let Some(method) = tie.method {
            *self.methods.entry(method).or_default() += 1;
        }
        match *tie.inputs {
            _ if tie.bound => {}
            [of] if is_copy(book, tie) => {
                let step = |figure: u32| book.fact(figure).value.step();
                self.copy(of, tie.result, tie.rule, step(of) <= step(tie.result));
                self.copy(tie.result, of, tie.rule, step(tie.result) <= step(of));
            }
            _ => tie.inputs.iter().chain([&tie.result]).for_each(|figure| self.mark(*figure, tie.rule)),
        }
    }

    /// Adds a copy of a figure, unless that is more precise than the figure.
    pub(super) fn copy(&mut self, of: u32, copy: u32, rule: Rule, is_as_precise: bool) {
        if is_as_precise {
            self.copies.push((of, copy, rule));
        }
    }

    /// Says which figure of another document each of these figures of texts repeats.
    pub(super) fn tell(&mut self, told: impl IntoIterator<Item = (u32, FigureId)>) {
        self.told.extend(told);
    }

    /// Lets copies pass on what is known: a figure that is determined by something else determines those that repeat it.
    pub(super) fn settle(&mut self) {
        self.copies.sort_unstable_by_key(|(of, copy, rule)| (*of, *copy, *rule));
        self.copies.dedup();
        let begin = |copies: &[(u32, u32, Rule)], figure| copies.partition_point(|(of, ..)| *of < figure);
        let mut known: VecDeque<(u32, Option<u32>)> = VecDeque::new();
        for of in self.copies.chunk_by(|a, b| a.0 == b.0) {
            let figure = of[0].0;
            known.extend((self.rules[figure as usize] != 0).then_some((figure, None)));
        }
        let mut passed = vec![];
        while let Some((figure, from)) = known.pop_front() {
            let from_here = self.copies[begin(&self.copies, figure)..].iter().take_while(|(of, ..)| *of == figure);
            // What a figure has from another one it doesn't give back.
            for (_, copy, rule) in from_here.filter(|(_, copy, _)| Some(*copy) != from) {
                if self.rules[*copy as usize] == 0 {
                    self.rules[*copy as usize] |= 1 << *rule as u32;
                    known.push_back((*copy, Some(figure)));
                } else {
                    passed.push((*copy, *rule));
                }
            }
        }
        passed.into_iter().for_each(|(copy, rule)| self.mark(copy, rule));
    }

    /// Counts a figure as determined by a rule.
    pub(super) fn mark(&mut self, figure: u32, rule: Rule) {
        self.rules[figure as usize] |= 1 << rule as u32;
    }

    /// The figures of texts that repeat one of another document, with that one.
    pub(super) fn told(&self) -> &[(u32, FigureId)] {
        &self.told
    }

    /// Takes back that the text determines a figure of it.
    pub(super) fn unmark_text(&mut self, figure: u32) {
        self.rules[figure as usize] &= !(1 << Rule::Text as u32);
    }

    /// Whether something determines a figure.
    pub(super) fn determines(&self, figure: u32) -> bool {
        self.rules.get(figure as usize).is_some_and(|rules| *rules != 0)
    }

    /// The rules that determine a figure.
    pub fn rules(&self, figure: u32) -> impl Iterator<Item = Rule> {
        Rule::of_bits(self.rules.get(figure as usize).copied().unwrap_or_default())
    }

    /// The groups of figures in a row, each with the bits of the rules that determine each figure.
    pub(super) fn groups(&self) -> impl Iterator<Item = (&Group, &[u32])> {
        let mut rest = &*self.rules;
        self.groups.iter().map(move |(group, count)| {
            let (figures, further) = rest.split_at(*count);
            rest = further;
            (group, figures)
        })
    }

    /// How often each rule was applied.
    pub(super) fn applied(&self) -> [usize; Rule::ALL.len()] {
        self.applied
    }

    /// How many translated cells came about by each method.
    pub(super) fn methods(&self) -> &BTreeMap<Method, usize> {
        &self.methods
    }
}

/// Whether a tie of a figure to a single other one says only that it is that one.
fn is_copy(book: &Book<'_>, tie: &Tie) -> bool {
    match tie.rule {
        Rule::Sum | Rule::Equality | Rule::RollForward | Rule::Text => true,
        Rule::Translation => book.fact(tie.result).value.unit.currency().is_none(),
        // Paid in the currency that it is declared in, it is the same amount once more.
        Rule::Payment => {
            tie.inputs.iter().all(|input| book.fact(*input).value.unit == book.fact(tie.result).value.unit)
        }
        _ => false,
    }
}
