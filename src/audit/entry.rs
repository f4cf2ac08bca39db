//! A statement of a fact, and the small form of it of which an archive has millions.

use super::fact::{Fact, FigureId, Place};
use super::value::{Value, agree};
use std::hash::{DefaultHasher, Hash, Hasher};

/// One statement of a fact.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Which figure it is.
    pub figure: FigureId,
    /// Where that stands in its announcement.
    pub place: Place,
    /// What it says.
    pub value: Value,
}

impl Entry {
    /// Whether it says what an amount says.
    #[must_use]
    pub fn says(&self, value: &Value) -> bool {
        agree(&self.value, value)
    }
}

/// A statement with all that tells its fact from others, on its way into an index.
#[derive(Clone, Copy, Debug)]
pub struct Stated {
    /// [`Fact::identity`].
    pub(super) identity: u64,
    /// [`version`].
    pub(super) version: u32,
    pub(super) entry: Entry,
}

impl Stated {
    /// The statement of a fact that other documents may state as well.
    #[must_use]
    pub fn of(fact: &Fact<'_>, figure: FigureId) -> Self {
        let entry = Entry { figure, place: fact.place, value: fact.value };
        Self { identity: fact.identity(), version: version(fact), entry }
    }
}

/// A hash of a fact's version, 0 where there is none.
pub(super) fn version(fact: &Fact<'_>) -> u32 {
    let Some(version) = fact.version else { return 0 };
    let mut hasher = DefaultHasher::new();
    version.hash(&mut hasher);
    // The upper half of 64 bits has 32.
    u32::try_from(hasher.finish() >> 32).unwrap_or_default().max(1)
}

/// A statement in an index, where its group says of which fact it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slim {
    pub figure: FigureId,
    /// [`version`].
    pub version: u32,
    place: SlimPlace,
    pub value: Value,
}

/// A place: a cell of a table that is no larger than most by its positions, any other one by its position in a list.
#[derive(Clone, Copy, Debug)]
struct SlimPlace(u32);

/// The bit of places that stand in the list.
const LISTED: u32 = 1 << 31;

impl Slim {
    /// A statement, whose place goes into the list where that is needed.
    pub fn new(stated: &Stated, listed: &mut Vec<Place>) -> Self {
        let Entry { figure, place, value } = stated.entry;
        Self { figure, version: stated.version, place: SlimPlace::new(place, listed), value }
    }

    /// The statement, with the list of places.
    pub fn entry(&self, listed: &[Place]) -> Entry {
        Entry { figure: self.figure, place: self.place.place(listed), value: self.value }
    }
}

impl SlimPlace {
    fn new(place: Place, listed: &mut Vec<Place>) -> Self {
        match place {
            Place::Cell(statement @ ..0x80, line @ ..0x1_0000, column @ ..0x100) => {
                Self(statement << 24 | line << 8 | column)
            }
            _ => {
                listed.push(place);
                // A list of as many places would need more memory than there is.
                Self(LISTED | u32::try_from(listed.len() - 1).unwrap_or(u32::MAX))
            }
        }
    }

    fn place(self, listed: &[Place]) -> Place {
        match self.0 & LISTED {
            0 => Place::Cell(self.0 >> 24, self.0 >> 8 & 0xffff, self.0 & 0xff),
            _ => listed[(self.0 & !LISTED) as usize],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_statement_of_an_index_takes_40_bytes() {
        assert_eq!(size_of::<Slim>(), 40);
    }

    proptest! {
        #[test]
        fn places_small_and_large_are_read_back_as_they_were_written(
            places in prop::collection::vec((0_usize..3, 0_u32..300, 0_u32..70_000, 0_u32..300), 1..20),
        ) {
            let place = |(kind, a, b, c)| match kind {
                0 => Place::Cell(a, b, c),
                1 => Place::Metric(a, b),
                _ => Place::Figure(b),
            };
            let places: Vec<Place> = places.into_iter().map(place).collect();
            let mut listed = Vec::new();
            let slim: Vec<SlimPlace> = places.iter().map(|place| SlimPlace::new(*place, &mut listed)).collect();
            let read: Vec<Place> = slim.into_iter().map(|place| place.place(&listed)).collect();
            prop_assert_eq!(read, places);
        }
    }
}
