//! As what each person was listed, signed, spoke or was appointed, from when and until when, and who is there.

use crate::domain::issuer::Person;
use crate::domain::kind::board_change::Change;
use crate::domain::office::Step;
use crate::domain::{Announcement, Details, Moment};
use chrono::{DateTime, NaiveDate, Utc};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A capacity that an announcement gives.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The capacity, as printed; of one that ended in part, the part.
    pub text: Cow<'a, str>,
    /// The latest announcement that gives it.
    pub announcement: &'a Announcement,
    /// The first one that does, without another between that ends it or lists a board without the person.
    pub first: &'a Announcement,
    /// The first list of the board that leaves out a person who was on it.
    pub left_out: Option<&'a Announcement>,
    /// The day from which on it is so, where an appointment states it.
    pub since: Option<NaiveDate>,
    /// Whether that day is still to come.
    pub is_coming: bool,
    /// When it ends or ended, and which announcement says so.
    pub until: Option<Until<'a>>,
    /// The day that it is told for.
    day: NaiveDate,
    /// Its position in the edition.
    position: usize,
    /// Whether an appointment gives it, which holds until it is ended.
    pub(super) is_appointed: bool,
}

/// When a capacity ends.
#[derive(Clone, Copy, Debug)]
pub struct Until<'a> {
    /// The first day without it.
    pub day: NaiveDate,
    /// Whether that day has come.
    pub is_over: bool,
    /// The announcement that says so.
    pub announcement: &'a Announcement,
}

impl Given<'_> {
    /// Whether the person is that now.
    #[must_use]
    pub fn is_held(&self) -> bool {
        !self.is_coming && self.until.is_none_or(|until| !until.is_over)
    }
}

/// What has changed among people, and the announcement that tells it.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// The announcement.
    pub announcement: &'a Announcement,
    /// Id of the person.
    pub person: &'a str,
    /// What has changed.
    pub what: Moved<'a>,
}

/// What has changed of a person.
#[derive(Clone, Copy, Debug)]
pub enum Moved<'a> {
    /// What an announcement states as a change.
    Stated(&'a Change),
    /// The person is on a list of the board, and wasn't on the one before.
    Listed(&'a Announcement),
    /// The person was on the list of the board before, and isn't any more.
    Unlisted(&'a Announcement),
}

impl Move<'_> {
    /// The day that it is of: that of its effect, else of its announcement.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        let effective = match self.what {
            Moved::Stated(change) => change.effective.as_ref().map(|day| day.value),
            _ => None,
        };
        effective.unwrap_or(self.announcement.dated.value)
    }
}

/// The people of the announcements.
#[derive(Debug)]
pub struct People<'a> {
    /// By the person's id: each capacity once with the latest announcement that gives it, oldest first.
    capacities: BTreeMap<&'a str, Vec<Given<'a>>>,
    /// Position and day of the latest announcement with a list of the board.
    newest_board: Option<(usize, NaiveDate)>,
    /// The latest announcement with a list of the board.
    pub board: Option<&'a Announcement>,
    /// What has changed, in the order of the announcements.
    pub moves: Vec<Move<'a>>,
}

impl<'a> People<'a> {
    /// The people of the announcements, which come oldest first, as it is at an instant.
    #[must_use]
    pub fn new(announcements: &[&'a Announcement], as_of: DateTime<Utc>) -> Self {
        let newest = announcements.iter().enumerate().rfind(|(_, it)| !it.board.is_empty());
        let newest_board = newest.map(|(at, it)| (at, it.dated.value));
        let mut found = Found { as_of, ..Found::default() };
        for (position, announcement) in announcements.iter().enumerate() {
            found.announcement(announcement, position);
        }
        let (board, moves) = (newest.map(|(_, it)| *it), std::mem::take(&mut found.moves));
        Self { capacities: found.ended(), newest_board, board, moves }
    }

    /// Whether no announcement names anybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.capacities.is_empty()
    }

    /// The capacities of a person, oldest first.
    #[must_use]
    pub fn of(&self, person: &Person) -> &[Given<'a>] {
        self.capacities.get(&*person.id.value).map_or(&[], Vec::as_slice)
    }

