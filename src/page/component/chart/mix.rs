//! The chart of how a total is made up, and its data tables.

use super::draft::{Draft, Scope, Table, TableCell, add_source, when};
use crate::address::path;
use crate::chart::{HUES, MixBar, MixChart, MixPanel, MixPart, MixSeries};
use crate::config::MixPanelSpec;
use crate::domain::span::Name;
use crate::domain::{Currency, Period, decimal};
use crate::history::cadence;
use crate::history::mix::{Mix, Precision};
use crate::words::Words;
use rust_decimal::Decimal;

/// The chart of a total over the announcements given, with a panel for each way to divide it of which they state a part. `None`
/// where they state neither.
#[must_use]
pub fn draft<'a>(
    scope: Scope<'a>,
    title: &str,
    currency: Currency,
    total: &str,
    panels: &[MixPanelSpec],
) -> Option<Draft<'a>> {
    let mix = Mix::of(scope.announcements, currency, total, panels)?;
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
    let chart = MixChart { unit, panels: panels.iter().filter_map(|panel| drawing.panel(panel)).collect() };
    let tables = tables(&chart, title, scope.words);
    Some(Draft { chart: Box::new(chart), tables, sources, newest, as_of: None })
}

struct Drawing<'m, 'a, 's> {
    mix: &'m Mix<'a, 's>,
    precision: Precision,
    words: &'static dyn Words,
}

impl Drawing<'_, '_, '_> {
    /// A way to divide the total; `None` where no part of it is stated. What is not divided is a part of its own.
    fn panel(&self, spec: &MixPanelSpec) -> Option<MixPanel> {
        let periods = &self.mix.periods;
        let parts: Vec<&Name> = spec.parts.iter().filter(|part| self.mix.is_stated(&part.value)).collect();
        if parts.is_empty() {
            return None;
        }
        let mut series = self.series(&parts);
        let mut notes: Vec<String> = self.words.no_figures(&cadence::missing(periods)).into_iter().collect();
        let has_rest = periods.iter().any(|period| self.mix.rest(&spec.parts, period).is_some());
        if has_rest {
            // The last hue, which is gray, is for what belongs to no group.
            let group = self.mix.groups().len() / HUES * HUES + HUES - 1;
            series.push(MixSeries { name: self.words.not_broken_down().to_owned(), group });
            notes.push(self.words.not_broken_down_note().to_owned());
        }
        let bar = |period| self.bar(spec, &parts, has_rest, period);
        Some(MixPanel { title: spec.title.to_string(), series, bars: periods.iter().filter_map(bar).collect(), notes })
    }

    /// The parts with names of their own, in groups: what adds to one part of another panel is a group, as is that part.
    fn series(&self, parts: &[&Name]) -> Vec<MixSeries> {
        let groups = self.mix.groups();
        let mut names: Vec<String> = parts.iter().map(|part| self.mix.label(&part.value).to_owned()).collect();
        let is_twofold = |names: &[String], at: usize| names.iter().filter(|name| **name == names[at]).count() > 1;
        // Parts of one name are told apart by what they add to or stand below, and else by their order.
        let above = |part: &Name| {
            let whole = self.mix.whole_of(&part.value).map(|whole| self.mix.label(whole));
            whole.or_else(|| self.mix.heading(&part.value)).filter(|name| !name.is_empty())
        };
        let told: Vec<String> = (0..names.len())
            .map(|at| match above(parts[at]).filter(|_| is_twofold(&names, at)) {
                Some(above) => format!("{} ({above})", names[at]),
                None => names[at].clone(),
            })
            .collect();
        for (at, name) in names.iter_mut().enumerate() {
            let before = told[..at].iter().filter(|it| **it == told[at]).count();
            *name = if is_twofold(&told, at) { format!("{} ({})", told[at], before + 1) } else { told[at].clone() };
        }
        let group = |part: &Name| {
            let group = self.mix.whole_of(&part.value).unwrap_or(&part.value);
            groups.iter().position(|it| *it == group).unwrap_or_default()
        };
        parts.iter().zip(names).map(|(part, name)| MixSeries { name, group: group(part) }).collect()
    }

    fn bar(&self, spec: &MixPanelSpec, parts: &[&Name], has_rest: bool, period: &Period) -> Option<MixBar> {
        let whole = self.mix.total(period)?;
        let share = |share: Option<Decimal>| share.map_or_else(String::new, |it| format!("{}%", decimal::grouped(it)));
        let part = |concept: &Name| {
            let fact = self.mix.best(&concept.value, period)?;
            let value = self.precision.value(&fact)?;
            let share_text = share(self.mix.share(&fact));
            let (line, column) = (&fact.line().id.value, &fact.column().id.value);
            let href = path::cell(&fact.announcement.id, &fact.statement().id.value, line, column);
            Some(MixPart { value, value_text: decimal::grouped(value), share_text, href: Some(href) })
        };
        let rest = || match self.mix.rest(&spec.parts, period) {
            Some(rest) => {
                let value = self.precision.amount(rest)?;
                let share_text = share(self.mix.share_of(rest, period));
                Some(MixPart { value, value_text: decimal::grouped(value), share_text, href: None })
            }
            None => {
                let (value_text, share_text) = ("–".to_owned(), String::new());
                Some(MixPart { value: Decimal::ZERO, value_text, share_text, href: None })
            }
        };
        let parts = parts.iter().map(|concept| part(concept));
        Some(MixBar {
            when: when(*period),
            label: self.words.period(period),
            total_text: decimal::grouped(self.precision.value(&whole)?),
            parts: parts.chain(has_rest.then(rest)).collect(),
        })
    }
}

