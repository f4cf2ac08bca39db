//! Columns of statements: what their cells are of.

use super::line::Term;
use super::unit::{ChangeForm, LineUnit};
use crate::domain::member::Member;
use crate::domain::span::Name;
use crate::domain::{Currency, Period, Scale};
use std::sync::Arc;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Key within the statement.
    pub id: Name,
    /// The period or instant, unless a line has its own. That of a change or share is the period that it leads to.
    pub period: Period,
    /// The currency of its amounts; [`Currency::NONE`] where it has none.
    pub currency: Currency,
    /// The heading, where the printed one isn't the period and currency.
    pub label: Option<Arc<str>>,
    /// For a convenience translation: from which column and at which rate.
    pub translation: Option<Translation>,
    /// What it is of, in the order of dimensions; nothing for a column of the company's own figures.
    pub members: Box<[Member]>,
    /// What its cells count, where it isn't what their lines say.
    pub unit: Option<LineUnit>,
    /// The scale of its cells, where it isn't that of the table or the line.
    pub scale: Option<Scale>,
    /// The columns that it is the signed sum of; empty where it is no sum.
    pub sum: Box<[Term]>,
    /// What it says of other columns, where its cells are no figures of their own.
    pub derived: Option<Box<Derived>>,
    /// Whether the document calls the column audited, where it isn't what the table says.
    pub audited: Option<bool>,
    /// Whether the document says that its figures are restated.
    pub restated: bool,
    /// Ids of footnotes.
    pub footnotes: Box<[Name]>,
}

/// How a column was translated for the reader's convenience.
#[derive(Clone, Debug)]
pub struct Translation {
    /// Id of the column in the reporting currency.
    pub from: Name,
    /// Id of the exchange rate.
    pub rate: Name,
}

/// What a column states of the cells of other columns.
#[derive(Clone, Debug)]
pub enum Derived {
    /// How much a column changed from another one.
    Change {
        /// Id of the column that changed.
        of: Name,
        /// Id of the column that it is compared with.
        against: Name,
        /// How the change is told.
        form: ChangeForm,
    },
    /// What each line of a column is of one line of it, in percent.
    Share {
        /// Id of the column.
        of: Name,
        /// Id of the line that is the whole.
        line: Name,
    },
}

/// What cells count where a line meets the column.
impl Column {
    /// How the column tells the change of a line that counts `unit`; `own` is what the line says. `None` for any other column.
    #[must_use]
    pub fn change_of(&self, unit: LineUnit, own: Option<ChangeForm>) -> Option<ChangeForm> {
        let Some(Derived::Change { form, .. }) = self.derived.as_deref() else { return None };
        let form = own.unwrap_or(*form);
        // A percentage of percentages would say neither what changed nor by how much.
        Some(if form == ChangeForm::Percent && unit == LineUnit::Percent { ChangeForm::Points } else { form })
    }

    /// What the cells count.
    #[must_use]
    pub fn unit_of(&self, unit: LineUnit, own: Option<ChangeForm>) -> LineUnit {
        match (self.derived.as_deref(), self.change_of(unit, own)) {
            (None, _) | (_, Some(ChangeForm::Amount)) => self.unit.unwrap_or(unit),
            (_, Some(ChangeForm::Points)) => LineUnit::Points,
            (Some(_), _) => LineUnit::Percent,
        }
    }

    /// The scale in which they are printed, where line or column say it; `scale` is that of the line.
    #[must_use]
    pub fn scale_of(&self, unit: LineUnit, scale: Option<Scale>, own: Option<ChangeForm>) -> Option<Scale> {
        match (self.derived.as_deref(), self.change_of(unit, own)) {
            (_, Some(ChangeForm::BasisPoints)) => Some(Scale::Hundredth),
            (None, _) | (_, Some(ChangeForm::Amount)) => {
                self.scale.or(scale.filter(|_| self.unit.is_none_or(|of_column| of_column == unit)))
            }
            (Some(_), _) => Some(Scale::One),
        }
    }

    /// Whether its cells are figures of their own: no change, no share.
    #[must_use]
    pub fn states_figures(&self) -> bool {
        self.derived.is_none()
    }
}