    /// Whether nothing newer leaves a capacity out: the latest list of the board tells of its members alone.
    #[must_use]
    pub fn is_told_since(&self, given: &Given<'_>) -> bool {
        let Some((position, day)) = self.newest_board else { return true };
        given.position >= position || given.is_appointed && (given.day >= day || !is_seat(&given.text))
    }
}

/// A capacity that ends.
struct Ending<'a> {
    /// What ends; `None`: all.
    capacity: Option<&'a str>,
    committee: Option<&'a str>,
    until: Until<'a>,
}

/// What announcements tell of people.
#[derive(Default)]
struct Found<'a> {
    as_of: DateTime<Utc>,
    given: BTreeMap<&'a str, Vec<Given<'a>>>,
    endings: BTreeMap<&'a str, Vec<Ending<'a>>>,
    moves: Vec<Move<'a>>,
    /// The list of the board before.
    board: Option<&'a Announcement>,
    /// The people of whom a change was stated since.
    stated: BTreeSet<&'a str>,
}

impl<'a> Found<'a> {
    fn announcement(&mut self, announcement: &'a Announcement, position: usize) {
        let board = announcement.board.iter().map(|member| (&member.person, &member.capacity));
        let signed = announcement.signatories.iter().map(|signatory| (&signatory.person, &signatory.capacity));
        let (quotes, changes) = match &announcement.details {
            Details::Results(results) => (&*results.quotes, &[][..]),
            Details::BoardChange(board) => (&[][..], &*board.changes),
            _ => (&[][..], &[][..]),
        };
        let quoted = quotes.iter().map(|quote| (&quote.person, &quote.capacity));
        let day = announcement.dated.value;
        if !announcement.board.is_empty() {
            self.compare(announcement);
        }
        for (person, text) in board.chain(signed).chain(quoted) {
            let text = Cow::Borrowed(&**text);
            let given = Given {
                text,
                announcement,
                first: announcement,
                left_out: None,
                since: None,
                is_coming: false,
                until: None,
                day,
                position,
                is_appointed: false,
            };
            self.give(&person.value, given);
        }
        for change in changes {
            self.moves.push(Move { announcement, person: &change.person.value, what: Moved::Stated(change) });
            self.stated.insert(&change.person.value);
            self.change(change, announcement, position);
        }
    }

    /// Compares a list of the board with the one before: who is on it anew, and who isn't any more. Of whom a change was
    /// stated between them, that tells it.
    fn compare(&mut self, announcement: &'a Announcement) {
        let is_on = |list: &Announcement, person: &str| list.board.iter().any(|it| *it.person.value == *person);
        if let Some(before) = self.board {
            let people = |list: &'a Announcement| list.board.iter().map(|it| &*it.person.value);
            let mut seen = BTreeSet::new();
            let mut compared: Vec<Move<'_>> = Vec::new();
            for person in people(announcement).filter(|it| !is_on(before, it)) {
                compared.push(Move { announcement, person, what: Moved::Listed(before) });
            }
            for person in people(before).filter(|it| !is_on(announcement, it)) {
                compared.push(Move { announcement, person, what: Moved::Unlisted(before) });
            }
            compared.retain(|it| !self.stated.contains(it.person) && seen.insert(it.person));
            self.moves.extend(compared);
        }
        for (person, given) in &mut self.given {
            let is_left = |it: &&mut Given<'_>| it.left_out.is_none() && !it.is_coming && is_seat(&it.text);
            if !is_on(announcement, person) {
                given.iter_mut().filter(is_left).for_each(|it| it.left_out = Some(announcement));
            }
        }
        self.board = Some(announcement);
        self.stated.clear();
    }

    /// Keeps each capacity once, as it was told last.
    fn give(&mut self, person: &'a str, mut new: Given<'a>) {
        let given = self.given.entry(person).or_default();
        if let Some(at) = given.iter().position(|given| given.text == new.text) {
            let old = given.remove(at);
            let endings = self.endings.get(person).map_or(&[][..], Vec::as_slice);
            let is_ended = endings.iter().any(|it| it.until.day >= old.day && parted(&old, it).is_some());
            if old.left_out.is_none() && !is_ended {
                new.first = old.first;
                // Who is named again, or elected again, has been it since the same day.
                new.since = new.since.or(old.since);
                new.is_appointed |= old.is_appointed;
            }
        }
        given.push(new);
    }

