//! Statements: tables of figures in the TOML files beside `announcement.md`.

use super::column::{self, TypedColumn};
use super::id::Id;
use super::line::{count_cells, under_headings};
use super::scalar::TableScale;
use super::table::table;
use super::word::words;
use super::{cell, currency_said, labelled, scale_said, thousands};
use crate::domain::former::Former;
use crate::domain::metric::Observation;
use crate::domain::statement::{Footing, Line, Statement, StatementKind};
use crate::domain::{Currency, Located, Period};
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
        required scale: TableScale = "thousand";
        /// The currency of its columns, unless a column has its own.
        optional currency: Currency = "CNY";
        /// The period or day of its columns, unless a column or a line has its own.
        optional period: Period = "2024-Q1";
        /// The units as the table prints them.
        optional units_note: Arc<str> = "(Amounts in thousands of Renminbi)";
        /// Whether it is audited, where the document says so.
        optional audited: bool = "false";
        /// Whether a total is the sum of its parts as printed (`exact`, also where left out), or may differ by what the rounding
        /// of each allows (`rounded`).
        optional footing: Footing = "exact";
        /// The columns.
        some columns as "columns": TypedColumn;
        /// The lines.
        some lines: Line;
    }
    also |fields, reader| {
        count_cells(fields, reader);
        let is_unread = fields.has("period") && period.is_none() || fields.has("currency") && currency.is_none();
        let columns = columns.filter(|_| !is_unread);
        let columns = columns.and_then(|columns| column::resolve(columns, currency, period, reader));
        let all = fields.value("columns").and_then(|it| it.get_ref().as_array()).map(|it| it.len());
        let columns_read = columns.as_deref().filter(|columns| Some(columns.len()) == all);
        cell::judge(columns_read, reader);
        let lines = lines.map(|mut lines| {
            if let Some(columns) = columns_read {
                thousands::judge(columns, &mut lines, reader);
            }
            lines
        });
        // Without all of its columns, a cell would be taken for one of another.
        let is_whole = columns_read.is_some();
        if let (Some(columns), Some(lines)) = (columns_read, &lines) {
            labelled::judge(columns, lines, reader);
            if let Some(scale) = scale {
                scale_said::judge(fields.value("units_note"), scale, columns, lines, reader);
            }
            currency_said::judge(fields.value("units_note"), columns, lines, reader);
        }
    }
    => |_, _| {
        let lines = under_headings(lines);
        let footing = footing.unwrap_or_default();
        is_whole.then_some(Self { id, former, title, kind, scale, units_note, audited, footing, columns, lines })
    }
}

words!(StatementKind {
    "balance-sheet" => BalanceSheet,
    "operations" => Operations,
    "cash-flows" => CashFlows,
    "comprehensive-income" => ComprehensiveIncome,
    "changes-in-equity" => ChangesInEquity,
    "segments" => Segments,
    "reconciliation" => Reconciliation,
    "discussion" => Discussion,
    "other" => Other,
});

words!(Footing { "exact" => Exact, "rounded" => Rounded });
