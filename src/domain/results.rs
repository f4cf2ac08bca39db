//! What only results announcements state.

use super::{Amount, Located, Moment, Period, Span, span::Name};
use std::sync::Arc;

/// The facts of a results announcement beside its statements and metrics.
#[derive(Clone, Debug)]
pub struct Results {
    /// The period reported.
    pub period: Located<Period>,
    /// Lines shown first, as `statement-id.line-id`.
    pub highlights: Vec<Name>,
    /// Outlook ranges.
    pub guidance: Vec<Guidance>,
    /// The results call.
    pub call: Option<Call>,
    /// What executives said, in the archive's words, with the figures they named.
    pub quotes: Vec<Quote>,
}

/// A range that the company expects.
#[derive(Clone, Debug)]
pub struct Guidance {
    /// Key within the document.
    pub id: Name,
    /// What is expected.
    pub label: Arc<str>,
    /// The concept (line id), where the archive has it.
    pub concept: Option<Name>,
    /// The period it is expected for.
    pub period: Period,
    /// The low end.
    pub low: Located<Amount>,
    /// The high end.
    pub high: Located<Amount>,
    /// Growth stated for both ends, in percent.
    pub growth: Option<(Located<Amount>, Located<Amount>)>,
    /// The period that growth is against.
    pub against: Option<Period>,
    /// A remark: what is excluded, how firm it is.
    pub note: Option<Box<str>>,
}

/// A conference call.
#[derive(Clone, Debug)]
pub struct Call {
    /// When, in the zone printed first.
    pub at: Located<Moment>,
    /// The same instant as printed in other zones; checked to be the same instant.
    pub also: Vec<Located<Moment>>,
    /// Where to register.
    pub registration: Option<Located<Box<str>>>,
    /// Where a webcast can be followed.
    pub webcast: Option<Located<Box<str>>>,
    /// What to know, in the archive's words.
    pub note: Option<Box<str>>,
}

/// A statement of a person.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Who.
    pub person: Name,
    /// The name as printed here.
    pub printed_name: Option<Arc<str>>,
    /// The capacity as printed here.
    pub capacity: Arc<str>,
    /// The gist, retold.
    pub text: Located<Box<str>>,
    /// Where it stands.
    pub span: Span,
}
