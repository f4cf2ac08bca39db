//! Dividends over time: the latest, every one in a row, and what those of a year come to.

mod rows;
mod years;

use super::component::chart::ChartView;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::words;
use crate::words::shareholders::ShareholderPage;
use crate::words::term::Term;
use rows::{LatestView, RowView};
use serde::Serialize;
use years::YearView;

/// How many dividends the page shows: the latest.
const SHOWN: usize = 60;

#[derive(Serialize)]
struct View {
    page: Shell,
    /// The latest dividends that stand: those of one document.
    latest: Vec<LatestView>,
    rows: Vec<RowView>,
    /// Whether any of them has an amount per ADS.
    has_ads: bool,
    /// How many there are in all.
    all: usize,
    years_title: &'static str,
    /// The years with what their dividends come to.
    years: Vec<YearView>,
    /// Whether years are told in parts.
    has_parts: bool,
    /// How many dividends are of no year that is known.
    of_no_year: usize,
    chart: Option<ChartView>,
    csv: String,
}

/// The page.
#[must_use]
pub fn page(site: &Site<'_>) -> Content<'static> {
    let (edition, dividends) = (site.edition, &site.history.dividends);
    let (config, words) = (edition.config(), words::of(&edition.config().language));
    let of = ShareholderPage::Dividends;
    let description = words.shareholder_description(of, edition.issuer().current_name());
    let title = words.shareholder_page(of);
    let page = Shell::new(config, path::DIVIDENDS, "dividends", "shareholders", title, description).of_day();
    let page = page.under(path::SHAREHOLDERS, words.term(Term::Shareholders));
    let rows: Vec<RowView> = dividends.iter().take(SHOWN).map(|it| rows::row(site, it, &page.root)).collect();
    let years = years::years(site, &page.root);
    let view = View {
        latest: rows::latest(site, &page.root),
        has_ads: rows.iter().any(|row| row.per_ads.is_some()),
        rows,
        all: dividends.len(),
        years_title: words.dividends_by_year(years.basis),
        has_parts: years.rows.iter().any(|year| year.totals.iter().any(|total| total.parts.len() > 1)),
        years: years.rows,
        of_no_year: years.unknown,
        chart: years.chart,
        csv: format!("{}{}", page.root, path::DIVIDENDS_CSV),
        page,
    };
    Content::page("dividends.html", &view)
}
