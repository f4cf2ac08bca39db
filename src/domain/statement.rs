//! Statements: tables of figures, whose columns and lines say what each cell is of.

mod column;

use super::member::{Member, Members};
use super::{
    Currency, Located, Period, Scale, Span, Unit, decimal,
    former::Former,
    number::{Format, Printed},
    span::Name,
};
use chrono::NaiveDate;
pub use column::{ChangeForm, Column, Derived, Translation};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
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

/// The part a line plays in the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineRole {
    /// Only words.
    Heading,
    /// A figure.
    #[default]
    Item,
    /// A sum within the table: a single rule above.
    Subtotal,
    /// A final sum: a single rule above and a double rule below.
    Total,
}

/// What the cells of a line count; the currency is the column's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineUnit {
    /// Money in the statement's scale.
    #[default]
    Money,
    /// Money per ordinary share, in full.
    PerShare,
    /// Money per depositary share, in full.
    PerAds,
    /// Ordinary shares.
    Shares,
    /// Depositary shares.
    Ads,
    /// Percent.
    Percent,
    /// Percentage points: a difference of percentages.
    Points,
    /// How many times: 2.3x.
    Times,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// A count.
    Count,
    /// Nothing: its cells are words.
    Text,
}

impl LineUnit {
    /// Whether its figures are of the column's currency.
    #[must_use]
    pub const fn has_currency(self) -> bool {
        matches!(self, Self::Money | Self::PerShare | Self::PerAds)
    }

    /// What stands behind a number in a scale: `%`, `x`, or nothing.
    #[must_use]
    pub fn sign(self, scale: Scale) -> &'static str {
        match self {
            Self::Percent if scale != Scale::Hundredth => "%",
            Self::Times => "x",
            _ => "",
        }
    }

    /// What its figures count in a currency.
    #[must_use]
    pub const fn of(self, currency: Currency) -> Unit {
        match self {
            Self::Money => Unit::Money(currency),
            Self::PerShare => Unit::PerShare(currency),
            Self::PerAds => Unit::PerAds(currency),
            Self::Shares => Unit::Shares,
            Self::Ads => Unit::Ads,
            Self::Percent => Unit::Percent,
            Self::Points => Unit::Points,
            Self::Times => Unit::Times,
            Self::Days => Unit::Days,
            Self::Months => Unit::Months,
            Self::Years => Unit::Years,
            Self::Count | Self::Text => Unit::Count,
        }
    }
}

/// How a cell came about; see the crate's page on methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Method {
    /// The signed sum of the lines it totals, as rounded.
    Footed,
    /// The printed local amount divided by the stated rate, rounded.
    Translated,
    /// A total less its other part.
    Balancing,
    /// Shares per ADS times the printed per-share figure.
    PerAds,
    /// A numerator divided by a denominator, rounded.
    Divided,
}

/// A line of a statement.
#[derive(Clone, Debug)]
pub struct Line {
    /// Key within the statement, unique there. Empty for a heading without one.
    pub id: Name,
    /// The label as printed; empty where the table prints nothing beside a sum.
    pub label: Arc<str>,
    /// Depth of indentation, from 0.
    pub level: u8,
    /// What it is.
    pub role: LineRole,
    /// What its cells count.
    pub unit: LineUnit,
    /// A scale other than the statement's.
    pub scale: Option<Scale>,
    /// One cell a column; none for a heading.
    pub cells: Box<[Cell]>,
    /// The lines that this one is the signed sum of; empty where it is no sum.
    pub sum: Box<[Term]>,
    /// How cells came about, where the document's practice shows: column id (`None`: all
    /// translated columns) and method.
    pub methods: Box<[(Option<Name>, Method)]>,
    /// What else determines the figures; `None` for most lines.
    pub relations: Option<Box<Relations>>,
    /// The concept, where it isn't the line's id: the same concept in two statements is one fact.
    pub concept: Option<Name>,
    /// What it is of where that isn't the company and the period of each column; `None` for most lines.
    pub of: Option<Box<LineOf>>,
    /// Ids of footnotes.
    pub footnotes: Box<[Name]>,
}

/// What a line is of, by itself or by the headings above it.
#[derive(Clone, Debug, Default)]
pub struct LineOf {
    /// Its members, in the order of dimensions.
    pub members: Box<[Member]>,
    /// Its period or instant, where it isn't that of the column.
    pub period: Option<Period>,
    /// How columns of changes tell that of this line.
    pub change: Option<ChangeForm>,
}

