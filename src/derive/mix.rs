//! How a total is made up, period by period, from the statements that state it.

use super::charts::{Draft, Scope, Table, TableCell, add_source};
use super::facts::{Fact, Facts};
use super::{cadence, metric_series};
use crate::chart::{MixBar, MixChart, MixPanel, MixPart, MixSeries};
use crate::config::MixPanelSpec;
use crate::domain::statement::Line;
use crate::domain::{Currency, Period, Scale, decimal};
use rust_decimal::Decimal;

/// How many periods a chart shows: the latest.
const PERIODS: usize = 8;

/// The chart of a total over the announcements given. `None` where none states the total.
#[must_use]
pub fn draft<'a>(
    scope: Scope<'a>,
    title: &str,
    currency: Currency,
    total: &str,
    panels: &[MixPanelSpec],
) -> Option<Draft<'a>> {
    let mut concepts: Vec<&str> = panels.iter().flat_map(|panel| &panel.parts).map(|part| &*part.value).collect();
    concepts.push(total);
    let facts = Facts::of(scope.announcements, &concepts);
    let periods = cadence::comparable(facts.periods(total, currency), PERIODS);
    if periods.is_empty() {
        return None;
    }
    let figures = Figures { facts, total, currency, periods, concepts };
    let shown = figures.shown();
    let (mut sources, mut newest) = (Vec::new(), Vec::new());
    let last = figures.periods.last().copied();
    for fact in &shown {
        add_source(&mut sources, fact.announcement);
        if Some(fact.column.period) == last {
            add_source(&mut newest, fact.announcement);
        }
    }
    let precision = Precision::coarsest(shown.into_iter());
    let unit = format!("{} {}", currency.prefix().trim(), precision.scale.word()).trim().to_owned();
    let panels = panels.iter().map(|panel| figures.panel(panel, precision)).collect();
    let chart = MixChart { unit, panels };
    let tables = tables(&chart, title);
    Some(Draft { chart: Box::new(chart), tables, sources, newest, as_of: None })
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

/// The figures of a chart.
struct Figures<'a, 's> {
    facts: Facts<'a, 's>,
    total: &'s str,
    currency: Currency,
    periods: Vec<Period>,
    /// Those of all parts, and the total.
    concepts: Vec<&'s str>,
}

impl<'a> Figures<'a, '_> {
    fn best(&self, concept: &str, period: &Period) -> Option<&Fact<'a>> {
        self.facts.best(concept, period, self.currency)
    }

    fn shown(&self) -> Vec<&Fact<'a>> {
        let of =
            |concept: &&str| self.periods.iter().filter_map(|period| self.best(concept, period)).collect::<Vec<_>>();
        self.concepts.iter().flat_map(of).collect()
    }

    /// The figure of a concept that was stated for the latest period.
    fn latest(&self, concept: &str) -> Option<&Fact<'a>> {
        self.periods.iter().rev().find_map(|period| self.best(concept, period))
    }

    fn label(&self, concept: &str) -> String {
        self.latest(concept).map_or_else(|| concept.to_owned(), |fact| fact.line.label.to_string())
    }

    /// The concept of another part of the chart that a part adds to, by the sums of the statements that state both.
    fn whole_of(&self, concept: &str) -> Option<&str> {
        let fact = self.latest(concept)?;
        let adds = |line: &&Line| line.sum.iter().any(|term| term.line == fact.line.id);
        let sums = fact.statement.lines.iter().filter(adds).map(Line::concept);
        sums.filter(|sum| *sum != self.total).find(|sum| self.concepts.contains(sum))
    }

    fn panel(&self, spec: &MixPanelSpec, precision: Precision) -> MixPanel {
        let series = self.series(spec);
        let bars = self.periods.iter().filter_map(|period| self.bar(spec, period, precision)).collect();
        let notes = cadence::sentence(&cadence::missing(&self.periods)).into_iter().collect();
        MixPanel { title: spec.title.to_string(), series, bars, notes }
    }

    /// The parts with names of their own, in groups: what adds to one part of another panel is a group, as is that part.
    fn series(&self, spec: &MixPanelSpec) -> Vec<MixSeries> {
        let parts = || self.concepts.iter().copied().filter(|concept| *concept != self.total);
        let mut groups: Vec<&str> = Vec::new();
        for concept in parts().map(|part| self.whole_of(part).unwrap_or(part)) {
            if !groups.contains(&concept) {
                groups.push(concept);
            }
        }
        let labels: Vec<String> = spec.parts.iter().map(|part| self.label(&part.value)).collect();
        let name = |(at, part): (usize, &crate::domain::span::Name)| {
            let whole = self.whole_of(&part.value);
            let is_twofold = labels.iter().filter(|label| **label == labels[at]).count() > 1;
            let name = match whole {
                Some(whole) if is_twofold => format!("{} ({})", labels[at], self.label(whole)),
                None if is_twofold => format!("{} ({})", labels[at], part.value),
                _ => labels[at].clone(),
            };
            let group = whole.unwrap_or(&part.value);
            MixSeries { name, group: groups.iter().position(|it| *it == group).unwrap_or_default() }
        };
        spec.parts.iter().enumerate().map(name).collect()
    }

    fn bar(&self, panel: &MixPanelSpec, period: &Period, precision: Precision) -> Option<MixBar> {
        let whole = self.best(self.total, period)?;
        let in_units = |fact: &Fact<'_>| fact.value.checked_mul(Decimal::from(10_i64.pow(fact.scale.exponent())));
        let base = in_units(whole)?;
        let part = |concept: &str| {
            let fact = self.best(concept, period)?;
            let value = precision.value(fact)?;
            let share = in_units(fact)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base);
            let share = share.map(|share| decimal::round(share, 1));
            let share_text = share.map_or_else(String::new, |share| format!("{}%", decimal::grouped(share)));
            Some(MixPart { value, value_text: decimal::grouped(value), share_text, href: Some(fact.href()) })
        };
        Some(MixBar {
            when: metric_series::when(*period),
            label: period.to_string(),
            total_text: decimal::grouped(precision.value(whole)?),
            parts: panel.parts.iter().map(|concept| part(&concept.value)).collect(),
        })
    }
}

/// The data tables, a panel each: amounts and shares.
fn tables(chart: &MixChart, title: &str) -> Vec<Table> {
    let cell = |part: &Option<MixPart>| match part {
        Some(part) => TableCell { text: format!("{} ({})", part.value_text, part.share_text), href: part.href.clone() },
        None => "not stated".to_owned().into(),
    };
    let table = |panel: &MixPanel| {
        let rows = panel.series.iter().enumerate().map(|(index, series)| {
            let figures = panel.bars.iter().map(|bar| bar.parts.get(index).map_or_else(TableCell::default, cell));
            std::iter::once(series.name.clone().into()).chain(figures).collect()
        });
        let totals = panel.bars.iter().map(|bar| bar.total_text.clone().into());
        let total = std::iter::once("Total".to_owned().into()).chain(totals);
        Table {
            caption: format!("{title}, {}: {} and share of the total", panel.title.to_lowercase(), chart.unit),
            head: std::iter::once("Part".to_owned()).chain(panel.bars.iter().map(|bar| bar.label.clone())).collect(),
            rows: rows.chain(std::iter::once(total.collect())).collect(),
            note: None,
            href: None,
        }
    };
    chart.panels.iter().map(table).collect()
}
