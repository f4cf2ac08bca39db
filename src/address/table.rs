//! The complete table of addresses.

use super::data_table::DataTable;
use super::path::{self, Section};
use super::route::{DataFile, DataFormat, FeedForm, Page, Route};
use super::{figure, former};
use crate::archive::Edition;
use crate::config::Output;
use crate::diagnostic::Texts;
use crate::domain::{Announcement, Kind, composed};
use crate::history::History;
use crate::history::calendar::{CalendarEvent, WithdrawnEvent};
use crate::history::catalog::{Catalog, Scope};
use crate::history::drawn::{is_drawn, is_drawn_for};
use crate::history::financials::Financials;
use crate::history::meetings;
use crate::history::reporting;
use crate::history::shares;
use crate::ledger::manifest;
use crate::source::{LEDGER, Sources};
use crate::theme::Theme;
use chrono::Datelike;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Every file of the site, in a fixed order.
#[must_use]
pub fn routes<'a>(edition: &'a Edition<'a>, history: &History<'a>, theme: &Theme, sources: &Sources) -> Vec<Route<'a>> {
    let definitions = edition.definitions();
    let mut routes = vec![
        Route::new(path::HOME, Page::Home),
        Route::new(path::NOT_FOUND, Page::NotFound),
        Route::new(path::COMPANY, Page::Company),
        Route::new(path::CHECKS, Page::Checks),
        Route::new(path::DATA, Page::DataFiles),
        Route::new("favicon.svg", Page::Favicon),
        Route::new("robots.txt", Page::Data(DataFile::Robots)),
        Route::new(manifest::NAME, Page::Data(DataFile::Manifest)),
        Route::new(theme.stylesheet_name.as_str(), Page::Stylesheet),
    ];
    if !edition.announcements.is_empty() || !edition.withdrawn.is_empty() {
        routes.push(Route::new(LEDGER, Page::Data(DataFile::Ledger)));
    }
    routes.extend(lists(&history.catalog, Page::Announcements));
    routes.push(Route::new(path::ANNOUNCEMENTS_CSV, Page::Data(DataFile::Announcements)));
    for (position, list) in history.categories.iter().enumerate() {
        let years = list.parts().into_iter().map(|(year, _)| Some(year));
        let page = |year| Route::new(path::category(&list.id, year), Page::Category(position, year));
        routes.extend(std::iter::once(None).chain(years).map(page));
    }
    routes.extend(lists(&history.timeline.catalog, Page::Events));
    routes.push(Route::new(path::EVENTS_CSV, Page::Data(DataFile::Events)));
    routes.extend(calendars(history));
    routes.extend(for_shareholders(edition, history));
    routes.push(Route::new(path::NAMES_CSV, Page::Data(DataFile::Names)));
    if !history.people.is_empty() {
        routes.push(Route::new(path::PEOPLE, Page::People));
        routes.push(Route::new(path::PEOPLE_CSV, Page::Data(DataFile::People)));
    }
    routes.extend(history.statement_years().map(|year| Route::new(path::figure_year(year), Page::FigureYear(year))));
    routes.extend(financials(&history.financials));
    routes.extend(facts(edition));
    routes.extend(workbooks(edition, history));
    routes.extend(pictures(edition, theme));
    for metric in definitions.metrics {
        let id = &metric.id.value;
        routes.push(Route::new(path::metric(id), Page::Metric(metric)));
        routes.push(Route::new(path::metric_csv(id), Page::Data(DataFile::Metric(metric))));
    }
    let charts = edition.config().charts.iter().filter(|spec| is_drawn(spec, &edition.announcements));
    routes.extend(charts.map(|spec| Route::new(path::chart(&spec.id.value), Page::Chart(spec))));
    let announcements = edition.announcements.par_iter().map(|announcement| of_announcement(edition, announcement));
    routes.extend(announcements.collect::<Vec<_>>().into_iter().flatten());
    for tombstone in &edition.withdrawn {
        routes.extend(path::withdrawn(tombstone).map(|path| Route::new(path, Page::Withdrawn(tombstone))));
    }
    routes.extend(edition.pages.iter().map(|page| Route::new(path::plain_page(&page.id), Page::Plain(page))));
    routes.extend(find(edition));
    routes.extend(former::routes(edition));
    for file in definitions.static_files {
        let path = sources.path(*file);
        routes.push(Route::new(composed(path.strip_prefix("static/").unwrap_or(path)), Page::Static(*file)));
    }
    routes.extend(feeds(history));
    routes.extend(xbrl(edition));
    routes.extend(package(edition, &routes));
    if edition.config().outputs.has(Output::Markdown) {
        let twins =
            routes.iter().filter(|route| route.is_listed()).map(|it| Route::new(path::twin(&it.path), Page::Twin));
        let twins: Vec<_> = twins.collect();
        routes.extend(twins);
        routes.push(Route::new(path::LLMS, Page::Data(DataFile::Llms)));
    }
    let listed = routes.iter().filter(|route| route.is_listed()).count();
    let maps = path::sitemaps(listed).into_iter().enumerate();
    routes.extend(maps.map(|(part, name)| Route::new(name, Page::Data(DataFile::Sitemap(part)))));
    routes
}

