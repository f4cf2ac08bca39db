//! From an edition to the site: the complete table of routes, and the view of each.
//!
//! A view is what a template sees: strings and lists, numbers already formatted. It is made when its
//! route is rendered and dropped afterwards, so that memory doesn't grow with the site.

pub mod announcement;
mod cadence;
pub mod catalog;
pub mod charts;
pub mod checks;
pub mod company;
pub mod correction;
pub mod events;
pub mod facts;
pub mod figures;
pub mod format;
pub mod global;
pub mod home;
pub mod listing;
pub mod metric_page;
pub mod metric_series;
mod metric_ties;
pub mod mix;
pub mod not_found;
pub mod place;
pub mod progress;
pub mod redirect;
pub mod routes;
#[cfg(test)]
pub(crate) mod sample;
pub mod shell;
pub mod statement;
pub mod timeline;
pub mod withdrawn;

use crate::archive::{Edition, Tombstone};
use crate::audit::{Audit, Book, Examined, Finding, Others, examine};
use crate::config::ChartSpec;
use crate::diagnostic::Diagnostic;
use crate::domain::announcement::Attachment;
use crate::domain::event::EventKind;
use crate::domain::metric::Metric;
use crate::domain::statement::Statement;
use crate::domain::{Announcement, FileId, Kind};
use crate::ledger::Ledger;
use crate::source::Sources;
use crate::theme::Theme;
use catalog::{Catalog, Scope};
use chrono::NaiveDate;
use figures::Figures;
use redirect::Redirect;
use serde::Serialize;
use timeline::Timeline;

