//! What an announcement does to an earlier one, or to an event of it.

use super::Span;
use std::sync::Arc;

/// The name under which events of the calendar are meant, in place of an announcement's id.
pub const CALENDAR: &str = "calendar";

/// What an announcement does to an earlier one. Where several do something to one, the strongest word tells of it: they are
/// in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// States anew what has changed or become known since.
    Updates,
    /// Sets right what was wrong.
    Corrects,
    /// Moves what it announced to another day.
    Postpones,
    /// Calls off what it announced.
    Cancels,
}

impl Verb {
    /// Every one, in order.
    pub const ALL: [Self; 4] = [Self::Updates, Self::Corrects, Self::Postpones, Self::Cancels];

    /// The key in front matter.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Updates => "updates",
            Self::Corrects => "corrects",
            Self::Postpones => "postpones",
            Self::Cancels => "cancels",
        }
    }
}

/// An announcement or one event of it: `2024-notice` or `2024-notice/meeting`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Id of the announcement, or [`CALENDAR`].
    pub document: Arc<str>,
    /// The event's key; `None`: the announcement as a whole.
    pub event: Option<Arc<str>>,
    /// Where it stands.
    pub span: Span,
}

/// That an announcement does something to an earlier one.
#[derive(Clone, Debug)]
pub struct Relation {
    /// What.
    pub verb: Verb,
    /// To which announcement, or to which event of it.
    pub to: Target,
    /// Why, in words for readers.
    pub reason: Option<Box<str>>,
}
