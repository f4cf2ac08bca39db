//! What an announcement does to earlier ones: `updates`, `corrects`, `postpones`, `cancels`.

use super::declaration::Shape;
use super::reader::{Reader, Value};
use super::table::table;
use super::value::FromToml;
use crate::diagnostic::Code;
use crate::domain::Located;
use crate::domain::relation::{Relation, Target, Verb};
use std::sync::Arc;

/// An announcement by its id, or one event of it: `<announcement>/<event>`.
impl FromToml for Target {
    type Output = Self;
    const SHAPE: Shape = Shape::Text("announcement, or event of one");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Self> {
        let Located { value: text, span } = Located::<Arc<str>>::from_toml(value, reader)?;
        let (document, event) = match text.split_once('/') {
            Some((document, event)) => (reader.pool.shared(document), Some(reader.pool.shared(event))),
            None => (text, None),
        };
        Some(Self { document, event, span })
    }
}

/// An event of another announcement.
pub(super) struct EventTarget;

impl FromToml for EventTarget {
    type Output = Target;
    const SHAPE: Shape = Shape::Text("event of an announcement");

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Target> {
        let target = Target::from_toml(value, reader)?;
        if target.event.is_some() {
            return Some(target);
        }
        let message = format!("`{}` names no event", target.document);
        let help = "write the announcement's id, a slash, and the event's: \"2024-05-10-notice/meeting\"";
        reader.refuse(Code::UnknownEvent, value, message, help)
    }
}

/// One or several.
pub(super) struct EventTargets;

impl FromToml for EventTargets {
    type Output = Vec<Target>;
    const SHAPE: Shape = Shape::Either(&[EventTarget::SHAPE, Shape::List(&EventTarget::SHAPE)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Vec<Target>> {
        if value.get_ref().as_array().is_some() {
            return Vec::<EventTarget>::from_toml(value, reader);
        }
        EventTarget::from_toml(value, reader).map(|target| vec![target])
    }
}

/// An earlier announcement, and why something is done to it.
pub(super) struct Done {
    to: Target,
    reason: Option<Box<str>>,
}

table! {
    /// An earlier announcement, with the reason.
    pub static DONE: Done = "what is done to an announcement", "`updates`, `corrects`, `postpones`, `cancels`" {
        /// Its id, or that of one event of it.
        required to: Target = "2024-05-10-notice";
        /// Why, for readers.
        optional reason: Box<str> = "Arrangements at the venue.";
    }
}

/// One announcement or several, each with or without the reason.
pub(super) struct All;

impl FromToml for All {
    type Output = Vec<Done>;
    const SHAPE: Shape = Shape::Either(&[Target::SHAPE, Done::SHAPE, Shape::List(&Target::SHAPE)]);

    fn from_toml(value: &Value<'_>, reader: &mut Reader) -> Option<Vec<Done>> {
        let one = |value: &Value<'_>, reader: &mut Reader| match value.get_ref().as_table() {
            Some(_) => Done::from_toml(value, reader),
            None => Target::from_toml(value, reader).map(|to| Done { to, reason: None }),
        };
        let Some(array) = value.get_ref().as_array() else { return one(value, reader).map(|one| vec![one]) };
        let read: Vec<Done> = array.iter().filter_map(|element| one(element, reader)).collect();
        (read.len() == array.len()).then_some(read)
    }
}

/// The relations that the keys state.
pub(super) fn relations(stated: [(Verb, Option<Vec<Done>>); 4]) -> Vec<Relation> {
    let stated = stated.into_iter().flat_map(|(verb, all)| all.into_iter().flatten().map(move |done| (verb, done)));
    stated.map(|(verb, Done { to, reason })| Relation { verb, to, reason }).collect()
}
