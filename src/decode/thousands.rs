//! Tables typed with points between thousands where documents write commas: each figure can be read, a thousand times too small.

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::number::Printed;
use crate::domain::statement::{Cell, Column, Line, LineUnit};
use crate::domain::{Amount, Scale, Unit};
use rust_decimal::Decimal;

/// What the form of a number tells.
enum Form {
    /// Three digits stand behind its point, and up to three before.
    Doubtful,
    /// It is whole and has no thousands.
    Small,
    /// It is written with commas, or with another number of decimals.
    Plain,
}

fn form(number: Decimal) -> Form {
    let number = number.abs();
    match number.scale() {
        _ if number >= Decimal::ONE_THOUSAND => Form::Plain,
        3 if number >= Decimal::ONE => Form::Doubtful,
        0 => Form::Small,
        _ => Form::Plain,
    }
}

/// Records that a table's figures may be thousands: all that count in its scale have three digits behind a point or are small.
/// Whoever says which form numbers have is believed. Nothing is concluded from the figures then.
pub(super) fn judge(columns: &[Column], lines: &mut [Line], reader: &mut Reader) {
    let Some(finding) = doubt(columns, lines, reader) else { return };
    reader.findings.push(finding);
    for cell in lines.iter_mut().flat_map(|line| &mut line.cells) {
        if let Some(Printed::Number(number)) = cell.printed.take() {
            let typed = cell.typed.get_or_insert_default();
            typed.words.get_or_insert_with(|| number.to_string().into());
        }
    }
}

fn doubt(columns: &[Column], lines: &[Line], reader: &Reader) -> Option<Diagnostic> {
    if reader.conventions.format.is_some() {
        return None;
    }
    let mut doubtful: Vec<(&Cell, Decimal)> = Vec::new();
    for line in lines {
        let change = line.of.as_ref().and_then(|of| of.change);
        for (column, cell) in columns.iter().zip(&line.cells) {
            let is_counted = matches!(
                column.unit_of(line.unit, change),
                LineUnit::Money | LineUnit::Shares | LineUnit::Ads | LineUnit::Count
            );
            let Some(Printed::Number(number)) = cell.printed.filter(|_| is_counted) else { continue };
            match form(number) {
                Form::Doubtful => doubtful.push((cell, number)),
                Form::Small => {}
                Form::Plain => return None,
            }
        }
    }
    let [(first, number), others @ ..] = &doubtful[..] else { return None };
    if others.is_empty() {
        return None;
    }
    let typed = number.abs().to_string();
    let figures = if others.len() == 1 { "another figure" } else { "other figures" };
    let message =
        format!("`{typed}` and {figures} of this table have three digits behind a point: are they thousands?");
    Some(Diagnostic::error(Code::InvalidNumber, first.span, message).help(help(&typed, &typed)))
}

/// What helps where `typed` has the number.
fn help(number: &str, typed: &str) -> String {
    let meant = typed.replace(number, &number.replace('.', ","));
    format!(
        "write \"{meant}\", or set `format = \"1.234,5\"` in `[numbers]` of site.toml where points stand between thousands; where \
         they are decimal points, `format = \"1,234.5\"` says so"
    )
}

/// Records that an amount may be thousands: a number of things with decimals, or of thousands to the last unit.
pub(super) fn refused(amount: &Amount, reader: &Reader) -> Option<(String, String)> {
    let is_odd = match amount.unit {
        Unit::Count => amount.scale == Scale::One,
        Unit::Money(_) => amount.scale == Scale::Thousand,
        _ => false,
    };
    let is_odd = is_odd && reader.conventions.format.is_none() && matches!(form(amount.value), Form::Doubtful);
    let number = amount.value.abs().to_string();
    is_odd.then(|| {
        let message = format!("`{}` has three digits behind a point: are they thousands?", amount.printed);
        (message, help(&number, &amount.printed))
    })
}
