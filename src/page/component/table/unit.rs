//! What lines count.

use crate::domain::Scale;
use crate::domain::number::Printed;
use crate::domain::statement::{Cell, ChangeForm, Derived, Line, LineRole, LineUnit, Statement};
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

/// What a line is called: its label, or what a sum without one is.
#[must_use]
pub fn label<'l>(line: &'l Line, words: &dyn Words) -> &'l str {
    if line.label.is_empty() { words.unlabelled(line.role) } else { &line.label }
}

/// What the cells of a line count, with their currencies and scale, where it isn't what the headings of the columns say.
/// Percentages say it with each figure.
#[must_use]
pub fn told(statement: &Statement, line: &Line, currencies: &str, words: &dyn Words) -> Option<String> {
    if line.role == LineRole::Heading {
        return None;
    }
    let own = own_unit(statement, line, currencies, words);
    match (own, change(statement, line)) {
        (own, None) => own,
        (own, Some(form)) => {
            let change = words.change_in(form);
            Some(own.map_or_else(|| change.clone(), |own| format!("{own}; {change}")))
        }
    }
}

/// How changes of a line are told where a column of changes says another unit at its head: a percentage changes by points.
fn change(statement: &Statement, line: &Line) -> Option<ChangeForm> {
    line.cells.iter().zip(&statement.columns).find_map(|(cell, column)| {
        let Some(Derived::Change { form, .. }) = column.derived.as_deref() else { return None };
        statement.change(line, column).filter(|own| own != form && *own != ChangeForm::Amount && cell.is_stated())
    })
}

fn own_unit(statement: &Statement, line: &Line, currencies: &str, words: &dyn Words) -> Option<String> {
    match (line.unit, of(statement, line, words)) {
        (unit, told) if unit.has_currency() && line.scale == Some(Scale::Hundredth) => told,
        (LineUnit::PerShare | LineUnit::PerAds, Some(unit)) => Some(format!("{currencies} {unit}")),
        (LineUnit::Money, Some(scale)) => Some(format!("{currencies} {scale}")),
        (LineUnit::Money, None) if line.scale.is_some_and(|scale| scale != statement.scale) => {
            Some(words.in_full(currencies))
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
        unit => {
            let scale = line.scale.unwrap_or(Scale::One);
            let of_one = words.line_unit(unit, scale);
            let told = match scale {
                Scale::Hundredth if unit.has_currency() => match &*of_one {
                    "" => hundredths(statement),
                    _ => format!("{} {of_one}", hundredths(statement)),
                },
                _ => of_one,
            };
            Some(told).filter(|unit| !unit.is_empty())
        }
    }
}

/// What hundredths of the currencies of the columns are called, each once: `pence`, `US cents/HK cents`.
fn hundredths(statement: &Statement) -> String {
    let mut all: Vec<String> = Vec::new();
    for column in &statement.columns {
        let name = column.currency.hundredths();
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all.join("/")
}
