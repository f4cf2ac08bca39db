//! The statements of a calendar year.

use super::component::shell::Shell;
use super::component::source::source;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::statement::Statement;
use crate::domain::{Announcement, Scale};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

#[derive(Serialize)]
struct YearView {
    page: Shell,
    documents: Vec<DocumentView>,
    years: Vec<YearWay>,
}

/// An announcement's statements.
#[derive(Serialize)]
struct DocumentView {
    href: String,
    title: String,
    /// BCP 47 tag, where it isn't the site's.
    language: Option<String>,
    day: String,
    machine: String,
    statements: Vec<StatementRow>,
}

#[derive(Serialize)]
struct StatementRow {
    href: String,
    csv: String,
    title: String,
    /// Periods, currencies and scale.
    covers: String,
}

/// The way to a year.
#[derive(Serialize)]
struct YearWay {
    href: String,
    text: String,
    count: usize,
    current: bool,
}

/// All statements of a year's announcements.
#[must_use]
pub fn page(site: &Site<'_>, year: i32) -> Content<'static> {
    let company = site.edition.issuer().current_name();
    let words = words::of(&site.edition.config().language);
    let title = words.statements_of(year);
    let description = words.year_description(company, year);
    let page =
        Shell::new(site.edition.config(), &path::figure_year(year), "figure-year", "figures", title, description);
    let page = page.under(path::FIGURES, words.term(Term::Financials));
    let of_year = site.history.statements_of(year);
    let documents = of_year.map(|announcement| document(site, announcement, &page.root)).collect();
    let years = years(site, &page.root, year);
    Content::page("figure-year.html", &YearView { page, documents, years })
}

fn years(site: &Site<'_>, root: &str, current: i32) -> Vec<YearWay> {
    let way = |year| YearWay {
        href: format!("{root}{}", path::figure_year(year)),
        text: year.to_string(),
        count: site.history.statements_of(year).map(|announcement| announcement.statements.len()).sum(),
        current: current == year,
    };
    site.history.statement_years().map(way).collect()
}

fn document(site: &Site<'_>, announcement: &Announcement, root: &str) -> DocumentView {
    let source = source(site, announcement, root);
    let words = words::of(&site.edition.config().language);
    let row = |statement: &Statement| {
        let id = &statement.id.value;
        StatementRow {
            href: format!("{root}{}", path::statement(&announcement.id, id)),
            csv: format!("{root}{}", path::statement_csv(&announcement.id, id)),
            title: statement.title.to_string(),
            covers: covers(statement, words),
        }
    };
    DocumentView {
        href: source.link.href,
        title: source.link.text,
        language: source.language,
        day: source.day,
        machine: source.machine,
        statements: announcement.statements.iter().map(row).collect(),
    }
}

/// What a statement covers: `Q1 2023, Q1 2024; RMB, US$ (thousand)`.
fn covers(statement: &Statement, words: &dyn Words) -> String {
    let (mut periods, mut currencies) = (Vec::new(), Vec::new());
    for column in &statement.columns {
        let (period, currency) = (words.period(&column.period), column.currency.prefix().trim().to_owned());
        if !periods.contains(&period) {
            periods.push(period);
        }
        if !currencies.contains(&currency) {
            currencies.push(currency);
        }
    }
    let scale = if statement.scale == Scale::One { String::new() } else { format!(" ({})", statement.scale.word()) };
    format!("{}; {}{scale}", periods.join(", "), currencies.join(", "))
}
