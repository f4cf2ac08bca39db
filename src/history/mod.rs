//! What an edition says over time, typed: figures by concept, series with their definitions, mixes, plans, people, events,
//! and what stands in which list. It knows no page, no address and no word.

pub mod buyback;
pub mod cadence;
pub mod calendar;
pub mod catalog;
pub mod category;
pub mod comparative;
pub mod dividends;
pub mod drawn;
pub mod feed;
pub mod financials;
pub mod highlight;
pub mod meetings;
pub mod mix;
pub mod people;
pub mod places;
pub mod plan;
pub mod recent;
pub mod reporting;
pub mod results;
pub mod roster;
pub mod sequence;
pub mod series;
pub mod shares;
pub mod subject;
pub mod timeline;
pub mod updated;

use crate::archive::Edition;
use crate::domain::metric::Metric;
use crate::domain::{Announcement, Details, Kind};
use calendar::Calendar;
use catalog::Catalog;
use category::CategoryList;
use chrono::Datelike;
use dividends::Dividend;
use feed::Feed;
use financials::Financials;
use people::People;
use sequence::Sequence;
use series::{Stated, values_of};
use std::collections::BTreeMap;
use timeline::Timeline;

/// What an edition says over time: built once, read by pages, charts and data files alike.
#[derive(Debug)]
pub struct History<'a> {
    /// The announcements by year and kind; entries are positions in the edition's list.
    pub catalog: Catalog<Kind>,
    /// The announcements by category.
    pub categories: Vec<CategoryList>,
    /// The events.
    pub timeline: Timeline<'a>,
    /// The feeds; none where the site has none.
    pub feeds: Vec<Feed>,
    /// The events as calendars of readers keep them.
    pub calendar: Calendar<'a>,
    /// The figures of statements by concept.
    pub financials: Financials<'a>,
    /// The dividends, the newest first.
    pub dividends: Vec<Dividend<'a>>,
    /// The statements by what follows what.
    pub sequence: Sequence<'a>,
    /// The people.
    pub people: People<'a>,
    series: BTreeMap<&'a str, Vec<Stated<'a>>>,
    statements: BTreeMap<i32, Vec<&'a Announcement>>,
    /// The poll results that name a notice, by its id.
    polls: BTreeMap<&'a str, Vec<&'a Announcement>>,
}

impl<'a> History<'a> {
    /// The history of an edition.
    #[must_use]
    pub fn new(edition: &'a Edition<'a>) -> Self {
        let dated = edition.announcements.iter().map(|announcement| (announcement.kind(), announcement.dated.value));
        let (catalog, timeline) = (Catalog::new(dated), Timeline::new(edition));
        let metrics = edition.definitions().metrics;
        let by_id: BTreeMap<&str, &Metric> = metrics.iter().map(|metric| (&*metric.id.value, metric)).collect();
        let (categories, polls) = (category::lists(edition), BTreeMap::new());
        let financials = Financials::new(&edition.announcements);
        let sequence = Sequence::new(edition);
        let feeds = feed::of(edition, &catalog, &categories, &timeline);
        let mut history = Self {
            catalog,
            categories,
            calendar: Calendar::new(edition, &timeline),
            timeline,
            feeds,
            financials,
            dividends: dividends::of(edition),
            sequence,
            people: People::new(&edition.announcements, edition.as_of),
            series: BTreeMap::new(),
            statements: BTreeMap::new(),
            polls,
        };
        for announcement in &edition.announcements {
            for observation in &announcement.metrics {
                if let Some((id, metric)) = by_id.get_key_value(&*observation.metric.value) {
                    history.series.entry(id).or_default().extend(values_of(metric, announcement, observation));
                }
            }
            if let Details::Poll(poll) = &announcement.details
                && let Some(notice) = &poll.notice
            {
                history.polls.entry(&notice.value).or_default().push(announcement);
            }
            if !announcement.statements.is_empty() {
                history.statements.entry(announcement.dated.value.year()).or_default().push(announcement);
            }
        }
        for series in history.series.values_mut() {
            series.sort_by_key(|stated| stated.value.period.order());
            series.shrink_to_fit();
        }
        history
    }

    /// Every stated value of a metric: by period, and for one period in the order of the documents.
    #[must_use]
    pub fn series(&self, metric: &Metric) -> &[Stated<'a>] {
        self.series.get(&*metric.id.value).map_or(&[], Vec::as_slice)
    }

    /// The results of the meeting that a notice called, oldest first.
    #[must_use]
    pub fn polls(&self, notice: &str) -> &[&'a Announcement] {
        self.polls.get(notice).map_or(&[], Vec::as_slice)
    }

    /// The years with statements, newest first.
    pub fn statement_years(&self) -> impl Iterator<Item = i32> {
        self.statements.keys().rev().copied()
    }

    /// The announcements with statements that are dated in a year, newest first.
    pub fn statements_of(&self, year: i32) -> impl Iterator<Item = &'a Announcement> {
        self.statements.get(&year).into_iter().flatten().rev().copied()
    }
}
