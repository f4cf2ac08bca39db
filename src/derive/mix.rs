//! How a total is made up, period by period, from the statements that state it.

use super::charts::{Legend, Table};
use super::facts::{Fact, Facts};
use crate::chart::{MixBar, MixChart, MixPanel, MixPart, swatch};
use crate::config::{ChartSpec, MixPanelSpec};
use crate::domain::statement::{Line, LineUnit};
use crate::domain::{Announcement, Currency, Period, Scale, decimal};
use rust_decimal::Decimal;

/// How many periods a chart shows: the latest.
const PERIODS: usize = 8;

/// The chart of a total over the announcements given. `None` where none states the total.
#[must_use]
pub fn chart<'a>(
    announcements: &[&'a Announcement],
    spec: &'a ChartSpec,
    currency: Currency,
    total: &'a str,
    panels: &'a [MixPanelSpec],
) -> Option<MixChart> {
    let mut concepts: Vec<&str> = panels.iter().flat_map(|panel| &panel.parts).map(|part| &*part.value).collect();
    concepts.push(total);
    let facts = Facts::of(announcements, &concepts);
    let periods = comparable(facts.periods(total, currency));
    if periods.is_empty() {
        return None;
    }
    let shown = concepts.iter().flat_map(|concept| periods.iter().filter_map(|p| facts.best(concept, p, currency)));
    let precision = Precision::coarsest(shown);
    let unit = format!("{} {}", currency.prefix().trim(), precision.scale.word()).trim().to_owned();
    let drawn: Vec<MixPanel> = panels
        .iter()
        .map(|panel| MixPanel {
            title: panel.title.to_string(),
            series: panel.parts.iter().map(|part| label(&facts, &part.value, &periods, currency)).collect(),
            bars: periods.iter().filter_map(|period| bar(&facts, total, panel, period, currency, precision)).collect(),
        })
        .collect();
    let description = describe(&drawn, &unit);
    Some(MixChart { id: spec.id.value.to_string(), title: spec.title.to_string(), description, unit, panels: drawn })
}

/// Whether an announcement states the total in the currency.
#[must_use]
pub fn states(announcement: &Announcement, total: &str, currency: Currency) -> bool {
    announcement.statements.iter().any(|statement| {
        let column = statement.columns.iter().position(|column| column.currency == currency);
        let stated = |line: &Line| {
            line.unit == LineUnit::Money
                && line.concept() == total
                && line
                    .cells
                    .iter()
                    .zip(&statement.columns)
                    .any(|(cell, c)| c.currency == currency && cell.printed.is_some())
        };
        column.is_some() && statement.lines.iter().any(stated)
    })
}

/// The latest periods of the same kind as the last one: quarters stand beside quarters.
fn comparable(periods: Vec<Period>) -> Vec<Period> {
    let kind = |period: &Period| match period {
        Period::Instant(_) => None,
        Period::Span { fiscal: Some((_, part)), .. } => Some((std::mem::discriminant(part), 0)),
        Period::Span { start, end, fiscal: None } => {
            let days = (*end - *start).num_days();
            Some((std::mem::discriminant(&crate::domain::period::Part::Year), days / 15))
        }
    };
    let Some(last) = periods.last().copied() else { return Vec::new() };
    let mut same: Vec<Period> = periods.into_iter().filter(|period| kind(period) == kind(&last)).collect();
    same.split_off(same.len().saturating_sub(PERIODS))
}

/// The coarsest precision among the figures of a chart: all are shown with it, so that they compare.
#[derive(Clone, Copy)]
struct Precision {
    scale: Scale,
    decimals: u32,
}

impl Precision {
    fn coarsest<'f, 'a: 'f>(facts: impl Iterator<Item = &'f Fact<'a>>) -> Self {
        facts.max_by_key(|fact| (fact.precision(), fact.scale)).map_or(
            Self { scale: Scale::One, decimals: 0 },
            |fact| Self { scale: fact.scale, decimals: fact.value.scale() },
        )
    }

    fn value(self, fact: &Fact<'_>) -> Option<Decimal> {
        let (from, to) = (fact.scale.exponent(), self.scale.exponent());
        let shifted = if from >= to {
            fact.value.checked_mul(Decimal::from(10_i64.pow(from - to)))?
        } else {
            fact.value.checked_div(Decimal::from(10_i64.pow(to - from)))?
        };
        let mut rounded = decimal::round(shifted, self.decimals);
        rounded.rescale(self.decimals);
        Some(rounded)
    }
}

