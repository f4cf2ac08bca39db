//! How the figures of an announcement tie, kept small.
//!
//! The audit finds it out once, and every page and file that tells it reads it back. The figures of the announcement's
//! parts are not kept: its [`Book`] finds them again at little cost, while those of its texts take most of the work.

use super::Examined;
use super::book::Book;
use super::fact::{Fact, Place};
use super::rule::Tie;
use super::value::Value;
use crate::domain::figure::Hedge;
use crate::domain::issuer::Issuer;
use crate::domain::{Announcement, Scale, Span, Unit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The ties of an announcement and the figures of its texts.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// The ties and then the figures, with numbers as short as they are.
    bytes: Box<[u8]>,
    /// The other announcements whose figures the texts tell.
    named: Box<[u32]>,
    /// Where the figures stand that ties of its texts name, by the ties.
    named_by: Box<[(TieId, Place)]>,
}

/// A tie by its destination and its words: wherever they stand in a document, they name the same figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TieId(u64);

impl TieId {
    pub fn of(destination: &str, words: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        (destination, words).hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// The figure that one of a text tells.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Origin {
    /// Its announcement by position, where that is another one.
    pub book: Option<u32>,
    /// Its position in its book.
    pub fact: u32,
    /// Whether its change is told.
    pub change: bool,
}

/// A figure of a text, which has from the one that it tells what isn't here.
#[derive(Serialize, Deserialize)]
struct Told {
    origin: Origin,
    number: [u8; 16],
    scale: Scale,
    unit: Unit,
    nil: bool,
    hedge: Option<Hedge>,
    span: Span,
}

impl Told {
    fn of(fact: &Fact<'_>, origin: Origin) -> Self {
        let Value { number, scale, unit, nil, hedge } = fact.value;
        Self { origin, number: number.serialize(), scale, unit, nil, hedge, span: fact.span }
    }

    fn value(&self) -> Value {
        Value {
            number: Decimal::deserialize(self.number),
            scale: self.scale,
            unit: self.unit,
            nil: self.nil,
            hedge: self.hedge,
        }
    }
}

impl Kept {
    /// What was found of an announcement. `origins` are what the figures of its texts tell, one by one, and `named_by` where those
    /// stand that ties name.
    pub fn new(examined: &Examined<'_>, origins: &[Origin], mut named_by: Vec<(TieId, Place)>) -> Self {
        let of_texts = examined.book.facts.iter().filter(|fact| matches!(fact.place, Place::Text(_)));
        let told: Vec<Told> = of_texts.zip(origins).map(|(fact, origin)| Told::of(fact, *origin)).collect();
        let named: BTreeSet<u32> = origins.iter().filter_map(|origin| origin.book).collect();
        let bytes = postcard::to_allocvec(&(&examined.ties, told)).expect("plain numbers and texts");
        named_by.sort_by_key(|(tie, _)| *tie);
        named_by.dedup_by_key(|(tie, _)| *tie);
        Self { bytes: bytes.into(), named: named.into_iter().collect(), named_by: named_by.into() }
    }

    /// Where the figure of the announcement itself stands that a tie of its texts names.
    pub fn place(&self, tie: TieId) -> Option<Place> {
        let at = self.named_by.binary_search_by_key(&tie, |(known, _)| *known).ok()?;
        Some(self.named_by[at].1)
    }

    /// Whether it says something of an announcement's figures by way of its texts.
    pub fn names(&self, book: u32) -> bool {
        self.named.contains(&book)
    }

    /// What was found, of the announcement at this position of those that were audited.
    pub fn read<'a>(&self, at: usize, announcements: &[&'a Announcement], issuer: &'a Issuer) -> Examined<'a> {
        let mut book = Book::of(announcements[at], issuer);
        let (ties, told): (Vec<Tie>, Vec<Told>) = postcard::from_bytes(&self.bytes).expect("as it was kept");
        for (nth, told) in (0..).zip(&told) {
            let Origin { book: of, fact, change } = told.origin;
            let figure = match of {
                Some(of) => Book::of(announcements[of as usize], issuer).fact(fact).told(told.value(), told.span, nth),
                None => book.fact(fact).told(told.value(), told.span, nth),
            };
            book.facts.push(if change { figure.of_change() } else { figure });
        }
        Examined { book, ties }
    }
}
