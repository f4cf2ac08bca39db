//! Statements: tables of figures in the TOML files beside `announcement.md`.

use super::id::Id;
use super::line::count_cells;
use super::table::table;
use super::word::words;
use crate::domain::former::Former;
use crate::domain::metric::Observation;
use crate::domain::span::Name;
use crate::domain::statement::{Column, Footing, Line, Statement, StatementKind, Translation};
use crate::domain::{Currency, Located, Period, Scale};
use std::sync::Arc;

table! {
    /// Statements and metrics of an announcement.
    pub static TABLES, fn tables() -> (Vec<Statement>, Vec<Observation>)
        = "a file of statements and metrics", "`content/announcements/<id>/<anything>.toml`" {
        /// Tables of figures, in the order in which pages show them.
        list statements: Statement;
        /// What the document states of metrics.
        list metrics: Observation;
    }
    => |_, _| Some((statements, metrics))
}

table! {
    /// A table of figures.
    pub static STATEMENT: Statement = "a statement", "`[[statements]]`" {
        /// Its id in the document, and its anchor on the page.
        required id: Id = "operations";
        /// Where its page once stood; see "Former addresses".
        list former: Located<Former> = r#"["press/2024/17/operations.html"]"#;
        /// The table's title.
        required title: Arc<str> = "Unaudited Condensed Consolidated Statements of Operations";
        /// What kind of table it is.
        required kind: StatementKind = "operations";
        /// The scale in which amounts of money are printed.
        required scale: Scale = "thousand";
        /// The units as the table prints them.
        optional units_note: Arc<str> = "(Amounts in thousands of Renminbi)";
        /// Whether it is audited, where the document says so.
        optional audited: bool = "false";
        /// Whether a total is the sum of its parts as printed (`exact`, also where left out), or may differ by what the rounding
        /// of each allows (`rounded`).
        optional footing: Footing = "exact";
        /// The columns.
        some columns: Column;
        /// The lines.
        some lines: Line;
    }
    also |fields, reader| {
        count_cells(fields, reader);
    }
    => |_, _| {
        let footing = footing.unwrap_or_default();
        Some(Self { id, former, title, kind, scale, units_note, audited, footing, columns, lines })
    }
}

words!(StatementKind {
    "balance-sheet" => BalanceSheet,
    "operations" => Operations,
    "cash-flows" => CashFlows,
    "comprehensive-income" => ComprehensiveIncome,
    "reconciliation" => Reconciliation,
    "discussion" => Discussion,
    "other" => Other,
});

words!(Footing { "exact" => Exact, "rounded" => Rounded });

table! {
    /// A column of a statement.
    pub static COLUMN: Column = "a column", "`columns` of `[[statements]]`" {
        /// Its id in the statement.
        required id: Id = "2024-q1";
        /// The period or day that its figures are of.
        required period: Period = "2024-Q1";
        /// The currency of its amounts.
        required currency: Currency = "CNY";
        /// The printed heading, where it isn't the period and currency.
        optional label: Arc<str> = "Three months ended March 31, 2024";
        /// The column that it translates.
        optional translation as "translated": Translation;
    }
}

table! {
    /// How a column came about that translates another.
    pub static TRANSLATION: Translation = "a translation", "`translated` of a column" {
        /// The column in the local currency, by its id.
        required from: Name = "2024-q1";
        /// The exchange rate, by its id.
        required rate: Name = "h10";
    }
}
