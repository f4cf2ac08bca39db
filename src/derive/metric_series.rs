//! A metric over time, from every announcement that states it.

use super::charts::Table;
use super::metric_page;
use crate::chart::{MetricPanel, MetricPoint, MetricsChart};
use crate::config::ChartSpec;
use crate::domain::metric::{Metric, MetricValue, Observation};
use crate::domain::span::Name;
use crate::domain::{Amount, Announcement, Scale, Unit, decimal};
use chrono::Datelike;
use rust_decimal::Decimal;

/// How many points a panel shows: the latest.
const POINTS: usize = 40;

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
        self.observation.values.first().is_some_and(|first| std::ptr::eq(first, self.value))
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

/// The values to draw: for each period the one that was stated last.
fn latest_stated<'a>(stated: &[Stated<'a>]) -> Vec<Stated<'a>> {
    let mut latest: Vec<Stated<'a>> = Vec::new();
    for value in stated {
        match latest.last_mut() {
            Some(last) if last.value.period == value.value.period => *last = *value,
            _ => latest.push(*value),
        }
    }
    latest.split_off(latest.len().saturating_sub(POINTS))
}

/// The chart of some metrics, a panel each, and its data tables. `None` where nothing is stated of any.
#[must_use]
pub fn chart(
    announcements: &[&Announcement],
    spec: &ChartSpec,
    ids: &[Name],
    metrics: &[Metric],
) -> Option<(MetricsChart, Vec<Table>)> {
    let known = ids.iter().filter_map(|id| metrics.iter().find(|metric| metric.id == *id));
    let (mut panels, mut tables, mut description) = (Vec::new(), Vec::new(), Vec::new());
    for metric in known {
        let values = latest_stated(&stated(metric, announcements));
        if values.is_empty() {
            continue;
        }
        let (panel, covers) = (panel(metric, &values), covers(metric, &values));
        let points: Vec<String> = panel.points.iter().map(|p| format!("{}: {}", p.period, p.value_text)).collect();
        description.push(format!("{}. {}. {covers}", panel.label, points.join("; ")));
        tables.push(table(metric, &panel, covers));
        panels.push(panel);
    }
    let (id, title, description) = (spec.id.value.to_string(), spec.title.to_string(), description.join(" "));
    (!panels.is_empty()).then_some((MetricsChart { id, title, description, panels }, tables))
}

/// The definitions that the values follow; where there are several, each with the first period that it holds for.
fn covers(metric: &Metric, values: &[Stated<'_>]) -> String {
    let runs: Vec<&[Stated<'_>]> = values.chunk_by(|a, b| a.definition == b.definition).collect();
    let text = |run: &&[Stated<'_>]| {
        let text = &metric.definitions.get(run[0].definition?)?.text;
        Some(if runs.len() > 1 { format!("From {}: {text}", run[0].value.period) } else { text.to_string() })
    };
    runs.iter().filter_map(text).collect::<Vec<_>>().join(" ")
}

fn panel(metric: &Metric, values: &[Stated<'_>]) -> MetricPanel {
    let counted = values.first().map(|stated| (stated.value.amount.unit, stated.value.amount.scale));
    let unit = match counted {
        Some((Unit::Percent, _)) => "percent".to_owned(),
        Some((Unit::Months, _)) => "months".to_owned(),
        Some((unit, scale)) => {
            format!("{} {}", unit.currency().map_or_else(String::new, |c| c.prefix()), scale.word()).trim().to_owned()
        }
        None => String::new(),
    };
    let mut definition = values.first().map(|stated| stated.definition);
    let points = values.iter().map(|stated| {
        let breaks_before = definition.replace(stated.definition) != Some(stated.definition);
        MetricPoint {
            position: Decimal::from(stated.value.period.end().num_days_from_ce()),
            period: stated.value.period.to_string(),
            value: stated.value.amount.in_units().unwrap_or(stated.value.amount.value),
            value_text: stated.value.amount.printed.to_string(),
            label: label(&stated.value.amount, counted),
            breaks_before,
        }
    });
    MetricPanel { label: metric.label.to_string(), unit, points: points.collect() }
}

/// A value without the currency and the scale, where they are those of the whole panel.
fn label(amount: &Amount, counted: Option<(Unit, Scale)>) -> String {
    let is_plain = matches!(amount.unit, Unit::Money(_) | Unit::Count) && !amount.approximate;
    if is_plain && counted == Some((amount.unit, amount.scale)) && amount.value.is_sign_positive() {
        decimal::grouped(amount.value)
    } else {
        amount.printed.to_string()
    }
}

fn table(metric: &Metric, panel: &MetricPanel, covers: String) -> Table {
    Table {
        caption: panel.label.clone(),
        head: vec!["Period or date".to_owned(), "Value".to_owned()],
        rows: panel.points.iter().map(|point| vec![point.period.clone(), point.value_text.clone()]).collect(),
        note: Some(covers),
        href: Some(metric_page::path(metric)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_leaves_out_what_the_panel_says_of_all_its_values_and_nothing_else() {
        let counted = |text: &str| Amount::parse(text).map(|amount| (amount.unit, amount.scale)).ok();
        let labeled = |text: &str, panel: &str| label(&Amount::parse(text).unwrap(), counted(panel));
        assert_eq!(labeled("RMB110,675 million", "RMB1 million"), "110,675");
        assert_eq!(labeled("43.0 million", "1 million"), "43.0");
        for (text, panel) in [
            ("RMB1.20 billion", "RMB1 million"),
            ("US$1.20 million", "RMB1 million"),
            ("RMB-2.2 million", "RMB1 million"),
            ("approximately RMB1.96 billion", "RMB1 billion"),
            ("11.00 months", "1 month"),
            ("3.35%", "1%"),
        ] {
            assert_eq!(labeled(text, panel), text);
        }
    }
}
