//! English, as spelled in the United States.

mod calendar;
mod capital;
mod chart;
mod company;
mod dividend;
mod document;
mod event;
mod financial;
mod find;
mod legend;
mod page;
mod shareholders;
mod table;
mod term;
mod tie;
mod time;
mod unit;
mod workbook;

/// The language.
#[derive(Clone, Copy, Debug)]
pub struct English;
