//! Events: what happens on a day or at an instant.

use super::relation::Target;
use super::{Located, Moment, Period, Span, span::Name};
use chrono::{DateTime, FixedOffset, Utc};
use std::sync::Arc;

/// The kinds of events, in the order in which they are listed for one instant: what it is, the variant, its word in content
/// files and addresses, the name shown to readers, and what it is to a reader.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident = $id:literal, $label:literal, $use:ident;)+) => {
        /// The kinds of events, in the order in which they are listed for one instant.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EventKind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl EventKind {
            /// Every kind, in order.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$kind),+];

            /// The word used in content files and addresses.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$kind => $id,)+
                }
            }

            /// The name shown to readers.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$kind => $label,)+
                }
            }

            /// What an event of the kind is to a reader.
            #[must_use]
            pub const fn bearing(self) -> Bearing {
                match self {
                    $(Self::$kind => Bearing::$use,)+
                }
            }
        }
    };
}

/// What an event is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// A shareholder can act on it, or waits for it: it is told ahead.
    Awaited,
    /// It happens, and is told once it has.
    Told,
    /// It only says what figures of a document are of.
    Stated,
}

kinds! {
    /// A document is dated or released.
    Announcement = "announcement", "Announcement", Told;
    /// Results are published.
    Results = "results", "Results", Awaited;
    /// A results call.
    Call = "call", "Conference call", Awaited;
    /// A general meeting.
    Meeting = "meeting", "General meeting", Awaited;
    /// Shares trade without the dividend from this day.
    ExDate = "ex-date", "Ex-dividend date", Awaited;
    /// Who is on the register then is entitled.
    RecordDate = "record-date", "Record date", Awaited;
    /// The last moment for something.
    Deadline = "deadline", "Deadline", Awaited;
    /// Money is paid.
    Payment = "payment", "Payment", Awaited;
    /// Securities begin to trade.
    Listing = "listing", "Start of dealings", Awaited;
    /// Insiders may not deal in the securities.
    ClosedPeriod = "closed-period", "Closed period", Told;
    /// A fiscal period ends.
    PeriodEnd = "period-end", "Period end", Stated;
    /// A repurchase plan's window opens.
    PlanStart = "plan-start", "Repurchase plan starts", Told;
    /// A repurchase plan's window closes.
    PlanEnd = "plan-end", "Repurchase plan ends", Told;
    /// A figure speaks as of this day.
    AsOf = "as-of", "As-of date", Stated;
    /// Somebody joins or leaves the board or its officers.
    BoardChange = "board-change", "Board change", Told;
    /// Notes are issued, pay interest, can be converted or are repaid.
    Term = "term", "Term of a debt issue", Told;
    /// Anything else.
    Other = "other", "Event", Awaited;
}

impl EventKind {
    /// Whether it is told of shareholders before it happens.
    #[must_use]
    pub const fn is_awaited(self) -> bool {
        matches!(self.bearing(), Bearing::Awaited)
    }

    /// Whether it only says what figures are of.
    #[must_use]
    pub const fn is_stated(self) -> bool {
        matches!(self.bearing(), Bearing::Stated)
    }
}

/// How firm an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It may still be another day.
    Tentative,
    /// It is said to be firm.
    Confirmed,
    /// It does not take place.
    Cancelled,
}

impl Status {
    /// The word used in content and data files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tentative => "tentative",
            Self::Confirmed => "confirmed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// An event that is stated as such: by an announcement, or by the calendar.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id, where it has one: the name by which others can mean it.
    pub id: Option<Name>,
    /// What kind.
    pub kind: EventKind,
    /// What happens, in one line.
    pub title: Arc<str>,
    /// When; `None` where that is to be announced.
    pub moment: Option<Moment>,
    /// How firm it is, where that is stated.
    pub status: Option<Status>,
    /// Of results, the period that they are of.
    pub period: Option<Period>,
    /// The events of other documents that it takes the place of.
    pub replaces: Vec<Target>,
    /// Where to follow or to register.
    pub link: Option<Located<Box<str>>>,
    /// Where it takes place, as printed.
    pub place: Option<Box<str>>,
    /// Whom to ask, as printed.
    pub contact: Option<Box<str>>,
    /// BCP 47 tag of the language that it is held in.
    pub language: Option<Arc<str>>,
    /// Where it was read.
    pub span: Span,
}

/// An event of the calendar: planned without an announcement.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The event as it is planned last; it has an id.
    pub event: Event,
    /// How it was moved, in the order of the instants once they are checked.
    pub moved: Vec<Move>,
    /// Never public while true.
    pub draft: bool,
    /// Public from this instant; `None`: at once.
    pub publish_at: Option<DateTime<FixedOffset>>,
}

/// That a planned event was moved to another day or time.
#[derive(Clone, Debug)]
pub struct Move {
    /// The instant from which the calendar tells of it.
    pub at: Located<DateTime<FixedOffset>>,
    /// The event as it was planned until then.
    pub was: Event,
}

impl Planned {
    /// The event as it is planned at an instant.
    #[must_use]
    pub fn event_at(&self, as_of: DateTime<Utc>) -> &Event {
        let next = self.moved.get(self.moved_until(as_of).len());
        next.map_or(&self.event, |it| &it.was)
    }

    /// How it was moved until an instant.
    #[must_use]
    pub fn moved_until(&self, as_of: DateTime<Utc>) -> &[Move] {
        &self.moved[..self.moved.partition_point(|it| it.at.value <= as_of)]
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.event.id.as_ref().map_or("", |id| &id.value)
    }
}
