//! A single figure of a document, and what is stated beside a figure.

pub use super::amount::{Hedge, Range};
use super::{Amount, Located, Period, Scale, Span, Unit, member::Member, span::Name, statement::Term};
use std::sync::Arc;

/// A figure of a document that belongs to no table: label, amount and what it speaks of.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Key within the document; also its anchor on the page.
    pub id: Name,
    /// The label as the document has it.
    pub label: Arc<str>,
    /// The figure.
    pub amount: Amount,
    /// Where the amount stands.
    pub span: Span,
    /// The period or instant, where the document states one.
    pub period: Option<Period>,
    /// The concept (a line id or metric id) the figure repeats, such as a total quoted in millions.
    pub concept: Option<Name>,
    /// What it is of, in the order of dimensions; nothing for a figure of the company.
    pub members: Box<[Member]>,
    /// The lines it is the sum of, as `statement.line`.
    pub sum: Box<[Term]>,
    /// For a percentage: that it is the change of another figure.
    pub change: Option<ChangeOf>,
    /// A remark in the archive's own words: what the base is, what is left out; Markdown of one paragraph.
    pub note: Option<Located<Box<str>>>,
}

/// What a stated percentage is the change of, to the period of the percentage.
#[derive(Clone, Debug)]
pub struct ChangeOf {
    /// The concept (a line id or metric id) that changed.
    pub of: Name,
    /// The period compared with.
    pub against: Period,
}

/// A change stated beside a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedChange {
    /// The change, signed: a decrease of 9.3 % is -9.3. Of percentages it may be the difference, in basis points (hundredths
    /// of a percent), and of any figure the difference in its own unit.
    pub amount: Amount,
    /// The period compared with.
    pub against: Period,
    /// Where the change stands.
    pub span: Span,
}

/// How a change is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// In percent of the earlier figure.
    Relative,
    /// As the difference of the two figures.
    Difference,
}

impl StatedChange {
    /// What the change of a figure of a unit counts: a difference of percentages is in points.
    #[must_use]
    pub fn unit(&self, of: Unit) -> Unit {
        match self.measure(of) {
            Some(Measure::Difference) if of == Unit::Percent => Unit::Points,
            _ => self.amount.unit,
        }
    }

    /// How the change of a figure of a unit is told; `None` where the figure can't have such a change. Of a percentage, a
    /// change in percent is a relative one.
    #[must_use]
    pub fn measure(&self, of: Unit) -> Option<Measure> {
        match (self.amount.unit, self.amount.scale) {
            (Unit::Percent, Scale::One) => Some(Measure::Relative),
            (Unit::Percent | Unit::Points, _) => (of == Unit::Percent).then_some(Measure::Difference),
            (unit, _) => (unit == of).then_some(Measure::Difference),
        }
    }
}

/// A share of another figure stated beside a figure: 61.0 % of the loan volume.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedShare {
    /// The share in percent.
    pub percent: Amount,
    /// The metric that is the whole.
    pub of: Name,
    /// Where the share stands.
    pub span: Span,
}
