//! `irbook import`: tables of documents as they were filed, to TOML files of the content format.
//!
//! ```text
//!  bytes --input--> HTML, sheets, rows --> Grid --layout--> Layout --statement--> Statement --write--> TOML
//!                                                   with questions, which stand as comments where the answers belong
//! ```
//!
//! `grid::Grid` is a table as texts in cells. `layout` finds where the columns of figures and the lines are,
//! `statement` reads headings, units and currencies, and proposes totals. Cells are written as they are printed.
//! What isn't printed is asked (`question`) and never filled in.

mod answers;
mod changes;
mod columns;
mod delimited;
mod denomination;
mod doubt;
mod figure;
mod filings;
mod grid;
mod headings;
mod html;
mod ids;
mod illegible;
mod input;
mod json;
mod label;
mod layout;
mod lengths;
mod line_scale;
mod lines;
mod markdown;
mod marks;
#[cfg(feature = "sheets")]
mod ods;
mod question;
mod shape;
#[cfg(feature = "sheets")]
mod sheet;
#[cfg(feature = "sheets")]
mod shown;
mod signs;
mod spelled;
mod statement;
mod title;
mod totals;
mod unit;
mod write;
mod xbrl;
#[cfg(feature = "sheets")]
mod xlsx;

pub use answers::{Answers, Known};
pub use filings::{Filings, Lists, filings};
pub use input::{Encoding, LARGEST, text};
pub use marks::Negative;
pub use question::{Question, Questions};
pub use title::WORDS as KINDS;
pub use xbrl::{Wanted, xbrl};

use grid::Grid;
use layout::{Layout, layout};
use statement::Statement;
use std::fmt;
use std::fmt::Write as _;

/// How many lines a statement may have.
const MOST_LINES: usize = 5_000;

/// Why nothing can be imported, with what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(pub String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// A table that looks like a statement.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its number among all tables of its file, from 1.
    pub number: usize,
    layout: Layout,
    name: Option<String>,
}

impl Found {
    /// What tells it from others: number, title, first label, size.
    #[must_use]
    pub fn shown(&self) -> String {
        let lines = self.layout.rows.iter().filter(|row| row.form == layout::RowForm::Figures).count();
        let labels = self.layout.rows.iter().map(|row| &*row.label).filter(|it| !it.is_empty());
        let first = labels.clone().next().unwrap_or("no label");
        let mut shown = format!("{:>3}  ", self.number);
        if let Some(title) = title::title(&self.layout.above).map(|(title, _)| title).or(self.name.as_deref()) {
            let _ = write!(shown, "{title}: ");
        }
        let columns = self.layout.headings.len();
        let _ = write!(shown, "\"{first}\", {lines} lines, {columns} column{}", if columns == 1 { "" } else { "s" });
        shown
    }
}

/// What an import gives.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The TOML.
    pub toml: String,
    /// What is open, and what was read though it may be otherwise.
    pub questions: Questions,
}

/// The tables of a file that look like statements: two lines of figures at least.
///
/// # Errors
/// The file has none, or can't be read.
pub fn tables(bytes: &[u8], encoding: Encoding) -> Result<Vec<Found>, Error> {
    let mut grids = input::grids(bytes, encoding)?;
    grids.iter_mut().for_each(marks::narrow);
    let numbered = grids.iter().enumerate();
    let found = numbered.filter_map(|(at, grid): (usize, &Grid)| {
        let layout = layout(grid)?;
        let lines = layout.rows.iter().filter(|row| row.form == layout::RowForm::Figures).count();
        (2..=MOST_LINES).contains(&lines).then(|| Found { number: at + 1, layout, name: grid.name.clone() })
    });
    let found: Vec<Found> = found.collect();
    if found.is_empty() {
        let what = "there is no table of figures in it: a table has lines with labels, and figures below each other, \
                    and not more than 5,000 lines";
        return Err(Error(what.to_owned()));
    }
    Ok(found)
}

/// Makes statements of tables.
///
/// # Errors
/// The figures of one may be read in two forms, or in none.
pub fn statements(tables: &[Found], answers: &Answers, known: &Known) -> Result<Imported, Error> {
    let mut questions = Questions::default();
    let mut made: Vec<Statement> = Vec::new();
    let mut taken = ids::Taken::default();
    for table in tables {
        let mut it = statement::statement(&table.layout, answers, known, &mut questions)
            .map_err(|error| Error(format!("table {}: {error}", table.number)))?;
        it.id = taken.take(&[it.id.clone()]);
        made.iter().for_each(|other| apart(&mut it, other));
        made.push(it);
    }
    let texts: Vec<String> = made.iter().map(write::statement).collect();
    Ok(Imported { toml: texts.join("\n"), questions })
}

/// Gives lines an id of their own that share one with a line of another statement and state something else of its period.
fn apart(it: &mut Statement, other: &Statement) {
    let period = |of: &Statement, at: usize| {
        let column = &of.columns[at];
        (column.period.as_ref().map(|it| it.text.clone()), column.currency, column.is_derived)
    };
    let mut renamed: Vec<usize> = Vec::new();
    for (at, line) in it.lines.iter().enumerate().filter(|(_, line)| line.is_figures()) {
        let Some(same) = other.lines.iter().find(|of| of.is_figures() && of.id == line.id && of.unit == line.unit)
        else {
            continue;
        };
        let differs = line.cells.iter().enumerate().any(|(column, cell)| {
            let own = period(it, column);
            let of = (0..other.columns.len()).find(|of| period(other, *of) == own);
            of.is_some_and(|of| !cell.is_empty() && !same.cells[of].is_empty() && same.cells[of] != *cell)
        });
        if differs {
            renamed.push(at);
        }
    }
    let ids = it.lines.iter().chain(&other.lines).map(|line| line.id.clone());
    let mut taken: ids::Taken = ids.collect();
    for at in renamed {
        let own = &it.lines[at].id;
        it.lines[at].id = taken.take(&[ids::id(&format!("{own} {}", it.id)).unwrap_or_else(|| own.clone())]);
    }
}

#[cfg(test)]
mod tests;
