//! Plain types in the words of investor relations: what an archive holds once it is read.
//!
//! Nothing here reads, checks or prints a file; every type can be made by hand in a test. References
//! to other things (a person, a listing, a line) are ids kept with their [`Span`], so that a later
//! stage can point at the place to edit.

pub mod ads;
pub mod amount;
pub mod announcement;
pub mod asked;
pub mod attachment;
pub mod category;
pub mod cell;
pub mod conventions;
pub mod conversion;
pub mod currency;
pub mod decimal;
pub mod digest;
pub mod event;
pub mod event_group;
pub mod field;
pub mod figure;
pub mod file_name;
pub mod former;
pub mod hidden;
pub mod identifier;
pub mod issuer;
pub mod kind;
pub mod member;
pub mod metric;
pub mod moment;
pub mod number;
mod number_format;
pub mod occasion;
pub mod office;
pub mod period;
pub mod plain_page;
mod printed;
pub mod relation;
pub mod repurchase;
pub mod revision;
pub mod scale;
pub mod slug;
pub mod span;
pub mod statement;
pub mod unit;
pub mod web;
pub mod weekend;
pub mod zone;

pub use amount::Amount;
pub use announcement::Announcement;
pub use conventions::Conventions;
pub use conversion::Conversion;
pub use currency::Currency;
pub use digest::Digest;
pub use field::Field;
pub use file_name::composed;
pub use kind::{Details, Kind};
pub use moment::{Moment, When};
pub use period::Period;
pub use plain_page::PlainPage;
pub use scale::Scale;
pub use slug::slug;
pub use span::{FileId, Located, Span};
pub use unit::Unit;
