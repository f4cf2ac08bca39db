//! The ways to every statement and metric.

use super::metric_series::{Stated, values_of};
use super::shell::{Link, Shell};
use super::{Content, Site, format};
use crate::archive::Edition;
use crate::domain::metric::Metric;
use crate::domain::statement::Statement;
use crate::domain::{Announcement, Scale};
use chrono::Datelike;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many statements the front page of the section shows: the latest.
const LATEST: usize = 100;

/// The path of the section's front page below the site's base.
pub(super) const PATH: &str = "figures/index.html";

/// Where an edition's figures stand: built once, in one pass over the announcements.
#[derive(Debug, Default)]
pub struct Figures<'a> {
    series: BTreeMap<&'a str, Vec<Stated<'a>>>,
    years: BTreeMap<i32, Vec<&'a Announcement>>,
}

impl<'a> Figures<'a> {
    /// The figures of an edition.
    #[must_use]
    pub fn new(edition: &'a Edition<'a>) -> Self {
        let metrics = edition.definitions().metrics;
        let by_id: BTreeMap<&str, &Metric> = metrics.iter().map(|metric| (&*metric.id.value, metric)).collect();
        let mut figures = Self::default();
        for announcement in &edition.announcements {
            for observation in &announcement.metrics {
                if let Some((id, metric)) = by_id.get_key_value(&*observation.metric.value) {
                    figures.series.entry(id).or_default().extend(values_of(metric, announcement, observation));
                }
            }
            if !announcement.statements.is_empty() {
                figures.years.entry(announcement.dated.value.year()).or_default().push(announcement);
            }
        }
        for series in figures.series.values_mut() {
            series.sort_by_key(|stated| stated.value.period.order());
            series.shrink_to_fit();
        }
        figures
    }

    /// Every stated value of a metric: by period, and for one period in the order of the documents.
    #[must_use]
    pub fn series(&self, metric: &Metric) -> &[Stated<'a>] {
        self.series.get(&*metric.id.value).map_or(&[], Vec::as_slice)
    }

    /// The years with statements, newest first.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.keys().rev().copied()
    }

    /// The announcements with statements that are dated in a year, newest first.
    fn of_year(&self, year: i32) -> impl Iterator<Item = &'a Announcement> {
        self.years.get(&year).into_iter().flatten().rev().copied()
    }
}

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
    let description =
        format!("Statements and operating metrics of {company}, each with its source, as tables and CSV.");
    let page = Shell::new(site.edition.config(), PATH, "figures", "figures", "Figures", description);
    let metrics =
        site.edition.definitions().metrics.iter().map(|metric| metric_row(site, metric, &page.root)).collect();
    let years = years(site, &page.root, None);
    let mut documents = Vec::new();
    let mut room = LATEST;
    for announcement in site.figures.years().flat_map(|year| site.figures.of_year(year)) {
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

/// The path of a year's statements below the site's base.
#[must_use]
pub fn year_path(year: i32) -> String {
    format!("figures/year/{year}/index.html")
}

/// All statements of a year's announcements.
#[must_use]
pub fn year(site: &Site<'_>, year: i32) -> Content<'static> {
    let company = site.edition.issuer().current_name();
    let title = format!("Statements of {year}");
    let description = format!("{title}: the tables of the announcements that {company} made in {year}, with CSV.");
    let page = Shell::new(site.edition.config(), &year_path(year), "figure-year", "figures", title, description);
    let page = page.under(PATH, "Figures");
    let of_year = site.figures.of_year(year);
    let documents = of_year.map(|announcement| document(site, announcement, &page.root, usize::MAX)).collect();
    let years = years(site, &page.root, Some(year));
    Content::page("figure-year.html", &YearView { page, documents, years })
}

fn years(site: &Site<'_>, root: &str, current: Option<i32>) -> Vec<YearWay> {
    let way = |year| YearWay {
        href: format!("{root}{}", year_path(year)),
        text: year.to_string(),
        count: site.figures.of_year(year).map(|announcement| announcement.statements.len()).sum(),
        current: current == Some(year),
    };
    site.figures.years().map(way).collect()
}

fn metric_row(site: &Site<'_>, metric: &Metric, root: &str) -> MetricRow {
    let id = &metric.id.value;
    let latest = site.figures.series(metric).last();
    MetricRow {
        href: format!("{root}figures/{id}/index.html"),
        csv: format!("{root}figures/{id}/{id}.csv"),
        label: metric.label.to_string(),
        latest: latest.map(|stated| Latest {
            value: stated.value.amount.printed.to_string(),
            period: stated.value.period.to_string(),
        }),
    }
}

fn document(site: &Site<'_>, announcement: &Announcement, root: &str, most: usize) -> DocumentView {
    let source = source(site, announcement, root);
    let folder = format!("{root}announcements/{}", announcement.id);
    let row = |statement: &Statement| {
        let id = &statement.id.value;
        StatementRow {
            href: format!("{folder}/{id}/index.html"),
            csv: format!("{folder}/{id}/{id}.csv"),
            title: statement.title.to_string(),
            covers: covers(statement),
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
fn covers(statement: &Statement) -> String {
    let (mut periods, mut currencies) = (Vec::new(), Vec::new());
    for column in &statement.columns {
        let (period, currency) = (column.period.to_string(), column.currency.prefix().trim().to_owned());
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

/// An announcement as the source of a figure.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    /// Its title and page.
    pub link: Link,
    /// BCP 47 tag of its language, where it isn't the site's.
    pub language: Option<String>,
    /// The printed date in words.
    pub day: String,
    /// The printed date for `<time datetime>`.
    pub machine: String,
}

/// The announcement as a source, on a page with this way to the site's base.
pub(super) fn source(site: &Site<'_>, announcement: &Announcement, root: &str) -> Source {
    let foreign = announcement.language != site.edition.config().language;
    Source {
        link: Link {
            href: format!("{root}announcements/{}/index.html", announcement.id),
            text: announcement.title.to_string(),
        },
        language: foreign.then(|| announcement.language.to_string()),
        day: format::date(announcement.dated.value),
        machine: announcement.dated.value.to_string(),
    }
}
