//! Which events belong together in the calendars of readers.

use super::Kind;
use super::event::EventKind;
use super::occasion::Title;

/// Events that one can subscribe to by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Results days, calls, and the closed periods before them.
    Results,
    /// General meetings, with who may vote and until when.
    Meetings,
    /// The days of dividends.
    Dividends,
}

impl Group {
    /// Every one, in the order in which pages list them.
    pub const ALL: [Self; 3] = [Self::Results, Self::Meetings, Self::Dividends];

    /// Its word in addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Meetings => "meetings",
            Self::Dividends => "dividends",
        }
    }

    /// The group of an event, if it belongs to one: by what it is a day of, else by its kind and that of the document that
    /// states it.
    #[must_use]
    pub fn of(kind: EventKind, title: &Title<'_>, document: Option<Kind>) -> Option<Self> {
        match title {
            Title::Dividend(..) | Title::DividendApproved(_) | Title::DividendElection(..) => {
                return Some(Self::Dividends);
            }
            Title::BeforeMeeting(..) | Title::MeetingBookCloses(_) | Title::MeetingBookClosureEnds(_) => {
                return Some(Self::Meetings);
            }
            _ => {}
        }
        match kind {
            EventKind::Results | EventKind::Call | EventKind::ClosedPeriod => Some(Self::Results),
            EventKind::Meeting => Some(Self::Meetings),
            EventKind::ExDate | EventKind::Payment => Some(Self::Dividends),
            EventKind::RecordDate | EventKind::Deadline => match document {
                Some(Kind::Meeting | Kind::Poll) => Some(Self::Meetings),
                Some(Kind::Dividend) => Some(Self::Dividends),
                _ => None,
            },
            EventKind::Announcement
            | EventKind::Listing
            | EventKind::PeriodEnd
            | EventKind::PlanStart
            | EventKind::PlanEnd
            | EventKind::AsOf
            | EventKind::BoardChange
            | EventKind::Term
            | EventKind::Other => None,
        }
    }
}