/// What stands at an address of the site.
#[derive(Clone, Copy, Debug)]
pub enum Page<'a> {
    /// The home page.
    Home,
    /// A list of announcements.
    Announcements(Scope<Kind>),
    /// An announcement.
    Announcement(&'a Announcement),
    /// What stays of an announcement that was withdrawn.
    Withdrawn(&'a Tombstone<'a>),
    /// A file beside an announcement.
    Attachment(&'a Attachment),
    /// A statement on a page of its own.
    Statement(&'a Announcement, &'a Statement),
    /// A chart of one announcement, as a file.
    AnnouncementChart(&'a Announcement, &'a ChartSpec),
    /// The ways to every statement and metric.
    Figures,
    /// The statements of a calendar year.
    FigureYear(i32),
    /// How the figures were checked.
    Checks,
    /// A metric with all its values.
    Metric(&'a Metric),
    /// A chart of the site, as a file.
    Chart(&'a ChartSpec),
    /// A list of events.
    Events(Scope<EventKind>),
    /// The company: names, listings, places, people.
    Company,
    /// A former address of something.
    Redirect(Redirect<'a>),
    /// What a server shows for an address that doesn't exist.
    NotFound,
    /// A file for machines.
    Data(DataFile<'a>),
    /// The stylesheet.
    Stylesheet,
    /// The icon.
    Favicon,
    /// A file of `static/`.
    Static(FileId),
}

/// A file for machines; written out by [`crate::output`].
#[derive(Clone, Copy, Debug)]
pub enum DataFile<'a> {
    /// A statement as CSV.
    Statement(&'a Announcement, &'a Statement),
    /// A metric as CSV.
    Metric(&'a Metric),
    /// The figures of an announcement that stand in none of its statements, as CSV.
    Figures(&'a Announcement),
    /// Every event as CSV.
    Events,
    /// The sitemap, or a part of it: its position among the sitemap's files.
    Sitemap(usize),
    /// Rules for crawlers.
    Robots,
    /// Every version of a document that was published.
    Ledger,
    /// The hash of every file, which the write stage knows when all others are written.
    Manifest,
}

/// An address of the site and what stands there.
#[derive(Clone, Debug)]
pub struct Route<'a> {
    /// Path below the site's base, such as `announcements/2024-q1-results/index.html`.
    pub path: Box<str>,
    /// What stands there.
    pub page: Page<'a>,
}

/// What a route's file is made of.
#[derive(Debug)]
pub enum Content<'a> {
    /// A page: the name of its template, its view, and the files of the charts that were drawn for it (path and
    /// text), which need not be drawn once more for their own routes.
    Page(&'static str, tera::Context, Vec<(Box<str>, String)>),
    /// A text that is ready.
    Text(String),
    /// A file for machines, still to be written out.
    Data(DataFile<'a>),
    /// A file that is copied.
    Copy(FileId),
}

impl Content<'_> {
    /// A page from a view. A view is a struct of strings and lists, which always serializes.
    ///
    /// # Panics
    /// When a view can't be serialized, which is a mistake in irbook.
    #[must_use]
    pub fn page(template: &'static str, view: &impl Serialize) -> Self {
        match tera::Context::from_serialize(view) {
            Ok(context) => Self::Page(template, context, Vec::new()),
            Err(error) => panic!("the view for {template} does not serialize: {error}"),
        }
    }
}

/// The site of an edition.
#[derive(Debug)]
pub struct Site<'a> {
    /// What is public.
    pub edition: &'a Edition<'a>,
    /// Templates and stylesheet.
    pub theme: &'a Theme,
    /// The announcements by year and kind; entries are positions in the edition's list.
    pub catalog: Catalog<Kind>,
    /// The events.
    pub timeline: Timeline<'a>,
    /// The figures.
    pub figures: Figures<'a>,
    /// How the public figures determine each other: what isn't public takes no part in it.
    pub audit: &'a Audit,
    /// The public announcements by id, which figures in texts may name.
    pub others: Others<'a, 'a>,
    /// The published versions of its documents, where they are known: a preview publishes none.
    pub ledger: Option<&'a Ledger>,
    /// Every file of the site.
    pub routes: Vec<Route<'a>>,
}

impl<'a> Site<'a> {
    /// Derives the site. `audit` is that of the edition's announcements, `ledger` the one that is published with it.
    ///
    /// # Errors
    /// Two things that would stand at one address.
    pub fn new(
        edition: &'a Edition<'a>,
        theme: &'a Theme,
        sources: &Sources,
        audit: &'a Audit,
        ledger: Option<&'a Ledger>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let dated = edition.announcements.iter().map(|announcement| (announcement.kind(), announcement.dated.value));
        let (catalog, timeline) = (Catalog::new(dated), Timeline::new(edition));
        let figures = Figures::new(edition);
        let others = edition.announcements.iter().map(|it| (&*it.id, *it)).collect();
        let mut site = Self { edition, theme, catalog, timeline, figures, audit, others, ledger, routes: Vec::new() };
        site.routes = routes::routes(&site, sources);
        let maps = routes::sitemaps(site.listed().len()).into_iter().enumerate();
        let maps = maps.map(|(part, name)| Route { path: name.into(), page: Page::Data(DataFile::Sitemap(part)) });
        site.routes.extend(maps.collect::<Vec<_>>());
        let mut findings = routes::collisions(&site.routes, sources);
        findings.extend(routes::too_long(&site.routes, sources));
        if findings.is_empty() { Ok(site) } else { Err(findings) }
    }

    /// The pages that crawlers and readers are led to, with the day of their last change where their content tells.
    #[must_use]
    pub fn listed(&self) -> Vec<(&str, Option<NaiveDate>)> {
        let day = |page: &Page<'_>| match page {
            Page::Announcement(it) | Page::Statement(it, _) => Some(it.dated.value),
            _ => None,
        };
        let listed = |route: &&Route<'_>| route.path.ends_with(".html") && is_page(&route.page);
        self.routes.iter().filter(listed).map(|route| (&*route.path, day(&route.page))).collect()
    }

    /// A public announcement's figures and how they tie.
    #[must_use]
    pub fn examine(&self, announcement: &'a Announcement) -> Examined<'a> {
        examine(announcement, self.edition.issuer(), &self.others)
    }

    /// Whether an announcement states figures outside its statements and its text, which then are a file of their own.
    #[must_use]
    pub fn has_single_figures(&self, announcement: &Announcement) -> bool {
        !Book::outside_statements(announcement, self.edition.issuer()).is_empty()
    }

    /// What the audit found in a public announcement.
    #[must_use]
    pub fn findings(&self, announcement: &Announcement) -> &[Finding] {
        let book = self.edition.position(&announcement.id).and_then(|at| u32::try_from(at).ok());
        let Some(book) = book else { return &[] };
        let from = self.audit.findings.partition_point(|finding| finding.figure.book < book);
        let rest = &self.audit.findings[from..];
        &rest[..rest.partition_point(|finding| finding.figure.book == book)]
    }

    /// What stands at a route.
    #[must_use]
    pub fn content(&self, route: &Route<'a>) -> Content<'a> {
        match route.page {
            Page::Stylesheet => Content::Text(self.theme.stylesheet.clone()),
            Page::Favicon => Content::Text(self.theme.favicon.clone()),
            Page::Static(file) => Content::Copy(file),
            Page::Attachment(attachment) => Content::Copy(attachment.file),
            Page::Chart(spec) => drawn(charts::of_edition(self.edition, spec)),
            Page::AnnouncementChart(announcement, spec) => {
                drawn(charts::of_announcement(announcement, spec, self.edition.definitions().metrics))
            }
            Page::Announcements(scope) => listing::page(self, scope),
            Page::Events(scope) => events::page(self, scope),
            Page::Redirect(redirect) => redirect::page(self, &redirect, &route.path),
            Page::NotFound => not_found::page(self),
            Page::Announcement(it) => announcement::content(self, it),
            Page::Withdrawn(tombstone) => withdrawn::page(self, tombstone, &route.path),
            Page::Home => home::page(self),
            Page::Company => company::page(self),
            Page::Statement(it, statement) => statement::content(self, it, statement),
            Page::Figures => figures::index(self),
            Page::FigureYear(year) => figures::year(self, year),
            Page::Checks => checks::page(self),
            Page::Metric(metric) => metric_page::content(self, metric),
            Page::Data(file) => Content::Data(file),
        }
    }
}

/// Whether it is one of the pages that readers are led to; former addresses, tombstones and files that
/// are copied are none.
fn is_page(page: &Page<'_>) -> bool {
    !matches!(page, Page::NotFound | Page::Redirect(_) | Page::Withdrawn(_) | Page::Static(_) | Page::Attachment(_))
}

/// The file of a chart. Routes to charts exist only where there is something to draw.
fn drawn<'a>(chart: Option<charts::Drawn<'_>>) -> Content<'a> {
    Content::Text(chart.map_or_else(String::new, charts::Drawn::file))
}
