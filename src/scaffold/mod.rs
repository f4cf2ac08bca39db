//! Files to begin with: those of a new archive, and the front matter of a new announcement.
//!
//! Both are made as texts; [`crate::write::create`] puts them into a folder. What they say of keys is what the format
//! declares of them.

mod announcement;
mod archive;
mod front_matter;

pub use announcement::{Known, announcement};
pub use archive::{Answers, QUESTIONS, Question, archive, title_refusal};
