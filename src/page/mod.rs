//! From an address to what a reader sees there: one view a kind of page.
//!
//! A view is what a template sees: strings and lists, numbers already formatted. It is made when its
//! route is rendered and dropped afterwards, so that memory doesn't grow with the site.

mod announcement;
mod announcements;
mod checks;
mod company;
pub(crate) mod component;
mod concept;
mod content;
mod data_files;
mod dividends;
mod events;
mod figure_year;
mod financials;
mod global;
mod home;
mod index;
mod meetings;
mod metric;
mod not_found;
mod people;
mod plain;
mod redirect;
mod repurchases;
mod results;
mod search;
mod shareholders;
mod shares;
mod statement;
mod withdrawn;

pub use announcement::text_elsewhere;
pub use component::company::name_then;
pub use component::event::outcome;
pub use component::feed::title as feed_title;
pub use content::Content;
pub use global::Global;

use crate::address::{Page, Route, Site};
use component::{chart, structured};

/// What stands at a route of the site.
#[must_use]
pub fn content<'a>(site: &Site<'a>, route: &Route<'a>) -> Content<'a> {
    let mut content = made(site, route);
    if let Content::Page(_, context, _) = &mut content {
        // Every view has its shell as `page`.
        let structured = structured::of(site, route, context.get("page"));
        context.insert("structured", &structured);
    }
    content
}

fn made<'a>(site: &Site<'a>, route: &Route<'a>) -> Content<'a> {
    match route.page {
        Page::Stylesheet => Content::Text(site.theme.stylesheet.clone()),
        Page::Favicon => Content::Text(site.theme.favicon.clone()),
        Page::Static(file) => Content::Copy(file),
        Page::Attachment(attachment) => Content::Copy(attachment.file),
        Page::Chart(spec) => drawn(chart::of_edition(site.edition, spec)),
        Page::AnnouncementChart(announcement, spec) => drawn(chart::of_announcement(site.edition, announcement, spec)),
        Page::Announcements(scope) => announcements::page(site, scope),
        Page::Category(position, year) => announcements::of_category(site, position, year),
        Page::Events(scope) => events::page(site, scope),
        Page::Redirect(redirect) => redirect::page(site, &redirect, &route.path),
        Page::NotFound => not_found::page(site),
        Page::Announcement(it) => announcement::page(site, it),
        Page::Withdrawn(tombstone) => withdrawn::page(site, tombstone, &route.path),
        Page::Home => home::page(site),
        Page::Shares => shares::page(site),
        Page::Meetings => meetings::page(site),
        Page::Company => company::page(site),
        Page::Results => results::page(site),
        Page::Shareholders => shareholders::page(site),
        Page::Dividends => dividends::page(site),
        Page::Repurchases => repurchases::page(site),
        Page::People => people::page(site),
        Page::Index => index::page(site),
        Page::Search => search::page(site),
        Page::Plain(it) => plain::page(site, it),
        Page::Statement(it, statement) => statement::page(site, it, statement),
        Page::Financials(cadence) => financials::page(site, cadence),
        Page::Concept(at) => concept::page(site, at),
        Page::FigureYear(year) => figure_year::page(site, year),
        Page::Checks => checks::page(site),
        Page::DataFiles => data_files::page(site),
        Page::Metric(metric) => metric::page(site, metric),
        Page::Twin => Content::Twin,
        Page::Data(file) => Content::Data(file),
    }
}

/// The file of a chart. Routes to charts exist only where there is something to draw.
fn drawn<'a>(chart: Option<chart::Drawn<'_>>) -> Content<'a> {
    Content::Text(chart.map_or_else(String::new, chart::Drawn::file))
}
