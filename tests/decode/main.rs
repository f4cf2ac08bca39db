//! Reading the texts of an archive: what is understood, and what is said where something is not.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod any_value;
mod digest;
mod dividend;
mod documents;
mod findings;
mod fixture;
mod format;
mod limits;
mod notation;
