//! Statements: tables of figures, whose columns and lines say what each cell is of.

mod audit;
mod cell;
mod column;
mod line;
mod unit;

pub use audit::audited_said;
pub use cell::{Cell, Mark, Typed};
pub use column::{Column, Derived, Translation};
pub use line::{Line, LineOf, LineRole, Method, Ratio, Relations, Term};
pub use unit::{ChangeForm, LineUnit};

use super::member::Members;
use super::{Currency, Located, Period, Scale, former::Former, span::Name};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatementKind {
    /// Assets, liabilities and equity at instants.
    BalanceSheet,
    /// Revenue to net income: profit or loss.
    Operations,
    /// Cash flows.
    CashFlows,
    /// Comprehensive income.
    ComprehensiveIncome,
    /// From the opening to the closing balance of each component of equity (IAS 1.106, ASC 505-10-50-2).
    ChangesInEquity,
    /// Figures of segments (IFRS 8, ASC 280).
    Segments,
    /// From a GAAP figure to a non-GAAP figure.
    Reconciliation,
    /// Figures of the running text set as a table.
    Discussion,
    /// Any other table.
    Other,
}

/// A table of figures.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Key within the document; part of the address.
    pub id: Name,
    /// Where its page once stood.
    pub former: Vec<Located<Former>>,
    /// The title as printed.
    pub title: Arc<str>,
    /// What it is.
    pub kind: StatementKind,
    /// The scale of money amounts, unless a line has its own.
    pub scale: Scale,
    /// The printed line on units below the title.
    pub units_note: Option<Arc<str>>,
    /// Whether the document calls the figures audited; `None` where it says nothing.
    pub audited: Option<bool>,
    /// How totals relate to their parts.
    pub footing: Footing,
    /// Columns in printed order.
    pub columns: Vec<Column>,
    /// Lines in printed order.
    pub lines: Vec<Line>,
}

/// How the totals of a table relate to the parts as printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Footing {
    /// A total is the sum of the printed parts, to the last digit.
    #[default]
    Exact,
    /// Total and parts were rounded one by one, so that they may differ by what the rounding allows.
    Rounded,
}

/// An exchange rate that a document states.
#[derive(Clone, Debug)]
pub struct ExchangeRate {
    /// Key within the document.
    pub id: Name,
    /// One unit of this ...
    pub base: Currency,
    /// ... costs `value` units of this.
    pub quote: Currency,
    /// The rate, as printed.
    pub value: Located<Decimal>,
    /// The date of the rate.
    pub date: NaiveDate,
    /// Who published it.
    pub source: Arc<str>,
}

impl Statement {
    /// The line with this id.
    #[must_use]
    pub fn line(&self, id: &str) -> Option<&Line> {
        self.lines.iter().find(|line| !id.is_empty() && &*line.id.value == id)
    }

    /// The position of the column that states flows of a period, or balances at its end: not one that translates another.
    #[must_use]
    pub fn column_of(&self, line: &Line, period: Period) -> Option<usize> {
        let is_of =
            |it: &Column, of| it.translation.is_none() && self.is_whole(line, it) && self.period(line, it) == of;
        let own = |of: Period| self.columns.iter().position(|it| is_of(it, of));
        own(period).or_else(|| own(Period::Instant(period.end())))
    }

    /// The position of the column with this id.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| &*column.id.value == id)
    }
}

/// Columns, by their positions.
impl Statement {
    /// Those whose cells are figures of their own.
    pub fn columns_of_figures(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(|(_, column)| column.states_figures()).map(|(at, _)| at)
    }

    /// Whether the figures of a column are the company's own word on their facts: no change or share, no figure as it was before
    /// another column restates it, and none of two columns that nothing tells apart.
    #[must_use]
    pub fn states_facts(&self, at: usize) -> bool {
        let of = &self.columns[at];
        let is_other = |(other, it): (usize, &Column)| {
            other != at
                && it.states_figures()
                && it.currency == of.currency
                && it.unit == of.unit
                && it.period.order() == of.period.order()
                && Members::new(&it.members, &[]) == Members::new(&of.members, &[])
                && it.translation.is_some() == of.translation.is_some()
                && (it.restated == of.restated || it.restated)
        };
        of.states_figures() && !self.columns.iter().enumerate().any(is_other)
    }

    /// Those in which a total is the sum of its parts: of figures, and of their differences.
    pub fn columns_that_foot(&self) -> impl Iterator<Item = usize> {
        let foots = |column: &Column| match column.derived.as_deref() {
            None => true,
            Some(Derived::Change { form, .. }) => *form == ChangeForm::Amount,
            Some(Derived::Share { .. }) => false,
        };
        self.columns.iter().enumerate().filter(move |(_, column)| foots(column)).map(|(at, _)| at)
    }
}

/// What a cell is of: what its line says, and else what its column says.
impl Statement {
    /// The period or instant.
    #[must_use]
    pub fn period(&self, line: &Line, column: &Column) -> Period {
        line.of.as_ref().and_then(|of| of.period).unwrap_or(column.period)
    }

    /// The members of dimensions.
    #[must_use]
    pub fn members<'a>(&self, line: &'a Line, column: &'a Column) -> Members<'a> {
        Members::new(&column.members, line.of.as_ref().map_or(&[], |of| &of.members))
    }

    /// Whether it is a figure of the company: of no member, and no change or share.
    #[must_use]
    pub fn is_whole(&self, line: &Line, column: &Column) -> bool {
        column.states_figures() && self.members(line, column).is_empty()
    }

    /// How a column of changes tells that of a line; `None` for any other column.
    #[must_use]
    pub fn change(&self, line: &Line, column: &Column) -> Option<ChangeForm> {
        column.change_of(line.unit, line.change())
    }

    /// What it counts.
    #[must_use]
    pub fn unit(&self, line: &Line, column: &Column) -> LineUnit {
        column.unit_of(line.unit, line.change())
    }

    /// The scale in which it is printed; the table's is that of its money.
    #[must_use]
    pub fn scale(&self, line: &Line, column: &Column) -> Scale {
        let of_table = || if self.unit(line, column) == LineUnit::Money { self.scale } else { Scale::One };
        column.scale_of(line.unit, line.scale, line.change()).unwrap_or_else(of_table)
    }

    /// What stands behind its number: `%`, `x`, the points of a change in a column of other changes, or nothing.
    #[must_use]
    pub fn sign(&self, line: &Line, column: &Column) -> &'static str {
        match (column.derived.as_deref(), self.change(line, column)) {
            (Some(Derived::Change { form, .. }), Some(told)) if *form != told => match told {
                ChangeForm::Points => return " pts",
                ChangeForm::BasisPoints => return " bps",
                ChangeForm::Percent | ChangeForm::Amount => {}
            },
            _ => {}
        }
        self.unit(line, column).sign(self.scale(line, column))
    }
}