/// Financials: the front page always, the pages of longer periods and of lines where there are some.
fn financials<'a>(financials: &Financials<'_>) -> Vec<Route<'a>> {
    let cadences = financials.cadences();
    let front = cadences.first().copied();
    let pages = std::iter::once(front).chain(cadences.iter().skip(1).copied().map(Some));
    let mut routes: Vec<_> =
        pages.map(|cadence| Route::new(path::financials(financials, cadence), Page::Financials(cadence))).collect();
    if !financials.concepts().is_empty() {
        routes.push(Route::new(path::FINANCIALS_CSV, Page::Data(DataFile::Financials(None))));
    }
    for (at, concept) in financials.concepts().iter().enumerate() {
        routes.push(Route::new(path::concept(concept.id), Page::Concept(at)));
        routes.push(Route::new(path::concept_csv(concept.id), Page::Data(DataFile::Financials(Some(at)))));
    }
    routes
}

/// The pages for shareholders that have something to show, and that of the periods that were reported.
fn for_shareholders<'a>(edition: &'a Edition<'a>, history: &History<'a>) -> Vec<Route<'a>> {
    let mut routes = Vec::new();
    let mut add = |page: (&'static str, Page<'a>), file: (&'static str, DataFile<'a>)| {
        routes.push(Route::new(page.0, page.1));
        routes.push(Route::new(file.0, Page::Data(file.1)));
    };
    if reporting::has_any(edition) {
        add((path::RESULTS, Page::Results), (path::RESULTS_CSV, DataFile::Results));
    }
    if !history.dividends.is_empty() {
        add((path::DIVIDENDS, Page::Dividends), (path::DIVIDENDS_CSV, DataFile::Dividends));
    }
    let is_bought = |it: &&Announcement| !it.repurchases.is_empty() || it.kind() == Kind::Buyback;
    if edition.announcements.iter().any(is_bought) {
        add((path::REPURCHASES, Page::Repurchases), (path::REPURCHASES_CSV, DataFile::Repurchases));
    }
    if meetings::has_any(history, edition) {
        add((path::MEETINGS, Page::Meetings), (path::MEETINGS_CSV, DataFile::Meetings));
    }
    if shares::has_any(edition) {
        add((path::SHARES, Page::Shares), (path::SHARES_CSV, DataFile::Shares));
    }
    let issuer = edition.issuer();
    if !routes.is_empty() || issuer.ads.is_some() || issuer.registrar.is_some() {
        routes.push(Route::new(path::SHAREHOLDERS, Page::Shareholders));
    }
    routes
}

/// The lists of a section.
fn lists<'a, K: Section>(catalog: &Catalog<K>, page: impl Fn(Scope<K>) -> Page<'a>) -> impl Iterator<Item = Route<'a>> {
    catalog.scopes().into_iter().map(move |scope| Route::new(path::list(scope), page(scope)))
}

