//! Tables: a row of headings, which has those of several rows, and rows of cells.

use super::lines::Lines;
use std::ops::Range;

/// A table until it is written.
#[derive(Debug, Default)]
pub struct Table {
    /// The cells of each row: the column, how many it has, how many rows are left to it, and its text in the lines' own.
    rows: Vec<Vec<Cell>>,
    /// How many of the rows are headings.
    heads: usize,
    in_head: bool,
    open: Option<(usize, usize, usize)>,
    start: Option<usize>,
}

#[derive(Clone, Debug)]
struct Cell {
    column: usize,
    columns: usize,
    rows: usize,
    text: Range<usize>,
}

impl Table {
    pub fn head(&mut self) {
        self.in_head = true;
    }

    pub fn end_head(&mut self) {
        self.in_head = false;
    }

    /// Begins a row, with the cells that reach into it from the row above.
    pub fn row(&mut self) {
        let above = self.rows.last().into_iter().flatten().filter(|cell| cell.rows > 1);
        let row = above.map(|cell| Cell { rows: cell.rows - 1, ..cell.clone() }).collect();
        self.rows.push(row);
        self.heads += usize::from(self.in_head);
    }

    /// Begins a cell.
    pub fn cell(&mut self, columns: usize, rows: usize, lines: &mut Lines) {
        if self.open.is_some() {
            self.end_cell(lines);
        }
        if self.rows.is_empty() {
            self.row();
        }
        let begins = lines.begin_cell();
        self.start.get_or_insert(begins);
        self.open = Some((columns, rows, begins));
    }

    pub fn end_cell(&mut self, lines: &mut Lines) {
        let (Some((columns, rows, begins)), Some(row)) = (self.open.take(), self.rows.last_mut()) else { return };
        lines.end_cell();
        let mut column = 0;
        while let Some(taken) = row.iter().find(|cell| (cell.column..cell.column + cell.columns).contains(&column)) {
            column = taken.column + taken.columns;
        }
        row.push(Cell { column, columns, rows, text: begins..lines.out.len() });
    }

    /// Writes the table in place of its cells. Columns without a word are left out.
    pub fn write(mut self, lines: &mut Lines) {
        if self.open.is_some() {
            self.end_cell(lines);
        }
        let Some(start) = self.start else { return };
        let raw = lines.out.split_off(start.min(lines.out.len()));
        let text = |cell: &Cell| raw.get(cell.text.start - start..cell.text.end - start).unwrap_or_default().trim();
        let columns = self.rows.iter().flatten().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        let mut heads: Vec<String> = vec![String::new(); columns];
        for cell in self.rows[..self.heads].iter().flatten() {
            for head in &mut heads[cell.column..cell.column + cell.columns] {
                let text = text(cell);
                if !text.is_empty() && !head.ends_with(text) {
                    if !head.is_empty() {
                        head.push(' ');
                    }
                    head.push_str(text);
                }
            }
        }
        let mut is_said: Vec<bool> = vec![false; columns];
        for cell in self.rows[self.heads..].iter().flatten() {
            is_said[cell.column] |= !text(cell).is_empty();
        }
        // A heading above an empty column is said, too, unless it reaches over others.
        let is_single = |at: usize| {
            self.rows[..self.heads]
                .iter()
                .flatten()
                .any(|it| it.column == at && it.columns == 1 && !text(it).is_empty())
        };
        let shown: Vec<usize> = (0..columns).filter(|at| is_said[*at] || is_single(*at)).collect();
        if shown.is_empty() {
            return;
        }
        lines.row(true);
        for at in &shown {
            lines.out.push_str("| ");
            lines.out.push_str(&heads[*at]);
            lines.out.push(' ');
        }
        lines.out.push('|');
        lines.row(false);
        lines.out.extend(shown.iter().map(|_| "|---"));
        lines.out.push('|');
        for row in &self.rows[self.heads..] {
            lines.row(false);
            for at in &shown {
                let cell = row.iter().find(|cell| cell.column == *at).map_or("", text);
                lines.out.push_str("| ");
                lines.out.push_str(cell);
                lines.out.push(' ');
            }
            lines.out.push('|');
        }
        lines.block();
    }
}
