//! Lines of statements: what their cells count and are of, and what determines them.

use super::cell::Cell;
use super::unit::{ChangeForm, LineUnit};
use crate::domain::member::Member;
use crate::domain::span::Name;
use crate::domain::{Period, Scale};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
    pub(super) fn change(&self) -> Option<ChangeForm> {
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
