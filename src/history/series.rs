//! A metric over time, from every announcement that states it.

use super::cadence;
use crate::domain::Announcement;
use crate::domain::metric::{Metric, MetricValue, Observation};
use std::cmp::Reverse;

/// A value of a metric and the document that states it.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'a> {
    /// The document.
    pub announcement: &'a Announcement,
    /// What it states of the metric.
    pub observation: &'a Observation,
    /// The value.
    pub value: &'a MetricValue,
    /// Position of the definition that the value follows, where it is public.
    pub definition: Option<usize>,
}

impl Stated<'_> {
    /// Whether it is the value that the document is about, not one given for comparison.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.observation.is_current(self.value, self.announcement.reported())
    }
}

/// Every stated value of a metric: by period, and for one period in the order of the documents.
#[must_use]
pub fn stated<'a>(metric: &Metric, announcements: &[&'a Announcement]) -> Vec<Stated<'a>> {
    let mut values = Vec::new();
    for announcement in announcements {
        for observation in announcement.metrics.iter().filter(|observation| observation.metric == metric.id) {
            values.extend(values_of(metric, announcement, observation));
        }
    }
    values.sort_by_key(|stated| stated.value.period.order());
    values
}

/// The values that one announcement states of a metric.
pub fn values_of<'a>(
    metric: &Metric,
    announcement: &'a Announcement,
    observation: &'a Observation,
) -> impl Iterator<Item = Stated<'a>> {
    let definition = match &observation.definition {
        Some(id) => metric.definitions.iter().position(|definition| definition.id == *id),
        None => Some(0),
    };
    observation.values.iter().map(move |value| Stated { announcement, observation, value, definition })
}

/// The value that a series is shown by: of those that end last the one of the shortest period, so that it is the quarter's and
/// not that of the year to date; by the newest definition, and as stated last.
#[must_use]
pub fn newest<'s, 'a>(values: &'s [Stated<'a>]) -> Option<&'s Stated<'a>> {
    let end = values.iter().map(|stated| stated.value.period.end()).max()?;
    let of_end = values.iter().rev().filter(|stated| stated.value.period.end() == end);
    of_end.min_by_key(|stated| (cadence::days(stated.value.period), Reverse(stated.definition)))
}

/// The values that stand beside each other: for each definition and period the one that was stated last, of periods and
/// of a unit that compare with the [newest](newest()); of many the latest `most`.
#[must_use]
pub fn comparable<'a>(stated: &[Stated<'a>], most: usize) -> Vec<Stated<'a>> {
    let mut latest: Vec<Stated<'a>> = Vec::new();
    for value in stated {
        let is_same =
            |other: &&mut Stated<'_>| other.value.period == value.value.period && other.definition == value.definition;
        match latest.iter_mut().rev().take(4).find(is_same) {
            Some(before) => *before = *value,
            None => latest.push(*value),
        }
    }
    if let Some(last) = newest(&latest).copied() {
        latest.retain(|stated| {
            cadence::is_comparable(stated.value.period, last.value.period)
                && stated.value.amount.unit == last.value.amount.unit
        });
    }
    latest.split_off(latest.len().saturating_sub(most))
}

/// The values by the definition that they follow, oldest definition first.
#[must_use]
pub fn by_definition<'s, 'a>(values: &'s [Stated<'a>]) -> Vec<Vec<&'s Stated<'a>>> {
    let mut definitions: Vec<Option<usize>> = values.iter().map(|stated| stated.definition).collect();
    definitions.sort_unstable();
    definitions.dedup();
    let of = |definition| values.iter().filter(|stated| stated.definition == definition).collect();
    definitions.into_iter().map(of).collect()
}
