//! Columns of lists whose rows are tables on a line each.

use toml_edit::{Array, InlineTable, Value};
use unicode_width::UnicodeWidthStr;

/// The key whose elements are columns, too: the figures of a line of a statement.
const CELLS: &str = "cells";

/// Whether an author has begun to align a list: more than one space stands within a row.
pub fn is_begun(list: &Array) -> bool {
    list.iter().filter_map(Value::as_inline_table).any(has_columns)
}

fn has_columns(row: &InlineTable) -> bool {
    let is_wide = |text: Option<&str>| text.is_some_and(|text| text.contains("  ") && !text.contains('\n'));
    let is_apart = |value: &Value| {
        let decor = value.decor();
        is_wide(decor.prefix().and_then(|it| it.as_str())) || is_wide(decor.suffix().and_then(|it| it.as_str()))
    };
    row.iter().any(|(name, value)| {
        let key = row.key(name).and_then(|key| key.leaf_decor().prefix()).and_then(|it| it.as_str());
        let within = |all: &Array| name == CELLS && all.iter().any(is_apart);
        is_wide(key) || is_apart(value) || value.as_array().is_some_and(within)
    })
}

/// Aligns the rows of a list whose spaces are single: the keys with which all rows begin, and the cells.
pub fn align(list: &mut Array) {
    let has_cells = list.iter().filter_map(Value::as_inline_table).any(|row| row.contains_key(CELLS));
    let mut rows: Vec<&mut InlineTable> = list
        .iter_mut()
        .filter_map(Value::as_inline_table_mut)
        .filter(|row| !has_cells || row.get(CELLS).is_some_and(Value::is_array))
        .collect();
    align_cells(&mut rows);
    let mut at = 1;
    // Once a row has another key, only the cells are a column.
    while let Some(name) = common(&rows, at) {
        pad(&mut rows, &name);
        at += 1;
    }
    if has_cells {
        pad(&mut rows, CELLS);
    }
}

/// The key that all rows have at a place.
fn common(rows: &[&mut InlineTable], at: usize) -> Option<String> {
    let name = rows.first()?.iter().nth(at)?.0.to_owned();
    rows.iter().all(|row| row.iter().nth(at).is_some_and(|(other, _)| other == name)).then_some(name)
}

/// Makes a key begin in one column.
fn pad(rows: &mut [&mut InlineTable], name: &str) {
    let before: Vec<usize> = rows.iter().map(|row| width_before(row, name)).collect();
    let widest = before.iter().copied().max().unwrap_or_default();
    for (row, width) in rows.iter_mut().zip(before) {
        if let Some(mut key) = row.key_mut(name) {
            key.leaf_decor_mut().set_prefix(" ".repeat(1 + widest - width));
        }
    }
}

/// The columns of a row ahead of a key, without the space before it.
fn width_before(row: &InlineTable, name: &str) -> usize {
    let mut width = 0;
    for (key, value) in row.iter() {
        let Some(typed) = row.key(key) else { continue };
        let prefix = typed.leaf_decor().prefix().and_then(|it| it.as_str()).unwrap_or_default();
        if key == name {
            break;
        }
        width += prefix.width() + typed.display_repr().width() + " =".width() + value.to_string().width() + ",".width();
    }
    width
}

/// Makes the cells of each column end at one place.
fn align_cells(rows: &mut [&mut InlineTable]) {
    let typed = |value: &Value| {
        let mut bare = value.clone();
        bare.decor_mut().clear();
        bare.to_string().trim().width()
    };
    let mut widths: Vec<usize> = Vec::new();
    for cells in rows.iter().filter_map(|row| row.get(CELLS)?.as_array()) {
        for (index, cell) in cells.iter().enumerate() {
            match widths.get_mut(index) {
                Some(width) => *width = typed(cell).max(*width),
                None => widths.push(typed(cell)),
            }
        }
    }
    for cells in rows.iter_mut().filter_map(|row| row.get_mut(CELLS)?.as_array_mut()) {
        for (index, (cell, width)) in cells.iter_mut().zip(&widths).enumerate() {
            let space = usize::from(index > 0) + width - typed(cell);
            cell.decor_mut().set_prefix(" ".repeat(space));
        }
    }
}
