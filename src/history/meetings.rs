//! General meetings over time: each as it stands now, with what called it, what moved it and how it voted.

use super::History;
use super::timeline::Entry;
use crate::archive::Edition;
use crate::domain::event::EventKind;
use crate::domain::kind::meeting::Meeting;
use crate::domain::kind::poll::{Outcome, Poll, Polled, Side};
use crate::domain::occasion::Title;
use crate::domain::{Announcement, Details, Located, Moment, decimal, slug};
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A general meeting.
#[derive(Debug)]
pub struct GeneralMeeting<'h, 'a> {
    /// Its name among all of them: that of the first document that tells of it, and of the event there where it isn't the meeting
    /// that the document itself is about.
    pub name: String,
    /// What it is called.
    pub title: Title<'a>,
    /// When it is or was; `None` where that is to be announced.
    pub moment: Option<&'h Moment>,
    /// The event; `None` of one that only poll results tell of.
    pub entry: Option<&'h Entry<'a>>,
    /// The days that it was to be on before, oldest first.
    pub before: Vec<&'h Entry<'a>>,
    /// Whether it was called off, or put off without another day.
    pub is_off: bool,
    /// The documents that tell of it, oldest first.
    pub documents: Vec<&'a Announcement>,
    /// The latest notice of it.
    pub notice: Option<(&'a Announcement, &'a Meeting)>,
    /// The latest notice of it that says what is put to the vote.
    pub agenda: Option<(&'a Announcement, &'a Meeting)>,
    /// How it voted, oldest first.
    pub polls: Vec<(&'a Announcement, &'a Poll)>,
    start: DateTime<Utc>,
}

impl GeneralMeeting<'_, '_> {
    /// Whether it is over at an instant. One that was called off is.
    #[must_use]
    pub fn is_past(&self, as_of: DateTime<Utc>) -> bool {
        self.is_off || !self.polls.is_empty() || self.entry.is_none_or(|entry| entry.is_past(as_of))
    }

    /// What was put to the vote, as far as it is told: the rows of poll results, and those of the agenda that no results tell
    /// of.
    #[must_use]
    pub fn items(&self) -> Vec<Item<'_>> {
        let polled = self.polls.iter().flat_map(|(of, poll)| poll.resolutions.iter().map(move |it| (*of, it)));
        let mut items: Vec<Item<'_>> = polled.map(|(of, it)| Item::of_poll(of, it)).collect();
        let voted: Vec<String> = items.iter().map(|item| slug(item.number)).collect();
        if let Some((of, meeting)) = self.agenda {
            let open = meeting.resolutions.iter().filter(|it| !voted.contains(&slug(&it.number.value)));
            items.extend(open.map(|it| Item {
                number: &it.number.value,
                candidate: None,
                kind: it.kind.as_deref(),
                text: &it.text,
                announcement: of,
                anchor: it.anchor(),
                polled: None,
            }));
        }
        items
    }
}

/// What a meeting voted on, or is to vote on.
#[derive(Debug)]
pub struct Item<'a> {
    /// The number as printed.
    pub number: &'a str,
    /// Who is voted on, where one number has several.
    pub candidate: Option<&'a str>,
    /// `Ordinary` or `Special`, where stated.
    pub kind: Option<&'a str>,
    /// What is proposed, retold.
    pub text: &'a str,
    /// The document that tells of it.
    pub announcement: &'a Announcement,
    /// Where it stands on that document's page.
    pub anchor: String,
    /// The votes; `None` where no results tell of it.
    pub polled: Option<&'a Polled>,
}

impl<'a> Item<'a> {
    fn of_poll(announcement: &'a Announcement, it: &'a Polled) -> Self {
        Self {
            number: &it.number.value,
            candidate: it.candidate.as_deref(),
            kind: it.kind.as_deref(),
            text: &it.text,
            announcement,
            anchor: it.anchor(),
            polled: Some(it),
        }
    }

    /// What became of it, where that is stated.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.polled.and_then(|it| it.outcome)
    }

    /// How much of the votes were for it.
    #[must_use]
    pub fn support(&self) -> Option<Support<'a>> {
        support(self.polled?)
    }
}

/// How much of the votes were for a resolution.
#[derive(Debug, PartialEq, Eq)]
pub enum Support<'a> {
    /// As the results print it.
    Stated(&'a str),
    /// Votes for it in percent of those for and against, worked out to two decimals from the printed numbers.
    Computed(Decimal),
}

/// The share of votes for a resolution: as printed, else worked out where both numbers are printed.
#[must_use]
pub fn support(polled: &Polled) -> Option<Support<'_>> {
    let votes = polled.ballot.votes(Side::For);
    if let Some(percent) = &votes.percent {
        return Some(Support::Stated(&percent.printed));
    }
    let number = |side| polled.ballot.number(side).and_then(|it: &Located<_>| it.in_units());
    let (yes, no) = (number(Side::For)?, number(Side::Against)?);
    let percent = yes.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(yes.checked_add(no)?)?;
    Some(Support::Computed(decimal::round(percent, 2)))
}

/// Whether anything tells of a general meeting.
#[must_use]
pub fn has_any(history: &History<'_>, edition: &Edition<'_>) -> bool {
    let timeline = &history.timeline;
    timeline.entries.iter().chain(&timeline.off).any(|entry| entry.kind == EventKind::Meeting)
        || edition.announcements.iter().any(|it| matches!(it.details, Details::Poll(_)))
}

