//! What is known before a table is read: answers of the command line, settings of the archive.

use super::marks::Negative;
use crate::domain::number::Format;
use crate::domain::period::FiscalCalendar;
use crate::domain::statement::StatementKind;
use crate::domain::{Conventions, Currency, Scale};

/// What the command line answers ahead.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The statement's id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its kind.
    pub kind: Option<StatementKind>,
    /// Its scale.
    pub scale: Option<Scale>,
    /// The form of its numbers.
    pub numbers: Option<Format>,
    /// The signs that make its figures negative.
    pub negatives: Vec<Negative>,
    /// The currency of a column, by its number, or of all.
    pub currencies: Vec<(Option<usize>, Currency)>,
    /// The period of a column, likewise.
    pub periods: Vec<(Option<usize>, String)>,
    /// The exchange rate of the announcement by which columns are translated.
    pub rate: Option<String>,
}

/// What the archive says.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Whether there is one.
    pub is_archive: bool,
    /// The issuer's fiscal calendar.
    pub calendar: Option<FiscalCalendar>,
    /// How its documents write figures.
    pub conventions: Conventions,
    /// The language of its documents.
    pub language: Option<String>,
}
