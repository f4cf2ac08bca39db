//! The order of keys: that of their declaration.

use crate::decode::{Shape, Table};

/// What is known of the values of a table's keys.
#[derive(Clone, Copy, Debug)]
pub enum Known {
    /// The table is declared.
    Table(&'static Table),
    /// Its keys are chosen by authors; their values are such.
    Chosen(Shape),
    /// Nothing is known.
    Nothing,
}

impl Known {
    /// What is known of a table that is a value of a key, by the keys that it has.
    pub fn within(self, key: &str, keys: &[&str]) -> Self {
        match self.shape(key) {
            Some(shape) => of(shape, keys),
            None => Self::Nothing,
        }
    }

    /// The shape of a key's values.
    pub fn shape(self, key: &str) -> Option<Shape> {
        match self {
            Self::Table(table) => table.all().find(|it| it.name == key).map(|it| it.shape),
            Self::Chosen(shape) => Some(shape),
            Self::Nothing => None,
        }
    }

    /// Where a key stands among the others; behind them where it isn't declared.
    pub fn rank(self, key: &str) -> usize {
        match self {
            Self::Table(table) => table.all().position(|it| it.name == key).unwrap_or(usize::MAX),
            _ => usize::MAX,
        }
    }
}

/// The table that a shape takes and that has most of the keys.
pub fn of(shape: Shape, keys: &[&str]) -> Known {
    match shape {
        Shape::Table(table) => Known::Table(table()),
        Shape::List(inner) => of(*inner, keys),
        Shape::ByName(inner) | Shape::ByYear(inner) => Known::Chosen(*inner),
        Shape::Either(shapes) => {
            let known = |it: &Known| keys.iter().filter(|key| it.shape(key).is_some()).count();
            let found = shapes.iter().map(|shape| of(*shape, keys)).filter(|it| !matches!(it, Known::Nothing));
            // Of equals the first.
            found.rev().max_by_key(known).unwrap_or(Known::Nothing)
        }
        _ => Known::Nothing,
    }
}