/// The data tables, a panel each: amounts and shares.
fn tables(chart: &MixChart, title: &str, words: &'static dyn Words) -> Vec<Table> {
    let cell = |part: &Option<MixPart>| match part {
        Some(part) if part.share_text.is_empty() => part.value_text.clone().into(),
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
            note: panel.notes.iter().find(|note| *note == words.not_broken_down_note()).cloned(),
            href: None,
        }
    };
    chart.panels.iter().map(table).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample::{announcement, archive, beside, sources};
    use crate::domain::Span;
    use crate::history::mix::Mix;

    fn name(text: &str) -> Name {
        Name::new(text.into(), Span::default())
    }

    /// The panels of a table with these lines of two years; empty where none is drawn.
    fn drawn(lines: &str, panels: &[&[&str]]) -> Vec<MixPanel> {
        let table = format!(
            "[[statements]]\nid = \"t\"\ntitle = \"T\"\nkind = \"other\"\nscale = \"million\"\n\
             columns = [{{ id = \"a\", period = \"2023-FY\", currency = \"CNY\" }}, {{ id = \"b\", period = \"2024-FY\", \
             currency = \"CNY\" }}]\nlines = [{lines}]\n"
        );
        let archive = archive(&sources(&[announcement("x", "2025-03-01", ""), beside("x", "t.toml", &table)]));
        let announcements: Vec<_> = archive.announcements.iter().map(|it| &**it).collect();
        let spec = |parts: &&[&str]| MixPanelSpec {
            title: "By part".into(),
            parts: parts.iter().map(|it| name(it)).collect(),
        };
        let specs: Vec<MixPanelSpec> = panels.iter().map(spec).collect();
        let Some(mix) = Mix::of(&announcements, Currency::from_code("CNY").unwrap(), "total", &specs) else {
            return Vec::new();
        };
        let drawing =
            Drawing { precision: Precision::coarsest(mix.all().into_iter()), mix: &mix, words: crate::words::of("en") };
        specs.iter().filter_map(|spec| drawing.panel(spec)).collect()
    }

    fn told(panel: &MixPanel) -> Vec<String> {
        let figure =
            |part: &Option<MixPart>| part.as_ref().map_or_else(|| "none".to_owned(), |it| it.value_text.clone());
        let parts = |at: usize| panel.bars.iter().map(|bar| figure(&bar.parts[at])).collect::<Vec<_>>().join(", ");
        panel.series.iter().enumerate().map(|(at, series)| format!("{}: {}", series.name, parts(at))).collect()
    }

    const TOTAL: &str = "{ id = \"total\", label = \"Revenue\", cells = [\"100\", \"110\"] }";

    #[test]
    fn what_is_not_stated_of_a_total_is_a_part_of_its_own_and_no_id() {
        let lines = format!("{{ id = \"services\", label = \"Services\", cells = [\"12\", \"110\"] }}, {TOTAL}");
        let panels = drawn(&lines, &[&["hardware-sales", "services"], &["hardware-sales"]]);
        assert_eq!(panels.len(), 1, "a panel of which no part is stated isn't drawn");
        assert_eq!(told(&panels[0]), ["Services: 12, 110", "Not broken down: 88, –"]);
        assert!(panels[0].notes.iter().any(|note| note.starts_with("Not broken down")));
        assert!(drawn(TOTAL, &[&["hardware-sales"]]).is_empty());
    }

    #[test]
    fn rounding_is_no_part() {
        let parts = "{ id = \"a\", label = \"A\", cells = [\"60\", \"60\"] }, \
                     { id = \"b\", label = \"B\", cells = [\"39\", \"48\"] }";
        let panels = drawn(&format!("{parts}, {TOTAL}"), &[&["a", "b"]]);
        assert_eq!(told(&panels[0]), ["A: 60, 60", "B: 39, 48", "Not broken down: –, 2"]);
    }

    #[test]
    fn parts_of_one_label_are_told_apart_by_what_they_stand_below_and_else_by_their_order() {
        let part = |id: &str| format!("{{ id = \"{id}\", label = \"Other\", cells = [\"25\", \"25\"] }}");
        let lines = [part("a"), "{ heading = \"Platform\" }".to_owned(), part("b"), part("c"), part("d")].join(", ");
        let panels = drawn(&format!("{lines}, {TOTAL}"), &[&["a", "b", "c", "d"]]);
        let names: Vec<&str> = panels[0].series.iter().map(|series| &*series.name).collect();
        assert_eq!(names[..4], ["Other", "Other (Platform) (1)", "Other (Platform) (2)", "Other (Platform) (3)"]);
    }
}