fn of_announcement<'a>(edition: &'a Edition<'a>, announcement: &'a Announcement) -> Vec<Route<'a>> {
    let id = &announcement.id;
    let mut routes = vec![Route::new(path::announcement(id), Page::Announcement(announcement))];
    for spec in edition.config().charts.iter().filter(|spec| is_drawn_for(spec, announcement)) {
        let path = path::announcement_chart(id, &spec.id.value);
        routes.push(Route::new(path, Page::AnnouncementChart(announcement, spec)));
    }
    for statement in &announcement.statements {
        let own = &statement.id.value;
        routes.push(Route::new(path::statement(id, own), Page::Statement(announcement, statement)));
        let csv = path::statement_csv(id, own);
        routes.push(Route::new(csv, Page::Data(DataFile::Statement(announcement, statement))));
    }
    if figure::has_file(announcement, edition.issuer()) {
        routes.push(Route::new(path::figures_csv(id), Page::Data(DataFile::Figures(announcement))));
    }
    let attachments = announcement.attachments.iter();
    routes.extend(attachments.map(|it| Route::new(path::attachment(id, &it.name), Page::Attachment(it))));
    routes
}

/// What leads to everything else by its name: the index, and search where irbook is built with it and the site wants it.
fn find<'a>(edition: &Edition<'_>) -> Vec<Route<'a>> {
    let mut routes = vec![Route::new(path::INDEX, Page::Index)];
    if cfg!(feature = "search") && edition.config().outputs.has(Output::Search) {
        routes.push(Route::new(path::SEARCH, Page::Search));
        routes.push(Route::new(path::SEARCH_SCRIPT, Page::Data(DataFile::SearchScript)));
    }
    routes
}

/// The documents of the feeds, in each form.
fn feeds<'a>(history: &History<'_>) -> Vec<Route<'a>> {
    let mut routes = Vec::new();
    for (at, feed) in history.feeds.iter().enumerate() {
        for archive in std::iter::once(None).chain((1..=feed.archives()).map(Some)) {
            let file = |form| Page::Data(DataFile::Feed(at, archive, form));
            routes.extend(
                FeedForm::ALL.map(|form| Route::new(path::feed(history, &feed.topic, archive, form), file(form))),
            );
        }
    }
    routes
}

/// The calendars that have an event, and each event by itself.
fn calendars<'a>(history: &History<'a>) -> Vec<Route<'a>> {
    let groups = history.calendar.groups(&history.timeline);
    let mut routes: Vec<Route<'a>> =
        groups.into_iter().map(|of| Route::new(path::calendar(of), Page::Data(DataFile::Calendar(of)))).collect();
    let file = |(at, event): (usize, &CalendarEvent<'_>)| {
        Route::new(path::event(&event.name, event.nth), Page::Data(DataFile::Event(at)))
    };
    routes.extend(history.calendar.events.iter().enumerate().map(file));
    let withdrawn = |(at, event): (usize, &WithdrawnEvent<'_>)| {
        Route::new(path::event(&event.name, event.nth), Page::Data(DataFile::WithdrawnEvent(at)))
    };
    routes.extend(history.calendar.withdrawn.iter().enumerate().map(withdrawn));
    routes
}
/// Every fact: of a year, and of each of its announcements.
fn facts<'a>(edition: &'a Edition<'a>) -> Vec<Route<'a>> {
    let mut routes = Vec::new();
    if !edition.config().outputs.has(Output::Facts) {
        return routes;
    }
    let has_facts = |it: &&&Announcement| figure::has_facts(it, edition.issuer());
    let announcements: Vec<&Announcement> = edition.announcements.iter().filter(has_facts).copied().collect();
    for format in DataFormat::ALL {
        for of_year in announcements.chunk_by(|a, b| a.dated.value.year() == b.dated.value.year()) {
            let year = of_year[0].dated.value.year();
            let file = DataFile::FactsOfYear(year, format);
            routes.push(Route::new(path::facts_of_year(year, format), Page::Data(file)));
        }
        let own =
            |it: &&'a Announcement| Route::new(path::facts(&it.id, format), Page::Data(DataFile::Facts(it, format)));
        routes.extend(announcements.iter().map(own));
    }
    if has_workbooks(edition) {
        let mut years: Vec<i32> = announcements.iter().map(|it| it.dated.value.year()).collect();
        years.dedup();
        let book = |year| Route::new(path::facts_workbook(year), Page::Data(DataFile::FactsWorkbook(year)));
        routes.extend(years.into_iter().map(book));
    }
    routes
}

