//! Calendars of readers, and the events in them.

use crate::domain::event::EventKind;
use crate::domain::event_group::Group;
use crate::history::calendar::State;

/// How a language speaks of calendars that readers keep.
pub trait Calendars {
    /// The events of a group, or all of them, as the label of a link: `Dividends`.
    fn calendar_group(&self, group: Option<Group>) -> &'static str;
    /// The name of a calendar: the company's, and which of its events.
    fn calendar_name(&self, company: &str, group: Option<Group>) -> String;
    /// What happens at a company, which is named where the title doesn't; an event that is off says so, for calendars hide it.
    fn calendar_title(&self, company: &str, title: &str, kind: EventKind, state: State) -> String;
    /// That no announcement tells of an event yet.
    fn planned(&self) -> &'static str;
    /// What leads to where one registers.
    fn registration(&self, url: &str) -> String;
    /// What leads to where it can be followed online.
    fn webcast(&self, url: &str) -> String;
    /// The language that it is held in, by its BCP 47 tag.
    fn held_in(&self, language: &str) -> String;
    /// The document that tells of it, and its address.
    fn told_in(&self, title: &str, url: &str) -> String;
}
