//! The page of a metric: its newest value, its course, what it covers, and a row a period with every document that states it.

mod rows;
mod ties;

use super::component::change::{self, ChangeView};
use super::component::chart::{self, ChartView};
use super::component::definition;
use super::component::headline::Headline;
use super::component::shell::Shell;
use super::component::source::{Source, source};
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::Period;
use crate::domain::metric::{Better, Metric};
use crate::history::cadence;
use crate::history::series::{self, Stated};
use crate::words::term::Term;
use crate::words::{self, Words};
use rows::Section;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    page: Shell,
    headline: Option<Headline>,
    chart: Option<ChartView>,
    better: &'static str,
    definitions: Vec<DefinitionView>,
    sections: Vec<Section>,
    csv: String,
}

#[derive(Serialize)]
struct DefinitionView {
    anchor: String,
    name: String,
    text: String,
    source: Option<Source>,
}

/// The page of a metric.
#[must_use]
pub fn page(site: &Site<'_>, metric: &Metric) -> Content<'static> {
    Content::page("metric.html", &view(site, metric))
}

fn view(site: &Site<'_>, metric: &Metric) -> View {
    let (config, company) = (site.edition.config(), site.edition.issuer().current_name());
    let words = words::of(&config.language);
    let description = words.metric_description(&metric.label, company);
    let page = Shell::new(config, &path::metric(&metric.id.value), "metric", "figures", &*metric.label, description);
    let page = page.under(path::FIGURES, words.term(Term::Financials));
    let stated = site.history.series(metric);
    View {
        headline: series::newest(stated).map(|newest| headline(site, stated, newest, &page.root)),
        chart: chart::of_metric(metric, stated, &page.root, words),
        better: match metric.better {
            Some(Better::Higher) => words.term(Term::HigherIsBetter),
            Some(Better::Lower) => words.term(Term::LowerIsBetter),
            None => "",
        },
        definitions: (0..metric.definitions.len()).map(|at| definition_view(site, metric, at, &page.root)).collect(),
        sections: rows::sections(site, metric, &page.root),
        csv: format!("{}.csv", metric.id.value),
        page,
    }
}

/// The newest value, and how it changed on the year and on the period right before.
fn headline(site: &Site<'_>, stated: &[Stated<'_>], newest: &Stated<'_>, root: &str) -> Headline {
    let words = words::of(&site.edition.config().language);
    let mut values = series::comparable(stated, usize::MAX);
    values.retain(|it| it.definition == newest.definition);
    Headline {
        value: newest.value.amount.printed.to_string(),
        unit: String::new(),
        href: format!("#{}", path::value_anchor(newest.value.period, newest.announcement)),
        period: words.period_at_length(&newest.value.period),
        elsewhere: Vec::new(),
        changes: changes(site, &values, newest, words),
        source: source(site, newest.announcement, root),
    }
}

fn changes(site: &Site<'_>, values: &[Stated<'_>], newest: &Stated<'_>, words: &dyn Words) -> Vec<ChangeView> {
    let on_the_year = newest.value.period.year_before(&site.edition.issuer().calendar);
    let periods: Vec<Period> = values.iter().map(|it| it.value.period).collect();
    let follows = cadence::missing(&periods).pop().is_some_and(|names| names.is_empty());
    let before = periods.len().checked_sub(2).filter(|_| follows).map(|at| periods[at]);
    let from = on_the_year.into_iter().chain(before.filter(|period| Some(*period) != on_the_year));
    let of = |period: Period| {
        let was = values.iter().find(|it| it.value.period == period);
        change::of_metric(newest, period, was, words)
    };
    from.filter_map(of).collect()
}

fn definition_view(site: &Site<'_>, metric: &Metric, at: usize, root: &str) -> DefinitionView {
    let definition = &metric.definitions[at];
    let given = definition.source.as_ref();
    let given = given.and_then(|id| site.edition.announcements.iter().find(|announcement| announcement.id == id.value));
    DefinitionView {
        anchor: format!("definition_{}", definition.id.value),
        name: definition::name(metric, Some(at), words::of(&site.edition.config().language)),
        text: definition.text.to_string(),
        source: given.map(|announcement| source(site, announcement, root)),
    }
}

#[cfg(test)]
mod tests;
