//! How many figures there are, and how many of them something else in the archive determines.

use super::fact::{FigureId, Place};
use super::rule::Rule;
use super::{Examined, Tie, components};
use crate::domain::statement::Method;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// Figures that only repeat each other in a circle, so that they determine each other once something else does.
    circles: Vec<Vec<u32>>,
}

/// What a figure is counted as.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A cell of the statement with this id.
    Statement(Arc<str>),
    /// A metric, its changes, shares and parts.
    Metrics,
    /// A single figure, a rate, a plan's, the or the dividend's figure.
    Typed,
    /// A figure of an outlook.
    Guidance,
    /// A figure in running text.
    Text,
    /// A figure of the company, which texts refer to; it isn't counted with any document.
    Issuer,
}

impl Coverage {
    /// What the ties of an announcement determine.
    #[must_use]
    pub fn of(examined: &Examined<'_>) -> Self {
        let facts = &examined.book.facts;
        let mut coverage = Self { rules: vec![0; facts.len()], ..Self::default() };
        for fact in facts {
            let same = |group: &Group| match (fact.place, group) {
                (Place::Cell(at, ..), Group::Statement(id)) => {
                    examined.book.announcement.statements[at as usize].id.value == *id
                }
                (place, group) => simple(place).as_ref() == Some(group),
            };
            match coverage.groups.last_mut() {
                Some((group, count)) if same(group) => *count += 1,
                _ => {
                    let group = match fact.place {
                        Place::Cell(at, ..) => {
                            Group::Statement(examined.book.announcement.statements[at as usize].id.value.clone())
                        }
                        place => simple(place).unwrap_or(Group::Typed),
                    };
                    coverage.groups.push((group, 1));
                }
            }
        }
        let circles = repeated(&examined.ties);
        for tie in &examined.ties {
            let circle = circles.get(&tie.result);
            coverage.tie(tie, is_repetition(tie) && circle.is_some() && circle == circles.get(&tie.inputs[0]));
        }
        let mut members: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        circles.into_iter().for_each(|(figure, circle)| members.entry(circle).or_default().push(figure));
        coverage.circles = members.into_values().collect();
        coverage.settle();
        coverage
    }

    /// Counts the figures of each circle as determined by each other where something determines one of them. Once more
    /// after [`Self::mark`].
    pub(super) fn settle(&mut self) {
        let rules = &mut self.rules;
        self.circles.retain(|circle| {
            let open = circle.iter().all(|figure| rules[*figure as usize] == 0);
            if !open {
                circle.iter().for_each(|figure| rules[*figure as usize] |= 1 << Rule::Equality as u32);
            }
            open
        });
    }

    fn tie(&mut self, tie: &Tie, in_circle: bool) {
        self.applied[tie.rule as usize] += 1;
        if let Some(method) = tie.method {
            *self.methods.entry(method).or_default() += 1;
        }
        if !tie.bound && !in_circle {
            for figure in tie.inputs.iter().chain([&tie.result]) {
                self.rules[*figure as usize] |= 1 << tie.rule as u32;
            }
        }
    }

    /// Whether two figures stand in one circle that nothing has decided.
    pub(super) fn repeat_each_other(&self, pair: [FigureId; 2]) -> bool {
        self.circles.iter().any(|circle| pair.iter().all(|figure| circle.contains(&figure.fact)))
    }

    /// Counts a figure as determined by a rule that looks at several documents.
    pub(super) fn mark(&mut self, figure: u32, rule: Rule) {
        self.rules[figure as usize] |= 1 << rule as u32;
    }

    /// The rules that determine a figure.
    pub fn rules(&self, figure: u32) -> impl Iterator<Item = Rule> {
        let rules = self.rules.get(figure as usize).copied().unwrap_or_default();
        Rule::ALL.iter().copied().filter(move |rule| rules & (1 << *rule as u32) != 0)
    }
}

/// Whether a tie says of a figure only that it is another one.
fn is_repetition(tie: &Tie) -> bool {
    tie.rule == Rule::Equality && tie.inputs.len() == 1
}

/// The figures that repeat each other in a circle, with its number. Other rules lead to no circle: the checks refuse
/// those of sums and quotients.
fn repeated(ties: &[Tie]) -> BTreeMap<u32, usize> {
    let pairs: Vec<(u32, u32)> =
        ties.iter().filter(|it| is_repetition(it)).map(|it| (it.result, it.inputs[0])).collect();
    let numbers: BTreeMap<u32, usize> = {
        let mut figures: Vec<u32> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        figures.sort_unstable();
        figures.dedup();
        figures.into_iter().zip(0..).collect()
    };
    let mut edges = vec![Vec::new(); numbers.len()];
    pairs.iter().for_each(|(from, to)| edges[numbers[from]].push(numbers[to]));
    let components = components(&edges);
    let mut sizes = vec![0; numbers.len()];
    components.iter().for_each(|component| sizes[*component] += 1);
    let circles = numbers.into_iter().map(|(figure, number)| (figure, components[number]));
    circles.filter(|(_, component)| sizes[*component] > 1).collect()
}

/// The group of a figure that is no cell.
fn simple(place: Place) -> Option<Group> {
    match place {
        Place::Cell(..) => None,
        Place::Metric(..) | Place::Change(..) | Place::Share(..) | Place::Part(..) => Some(Group::Metrics),
        Place::Guidance(..) => Some(Group::Guidance),
        Place::Text(..) => Some(Group::Text),
        Place::Figure(..) | Place::Plan(..) | Place::Dividend | Place::Issuance | Place::Rate(..) => Some(Group::Typed),
        Place::Issuer => Some(Group::Issuer),
    }
}

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
            let mut figures = one.rules.iter();
            for (group, count) in &one.groups {
                if *group == Group::Issuer {
                    figures.by_ref().take(*count).for_each(drop);
                    continue;
                }
                let tally = match summary.groups.get_mut(group) {
                    Some(tally) => tally,
                    None => summary.groups.entry(group.clone()).or_default(),
                };
                for rules in figures.by_ref().take(*count) {
                    tally.figures += 1;
                    tally.determined += usize::from(*rules != 0);
                    tally.twice += usize::from(rules.count_ones() > 1);
                    for (rule, (_, determined)) in summary.rules.iter_mut().enumerate() {
                        *determined += usize::from(rules & (1 << rule) != 0);
                    }
                }
            }
            for (method, cells) in &one.methods {
                *summary.methods.entry(*method).or_default() += cells;
            }
            for ((applied, _), more) in summary.rules.iter_mut().zip(one.applied) {
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
