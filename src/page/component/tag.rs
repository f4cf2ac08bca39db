//! What something is, as a word with a color: kinds that belong together have one color.

use crate::domain::Kind;
use crate::domain::event::EventKind;

/// The color of a kind of announcement, as the class behind `tag-`.
#[must_use]
pub const fn of_announcement(kind: Kind) -> &'static str {
    match kind {
        Kind::Results => "results",
        Kind::Dividend => "dividend",
        Kind::Meeting | Kind::Poll | Kind::BoardChange => "meeting",
        Kind::Issuance | Kind::Buyback | Kind::Debt => "securities",
        Kind::Document | Kind::Other => "other",
    }
}

/// The color of a kind of event, likewise.
#[must_use]
pub const fn of_event(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Results | EventKind::Call | EventKind::PeriodEnd => "results",
        EventKind::ExDate | EventKind::RecordDate | EventKind::Payment => "dividend",
        EventKind::Meeting | EventKind::BoardChange => "meeting",
        EventKind::Deadline => "deadline",
        EventKind::Listing | EventKind::PlanStart | EventKind::PlanEnd | EventKind::Term => "securities",
        EventKind::Announcement | EventKind::ClosedPeriod | EventKind::AsOf | EventKind::Other => "other",
    }
}
