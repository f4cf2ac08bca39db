//! Tables in Markdown, the aims, and what was not found with why.

use crate::figures::{Figure, Group};
use crate::mutation::Mutation;
use crate::told::{Slip, Told};
use crate::trial::{Outcome, Trial, text};
use irbook::audit::Rule;
use irbook::diagnostic::Texts;
use irbook::domain::Span;
use irbook::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

fn title(group: &Group) -> String {
    match group {
        Group::Statement(id) => format!("statement `{id}`"),
        Group::Cells => "**all statement cells**".into(),
        Group::Metrics => "metrics".into(),
        Group::Changes => "changes and shares".into(),
        Group::Typed => "typed figures".into(),
        Group::Guidance => "guidance".into(),
        Group::Text => "running text".into(),
        Group::All => "**all figures**".into(),
        Group::Issuer => "`site.toml` (not in the total)".into(),
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    tried: usize,
    /// With an error or a warning.
    found: usize,
    /// With no more than a warning.
    warned: usize,
}

impl Count {
    fn add(&mut self, outcome: Outcome) {
        self.tried += 1;
        self.found += usize::from(outcome != Outcome::Nothing);
        self.warned += usize::from(outcome == Outcome::Warning);
    }

    fn plus(self, other: Self) -> Self {
        Self { tried: self.tried + other.tried, found: self.found + other.found, warned: self.warned + other.warned }
    }

    /// Found of tried with the percentage, which is rounded down so that 100.0 means all.
    fn shown(self) -> String {
        let Self { tried, found, warned } = self;
        let Some(share) = (found * 1000).checked_div(tried) else { return "–".into() };
        let warned = if warned == 0 { String::new() } else { format!(" ({warned} by a warning)") };
        format!("{found}/{tried} {}.{} %{warned}", share / 10, share % 10)
    }

    fn is_at_least(self, percent: usize) -> bool {
        self.found * 100 >= percent * self.tried
    }
}

/// What has to be found: title, group, changes, percent.
const AIMS: [(&str, Group, &[Mutation], usize); 3] = [
    ("statement cells times ten or with the other sign", Group::Cells, &[Mutation::TimesTen, Mutation::Sign], 100),
    ("statement cells one off in the last digit", Group::Cells, &[Mutation::Up, Mutation::Down], 97),
    ("all changes of all figures", Group::All, &Mutation::ALL, 90),
];

/// How many of the slips in what tables say of their cells have to be found.
const TOLD_AIM: (&str, usize) = ("slips in what tables say of their cells", 97);

/// Why a change was not found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    Free,
    Bounded(Box<[Rule]>),
    Allowed(Box<[Rule]>),
}

impl Reason {
    fn of(figure: &Figure) -> Self {
        match (&*figure.rules, &*figure.bounds) {
            ([], []) => Self::Free,
            ([], bounds) => Self::Bounded(bounds.into()),
            (rules, _) => Self::Allowed(rules.into()),
        }
    }

    fn title(&self) -> String {
        let names =
            |rules: &[Rule]| rules.iter().map(|rule| format!("`{}`", rule.code().id())).collect::<Vec<_>>().join(", ");
        match self {
            Self::Free => "nothing determines it".into(),
            Self::Bounded(rules) => format!("there is only a bound, by {}", names(rules)),
            Self::Allowed(rules) => format!("the rounding of {} allows it", names(rules)),
        }
    }
}

/// What all trials come to.
pub struct Report<'t> {
    counts: BTreeMap<Group, (usize, [Count; Mutation::ALL.len()])>,
    /// What was not found, by reason.
    missed: BTreeMap<Reason, Vec<(&'t Figure, &'t Trial)>>,
    /// Figures whose source has no number of that value.
    unchanged: Vec<&'t Figure>,
    /// Slips in what tables say of their cells.
    told: &'t [Told],
}

impl<'t> Report<'t> {
    pub fn of(figures: &'t [Figure], trials: &'t [Trial], told: &'t [Told]) -> Self {
        let tried: BTreeSet<usize> = trials.iter().map(|trial| trial.figure).collect();
        let unchanged = figures.iter().enumerate().filter(|(at, _)| !tried.contains(at)).map(|(_, it)| it).collect();
        let mut report = Self { counts: BTreeMap::new(), missed: BTreeMap::new(), unchanged, told };
        for group in tried.iter().flat_map(|at| figures[*at].group.with_sums()) {
            report.counts.entry(group).or_default().0 += 1;
        }
        for trial in trials {
            let figure = &figures[trial.figure];
            for group in figure.group.with_sums() {
                report.counts.entry(group).or_default().1[trial.mutation as usize].add(trial.outcome);
            }
            if trial.outcome == Outcome::Nothing {
                report.missed.entry(Reason::of(figure)).or_default().push((figure, trial));
            }
        }
        report
    }

