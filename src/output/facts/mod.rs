//! The facts of an announcement: one record a figure, with all that the archive knows of it. Every format is written of them.
//!
//! They are the figures of statements, metrics, plans, dividends and whatever else a document states by itself. A figure that
//! stands only in running text tells one of these and is none; a cell with words in place of a figure is none either.

mod announcement;
mod checks;
mod fields;
mod named;
mod record;
mod rows;
mod rules;
mod written;

pub use announcement::Facts;
pub use checks::Checks;
pub use named::{change, definition, label};
pub use record::{Record, States, Weight};
pub use rows::{MOST as MOST_ROWS, Rows, escape, text_in_cell};
pub use rules::Rules;
pub use written::{COLUMNS, Forms, Written, dated_in, end, of_announcement, of_year, some};
