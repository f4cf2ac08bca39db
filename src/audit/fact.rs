//! A stated figure: what it is of, where it stands and what it is worth.

use super::value::Value;
use crate::domain::kind::dividend;
use crate::domain::member::Members;
use crate::domain::{Amount, Period, Span};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A stated figure.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// What it is of: a concept or metric, or a path such as `repurchase.2024.spent`. Ties in texts name it.
    pub key: Cow<'a, str>,
    /// Of which segment, component, adjustment or other part it is; of none, it is the company's figure.
    pub members: Members<'a>,
    /// What tells it apart from other facts of the same key, members, period and unit.
    pub version: Option<Version<'a>>,
    /// The period or instant, where there is one.
    pub period: Option<Period>,
    /// The figure.
    pub value: Value,
    /// The amount as printed, for a figure that stands alone; cells, rates and figures that are made up have none.
    pub amount: Option<&'a Amount>,
    /// Where it belongs in its announcement.
    pub place: Place,
    /// Where it stands in the source.
    pub span: Span,
    /// Whether it is a fact about the company, which any document that states it must state alike; else it is one of its
    /// document alone.
    pub shared: bool,
}

/// What tells facts of one key, period and unit apart. A statement that names none is of the only one there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Version<'a> {
    /// The definition of a metric: under another one the same label is another fact.
    Definition(&'a str),
    /// The rate that an amount was translated at for the reader's convenience.
    Rate(Decimal),
    /// A dividend, whatever its key in its document.
    Dividend(dividend::Identity<'a>),
}

/// A figure of the archive: the position of its announcement, and its own in the announcement's book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId {
    /// The announcement.
    pub book: u32,
    /// The figure.
    pub fact: u32,
}

/// Where a figure belongs in an announcement, by positions in its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A cell: statement, line, column.
    Cell(u32, u32, u32),
    /// A value of a stated metric, with its observation.
    Metric(u32, u32),
    /// A change stated with a value of a metric: observation, value, change.
    Change(u32, u32, u32),
    /// The share stated with a value of a metric.
    Share(u32, u32),
    /// A part of a metric's value, or a part of a part.
    Part(u32),
    /// A single figure.
    Figure(u32),
    /// A figure of a repurchase plan.
    Plan(u32),
    /// A figure of a range that is expected, by its position among the kind's figures.
    Guidance(u32),
    /// Another of the kind's figures, likewise.
    Own(u32),
    /// An exchange rate.
    Rate(u32),
    /// A figure in running text, by its order there.
    Text(u32),
    /// A figure of the issuer, from `site.toml`.
    Issuer,
}

impl<'a> Fact<'a> {
    /// The `nth` figure of a text, from 0, which tells this one.
    pub(super) fn told(&self, value: Value, span: Span, nth: u32) -> Self {
        Fact { value, amount: None, place: Place::Text(nth), span, shared: false, ..self.clone() }
    }

    /// The same figure as the change of what it is of.
    pub(super) fn of_change(self) -> Self {
        Fact { key: Cow::Owned(format!("{}.change", self.key)), ..self }
    }

    /// The name of the fact in a waiver or a tie: its key and, where there is one, its period.
    #[must_use]
    pub fn name(&self) -> String {
        let members = self.members.name();
        let of = if members.is_empty() { members } else { format!("[{members}]") };
        match &self.period {
            Some(period) => format!("{}{of}@{}", self.key, period.id()),
            None => format!("{}{of}", self.key),
        }
    }

    /// What is equal for all statements of one fact, and of its other versions: a hash of key, members, period and unit.
    #[must_use]
    pub fn identity(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.concept(), self.members, self.days(), self.value.unit).hash(&mut hasher);
        hasher.finish()
    }

    /// What it is of in every document that states it: its key, but for a dividend, which documents with several call otherwise.
    fn concept(&self) -> (&str, Option<dividend::Identity<'a>>) {
        match self.version {
            Some(Version::Dividend(dividend)) => ("dividend", Some(dividend)),
            _ => (&self.key, None),
        }
    }

    /// What is equal for the statements of one concept over all periods: a hash of key, members, version and unit.
    #[must_use]
    pub(super) fn series(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.key, self.members, self.version, self.value.unit).hash(&mut hasher);
        hasher.finish()
    }

    /// Whether both are statements of one fact.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.concept() == other.concept()
            && self.members == other.members
            && (self.version == other.version || self.version.is_none() || other.version.is_none())
            && self.value.unit == other.value.unit
            && self.days() == other.days()
    }

    /// The period by its days, so that a quarter is the same as its first to its last day.
    pub(super) fn days(&self) -> Option<(NaiveDate, NaiveDate, bool)> {
        self.period.map(days)
    }
}

/// Whether two periods are the same days; an instant and a span never are.
#[must_use]
pub fn same_days(a: Period, b: Period) -> bool {
    days(a) == days(b)
}

fn days(period: Period) -> (NaiveDate, NaiveDate, bool) {
    (period.start(), period.end(), matches!(period, Period::Instant(_)))
}
