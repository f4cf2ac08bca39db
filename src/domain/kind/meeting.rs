//! General meeting notices: resolutions, who may vote, and by when.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title, nth};
use crate::domain::{Located, Moment, Span, slug, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;

/// A general meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// `Annual general meeting`, `Extraordinary general meeting`, `Class meeting`.
    pub name: Box<str>,
    /// When it opens.
    pub at: Located<Moment>,
    /// Id of the place; `None` where it is held online alone, or isn't stated.
    pub place: Option<Name>,
    /// Where it can be attended online.
    pub online: Option<Located<Box<str>>>,
    /// The days on which the register is closed for it.
    pub book_close: Option<Located<(NaiveDate, NaiveDate)>>,
    /// How many must be present, retold.
    pub quorum: Option<Box<str>>,
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
    /// The number as printed: `1(a)`.
    pub number: Name,
    /// `Ordinary` or `Special`, where stated.
    pub kind: Option<Box<str>>,
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
    /// How these holders vote, where stated.
    pub voting: Option<Box<str>>,
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
    /// Id of the organization that must receive it, where stated.
    pub organization: Option<Name>,
    /// Id of the place where it must arrive, where stated.
    pub place: Option<Name>,
    /// Where it can be handed in online.
    pub online: Option<Located<Box<str>>>,
}

impl Resolution {
    /// Where it stands on the page: `resolution_1-a`.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("resolution_{}", slug(&self.number.value))
    }
}

impl Facts for Meeting {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        names.extend(self.place.iter().map(Named::Place));
        names.extend(self.resolutions.iter().flat_map(|it| &it.people).map(|name| Named::Person(name, None)));
        for deadline in &self.deadlines {
            names.extend(deadline.organization.iter().map(Named::Organization));
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
        if let Some(Located { value: (from, to), span }) = self.book_close {
            let day = |day| (Moment::day(day, self.at.value.zone), span);
            let (first, last) = ("first day of the book closure", "last day of the book closure");
            let title = Title::MeetingBookCloses(&self.name);
            occasions.push(Occasion::at("book-closure", EventKind::Other, title, first, day(from)));
            let title = Title::MeetingBookClosureEnds(&self.name);
            occasions.push(Occasion::at("book-closure-end", EventKind::Other, title, last, day(to)));
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
        texts.extend(self.quorum.iter().map(|it| (&**it, self.at.span)));
    }

    fn links<'a>(&'a self, links: &mut Vec<&'a Located<Box<str>>>) {
        links.extend(self.online.iter().chain(self.deadlines.iter().filter_map(|it| it.online.as_ref())));
    }
}
