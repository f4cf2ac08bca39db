//! The chart of metrics over time, a panel each, and its data tables.

use super::ChartView;
use super::draft::{Draft, Scope, Table, TableCell, add_source, when};
use super::series::of_series;
use crate::address::path;
use crate::chart::{MetricPanel, MetricPoint, MetricSeries, MetricsChart};
use crate::domain::metric::Metric;
use crate::domain::span::Name;
use crate::domain::{Amount, Period, Scale, Unit, decimal};
use crate::history::cadence;
use crate::history::series::{Stated, by_definition, comparable, stated};
use crate::page::component::definition;
use crate::words::Words;

/// How many points a panel shows: the latest.
const POINTS: usize = 40;

/// The chart of some metrics, a panel each. `None` where nothing is stated of any.
#[must_use]
pub fn draft<'a>(scope: Scope<'a>, ids: &[Name]) -> Option<Draft<'a>> {
    let words = scope.words;
    let known = ids.iter().filter_map(|id| scope.metrics.iter().find(|metric| metric.id == *id));
    let all: Vec<_> = known.map(|metric| (metric, comparable(&stated(metric, scope.announcements), POINTS))).collect();
    let end = |stated: &Stated<'_>| stated.value.period.end();
    let newest_end = all.iter().flat_map(|(_, values)| values).map(end).max();
    let (mut panels, mut tables, mut sources, mut newest) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (metric, values) in all {
        let Some(last) = values.last() else { continue };
        let of_newest = values.iter().filter(|stated| Some(end(stated)) == newest_end);
        of_newest.for_each(|stated| add_source(&mut newest, stated.announcement));
        values.iter().for_each(|stated| add_source(&mut sources, stated.announcement));
        let (panel, covers) = (panel(metric, &values, &last.value.amount, words), covers(metric, &values, words));
        tables.push(table(metric, &values, covers, words));
        panels.push(panel);
    }
    let chart = Box::new(MetricsChart { panels });
    (!tables.is_empty()).then_some(Draft { chart, tables, sources, newest, as_of: None })
}

