//! Tables of figures, with the files that have them.

use super::Told;
use super::json::{Thing, add, add_all, reference, thing};
use crate::address::path;
use crate::domain::metric::Metric;
use crate::domain::statement::{LineRole, Statement};
use crate::domain::{Announcement, Period};

/// How many lines of a statement are named.
const MOST: usize = 12;

/// A statement: its totals are what it is of.
pub(super) fn statement(told: &Told<'_, '_>, announcement: &Announcement, statement: &Statement) -> Thing {
    let csv = path::statement_csv(&announcement.id, &statement.id.value);
    let mut it = dataset(told, &csv, statement.columns.iter().map(|column| column.period));
    let totals = statement.lines.iter().filter(|line| matches!(line.role, LineRole::Subtotal | LineRole::Total));
    let labels = totals.filter(|line| !line.label.is_empty()).map(|line| &*line.label);
    add_all(&mut it, "variableMeasured", labels.take(MOST).collect());
    let page = told.address(&path::announcement(&announcement.id));
    add(&mut it, "isBasedOn", Some(reference(&page)));
    add(&mut it, "inLanguage", Some(&*announcement.language));
    it
}

/// A metric over time.
pub(super) fn metric(told: &Told<'_, '_>, metric: &Metric) -> Thing {
    let periods = told.site.history.series(metric).iter().map(|stated| stated.value.period);
    let mut it = dataset(told, &path::metric_csv(&metric.id.value), periods);
    let definition = metric.definitions.last().map(|definition| &*definition.text);
    let mut variable = thing("PropertyValue");
    add(&mut variable, "name", Some(&*metric.label));
    add(&mut variable, "description", definition);
    add(&mut it, "variableMeasured", Some(variable));
    it
}

/// A line of statements over time.
pub(super) fn concept(told: &Told<'_, '_>, at: usize) -> Option<Thing> {
    let concept = told.site.history.financials.concepts().get(at)?;
    let periods = concept.facts().iter().map(|fact| fact.period());
    let mut it = dataset(told, &path::concept_csv(concept.id), periods);
    add(&mut it, "variableMeasured", Some(concept.label));
    Some(it)
}

/// Lines of statements over time.
pub(super) fn financials(told: &Told<'_, '_>) -> Option<Thing> {
    let concepts = told.site.history.financials.concepts();
    let ends = concepts.iter().flat_map(|it| [it.facts().first(), it.facts().last()]).flatten();
    let mut it = dataset(told, path::FINANCIALS_CSV, ends.map(|fact| fact.period()));
    add_all(&mut it, "variableMeasured", concepts.iter().take(MOST).map(|it| it.label).collect());
    (!concepts.is_empty()).then_some(it)
}

/// A table of figures of these periods, which a file has.
fn dataset(told: &Told<'_, '_>, csv: &str, periods: impl Iterator<Item = Period>) -> Thing {
    let mut it = told.page("Dataset", told.text("title"));
    add(&mut it, "description", Some(told.text("description")));
    add(&mut it, "creator", Some(told.issuer()));
    add(&mut it, "temporalCoverage", coverage(periods));
    add(&mut it, "distribution", told.site.has(csv).then(|| told.download("DataDownload", csv, "text/csv")));
    it
}

/// From the first day of all periods to the last.
fn coverage(periods: impl Iterator<Item = Period>) -> Option<String> {
    let ends = periods.map(|it| (it.start(), it.end())).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    ends.map(|(first, last)| if first == last { first.to_string() } else { format!("{first}/{last}") })
}
