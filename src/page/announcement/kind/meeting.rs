//! A general meeting: when and where, what is voted on, who may vote, by when.

use crate::address::Site;
use crate::domain::issuer::Issuer;
use crate::domain::kind::meeting::{Deadline, Meeting, Resolution};
use crate::page::announcement::contents::{self, Entry};
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
    /// The address, a line an item.
    pub place: Vec<String>,
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
    pub number: u32,
    /// `Ordinary` or `Special`.
    pub kind: String,
    /// What is proposed.
    pub text: String,
    /// Whom it concerns.
    pub people: Vec<String>,
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
    /// How they vote.
    pub voting: String,
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
    /// At whose place.
    pub organization: String,
    /// The address, a line an item; empty where none is stated.
    pub place: Vec<String>,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        contents::shown(&[
            (!self.resolutions.is_empty(), "resolutions_proposed", words.term(Term::Resolutions)),
            (!self.record_dates.is_empty(), "who_votes", words.term(Term::WhoVotes)),
            (!self.deadlines.is_empty(), "vote_deadlines", words.term(Term::Deadlines)),
        ])
    }
}

/// The facts of a meeting notice.
pub fn facts(site: &Site<'_>, meeting: &Meeting) -> Facts {
    let (issuer, zones) = (site.edition.issuer(), &site.edition.config().zones);
    let words = words::of(&site.edition.config().language);
    let record_dates = meeting.record_dates.iter().map(|date| RecordDateView {
        name: date.name.to_string(),
        holders: date.holders.to_string(),
        at: moment::moment(&date.at, zones, words),
        voting: date.voting.to_string(),
    });
    let deadline = |deadline: &Deadline| DeadlineView {
        name: deadline.name.to_string(),
        holders: deadline.holders.to_string(),
        at: moment::moment(&deadline.at, zones, words),
        organization: issuer
            .organization(&deadline.organization.value)
            .map_or_else(String::new, |organization| organization.name.to_string()),
        place: deadline.place.as_ref().map_or_else(Vec::new, |place| address(issuer, &place.value)),
    };
    let mut deadlines: Vec<&Deadline> = meeting.deadlines.iter().collect();
    deadlines.sort_by_key(|deadline| deadline.at.start());
    Facts {
        name: meeting.name.to_string(),
        at: moment::moment(&meeting.at, zones, words),
        place: address(issuer, &meeting.place.value),
        resolutions: meeting.resolutions.iter().map(|resolution| self::resolution(issuer, resolution)).collect(),
        record_dates: record_dates.collect(),
        deadlines: deadlines.into_iter().map(deadline).collect(),
    }
}

fn resolution(issuer: &Issuer, resolution: &Resolution) -> ResolutionView {
    let people = resolution.people.iter().filter_map(|id| issuer.person(&id.value));
    ResolutionView {
        anchor: format!("resolution_{}", resolution.number),
        number: resolution.number,
        kind: resolution.kind.to_string(),
        text: resolution.text.to_string(),
        people: people.map(|person| person.name.to_string()).collect(),
    }
}

/// The address of a place, a line an item.
pub fn address(issuer: &Issuer, id: &str) -> Vec<String> {
    issuer.place(id).map_or_else(Vec::new, |place| place.address.iter().map(|line| line.to_string()).collect())
}
