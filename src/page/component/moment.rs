//! Moments, in the printed zone and the others of the site.

use crate::address::{Site, path};
use crate::archive::Replacement;
use crate::config::NamedZone;
use crate::domain::event::EventKind;
use crate::domain::{Announcement, Located, Moment, When};
use crate::words::{self, Words};
use chrono::Datelike;
use serde::Serialize;

/// A moment as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MomentView {
    /// For `<time datetime>`: a date or an instant with its offset.
    pub machine: String,
    /// The day in the printed zone, in words.
    pub day: String,
    /// The weekday in the printed zone; nothing where it isn't known or there are several.
    pub weekday: &'static str,
    /// The clock time in the printed zone, for an instant, or the half of the day.
    pub time: Option<String>,
    /// The document's wording, such as `close of business`.
    pub wording: Option<String>,
    /// The printed zone.
    pub zone: String,
    /// The same instant in the other zones of the site; empty for a whole day.
    pub elsewhere: Vec<Elsewhere>,
    /// What has become of the event, where another document has changed it.
    pub outcome: Option<Outcome>,
}

/// An instant in another zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// The zone.
    pub zone: String,
    /// The day there, in words.
    pub day: String,
    /// The time there.
    pub time: String,
    /// Whether it is another day than the printed one.
    pub other_day: bool,
}

/// What has become of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// In words: `postponed to 11 July 2024`.
    pub text: String,
    /// The announcement that says so; `None` where it is the page's own.
    pub href: Option<String>,
}

/// The view of a moment, with the other zones beside it.
#[must_use]
pub fn moment(moment: &Moment, zones: &[NamedZone], words: &dyn Words) -> MomentView {
    let day = moment.date();
    let wording = moment.wording.as_deref().map(str::to_owned);
    let (machine, printed_time, elsewhere) = match moment.when {
        When::Day(day) => (day.to_string(), None, Vec::new()),
        When::Half(day, half) => (day.to_string(), Some(words.half(half).to_owned()), Vec::new()),
        When::Days(first, _) => (first.to_string(), None, Vec::new()),
        When::Month(first) => (first.format("%Y-%m").to_string(), None, Vec::new()),
        // HTML knows no quarter.
        When::Quarter(first) => (first.year().to_string(), None, Vec::new()),
        When::At(at) => {
            let elsewhere = zones.iter().filter(|other| other.zone != moment.zone).map(|other| {
                let there = at.with_timezone(&other.zone);
                Elsewhere {
                    zone: other.name.to_string(),
                    day: words.date(there.date_naive()),
                    time: words.time(there.time()),
                    other_day: there.date_naive() != day,
                }
            });
            (at.to_rfc3339(), Some(words.time(at.with_timezone(&moment.zone).time())), elsewhere.collect())
        }
    };
    MomentView {
        machine,
        day: words.when(moment.when, moment.zone),
        weekday: if moment.when.is_one_day() { words.weekday(day) } else { "" },
        time: printed_time,
        wording,
        zone: words.zone(moment.zone, zones),
        elsewhere,
        outcome: None,
    }
}

/// The view of a typed day or instant on its document's page: struck through where another document has changed it.
#[must_use]
pub fn typed(site: &Site<'_>, announcement: &Announcement, at: &Located<Moment>) -> MomentView {
    typed_on(site, announcement, at, &path::root_of(&path::announcement(&announcement.id)))
}

/// The same on a page with this way to the site's base.
#[must_use]
pub fn typed_on(site: &Site<'_>, announcement: &Announcement, at: &Located<Moment>, root: &str) -> MomentView {
    let config = site.edition.config();
    let view = moment(at, &config.zones, words::of(&config.language));
    if !site.edition.succession.has(&announcement.id) {
        return view;
    }
    let outcome = announcement.occasions().into_iter().find(|it| it.span == at.span && it.moment == at.value);
    let outcome = outcome.and_then(|occasion| {
        let replaced = site.edition.succession.of(&announcement.id, &occasion.key)?;
        let is_off = replaced.to.as_ref().is_none_or(|to| !to.is_same);
        is_off.then(|| self::outcome(site, replaced, occasion.kind, Some(at), root))
    });
    MomentView { outcome, ..view }
}

/// What has become of an event that was to be at a moment.
#[must_use]
pub fn outcome(
    site: &Site<'_>,
    replaced: &Replacement<'_>,
    kind: EventKind,
    before: Option<&Moment>,
    root: &str,
) -> Outcome {
    let config = site.edition.config();
    let words = words::of(&config.language);
    let told = |to: &Moment| {
        let day = words.when(to.when, to.zone);
        match to.when {
            // Only where the day is the same does the time tell what has changed.
            When::At(at) if before.is_some_and(|before| before.days() == to.days()) => {
                format!("{day}, {}", words.time(at.with_timezone(&to.zone).time()))
            }
            _ => day,
        }
    };
    let to = replaced.to.as_ref().and_then(|to| to.moment.as_ref()).map(told);
    Outcome {
        text: words.became(replaced.verb, kind, to.as_deref()),
        href: Some(format!("{root}{}", path::announcement(&replaced.by.id))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;
    use chrono::DateTime;
    use chrono_tz::{America::New_York, Asia::Hong_Kong};

    #[test]
    fn a_deadline_at_noon_in_new_york_is_the_next_day_in_hong_kong() {
        let at = DateTime::parse_from_rfc3339("2023-06-22T12:00:00-04:00").unwrap();
        let view = moment(
            &Moment { when: When::At(at), zone: New_York, wording: None },
            &[NamedZone::of(Hong_Kong), NamedZone::of(New_York)],
            words::of("en"),
        );
        assert_eq!((&*view.day, view.time.as_deref()), ("22 June 2023", Some("12:00 noon")));
        assert_eq!(view.elsewhere.len(), 1);
        let there = &view.elsewhere[0];
        assert_eq!((&*there.day, &*there.time, there.other_day), ("23 June 2023", "00:00, start of the day", true));
    }
}