/// The reports of announcements in xBRL-JSON, and what they need.
fn xbrl<'a>(edition: &'a Edition<'a>) -> Vec<Route<'a>> {
    let mut routes = Vec::new();
    if edition.config().outputs.has(Output::Xbrl) {
        for it in edition.announcements.iter().filter(|it| figure::has_report(it)) {
            routes.push(Route::new(path::xbrl_report(&it.id), Page::Data(DataFile::XbrlReport(it))));
            routes.push(Route::new(path::xbrl_schema(&it.id), Page::Data(DataFile::XbrlSchema(it))));
        }
        if !routes.is_empty() {
            routes.push(Route::new(path::XBRL_TAXONOMY, Page::Data(DataFile::XbrlTaxonomy)));
        }
    }
    routes
}

/// The spreadsheets: one of each announcement that has figures, and one of the lines that are followed over time.
fn workbooks<'a>(edition: &'a Edition<'a>, history: &History<'a>) -> Vec<Route<'a>> {
    if !has_workbooks(edition) {
        return Vec::new();
    }
    let with_figures = edition.announcements.par_iter().filter(|it| figure::has_workbook(it, edition.issuer()));
    let workbook = |it: &&'a Announcement| Route::new(path::workbook(&it.id), Page::Data(DataFile::Workbook(it)));
    let mut routes: Vec<_> = with_figures.map(workbook).collect();
    if !history.financials.concepts().is_empty() {
        routes.push(Route::new(path::FINANCIALS_WORKBOOK, Page::Data(DataFile::FinancialsWorkbook)));
    }
    routes
}

/// Whether the archive wants spreadsheets, and irbook is built with them.
fn has_workbooks(edition: &Edition<'_>) -> bool {
    cfg!(feature = "workbooks") && edition.config().outputs.has(Output::Workbooks)
}

/// The package that describes the tables, with a schema for each kind that there is.
fn package<'a>(edition: &Edition<'_>, routes: &[Route<'a>]) -> Vec<Route<'a>> {
    if !edition.config().outputs.has(Output::Facts) {
        return Vec::new();
    }
    let table = |route: &Route<'_>| if let Page::Data(file) = route.page { file.table() } else { None };
    let tables: BTreeSet<DataTable> = routes.iter().filter_map(table).collect();
    let schema = |table| Route::new(path::schema(table), Page::Data(DataFile::Schema(table)));
    std::iter::once(Route::new(path::PACKAGE, Page::Data(DataFile::Package)))
        .chain(tables.into_iter().map(schema))
        .collect()
}

/// The pictures of previews: one an announcement; one of the site, unless the issuer has its own; and the icon.
fn pictures<'a>(edition: &'a Edition<'a>, theme: &Theme) -> Vec<Route<'a>> {
    if !cfg!(feature = "pictures") || !edition.config().outputs.has(Output::Pictures) {
        return Vec::new();
    }
    let picture = |it: &&'a Announcement| Route::new(path::picture(&it.id), Page::Data(DataFile::Picture(Some(it))));
    let own = theme.look.picture.is_none().then(|| Route::new(path::PICTURE, Page::Data(DataFile::Picture(None))));
    let icon = Route::new(path::ICON, Page::Data(DataFile::Icon));
    edition.announcements.iter().map(picture).chain(own).chain([icon]).collect()
}
