//! General meeting notices: resolutions, who may vote, and by when.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title, nth};
use crate::domain::{Located, Moment, Span, span::Name};
use chrono_tz::Tz;

/// A general meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// `Annual general meeting`, `Extraordinary general meeting`, `Class meeting`.
    pub name: Box<str>,
    /// When it opens.
    pub at: Located<Moment>,
    /// Id of the place.
    pub place: Name,
    /// What is put to the vote, in order.
    pub resolutions: Vec<Resolution>,
    /// Who may vote, by the register of which day.
    pub record_dates: Vec<RecordDate>,
    /// What must be in by when.
    pub deadlines: Vec<Deadline>,
}

/// A resolution.
#[derive(Clone, Debug)]
pub struct Resolution {
    /// The number as printed.
    pub number: u32,
    /// `Ordinary` or `Special`.
    pub kind: Box<str>,
    /// What is proposed, retold.
    pub text: Box<str>,
    /// People it concerns.
    pub people: Vec<Name>,
    /// Where it stands.
    pub span: Span,
}

/// A record date for one class of holders.
#[derive(Clone, Debug)]
pub struct RecordDate {
    /// The name as printed, such as `Share Record Date`.
    pub name: Box<str>,
    /// Whom it is for.
    pub holders: Box<str>,
    /// The date.
    pub at: Located<Moment>,
    /// How these holders vote.
    pub voting: Box<str>,
}

/// A deadline before the meeting.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// What must arrive, such as `Proxy form`.
    pub name: Box<str>,
    /// Whom it is for.
    pub holders: Box<str>,
    /// By when.
    pub at: Located<Moment>,
    /// Id of the organization that must receive it.
    pub organization: Name,
    /// Id of the place where it must arrive, where stated.
    pub place: Option<Name>,
}

impl Facts for Meeting {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        names.push(Named::Place(&self.place));
        names.extend(self.resolutions.iter().flat_map(|it| &it.people).map(|name| Named::Person(name, None)));
        for deadline in &self.deadlines {
            names.push(Named::Organization(&deadline.organization));
            names.extend(deadline.place.iter().map(Named::Place));
        }
    }

    fn occasions<'a>(&'a self, _zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        let at = |it: &Located<Moment>| (it.value.clone(), it.span);
        occasions.push(Occasion::at("meeting", EventKind::Meeting, Title::Text(&self.name), "meeting", at(&self.at)));
        for (index, date) in self.record_dates.iter().enumerate() {
            let title = Title::BeforeMeeting(&self.name, &date.name, &date.holders);
            let key = nth("record-date", index);
            occasions.push(Occasion::at(key, EventKind::RecordDate, title, &date.name, at(&date.at)));
        }
        for (index, deadline) in self.deadlines.iter().enumerate() {
            let title = Title::BeforeMeeting(&self.name, &deadline.name, &deadline.holders);
            let key = nth("deadline", index);
            occasions.push(Occasion::at(key, EventKind::Deadline, title, &deadline.name, at(&deadline.at)));
        }
    }

    fn figures<'a>(&'a self, _figures: &mut Vec<OwnFigure<'a>>) {}

    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>) {
        texts.extend(self.resolutions.iter().map(|it| (&*it.text, it.span)));
    }

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}