/// The general meetings, by their first instant; those without a day come last.
#[must_use]
pub fn all<'h, 'a>(history: &'h History<'a>, edition: &'h Edition<'a>) -> Vec<GeneralMeeting<'h, 'a>> {
    let timeline = &history.timeline;
    let is_meeting = |entry: &&Entry<'_>| entry.kind == EventKind::Meeting;
    let mut standing: Vec<(&Entry<'_>, Vec<&Entry<'_>>)> =
        timeline.entries.iter().filter(is_meeting).map(|entry| (entry, Vec::new())).collect();
    let mut at: HashMap<(&str, &str), usize> = HashMap::new();
    let mut told: HashMap<&str, usize> = HashMap::new();
    for (position, (entry, _)) in standing.iter().enumerate() {
        at.insert((entry.source.id(), &entry.key), position);
        for document in &entry.also {
            told.insert(&document.id, position);
        }
    }
    let mut off: Vec<(&Entry<'_>, Vec<&Entry<'_>>)> = Vec::new();
    for entry in timeline.off.iter().filter(is_meeting) {
        match stands_as(entry, edition, &at, &told) {
            Some(position) => standing[position].1.push(entry),
            None => off.push((entry, Vec::new())),
        }
    }
    let mut meetings: Vec<GeneralMeeting<'_, '_>> =
        standing.into_iter().map(|(entry, before)| of_event(history, entry, before, false)).collect();
    meetings.extend(off.into_iter().map(|(entry, before)| of_event(history, entry, before, true)));
    meetings.extend(edition.announcements.iter().filter_map(|it| of_poll(it, edition)));
    meetings.sort_by_key(|meeting| meeting.start);
    meetings
}

/// The position of the event that stands in the place of one that was changed.
fn stands_as(
    entry: &Entry<'_>,
    edition: &Edition<'_>,
    at: &HashMap<(&str, &str), usize>,
    told: &HashMap<&str, usize>,
) -> Option<usize> {
    let mut to = entry.replaced?.to.as_ref()?;
    // A chain of changes is as long as the documents that make it.
    for _ in 0..edition.announcements.len() {
        let place = (&*to.announcement.id, &*to.key);
        if let Some(position) = at.get(&place).or_else(|| told.get(place.0)) {
            return Some(*position);
        }
        to = edition.succession.of(place.0, place.1)?.to.as_ref()?;
    }
    None
}

fn of_event<'h, 'a>(
    history: &'h History<'a>,
    entry: &'h Entry<'a>,
    before: Vec<&'h Entry<'a>>,
    is_off: bool,
) -> GeneralMeeting<'h, 'a> {
    let told = || before.iter().copied().chain([entry]);
    let mut documents: Vec<&Announcement> =
        told().flat_map(|it| it.source.document().into_iter().chain(it.also.iter().copied())).collect();
    documents.sort_by_key(|it| (it.dated.value, &it.id));
    documents.dedup_by_key(|it| &it.id);
    let first = told().min_by_key(|it| it.source.document().map(|it| (it.dated.value, &it.id))).unwrap_or(entry);
    let name = match first.event {
        Some(_) => format!("{}_{}", first.source.id(), first.key),
        None => first.source.id().to_owned(),
    };
    // A notice, or results, may tell of another meeting beside its own: that one has neither its agenda nor its votes.
    let is_own = |it: &&Announcement| {
        !matches!(it.details, Details::Meeting(_) | Details::Poll(_))
            || !told().any(|event| event.event.is_some() && event.source.id() == &*it.id)
    };
    let own: Vec<&Announcement> = documents.iter().copied().filter(is_own).collect();
    let notice_of = |it: &&'a Announcement| match &it.details {
        Details::Meeting(meeting) => Some((*it, &**meeting)),
        _ => None,
    };
    let notices: Vec<(&Announcement, &Meeting)> = own.iter().filter_map(notice_of).collect();
    let called = own.iter().flat_map(|it| history.polls(&it.id).iter().copied());
    let results = own.iter().copied().filter(|it| matches!(it.details, Details::Poll(_)));
    let polls = called.chain(results).filter_map(|it| match &it.details {
        Details::Poll(poll) => Some((it, &**poll)),
        _ => None,
    });
    GeneralMeeting {
        name,
        title: entry.title,
        moment: entry.moment.as_ref(),
        entry: Some(entry),
        is_off,
        notice: notices.last().copied(),
        agenda: notices.iter().rev().find(|(_, meeting)| !meeting.resolutions.is_empty()).copied(),
        polls: polls.collect(),
        documents,
        before,
        start: entry.moment.as_ref().map_or(DateTime::<Utc>::MAX_UTC, Moment::start),
    }
}

/// A meeting whose notice isn't public, by its results alone.
fn of_poll<'h, 'a>(announcement: &'a Announcement, edition: &Edition<'_>) -> Option<GeneralMeeting<'h, 'a>>
where
    'a: 'h,
{
    let Details::Poll(poll) = &announcement.details else { return None };
    let notice = poll.notice.as_ref()?;
    if edition.position(&notice.value).is_some() {
        return None;
    }
    Some(GeneralMeeting {
        name: announcement.id.to_string(),
        title: Title::Text(&poll.name),
        moment: Some(&poll.at.value),
        entry: None,
        before: Vec::new(),
        is_off: false,
        documents: vec![announcement],
        notice: None,
        agenda: None,
        polls: vec![(announcement, poll)],
        start: poll.at.start(),
    })
}
