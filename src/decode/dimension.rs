//! Dimensions that figures are split by: `content/dimensions.toml`.

use super::fields::document;
use super::id::Id;
use super::reader::Reader;
use super::table::table;
use crate::domain::member::{DefinedMember, Dimension};
use std::sync::Arc;

/// Reads `content/dimensions.toml`.
pub fn read(text: &str, reader: &mut Reader) -> Vec<Dimension> {
    document(text, &DIMENSIONS, reader, dimensions).unwrap_or_default()
}

table! {
    /// The dimensions of the archive: what its figures are split by.
    pub static DIMENSIONS, fn dimensions() -> Vec<Dimension>
        = "content/dimensions.toml", "`content/dimensions.toml`" {
        /// The dimensions.
        list dimensions: Dimension;
    }
    => |_, _| Some(dimensions)
}

table! {
    /// What figures are split by, such as segments, components of equity, adjustments, classes of shares or geographies.
    pub static DIMENSION: Dimension = "a dimension", "`[[dimensions]]`" {
        /// Its id, by which columns and lines name it.
        required id: Id = "segment";
        /// What it is called.
        required label: Arc<str> = "Segment";
        /// Its members. The whole is none of them: a figure that names no member is the company's.
        some members: DefinedMember;
    }
}

table! {
    /// A member of a dimension.
    pub static MEMBER: DefinedMember = "a member", "`members` of `[[dimensions]]`" {
        /// Its id, by which columns and lines name it.
        required id: Id = "compute";
        /// What it is called.
        required label: Arc<str> = "Compute & Networking";
    }
}
