//! The chart of a line over time.

use crate::address::{Site, path};
use crate::chart::{MetricPanel, MetricPoint, MetricSeries};
use crate::domain::{Period, Scale, Unit};
use crate::history::cadence;
use crate::history::financials::{Concept, Row};
use crate::page::component::chart::draft::{add_source, when};
use crate::page::component::chart::{ChartView, of_series};
use crate::page::component::figure::{in_scale, whole};
use crate::words;

/// How many figures it shows: the latest.
const POINTS: usize = 24;

/// The chart of the figures that stand beside that of a row. `None` where they are too few.
#[must_use]
pub fn chart(site: &Site<'_>, concept: &Concept<'_>, newest: &Row<'_, '_>, root: &str) -> Option<ChartView> {
    let words = words::of(&site.edition.config().language);
    let rows = concept.series(newest.period, newest.unit, POINTS);
    let (scale, format) = (newest.best.scale(), site.edition.config().conventions.number_format());
    let periods: Vec<Period> = rows.iter().map(|row| row.period).collect();
    let missing = cadence::missing(&periods);
    let gaps = std::iter::once(false).chain(missing.iter().map(|names| !names.is_empty()));
    let mut sources = Vec::new();
    let mut points = Vec::with_capacity(rows.len());
    for (row, after_gap) in rows.iter().zip(gaps) {
        add_source(&mut sources, row.best.announcement);
        let Some(value) = row.best.in_units().and_then(|it| it.checked_div(scale.factor())) else { continue };
        let value_text = whole(&row.best, format, words);
        let is_plain = matches!(row.unit, Unit::Money(_)) && value.is_sign_positive();
        points.push(MetricPoint {
            when: when(row.period),
            period: words.period(&row.period),
            label: if is_plain { in_scale(&row.best, scale, format, words) } else { value_text.clone() },
            value,
            value_text,
            after_gap,
            href: Some(format!("{}#{}", path::concept(concept.id), path::period_anchor(row.period))),
        });
    }
    let is_amount =
        !matches!(newest.unit, Unit::Percent | Unit::Points | Unit::Times | Unit::Days | Unit::Months | Unit::Years);
    let panel = MetricPanel {
        label: concept.label.to_owned(),
        unit: words.unit(newest.unit, scale),
        flow: is_amount && matches!(newest.period, Period::Span { .. }),
        counts: scale == Scale::One && matches!(newest.unit, Unit::Count | Unit::Shares | Unit::Ads),
        series: vec![MetricSeries { name: String::new(), points }],
        notes: words.no_figures(&missing).into_iter().collect(),
    };
    of_series(concept.id, concept.label, panel, &sources, root, words)
}
