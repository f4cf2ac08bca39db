//! The day of a page's last change, as far as its content tells.

use super::route::Page;
use crate::archive::Edition;
use crate::domain::{Announcement, Kind};
use crate::history::catalog::Scope;
use crate::history::timeline::Entry;
use crate::history::{History, updated};
use chrono::NaiveDate;

/// The days since which the public announcements are as they are, worked out once for all pages.
pub struct Days<'s, 'a> {
    edition: &'a Edition<'a>,
    history: &'s History<'a>,
    /// In the order of the edition's list.
    days: Vec<NaiveDate>,
    /// The newest of all, withdrawals among them.
    newest: Option<NaiveDate>,
}

impl<'s, 'a> Days<'s, 'a> {
    /// The days of an edition.
    pub fn of(edition: &'a Edition<'a>, history: &'s History<'a>) -> Self {
        let days: Vec<NaiveDate> = edition.announcements.iter().map(|it| updated::day(edition, it)).collect();
        let withdrawn = edition.withdrawn.iter().map(|it| it.at.date_naive());
        let newest = days.iter().copied().chain(withdrawn).max();
        Self { edition, history, days, newest }
    }

    /// The day on which a page changed last: that of the newest document that it tells of. `None` where pages tell of settings
    /// or texts that have no day.
    pub fn day(&self, page: &Page<'_>) -> Option<NaiveDate> {
        let history = self.history;
        match page {
            Page::Home | Page::Checks | Page::Shareholders | Page::Announcements(Scope::Front) => self.newest,
            Page::Announcements(scope) => self.at(&history.catalog.entries(*scope)),
            Page::Category(at, year) => self.at(&history.categories.get(*at)?.entries(*year)),
            Page::Announcement(it) | Page::Statement(it, _) => self.document(it),
            Page::Events(scope) => {
                let entries = history.timeline.catalog.entries(*scope);
                let events = entries.iter().filter_map(|at| history.timeline.entries.get(*at as usize));
                self.latest(events.flat_map(documents))
            }
            Page::Financials(_) => self.latest_of(has_figures),
            Page::Concept(at) => {
                self.latest(history.financials.concepts().get(*at)?.facts().iter().map(|fact| fact.announcement))
            }
            Page::FigureYear(year) => self.latest(history.statements_of(*year)),
            Page::Metric(metric) => self.latest(history.series(metric).iter().map(|stated| stated.announcement)),
            Page::Results => self.latest_of(|it| it.kind() == Kind::Results),
            Page::Dividends => self.latest_of(|it| it.kind() == Kind::Dividend),
            Page::Repurchases => self.latest_of(|it| it.kind() == Kind::Buyback || !it.repurchases.is_empty()),
            Page::Meetings => self.latest_of(|it| matches!(it.kind(), Kind::Meeting | Kind::Poll)),
            Page::People => self.latest_of(|it| it.kind() == Kind::BoardChange || !it.board.is_empty()),
            _ => None,
        }
    }

    fn at(&self, positions: &[u32]) -> Option<NaiveDate> {
        positions.iter().filter_map(|at| self.days.get(*at as usize)).max().copied()
    }

    fn document(&self, it: &Announcement) -> Option<NaiveDate> {
        self.days.get(self.edition.position(&it.id)?).copied()
    }

    fn latest<'d>(&self, documents: impl Iterator<Item = &'d Announcement>) -> Option<NaiveDate> {
        documents.filter_map(|it| self.document(it)).max()
    }

    fn latest_of(&self, is_told: impl Fn(&Announcement) -> bool) -> Option<NaiveDate> {
        let all = self.edition.announcements.iter().zip(&self.days);
        all.filter(|(it, _)| is_told(it)).map(|(_, day)| *day).max()
    }
}

fn documents<'e>(entry: &'e Entry<'_>) -> impl Iterator<Item = &'e Announcement> {
    entry.source.document().into_iter().chain(entry.also.iter().copied())
}

fn has_figures(it: &Announcement) -> bool {
    !it.statements.is_empty() || !it.metrics.is_empty()
}
