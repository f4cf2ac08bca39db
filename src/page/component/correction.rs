//! Which announcements change which, for the pages of both.

use super::day::Day;
use super::link::{Link, foreign};
use super::shell::Notice;
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::words;
use chrono::NaiveDate;
use std::collections::HashSet;

/// What a reader of an announcement must know of those that change it and that it changes, on a page with this way to the
/// site's base.
#[must_use]
pub fn notices(site: &Site<'_>, announcement: &Announcement, root: &str) -> Vec<Notice> {
    let edition = site.edition;
    let words = words::of(&edition.config().language);
    let notice = |text, id: &str, title: &str, language: &str, dated: NaiveDate, reason: Option<&str>| Notice {
        text,
        link: Link { href: format!("{root}{}", path::announcement(id)), text: title.to_owned() },
        language: foreign(language, &announcement.language),
        day: Day::of(dated, words),
        reason: reason.map(str::to_owned),
    };
    let changed = edition.change_of(&announcement.id).map(|(verb, it)| {
        let mut told = it.relations.iter().filter(|relation| *relation.to.document == *announcement.id);
        let reason = told.find_map(|relation| relation.reason.as_deref());
        notice(words.changed_by(verb), &it.id, &it.title, &it.language, it.dated.value, reason)
    });
    let mut seen = HashSet::new();
    let relations = announcement.relations.iter().filter(|it| seen.insert((it.verb, &it.to.document)));
    let before = relations.filter_map(|relation| {
        let (text, id) = (words.changes(relation.verb), &*relation.to.document);
        let reason = relation.reason.as_deref();
        if let Some(at) = edition.position(id) {
            let it = edition.announcements[at];
            return Some(notice(text, &it.id, &it.title, &it.language, it.dated.value, reason));
        }
        let it = edition.tombstone(id)?;
        Some(notice(text, it.id, it.title, it.language, it.dated, reason))
    });
    changed.into_iter().chain(before).collect()
}
