//! Reading the texts of an archive: what is understood, and what is said where something is not.

mod any_value;
mod documents;
mod findings;
mod fixture;
