//! The page of a metric: what it covers, and every stated value with its source.

mod ties;

use super::component::definition;
use super::component::shell::Shell;
use super::component::source::{Source, source};
use super::content::Content;
use crate::address::{Site, figure, path};
use crate::domain::metric::{Better, Metric, MetricPart};
use crate::history::series::Stated;
use crate::words;
use crate::words::term::Term;
use serde::Serialize;
use std::collections::BTreeSet;
use ties::{LATEST, Reason, Rows, Sentence};

/// The deepest indentation of parts that the stylesheet has.
const DEEPEST: usize = 4;

#[derive(Serialize)]
struct View {
    page: Shell,
    better: &'static str,
    definitions: Vec<DefinitionView>,
    values: Vec<ValueView>,
    stated: usize,
    csv: String,
    /// Which columns have something in them.
    has: Columns,
}

#[derive(Serialize)]
struct Columns {
    change: bool,
    share: bool,
    definition: bool,
}

#[derive(Serialize)]
struct DefinitionView {
    anchor: String,
    name: String,
    text: String,
    source: Option<Source>,
}

#[derive(Serialize)]
struct ValueView {
    /// Address of the first value for the period.
    period_anchor: Option<String>,
    /// Address of the value.
    anchor: Option<String>,
    period: String,
    value: String,
    changes: Vec<String>,
    share: Option<Share>,
    current: bool,
    definition: String,
    /// The name of the metric in the document, where it differs.
    label: Option<String>,
    source: Source,
    parts: Vec<PartView>,
    /// What holds of it.
    ties: Vec<Sentence>,
    /// What doesn't, and why.
    reasons: Vec<Reason>,
}

/// A share of another metric.
#[derive(Serialize)]
struct Share {
    percent: String,
    of: String,
    href: String,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct PartView {
    label: String,
    value: String,
    /// 1 for a part of the value, 2 for a part of a part.
    level: usize,
}

/// The page of a metric.
#[must_use]
pub fn page(site: &Site<'_>, metric: &Metric) -> Content<'static> {
    Content::page("metric.html", &view(site, metric))
}

fn view<'a>(site: &'a Site<'a>, metric: &Metric) -> View {
    let (config, company) = (site.edition.config(), site.edition.issuer().current_name());
    let words = words::of(&config.language);
    let description = words.metric_description(&metric.label, company);
    let page = Shell::new(config, &path::metric(&metric.id.value), "metric", "figures", &*metric.label, description);
    let page = page.under(path::FIGURES, words.term(Term::Financials));
    let series = site.history.series(metric);
    let newest = || series.chunk_by(|a, b| a.value.period == b.value.period).rev().flatten().take(LATEST);
    let rows = Rows::new(site, &page.root, newest());
    let mut values: Vec<ValueView> = newest().map(|stated| value(site, metric, stated, &rows, &page.root)).collect();
    once_each(&mut values);
    let has = Columns {
        change: values.iter().any(|value| !value.changes.is_empty()),
        share: values.iter().any(|value| value.share.is_some()),
        definition: metric.definitions.len() > 1,
    };
    View {
        better: match metric.better {
            Some(Better::Higher) => words.term(Term::HigherIsBetter),
            Some(Better::Lower) => words.term(Term::LowerIsBetter),
            None => "",
        },
        definitions: (0..metric.definitions.len()).map(|at| definition_view(site, metric, at, &page.root)).collect(),
        stated: series.len(),
        csv: format!("{}.csv", metric.id.value),
        values,
        has,
        page,
    }
}

fn definition_view(site: &Site<'_>, metric: &Metric, at: usize, root: &str) -> DefinitionView {
    let definition = &metric.definitions[at];
    let given = definition.source.as_ref();
    let given = given.and_then(|id| site.edition.announcements.iter().find(|announcement| announcement.id == id.value));
    DefinitionView {
        anchor: anchor(&definition.id.value),
        name: definition::name(metric, Some(at), words::of(&site.edition.config().language)),
        text: definition.text.to_string(),
        source: given.map(|announcement| source(site, announcement, root)),
    }
}

fn anchor(definition: &str) -> String {
    format!("definition_{definition}")
}

/// An address is that of the first value alone that would have it: a document may state one for several definitions.
fn once_each(values: &mut [ValueView]) {
    let mut given = BTreeSet::new();
    for anchor in values.iter_mut().flat_map(|value| [&mut value.period_anchor, &mut value.anchor]) {
        if anchor.as_ref().is_some_and(|anchor| !given.insert(anchor.clone())) {
            *anchor = None;
        }
    }
}

fn value(site: &Site<'_>, metric: &Metric, stated: &Stated<'_>, rows: &Rows<'_>, root: &str) -> ValueView {
    let mut source = source(site, stated.announcement, root);
    let at = stated.announcement.metrics.iter().position(|it| std::ptr::eq(it, stated.observation));
    let anchor = figure::of_metric(stated.announcement, at.unwrap_or_default(), stated.observation);
    source.link.href.push_str(&format!("#{anchor}"));
    let words = words::of(&site.edition.config().language);
    ValueView {
        period_anchor: Some(path::period_anchor(stated.value.period)),
        anchor: Some(path::value_anchor(stated.value.period, stated.announcement)),
        period: words.period(&stated.value.period),
        value: stated.value.amount.printed.to_string(),
        changes: stated.value.changes.iter().map(|it| words.stated_change(it)).collect(),
        share: stated.value.share.as_ref().map(|share| {
            let whole = &share.of.value;
            let of = site.edition.metric(whole).map_or(whole, |metric| &metric.label);
            Share {
                percent: share.percent.printed.to_string(),
                of: of.to_string(),
                href: format!("{root}{}", path::metric(whole)),
            }
        }),
        current: stated.is_current(),
        definition: definition::name(metric, stated.definition, words),
        label: stated.observation.label.as_deref().filter(|label| *label != &*metric.label).map(str::to_owned),
        source,
        parts: parts(&stated.value.parts, 1),
        ties: rows.sentences(stated),
        reasons: rows.reasons(stated),
    }
}

fn parts(stated: &[MetricPart], level: usize) -> Vec<PartView> {
    let mut rows = Vec::new();
    for part in stated {
        let value = part.amount.printed.to_string();
        rows.push(PartView { label: part.label.to_string(), value, level: level.min(DEEPEST) });
        rows.extend(parts(&part.parts, level + 1));
    }
    rows
}

#[cfg(test)]
mod tests;
