//! Checking the archive with one figure changed.

use crate::figures::Figure;
use crate::mutation::{Mutation, mutate, quoted};
use crate::told::{self, Told};
use irbook::archive::Documents;
use irbook::check::check;
use irbook::decode::{Before, decode, decode_after};
use irbook::diagnostic::{Diagnostic, Severity};
use irbook::domain::Span;
use irbook::source::{Content, Sources};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How many findings there are of each code. Messages are not compared: one that repeats a changed figure says nothing new.
pub type Counts = BTreeMap<(Severity, &'static str), usize>;

/// What comes of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is an error that the archive didn't have.
    Error,
    /// There is only a warning that it didn't have.
    Warning,
    /// There is nothing new.
    Nothing,
}

/// A change of a figure and what came of it.
#[derive(Debug)]
pub struct Trial {
    /// The figure's position.
    pub figure: usize,
    pub mutation: Mutation,
    /// The text after the change.
    pub after: String,
    pub outcome: Outcome,
}

/// What can be read of texts that are in memory.
pub fn documents(sources: &Sources) -> (Documents, Vec<Diagnostic>) {
    let Ok(read) = decode(sources) else { unreachable!("the texts are held") };
    read
}

/// An archive without a change.
#[derive(Debug)]
pub struct Unchanged {
    /// Its announcements, of which all but the changed one are taken over.
    before: Before,
    /// What is found in it.
    pub known: Counts,
}

impl Unchanged {
    /// Reads and checks an archive.
    pub fn of(sources: &Sources) -> Self {
        let (documents, mut findings) = documents(sources);
        let verdict = check(documents, sources);
        findings.extend(verdict.findings);
        let before = verdict.archive.map(|archive| Before::of(&archive, sources)).unwrap_or_default();
        Self { before, known: counted(&findings) }
    }

    /// All that reading and checking the archive finds after a change.
    fn findings_in(&self, sources: &Sources) -> Counts {
        let Ok((documents, mut findings)) = decode_after(&self.before, sources) else {
            unreachable!("the texts are held")
        };
        findings.extend(check(documents, sources).findings);
        counted(&findings)
    }
}

fn counted(findings: &[Diagnostic]) -> Counts {
    let mut counts = Counts::new();
    for finding in findings {
        *counts.entry((finding.severity, finding.code.id())).or_default() += 1;
    }
    counts
}

/// Makes every change of every figure.
pub fn run(figures: &[Figure], sources: &Sources, unchanged: &Unchanged) -> Vec<Trial> {
    let mut trials = trials(figures, sources);
    trials.par_iter_mut().for_each_init(
        || sources.clone(),
        |copy, trial| trial.outcome = outcome(figures[trial.figure].span, &trial.after, sources, copy, unchanged),
    );
    trials
}

/// Makes every slip in what tables say of their cells.
pub fn run_told(documents: &Documents, sources: &Sources, unchanged: &Unchanged) -> Vec<Told> {
    let mut slips = told::of(documents, sources);
    slips.par_iter_mut().for_each_init(
        || sources.clone(),
        |copy, slip| slip.outcome = outcome(slip.span, &slip.after, sources, copy, unchanged),
    );
    slips
}

/// What comes of another text at a place.
fn outcome(span: Span, after: &str, sources: &Sources, copy: &mut Sources, unchanged: &Unchanged) -> Outcome {
    let found = findings_after(span, after, sources, copy, unchanged);
    let more = found.iter().filter(|(key, count)| **count > unchanged.known.get(key).copied().unwrap_or_default());
    match more.map(|((severity, _), _)| *severity).min() {
        Some(Severity::Error) => Outcome::Error,
        Some(Severity::Warning) => Outcome::Warning,
        Some(Severity::Note) | None => Outcome::Nothing,
    }
}

fn trials(figures: &[Figure], sources: &Sources) -> Vec<Trial> {
    let all = figures.iter().enumerate().flat_map(|(at, figure)| {
        let text = text(figure.span, sources);
        Mutation::ALL.into_iter().filter_map(move |mutation| {
            let after = mutate(text, figure.value, mutation, figure.negative, &figure.conventions)?;
            let after = if figure.in_text { after } else { quoted(after) };
            Some(Trial { figure: at, mutation, after, outcome: Outcome::Nothing })
        })
    });
    all.collect()
}

/// What is found with another text at a place of `copy`, which is as before afterwards.
fn findings_after(span: Span, after: &str, sources: &Sources, copy: &mut Sources, unchanged: &Unchanged) -> Counts {
    let Span { file, start, end } = span;
    let whole = sources.text(file);
    let edited = [&whole[..start as usize], after, &whole[end as usize..]].concat();
    let content = Content::Text(edited.into());
    let before = std::mem::replace(&mut copy.files[file.0 as usize].content, content);
    let found = unchanged.findings_in(copy);
    copy.files[file.0 as usize].content = before;
    found
}

/// The text at a place of a file.
pub fn text(span: Span, sources: &Sources) -> &str {
    let Span { file, start, end } = span;
    &sources.text(file)[start as usize..end as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures;
    use irbook::audit::Rule;
    use std::path::Path;

    fn archive() -> (Sources, Vec<Figure>) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archive");
        let sources = irbook::source::load(&root).and_then(Sources::held).unwrap();
        let figures = figures::of(&documents(&sources).0);
        (sources, figures)
    }

    #[test]
    fn every_figure_is_changed_and_every_file_stays_readable() {
        let (sources, figures) = archive();
        let trials = trials(&figures, &sources);
        let changed: std::collections::BTreeSet<usize> = trials.iter().map(|trial| trial.figure).collect();
        let unchanged = (0..figures.len()).filter(|at| !changed.contains(at));
        let unchanged: Vec<&str> = unchanged.map(|at| text(figures[at].span, &sources)).collect();
        assert_eq!(unchanged, [""; 0]);
        let (mut copy, unchanged) = (sources.clone(), Unchanged::of(&sources));
        for trial in &trials {
            let found = findings_after(figures[trial.figure].span, &trial.after, &sources, &mut copy, &unchanged);
            assert!(found.keys().all(|(_, code)| *code != "toml-syntax"), "{trial:?}: {found:?}");
        }
        assert_eq!(unchanged.findings_in(&copy), unchanged.known);
    }

    #[test]
    fn a_wrong_part_of_a_total_is_found_and_a_figure_that_stands_alone_is_not() {
        let (sources, figures) = archive();
        let trials = run(&figures, &sources, &Unchanged::of(&sources));
        let outcomes = |of: &dyn Fn(&Figure) -> bool| -> Vec<Outcome> {
            let ten_times = trials.iter().filter(|trial| trial.mutation == Mutation::TimesTen);
            ten_times.filter(|trial| of(&figures[trial.figure])).map(|trial| trial.outcome).collect()
        };
        let added = outcomes(&|figure| figure.rules.contains(&Rule::Sum));
        assert!(!added.is_empty() && added.iter().all(|outcome| *outcome == Outcome::Error));
        let alone = outcomes(&|figure| figure.rules.is_empty() && figure.bounds.is_empty());
        assert!(alone.contains(&Outcome::Nothing));
    }
}
