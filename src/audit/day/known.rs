//! The days and instants that a document states in its typed facts, and those of the documents that it names.

use super::super::Others;
use super::super::book::Book;
use crate::domain::event::EventKind;
use crate::domain::{Announcement, Details, Period, When, issuer::Issuer};
use crate::prose::{Says, days_in};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// A day that a typed fact states.
#[derive(Clone, Debug)]
pub(super) struct Stated<'a> {
    pub day: NaiveDate,
    /// What messages call it.
    pub name: &'a str,
    /// Whether something happens then: it is no day of a period.
    pub is_event: bool,
    /// What happens, where texts call it by that.
    pub kind: Option<EventKind>,
}

/// What is known of days.
pub(super) struct Known<'a> {
    /// Days of the document, as told in its own zones.
    own: Vec<Stated<'a>>,
    /// Those of its periods, and those of the documents that it names and of the issuer.
    further: BTreeSet<NaiveDate>,
    /// The days of its instants where its shares are listed, with that zone.
    elsewhere: BTreeSet<(NaiveDate, &'static str)>,
    /// Its instants and those of the documents that it names, each with the zone of its document.
    pub instants: Vec<(DateTime<Utc>, Tz)>,
    /// Days of a document that this one replaces, with what they are called, and the day that this one has instead.
    replaced: Vec<(NaiveDate, &'a str, NaiveDate)>,
}

impl<'a> Known<'a> {
    pub(super) fn of(book: &Book<'a>, others: &Others<'a>) -> Self {
        let mut known = Self {
            own: Vec::new(),
            further: BTreeSet::new(),
            elsewhere: BTreeSet::new(),
            instants: Vec::new(),
            replaced: Vec::new(),
        };
        let it = book.announcement;
        known.own.extend(own(it));
        known.add_moments(it, book.issuer);
        known.add_periods(book);
        for name in book.issuer.names.iter().flat_map(|name| [name.from, name.until]).flatten() {
            known.further.insert(name.value);
        }
        for other in named(it, others) {
            known.further.extend(own(other).map(|it| it.day));
            known.add_moments(other, book.issuer);
            known.add_columns(other);
        }
        let own = it.occasions();
        for replaced in it.relations.iter().filter_map(|it| others.get(&*it.to.document).map(|(_, it)| *it)) {
            for old in replaced.occasions().into_iter().filter(|it| it.moment.when.is_one_day()) {
                let new = own.iter().find(|it| it.key == old.key && it.moment.when.is_one_day());
                if let Some(new) = new.map(|it| it.moment.date()).filter(|new| *new != old.moment.date()) {
                    known.replaced.push((old.moment.date(), old.name, new));
                }
            }
        }
        known
    }

    /// The days of a document's moments wherever its shares are listed.
    fn add_moments(&mut self, it: &Announcement, issuer: &Issuer) {
        let occasions = it.occasions();
        let also = match &it.details {
            Details::Results(results) => results.call.iter().flat_map(|call| &call.also).map(|it| &it.value).collect(),
            _ => Vec::new(),
        };
        for moment in occasions.iter().map(|it| &it.moment).chain(also) {
            match moment.when {
                When::At(at) => self.add_instant(at.to_utc(), moment.zone, issuer),
                When::Day(day) | When::Half(day, _) => _ = self.further.insert(day),
                When::Days(first, last) => self.further.extend([first, last]),
                When::Month(_) | When::Quarter(_) => {}
            }
            if let Some(words) = &moment.wording {
                self.add_words(words);
            }
        }
        let publication = &it.publication;
        let withdrawn = publication.withdrawn.as_ref().map(|it| it.at.value);
        let revised = publication.revisions.all().iter().map(|it| it.at.value);
        for at in it.released_at.into_iter().chain(publication.publish_at).chain(withdrawn).chain(revised) {
            self.add_instant(at.to_utc(), it.zone, issuer);
        }
        self.add_words(&it.source.title);
    }

    fn add_instant(&mut self, at: DateTime<Utc>, zone: Tz, issuer: &Issuer) {
        self.instants.push((at, zone));
        self.further.insert(at.with_timezone(&zone).date_naive());
        let listed = issuer.listings.iter().map(|it| (at.with_timezone(&it.zone).date_naive(), it.zone.name()));
        self.elsewhere.extend(listed);
    }

    /// Days that typed words name.
    fn add_words(&mut self, words: &str) {
        self.further.extend(days_in(words).into_iter().flat_map(|(_, says)| match says {
            Says::On(day) => vec![day],
            Says::Either(a, b) => vec![a, b],
            _ => Vec::new(),
        }));
    }

    fn add_period(&mut self, period: Period) {
        self.further.extend([period.start(), period.end()]);
        // The balance before a period is that at the end of another one.
        if let Period::Span { start, .. } = period {
            self.further.extend(start.pred_opt());
        }
    }

    /// The days of the periods of all figures.
    fn add_periods(&mut self, book: &Book<'_>) {
        self.add_columns(book.announcement);
        let mut last = None;
        for period in book.facts.iter().filter_map(|fact| fact.period) {
            if last != Some(period) {
                last = Some(period);
                self.add_period(period);
            }
        }
    }

    fn add_columns(&mut self, it: &Announcement) {
        it.statements.iter().flat_map(|it| &it.columns).for_each(|column| self.add_period(column.period));
        it.metrics.iter().flat_map(|it| &it.values).for_each(|value| self.add_period(value.period));
        if let Details::Results(results) = &it.details {
            results.periods.iter().for_each(|period| self.add_period(period.value));
            results.guidance.iter().for_each(|it| self.add_period(it.period));
        }
    }

    /// Whether a day can be one that is stated.
    pub(super) fn has(&self, says: Says) -> bool {
        match says {
            Says::On(day) => self.further.contains(&day) || self.own.iter().any(|it| it.day == day),
            Says::Never => false,
            _ => self.further.iter().any(|day| says.may_be(*day)) || self.own.iter().any(|it| says.may_be(it.day)),
        }
    }

    /// Whether a day can be that of an instant in another zone, which the words of its text name.
    pub(super) fn has_elsewhere(&self, says: Says, words: &str) -> bool {
        let names = |zone: &str| {
            let city = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
            let eastern = zone == Tz::America__New_York.name();
            words.contains(&city) || eastern && ["U.S.", "Eastern", " ET"].iter().any(|it| words.contains(it))
        };
        self.elsewhere.iter().any(|(day, zone)| says.may_be(*day) && names(zone))
    }

    /// What a day is called in a document that this one replaces, and the day that it was moved to, where both aren't the same.
    pub(super) fn replaced(&self, says: Says) -> Option<(&'a str, NaiveDate)> {
        let is_own = self.own.iter().any(|it| it.is_event && says.may_be(it.day));
        let found = self.replaced.iter().find(|(old, ..)| says.may_be(*old)).filter(|_| !is_own);
        found.map(|(_, name, new)| (*name, *new))
    }

    /// The document's own days.
    pub(super) fn own(&self) -> impl Iterator<Item = &Stated<'a>> {
        self.own.iter()
    }

    /// The day of the document that comes nearest: one that differs in the day, the month or the year alone before others.
    pub(super) fn nearest(&self, says: Says) -> Option<&Stated<'a>> {
        let day = match says {
            Says::On(day) | Says::Either(day, _) => day,
            Says::WithoutYear(month, day) => {
                let year = self.own.first()?.day.year();
                NaiveDate::from_ymd_opt(year, month, day)?
            }
            Says::Never => return None,
        };
        let differs = |it: &Stated<'_>| {
            let parts = |day: NaiveDate| [i64::from(day.year()), i64::from(day.month()), i64::from(day.day())];
            let differing = parts(it.day).into_iter().zip(parts(day)).filter(|(a, b)| a != b).count();
            (differing > 1, !it.is_event, (it.day - day).num_days().abs())
        };
        self.own.iter().min_by_key(|it| differs(it))
    }

    /// The years of the days that are stated.
    pub(super) fn years(&self) -> impl Iterator<Item = i32> {
        self.further.iter().map(|day| day.year()).chain(self.own.iter().map(|it| it.day.year()))
    }
}

