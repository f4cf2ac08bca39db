//! The kinds of documents: each with its own table and those within it.

mod board_change;
mod buyback;
mod debt;
mod dividend;
mod document;
mod issuance;
mod meeting;
mod poll;
mod results;

use crate::decode::declaration::{Key, Need, Part};
use crate::decode::reader::{Reader, Value};
use crate::decode::value::FromToml;
use crate::domain::kind::board_change::BoardChange;
use crate::domain::kind::buyback::Buyback;
use crate::domain::kind::debt::Debt;
use crate::domain::kind::dividend::Dividend;
use crate::domain::kind::document::Document;
use crate::domain::kind::issuance::Issuance;
use crate::domain::kind::meeting::Meeting;
use crate::domain::kind::poll::Poll;
use crate::domain::kind::results::Results;
use crate::domain::{Details, Kind};

/// What only announcements of a kind have.
#[derive(Debug)]
pub struct Own {
    /// The key of the kind's table.
    pub key: &'static str,
    /// The kind's table, and those within it.
    pub part: Part,
    /// Reads the kind's table.
    pub(super) read: fn(&Value<'_>, &mut Reader) -> Option<Details>,
}

/// Declares the kinds: the variant of [`Kind`] and [`Details`], which is also the type of the facts; the key of its table,
/// which is also the module that declares it; that table, and those within it. Kinds without facts of their own
/// follow in brackets.
macro_rules! kinds {
    ($($kind:ident: $module:ident [$table:ident $(, $within:ident)*];)+ [$($plain:ident),*]) => {
        /// What only announcements of this kind have; `None` where they have nothing.
        #[must_use]
        pub fn own(kind: Kind) -> Option<&'static Own> {
            match kind {
                $(Kind::$kind => {
                    static OWN: Own = Own {
                        key: stringify!($module),
                        part: Part { name: Kind::$kind.id(), tables: &[&$module::$table $(, &$module::$within)*] },
                        read: |value, reader| $kind::from_toml(value, reader).map(Box::new).map(Details::$kind),
                    };
                    Some(&OWN)
                })+
                $(Kind::$plain => None,)*
            }
        }

        /// The keys of the kinds' tables.
        pub(super) const KEYS: &[Key] = &[$(Key {
            name: stringify!($module),
            shape: <$kind as FromToml>::SHAPE,
            need: Need::With("kind", Kind::$kind.id()),
            meaning: "The facts of its kind.",
            example: "",
            takes: |value, reader| $kind::from_toml(value, reader).is_some(),
        }),+];
    };
}

kinds! {
    Results: results [RESULTS, HIGHLIGHT, CALL, GUIDANCE, GROWTH, QUOTE];
    Dividend: dividend [DIVIDEND, COMPONENT, ELECTION, TERMS, BOOK_CLOSURE];
    Meeting: meeting [MEETING, CLOSED, RESOLUTION, RECORD_DATE, DEADLINE];
    Poll: poll [POLL, VOTING_CLASS, POLLED, CLASS_BALLOT, CHOICE, PROXIES];
    BoardChange: board_change [BOARD_CHANGE, CHANGE];
    Issuance: issuance [ISSUANCE, LEVY, BENCHMARK, TRANCHE, SHARE_OF_OFFER, RECIPIENT, PARTY];
    Buyback: buyback [BUYBACK, PURCHASE, TOTAL];
    Debt: debt [DEBT, CONVERSION, REDEMPTION, CAPPED_CALL];
    Document: document [DOCUMENT];
    [Other]
}
