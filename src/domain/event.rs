//! Events: what happens on a day or at an instant.

use super::{Moment, Span};
use std::sync::Arc;

/// The kinds of events, in the order in which they are listed for one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// A document is dated or released.
    Announcement,
    /// A results call.
    Call,
    /// A general meeting.
    Meeting,
    /// Shares trade without the dividend from this day.
    ExDate,
    /// Who is on the register then is entitled.
    RecordDate,
    /// The last moment for something.
    Deadline,
    /// Money is paid.
    Payment,
    /// Securities begin to trade.
    Listing,
    /// A fiscal period ends.
    PeriodEnd,
    /// A repurchase plan's window opens.
    PlanStart,
    /// A repurchase plan's window closes.
    PlanEnd,
    /// A figure speaks as of this day.
    AsOf,
    /// Anything else.
    Other,
}

impl EventKind {
    /// Every kind, in order.
    pub const ALL: [Self; 13] = [
        Self::Announcement,
        Self::Call,
        Self::Meeting,
        Self::ExDate,
        Self::RecordDate,
        Self::Deadline,
        Self::Payment,
        Self::Listing,
        Self::PeriodEnd,
        Self::PlanStart,
        Self::PlanEnd,
        Self::AsOf,
        Self::Other,
    ];

    /// The word used in content files and addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Announcement => "announcement",
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::ExDate => "ex-date",
            Self::RecordDate => "record-date",
            Self::Deadline => "deadline",
            Self::Payment => "payment",
            Self::Listing => "listing",
            Self::PeriodEnd => "period-end",
            Self::PlanStart => "plan-start",
            Self::PlanEnd => "plan-end",
            Self::AsOf => "as-of",
            Self::Other => "other",
        }
    }

    /// The name shown to readers.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Announcement => "Announcement",
            Self::Call => "Conference call",
            Self::Meeting => "General meeting",
            Self::ExDate => "Ex-dividend date",
            Self::RecordDate => "Record date",
            Self::Deadline => "Deadline",
            Self::Payment => "Payment",
            Self::Listing => "Start of dealings",
            Self::PeriodEnd => "Period end",
            Self::PlanStart => "Repurchase plan starts",
            Self::PlanEnd => "Repurchase plan ends",
            Self::AsOf => "As-of date",
            Self::Other => "Event",
        }
    }
}

/// An event that an announcement states, or that follows from a typed field of it.
#[derive(Clone, Debug)]
pub struct Event {
    /// What kind.
    pub kind: EventKind,
    /// What happens, in one line.
    pub title: Arc<str>,
    /// When.
    pub moment: Moment,
    /// Where it was read.
    pub span: Span,
}
