//! The chart of how a total is made up, and its data tables.

use super::draft::{Draft, Scope, Table, TableCell, add_source, when};
use crate::address::path;
use crate::chart::{MixBar, MixChart, MixPanel, MixPart, MixSeries};
use crate::config::MixPanelSpec;
use crate::domain::{Currency, Period, decimal};
use crate::history::cadence;
use crate::history::mix::{Mix, Precision};
use crate::words::Words;

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
    let parts = panels.iter().flat_map(|panel| &panel.parts).map(|part| &*part.value);
    let mix = Mix::of(scope.announcements, currency, total, parts, PERIODS)?;
    let all = mix.all();
    let (mut sources, mut newest) = (Vec::new(), Vec::new());
    let last = mix.periods.last().copied();
    for fact in &all {
        add_source(&mut sources, fact.announcement);
        if Some(fact.period()) == last {
            add_source(&mut newest, fact.announcement);
        }
    }
    let drawing = Drawing { precision: Precision::coarsest(all.into_iter()), mix: &mix, words: scope.words };
    let unit = scope.words.money_unit(currency, drawing.precision.scale);
    let chart = MixChart { unit, panels: panels.iter().map(|panel| drawing.panel(panel)).collect() };
    let tables = tables(&chart, title, scope.words);
    Some(Draft { chart: Box::new(chart), tables, sources, newest, as_of: None })
}

struct Drawing<'m, 'a, 's> {
    mix: &'m Mix<'a, 's>,
    precision: Precision,
    words: &'static dyn Words,
}

impl Drawing<'_, '_, '_> {
    fn panel(&self, spec: &MixPanelSpec) -> MixPanel {
        let periods = &self.mix.periods;
        MixPanel {
            title: spec.title.to_string(),
            series: self.series(spec),
            bars: periods.iter().filter_map(|period| self.bar(spec, period)).collect(),
            notes: self.words.no_figures(&cadence::missing(periods)).into_iter().collect(),
        }
    }

    /// The parts with names of their own, in groups: what adds to one part of another panel is a group, as is that part.
    fn series(&self, spec: &MixPanelSpec) -> Vec<MixSeries> {
        let groups = self.mix.groups();
        let labels: Vec<String> = spec.parts.iter().map(|part| self.mix.label(&part.value)).collect();
        let name = |(at, part): (usize, &crate::domain::span::Name)| {
            let whole = self.mix.whole_of(&part.value);
            let is_twofold = labels.iter().filter(|label| **label == labels[at]).count() > 1;
            let name = match whole {
                Some(whole) if is_twofold => format!("{} ({})", labels[at], self.mix.label(whole)),
                None if is_twofold => format!("{} ({})", labels[at], part.value),
                _ => labels[at].clone(),
            };
            let group = whole.unwrap_or(&part.value);
            MixSeries { name, group: groups.iter().position(|it| *it == group).unwrap_or_default() }
        };
        spec.parts.iter().enumerate().map(name).collect()
    }

    fn bar(&self, panel: &MixPanelSpec, period: &Period) -> Option<MixBar> {
        let whole = self.mix.total(period)?;
        let part = |concept: &str| {
            let fact = self.mix.best(concept, period)?;
            let value = self.precision.value(fact)?;
            let share = self.mix.share(fact);
            let share_text = share.map_or_else(String::new, |share| format!("{}%", decimal::grouped(share)));
            let (line, column) = (&fact.line.id.value, &fact.column.id.value);
            let href = path::cell(&fact.announcement.id, &fact.statement.id.value, line, column);
            Some(MixPart { value, value_text: decimal::grouped(value), share_text, href: Some(href) })
        };
        Some(MixBar {
            when: when(*period),
            label: self.words.period(period),
            total_text: decimal::grouped(self.precision.value(whole)?),
            parts: panel.parts.iter().map(|concept| part(&concept.value)).collect(),
        })
    }
}

/// The data tables, a panel each: amounts and shares.
fn tables(chart: &MixChart, title: &str, words: &'static dyn Words) -> Vec<Table> {
    let cell = |part: &Option<MixPart>| match part {
        Some(part) => TableCell { text: format!("{} ({})", part.value_text, part.share_text), href: part.href.clone() },
        None => words.not_stated().to_owned().into(),
    };
    let table = |panel: &MixPanel| {
        let rows = panel.series.iter().enumerate().map(|(index, series)| {
            let figures = panel.bars.iter().map(|bar| bar.parts.get(index).map_or_else(TableCell::default, cell));
            std::iter::once(series.name.clone().into()).chain(figures).collect()
        });
        let totals = panel.bars.iter().map(|bar| bar.total_text.clone().into());
        let total = std::iter::once(words.total().to_owned().into()).chain(totals);
        Table {
            caption: words.mix_caption(title, &panel.title, &chart.unit),
            head: std::iter::once(words.part().to_owned())
                .chain(panel.bars.iter().map(|bar| bar.label.clone()))
                .collect(),
            rows: rows.chain(std::iter::once(total.collect())).collect(),
            note: None,
            href: None,
        }
    };
    chart.panels.iter().map(table).collect()
}
