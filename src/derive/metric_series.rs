//! A metric over time, from every announcement that states it.

use super::charts::{Draft, Scope, Table, TableCell, add_source};
use super::{cadence, metric_page, metric_ties};
use crate::chart::{MetricPanel, MetricPoint, MetricsChart, When};
use crate::domain::metric::{Metric, MetricValue, Observation};
use crate::domain::span::Name;
use crate::domain::{Amount, Announcement, Period, Scale, Unit, decimal};
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

/// The values to draw: for each definition and period the one that was stated last, of periods and of a unit that stand
/// beside the latest.
fn drawn<'a>(stated: &[Stated<'a>]) -> Vec<Stated<'a>> {
    let mut latest: Vec<Stated<'a>> = Vec::new();
    for value in stated {
        let is_same =
            |other: &&mut Stated<'_>| other.value.period == value.value.period && other.definition == value.definition;
        match latest.iter_mut().rev().take(4).find(is_same) {
            Some(before) => *before = *value,
            None => latest.push(*value),
        }
    }
    if let Some(last) = latest.last().copied() {
        latest.retain(|stated| {
            cadence::is_comparable(stated.value.period, last.value.period)
                && stated.value.amount.unit == last.value.amount.unit
        });
    }
    latest.split_off(latest.len().saturating_sub(POINTS))
}

/// The chart of some metrics, a panel each. `None` where nothing is stated of any.
#[must_use]
pub fn draft<'a>(scope: Scope<'a>, ids: &[Name]) -> Option<Draft<'a>> {
    let known = ids.iter().filter_map(|id| scope.metrics.iter().find(|metric| metric.id == *id));
    let all: Vec<_> = known.map(|metric| (metric, drawn(&stated(metric, scope.announcements)))).collect();
    let end = |stated: &Stated<'_>| stated.value.period.end();
    let newest_end = all.iter().flat_map(|(_, values)| values).map(end).max();
    let (mut panels, mut tables, mut sources, mut newest) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (metric, values) in all {
        let Some(last) = values.last() else { continue };
        let of_newest = values.iter().filter(|stated| Some(end(stated)) == newest_end);
        of_newest.for_each(|stated| add_source(&mut newest, stated.announcement));
        values.iter().for_each(|stated| add_source(&mut sources, stated.announcement));
        let (panel, covers) = (panel(metric, &values, &last.value.amount), covers(metric, &values));
        tables.push(table(metric, &values, covers));
        panels.push(panel);
    }
    let chart = Box::new(MetricsChart { panels });
    (!tables.is_empty()).then_some(Draft { chart, tables, sources, newest, as_of: None })
}

/// The values by the definition that they follow, oldest definition first.
fn by_definition<'s, 'a>(values: &'s [Stated<'a>]) -> Vec<Vec<&'s Stated<'a>>> {
    let mut definitions: Vec<Option<usize>> = values.iter().map(|stated| stated.definition).collect();
    definitions.sort_unstable();
    definitions.dedup();
    let of = |definition| values.iter().filter(|stated| stated.definition == definition).collect();
    definitions.into_iter().map(of).collect()
}

/// The definitions that the values follow; where there are several, each with the first period that it holds for.
fn covers(metric: &Metric, values: &[Stated<'_>]) -> String {
    let series = by_definition(values);
    let text = |series: &Vec<&Stated<'_>>| {
        let first = series.first()?;
        let text = &metric.definitions.get(first.definition?)?.text;
        Some(if values.iter().all(|stated| stated.definition == first.definition) {
            text.to_string()
        } else {
            format!("From {}: {text}", first.value.period)
        })
    };
    series.iter().filter_map(text).collect::<Vec<_>>().join(" ")
}

/// A panel; `counted` has the unit and the scale that its values are counted in.
fn panel(metric: &Metric, values: &[Stated<'_>], counted: &Amount) -> MetricPanel {
    let (unit, scale) = (counted.unit, counted.scale);
    let is_amount = !matches!(unit, Unit::Percent | Unit::Months);
    let mut notes = Vec::new();
    let all: Vec<Vec<&Stated<'_>>> = by_definition(values);
    let mut series = Vec::with_capacity(all.len());
    for stated in &all {
        let periods: Vec<Period> = stated.iter().map(|stated| stated.value.period).collect();
        let missing = cadence::missing(&periods);
        notes.extend(cadence::sentence(&missing));
        let after_gap = std::iter::once(false).chain(missing.iter().map(|names| !names.is_empty()));
        series.push(
            stated.iter().zip(after_gap).map(|(stated, gap)| point(metric, stated, (unit, scale), gap)).collect(),
        );
    }
    for later in all.iter().skip(1).filter_map(|series| series.first()) {
        notes.push(format!("Defined otherwise from {} on.", later.value.period));
    }
    if values.len() < 3
        && let Some(text) =
            values.last().and_then(|stated| metric.definitions.get(stated.definition?)).map(|it| &it.text)
    {
        notes = vec![text.to_string()];
    }
    MetricPanel {
        label: metric.label.to_string(),
        unit: unit_words(unit, scale),
        flow: is_amount && values.iter().all(|stated| matches!(stated.value.period, Period::Span { .. })),
        counts: scale == Scale::One && matches!(unit, Unit::Count | Unit::Shares | Unit::Ads),
        series,
        notes,
    }
}

/// What the values of a panel are counted in, such as `RMB million`.
fn unit_words(unit: Unit, scale: Scale) -> String {
    let what = match unit {
        Unit::Percent => "percent".to_owned(),
        Unit::Months => "months".to_owned(),
        Unit::Shares => "shares".to_owned(),
        Unit::Ads => "ADSs".to_owned(),
        Unit::PerShare(currency) => format!("{} per share", currency.prefix().trim()),
        Unit::PerAds(currency) => format!("{} per ADS", currency.prefix().trim()),
        Unit::Money(currency) => return format!("{} {}", currency.prefix().trim(), scale.word()).trim().to_owned(),
        Unit::Count => String::new(),
    };
    format!("{} {what}", scale.word()).trim().to_owned()
}

fn point(metric: &Metric, stated: &Stated<'_>, counted: (Unit, Scale), after_gap: bool) -> MetricPoint {
    let (period, amount) = (stated.value.period, &stated.value.amount);
    let in_scale = amount.in_units().and_then(|it| it.checked_div(Decimal::from(10_i64.pow(counted.1.exponent()))));
    MetricPoint {
        when: when(period),
        period: period.to_string(),
        value: in_scale.unwrap_or(amount.value),
        value_text: amount.printed.to_string(),
        label: label(amount, Some(counted)),
        after_gap,
        href: Some(href(metric, stated)),
    }
}

/// The days of a period.
pub fn when(period: Period) -> When {
    match period {
        Period::Instant(day) => When::Instant(day),
        Period::Span { start, end, .. } => When::Span(start, end),
    }
}

/// The row of a value on its metric's page.
fn href(metric: &Metric, stated: &Stated<'_>) -> String {
    format!("{}#{}", metric_page::path(metric), metric_ties::anchor(stated.value.period, stated.announcement))
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

fn table(metric: &Metric, values: &[Stated<'_>], covers: String) -> Table {
    let row = |stated: &Stated<'_>| {
        let (text, href) = (stated.value.amount.printed.to_string(), Some(href(metric, stated)));
        vec![stated.value.period.to_string().into(), TableCell { text, href }]
    };
    Table {
        caption: metric.label.to_string(),
        head: vec!["Period or date".to_owned(), "Value".to_owned()],
        rows: values.iter().map(row).collect(),
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
