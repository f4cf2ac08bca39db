//! The page of a line of statements: its figures over time, each with the documents that state it.

mod course;
mod headline;
mod members;
mod rows;

use super::component::chart::ChartView;
use super::component::figure::name;
use super::component::headline::Headline;
use super::component::link::Link;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::history::financials::{Concept, Fact};
use crate::words;
use crate::words::term::Term;
use members::Members;
use rows::Section;
use serde::Serialize;

/// How many other labels of a line are told: the latest.
const LABELS: usize = 6;

#[derive(Serialize)]
struct View {
    page: Shell,
    /// What the statements are called that have the line.
    group: &'static str,
    headline: Option<Headline>,
    chart: Option<ChartView>,
    /// The figures, by length of periods.
    sections: Vec<Section>,
    /// What other documents call it.
    labels: Vec<String>,
    /// The lines that it adds to.
    parents: Vec<Link>,
    /// The lines that it is the sum of.
    children: Vec<Link>,
    members: Option<Members>,
    csv: String,
}

/// The page of the concept at a position among those of the history.
#[must_use]
pub fn page(site: &Site<'_>, at: usize) -> Content<'static> {
    Content::page("concept.html", &view(site, &site.history.financials.concepts()[at]))
}

fn view(site: &Site<'_>, concept: &Concept<'_>) -> View {
    let (config, company) = (site.edition.config(), site.edition.issuer().current_name());
    let words = words::of(&config.language);
    let (path, title) = (path::concept(concept.id), name(concept, words));
    let description = words.concept_description(&title, company);
    let page = Shell::new(config, &path, "concept", "figures", title, description);
    let page = page.under(path::FIGURES, words.term(Term::Financials));
    let newest = concept.newest();
    let (parents, children) = concept.home().map_or_else(Default::default, |home| sums(site, home, &page.root));
    View {
        group: words.group(concept.group),
        headline: newest.and_then(|row| headline::of(site, concept, &row, &page.root)),
        chart: newest.and_then(|row| course::chart(site, concept, &row, &page.root)),
        sections: rows::sections(site, concept, &page.root),
        labels: labels(concept),
        members: newest.and_then(|row| members::of(site, concept, &row, &page.root)),
        csv: format!("{}.csv", concept.id),
        parents,
        children,
        page,
    }
}

/// What documents call the line beside its newest label, the latest first.
fn labels(concept: &Concept<'_>) -> Vec<String> {
    let mut labels: Vec<&str> = Vec::new();
    for label in concept.facts().iter().rev().map(|fact| &*fact.line().label) {
        if !label.is_empty() && label != concept.label && !labels.contains(&label) {
            labels.push(label);
            if labels.len() == LABELS {
                break;
            }
        }
    }
    labels.into_iter().map(str::to_owned).collect()
}

/// The lines that a figure adds to in its statement, and those that it is the sum of, as far as they can be followed.
fn sums(site: &Site<'_>, fact: &Fact<'_>, root: &str) -> (Vec<Link>, Vec<Link>) {
    let (statement, line) = (fact.statement(), fact.line());
    let words = words::of(&site.edition.config().language);
    let ways = |ids: &mut dyn Iterator<Item = &str>| {
        let mut ways: Vec<Link> = Vec::new();
        let others = ids.filter_map(|id| Some(statement.line(id)?.concept())).filter(|id| *id != line.concept());
        for concept in others.filter_map(|id| site.history.financials.concept(id)) {
            let way = Link { href: format!("{root}{}", path::concept(concept.id)), text: name(concept, words) };
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways
    };
    let adds = statement.lines.iter().filter(|other| other.sum.iter().any(|term| term.line == line.id));
    (ways(&mut adds.map(|line| &*line.id.value)), ways(&mut line.sum.iter().map(|term| &*term.line.value)))
}
