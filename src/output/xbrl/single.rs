//! The facts of a document outside statements that are no values of metrics: parts of these, and single figures.

use super::element::{Element, Home};
use super::fact::{Aspects, Fact, Place, identity, later_definition, of_amount};
use crate::audit::{self, Version};
use crate::domain::Announcement;
use crate::domain::metric::Metric;
use std::collections::HashMap;

/// The facts among the figures `outside` the statements of a document, each with the figure: parts and single figures whose period
/// is known. Of several statements of one fact the most exact is told; of equally exact ones that differ, none, for nobody could
/// say which is the fact.
pub(super) fn of_singles<'a>(
    announcement: &'a Announcement,
    metrics: &[Metric],
    outside: &'a [audit::Fact<'a>],
) -> Vec<(&'a audit::Fact<'a>, Fact<'a>)> {
    let (mut found, mut parts) = (Vec::new(), 0);
    for stated in outside {
        let fact = match stated.place {
            audit::Place::Part(at) => {
                parts += 1;
                part(announcement, metrics, stated, at as usize, parts)
            }
            audit::Place::Figure(at) => figure(announcement, metrics, stated, at as usize),
            _ => None,
        };
        found.extend(fact.map(|fact| (stated, fact)));
    }
    let mut exact: HashMap<(Element<'_>, Aspects<'_>), (i32, Option<usize>)> = HashMap::new();
    for (at, (_, fact)) in found.iter().enumerate() {
        let best = exact.entry((fact.element, fact.aspects)).or_insert((fact.decimals, Some(at)));
        if fact.decimals > best.0 {
            *best = (fact.decimals, Some(at));
        } else if fact.decimals == best.0 {
            best.1 = best.1.filter(|it| found[*it].1.number == fact.number && found[*it].1.exponent == fact.exponent);
        }
    }
    let is_told =
        |at: usize, fact: &Fact<'a>| exact.get(&(fact.element, fact.aspects)).is_some_and(|it| it.1 == Some(at));
    let told = found.iter().enumerate().filter(|(at, (_, fact))| is_told(*at, fact));
    told.map(|(_, it)| it.clone()).collect()
}

/// A part of a metric's value, which is stated by the definition of its metric.
fn part<'a>(
    announcement: &'a Announcement,
    metrics: &[Metric],
    stated: &'a audit::Fact<'a>,
    observation: usize,
    nth: usize,
) -> Option<Fact<'a>> {
    let (amount, observation) = (stated.amount?, announcement.metrics.get(observation)?);
    let metric = metrics.iter().find(|it| it.id == observation.metric)?;
    let definition = match stated.version {
        Some(Version::Definition(id)) => later_definition(metric, Some(id)),
        _ => None,
    };
    let (element, aspects) = identity(&stated.key, definition, amount.unit, stated.period?);
    let element = Element { home: Home::Metric, ..element };
    of_amount(amount, Place::Part(&observation.metric.value, nth), element, aspects)
}

/// A single figure: of its concept, or else its document's own.
fn figure<'a>(
    announcement: &'a Announcement,
    metrics: &[Metric],
    stated: &'a audit::Fact<'a>,
    at: usize,
) -> Option<Fact<'a>> {
    let (amount, figure) = (stated.amount?, announcement.figures.get(at)?);
    let (mut element, mut aspects) = identity(&stated.key, None, amount.unit, stated.period?);
    match &figure.concept {
        Some(concept) => {
            // It doesn't say by which of several definitions it is one of a metric.
            let metric = metrics.iter().find(|metric| metric.id == *concept);
            metric.is_none_or(|it| it.definitions.len() < 2).then_some(())?;
            aspects.members = stated.members;
        }
        None => element.home = Home::Document(&announcement.id),
    }
    of_amount(amount, Place::Figure(&figure.id.value), element, aspects)
}
