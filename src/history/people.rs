//! As what each person was listed, signed or spoke, and who is there.

use crate::domain::issuer::Person;
use crate::domain::{Announcement, Details};
use std::collections::BTreeMap;

/// A capacity that an announcement gives.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The capacity, as printed.
    pub text: &'a str,
    /// The announcement.
    pub announcement: &'a Announcement,
    /// Its position in the edition.
    position: usize,
}

/// The people of the announcements.
#[derive(Debug)]
pub struct People<'a> {
    /// By the person's id: each capacity once with the latest announcement that gives it, oldest first.
    capacities: BTreeMap<&'a str, Vec<Given<'a>>>,
    /// Position of the latest announcement with a list of the board.
    newest_board: usize,
}

impl<'a> People<'a> {
    /// The people of the announcements, which come oldest first.
    #[must_use]
    pub fn new(announcements: &[&'a Announcement]) -> Self {
        let newest_board = announcements.iter().rposition(|it| !it.board.is_empty()).unwrap_or(0);
        Self { capacities: capacities(announcements), newest_board }
    }

    /// The capacities of a person, oldest first.
    #[must_use]
    pub fn of(&self, person: &Person) -> &[Given<'a>] {
        self.capacities.get(&*person.id.value).map_or(&[], Vec::as_slice)
    }

    /// Whether a person is on the latest board list, or was named since.
    #[must_use]
    pub fn is_current(&self, person: &Person) -> bool {
        self.of(person).last().is_some_and(|given| given.position >= self.newest_board)
    }
}

fn capacities<'a>(announcements: &[&'a Announcement]) -> BTreeMap<&'a str, Vec<Given<'a>>> {
    let mut capacities: BTreeMap<&str, Vec<Given<'_>>> = BTreeMap::new();
    for (position, announcement) in announcements.iter().enumerate() {
        let board = announcement.board.iter().map(|member| (&member.person, &member.capacity));
        let signed = announcement.signatories.iter().map(|signatory| (&signatory.person, &signatory.capacity));
        let quotes = match &announcement.details {
            Details::Results(results) => &*results.quotes,
            _ => &[],
        };
        let quoted = quotes.iter().map(|quote| (&quote.person, &quote.capacity));
        for (person, text) in board.chain(signed).chain(quoted) {
            let given = capacities.entry(&person.value).or_default();
            given.retain(|given| *given.text != **text);
            given.push(Given { text, announcement, position });
        }
    }
    capacities
}
