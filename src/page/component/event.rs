//! Events by day.

use super::moment::{self, MomentView};
use crate::address::{Site, path};
use crate::domain::When;
use crate::domain::event::EventKind;
use crate::history::catalog::Scope;
use crate::history::timeline::Entry;
use crate::words;
use chrono::NaiveDate;
use serde::Serialize;

/// A day with its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventDay {
    /// The day itself.
    #[serde(skip)]
    pub date: NaiveDate,
    /// For `<time datetime>`.
    pub machine: String,
    /// The day in words: `19 May 2024`.
    pub day: String,
    /// The weekday.
    pub weekday: &'static str,
    /// What happens, by instant.
    pub events: Vec<EventView>,
}

/// An event in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventView {
    /// The kind's name.
    pub kind: &'static str,
    /// Address of the kind's list, relative to the page.
    pub kind_href: String,
    /// What happens.
    pub title: String,
    /// The time in the printed zone and the others, for an instant.
    pub at: Option<MomentView>,
    /// The document's wording of the time, such as `close of business`.
    pub wording: Option<String>,
    /// The printed zone.
    pub zone: String,
    /// The announcements that state it.
    pub announcements: Vec<StatedIn>,
    /// Whether the event is the announcement itself.
    pub is_announcement: bool,
}

/// An announcement that states an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedIn {
    /// Address relative to the page.
    pub href: String,
    /// Title.
    pub text: String,
    /// Whether another announcement corrects it, so that the event may not be as it says.
    pub corrected: bool,
}

impl EventView {
    fn new(site: &Site<'_>, entry: &Entry<'_>, root: &str) -> Self {
        let (moment, config) = (&entry.moment, site.edition.config());
        let words = words::of(&config.language);
        let at = matches!(moment.when, When::At(_)).then(|| moment::moment(moment, &config.zones, words));
        let stated = std::iter::once(&entry.announcement).chain(&entry.also);
        Self {
            kind: words.event(entry.kind),
            kind_href: format!("{root}{}", path::list(Scope::Kind(entry.kind))),
            title: words.event_title(&entry.title),
            at,
            wording: moment.wording.as_deref().map(str::to_owned),
            zone: words.zone(moment.zone, &config.zones),
            announcements: stated
                .map(|announcement| StatedIn {
                    href: format!("{root}{}", path::announcement(&announcement.id)),
                    text: announcement.title.to_string(),
                    corrected: site.edition.correction_of(&announcement.id).is_some(),
                })
                .collect(),
            is_announcement: entry.kind == EventKind::Announcement,
        }
    }
}

/// Events by printed day, in the order in which the days come, for a page with this way to the site's base.
#[must_use]
pub fn days(site: &Site<'_>, entries: &[&Entry<'_>], root: &str) -> Vec<EventDay> {
    let words = words::of(&site.edition.config().language);
    entries
        .chunk_by(|a, b| a.moment.date() == b.moment.date())
        .map(|events| {
            let day = events[0].moment.date();
            EventDay {
                date: day,
                machine: day.to_string(),
                day: words.date(day),
                weekday: words.weekday(day),
                events: events.iter().map(|entry| EventView::new(site, entry, root)).collect(),
            }
        })
        .collect()
}