    fn change(&mut self, change: &'a Change, announcement: &'a Announcement, position: usize) {
        let person: &'a str = &change.person.value;
        let day = change.effective.as_ref().map_or(announcement.dated.value, |day| day.value);
        let has_come = Moment::day(day, announcement.zone).start() <= self.as_of;
        let until = Until { day, is_over: has_come, announcement };
        let text = change.office();
        let given = |text, until| {
            let begins = !change.step.ends() && change.step != Step::ReElected;
            let since = change.effective.as_ref().filter(|_| begins).map(|day| day.value);
            let is_coming = !has_come && begins;
            Given {
                text,
                announcement,
                first: announcement,
                left_out: None,
                since,
                is_coming,
                until,
                day,
                position,
                is_appointed: true,
            }
        };
        if change.step.ends() {
            let known = self.given.entry(person).or_default();
            let ending = Ending { capacity: change.capacity.as_deref(), committee: change.committee.as_deref(), until };
            let is_known = known.iter().any(|given| parted(given, &ending).is_some());
            if let Some(text) = text.filter(|_| !is_known) {
                known.push(given(text, Some(until)));
            }
            self.endings.entry(person).or_default().push(ending);
            return;
        }
        if let Some(from) = change.from.as_deref().filter(|_| change.step == Step::ReDesignated) {
            let ending = Ending { capacity: Some(from), committee: None, until };
            self.endings.entry(person).or_default().push(ending);
        }
        if let Some(text) = text {
            self.give(person, given(text, None));
        }
    }

    /// The capacities with their ends. One of several in a text ends by itself.
    fn ended(self) -> BTreeMap<&'a str, Vec<Given<'a>>> {
        let Self { mut given, endings, .. } = self;
        for (person, endings) in endings {
            let Some(all) = given.get_mut(person) else { continue };
            for ending in endings {
                let mut after = Vec::with_capacity(all.len());
                for given in all.drain(..) {
                    let open = given.until.is_none() && given.day <= ending.until.day;
                    // What one announcement ends and gives at once is not the same.
                    let is_new = given.is_appointed && given.announcement.id == ending.until.announcement.id;
                    match parted(&given, &ending).filter(|_| open && !is_new) {
                        None => after.push(given),
                        Some((gone, stays)) => {
                            after.push(Given { text: Cow::Owned(gone), until: Some(ending.until), ..given.clone() });
                            if !stays.is_empty() {
                                after.push(Given { text: Cow::Owned(stays), ..given });
                            }
                        }
                    }
                }
                *all = after;
            }
        }
        given
    }
}

/// The parts of a capacity that end, and those that stay; `None` where none ends.
fn parted(given: &Given<'_>, ending: &Ending<'_>) -> Option<(String, String)> {
    let whole = || Some((given.text.to_string(), String::new()));
    let lower = given.text.to_lowercase();
    let (capacity, committee) = match (ending.capacity, ending.committee) {
        (None, None) => return whole(),
        (capacity, committee) => (capacity, committee),
    };
    if let Some(committee) = committee {
        return if lower.contains(&committee.to_lowercase()) { whole() } else { None };
    }
    let ended: Vec<String> = parts(capacity.unwrap_or_default()).map(str::to_lowercase).collect();
    // Committees are those of the board.
    if lower.contains("committee") {
        return if ended.iter().any(|it| is_seat(it)) { whole() } else { None };
    }
    let ends = |part: &str| ended.iter().any(|it| is_same(&part.to_lowercase(), it));
    let (gone, stays): (Vec<&str>, Vec<&str>) = parts(&given.text).partition(|part| ends(part));
    match (gone.is_empty(), stays.is_empty()) {
        (true, _) => None,
        (false, true) => whole(),
        (false, false) => Some((gone.join(" and "), stays.join(" and "))),
    }
}

/// The capacities of a text: `Director` and `Chief Financial Officer`.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(" and ").flat_map(|it| it.split([',', '&', ';'])).map(str::trim).filter(|it| !it.is_empty())
}

/// Whether a capacity is a seat on the board.
#[must_use]
pub fn is_seat(capacity: &str) -> bool {
    let capacity = capacity.to_lowercase();
    capacity.contains("director") && !capacity.contains("managing")
}

/// Whether two capacities, in small letters, are one: a director may be listed without what kind of one.
fn is_same(a: &str, b: &str) -> bool {
    a == b || is_seat(a) && is_seat(b)
}