/// A document's own days, each in the zone in which it is typed.
fn own(it: &Announcement) -> impl Iterator<Item = Stated<'_>> {
    // A month or a quarter is no day.
    let occasions = it.occasions().into_iter();
    let occasions = occasions.filter(|it| !matches!(it.moment.when, When::Month(_) | When::Quarter(_)));
    let occasions = occasions.map(|occasion| Stated {
        day: occasion.moment.date(),
        name: occasion.name,
        is_event: true,
        kind: Some(occasion.kind).filter(|kind| {
            use EventKind::{Deadline, ExDate, Meeting, Payment, RecordDate};
            matches!(kind, Payment | ExDate | RecordDate | Meeting | Deadline)
        }),
    });
    let distributions = it.details.dividend().into_iter().flat_map(|it| &it.distributions);
    let years = distributions.filter_map(|it| it.financial_year_end).map(|day| day.value);
    let dated = [Stated { day: it.dated.value, name: "document's date", is_event: true, kind: None }];
    let years = years.map(|day| Stated { day, name: "end of the financial year", is_event: false, kind: None });
    dated.into_iter().chain(occasions).chain(years)
}

/// The documents that an announcement names: those that it corrects, whose gaps it closes, whose figures it restates or tells, and
/// that its text links to.
fn named<'a>(it: &'a Announcement, others: &Others<'a>) -> Vec<&'a Announcement> {
    let closes = it.closes.iter().filter_map(|gap| gap.value.split_once(':').map(|(_, id)| id));
    let restated = it.restatements.iter().map(|it| &*it.document.value);
    let texts = it.paragraphs().map(|text| &*text.value).chain([&*it.body.markdown]);
    let linked = texts.flat_map(|text| {
        ["announcement:", "figure:"].into_iter().flat_map(move |scheme| {
            text.match_indices(scheme).map(move |(at, _)| {
                let rest = &text[at + scheme.len()..];
                &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len())]
            })
        })
    });
    let of_events = it.events.iter().flat_map(|event| &event.replaces);
    let related = it.relations.iter().map(|it| &it.to).chain(of_events).map(|it| &*it.document);
    let ids: BTreeSet<&str> = related.chain(closes).chain(restated).chain(linked).collect();
    ids.into_iter().filter(|id| *id != &*it.id).filter_map(|id| others.get(id).map(|(_, it)| *it)).collect()
}
