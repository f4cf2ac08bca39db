//! Columns of lists whose rows are tables on a line each.

use toml_edit::{Array, InlineTable, Value};
use unicode_width::UnicodeWidthStr;

/// The key whose elements are columns, too: the figures of a line of a statement.
const CELLS: &str = "cells";

/// How much wider than the one in the middle something may be for others to be padded as far: one long label pushes no row
/// out of sight.
const FARTHEST: usize = 40;

/// The width that a column has: of the widest that isn't too wide for it.
fn width(widths: &[usize]) -> usize {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    let middle = sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    sorted.into_iter().rfind(|width| *width <= middle + FARTHEST).unwrap_or_default()
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
    let widest = self::width(&before);
    for (row, width) in rows.iter_mut().zip(before) {
        if let Some(mut key) = row.key_mut(name) {
            key.leaf_decor_mut().set_prefix(" ".repeat(1 + widest.saturating_sub(width)));
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
    let mut widths: Vec<Vec<usize>> = Vec::new();
    for cells in rows.iter().filter_map(|row| row.get(CELLS)?.as_array()) {
        widths.resize_with(widths.len().max(cells.len()), Vec::new);
        cells.iter().zip(&mut widths).for_each(|(cell, widths)| widths.push(typed(cell)));
    }
    let widths: Vec<usize> = widths.iter().map(|widths| width(widths)).collect();
    for cells in rows.iter_mut().filter_map(|row| row.get_mut(CELLS)?.as_array_mut()) {
        for (index, (cell, width)) in cells.iter_mut().zip(&widths).enumerate() {
            let space = usize::from(index > 0) + width.saturating_sub(typed(cell));
            cell.decor_mut().set_prefix(" ".repeat(space));
        }
    }
}