/// The label of the line that states a concept last.
fn label(facts: &Facts<'_>, concept: &str, periods: &[Period], currency: Currency) -> String {
    let stated = periods.iter().rev().find_map(|period| facts.best(concept, period, currency));
    stated.map_or_else(|| concept.to_owned(), |fact| fact.line.label.to_string())
}

fn bar(
    facts: &Facts<'_>,
    total: &str,
    panel: &MixPanelSpec,
    period: &Period,
    currency: Currency,
    precision: Precision,
) -> Option<MixBar> {
    let whole = facts.best(total, period, currency)?;
    let in_units = |fact: &Fact<'_>| fact.value.checked_mul(Decimal::from(10_i64.pow(fact.scale.exponent())));
    let base = in_units(whole)?;
    let part = |concept: &str| {
        let fact = facts.best(concept, period, currency)?;
        let value = precision.value(fact)?;
        let share = in_units(fact)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base);
        let share = share.map(|share| decimal::round(share, 1));
        let share_text = share.map_or_else(String::new, |share| format!("{}%", decimal::grouped(share)));
        Some(MixPart { value, value_text: decimal::grouped(value), share, share_text })
    };
    Some(MixBar {
        label: period.to_string(),
        total_text: decimal::grouped(precision.value(whole)?),
        parts: panel.parts.iter().map(|concept| part(&concept.value)).collect(),
    })
}

/// The picture in words: every figure, panel by panel.
fn describe(panels: &[MixPanel], unit: &str) -> String {
    let bar = |panel: &MixPanel, bar: &MixBar| {
        let parts = panel.series.iter().zip(&bar.parts).filter_map(|(label, part)| {
            part.as_ref().map(|part| format!("{label} {} ({})", part.value_text, part.share_text))
        });
        format!("{}: total {}, of which {}", bar.label, bar.total_text, parts.collect::<Vec<_>>().join(", "))
    };
    let panel = |panel: &MixPanel| {
        let bars: Vec<String> = panel.bars.iter().map(|b| bar(panel, b)).collect();
        format!("{}. {}.", panel.title, bars.join("; "))
    };
    format!("Amounts in {unit}. {}", panels.iter().map(panel).collect::<Vec<_>>().join(" "))
}

/// The legends, a panel each.
#[must_use]
pub fn legends(chart: &MixChart) -> Vec<Legend> {
    let entries =
        |panel: &MixPanel| panel.series.iter().enumerate().map(|(i, label)| (label.clone(), swatch(i))).collect();
    chart.panels.iter().map(|panel| Legend { title: panel.title.clone(), entries: entries(panel) }).collect()
}

/// The data tables, a panel each: amounts and shares.
#[must_use]
pub fn tables(chart: &MixChart) -> Vec<Table> {
    let text = |part: &Option<MixPart>| {
        part.as_ref().map_or_else(|| "not stated".to_owned(), |p| format!("{} ({})", p.value_text, p.share_text))
    };
    let table = |panel: &MixPanel| {
        let rows = panel.series.iter().enumerate().map(|(index, label)| {
            let figures = panel.bars.iter().map(|bar| bar.parts.get(index).map_or_else(String::new, text));
            std::iter::once(label.clone()).chain(figures).collect()
        });
        let total = std::iter::once("Total".to_owned()).chain(panel.bars.iter().map(|bar| bar.total_text.clone()));
        Table {
            caption: format!("{}, {}: {} and share of the total", chart.title, panel.title.to_lowercase(), chart.unit),
            head: std::iter::once("Part".to_owned()).chain(panel.bars.iter().map(|bar| bar.label.clone())).collect(),
            rows: rows.chain(std::iter::once(total.collect())).collect(),
            note: None,
            href: None,
        }
    };
    chart.panels.iter().map(table).collect()
}
