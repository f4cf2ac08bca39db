//! irbook turns a folder of announcements into an investor-relations archive.

pub mod domain;