/// What determines the figures of a line beside a sum within the table. Lines are named by id, or as
/// `statement.line` in another statement of the document.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// The figure is the sum of these: for the same period or, where they are balances and the line is a flow, at
    /// the end of its period.
    pub equals: Box<[Term]>,
    /// The figure is the sum of these balances at the end of the day before its period begins.
    pub opening: Box<[Term]>,
    /// A balance is that of the same line at an earlier instant and these flows between the two.
    pub rolls_forward: Box<[Term]>,
    /// The figure is a quotient. Each one given must hold.
    pub ratios: Box<[Ratio]>,
    /// The line that states it for ordinary shares: an amount per ADS is that times the shares per ADS, a number of ADSs
    /// is that divided by them.
    pub ordinary: Option<Name>,
}

/// A quotient of two lines; times a hundred where the line is in percent.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// The line that is divided.
    pub numerator: Name,
    /// The line it is divided by.
    pub denominator: Name,
}

impl Line {
    /// How columns of changes tell that of the line, where it says so.
    fn change(&self) -> Option<ChangeForm> {
        self.of.as_ref().and_then(|of| of.change)
    }

    /// What stands behind each of its numbers: `%`, `x`, or nothing.
    #[must_use]
    pub fn sign(&self) -> &'static str {
        self.unit.sign(self.scale.unwrap_or_default())
    }

    /// The key under which the line's figures are compared with others.
    #[must_use]
    pub fn concept(&self) -> &str {
        self.concept.as_ref().map_or(&self.id.value, |concept| &concept.value)
    }

    /// Whether the document is known to have multiplied the printed amount per share in a column, rather than the one before it
    /// was rounded.
    #[must_use]
    pub fn takes_printed(&self, column: &Name) -> bool {
        let said = |(of, method): &(Option<Name>, Method)| {
            *method == Method::PerAds && of.as_ref().is_none_or(|of| of == column)
        };
        self.methods.iter().any(said)
    }
}

/// A signed part of a sum.
#[derive(Clone, Debug)]
pub struct Term {
    /// Id of a line of the same statement; where other statements are meant as well, `statement.line`.
    pub line: Name,
    /// Whether it is subtracted.
    pub negative: bool,
}

/// A cell. `printed` is `None` where the document leaves it blank: nothing is stated.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What is printed.
    pub printed: Option<Printed>,
    /// Where it was read.
    pub span: Span,
    /// What stands beside the figure or in its place; `None` for most cells.
    pub typed: Option<Box<Typed>>,
}

/// What a cell has beside a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The words that stand in place of a number, as printed: `N/M`, or those of a line of words.
    pub words: Option<Box<str>>,
    /// The marks of footnotes, in printed order.
    pub marks: Box<[Mark]>,
}

/// The mark of a footnote at a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The mark as printed: `(1)`, `¹`, `*`.
    pub printed: Box<str>,
    /// The id of the footnote that it refers to, where there is one of it: `1`, `*`.
    pub footnote: Box<str>,
}

impl Cell {
    /// Appends the cell as accounting tables print it, in a form of numbers: parentheses for negatives, an en dash for nil,
    /// nothing where nothing is stated, words as they are typed, and the sign of the line's unit behind a number.
    pub fn push_printed(&self, out: &mut String, sign: &str, format: Format) {
        match self.printed {
            Some(Printed::Nil) => out.push('–'),
            Some(Printed::Below(value)) => {
                out.push('<');
                decimal::push_grouped_as(out, value, format);
                out.push_str(sign);
            }
            Some(Printed::Number(value)) => {
                let negative = value.is_sign_negative() && !value.is_zero();
                out.push_str(if negative { "(" } else { "" });
                decimal::push_grouped_as(out, value.abs(), format);
                out.push_str(sign);
                out.push_str(if negative { ")" } else { "" });
            }
            None | Some(Printed::NotMeaningful | Printed::NotApplicable) => {
                out.push_str(self.words().unwrap_or_default())
            }
        }
    }

    /// The words that stand in place of a number.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.typed.as_ref()?.words.as_deref()
    }

    /// The marks of footnotes at the figure.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        self.typed.as_ref().map_or(&[], |typed| &typed.marks)
    }

    /// Whether the document states something here: a figure, or words.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.printed.is_some() || self.words().is_some()
    }
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

    /// Those in which a total is the sum of its parts: of figures, and of their differences.
    pub fn columns_that_foot(&self) -> impl Iterator<Item = usize> {
        let foots = |column: &Column| match &column.derived {
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

    /// What stands behind its number: `%`, `x`, or nothing.
    #[must_use]
    pub fn sign(&self, line: &Line, column: &Column) -> &'static str {
        self.unit(line, column).sign(self.scale(line, column))
    }
}
