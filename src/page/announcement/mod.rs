//! The page of an announcement: what every kind shows, and a part made for its kind.
//!
//! Ids on a page come from the content (headings, figures, statements and their lines: letters, digits
//! and hyphens) or from here; those given here have an underscore, so that the two never meet.

mod contents;
mod dividend;
mod document;
mod issuance;
mod meeting;
mod other;
mod people;
mod rate;
mod repurchase;
mod results;
mod source;
mod tables;
mod versions;

#[cfg(test)]
mod tests;

use super::component::chart::ChartView;
use super::component::shell::Shell;
use super::content::Content;
use crate::address::{Site, path};
use crate::domain::{Announcement, Details};
use crate::words;
use contents::Entry;
use document::Document;
use serde::Serialize;

/// The view of an announcement's page.
#[derive(Debug, Serialize)]
struct View<'a, F> {
    page: Shell,
    document: Document,
    /// What only its kind shows.
    facts: &'a F,
}

/// The page of an announcement.
#[must_use]
pub fn page(site: &Site<'_>, announcement: &Announcement) -> Content<'static> {
    let words = words::of(&site.edition.config().language);
    match &announcement.details {
        Details::Results(results) => {
            let facts = results::facts(site, announcement, results);
            of_kind(
                site,
                announcement,
                "announcement/results.html",
                "announcement-results",
                &facts,
                facts.sections(words),
            )
        }
        Details::Dividend(dividend) => {
            let facts = dividend::facts(site, announcement, dividend);
            of_kind(
                site,
                announcement,
                "announcement/dividend.html",
                "announcement-dividend",
                &facts,
                (facts.sections(words), Vec::new()),
            )
        }
        Details::Meeting(meeting) => {
            let facts = meeting::facts(site, meeting);
            let kind = "announcement-general-meeting-notice";
            of_kind(
                site,
                announcement,
                "announcement/general-meeting-notice.html",
                kind,
                &facts,
                (facts.sections(words), Vec::new()),
            )
        }
        Details::Issuance(issuance) => {
            let facts = issuance::facts(site, issuance);
            let kind = "announcement-share-issuance";
            of_kind(
                site,
                announcement,
                "announcement/share-issuance.html",
                kind,
                &facts,
                (facts.sections(words), Vec::new()),
            )
        }
        Details::Other => {
            let facts = other::Facts {};
            of_kind(site, announcement, "announcement/other.html", "announcement-other", &facts, Default::default())
        }
    }
}

fn of_kind<F: Serialize>(
    site: &Site<'_>,
    announcement: &Announcement,
    template: &'static str,
    kind: &'static str,
    facts: &F,
    sections: (Vec<Entry>, Vec<Entry>),
) -> Content<'static> {
    let page = document::shell(site, announcement, kind);
    let mut document = document::view(site, announcement, &page.root, sections);
    let file = |chart: &mut ChartView| {
        let path = path::announcement_chart(&announcement.id, &chart.id);
        (path.into(), std::mem::take(&mut chart.file))
    };
    let drawn = document.charts.iter_mut().map(file).collect();
    let mut content = Content::page(template, &View { page, document, facts });
    if let Content::Page(_, _, files) = &mut content {
        *files = drawn;
    }
    content
}