    pub fn meets_all_aims(&self) -> bool {
        AIMS.iter().all(|(_, group, mutations, percent)| self.count(group, mutations).is_at_least(*percent))
            && self.told(|_| true).is_at_least(TOLD_AIM.1)
    }

    fn told(&self, of: impl Fn(Slip) -> bool) -> Count {
        let mut count = Count::default();
        self.told.iter().filter(|it| of(it.slip)).for_each(|it| count.add(it.outcome));
        count
    }

    fn count(&self, group: &Group, mutations: &[Mutation]) -> Count {
        let Some((_, counts)) = self.counts.get(group) else { return Count::default() };
        mutations.iter().fold(Count::default(), |sum, mutation| sum.plus(counts[*mutation as usize]))
    }

    pub fn write(&self, out: &mut impl Write, sources: &Sources, list: bool) -> io::Result<()> {
        let titles = Mutation::ALL.map(Mutation::title).join(" | ");
        writeln!(out, "| | figures | {titles} | all changes |\n|---|---|{}---|", "---|".repeat(Mutation::ALL.len()))?;
        for (group, (figures, counts)) in &self.counts {
            let each = counts.map(Count::shown).join(" | ");
            let all = self.count(group, &Mutation::ALL).shown();
            writeln!(out, "| {} | {figures} | {each} | {all} |", title(group))?;
        }
        writeln!(out, "\n| in what tables say of their cells | found |\n|---|---|")?;
        for slip in Slip::ALL {
            writeln!(out, "| {} | {} |", slip.title(), self.told(|it| it == slip).shown())?;
        }
        writeln!(out, "\n| aim | at least | found | |\n|---|---|---|---|")?;
        let aims = AIMS.iter().map(|(aim, group, mutations, percent)| (aim, self.count(group, mutations), percent));
        for (aim, count, percent) in aims.chain([(&TOLD_AIM.0, self.told(|_| true), &TOLD_AIM.1)]) {
            let met = if count.is_at_least(*percent) { "met" } else { "**missed**" };
            writeln!(out, "| {aim} | {percent} % | {} | {met} |", count.shown())?;
        }
        if !self.unchanged.is_empty() {
            writeln!(out, "\nNot changed, because the source has no such number: {}", self.unchanged.len())?;
            self.unchanged.iter().filter(|_| list).try_for_each(|it| {
                writeln!(out, "- {} `{}`: `{}`", place(it.span, sources), it.name, text(it.span, sources))
            })?;
        }
        self.write_missed(out, sources, list)
    }

    fn write_missed(&self, out: &mut impl Write, sources: &Sources, list: bool) -> io::Result<()> {
        let titles = Mutation::ALL.map(Mutation::title).join(" | ");
        writeln!(out, "\n| not found, because | figures | {titles} |")?;
        writeln!(out, "|---|---|{}", "---|".repeat(Mutation::ALL.len()))?;
        for (reason, missed) in &self.missed {
            let figures: BTreeSet<_> = missed.iter().map(|(figure, _)| figure.span).collect();
            let number = |mutation| missed.iter().filter(|(_, trial)| trial.mutation == mutation).count().to_string();
            writeln!(out, "| {} | {} | {} |", reason.title(), figures.len(), Mutation::ALL.map(number).join(" | "))?;
        }
        for (reason, missed) in self.missed.iter().filter(|_| list) {
            writeln!(out, "\n{}:\n", reason.title())?;
            for (figure, trial) in missed {
                let (before, place) = (text(figure.span, sources), place(figure.span, sources));
                let title = trial.mutation.title();
                writeln!(out, "- {place} `{}`: {title}, {before} → {}", figure.name, trial.after)?;
            }
        }
        let missed: Vec<&Told> = self.told.iter().filter(|it| list && it.outcome == Outcome::Nothing).collect();
        if !missed.is_empty() {
            writeln!(out, "\nin what tables say of their cells:\n")?;
        }
        for it in missed {
            let (before, place) = (text(it.span, sources), place(it.span, sources));
            writeln!(out, "- {place}: {}, {before} → {}", it.slip.title(), it.after)?;
        }
        Ok(())
    }
}

/// File and line of a place.
fn place(span: Span, sources: &Sources) -> String {
    let before = &sources.text(span.file)[..span.start as usize];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    format!("{}:{line}", sources.path(span.file))
}