/// The chart of a metric on its own page. `root` is the way from there to the site's base; `None` where its values are too few.
#[must_use]
pub fn of_metric(metric: &Metric, stated: &[Stated<'_>], root: &str, words: &dyn Words) -> Option<ChartView> {
    let values = comparable(stated, POINTS);
    let panel = panel(metric, &values, &values.last()?.value.amount, words);
    let mut sources = Vec::new();
    values.iter().for_each(|stated| add_source(&mut sources, stated.announcement));
    of_series(&metric.id.value, &metric.label, panel, &sources, root, words)
}

/// The definitions that the values follow; where there are several, each with the first period that it holds for.
fn covers(metric: &Metric, values: &[Stated<'_>], words: &dyn Words) -> String {
    let series = by_definition(values);
    let text = |series: &Vec<&Stated<'_>>| {
        let first = series.first()?;
        let text = &metric.definitions.get(first.definition?)?.text;
        Some(if values.iter().all(|stated| stated.definition == first.definition) {
            text.to_string()
        } else {
            let name = definition::name(metric, first.definition, words);
            words.defined_from(&name, &words.period(&first.value.period), text)
        })
    };
    series.iter().filter_map(text).collect::<Vec<_>>().join(" ")
}

/// A panel; `counted` has the unit and the scale that its values are counted in.
fn panel(metric: &Metric, values: &[Stated<'_>], counted: &Amount, words: &dyn Words) -> MetricPanel {
    let (unit, scale) = (counted.unit, counted.scale);
    let is_amount =
        !matches!(unit, Unit::Percent | Unit::Points | Unit::Times | Unit::Days | Unit::Months | Unit::Years);
    let mut notes = Vec::new();
    let all: Vec<Vec<&Stated<'_>>> = by_definition(values);
    let mut series = Vec::with_capacity(all.len());
    for stated in &all {
        let periods: Vec<Period> = stated.iter().map(|stated| stated.value.period).collect();
        let missing = cadence::missing(&periods);
        let name = definition::name(metric, stated.first().and_then(|first| first.definition), words);
        let of_several = |note: String| if all.len() > 1 { format!("{name}: {note}") } else { note };
        notes.extend(words.no_figures(&missing).map(of_several));
        let after_gap = std::iter::once(false).chain(missing.iter().map(|names| !names.is_empty()));
        let point = |(stated, gap): (&&Stated<'_>, bool)| point(metric, stated, (unit, scale), gap, words);
        let points = stated.iter().zip(after_gap).map(point).collect();
        series.push(MetricSeries { name, points });
    }
    for later in all.iter().skip(1).filter_map(|series| series.first()) {
        notes.push(words.defined_otherwise(&words.period(&later.value.period)));
    }
    if values.len() < 3
        && let Some(text) =
            values.last().and_then(|stated| metric.definitions.get(stated.definition?)).map(|it| &it.text)
    {
        notes = vec![text.to_string()];
    }
    MetricPanel {
        label: metric.label.to_string(),
        unit: named(words.unit(unit, scale), counted.noun.as_deref()),
        flow: is_amount && values.iter().all(|stated| matches!(stated.value.period, Period::Span { .. })),
        counts: scale == Scale::One && matches!(unit, Unit::Count | Unit::Shares | Unit::Ads),
        series,
        notes,
    }
}

/// A unit with the noun that is counted: `million tonnes`.
fn named(unit: String, noun: Option<&str>) -> String {
    match noun {
        Some(noun) if unit.is_empty() => noun.to_owned(),
        Some(noun) => format!("{unit} {noun}"),
        None => unit,
    }
}

fn point(
    metric: &Metric,
    stated: &Stated<'_>,
    counted: (Unit, Scale),
    after_gap: bool,
    words: &dyn Words,
) -> MetricPoint {
    let (period, amount) = (stated.value.period, &stated.value.amount);
    let in_scale = amount.in_units().and_then(|it| it.checked_div(counted.1.factor()));
    MetricPoint {
        when: when(period),
        period: words.period(&period),
        value: in_scale.unwrap_or(amount.value),
        value_text: amount.printed.to_string(),
        label: label(amount, Some(counted)),
        after_gap,
        href: Some(href(metric, stated)),
    }
}

/// The row of a value on its metric's page.
fn href(metric: &Metric, stated: &Stated<'_>) -> String {
    format!("{}#{}", path::metric(&metric.id.value), path::value_anchor(stated.value.period, stated.announcement))
}

/// A value without the currency and the scale, where they are those of the whole panel.
fn label(amount: &Amount, counted: Option<(Unit, Scale)>) -> String {
    let is_plain = matches!(amount.unit, Unit::Money(_) | Unit::Count) && amount.hedge.is_none();
    if is_plain && counted == Some((amount.unit, amount.scale)) && amount.value.is_sign_positive() {
        decimal::grouped(amount.value)
    } else {
        amount.printed.to_string()
    }
}

fn table(metric: &Metric, values: &[Stated<'_>], covers: String, words: &dyn Words) -> Table {
    let series = by_definition(values);
    let mut head = words.metric_head().map(str::to_owned).to_vec();
    if series.len() > 1 {
        let names = series.iter().filter_map(|series| series.first());
        head.splice(1.., names.map(|first| definition::name(metric, first.definition, words)));
    }
    let cell = |stated: &Stated<'_>| TableCell {
        text: stated.value.amount.printed.to_string(),
        href: Some(href(metric, stated)),
    };
    let row = |of_period: &[Stated<'_>]| {
        let cells = series.iter().map(|series| {
            let of_series =
                of_period.iter().find(|it| series.first().is_some_and(|first| first.definition == it.definition));
            of_series.map_or_else(|| words.not_stated().to_owned().into(), cell)
        });
        std::iter::once(words.period(&of_period[0].value.period).into()).chain(cells).collect()
    };
    Table {
        caption: metric.label.to_string(),
        head,
        rows: values.chunk_by(|a, b| a.value.period == b.value.period).map(row).collect(),
        note: Some(covers),
        href: Some(path::metric(&metric.id.value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Conventions;

    #[test]
    fn a_label_leaves_out_what_the_panel_says_of_all_its_values_and_nothing_else() {
        let counted =
            |text: &str| Amount::parse(text, &Conventions::default()).map(|amount| (amount.unit, amount.scale)).ok();
        let labeled =
            |text: &str, panel: &str| label(&Amount::parse(text, &Conventions::default()).unwrap(), counted(panel));
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

    #[test]
    fn each_definition_is_a_series_of_its_own_and_the_table_shows_both() {
        use crate::check::sample::{announcement, archive, beside, sources};
        let definitions = "[[metrics]]\nid = \"m\"\nlabel = \"M\"\ndefinitions = [{ id = \"a\", text = \"All.\" }, \
                           { id = \"b\", label = \"Ongoing\", text = \"Ongoing ones.\" }]\n";
        let values = |definition: &str, values: &[(&str, &str)]| {
            let value = |(period, amount): &(&str, &str)| format!("{{ period = \"{period}\", amount = \"{amount}\" }}");
            let values = values.iter().map(value).collect::<Vec<_>>().join(", ");
            format!("[[metrics]]\nmetric = \"m\"\n{definition}values = [{values}]\n")
        };
        let first = values("", &[("2024-Q1", "95"), ("2023-Q1", "90")]);
        let second = values("definition = \"b\"\n", &[("2024-Q2", "72"), ("2024-Q1", "70"), ("2024-H1", "142")]);
        let archive = archive(&sources(&[
            ("content/metrics.toml".to_owned(), definitions.to_owned()),
            announcement("x", "2024-05-01", ""),
            beside("x", "m.toml", &first),
            announcement("y", "2024-08-01", ""),
            beside("y", "m.toml", &second),
        ]));
        let announcements: Vec<_> = archive.announcements.iter().map(|it| &**it).collect();
        let words = crate::words::of("en");
        let values = comparable(&stated(&archive.metrics[0], &announcements), POINTS);
        let panel = panel(&archive.metrics[0], &values, &values[0].value.amount, words);
        let shown = |series: &MetricSeries| {
            let points = series.points.iter().map(|point| format!(" {} {}", point.period, point.label));
            format!("{}:{}", series.name, points.collect::<String>())
        };
        let series: Vec<String> = panel.series.iter().map(shown).collect();
        assert_eq!(series, ["First definition: Q1 2023 90 Q1 2024 95", "Ongoing: Q1 2024 70 Q2 2024 72"]);
        let table = table(&archive.metrics[0], &values, String::new(), words);
        assert_eq!(table.head, ["Period or date", "First definition", "Ongoing"]);
        let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.iter().map(|cell| &*cell.text).collect()).collect();
        assert_eq!(rows, [["Q1 2023", "90", "not stated"], ["Q1 2024", "95", "70"], ["Q2 2024", "not stated", "72"]]);
    }
}
