//! The ways to every statement and metric.

use super::component::shell::Shell;
use super::component::source::source;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::metric::Metric;
use crate::domain::statement::Statement;
use crate::domain::{Announcement, Scale};
use crate::history::series::newest;
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// How many statements the front page of the section shows: the latest.
const LATEST: usize = 100;

#[derive(Serialize)]
struct IndexView {
    page: Shell,
    metrics: Vec<MetricRow>,
    documents: Vec<DocumentView>,
    years: Vec<YearWay>,
    statements: usize,
    shown: usize,
}

#[derive(Serialize)]
struct YearView {
    page: Shell,
    documents: Vec<DocumentView>,
    years: Vec<YearWay>,
}

/// A metric and the value of its latest period.
#[derive(Serialize)]
struct MetricRow {
    href: String,
    csv: String,
    label: String,
    latest: Option<Latest>,
}

#[derive(Serialize)]
struct Latest {
    value: String,
    period: String,
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

/// The front page: every metric, and the statements of the latest announcements.
#[must_use]
pub fn index(site: &Site<'_>) -> Content<'static> {
    let company = site.edition.issuer().current_name();
    let words = words::of(&site.edition.config().language);
    let description = words.figures_description(company);
    let page =
        Shell::new(site.edition.config(), path::FIGURES, "figures", "figures", words.term(Term::Figures), description);
    let metrics =
        site.edition.definitions().metrics.iter().map(|metric| metric_row(site, metric, &page.root)).collect();
    let years = years(site, &page.root, None);
    let mut documents = Vec::new();
    let mut room = LATEST;
    for announcement in site.history.statement_years().flat_map(|year| site.history.statements_of(year)) {
        if room == 0 {
            break;
        }
        let document = document(site, announcement, &page.root, room);
        room -= document.statements.len();
        documents.push(document);
    }
    let statements = years.iter().map(|year| year.count).sum();
    Content::page("figures.html", &IndexView { page, metrics, documents, years, statements, shown: LATEST - room })
}

/// All statements of a year's announcements.
#[must_use]
pub fn year(site: &Site<'_>, year: i32) -> Content<'static> {
    let company = site.edition.issuer().current_name();
    let words = words::of(&site.edition.config().language);
    let title = words.statements_of(year);
    let description = words.year_description(company, year);
    let page =
        Shell::new(site.edition.config(), &path::figure_year(year), "figure-year", "figures", title, description);
    let page = page.under(path::FIGURES, words.term(Term::Figures));
    let of_year = site.history.statements_of(year);
    let documents = of_year.map(|announcement| document(site, announcement, &page.root, usize::MAX)).collect();
    let years = years(site, &page.root, Some(year));
    Content::page("figure-year.html", &YearView { page, documents, years })
}

fn years(site: &Site<'_>, root: &str, current: Option<i32>) -> Vec<YearWay> {
    let way = |year| YearWay {
        href: format!("{root}{}", path::figure_year(year)),
        text: year.to_string(),
        count: site.history.statements_of(year).map(|announcement| announcement.statements.len()).sum(),
        current: current == Some(year),
    };
    site.history.statement_years().map(way).collect()
}

fn metric_row(site: &Site<'_>, metric: &Metric, root: &str) -> MetricRow {
    let id = &metric.id.value;
    let words = words::of(&site.edition.config().language);
    let latest = newest(site.history.series(metric));
    MetricRow {
        href: format!("{root}{}", path::metric(id)),
        csv: format!("{root}{}", path::metric_csv(id)),
        label: metric.label.to_string(),
        latest: latest.map(|stated| Latest {
            value: stated.value.amount.printed.to_string(),
            period: words.period(&stated.value.period),
        }),
    }
}

fn document(site: &Site<'_>, announcement: &Announcement, root: &str, most: usize) -> DocumentView {
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
        statements: announcement.statements.iter().take(most).map(row).collect(),
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
