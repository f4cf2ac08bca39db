//! What only results announcements state.

use super::{Amount, Located, Moment, Period, Span, span::Name};
use chrono::NaiveDate;
use std::sync::Arc;

/// The facts of a results announcement beside its statements and metrics.
#[derive(Clone, Debug)]
pub struct Results {
    /// The periods reported, at least one: what is said without a period is of the first that it can be of.
    pub periods: Vec<Located<Period>>,
    /// Lines shown first.
    pub highlights: Vec<Highlight>,
    /// Outlook ranges.
    pub guidance: Vec<Guidance>,
    /// The results call.
    pub call: Option<Call>,
    /// What executives said, in the archive's words, with the figures they named.
    pub quotes: Vec<Quote>,
}

/// A line of a statement that is shown first.
#[derive(Clone, Debug)]
pub struct Highlight {
    /// The line, as `statement-id.line-id`.
    pub line: Name,
    /// What it is called there, where the line's own label says too little.
    pub label: Option<Arc<str>>,
    /// The one reported period that it is shown for; `None`: each.
    pub period: Option<Located<Period>>,
}

impl Results {
    /// The reported periods that a highlight is shown for.
    pub fn periods_of<'a>(&'a self, highlight: &'a Highlight) -> impl Iterator<Item = &'a Located<Period>> {
        let is_shown = |of: &&Located<Period>| highlight.period.as_ref().is_none_or(|it| it.value == of.value);
        self.periods.iter().filter(is_shown)
    }

    /// The last day of all periods reported.
    #[must_use]
    pub fn end(&self) -> NaiveDate {
        self.periods.iter().map(|period| period.end()).max().unwrap_or_default()
    }
}

/// What the company expects: a range, one end of it, a figure, or words alone.
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
    /// The low end, where one is stated.
    pub low: Option<Located<Amount>>,
    /// The high end, likewise.
    pub high: Option<Located<Amount>>,
    /// The one figure that is expected, roughly or by so much more or less, in place of two ends.
    pub middle: Option<Located<Amount>>,
    /// By how much the figure may be more or less.
    pub margin: Option<Located<Amount>>,
    /// What is expected as the document words it: a range, or words without a figure.
    pub words: Option<Located<Box<str>>>,
    /// Growth stated for the low end, or for the one figure, and for the high end, in percent.
    pub growth: [Option<Located<Amount>>; 2],
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
