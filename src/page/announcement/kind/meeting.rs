//! A general meeting: when and where, by when to act, who may vote, what is voted on.

use super::poll::{VotedView, voted};
use crate::address::{Site, path};
use crate::domain::event::EventKind;
use crate::domain::issuer::Issuer;
use crate::domain::kind::meeting::{Deadline, Meeting, Resolution};
use crate::domain::{Announcement, Located, Moment};
use crate::history::timeline::Timeline;
use crate::page::announcement::contents::{self, Entry};
use crate::page::component::event::CalendarFile;
use crate::page::component::item::Item;
use crate::page::component::link::Link;
use crate::page::component::moment::{self, MomentView};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// What only a meeting notice shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// Annual or extraordinary.
    pub name: String,
    /// When it opens.
    pub at: MomentView,
    /// What takes it into a calendar, while it is to come.
    pub add: Option<CalendarFile>,
    /// The address, a line an item; empty where none is stated.
    pub place: Vec<String>,
    /// Where it can be attended online.
    pub online: Option<String>,
    /// The first and the last day of the book closure.
    pub book_close: Option<[String; 2]>,
    /// How many must be present.
    pub quorum: Option<String>,
    /// The results, where they are public.
    pub results: Vec<ResultsView>,
    /// What is voted on.
    pub resolutions: Vec<ResolutionView>,
    /// Who may vote.
    pub record_dates: Vec<RecordDateView>,
    /// By when.
    pub deadlines: Vec<DeadlineView>,
}

/// A resolution.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ResolutionView {
    /// Anchor.
    pub anchor: String,
    /// The number as printed.
    pub number: String,
    /// `Ordinary` or `Special`.
    pub kind: Option<String>,
    /// What is proposed.
    pub text: String,
    /// Whom it concerns.
    pub people: Vec<String>,
    /// How it was voted, where the results are public.
    pub voted: Vec<VotedView>,
}

/// The results of the meeting.
#[derive(Debug, Serialize)]
pub struct ResultsView {
    /// The announcement.
    pub announcement: Link,
    /// Its day.
    pub day: String,
}

/// A record date.
#[derive(Debug, Serialize)]
pub struct RecordDateView {
    /// Its name.
    pub name: String,
    /// Whom it is for.
    pub holders: String,
    /// When.
    pub at: MomentView,
    /// How they vote, where stated.
    pub voting: Option<String>,
}

/// A deadline.
#[derive(Debug, Serialize)]
pub struct DeadlineView {
    /// What must arrive.
    pub name: String,
    /// From whom.
    pub holders: String,
    /// By when.
    pub at: MomentView,
    /// At whose place, where stated.
    pub organization: Option<String>,
    /// Where it can be handed in online.
    pub online: Option<String>,
    /// The address, a line an item; empty where none is stated.
    pub place: Vec<String>,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        contents::shown(&[
            (!self.deadlines.is_empty(), "vote_deadlines", words.term(Term::Deadlines)),
            (!self.record_dates.is_empty(), "who_votes", words.term(Term::WhoVotes)),
            (!self.resolutions.is_empty(), "resolutions_proposed", words.term(Term::Resolutions)),
        ])
    }
}

/// What takes the meeting of a notice into a calendar.
fn add(site: &Site<'_>, announcement: &Announcement) -> Option<CalendarFile> {
    let all = Timeline::of(announcement, site.edition);
    let meeting = all.iter().find(|entry| entry.kind == EventKind::Meeting && entry.event.is_none())?;
    CalendarFile::of(site, meeting, &path::root_of(&path::announcement(&announcement.id)))
}

/// The facts of a meeting notice.
pub fn facts(site: &Site<'_>, announcement: &Announcement, meeting: &Meeting) -> Facts {
    let issuer = site.edition.issuer();
    let moment = |at: &Located<Moment>| moment::typed(site, announcement, at);
    let words = words::of(&site.edition.config().language);
    let polls = site.history.polls(&announcement.id);
    let record_dates = meeting.record_dates.iter().map(|date| RecordDateView {
        name: date.name.to_string(),
        holders: date.holders.to_string(),
        at: moment(&date.at),
        voting: date.voting.as_deref().map(str::to_owned),
    });
    let deadline = |deadline: &Deadline| DeadlineView {
        name: deadline.name.to_string(),
        holders: deadline.holders.to_string(),
        at: moment(&deadline.at),
        organization: deadline
            .organization
            .as_ref()
            .and_then(|id| Some(issuer.organization(&id.value)?.name.to_string())),
        online: deadline.online.as_ref().map(|url| url.value.to_string()),
        place: deadline.place.as_ref().map_or_else(Vec::new, |place| address(issuer, &place.value)),
    };
    let mut deadlines: Vec<&Deadline> = meeting.deadlines.iter().collect();
    deadlines.sort_by_key(|deadline| deadline.at.start());
    Facts {
        name: meeting.name.to_string(),
        at: moment(&meeting.at),
        add: add(site, announcement),
        place: meeting.place.as_ref().map_or_else(Vec::new, |place| address(issuer, &place.value)),
        online: meeting.online.as_ref().map(|url| url.value.to_string()),
        book_close: meeting.book_close.as_ref().map(|it| [words.date(it.value.0), words.date(it.value.1)]),
        quorum: meeting.quorum.as_deref().map(str::to_owned),
        results: polls.iter().map(|it| results(site, announcement, it)).collect(),
        resolutions: meeting
            .resolutions
            .iter()
            .map(|resolution| self::resolution(site, announcement, polls, resolution))
            .collect(),
        record_dates: record_dates.collect(),
        deadlines: deadlines.into_iter().map(deadline).collect(),
    }
}

/// The way to the results from the notice's page.
fn results(site: &Site<'_>, notice: &Announcement, poll: &Announcement) -> ResultsView {
    let item = Item::new(site, poll, &path::root_of(&path::announcement(&notice.id)));
    ResultsView { announcement: Link { href: item.href, text: item.title }, day: item.day.text }
}

fn resolution(
    site: &Site<'_>,
    notice: &Announcement,
    polls: &[&Announcement],
    resolution: &Resolution,
) -> ResolutionView {
    let issuer = site.edition.issuer();
    let people = resolution.people.iter().filter_map(|id| issuer.person(&id.value));
    ResolutionView {
        anchor: resolution.anchor(),
        number: resolution.number.value.to_string(),
        kind: resolution.kind.as_deref().map(str::to_owned),
        text: resolution.text.to_string(),
        people: people.map(|person| person.name.to_string()).collect(),
        voted: polls.iter().flat_map(|poll| voted(site, notice, poll, &resolution.number.value)).collect(),
    }
}

/// The address of a place, a line an item.
pub fn address(issuer: &Issuer, id: &str) -> Vec<String> {
    issuer.place(id).map_or_else(Vec::new, |place| place.address.iter().map(|line| line.to_string()).collect())
}
