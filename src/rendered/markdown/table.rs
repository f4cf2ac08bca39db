//! Tables: a row of headings, which has those of several rows, and rows of cells.

use super::lines::Lines;
use std::ops::Range;

/// A table until it is written, and then room for the next.
#[derive(Debug, Default)]
pub struct Table {
    cells: Vec<Cell>,
    /// Where the cells of each row begin.
    rows: Vec<usize>,
    /// How many of the rows are headings.
    heads: usize,
    in_head: bool,
    /// Of the last row, the first column behind its own cells, and how many cells reach into it.
    column: usize,
    reaching: usize,
    open: Option<(usize, usize, usize)>,
    start: Option<usize>,
    /// The text of the cells while their rows are written.
    raw: String,
    /// Likewise the cell of each column.
    slots: Vec<Option<usize>>,
}

/// A cell, or what reaches of it into a row.
#[derive(Clone, Debug)]
struct Cell {
    column: usize,
    columns: usize,
    /// How many rows are left to it.
    rows: usize,
    /// Its text in the lines' own.
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
        let end = self.cells.len();
        for at in self.rows.last().copied().unwrap_or(end)..end {
            if self.cells[at].rows > 1 {
                let cell = Cell { rows: self.cells[at].rows - 1, ..self.cells[at].clone() };
                self.cells.push(cell);
            }
        }
        self.rows.push(end);
        (self.column, self.reaching) = (0, self.cells.len() - end);
        self.heads += usize::from(self.in_head);
    }

    /// Begins a cell.
    pub fn cell(&mut self, columns: usize, rows: usize, lines: &mut Lines) {
        self.end_cell(lines);
        if self.rows.is_empty() {
            self.row();
        }
        let begins = lines.begin_cell();
        self.start.get_or_insert(begins);
        self.open = Some((columns, rows, begins));
    }

    pub fn end_cell(&mut self, lines: &mut Lines) {
        let (Some((columns, rows, begins)), Some(row)) = (self.open.take(), self.rows.last()) else { return };
        lines.end_cell();
        let reaching = &self.cells[*row..*row + self.reaching];
        let mut column = self.column;
        while let Some(taken) = reaching.iter().find(|cell| (cell.column..cell.column + cell.columns).contains(&column))
        {
            column = taken.column + taken.columns;
        }
        self.column = column + columns;
        let text = lines.out.get(begins..).unwrap_or_default().trim_start();
        let begins = lines.out.len() - text.len();
        self.cells.push(Cell { column, columns, rows, text: begins..begins + text.trim_end().len() });
    }

    /// Writes the table in place of its cells. Columns without a word are left out.
    pub fn write(&mut self, lines: &mut Lines) {
        self.end_cell(lines);
        if let Some(start) = self.start.take() {
            self.raw.clear();
            self.raw.push_str(lines.out.get(start..).unwrap_or_default());
            lines.out.truncate(start);
            for Range { start: begins, end } in self.cells.iter_mut().map(|cell| &mut cell.text) {
                (*begins, *end) = (begins.saturating_sub(start), end.saturating_sub(start));
            }
            self.write_rows(lines);
        }
        self.cells.clear();
        self.rows.clear();
        (self.heads, self.in_head) = (0, false);
    }

    fn write_rows(&mut self, lines: &mut Lines) {
        let Self { cells, rows, raw, slots, .. } = self;
        // A line of code within a cell may have taken spaces from the one before.
        let text = |cell: &Cell| raw.get(cell.text.clone()).unwrap_or_default();
        let (heads, body) = cells.split_at(rows.get(self.heads).copied().unwrap_or(cells.len()));
        let columns = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        let mut headings: Vec<String> = vec![String::new(); columns];
        let mut is_said: Vec<bool> = vec![false; columns];
        for cell in heads.iter().filter(|cell| !text(cell).is_empty()) {
            for heading in &mut headings[cell.column..cell.column + cell.columns] {
                if !heading.ends_with(text(cell)) {
                    if !heading.is_empty() {
                        heading.push(' ');
                    }
                    heading.push_str(text(cell));
                }
            }
            // A heading above an empty column is said, too, unless it reaches over others.
            is_said[cell.column] |= cell.columns == 1;
        }
        for cell in body {
            is_said[cell.column] |= !text(cell).is_empty();
        }
        let shown: Vec<usize> = (0..columns).filter(|at| is_said[*at]).collect();
        if shown.is_empty() {
            return;
        }
        lines.row(true);
        for at in &shown {
            lines.cell(&headings[*at]);
        }
        lines.out.push('|');
        lines.row(false);
        lines.out.extend(shown.iter().map(|_| "|---"));
        lines.out.push('|');
        for (at, begins) in rows.iter().enumerate().skip(self.heads) {
            let ends = rows.get(at + 1).copied().unwrap_or(cells.len());
            slots.clear();
            slots.resize(columns, None);
            for at in *begins..ends {
                slots[cells[at].column].get_or_insert(at);
            }
            lines.row(false);
            for at in &shown {
                lines.cell(slots[*at].map_or("", |at| text(&cells[at])));
            }
            lines.out.push('|');
        }
        lines.block();
    }
}
