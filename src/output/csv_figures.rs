//! The figures of an announcement that stand in none of its statements, as CSV: one record a figure.

use super::csv::{document, is_approximate, period, said, unit_word, word};
use super::csv_table::Table;
use crate::audit::{Book, Fact, Place, Version};
use crate::domain::figure::StatedChange;
use crate::domain::issuer::Issuer;
use crate::domain::kind::OwnFigure;
use crate::domain::metric::{Metric, MetricPart};
use crate::domain::{Announcement, Scale, Unit};

/// The columns.
const COLUMNS: &str = "announcement,source,key,label,definition,period,period_start,period_end,unit,currency,scale,\
printed,approximate,value,value_in_units,against,hedge,noun";

/// The metrics, single figures, rates, plans, outlooks, dividends and issues of an announcement, in the order of its parts.
#[must_use]
pub fn figures(announcement: &Announcement, issuer: &Issuer, metrics: &[Metric]) -> String {
    let mut table = Table::new(COLUMNS);
    table.field(&announcement.id).text(document(announcement));
    let start = table.len();
    let own = announcement.details.figures();
    for fact in Book::outside_statements(announcement, issuer) {
        let (value, currency) = (&fact.value, fact.value.unit.currency());
        table.back_to(start);
        table.text(&fact.key).text(label(announcement, metrics, &own, &fact)).field(definition(
            announcement,
            metrics,
            &fact,
        ));
        table.fields(&fact.period.as_ref().map(period).unwrap_or_default());
        let change = change(announcement, &fact);
        table
            .field(unit_word(change.map_or(value.unit, |(change, of)| change.unit(of))))
            .field(currency.as_ref().map_or("", |currency| currency.code()));
        table.field(word(value.scale));
        match fact.amount {
            Some(amount) => table.field(&amount.printed).field(is_approximate(amount)),
            None => table.number(value.number, Scale::One).field("false"),
        };
        table.number(value.number, Scale::One).number(value.number, value.scale);
        table.field(&change.map_or_else(String::new, |(change, _)| change.against.id()));
        match fact.amount {
            Some(amount) => said(&mut table, amount).end(),
            None => table.fields(&["", ""]).end(),
        }
    }
    table.finish()
}

/// The change that a figure is, and the unit of the value that it is of.
fn change<'a>(announcement: &'a Announcement, fact: &Fact<'_>) -> Option<(&'a StatedChange, Unit)> {
    let Place::Change(at, value, nth) = fact.place else { return None };
    let value = announcement.metrics.get(at as usize)?.values.get(value as usize)?;
    Some((value.changes.get(nth as usize)?, value.amount.unit))
}

/// What the document or the archive calls a figure; nothing where its key alone names it.
fn label<'a>(
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
fn definition<'a>(announcement: &'a Announcement, metrics: &'a [Metric], fact: &Fact<'a>) -> &'a str {
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
