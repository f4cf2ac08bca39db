//! Which announcements correct which, for the pages of both.

use super::day::Day;
use super::link::{Link, foreign};
use super::shell::Notice;
use crate::address::{Site, path};
use crate::domain::Announcement;
use crate::words;
use crate::words::term::Term;
use chrono::NaiveDate;

/// What a reader of an announcement must know of its corrections, on a page with this way to the site's base.
#[must_use]
pub fn notices(site: &Site<'_>, announcement: &Announcement, root: &str) -> Vec<Notice> {
    let edition = site.edition;
    let words = words::of(&edition.config().language);
    let notice = |text, id: &str, title: &str, language: &str, dated: NaiveDate| Notice {
        text,
        link: Link { href: format!("{root}{}", path::announcement(id)), text: title.to_owned() },
        language: foreign(language, &announcement.language),
        day: Day::of(dated, words),
    };
    let of = |text, it: &Announcement| notice(text, &it.id, &it.title, &it.language, it.dated.value);
    let correction = edition.correction_of(&announcement.id).map(|it| of(words.term(Term::CorrectedBy), it));
    let before = announcement.corrects.as_ref().and_then(|id| {
        let public = edition.position(&id.value).map(|at| of(words.term(Term::Corrects), edition.announcements[at]));
        public.or_else(|| {
            let it = edition.tombstone(&id.value)?;
            Some(notice(words.term(Term::Corrects), it.id, it.title, it.language, it.dated))
        })
    });
    correction.into_iter().chain(before).collect()
}
