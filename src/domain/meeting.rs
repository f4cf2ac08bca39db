//! General meeting notices: resolutions, who may vote, and by when.

use super::{Located, Moment, Span, span::Name};

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
