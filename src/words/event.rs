//! Events and kinds.

use crate::domain::Kind;
use crate::domain::event::{EventKind, Status};
use crate::domain::occasion::Title;
use crate::domain::office::Step;
use crate::domain::relation::Verb;

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
    /// How firm an event is: `tentative`.
    fn status(&self, status: Status) -> &'static str;
    /// What has become of an event of a kind; `to` is when it is instead: `postponed to 11 July 2024`.
    fn became(&self, verb: Verb, kind: EventKind, to: Option<&str>) -> String;
    /// What leads from an announcement to the one that changes it: `Postponed by`.
    fn changed_by(&self, verb: Verb) -> &'static str;
    /// What leads from an announcement to the one that it changes: `Postpones`.
    fn changes(&self, verb: Verb) -> &'static str;
    /// That an announcement was changed by another: `Postponed since`.
    fn changed_since(&self, verb: Verb) -> &'static str;
    /// What an announcement is that changes another: `Postponement`.
    fn change_noun(&self, verb: Verb) -> &'static str;
    /// What states an event that no announcement does: the calendar.
    fn calendar(&self) -> &'static str;
}
