//! What figures are called that stand in no statement, and what they are stated under.

use crate::audit::{Fact, Place, Version};
use crate::domain::figure::StatedChange;
use crate::domain::kind::OwnFigure;
use crate::domain::metric::{Metric, MetricPart};
use crate::domain::{Announcement, Unit};

/// The change that a figure is, and the unit of the value that it is of.
#[must_use]
pub fn change<'a>(announcement: &'a Announcement, fact: &Fact<'_>) -> Option<(&'a StatedChange, Unit)> {
    let Place::Change(at, value, nth) = fact.place else { return None };
    let value = announcement.metrics.get(at as usize)?.values.get(value as usize)?;
    Some((value.changes.get(nth as usize)?, value.amount.unit))
}

/// What the document or the archive calls a figure outside statements; nothing where its key alone names it. `own` are those of
/// the announcement's kind.
#[must_use]
pub fn label<'a>(
    announcement: &'a Announcement,
    metrics: &'a [Metric],
    own: &'a [OwnFigure<'a>],
    fact: &Fact<'_>,
) -> &'a str {
    let observation = |at: u32| announcement.metrics.get(at as usize);
    let found = match fact.place {
        Place::Metric(at, _) | Place::Change(at, ..) | Place::Share(at, _) => observation(at).and_then(|stated| {
            let named = || metrics.iter().find(|metric| metric.id.value == stated.metric.value);
            stated.label.as_ref().or_else(|| named().map(|metric| &metric.label))
        }),
        Place::Part(at) => observation(at)
            .and_then(|stated| stated.values.iter().find_map(|value| part(&value.parts, fact)))
            .map(|part| &part.label),
        Place::Figure(at) => announcement.figures.get(at as usize).map(|figure| &figure.label),
        Place::Plan(at) => announcement.repurchases.get(at as usize).map(|plan| &plan.name),
        Place::Rate(at) => announcement.rates.get(at as usize).map(|rate| &rate.source),
        Place::Guidance(at) | Place::Own(at) => {
            return own.get(at as usize).and_then(|it| it.label.as_deref()).unwrap_or_default();
        }
        Place::Cell(..) | Place::Text(_) | Place::Issuer => None,
    };
    found.map_or("", |label| label)
}

/// The part of a metric that a figure is of.
fn part<'a>(parts: &'a [MetricPart], fact: &Fact<'_>) -> Option<&'a MetricPart> {
    parts.iter().find_map(|it| if it.span == fact.span { Some(it) } else { part(&it.parts, fact) })
}

/// The definition of a metric that a figure is stated under: its only one, where nothing says which.
#[must_use]
pub fn definition<'a>(announcement: &'a Announcement, metrics: &'a [Metric], fact: &Fact<'a>) -> &'a str {
    let (Place::Metric(at, _) | Place::Change(at, ..) | Place::Share(at, _) | Place::Part(at)) = fact.place else {
        return "";
    };
    let Some(stated) = announcement.metrics.get(at as usize) else { return "" };
    let only = || metrics.iter().find(|metric| metric.id == stated.metric)?.definitions.first();
    match fact.version {
        Some(Version::Definition(id)) => id,
        Some(Version::Rate(_) | Version::Dividend(_)) | None => only().map_or("", |definition| &definition.id.value),
    }
}
