//! Changes of the board and of officers: who was appointed, who resigned, and from when on.

use super::{Facts, Named, OwnFigure};
use crate::domain::event::EventKind;
use crate::domain::occasion::{Occasion, Title};
use crate::domain::office::Step;
use crate::domain::{Located, Moment, Span, span::Name};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// Changes of the board, of its committees and of officers.
#[derive(Clone, Debug)]
pub struct BoardChange {
    /// The changes, in the document's order.
    pub changes: Vec<Change>,
}

/// A change.
#[derive(Clone, Debug)]
pub struct Change {
    /// Id of the person.
    pub person: Name,
    /// The name as printed here, where it isn't the person's full name.
    pub printed_name: Option<Arc<str>>,
    /// What happens.
    pub step: Step,
    /// As what: begun, or ended. `None` where the person leaves altogether.
    pub capacity: Option<Arc<str>>,
    /// As what before, of a person that is re-designated.
    pub from: Option<Arc<str>>,
    /// The committee of the board that it is on.
    pub committee: Option<Arc<str>>,
    /// From which day on, where it is stated.
    pub effective: Option<Located<NaiveDate>>,
    /// How the document words when, where a day would say more or less than it does.
    pub wording: Option<Box<str>>,
    /// Why, or what else there is to know, retold.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub span: Span,
}

impl Change {
    /// The capacity with its committee: `Chair, Audit Committee`.
    #[must_use]
    pub fn office(&self) -> Option<Cow<'_, str>> {
        match (&self.capacity, &self.committee) {
            (Some(capacity), Some(committee)) => Some(Cow::Owned(format!("{capacity}, {committee}"))),
            (Some(one), None) | (None, Some(one)) => Some(Cow::Borrowed(one)),
            (None, None) => None,
        }
    }
}

impl Facts for BoardChange {
    fn names<'a>(&'a self, names: &mut Vec<Named<'a>>) {
        names.extend(self.changes.iter().map(|it| Named::Person(&it.person, it.printed_name.as_ref())));
    }

    fn occasions<'a>(&'a self, zone: Tz, occasions: &mut Vec<Occasion<'a>>) {
        let mut times: HashMap<(Step, &str), usize> = HashMap::new();
        for it in &self.changes {
            let Some(day) = &it.effective else { continue };
            let person: &'a str = &it.person.value;
            let nth = times.entry((it.step, person)).or_default();
            *nth += 1;
            let key = match *nth {
                1 => format!("{}-{person}", it.step.id()),
                nth => format!("{}-{person}-{nth}", it.step.id()),
            };
            let moment = Moment { wording: it.wording.clone(), ..Moment::day(day.value, zone) };
            let title = Title::BoardChange(it.step, person, it.capacity.as_deref(), it.committee.as_deref());
            occasions.push(Occasion::at(key, EventKind::BoardChange, title, "effective day", (moment, day.span)));
        }
    }

    fn figures<'a>(&'a self, _figures: &mut Vec<OwnFigure<'a>>) {}

    fn texts<'a>(&'a self, texts: &mut Vec<(&'a str, Span)>) {
        texts.extend(self.changes.iter().filter_map(|it| Some((&**it.note.as_ref()?, it.span))));
    }

    fn links<'a>(&'a self, _links: &mut Vec<&'a Located<Box<str>>>) {}
}
