//! Changes of the board: who, what, as what, and from when on.

use crate::address::Site;
use crate::domain::kind::board_change::BoardChange;
use crate::page::announcement::contents::{self, Entry};
use crate::page::component::day::Day;
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// What only a board change shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// The changes, in the document's order.
    pub changes: Vec<ChangeView>,
}

/// A change.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// The person's name, as the document prints it.
    pub name: String,
    /// What happens.
    pub step: &'static str,
    /// As what.
    pub capacity: Option<String>,
    /// As what before.
    pub from: Option<String>,
    /// The committee.
    pub committee: Option<String>,
    /// From which day on.
    pub effective: Option<Day>,
    /// How the document words when.
    pub wording: Option<String>,
    /// Why.
    pub note: Option<String>,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        contents::shown(&[(!self.changes.is_empty(), "board_changes", words.term(Term::BoardChanges))])
    }
}

/// The facts of a board change.
pub fn facts(site: &Site<'_>, board: &BoardChange) -> Facts {
    let issuer = site.edition.issuer();
    let words = words::of(&site.edition.config().language);
    let changes = board.changes.iter().map(|it| {
        let person = issuer.person(&it.person.value);
        let name = it.printed_name.as_deref().or_else(|| person.map(|person| &*person.name)).unwrap_or_default();
        let honorific = person.and_then(|person| person.honorific.as_deref());
        ChangeView {
            name: honorific.into_iter().chain([name]).collect::<Vec<_>>().join(" "),
            step: words.step(it.step),
            capacity: it.capacity.as_deref().map(str::to_owned),
            from: it.from.as_deref().map(str::to_owned),
            committee: it.committee.as_deref().map(str::to_owned),
            effective: it.effective.as_ref().map(|day| Day::of(day.value, words)),
            wording: it.wording.as_deref().map(str::to_owned),
            note: it.note.as_deref().map(str::to_owned),
        }
    });
    Facts { changes: changes.collect() }
}
