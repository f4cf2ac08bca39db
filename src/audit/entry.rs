//! A statement of a fact, and the small form of it of which an archive has millions.

use super::fact::{Fact, FigureId, Place};
use super::value::{Value, agree};
use crate::domain::figure::Hedge;
use crate::domain::{Scale, Unit};
use rust_decimal::Decimal;
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
    /// A cell of a table that is no larger than most by its positions; any other place by its position in the list.
    place: u32,
    /// The digits of the number, or its position in the list.
    digits: i64,
    unit: Unit,
    scale: Scale,
    nil: bool,
    hedge: Option<Hedge>,
    /// The decimals of the number; `LISTED_NUMBER` where it is in the list.
    decimals: u8,
}

/// What of statements is too large for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed {
    places: Vec<Place>,
    numbers: Vec<Decimal>,
}

/// The bit of a place in the list.
const LISTED_PLACE: u32 = 1 << 31;

const LISTED_NUMBER: u8 = u8::MAX;

impl Slim {
    /// A statement; what is too large for it goes into the list.
    pub fn new(stated: &Stated, listed: &mut Listed) -> Self {
        let Entry { figure, place, value: Value { number, scale, unit, nil, hedge } } = stated.entry;
        let place = match place {
            Place::Cell(statement @ ..0x80, line @ ..0x1_0000, column @ ..0x100) => {
                statement << 24 | line << 8 | column
            }
            _ => {
                listed.places.push(place);
                // A list of as many places would need more memory than there is.
                LISTED_PLACE | u32::try_from(listed.places.len() - 1).unwrap_or(u32::MAX)
            }
        };
        // Zero has no digits that a sign could stand with.
        let digits = i64::try_from(number.mantissa()).ok().filter(|it| *it != 0 || number.is_sign_positive());
        let (digits, decimals) = match (digits, u8::try_from(number.scale())) {
            (Some(digits), Ok(decimals)) => (digits, decimals),
            _ => {
                listed.numbers.push(number);
                (i64::try_from(listed.numbers.len() - 1).unwrap_or(i64::MAX), LISTED_NUMBER)
            }
        };
        Self { figure, version: stated.version, place, digits, unit, scale, nil, hedge, decimals }
    }

    /// The statement, with the list of what is too large for it.
    pub fn entry(&self, listed: &Listed) -> Entry {
        let place = match self.place & LISTED_PLACE {
            0 => Place::Cell(self.place >> 24, self.place >> 8 & 0xffff, self.place & 0xff),
            _ => listed.places[(self.place & !LISTED_PLACE) as usize],
        };
        let number = match (self.decimals, usize::try_from(self.digits)) {
            (LISTED_NUMBER, Ok(at)) => listed.numbers[at],
            (decimals, _) => Decimal::new(self.digits, u32::from(decimals)),
        };
        let Self { figure, unit, scale, nil, hedge, .. } = *self;
        Entry { figure, place, value: Value { number, scale, unit, nil, hedge } }
    }

    /// Whether it can be told without the list that another one is printed to the last digit as this one is.
    pub fn is_printed_as(&self, other: &Self) -> bool {
        let printed = |it: &Self| (it.digits, it.decimals, it.scale, it.unit, it.nil, it.hedge);
        self.decimals != LISTED_NUMBER && printed(self) == printed(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;
    use proptest::prelude::*;

    #[test]
    fn a_statement_of_an_index_takes_32_bytes() {
        assert_eq!(size_of::<Slim>(), 32);
    }

    fn places() -> impl Strategy<Value = Place> {
        prop_oneof![
            (0_u32..300, 0_u32..70_000, 0_u32..300).prop_map(|(a, b, c)| Place::Cell(a, b, c)),
            (0_u32..300, any::<u32>()).prop_map(|(a, b)| Place::Metric(a, b)),
            any::<u32>().prop_map(Place::Figure),
        ]
    }

    fn numbers() -> impl Strategy<Value = Decimal> {
        let digits = prop_oneof![-9_i64..9, any::<i64>()].prop_map(i128::from);
        let digits = prop_oneof![4 => digits, 1 => -(1_i128 << 95)..1 << 95];
        (digits, 0_u32..=28, any::<bool>()).prop_map(|(digits, decimals, negative)| {
            let mut number = Decimal::from_i128_with_scale(digits, decimals);
            number.set_sign_negative(negative);
            number
        })
    }

    proptest! {
        #[test]
        fn statements_small_and_large_are_read_back_as_they_were_written(
            stated in prop::collection::vec((places(), numbers(), any::<u32>(), any::<bool>()), 1..20),
        ) {
            let unit = Unit::PerAds(Currency::from_code("CNY").expect("a code"));
            let stated = stated.into_iter().map(|(place, number, at, nil)| {
                let (figure, value) = (FigureId { book: at, fact: !at }, Value { nil, ..Value::of(number, Scale::Million, unit) });
                Stated { identity: 0, version: 1, entry: Entry { figure, place, value } }
            });
            let stated: Vec<Stated> = stated.collect();
            let mut listed = Listed::default();
            let slim: Vec<Slim> = stated.iter().map(|it| Slim::new(it, &mut listed)).collect();
            let read: Vec<Entry> = slim.iter().map(|it| it.entry(&listed)).collect();
            let written: Vec<Entry> = stated.iter().map(|it| it.entry).collect();
            prop_assert_eq!(format!("{read:?}"), format!("{written:?}"));
            let number = |entry: &Entry| entry.value.number.serialize();
            prop_assert!(read.iter().map(number).eq(written.iter().map(number)));
        }
    }
}
