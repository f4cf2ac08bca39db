//! irbook turns a folder of announcements into an investor-relations archive.

pub mod archive;
pub mod chart;
pub mod check;
pub mod config;
pub mod decode;
pub mod derive;
pub mod diagnostic;
pub mod domain;
pub mod markdown;
pub mod output;
pub mod render;
pub mod source;
pub mod theme;
