//! A fact and what there is to say of it.

use super::Rules;
use crate::address::figure;
use crate::audit;
use crate::domain::figure::Hedge;
use crate::domain::member::Members;
use crate::domain::statement::{Column, Derived, Method, Statement};
use crate::domain::{Announcement, Currency, Period, Scale, Unit, decimal};
use crate::output::term::unit_word;
use rust_decimal::Decimal;

/// A figure that a document states, with what the archive knows of it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'f> {
    /// The document.
    pub announcement: &'f Announcement,
    /// The figure as the audit has it: key, members, period, value and place.
    pub stated: &'f audit::Fact<'f>,
    /// What the document, or else the archive, calls it; nothing where its key says all.
    pub label: &'f str,
    /// Whether it is a figure of its own, or tells of another one.
    pub states: States,
    /// Of a change, the period that it is from, where that is known.
    pub against: Option<Period>,
    /// What it counts.
    pub unit: Unit,
    /// How it enters the totals of its document; nothing where it enters none, or some either way.
    pub weight: Option<Weight>,
    /// How a cell came about, where that is known.
    pub method: Option<Method>,
    /// The rules that determine it by others.
    pub rules: Rules,
    /// How many other places of the archive state it.
    pub others: usize,
    /// Whether the document calls it audited.
    pub audited: Option<bool>,
    /// Whether the document calls it restated.
    pub restated: bool,
    /// Of a convenience translation, the id of the column that it was made from.
    pub translated_from: Option<&'f str>,
    /// Of a convenience translation, its rate.
    pub rate: Option<Decimal>,
    /// Of a metric, the id of the definition that it follows.
    pub definition: Option<&'f str>,
    /// The id of the next public document that states it anew, as restated.
    pub restated_by: Option<&'f str>,
}

/// Whether a figure is one of its own, or tells of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum States {
    /// A figure of its own.
    Figure,
    /// How much one changed.
    Change,
    /// What it is of another one, in percent.
    Share,
}

impl States {
    /// What the cells of a column are.
    #[must_use]
    pub fn of(column: &Column) -> Self {
        match column.derived.as_deref() {
            None => Self::Figure,
            Some(Derived::Change { .. }) => Self::Change,
            Some(Derived::Share { .. }) => Self::Share,
        }
    }

    /// The column that a column of changes is compared with.
    pub(super) fn against(column: &Column) -> Option<&str> {
        match column.derived.as_deref()? {
            Derived::Change { against, .. } => Some(&against.value),
            Derived::Share { .. } => None,
        }
    }

    /// The word of data files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Change => "change",
            Self::Share => "share",
        }
    }
}

/// How a figure enters a total: what XBRL's calculations call its weight (Calculations 1.1, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As printed.
    Added,
    /// With the other sign: an expense that is printed as a positive number.
    Subtracted,
}

impl Weight {
    /// The word of data files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Subtracted => "subtracted",
        }
    }
}

impl<'f> Record<'f> {
    /// What it is a figure of: a concept or metric, or a path such as `repurchase.2024.spent`.
    #[must_use]
    pub fn concept(&self) -> &'f str {
        &self.stated.key
    }

    /// Of which segment or other part it is.
    #[must_use]
    pub fn members(&self) -> Members<'f> {
        self.stated.members
    }

    /// The period or instant, where the document states one.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.stated.period
    }

    /// The currency, where it is money.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.unit.currency()
    }

    /// The word for what it counts in data files.
    #[must_use]
    pub fn unit_id(&self) -> &'static str {
        unit_word(self.unit)
    }

    /// The printed scale.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.stated.value.scale
    }

    /// The value in whole units; `None` where it has no room in a [`Decimal`], though its text always is exact.
    #[must_use]
    pub fn in_units(&self) -> Option<Decimal> {
        self.stated.value.in_units()
    }

    /// Appends the exact value in whole units, a percentage in percent, with the decimals that are printed: `4153200000`.
    pub fn push_value(&self, out: &mut String) {
        decimal::push_plain(out, self.stated.value.number, self.stated.value.scale);
    }

    /// To how many decimals of its value it is printed: -3 in whole thousands, 2 in cents (XBRL 2.1, section 4.6.5).
    #[must_use]
    pub fn decimals(&self) -> i64 {
        i64::from(self.stated.value.number.scale()) - i64::from(self.scale().exponent())
    }

    /// What the words around the number admit.
    #[must_use]
    pub fn hedge(&self) -> Option<Hedge> {
        self.stated.value.hedge
    }

    /// What is counted, or what money is paid for, in the document's words.
    #[must_use]
    pub fn noun(&self) -> Option<&'f str> {
        self.stated.amount?.noun.as_deref()
    }

    /// The statement that it stands in.
    #[must_use]
    pub fn statement(&self) -> Option<&'f Statement> {
        let audit::Place::Cell(statement, ..) = self.stated.place else { return None };
        self.announcement.statements.get(statement as usize)
    }

    /// Appends the figure as its document prints it: negatives of tables in parentheses, nil as `-`.
    pub fn push_printed(&self, out: &mut String) {
        let stated = self.stated;
        match (stated.place, stated.amount) {
            (_, Some(amount)) => out.push_str(&amount.printed),
            _ if stated.value.nil => out.push('-'),
            (audit::Place::Cell(statement, line, column), None) => {
                let statement = &self.announcement.statements[statement as usize];
                let (line, at) = (&statement.lines[line as usize], column as usize);
                let sign = statement.sign(line, &statement.columns[at]);
                line.cells[at].push_printed(out, sign, self.announcement.conventions.number_format());
            }
            _ => decimal::push_plain(out, stated.value.number, Scale::One),
        }
    }

    /// Appends its address below the site's base, such as `announcements/2024-q1-results/operations/#operations.revenue.q1`.
    pub fn push_address(&self, out: &mut String) {
        figure::push_address(out, self.announcement, self.stated.place);
    }
}
