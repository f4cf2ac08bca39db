//! The part of an announcement's page that is made for its kind, one file each.

mod board_change;
mod buyback;
mod debt;
pub(super) mod dividend;
mod document;
mod issuance;
pub(super) mod meeting;
mod other;
mod poll;
pub(super) mod results;

use super::contents::Entry;
use super::document::{self as common, Document};
use crate::address::{Site, path};
use crate::domain::{Announcement, Details, Kind};
use crate::page::component::chart::ChartView;
use crate::page::component::shell::Shell;
use crate::page::content::Content;
use crate::words;
use serde::Serialize;

/// The view of an announcement's page.
#[derive(Debug, Serialize)]
struct View<'a, F> {
    page: Shell,
    document: Document,
    /// What only its kind shows.
    facts: &'a F,
}

/// The page.
pub(super) fn page(site: &Site<'_>, announcement: &Announcement) -> Content<'static> {
    let words = words::of(&site.edition.config().language);
    match &announcement.details {
        Details::Results(results) => {
            let root = path::root_of(&path::announcement(&announcement.id));
            let facts = results::facts(site, announcement, results, &root);
            of_kind(site, announcement, &facts, facts.sections(!announcement.metrics.is_empty(), words))
        }
        Details::Dividend(dividend) => {
            let facts = dividend::facts(site, announcement, dividend);
            of_kind(site, announcement, &facts, (facts.sections(words), Vec::new()))
        }
        Details::Meeting(meeting) => {
            let facts = meeting::facts(site, announcement, meeting);
            of_kind(site, announcement, &facts, (facts.sections(words), Vec::new()))
        }
        Details::Poll(poll) => {
            let facts = poll::facts(site, announcement, poll);
            of_kind(site, announcement, &facts, (facts.sections(words), Vec::new()))
        }
        Details::BoardChange(board) => {
            let facts = board_change::facts(site, board);
            of_kind(site, announcement, &facts, (facts.sections(words), Vec::new()))
        }
        Details::Issuance(issuance) => {
            let facts = issuance::facts(site, issuance);
            of_kind(site, announcement, &facts, (facts.sections(words), Vec::new()))
        }
        Details::Buyback(buyback) => {
            let facts = buyback::facts(site, announcement, buyback);
            of_kind(site, announcement, &facts, (facts.sections(words), Vec::new()))
        }
        Details::Debt(debt) => {
            let facts = debt::facts(site, debt);
            of_kind(site, announcement, &facts, (facts.sections(words), Vec::new()))
        }
        Details::Document(document) => {
            of_kind(site, announcement, &document::facts(site, announcement, document), Default::default())
        }
        Details::Other => of_kind(site, announcement, &other::Facts {}, Default::default()),
    }
}

/// The template of a kind and what the page's body is marked with.
const fn names(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Results => ("announcement/results.html", "announcement-results"),
        Kind::Dividend => ("announcement/dividend.html", "announcement-dividend"),
        Kind::Meeting => ("announcement/general-meeting-notice.html", "announcement-general-meeting-notice"),
        Kind::Poll => ("announcement/poll-results.html", "announcement-poll-results"),
        Kind::BoardChange => ("announcement/board-change.html", "announcement-board-change"),
        Kind::Issuance => ("announcement/share-issuance.html", "announcement-share-issuance"),
        Kind::Buyback => ("announcement/buyback-return.html", "announcement-buyback-return"),
        Kind::Debt => ("announcement/debt-issue.html", "announcement-debt-issue"),
        Kind::Document => ("announcement/file.html", "announcement-document"),
        Kind::Other => ("announcement/other.html", "announcement-other"),
    }
}

fn of_kind<F: Serialize>(
    site: &Site<'_>,
    announcement: &Announcement,
    facts: &F,
    sections: (Vec<Entry>, Vec<Entry>),
) -> Content<'static> {
    let (template, kind) = names(announcement.kind());
    let page = common::shell(site, announcement, kind);
    let mut document = common::view(site, announcement, &page.root, sections);
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
