//! Financials: the lines of statements beside each other over time, and the metrics.

mod matrix;
mod metrics;
mod width;

use super::component::link::Link;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::history::financials::{Cadence, Financials};
use crate::words::term::Term;
use crate::words::{self, Words};
use matrix::Matrix;
use metrics::MetricRow;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    page: Shell,
    /// The ways to the pages of other cadences; empty where there is one alone.
    cadences: Vec<Way>,
    /// The lines; `None` where no statement can be followed over time.
    matrix: Option<Matrix>,
    /// Every figure as CSV.
    csv: String,
    /// The lines and periods as a spreadsheet, where the site has it.
    workbook: Option<String>,
    /// Whether it is the front page of the section, which has what follows.
    front: bool,
    metrics: Vec<MetricRow>,
    years: Vec<Way>,
}

/// A way to another page of the section.
#[derive(Serialize)]
struct Way {
    link: Link,
    /// How many statements it has; none where that isn't told.
    count: usize,
    current: bool,
}

/// The page of a cadence; `None` is the front page of an archive without statements.
#[must_use]
pub fn page(site: &Site<'_>, cadence: Option<Cadence>) -> Content<'static> {
    Content::page("financials.html", &view(site, cadence))
}

fn view(site: &Site<'_>, cadence: Option<Cadence>) -> View {
    let (config, company) = (site.edition.config(), site.edition.issuer().current_name());
    let (words, financials) = (words::of(&config.language), &site.history.financials);
    let path = path::financials(financials, cadence);
    let front = path == path::FIGURES;
    let title = match cadence {
        Some(cadence) if !front => words.financials_by(cadence),
        _ => words.term(Term::Financials),
    };
    let page = Shell::new(config, path, "figures", "figures", title, words.figures_description(company));
    let page = if front { page } else { page.under(path::FIGURES, words.term(Term::Financials)) };
    View {
        cadences: cadences(financials, cadence, &page.root, words),
        matrix: cadence.and_then(|cadence| matrix::of(site, cadence, &page.root)),
        csv: format!("{}{}", page.root, path::FINANCIALS_CSV),
        workbook: site.has(path::FINANCIALS_WORKBOOK).then(|| format!("{}{}", page.root, path::FINANCIALS_WORKBOOK)),
        front,
        metrics: if front { metrics::rows(site, &page.root) } else { Vec::new() },
        years: if front { years(site, &page.root) } else { Vec::new() },
        page,
    }
}

fn cadences(financials: &Financials<'_>, current: Option<Cadence>, root: &str, words: &dyn Words) -> Vec<Way> {
    let way = |cadence: &Cadence| Way {
        link: Link {
            href: format!("{root}{}", path::financials(financials, Some(*cadence))),
            text: words.cadence(*cadence).to_owned(),
        },
        count: 0,
        current: Some(*cadence) == current,
    };
    let all = financials.cadences();
    if all.len() > 1 { all.iter().map(way).collect() } else { Vec::new() }
}

fn years(site: &Site<'_>, root: &str) -> Vec<Way> {
    let way = |year| Way {
        link: Link { href: format!("{root}{}", path::figure_year(year)), text: year.to_string() },
        count: site.history.statements_of(year).map(|announcement| announcement.statements.len()).sum(),
        current: false,
    };
    site.history.statement_years().map(way).collect()
}
