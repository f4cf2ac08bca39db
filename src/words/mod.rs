//! What irbook itself says to readers, in one folder a language: strings, dates, numbers and units.
//!
//! What the archive says stays as it is typed. A language is a type that says all of [`Words`]; what it lacks doesn't
//! compile. Templates have words of their own, which an archive can override.

pub mod calendar;
pub mod capital;
pub mod chart;
pub mod company;
pub mod dividend;
pub mod document;
mod english;
pub mod event;
pub mod financial;
pub mod find;
pub mod legend;
pub mod page;
pub mod shareholders;
pub mod subject;
pub mod table;
pub mod term;
pub mod tie;
pub mod time;
pub mod unit;
pub mod workbook;

use calendar::Calendars;
use capital::Capital;
use chart::Charts;
use company::Companies;
use dividend::Dividends;
use document::Documents;
use english::English;
use event::Events;
use financial::Financial;
use find::Find;
use legend::Legends;
use page::Pages;
use shareholders::Shareholders;
use std::fmt::Debug;
use table::Tables;
use term::Terms;
use tie::Ties;
use time::Times;
use unit::Units;
use workbook::Workbooks;

/// All that irbook says, in a language.
pub trait Words:
    Times
    + Units
    + Events
    + Financial
    + Find
    + Calendars
    + Legends
    + Capital
    + Companies
    + Dividends
    + Documents
    + Charts
    + Tables
    + Terms
    + Pages
    + Shareholders
    + Ties
    + Workbooks
    + Debug
    + Sync
{
}

impl<
    T: Times
        + Units
        + Events
        + Financial
        + Find
        + Calendars
        + Legends
        + Capital
        + Companies
        + Dividends
        + Documents
        + Charts
        + Tables
        + Terms
        + Pages
        + Shareholders
        + Ties
        + Workbooks
        + Debug
        + Sync,
> Words for T
{
}

/// The words for a site in the language of this BCP 47 tag: English where there are none of its own.
#[must_use]
pub fn of(_language: &str) -> &'static dyn Words {
    &English
}
