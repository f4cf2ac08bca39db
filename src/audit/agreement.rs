//! One fact stated twice: within a document and across all of them.
//!
//! The statements of all facts are gathered in an [`Index`](super::Index) and compared fact by fact, so that the work grows
//! with the number of figures and not with that of their pairs.

use super::entry::{Entry, Listed, Slim};
use super::fact::{Fact, FigureId, Place, Version};
use super::value::{Value, agree};
use crate::domain::announcement::Restatement;
use crate::domain::member::Members;
use crate::domain::metric::Observation;
use crate::domain::{Announcement, Span};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A statement of a fact and the one that it was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The statement.
    pub figure: FigureId,
    /// The most precise statement of the same fact.
    pub reference: FigureId,
    /// Whether they agree.
    pub agrees: bool,
    /// Whether the statement is as precise as the other one.
    pub is_as_precise: bool,
}

/// Compares the statements of a fact, which documents restate.
pub(super) fn compared(group: &[Slim], listed: &Listed, documents: &[u32], found: &mut Vec<Comparison>) {
    let mut rest = group;
    for from in documents {
        let (before, after) = rest.split_at(rest.partition_point(|entry| entry.figure.book < *from));
        compare(before, listed, found);
        rest = after;
    }
    compare(rest, listed, found);
}

/// Compares the statements of a group. Where they are of several versions, those that name none are of any and of none:
/// only statements of one version are compared.
fn compare(group: &[Slim], listed: &Listed, found: &mut Vec<Comparison>) {
    let mut versions: Vec<u32> = group.iter().map(|entry| entry.version).filter(|version| *version != 0).collect();
    versions.sort_unstable();
    versions.dedup();
    if versions.len() < 2 {
        return compare_alike(group, listed, found);
    }
    for version in versions {
        let alike: Vec<Slim> = group.iter().filter(|entry| entry.version == version).copied().collect();
        compare_alike(&alike, listed, found);
    }
}

/// Compares statements of one version of a fact, of which nearly all are printed alike.
fn compare_alike(group: &[Slim], listed: &Listed, found: &mut Vec<Comparison>) {
    let Some((first, rest)) = group.split_first() else { return };
    let reference = first.figure;
    if rest.iter().all(|it| first.is_printed_as(it)) {
        found.extend(rest.iter().map(|it| Comparison {
            figure: it.figure,
            reference,
            agrees: true,
            is_as_precise: true,
        }));
    } else {
        compare_any(&group.iter().map(|it| it.entry(listed)).collect::<Vec<_>>(), found);
    }
}

fn compare_any(group: &[Entry], found: &mut Vec<Comparison>) {
    let Some(finest) = group.iter().map(|entry| entry.value.step()).min() else { return };
    // Of the most precise statements, what most of them say: one slip is then one finding. Of as many on both sides,
    // what was said first.
    let mut precise: Vec<&Entry> = group.iter().filter(|entry| entry.value.step() == finest).collect();
    precise.sort_by_key(|entry| (entry.value.in_units(), entry.figure));
    let says = precise.chunk_by(|a, b| a.value.in_units() == b.value.in_units());
    let Some([reference, ..]) = says.max_by_key(|said| (said.len(), Reverse(said[0].figure))) else { return };
    found.extend(group.iter().filter(|entry| entry.figure != reference.figure).map(|entry| Comparison {
        figure: entry.figure,
        reference: reference.figure,
        agrees: agree(&reference.value, &entry.value),
        is_as_precise: entry.value.step() == finest,
    }));
}

/// Where the facts were restated.
#[derive(Clone, Debug, Default)]
pub struct Restated {
    /// By the fact's identity: the documents that restate it, in order.
    documents: BTreeMap<u64, Vec<u32>>,
}

impl Restated {
    /// The restatements of documents, in order.
    #[must_use]
    pub fn of(announcements: &[&Announcement]) -> Self {
        let mut documents: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        for (book, announcement) in announcements.iter().enumerate() {
            for restatement in &announcement.restatements {
                let book = u32::try_from(book).unwrap_or(u32::MAX);
                documents.entry(restated(announcement, restatement).identity()).or_default().push(book);
            }
        }
        documents.values_mut().for_each(Vec::dedup);
        Self { documents }
    }

    pub(super) fn documents(&self, identity: u64) -> &[u32] {
        self.documents.get(&identity).map_or(&[], Vec::as_slice)
    }
}

/// The new figure of an announcement's restatement as a fact, to look its statements up: of a metric, under the
/// definition that the announcement states it by.
#[must_use]
pub fn restated<'a>(announcement: &'a Announcement, restatement: &'a Restatement) -> Fact<'a> {
    let of_metric = || announcement.metrics.iter().filter(|it| it.metric.value == restatement.concept.value);
    let states = |it: &&Observation| it.values.iter().any(|value| value.period == restatement.period);
    let metric = of_metric().rfind(states).or_else(|| of_metric().next());
    let key = Cow::Borrowed(&*restatement.concept.value);
    let dividend = announcement.details.dividend().and_then(|dividend| dividend.identity(&key));
    let dividend = dividend.filter(|it| it.end == restatement.period.end()).map(Version::Dividend);
    let definition = || metric.and_then(|it| it.definition.as_ref()).map(|it| Version::Definition(&it.value));
    Fact {
        key,
        members: Members::default(),
        version: dividend.or_else(definition),
        // Of a dividend the period is a part of what it is.
        period: Some(restatement.period).filter(|_| dividend.is_none()),
        value: Value::from(&restatement.new.value),
        amount: None,
        place: Place::Issuer,
        span: Span::default(),
        shared: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Stated;
    use crate::domain::Amount;
    use crate::domain::Conventions;
    use proptest::prelude::*;

    /// Statements of one fact, each of the next document.
    fn statements(printed: &[&str], listed: &mut Listed) -> Vec<Slim> {
        let statement = |(book, printed): (u32, &&str)| {
            let value = Value::from(&Amount::parse(printed, &Conventions::default()).expect("an amount"));
            let entry = Entry { figure: FigureId { book, fact: 0 }, place: Place::Figure(0), value };
            Slim::new(&Stated { identity: 0, version: 0, entry }, listed)
        };
        (0..).zip(printed).map(statement).collect()
    }

    proptest! {
        #[test]
        fn what_is_printed_alike_is_compared_as_anything_is(
            printed in prop::sample::select(vec!["RMB1.5", "RMB1.50", "RMB-2 million", "RMB999999999999999999999999999 billion"]),
            one in prop::sample::select(vec!["RMB1.5", "RMB2 million", "RMB999999999999999999999999998 billion"]),
            count in 0_usize..6,
            at in 0_usize..12,
        ) {
            let mut printed = vec![printed; count];
            if let Some(other) = printed.get_mut(at) {
                *other = one;
            }
            let mut listed = Listed::default();
            let group = statements(&printed, &mut listed);
            let entries: Vec<Entry> = group.iter().map(|it| it.entry(&listed)).collect();
            let (mut alike, mut any) = (Vec::new(), Vec::new());
            compare_alike(&group, &listed, &mut alike);
            compare_any(&entries, &mut any);
            prop_assert_eq!(alike, any);
        }
    }
}
