//! What lines count.

use crate::domain::Scale;
use crate::domain::number::Printed;
use crate::domain::statement::{Cell, Line, LineRole, LineUnit, Statement};
use crate::words::Words;

/// The most decimals that a cell of the line has.
#[must_use]
pub fn decimals(line: &Line) -> u32 {
    let decimals = |cell: &Cell| match cell.printed {
        Some(Printed::Number(value)) => value.scale(),
        _ => 0,
    };
    line.cells.iter().map(decimals).max().unwrap_or_default()
}

/// What the cells of a line count, with their currencies and scale, where it isn't what the headings of the columns say.
/// Percentages say it with each figure.
#[must_use]
pub fn told(statement: &Statement, line: &Line, currencies: &str, words: &dyn Words) -> Option<String> {
    if line.role == LineRole::Heading {
        return None;
    }
    match (line.unit, of(statement, line, words)) {
        (LineUnit::PerShare | LineUnit::PerAds, Some(unit)) => Some(format!("{currencies} {unit}")),
        (LineUnit::Money, Some(scale)) => Some(format!("{currencies} {scale}")),
        (LineUnit::Money, None) if line.scale.is_some_and(|scale| scale != statement.scale) => {
            Some(currencies.to_owned())
        }
        (LineUnit::Count, Some(scale)) => Some(words.number(Some(&scale))),
        (LineUnit::Count, None) => Some(words.number(None)),
        (_, unit) => unit,
    }
}

/// What the cells of a line count in a word, where it isn't money in the table's scale.
#[must_use]
pub fn of(statement: &Statement, line: &Line, words: &dyn Words) -> Option<String> {
    if line.role == LineRole::Heading {
        return None;
    }
    match line.unit {
        LineUnit::Money if line.scale.is_none_or(|scale| scale == statement.scale) => None,
        unit => Some(words.line_unit(unit, line.scale.unwrap_or(Scale::One))).filter(|unit| !unit.is_empty()),
    }
}
