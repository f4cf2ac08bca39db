//! Events and kinds.

use crate::domain::Kind;
use crate::domain::event::EventKind;
use crate::domain::kind::board_change::Step;
use crate::domain::occasion::Title;

/// How a language names what happens.
pub trait Events {
    /// A kind of announcement.
    fn kind(&self, kind: Kind) -> &'static str;
    /// Several announcements of a kind.
    fn kinds(&self, kind: Kind) -> &'static str;
    /// A kind of event.
    fn event(&self, kind: EventKind) -> &'static str;
    /// Several events of a kind.
    fn events(&self, kind: EventKind) -> &'static str;
    /// What a change of the board is, as the beginning of a sentence.
    fn step(&self, step: Step) -> &'static str;
    /// What happens, in one line.
    fn event_title(&self, title: &Title<'_>) -> String;
}
