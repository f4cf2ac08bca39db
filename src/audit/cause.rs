//! Which of several findings stand behind another one: one figure that is typed wrong contradicts all that follows from it.
//!
//! The figure that most of the failing ties of a document have in common, and that few others vouch for, is the one to look at
//! first. The other findings on it follow.

use super::fact::FigureId;
use super::finding::{Cause, Finding};
use super::{Examined, Tie};
use std::collections::BTreeMap;

/// A figure of an announcement that a failing tie has: its name, and how many other ties vouch for it.
#[derive(Clone, Debug)]
pub(super) struct Suspect {
    pub figure: FigureId,
    pub name: String,
    pub holds: usize,
}

/// The figures that failing ties of an announcement have.
pub(super) fn suspects(book: u32, examined: &Examined<'_>) -> Vec<Suspect> {
    let figures = |tie: &Tie| tie.inputs.iter().copied().chain([tie.result]).collect::<Vec<u32>>();
    let failed = examined.ties.iter().filter(|tie| tie.failure.is_some());
    let mut holds: BTreeMap<u32, usize> = failed.flat_map(figures).map(|figure| (figure, 0)).collect();
    if holds.is_empty() {
        return Vec::new();
    }
    for tie in examined.ties.iter().filter(|tie| tie.failure.is_none() && !tie.bound) {
        for figure in tie.inputs.iter().chain([&tie.result]) {
            holds.entry(*figure).and_modify(|count| *count += 1);
        }
    }
    let suspect = |(fact, holds)| Suspect { figure: FigureId { book, fact }, name: examined.book.name(fact), holds };
    holds.into_iter().map(suspect).collect()
}

/// Says of the findings of one announcement that no waiver explains which ones follow.
pub(super) fn mark(findings: &mut [Finding], suspects: &[Suspect]) {
    let mut open: Vec<usize> = (0..findings.len()).filter(|at| findings[*at].waived.is_none()).collect();
    while open.len() > 1 {
        let Some((suspect, of)) = most_common(findings, &open, suspects) else { return };
        let own = of.iter().find(|at| findings[**at].figure == suspect.figure);
        let Some(lead) = own.or(of.first()).copied() else { return };
        let (name, place) = (suspect.name.clone(), findings[lead].span);
        for at in of.iter().filter(|at| **at != lead) {
            findings[*at].cause = Some(Cause::Follows { name: name.clone(), of: place });
        }
        findings[lead].cause = Some(Cause::Leads { name, others: of.len() - 1 });
        open.retain(|at| !of.contains(at));
    }
}

/// The figure that most of the open findings have, and these; nothing where none has more than the ties that vouch for it,
/// or where another figure stands in the very same ones.
fn most_common<'s>(findings: &[Finding], open: &[usize], suspects: &'s [Suspect]) -> Option<(&'s Suspect, Vec<usize>)> {
    let mut of: BTreeMap<FigureId, Vec<usize>> = BTreeMap::new();
    for at in open {
        for figure in findings[*at].figures() {
            let of = of.entry(figure).or_default();
            if of.last() != Some(at) {
                of.push(*at);
            }
        }
    }
    let mut common: Vec<(&Suspect, Vec<usize>)> =
        suspects.iter().filter_map(|it| Some((it, of.remove(&it.figure)?))).collect();
    common.retain(|(suspect, of)| of.len() > 1 && of.len() * 2 > suspect.holds);
    common.sort_by_key(|(suspect, of)| (std::cmp::Reverse(of.len()), suspect.holds));
    let alike = |a: &(&Suspect, Vec<usize>), b: &(&Suspect, Vec<usize>)| a.1 == b.1 && a.0.holds == b.0.holds;
    let found = (0..common.len()).find(|at| {
        let it = &common[*at];
        (0..common.len()).all(|other| other == *at || !alike(it, &common[other]))
    })?;
    Some(common.swap_remove(found))
}

impl Finding {
    /// The figure and those that it was compared with.
    fn figures(&self) -> impl Iterator<Item = FigureId> {
        [self.figure].into_iter().chain(self.inputs.iter().copied())
    }
}
