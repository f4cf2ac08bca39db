//! irbook turns a folder of announcements into an investor-relations archive.

pub mod config;
pub mod diagnostic;
pub mod domain;
pub mod markdown;
pub mod source;
