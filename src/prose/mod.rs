//! Figures and claims in running text: what is there and where it stands. Nothing here knows which figures are
//! right.

mod claim;
mod clock;
mod day;
mod difference;
mod direction;
mod disguised;
mod ended;
mod found;
mod han;
mod hedge;
mod measure;
mod month;
mod not_quantity;
mod number;
mod passage;
mod quantity;
mod range;
mod said;
mod sentence;
mod subject;
mod turn;
mod word;

pub use claim::Claim;
pub use clock::{Clock, clocks};
pub use day::{Day, Says, days, days_in};
pub use difference::{Basis, Difference};
pub use direction::Direction;
pub use disguised::{Disguise, disguises, foreign};
pub use ended::{Ended, ended};
pub use passage::{Passage, Tie, inline_passage, passages, plain_passage};
pub use quantity::{Quantity, quantities};
pub use said::{Said, said};

/// Whether a language (a BCP 47 tag) is English, whose words are read.
#[must_use]
pub fn is_english(language: &str) -> bool {
    language.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod claim_tests;
#[cfg(test)]
mod passage_tests;
#[cfg(test)]
mod quantity_tests;
