//! An announcement in a list.

use super::day::Day;
use super::file::{self, FileView};
use super::group::{group, what};
use super::link::{Link, foreign};
use super::tag;
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::words;
use serde::Serialize;

/// An announcement in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Address, relative to the page.
    pub href: String,
    /// Title.
    pub title: String,
    /// BCP 47 tag of its language, where it isn't the site's.
    pub language: Option<String>,
    /// The kind's name, or the announcement's own.
    pub kind: String,
    /// The kind's color: the class behind `tag-`.
    pub tag: &'static str,
    /// The list of its category, or of its kind.
    pub kind_href: String,
    /// The printed date.
    pub day: Day,
    /// When it was released, where it says so and that was on the printed day.
    pub released: Option<Released>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Its files, the official document first.
    pub files: Vec<FileView>,
    /// How many more there are.
    pub more_files: usize,
    /// Where it stands, if it has no file and nothing of it is retold.
    pub elsewhere: Option<Link>,
    /// That another announcement changes it.
    pub changed: Option<&'static str>,
    /// What it is, where it changes another one.
    pub change: Option<&'static str>,
}

/// A time of release on the printed day.
#[derive(Clone, Debug, Serialize)]
pub struct Released {
    /// For `<time datetime>`.
    pub machine: String,
    /// The time in the document's zone.
    pub time: String,
    /// The zone.
    pub zone: String,
}

impl Item {
    /// The announcement on a page with this way to the site's base.
    #[must_use]
    pub fn new(site: &Site<'_>, announcement: &Announcement, root: &str) -> Self {
        let day = announcement.dated.value;
        let language = &site.edition.config().language;
        let words = words::of(language);
        let config = site.edition.config();
        let at = announcement.released_at.map(|at| at.with_timezone(&announcement.zone));
        let released = at.filter(|at| at.date_naive() == day).map(|at| Released {
            machine: at.to_rfc3339(),
            time: words.time(at.time()),
            zone: words.zone(announcement.zone, &config.zones),
        });
        let (files, more_files) =
            file::listed(announcement, &format!("{root}{}", path::folder(&announcement.id)), words);
        Self {
            href: format!("{root}{}", path::announcement(&announcement.id)),
            title: announcement.title.to_string(),
            language: foreign(&announcement.language, language),
            kind: what(site, announcement, words),
            tag: tag::of_announcement(announcement.kind()),
            kind_href: format!("{root}{}", group(site, announcement, words).0),
            day: Day::of(day, words),
            summary: announcement.summary.as_ref().map(|summary| summary.value.to_string()),
            released,
            files,
            more_files,
            elsewhere: file::elsewhere(announcement),
            changed: site.edition.change_of(&announcement.id).map(|(verb, _)| words.changed_since(verb)),
            change: announcement.relations.iter().map(|it| it.verb).max().map(|verb| words.change_noun(verb)),
        }
    }
}

/// The latest announcements, but those that are routine.
#[must_use]
pub fn latest(site: &Site<'_>, most: usize, root: &str) -> Vec<Item> {
    let shown = site.edition.announcements.iter().rev().filter(|it| !site.edition.config().is_routine(it));
    shown.take(most).map(|it| Item::new(site, it, root)).collect()
}
