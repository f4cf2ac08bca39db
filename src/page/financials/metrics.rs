//! The metrics, each with its course, its latest value and how it changed.

use crate::address::{Site, path};
use crate::domain::Period;
use crate::domain::metric::Metric;
use crate::history::series::{self, Stated};
use crate::page::component::change::{self, ChangeView};
use crate::page::component::sparkline::sparkline;
use crate::words;
use serde::Serialize;

/// How many values a sparkline has at most.
const COURSE: usize = 20;

/// A metric.
#[derive(Debug, Serialize)]
pub struct MetricRow {
    pub href: String,
    pub csv: String,
    pub label: String,
    pub sparkline: String,
    pub latest: Option<Latest>,
}

/// The value of the latest period.
#[derive(Debug, Serialize)]
pub struct Latest {
    pub value: String,
    /// The row of the value on the metric's page.
    pub href: String,
    pub period: String,
    pub change: Option<ChangeView>,
}

/// Every metric.
#[must_use]
pub fn rows(site: &Site<'_>, root: &str) -> Vec<MetricRow> {
    site.edition.definitions().metrics.iter().map(|metric| row(site, metric, root)).collect()
}

fn row(site: &Site<'_>, metric: &Metric, root: &str) -> MetricRow {
    let id = &metric.id.value;
    let words = words::of(&site.edition.config().language);
    let stated = site.history.series(metric);
    let values = series::comparable(stated, COURSE);
    let latest = series::newest(stated).map(|newest| Latest {
        value: newest.value.amount.printed.to_string(),
        href: format!("{root}{}#{}", path::metric(id), path::value_anchor(newest.value.period, newest.announcement)),
        period: words.period(&newest.value.period),
        change: change::on_the_year(&values, newest, &site.edition.issuer().calendar, words),
    });
    MetricRow {
        href: format!("{root}{}", path::metric(id)),
        csv: format!("{root}{}", path::metric_csv(id)),
        label: metric.label.to_string(),
        sparkline: sparkline(&course(&values)),
        latest,
    }
}

/// The values of the newest definition: those of another one can't be compared.
fn course(values: &[Stated<'_>]) -> Vec<(Period, rust_decimal::Decimal)> {
    let Some(newest) = series::newest(values) else { return Vec::new() };
    let of_it = values.iter().filter(|stated| stated.definition == newest.definition);
    of_it.filter_map(|stated| Some((stated.value.period, stated.value.amount.in_units()?))).collect()
}
