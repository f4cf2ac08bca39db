//! Search in the browser: records made of facts, and the index of them that Pagefind makes and its script looks into.

#[cfg(feature = "search")]
mod index;
#[cfg(feature = "search")]
mod record;
#[cfg(feature = "search")]
mod records;

#[cfg(feature = "search")]
pub use index::{Index, Unmade, index};

/// What runs on the page of search.
pub const SCRIPT: &str = include_str!("search.js");
